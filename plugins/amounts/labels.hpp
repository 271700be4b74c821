// What a figure is for, by the words around it.
#pragma once

#include <array>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::amounts {

extern const duly_parameter small_words_parameter;

/// Reads labels.
class Labels {
public:
    /// `without`: further words that tell nothing, parted by spaces.
    explicit Labels(const Context& context, std::size_t shortest = 4,
                    std::string_view without = {});

    /// `lists`: all the words that tell nothing, in place of the usual small ones.
    Labels(const Context& context, std::size_t shortest,
           std::initializer_list<std::string_view> lists);

    /// The words of a range that say what it is about: without small words and endings, sorted,
    /// each once. They live as long as what the context folds.
    std::vector<std::string_view> telling_words(duly_range range);

private:
    /// Whether a word of small letters is in none of the lists.
    bool tells(std::string_view word);

    const Context& context_;
    std::size_t shortest_;
    std::vector<std::string_view> lists_;                  ///< not yet read
    std::array<std::vector<std::string_view>, 26> silent_; ///< words of the lists, by first letter
};

/// How many the two have in common; both as Labels gives them.
std::size_t in_common(const std::vector<std::string_view>& a,
                      const std::vector<std::string_view>& b);

} // namespace duly::amounts
