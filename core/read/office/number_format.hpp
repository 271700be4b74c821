// Automatic numbers as office programs write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace duly::read {

enum class NumberFormat : std::uint8_t {
    decimal,
    decimal_zero, ///< 01, 02
    lower_letter, ///< a … z, aa, bb
    upper_letter,
    lower_roman,
    upper_roman,
    ordinal,       ///< 1st
    cardinal_text, ///< One
    ordinal_text,  ///< First
    in_dash,       ///< - 1 -
    symbols,       ///< *, †, ‡, §, **
    none,
    bullet,
};

/// By Word's name for it (`lowerRoman`); what is not known counts in decimals, as Word does.
NumberFormat number_format(std::string_view name);

std::string write_number(int value, NumberFormat format);

/// Words around a number as a file gives them: UTF-8, in one line and of a bounded length.
constexpr std::size_t longest_label = 200; ///< bytes; no sound file comes near it
std::string label_words(std::string_view words);

/// a … z, aa, ab as LibreOffice counts where it is not told to synchronise letters.
std::string write_letters_on(int value, bool capitals);

} // namespace duly::read
