// What a text must hold for a pattern to have any chance in it. Compiling an RE2 pattern costs some
// 60 microseconds, and packs hold hundreds that a given paper never comes near: looking for a few
// plain words first leaves most of them uncompiled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly {

/// Literals in lower case: ASCII, and signs that have no case. An empty set demands nothing.
using Literals = std::vector<std::string>;

enum class LiteralNeed : std::uint8_t {
    prefixes, ///< every match begins with one of them
    parts,    ///< every match holds at least one of them; each has three bytes or more
    signs,    ///< the same, of two bytes or more
    marks,    ///< the same, each with a byte that English has no use for ("@", "_", "/")
};

/// Reads the pattern's source; what it does not understand it demands nothing for, so that the
/// answer may be weak but never wrong for a pattern that RE2 accepts.
Literals literals_of(std::string_view pattern, LiteralNeed need);

/// How every match of a pattern begins.
struct Beginning {
    Literals words;        ///< as `literals_of` gives them for prefixes
    bool anchored = false; ///< the pattern itself says: where the text does ("^title|^name")
};
Beginning beginning_of(std::string_view pattern);

/// False when a glance shows that the pattern is not anchored.
bool may_say_start(std::string_view pattern);

/// Whether no match of the pattern has a newline in it, as far as its source tells.
bool stays_on_line(std::string_view pattern);

/// Whether a character of two or three bytes is a sign as papers have them (£, §, –, ”, …), the
/// same in any case; letters are not, and the micro sign is a letter to RE2.
bool is_caseless_sign(std::string_view character);

/// How little English uses a byte, a letter in lower case: 1 for the space, more for rarer ones.
unsigned rarity(char small);

/// Which letters a text has, capital and small ones as one, some others sharing a bit: a text that
/// lacks a letter of a literal lacks the literal.
struct Letters {
    explicit Letters(std::string_view text);
    [[nodiscard]] bool may_hold(Letters literal) const { return (literal.bits & ~bits) == 0; }
    std::uint64_t bits = 0;
    bool ascii = true;
};

/// ASCII lower case of a byte, others as they are.
inline constexpr std::array<char, 256> small_letters = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 256; ++c)
        table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return table;
}();
constexpr char lowered(char c) {
    return small_letters[static_cast<unsigned char>(c)];
}

/// What \w and \b go by, to RE2: ASCII letters, digits and the underscore.
inline constexpr std::array<bool, 256> word_bytes = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    return table;
}();
constexpr bool is_word(char c) {
    return word_bytes[static_cast<unsigned char>(c)];
}

/// Whether there is a digit of ASCII in it.
bool has_digit(std::string_view text);

/// Whether text has a letter that RE2 takes for an ASCII one when case is ignored (long s, Kelvin
/// sign): then literals prove nothing.
bool has_disguised_letters(std::string_view text);

/// `text` in any case, literals in lower case.
bool starts_with_literal(std::string_view text, const std::string& literal);
bool contains_literal(std::string_view text, const std::string& literal);

} // namespace duly
