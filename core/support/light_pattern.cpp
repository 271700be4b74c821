#include "support/light_pattern.hpp"

#include <algorithm>

#include "support/light_tree.hpp"
#include "support/pattern_literals.hpp"

namespace duly {
namespace {

constexpr std::size_t most_tried = std::size_t{1} << 16; ///< places times forks, in bits
constexpr auto nowhere = std::string_view::npos;

/// The long s and the Kelvin sign, which RE2 takes for letters of ours.
bool is_disguised(char32_t c) {
    return c == 0x17F || c == 0x212A;
}

} // namespace

/// Writes the program of a tree.
class LightEmitter {
public:
    LightEmitter(const std::vector<LightNode>& nodes, LightPattern& out)
        : nodes_(nodes), out_(out), program_(out.program_) {}

    /// False when it would be too long.
    bool write(std::uint32_t root) {
        program_.reserve(nodes_.size() * 2 + 4);
        put({Op::save, 0});
        write_node(root);
        put({Op::save, 1});
        put({Op::done});
        return !is_too_long();
    }

private:
    using Op = LightPattern::Op;
    using Instruction = LightPattern::Instruction;
    using Kind = LightNode::Kind;

    bool is_too_long() const { return program_.size() > most_light_instructions; }
    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }
    std::uint32_t put(Instruction one) {
        program_.push_back(one);
        return here() - 1;
    }
    std::uint32_t fork() {
        return put({Op::fork, 0, 0, static_cast<std::uint32_t>(out_.forks_++)});
    }
    /// Which way a fork tries first.
    void aim(std::uint32_t fork, std::uint32_t in, std::uint32_t past, bool lazy) {
        program_[fork].x = lazy ? past : in;
        program_[fork].y = lazy ? in : past;
    }

    void write_node(std::uint32_t number) {
        const LightNode& node = nodes_[number];
        if (is_too_long()) return;
        switch (node.kind) {
        case Kind::nothing:
            break;
        case Kind::literal:
            put({node.strict ? Op::strict : Op::literal, node.first, 0, node.count});
            break;
        case Kind::one_of:
            put({Op::one_of, node.first});
            break;
        case Kind::assertion:
            put({static_cast<Op>(node.op)});
            break;
        case Kind::sequence:
            for (const std::uint32_t part : node.parts)
                write_node(part);
            break;
        case Kind::alternatives:
            write_alternatives(node);
            break;
        case Kind::repeated:
            write_repeated(node);
            break;
        case Kind::group:
            put({Op::save, 2 * node.first});
            write_node(node.parts[0]);
            put({Op::save, 2 * node.first + 1});
            break;
        }
    }

    void write_alternatives(const LightNode& node) {
        std::vector<std::uint32_t> jumps;
        for (std::size_t i = 0; i + 1 < node.parts.size(); ++i) {
            const std::uint32_t choice = fork();
            write_node(node.parts[i]);
            jumps.push_back(put({Op::jump}));
            aim(choice, choice + 1, here(), false);
        }
        write_node(node.parts.back());
        for (const std::uint32_t jump : jumps)
            program_[jump].x = here();
    }

    void write_repeated(const LightNode& node) {
        for (int i = 0; i < node.least && !is_too_long(); ++i)
            write_node(node.parts[0]);
        if (node.most == without_end) {
            const std::uint32_t choice = fork();
            write_node(node.parts[0]);
            put({Op::jump, choice});
            aim(choice, choice + 1, here(), node.lazy);
            return;
        }
        std::vector<std::uint32_t> choices;
        for (int i = node.least; i < node.most && !is_too_long(); ++i) {
            choices.push_back(fork());
            write_node(node.parts[0]);
        }
        for (const std::uint32_t choice : choices)
            aim(choice, choice + 1, here(), node.lazy);
    }

    const std::vector<LightNode>& nodes_;
    LightPattern& out_;
    std::vector<Instruction>& program_;
};

std::optional<LightPattern> LightPattern::read(std::string_view pattern) {
    LightPattern out;
    const auto tree = LightReader::read(pattern, out);
    if (!tree || !LightEmitter(tree->nodes, out).write(tree->root)) return std::nullopt;
    out.may_be_empty_ = tree->nodes[tree->root].may_be_empty;
    out.find_first_bytes();
    return out;
}

