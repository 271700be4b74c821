// Dates that no calendar has, where no date could be made of the words: "45/13/2026". Shared by the
// plugins of this project.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace duly::impossible_dates {

namespace detail {

constexpr int most_days = 31, months = 12;

/// The number that the words begin with, taken off them; -1 when there is none of up to 4 figures.
inline int number(std::string_view& words) {
    int value = 0;
    std::size_t figures = 0;
    while (figures < words.size() && words[figures] >= '0' && words[figures] <= '9')
        value = figures < 4 ? value * 10 + (words[figures++] - '0') : (++figures, value);
    if (figures == 0 || figures > 4) return -1;
    words.remove_prefix(figures);
    return value;
}

inline bool separator(std::string_view& words) {
    if (words.empty() || std::string_view("/.-").find(words[0]) == std::string_view::npos)
        return false;
    words.remove_prefix(1);
    return true;
}

/// The month whose name, or the first letters of it, the words begin with; taken off them.
inline bool month(std::string_view& words) {
    constexpr std::array<std::string_view, 12> names = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    const std::size_t end =
        std::min(words.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), words.size());
    for (const std::string_view name : names)
        if (end >= 3 && name.starts_with(words.substr(0, end))) {
            words.remove_prefix(end);
            return true;
        }
    return false;
}

} // namespace detail

/// Whether the folded words are a date and nothing else, with a day or month that cannot be. A day
/// and month the other way round ("12/31/2026") can.
inline bool is_one(std::string_view words) {
    using detail::months, detail::most_days;
    while (words.ends_with('.') || words.ends_with(' '))
        words.remove_suffix(1);
    const int first = detail::number(words);
    if (first < 0) return false;
    if (detail::separator(words)) {
        const int second = detail::number(words);
        if (second < 0 || !detail::separator(words)) return false;
        const std::size_t figures = words.size();
        const int third = detail::number(words);
        if (third < 0 || !words.empty()) return false;
        if (first > 1000) // 2026-13-45
            return second < 1 || second > months || third < 1 || third > most_days;
        if (figures != 4 && figures != 2) return false;
        const bool usual = first >= 1 && first <= most_days && second >= 1 && second <= months;
        const bool turned = second >= 1 && second <= most_days && first >= 1 && first <= months;
        return !usual && !turned;
    }
    if (first <= most_days && first > 0) return false;
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (words.starts_with(ending)) {
            words.remove_prefix(ending.size());
            break;
        }
    while (words.starts_with(' '))
        words.remove_prefix(1);
    if (!detail::month(words)) return false;
    while (words.starts_with(' ') || words.starts_with(','))
        words.remove_prefix(1);
    const std::size_t figures = words.size();
    return detail::number(words) >= 0 && words.empty() && (figures == 2 || figures == 4);
}

} // namespace duly::impossible_dates
