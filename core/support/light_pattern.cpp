#include "support/light_pattern.hpp"

#include <algorithm>
#include <bit>

#include "support/light_tree.hpp"
#include "support/pattern_literals.hpp"

namespace duly {
namespace {

constexpr std::size_t most_tried = std::size_t{1} << 16; ///< places times forks, in bits
constexpr std::uint64_t most_steps = 40'000;             ///< of one search, and two for each byte
constexpr std::uint64_t steps_of_a_call = 30;            ///< of RE2, whatever the text
constexpr std::uint32_t most_in_runs = 4'000;            ///< of a program: what RE2 has room for
constexpr std::uint32_t no_end = 0xFFFFFFFFu;
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
        write_node(root);
        put({Op::done});
        // What is counted, RE2 writes out, a dozen instructions for any character.
        out_.worth_compiling_ = 20'000 + 200 * (program_.size() + std::uint64_t{12} * in_runs_);
        return !is_too_long();
    }

private:
    using Op = LightPattern::Op;
    using Instruction = LightPattern::Instruction;
    using Kind = LightNode::Kind;

    bool is_too_long() const {
        return program_.size() > most_light_instructions || in_runs_ > most_in_runs;
    }
    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.size()); }
    std::uint32_t put(Instruction one) {
        program_.push_back(one);
        return here() - 1;
    }
    std::uint32_t fork() {
        return put({Op::fork, 0, 0, static_cast<std::uint32_t>(out_.forks_++)});
    }
    void once() { put({Op::once, static_cast<std::uint32_t>(out_.forks_++)}); }
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
            for (std::uint32_t part = node.part; part != LightNode::none; part = nodes_[part].next)
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
            write_node(node.part);
            put({Op::save, 2 * node.first + 1});
            break;
        }
    }

    void write_alternatives(const LightNode& node) {
        const std::size_t jumps = open_.size();
        std::uint32_t part = node.part;
        for (; nodes_[part].next != LightNode::none; part = nodes_[part].next) {
            const std::uint32_t choice = fork();
            write_node(part);
            open_.push_back(put({Op::jump}));
            aim(choice, choice + 1, here(), false);
        }
        write_node(part);
        for (; open_.size() > jumps; open_.pop_back())
            program_[open_.back()].x = here();
    }

    void write_repeated(const LightNode& node) {
        const LightNode& part = nodes_[node.part];
        if (part.kind == Kind::one_of && node.most != 1) {
            const bool endless = node.most == without_end;
            once();
            put({node.lazy ? Op::run_lazy : Op::run, part.first,
                 static_cast<std::uint32_t>(node.least),
                 endless ? no_end : static_cast<std::uint32_t>(node.most)});
            once();
            in_runs_ += static_cast<std::uint32_t>(std::max(node.least, node.most));
            return;
        }
        for (int i = 0; i < node.least && !is_too_long(); ++i)
            write_node(node.part);
        if (node.most == without_end) {
            const std::uint32_t choice = fork();
            write_node(node.part);
            put({Op::jump, choice});
            aim(choice, choice + 1, here(), node.lazy);
            return;
        }
        const std::size_t choices = open_.size();
        for (int i = node.least; i < node.most && !is_too_long(); ++i) {
            open_.push_back(fork());
            write_node(node.part);
        }
        for (; open_.size() > choices; open_.pop_back())
            aim(open_.back(), open_.back() + 1, here(), node.lazy);
    }

    const std::vector<LightNode>& nodes_;
    LightPattern& out_;
    std::vector<Instruction>& program_;
    std::vector<std::uint32_t> open_; ///< jumps and forks whose aim is not yet written
    std::uint32_t in_runs_ = 0;       ///< counts of all runs
};

std::optional<LightPattern> LightPattern::read(std::string_view pattern) {
    LightPattern out;
    const auto tree = LightReader::read(pattern, out);
    if (!tree || !LightEmitter(tree->nodes, out).write(tree->root)) return std::nullopt;
    out.may_be_empty_ = tree->nodes[tree->root].may_be_empty;
    out.look_ahead();
    out.find_beginnings();
    return out;
}

/// The ASCII characters that what an instruction takes may begin with.
LightPattern::Ascii LightPattern::first_of(const Instruction& one) const {
    Ascii out;
    if (one.op != Op::literal && one.op != Op::strict) {
        out.bits = classes_[one.x].ascii;
        return out;
    }
    const auto first = static_cast<unsigned char>(letters_[one.x]);
    if (first >= 0x80) return out;
    out.add(first);
    if (one.op == Op::literal && first >= 'a' && first <= 'z')
        out.add(static_cast<unsigned char>(first - 'a' + 'A'));
    return out;
}

