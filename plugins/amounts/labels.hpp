// What a figure is for, by the words around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::amounts {

extern const duly_parameter small_words_parameter;

/// The words of a range that say what it is about: without small words and endings, sorted, each
/// once; without those that the pattern `without` matches.
std::vector<std::string> telling_words(const Context& context, duly_range range,
                                       std::size_t shortest = 4, std::string_view without = {});
/// How many the two have in common; both as telling_words gives them.
std::size_t in_common(const std::vector<std::string>& a, const std::vector<std::string>& b);

} // namespace duly::amounts