void LightPattern::find_first_bytes() {
    std::vector<bool> seen(program_.size());
    std::vector<std::uint32_t> open{0};
    const auto all = [&] { first_.fill(true); };
    bool elsewhere = false; // a way that does not ask for the beginning of the text
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (seen[at]) continue;
        seen[at] = true;
        const Instruction& one = program_[at];
        switch (one.op) {
        case Op::literal:
        case Op::strict: {
            const char first = letters_[one.x];
            first_[static_cast<unsigned char>(first)] = true;
            if (one.op == Op::literal && first >= 'a' && first <= 'z')
                first_[static_cast<unsigned char>(first - 'a' + 'A')] = true;
            elsewhere = true;
            break;
        }
        case Op::one_of: {
            const Class& members = classes_[one.x];
            for (std::size_t c = 0; c < 0x80; ++c)
                if (members.has_ascii(static_cast<unsigned char>(c))) first_[c] = true;
            std::fill(first_.begin() + 0x80, first_.end(), true);
            elsewhere = true;
            break;
        }
        case Op::done:
            all();
            elsewhere = true;
            break;
        case Op::fork:
            open.push_back(one.x);
            open.push_back(one.y);
            break;
        case Op::jump:
            open.push_back(one.x);
            break;
        case Op::text_begin:
            // Whatever comes next does so at the beginning only: any byte, one place.
            all();
            break;
        default:
            open.push_back(at + 1);
            break;
        }
    }
    at_start_ = !elsewhere;
    // Where a letter in disguise begins, RE2 is to be asked.
    first_[0xC5] = first_[0xE2] = true;
}

/// One search of one text.
class LightMatch {
public:
    using Answer = LightPattern::Answer;
    using Anchor = LightPattern::Anchor;
    using Place = LightPattern::Place;

    LightMatch(LightPattern& pattern, std::string_view text, std::size_t from, std::size_t to,
               bool to_the_end)
        : pattern_(pattern), text_(text), from_(from), to_(to), to_the_end_(to_the_end) {
        const std::size_t forks = pattern.forks_;
        reach_ = forks == 0 ? to - from : std::min(to - from, most_tried / forks);
        pattern_.tried_.assign((forks * (reach_ + 1) + 63) / 64, 0);
        pattern_.open_.clear();
    }

    Answer search(bool here_only) {
        const std::size_t last = here_only ? from_ : to_;
        for (std::size_t at = from_; at <= last; ++at) {
            if (pattern_.at_start_ && at > 0) return Answer::no;
            if (at < to_) {
                const auto byte = static_cast<unsigned char>(text_[at]);
                if (!pattern_.first_[byte]) continue;
                if (at > from_ && (byte & 0xC0u) == 0x80u) { // within a character
                    if (pattern_.may_be_empty_) return Answer::unknown;
                    continue;
                }
            }
            const Answer answer = run(at);
            if (answer != Answer::no) return answer;
        }
        return Answer::no;
    }

    void tell(Place* groups, std::size_t room) const {
        for (std::size_t i = 0; i < room; ++i) {
            const bool took_part =
                i <= pattern_.groups_ && saved_[2 * i] != nowhere && saved_[2 * i + 1] != nowhere;
            groups[i] =
                took_part ? Place{saved_[2 * i], saved_[2 * i + 1]} : Place{nowhere, nowhere};
        }
    }

private:
    using Op = LightPattern::Op;
    static constexpr std::uint32_t restores = std::uint32_t{1} << 31;

    Answer run(std::size_t begin) {
        saved_.fill(nowhere);
        auto& open = pattern_.open_;
        open.clear();
        open.emplace_back(0, begin);
        while (!open.empty()) {
            const auto [instruction, place] = open.back();
            open.pop_back();
            if ((instruction & restores) != 0) {
                saved_[instruction & ~restores] = place;
                continue;
            }
            const Answer answer = go(instruction, place);
            if (answer != Answer::no) return answer;
        }
        return Answer::no;
    }