/// From the looks of the instructions that it may go on with; assertions are taken to hold.
LightPattern::Look LightPattern::look_of(std::uint32_t number) const {
    const Instruction& one = program_[number];
    Look out;
    switch (one.op) {
    case Op::fork:
        out = looks_[one.x];
        out.next.add(looks_[one.y].next);
        out.may_end = out.may_end || looks_[one.y].may_end;
        break;
    case Op::jump:
        out = looks_[one.x];
        break;
    case Op::done:
        out.next.add_all();
        out.may_end = true;
        break;
    case Op::literal:
    case Op::strict:
    case Op::one_of:
        out.next = first_of(one);
        break;
    case Op::run:
    case Op::run_lazy:
        if (one.y == 0) out = looks_[number + 1];
        out.next.add(first_of(one));
        break;
    default:
        out = looks_[number + 1];
        break;
    }
    return out;
}

/// From the end backwards, as most ways lead on; again until what loops go back to is known.
void LightPattern::look_ahead() {
    looks_.assign(program_.size(), {});
    const auto size = static_cast<std::uint32_t>(program_.size());
    const auto knows_all = [&] {
        for (std::uint32_t number = 0; number < size; ++number)
            if (program_[number].op == Op::jump && program_[number].x < number &&
                looks_[number] != looks_[program_[number].x])
                return false;
        return true;
    };
    do {
        for (std::uint32_t number = size; number-- > 0;)
            looks_[number] = look_of(number);
    } while (!knows_all());
}

/// Goes all ways from the beginning up to the first byte that each asks for.
void LightPattern::find_beginnings() {
    enum : std::uint32_t { start = 1, line = 2, edge = 4, kinds = 8 }; ///< what a way has asked for
    std::vector<bool> seen(program_.size() * kinds);
    std::vector<std::uint32_t> open{0}; ///< instruction times `kinds`, and what was asked for
    const auto go_on = [&](std::uint32_t number, std::uint32_t asked) {
        open.push_back(number * kinds + asked);
    };
    const auto take_note = [&](const Instruction& one, const Ascii& seconds) {
        const Ascii firsts = first_of(one);
        for (std::size_t half = 0; half < firsts.bits.size(); ++half)
            for (std::uint64_t left = firsts.bits[half]; left != 0; left &= left - 1) {
                const auto byte = static_cast<unsigned char>(64 * half) +
                                  static_cast<unsigned char>(std::countr_zero(left));
                first_[byte] = true;
                behind_[row_of(static_cast<unsigned char>(byte))].add(seconds);
            }
        const bool is_literal = one.op == Op::literal || one.op == Op::strict;
        if (!is_literal) // any character that is not ASCII: a class is not asked for these here
            std::fill(first_.begin() + 0x80, first_.end(), true);
        else if (static_cast<unsigned char>(letters_[one.x]) >= 0x80)
            first_[static_cast<unsigned char>(letters_[one.x])] = true;
    };
    while (!open.empty()) {
        const std::uint32_t way = open.back();
        open.pop_back();
        if (seen[way]) continue;
        seen[way] = true;
        const std::uint32_t number = way / kinds, asked = way % kinds;
        const Instruction& one = program_[number];
        switch (one.op) {
        case Op::fork:
            go_on(one.x, asked);
            go_on(one.y, asked);
            continue;
        case Op::jump:
            go_on(one.x, asked);
            continue;
        case Op::text_begin:
            go_on(number + 1, asked | start | line);
            continue;
        case Op::line_begin:
            go_on(number + 1, asked | line);
            continue;
        case Op::word_edge:
            go_on(number + 1, asked | edge);
            continue;
        case Op::run:
        case Op::run_lazy:
            if (one.y == 0) go_on(number + 1, asked);
            [[fallthrough]];
        case Op::literal:
        case Op::strict:
        case Op::one_of:
            take_note(one, behind(number));
            break;
        case Op::done:
            first_.fill(true);
            for (Ascii& row : behind_)
                row.add_all();
            break;
        default:
            go_on(number + 1, asked);
            continue;
        }
        at_start_ = at_start_ && (asked & start) != 0;
        at_line_ = at_line_ && (asked & line) != 0;
        at_edge_ = at_edge_ && (asked & edge) != 0;
    }
    // Where a letter in disguise begins, RE2 is to be asked.
    first_[0xC5] = first_[0xE2] = true;
}

