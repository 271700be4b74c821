// The characters of PDF syntax (ISO 32000-1, 7.2.2) and its numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace duly::read::pdf {

enum class CharacterClass : std::uint8_t { regular, white, delimiter };

namespace detail {
struct CharacterTable {
    CharacterClass of[256] = {};
    constexpr CharacterTable() {
        for (const char c : {'\0', '\t', '\n', '\f', '\r', ' '})
            of[static_cast<unsigned char>(c)] = CharacterClass::white;
        for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'})
            of[static_cast<unsigned char>(c)] = CharacterClass::delimiter;
    }
};
inline constexpr CharacterTable character_table;
} // namespace detail

inline CharacterClass class_of(char c) {
    return detail::character_table.of[static_cast<unsigned char>(c)];
}
inline bool is_white(char c) {
    return class_of(c) == CharacterClass::white;
}
inline bool is_regular(char c) {
    return class_of(c) == CharacterClass::regular;
}
inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The value of a hexadecimal digit, or -1.
inline int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

inline void skip_white(std::string_view text, std::size_t& at) {
    while (at < text.size() && is_white(text[at]))
        ++at;
}

/// Digits at `at`, moved past them; false when there is none or the number is too big.
inline bool read_digits(std::string_view text, std::size_t& at, std::uint64_t& number) {
    const std::size_t begin = at;
    std::uint64_t value = 0;
    while (at < text.size() && is_digit(text[at])) {
        if (value > (std::uint64_t{1} << 58)) return false;
        value = value * 10 + static_cast<std::uint64_t>(text[at++] - '0');
    }
    number = value;
    return at > begin;
}

} // namespace duly::read::pdf
