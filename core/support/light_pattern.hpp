// A pattern that is ready in a microsecond, where RE2 takes sixty and more to compile one: a small
// program for a matcher that backtracks, but never tries the same place twice in the same state, so
// that its time stays in proportion to the text; what is too laborious it gives up. Made for what
// packs' patterns use; anything else it leaves to RE2 by saying so.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/pattern_literals.hpp"

namespace duly {

class LightPattern {
public:
    /// Nothing when the pattern holds what this matcher does not know, which includes every pattern
    /// that RE2 refuses.
    static std::optional<LightPattern> read(std::string_view pattern);

    enum class Anchor : std::uint8_t { none, start, both };
    enum class Answer : std::uint8_t {
        no,
        yes,
        unknown, ///< a match too long or laborious, no UTF-8, or letters in disguise: ask RE2
    };

    /// A byte range of the text, {npos, npos} for a group that took no part.
    using Place = std::pair<std::size_t, std::size_t>;

    /// The first match within [from, to) of the text, as RE2 chooses among several; what stands
    /// around the range counts for \b, ^ and $. `groups`: where to put the whole match and the
    /// groups, as many as there is room for. Not thread-safe.
    Answer match(std::string_view text, std::size_t from, std::size_t to, Anchor anchor,
                 Place* groups, std::size_t room);

    /// Whether a glance shows that nothing matches from there on: the pattern is tied to the
    /// beginning of the text, and that is another place or begins as no match does.
    [[nodiscard]] bool is_elsewhere(std::string_view text, std::size_t from) const {
        if (!at_start_) return false;
        return from > 0 || !may_begin(text, 0, text.size());
    }

    /// Whether a glance at a place, `to` at most, lets a match begin there.
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at, std::size_t to) const {
        if (at == to) return may_be_empty_;
        const auto first = static_cast<unsigned char>(text[at]);
        if (!first_[first]) return false;
        if (at + 1 < to) {
            const auto second = static_cast<unsigned char>(text[at + 1]);
            if (second < 0x80 && !behind_[row_of(first)].has(second)) return false;
        }
        return (!at_edge_ || at == 0 || is_word(text[at - 1]) != is_word(text[at]));
    }

    /// Whether every match has a digit in it.
    [[nodiscard]] bool needs_digit() const;

    [[nodiscard]] std::size_t groups() const { return groups_; } ///< without the whole
    /// How much work all matches were, in instructions of the program.
    [[nodiscard]] std::uint64_t steps() const { return steps_; }
    /// How much of the same work RE2 would have had with them, once compiled …
    [[nodiscard]] std::uint64_t spared() const { return spared_; }
    /// … and with compiling it, roughly.
    [[nodiscard]] std::uint64_t worth_compiling() const { return worth_compiling_; }

private:
    friend class LightReader;
    friend class LightEmitter;
    friend class LightMatch;

    enum class Op : std::uint8_t {
        literal, ///< `length` letters from `x` on
        strict,  ///< the same, capitals counting
        one_of,  ///< a character of class `x`
        text_begin,
        text_end,
        line_begin,
        line_end,
        word_edge,
        no_word_edge,
        fork,     ///< `x` first, then `y`; `length` is its number
        jump,     ///< to `x`
        once,     ///< on, unless this place was come by before; `x` is its number, as of a fork
        run,      ///< `y` to `length` characters of class `x`, as many as there are first
        run_lazy, ///< the same, as few as may be first
        save,     ///< this place as number `x`
        done,
    };
    struct Instruction {
        Op op;
        std::uint32_t x = 0, y = 0;
        std::uint32_t length = 0;
    };
    /// A set of ASCII characters.
    struct Ascii {
        std::array<std::uint64_t, 2> bits{};
        [[nodiscard]] bool has(unsigned char c) const {
            return (bits[c >> 6] >> (c & 63u) & 1u) != 0;
        }
        void add(unsigned char c) { bits[c >> 6] |= std::uint64_t{1} << (c & 63u); }
        void add(const Ascii& other) {
            bits[0] |= other.bits[0];
            bits[1] |= other.bits[1];
        }
        void add_all() { bits.fill(~std::uint64_t{0}); }
        friend bool operator==(const Ascii&, const Ascii&) = default;
    };
    static std::size_t row_of(unsigned char first) {
        return (first & 0x1Fu) | (first >> 1 & 0x20u);
    }

    /// Which characters: ASCII ones by a table, others by default and exception.
    struct Class {
        std::array<std::uint64_t, 2> ascii{};
        bool others = false;
        std::vector<std::pair<char32_t, char32_t>> exceptions;
        [[nodiscard]] bool has_ascii(unsigned char c) const {
            return (ascii[c >> 6] >> (c & 63u) & 1u) != 0;
        }
    };

    /// What an instruction and those behind it may go on with, as far as one byte tells.
    struct Look {
        Ascii next;           ///< what may be taken first; bytes that are not ASCII always may
        bool may_end = false; ///< the match may end with nothing taken
        friend bool operator==(const Look&, const Look&) = default;
    };

    template <class Visit> void walk(std::uint32_t from, Visit visit) const;
    void look_ahead();
    [[nodiscard]] Look look_of(std::uint32_t number) const;
    void find_beginnings();
    [[nodiscard]] Ascii behind(std::uint32_t number) const;
    [[nodiscard]] Ascii first_of(const Instruction& one) const;

    [[nodiscard]] std::size_t past_others(std::string_view text, std::size_t at,
                                          std::size_t to) const;
    [[nodiscard]] std::size_t next_beginning(std::string_view text, std::size_t at,
                                             std::size_t to) const;

    std::vector<Instruction> program_;
    std::vector<Look> looks_; ///< by instruction
    std::string letters_;     ///< of all literals
    std::vector<Class> classes_;
    std::size_t groups_ = 0;
    std::size_t forks_ = 0;
    std::array<bool, 256> first_{};  ///< bytes that a match may begin with
    std::array<Ascii, 64> behind_{}; ///< … and what may follow, by six bits of the first byte
    bool at_start_ = true;           ///< a match begins where the text does
    bool at_line_ = true;            ///< a match begins where a line does
    bool at_edge_ = true;            ///< a match begins where \b holds
    bool may_be_empty_ = false;
    std::uint64_t steps_ = 0, spared_ = 0, worth_compiling_ = 0;

    // While matching, kept for the next time.
    std::vector<std::uint64_t> tried_;   ///< bits by fork and place; all clear between matches
    std::vector<std::uint32_t> touched_; ///< where in `tried_` there are any
    std::vector<std::pair<std::uint32_t, std::size_t>> open_;
};

} // namespace duly
