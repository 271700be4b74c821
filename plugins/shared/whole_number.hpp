// Whole numbers in figures or in words, for all checks that read them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace duly {

/// The whole number that begins the words, in digits with commas or as a word up to ninety-nine.
inline std::optional<std::int64_t> whole_number(std::string_view words) {
    using std::string_view;
    static constexpr std::array<string_view, 19> names = {
        "one",     "two",     "three",     "four",     "five",    "six",      "seven",
        "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static constexpr std::array<string_view, 8> tens = {"twenty", "thirty",  "forty",  "fifty",
                                                        "sixty",  "seventy", "eighty", "ninety"};
    // The word of the list that begins them, and no longer word: "six" is not in "sixty".
    const auto word_of = [](const auto& list, string_view text) {
        std::size_t i = 0;
        for (; i < list.size(); ++i) {
            const std::size_t length = list[i].size();
            if (text.size() >= length &&
                std::equal(list[i].begin(), list[i].end(), text.begin(),
                           [](char a, char b) { return a == (b | 0x20); }) &&
                (text.size() == length || (text[length] | 0x20) < 'a' ||
                 (text[length] | 0x20) > 'z'))
                break;
        }
        return i;
    };
    std::int64_t value = 0;
    std::size_t digits = 0;
    constexpr std::size_t most = 12, ones = 9;
    for (const char c : words) {
        if (c == ',') continue;
        if (c < '0' || c > '9' || ++digits > most) break;
        value = value * 10 + (c - '0');
    }
    if (digits > 0 && digits <= most) return value;
    if (const std::size_t name = word_of(names, words); name < names.size())
        return static_cast<std::int64_t>(name) + 1;
    const std::size_t ten = word_of(tens, words);
    if (ten == tens.size()) return std::nullopt;
    value = 10 * (static_cast<std::int64_t>(ten) + 2);
    const string_view rest = words.substr(tens[ten].size());
    if (!rest.starts_with('-')) return value;
    const std::size_t one = word_of(names, rest.substr(1));
    return one < ones ? value + static_cast<std::int64_t>(one) + 1 : value;
}

} // namespace duly
