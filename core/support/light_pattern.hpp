// A pattern that is ready in a microsecond, where RE2 takes sixty and more to compile one: a small
// program for a matcher that backtracks, but never tries the same place twice in the same state, so
// that its time stays in proportion to the text. Made for lines and paragraphs, and for what packs'
// patterns use; anything else it leaves to RE2 by saying so.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
        unknown, ///< a text too long, not UTF-8, or with letters in disguise: ask RE2
    };

    /// A byte range of the text, {npos, npos} for a group that took no part.
    using Place = std::pair<std::size_t, std::size_t>;

    /// The first match within [from, to) of the text, as RE2 chooses among several; what stands
    /// around the range counts for \b, ^ and $. `groups`: where to put the whole match and the
    /// groups, as many as there is room for. Not thread-safe.
    Answer match(std::string_view text, std::size_t from, std::size_t to, Anchor anchor,
                 Place* groups, std::size_t room);

    [[nodiscard]] std::size_t groups() const { return groups_; } ///< without the whole
    /// How much work all matches were, in instructions of the program.
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

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
        fork, ///< `x` first, then `y`; `length` is its number
        jump, ///< to `x`
        save, ///< this place as number `x`
        done,
    };
    struct Instruction {
        Op op;
        std::uint32_t x = 0, y = 0;
        std::uint32_t length = 0;
    };
    /// Which characters: ASCII ones by a table, others by default and exception.
    struct Class {
        std::array<std::uint64_t, 2> ascii{};
        bool others = false;
        std::vector<std::pair<char32_t, char32_t>> exceptions;
        [[nodiscard]] bool has_ascii(unsigned char c) const {
            return (ascii[c >> 6] >> (c & 63u) & 1u) != 0;
        }
    };

    void find_first_bytes();

    std::vector<Instruction> program_;
    std::string letters_; ///< of all literals
    std::vector<Class> classes_;
    std::size_t groups_ = 0;
    std::size_t forks_ = 0;
    std::array<bool, 256> first_{}; ///< bytes that a match may begin with
    bool at_start_ = false;         ///< a match begins where the text does
    bool may_be_empty_ = false;
    std::uint64_t steps_ = 0;

    // While matching, kept for the next time.
    std::vector<std::uint64_t> tried_; ///< by fork and place
    std::vector<std::pair<std::uint32_t, std::size_t>> open_;
};

} // namespace duly
