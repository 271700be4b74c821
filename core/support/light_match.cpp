// Running the program of a light pattern over a text.
#include <algorithm>

#include "support/light_pattern.hpp"
#include "support/light_tree.hpp"

namespace duly {
namespace {

constexpr std::size_t most_tried = std::size_t{1} << 16; ///< places times forks, in bits
constexpr std::uint64_t most_steps = 40'000;             ///< of one search, and two for each byte
constexpr std::uint64_t steps_of_a_call = 30;            ///< of RE2, whatever the text
constexpr auto nowhere = std::string_view::npos;

/// The long s and the Kelvin sign, which RE2 takes for letters of ours.
bool is_disguised(char32_t c) {
    return c == 0x17F || c == 0x212A;
}

std::size_t past_word(std::string_view text, std::size_t at, std::size_t to) {
    while (at < to && is_word(text[at]))
        ++at;
    return at;
}

} // namespace

/// Past bytes that no match begins with, four at once.
std::size_t LightPattern::past_others(std::string_view text, std::size_t at, std::size_t to) const {
    const auto begins = [&](std::size_t i) {
        return static_cast<unsigned>(first_[static_cast<unsigned char>(text[i])]);
    };
    while (at + 4 <= to && (begins(at) | begins(at + 1) | begins(at + 2) | begins(at + 3)) == 0)
        at += 4;
    return at;
}

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