    /// On from one instruction until it fails, noting the other ways of each fork.
    Answer go(std::uint32_t number, std::size_t at) {
        for (;;) {
            ++pattern_.steps_;
            const LightPattern::Instruction& one = pattern_.program_[number];
            switch (one.op) {
            case Op::literal:
            case Op::strict: {
                const char* const letters = pattern_.letters_.data() + one.x;
                const std::size_t same = common(letters, one, at);
                if (same < one.length) {
                    if (at + same < to_ && is_disguise(at + same)) return Answer::unknown;
                    return Answer::no;
                }
                at += one.length;
                ++number;
                break;
            }
            case Op::one_of: {
                if (at >= to_) return Answer::no;
                const LightPattern::Class& members = pattern_.classes_[one.x];
                const auto byte = static_cast<unsigned char>(text_[at]);
                if (byte < 0x80) {
                    if (!members.has_ascii(byte)) return Answer::no;
                    ++at;
                } else {
                    const LightCharacter sign = light_character_at(text_.substr(at, to_ - at));
                    if (sign.bytes == 0 || is_disguised(sign.code)) return Answer::unknown;
                    if (!has_other(members, sign.code)) return Answer::no;
                    at += sign.bytes;
                }
                ++number;
                break;
            }
            case Op::fork: {
                if (at - from_ > reach_) return Answer::unknown;
                const std::size_t bit = one.length * (reach_ + 1) + at - from_;
                std::uint64_t& word = pattern_.tried_[bit / 64];
                const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
                if ((word & mask) != 0) return Answer::no;
                word |= mask;
                if (may_go(one.y, at)) {
                    if (!may_go(one.x, at)) {
                        number = one.y;
                        break;
                    }
                    pattern_.open_.emplace_back(one.y, at);
                }
                number = one.x;
                break;
            }
            case Op::jump:
                number = one.x;
                break;
            case Op::save:
                pattern_.open_.emplace_back(one.x | restores, saved_[one.x]);
                saved_[one.x] = at;
                ++number;
                break;
            case Op::done:
                return !to_the_end_ || at == to_ ? Answer::yes : Answer::no;
            default:
                if (!holds(one.op, at)) return Answer::no;
                ++number;
                break;
            }
        }
    }

    /// How many letters of a literal stand in the text there.
    std::size_t common(const char* letters, const LightPattern::Instruction& one,
                       std::size_t at) const {
        const std::size_t most = std::min<std::size_t>(one.length, to_ - at);
        std::size_t same = 0;
        if (one.op == Op::strict)
            while (same < most && text_[at + same] == letters[same])
                ++same;
        else
            while (same < most && lowered(text_[at + same]) == letters[same])
                ++same;
        return same;
    }

    /// False when a look at the next byte shows that a way leads nowhere.
    bool may_go(std::uint32_t number, std::size_t at) const {
        const LightPattern::Instruction& one = pattern_.program_[number];
        const bool is_literal = one.op == Op::literal || one.op == Op::strict;
        if (!is_literal && one.op != Op::one_of) return true;
        if (at >= to_) return false;
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte >= 0x80) return true;
        if (!is_literal) return pattern_.classes_[one.x].has_ascii(byte);
        const char wanted = pattern_.letters_[one.x];
        return (one.op == Op::strict ? text_[at] : lowered(text_[at])) == wanted;
    }

    bool is_disguise(std::size_t at) const {
        if (static_cast<unsigned char>(text_[at]) < 0x80) return false;
        const LightCharacter sign = light_character_at(text_.substr(at, to_ - at));
        return sign.bytes == 0 || is_disguised(sign.code);
    }

    static bool has_other(const LightPattern::Class& members, char32_t code) {
        const bool listed = std::any_of(
            members.exceptions.begin(), members.exceptions.end(),
            [&](const auto& range) { return range.first <= code && code <= range.second; });
        return listed != members.others;
    }

    bool holds(Op op, std::size_t at) const {
        const bool before = at > 0, after = at < text_.size();
        switch (op) {
        case Op::text_begin:
            return !before;
        case Op::text_end:
            return !after;
        case Op::line_begin:
            return !before || text_[at - 1] == '\n';
        case Op::line_end:
            return !after || text_[at] == '\n';
        default: {
            const bool edge = (before && is_word(text_[at - 1])) != (after && is_word(text_[at]));
            return edge == (op == Op::word_edge);
        }
        }
    }

    LightPattern& pattern_;
    std::string_view text_;
    std::size_t from_, to_;
    bool to_the_end_;
    std::size_t reach_ = 0; ///< beyond `from_` the last place that is kept in mind
    std::array<std::size_t, 2 * (most_light_groups + 1)> saved_;
};

LightPattern::Answer LightPattern::match(std::string_view text, std::size_t from, std::size_t to,
                                         Anchor anchor, Place* groups, std::size_t room) {
    if (at_start_ && from > 0) return Answer::no;
    LightMatch match(*this, text, from, to, anchor == Anchor::both);
    const Answer answer = match.search(anchor != Anchor::none);
    if (answer == Answer::yes) match.tell(groups, room);
    return answer;
}

} // namespace duly
