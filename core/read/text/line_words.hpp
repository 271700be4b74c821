// What is asked of a line's words again and again. For the files of this folder.
#pragma once

#include <algorithm>
#include <string_view>

#include "read/text/lines.hpp"

namespace duly::read {

constexpr bool digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}

inline std::string_view content(std::string_view text, const Line& line) {
    return text.substr(line.begin, line.end - line.begin);
}

inline bool all_of(std::string_view words, bool (*test)(char)) {
    return !words.empty() && std::all_of(words.begin(), words.end(), test);
}

} // namespace duly::read
