// What the name of a glyph says about the character it shows.
#pragma once

#include <string>
#include <string_view>

namespace duly::read::pdf {

extern const std::string_view glyph_names; ///< see glyph_names_data.cpp

/// The character of a name in the lists, or 0.
char32_t listed_glyph(std::string_view name);

/// Adds what a name stands for, by the rules of the Adobe Glyph List specification: listed names,
/// uniXXXX, uXXXXX, parts joined by '_', suffixes after '.'. False when it says nothing.
bool append_glyph_text(std::string& out, std::string_view name);

/// Adds a character as a reader of text wants it: ligatures of Latin letters as letters, nothing
/// for control characters, for U+FFFD and for what is no character.
void append_character(std::string& out, char32_t c);

} // namespace duly::read::pdf
