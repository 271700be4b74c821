// What a figure is for, by the words around it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::amounts {

extern const duly_parameter small_words_parameter;

/// Reads labels; remembers the words it has met.
class Labels {
public:
    /// `without`: further words that tell nothing, parted by spaces.
    explicit Labels(const Context& context, std::size_t shortest = 4,
                    std::string_view without = {});

    /// `lists`: all the words that tell nothing, in place of the usual small ones.
    Labels(const Context& context, std::size_t shortest,
           std::initializer_list<std::string_view> lists);

    /// The words of a range that say what it is about: without small words and endings, sorted,
    /// each once.
    std::vector<std::string> telling_words(duly_range range);

private:
    /// Without its ending; empty when it tells nothing.
    const std::string& stem_of(const std::string& word);

    const Context& context_;
    std::size_t shortest_;
    std::unordered_map<std::string, std::string> known_; ///< empty: tells nothing
};

/// How many the two have in common; both as Labels gives them.
std::size_t in_common(const std::vector<std::string>& a, const std::vector<std::string>& b);

} // namespace duly::amounts
