// A paper cut into words, for finding abbreviations and what they stand for.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"
#include "duly/plugin.hpp"

namespace duly::text_checks {

/// A run of letters, apostrophes between them included; hyphens part words. A run of digits is a
/// word too.
struct Word {
    std::uint32_t begin = 0, end = 0; ///< in the paper
    std::uint32_t block = 0;          ///< which of the blocks holds it
    char initial = 0;                 ///< small letter, '0' for a digit, 0 for any other
    bool capital = false;
};

class Words {
public:
    explicit Words(const Context& context);

    [[nodiscard]] const Document& paper() const { return paper_; }
    [[nodiscard]] const std::vector<places::Block>& blocks() const { return blocks_; }
    [[nodiscard]] const std::vector<Word>& all() const { return words_; }
    [[nodiscard]] std::string_view text(const Word& word) const {
        return text_.substr(word.begin - begin_, word.end - word.begin);
    }
    [[nodiscard]] std::string_view text(duly_range range) const {
        return text_.substr(range.begin - begin_, range.end - range.begin);
    }
    [[nodiscard]] const places::Block& block_of(const Word& word) const {
        return blocks_[word.block];
    }
    /// Which words begin with the letter, ascending.
    [[nodiscard]] std::span<const std::uint32_t> beginning_with(char small_letter) const;

    /// Whether the words from `at` on spell the letters (small ones) by their initials, small words
    /// left out or counted. `named`: all but the small ones must have capitals.
    [[nodiscard]] bool spells(std::string_view letters, std::size_t at, bool named) const;

private:
    void cut(std::uint32_t block);
    void sort_by_initial();

    const Document& paper_;
    std::string_view text_; ///< of the whole paper, asked for once
    std::uint32_t begin_ = 0;
    const std::vector<places::Block>& blocks_;
    std::vector<Word> words_;
    std::vector<std::uint32_t> by_initial_;        ///< those that begin with "a", then "b" …
    std::array<std::uint32_t, 27> initial_from_{}; ///< where each letter's begin in it
};

constexpr bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr char lowered(char c) {
    return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace duly::text_checks
