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

inline constexpr duly_parameter style_fields[] = {
    parameter("for", DULY_PATTERN, nullptr, "Words with the votes for it as group 1."),
    parameter("against", DULY_PATTERN, nullptr, "The same for those against it."),
};
inline constexpr duly_parameter styles_parameter =
    list("styles", style_fields, nullptr, "The ways in which votes are counted.");
inline constexpr duly_parameter mention_parameter =
    parameter("mention", DULY_PATTERN, "\\bagainst\\b",
              "A paragraph without these words tells of no vote; with two of them, of two votes.");

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

struct Count {
    std::int64_t pro = 0, con = 0;
};

/// The votes that the words count in the first of the styles that they use.
inline std::optional<Count> count_in(const Context& context, std::string_view words) {
    for (const Record& style : context.list("styles")) {
        const auto pro = votes(context, style.text("for"), words);
        const auto con = pro ? votes(context, style.text("against"), words) : std::nullopt;
        if (con) return Count{*pro, *con};
    }
    return std::nullopt;
}

} // namespace duly::actions
