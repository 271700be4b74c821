// Votes counted in words or figures.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "duly/plugin.hpp"

namespace duly::actions {

inline constexpr duly_parameter numbers_parameter =
    parameter("numbers", DULY_TEXT,
              "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
              "fifteen sixteen seventeen eighteen nineteen twenty",
              "Numbers in words, in order; any other word stands for none.");

/// Nothing for what is no number; 0 for words such as "no" and "nil".
inline std::optional<std::int64_t> number_of(std::string_view word, std::string_view numbers) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error == std::errc() && end == word.data() + word.size()) return value;
    if (!word.empty() && word[0] >= '0' && word[0] <= '9') return std::nullopt;
    for (std::int64_t place = 1; !numbers.empty(); ++place) {
        const std::size_t space = numbers.find(' ');
        if (numbers.substr(0, space) == word) return place;
        if (space == std::string_view::npos) break;
        numbers.remove_prefix(space + 1);
    }
    return 0;
}

/// The number that the pattern finds as its group, when it finds one only.
inline std::optional<std::int64_t> votes(const Context& context, std::string_view pattern,
                                         std::string_view words) {
    const auto found = context.match(pattern, words);
    if (!found) return std::nullopt;
    if (context.match(pattern, words, found->end)) return std::nullopt; // which of them?
    return number_of(words.substr(found->begin, found->end - found->begin),
                     context.text("numbers"));
}

} // namespace duly::actions