/// Goes all ways from an instruction on, up to what takes characters or ends the match; `visit`
/// tells whether to go on behind such a one.
template <class Visit> void LightPattern::walk(std::uint32_t from, Visit visit) const {
    std::vector<bool> seen(program_.size());
    std::vector<std::uint32_t> open{from};
    while (!open.empty()) {
        const std::uint32_t number = open.back();
        open.pop_back();
        if (seen[number]) continue;
        seen[number] = true;
        const Instruction& one = program_[number];
        bool goes_on = true;
        switch (one.op) {
        case Op::fork:
            open.push_back(one.y);
            [[fallthrough]];
        case Op::jump:
            open.push_back(one.x);
            goes_on = false;
            break;
        case Op::done:
            visit(one);
            goes_on = false;
            break;
        case Op::run:
        case Op::run_lazy:
            goes_on = visit(one) || one.y == 0;
            break;
        case Op::literal:
        case Op::strict:
        case Op::one_of:
            goes_on = visit(one);
            break;
        default:
            break;
        }
        if (goes_on) open.push_back(number + 1);
    }
}

bool LightPattern::needs_digit() const {
    constexpr std::uint64_t digits = 0x03FF'0000'0000'0000;
    bool ends_without = false;
    walk(0, [&](const Instruction& one) {
        if (one.op == Op::done) {
            ends_without = true;
            return false;
        }
        if (one.op == Op::literal || one.op == Op::strict) {
            const std::string_view letters(letters_.data() + one.x, one.length);
            return letters.find_first_of("0123456789") == std::string_view::npos;
        }
        const Class& members = classes_[one.x];
        return (members.ascii[0] & ~digits) != 0 || members.ascii[1] != 0 || members.others ||
               !members.exceptions.empty();
    });
    return !ends_without;
}

/// The ASCII characters that may follow the first byte of what an instruction takes.
LightPattern::Ascii LightPattern::behind(std::uint32_t number) const {
    const Instruction& taken = program_[number];
    const bool is_literal = taken.op == Op::literal || taken.op == Op::strict;
    if (is_literal && taken.length > 1) {
        Instruction rest = taken;
        ++rest.x;
        return first_of(rest);
    }
    Ascii out = looks_[number + 1].next;
    if (taken.op == Op::run || taken.op == Op::run_lazy) out.add(first_of(taken));
    return out;
}

/// Past bytes that no match begins with, four at once.
std::size_t LightPattern::past_others(std::string_view text, std::size_t at, std::size_t to) const {
    const auto begins = [&](std::size_t i) {
        return static_cast<unsigned>(first_[static_cast<unsigned char>(text[i])]);
    };
    while (at + 4 <= to && (begins(at) | begins(at + 1) | begins(at + 2) | begins(at + 3)) == 0)
        at += 4;
    return at;
}

namespace {

std::size_t past_word(std::string_view text, std::size_t at, std::size_t to) {
    while (at < to && is_word(text[at]))
        ++at;
    return at;
}

} // namespace

/// The first place from `at` on, `to` included, that a glance does not rule out.
std::size_t LightPattern::next_beginning(std::string_view text, std::size_t at,
                                         std::size_t to) const {
    if (at_start_ && at > 0) return nowhere;
    for (; at < to; ++at) {
        if (at_line_ && at > 0 && text[at - 1] != '\n') {
            at = text.find('\n', at);
            if (at >= to) break;
            continue;
        }
        if (may_begin(text, at, to)) return at;
        if (at_line_) continue;
        if (at_edge_ && is_word(text[at]))
            at = past_word(text, at + 1, to) - 1;
        else
            at = past_others(text, at + 1, to) - 1;
    }
    return may_be_empty_ ? to : nowhere;
}

/// One search of one text.
class LightMatch {
public:
    using Answer = LightPattern::Answer;
    using Place = LightPattern::Place;

