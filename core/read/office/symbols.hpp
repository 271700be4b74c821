// Symbol fonts: what people see where a file names a font and a code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace duly::read {

enum class SymbolFont : std::uint8_t { none, symbol, wingdings, wingdings2, wingdings3, webdings };

SymbolFont symbol_font(std::string_view font);

/// The sign at a code of such a font (0x20-0xFF, or the same from U+F000 on); the code point itself
/// when it is not known.
char32_t sign_of(SymbolFont font, char32_t code);

/// The mark of a list as a plain sign: •, ▪, ○, –, …
std::string bullet_of(std::string_view text, SymbolFont font);

/// What a box to tick shows: the sign in the file if it says the same as the box's state.
std::string_view tick_shown(std::string_view sign, bool ticked);

/// Digits as superscripts, other characters as they are.
std::string raised(std::string_view digits);

} // namespace duly::read
