// Gaps of several spaces, looked for in eight bytes at once.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace duly::read {

/// Whether one of the eight bytes at `text` is a space with another one behind it; reads nine.
inline bool doubles_space(const char* text) {
    constexpr std::uint64_t each = 0x0101010101010101u, spaces = each * ' ', high = each << 7;
    std::uint64_t here = 0, next = 0;
    std::memcpy(&here, text, sizeof here);
    std::memcpy(&next, text + 1, sizeof next);
    const std::uint64_t other = (here ^ spaces) | (next ^ spaces); // 0 where both are spaces
    return ((other - each) & ~other & high) != 0;
}

/// Whether two spaces stand together anywhere in the words.
inline bool has_gap(std::string_view words) {
    std::size_t at = 0;
    for (; at + 9 <= words.size(); at += 8)
        if (doubles_space(words.data() + at)) return true;
    return words.substr(at).find("  ") != std::string_view::npos;
}

} // namespace duly::read