    LightMatch(LightPattern& pattern, std::string_view text, std::size_t from, std::size_t to,
               bool to_the_end)
        : pattern_(pattern),
          program_(pattern.program_.data()),
          looks_(pattern.looks_.data()),
          text_(text),
          from_(from),
          to_(to),
          to_the_end_(to_the_end) {
        const std::size_t forks = pattern.forks_;
        reach_ = forks == 0 ? to - from : std::min(to - from, most_tried / forks);
        const std::size_t words = (forks * (reach_ + 1) + 63) / 64;
        if (pattern.tried_.size() < words) pattern.tried_.resize(words);
        most_steps_ = most_steps + 2 * (to - from);
    }
    ~LightMatch() {
        forget(from_);
        pattern_.steps_ += steps_;
    }
    LightMatch(const LightMatch&) = delete;
    LightMatch& operator=(const LightMatch&) = delete;

    /// From `at` on, where a match may begin; elsewhere only if it need not be there.
    Answer search(std::size_t at, bool here_only) {
        forget(at);
        for (; at != nowhere; at = pattern_.next_beginning(text_, at + 1, to_)) {
            if (at > from_ && at < to_ &&
                (static_cast<unsigned char>(text_[at]) & 0xC0u) == 0x80u) {
                if (pattern_.may_be_empty_) return Answer::unknown; // within a character
            } else {
                const Answer answer = try_at(at);
                if (answer != Answer::no) return answer;
            }
            if (here_only || at == to_) break;
        }
        return Answer::no;
    }

    /// The whole match and its groups.
    void tell(Place* groups, std::size_t room) const {
        for (std::size_t i = 0; i < room; ++i) {
            const bool took_part =
                i <= pattern_.groups_ && saved_[2 * i] != nowhere && saved_[2 * i + 1] != nowhere;
            groups[i] =
                took_part ? Place{saved_[2 * i], saved_[2 * i + 1]} : Place{nowhere, nowhere};
        }
    }
    [[nodiscard]] std::size_t end() const { return saved_[1]; }

private:
    using Op = LightPattern::Op;
    using Instruction = LightPattern::Instruction;
    static constexpr std::uint32_t restores = std::uint32_t{1} << 31;

    /// What was tried is kept in mind for `reach_` places from there on.
    void forget(std::size_t from) {
        for (const std::uint32_t word : pattern_.touched_)
            pattern_.tried_[word] = 0;
        pattern_.touched_.clear();
        base_ = from;
    }

    Answer try_at(std::size_t at) {
        if (steps_ > most_steps_) return Answer::unknown;
        if (at - base_ > reach_ / 2) forget(at);
        Answer answer = run(at);
        if (answer == Answer::unknown && beyond_ && base_ != at) {
            forget(at);
            answer = run(at);
        }
        return answer;
    }

    Answer run(std::size_t begin) {
        beyond_ = false;
        std::fill_n(saved_.begin(), 2 * (pattern_.groups_ + 1), nowhere);
        saved_[0] = begin;
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
            ++steps_;
            const Instruction& one = program_[number];
            switch (one.op) {
            case Op::literal:
            case Op::strict: {
                const char* const letters = pattern_.letters_.data() + one.x;
                const std::size_t same = common(letters, one, at);
                if (same < one.length) {
                    return is_disguise(at, at + same) ? Answer::unknown : Answer::no;
                }
                at += one.length;
                ++number;
                break;
            }
            case Op::one_of: {
                const Answer taken = take(pattern_.classes_[one.x], at);
                if (taken != Answer::yes) return taken;
                ++number;
                break;
            }
            case Op::run:
            case Op::run_lazy: {
                const Answer taken = take_run(one, number + 1, at);
                if (taken != Answer::yes) return taken;
                ++number;
                break;
            }
            case Op::once:
                if (at - base_ > reach_) return give_up();
                if (was_tried(one.x, at)) return Answer::no;
                ++number;
                break;
            case Op::fork:
                if (!may_go(one.x, at)) {
                    if (!may_go(one.y, at)) return Answer::no;
                    number = one.y;
                    break;
                }
                if (at - base_ > reach_) return give_up();
                if (was_tried(one.length, at)) return Answer::no;
                if (may_go(one.y, at)) pattern_.open_.emplace_back(one.y, at);
                number = one.x;
                break;
            case Op::jump:
                number = one.x;
                break;
            case Op::save:
                pattern_.open_.emplace_back(one.x | restores, saved_[one.x]);
                saved_[one.x] = at;
                ++number;
                break;
            case Op::done:
                if (to_the_end_ && at != to_) return Answer::no;
                saved_[1] = at;
                return Answer::yes;
            default:
                if (!holds(one.op, at)) return Answer::no;
                ++number;
                break;
            }
        }
    }

    Answer give_up() {
        beyond_ = true;
        return Answer::unknown;
    }

    bool was_tried(std::uint32_t fork, std::size_t at) {
        const std::size_t bit = fork * (reach_ + 1) + at - base_;
        std::uint64_t& word = pattern_.tried_[bit / 64];
        const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
        if ((word & mask) != 0) return true;
        if (word == 0) pattern_.touched_.push_back(static_cast<std::uint32_t>(bit / 64));
        word |= mask;
        return false;
    }

    /// One character of a class, and past it.
    Answer take(const LightPattern::Class& members, std::size_t& at) const {
        if (at >= to_) return Answer::no;
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80) {
            if (!members.has_ascii(byte)) return Answer::no;
            ++at;
            return Answer::yes;
        }
        const LightCharacter sign = light_character_at(text_.substr(at, to_ - at));
        if (sign.bytes == 0 || is_disguised(sign.code)) return Answer::unknown;
        if (!has_other(members, sign.code)) return Answer::no;
        at += sign.bytes;
        return Answer::yes;
    }

    /// As many characters of a class as there are, noting where else it may end; `next` is what
    /// comes then.
    Answer take_run(const Instruction& one, std::uint32_t next, std::size_t& at) {
        const LightPattern::Class& members = pattern_.classes_[one.x];
        auto& open = pattern_.open_;
        const std::size_t before = open.size();
        std::size_t here = at;
        for (std::uint32_t taken = 0;; ++taken) {
            if (taken >= one.y && may_go(next, here)) open.emplace_back(next, here);
            if (taken == one.length || here >= to_) break;
            if (const auto byte = static_cast<unsigned char>(text_[here]); byte < 0x80) {
                if (!members.has_ascii(byte)) break;
                ++here;
                continue;
            }
            const Answer answer = take(members, here);
            if (answer == Answer::unknown) return answer;
            if (answer == Answer::no) break;
        }
        steps_ += (here - at) / 2;
        if (steps_ > most_steps_) return Answer::unknown;
        if (open.size() == before) return Answer::no;
        if (one.op == Op::run_lazy)
            std::reverse(open.begin() + static_cast<std::ptrdiff_t>(before), open.end());
        at = open.back().second;
        open.pop_back();
        return Answer::yes;
    }

    /// How many letters of a literal stand in the text there.
    std::size_t common(const char* letters, const Instruction& one, std::size_t at) const {
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
        const LightPattern::Look& look = looks_[number];
        if (at >= to_) return look.may_end;
        const auto byte = static_cast<unsigned char>(text_[at]);
        return byte >= 0x80 || look.next.has(byte);
    }

    /// Whether RE2 might see more in the character at `at`, which may begin before, at `from` at
    /// the earliest.
    bool is_disguise(std::size_t from, std::size_t at) const {
        if (at >= to_ || static_cast<unsigned char>(text_[at]) < 0x80) return false;
        while (at > from && (static_cast<unsigned char>(text_[at]) & 0xC0u) == 0x80u)
            --at;
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
    const Instruction* program_;
    const LightPattern::Look* looks_;
    std::string_view text_;
    std::size_t from_, to_;
    bool to_the_end_;
    bool beyond_ = false;   ///< gave up because of `reach_`
    std::size_t base_ = 0;  ///< where what is kept in mind begins
    std::size_t reach_ = 0; ///< beyond `base_` the last place that is kept in mind
    std::uint64_t steps_ = 0, most_steps_;
    std::array<std::size_t, 2 * (most_light_groups + 1)> saved_; ///< begins and ends of groups
};

LightPattern::Answer LightPattern::match(std::string_view text, std::size_t from, std::size_t to,
                                         Anchor anchor, Place* groups, std::size_t room) {
    spared_ += steps_of_a_call;
    const bool here_only = anchor != Anchor::none;
    std::size_t first = from;
    if (!here_only)
        first = next_beginning(text, from, to);
    else if (is_elsewhere(text, from) || !may_begin(text, from, to))
        first = nowhere;
    if (first == nowhere) {
        spared_ += here_only ? 0 : (to - from) / 2;
        return Answer::no;
    }
    LightMatch match(*this, text, from, to, anchor == Anchor::both);
    const Answer answer = match.search(first, here_only);
    if (answer == Answer::yes) match.tell(groups, room);
    if (answer == Answer::yes || !here_only)
        spared_ += ((answer == Answer::yes ? match.end() : to) - from) / 2;
    return answer;
}

} // namespace duly
