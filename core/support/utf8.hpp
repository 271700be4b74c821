// UTF-8 text: decoding, validation, folding. Knows nothing of documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace duly::utf8 {

/// The code point that starts at `at`, and `at` moved past it. Bytes that are not UTF-8 give U+FFFD
/// and move by one. `at` must be below `text.size()`.
char32_t next(std::string_view text, std::size_t& at);

/// The code point that ends at `at` (exclusive), and `at` moved before it. `at` must be above 0.
char32_t previous(std::string_view text, std::size_t& at);

void append(std::string& out, char32_t code_point);

/// Offset of the first byte that is not part of well-formed UTF-8, or npos.
std::size_t first_invalid(std::string_view text);

std::size_t code_points(std::string_view text);
std::size_t utf16_units(std::string_view text);

/// Moves `at` back to the start of the code point it lies in.
std::size_t floor_boundary(std::string_view text, std::size_t at);

bool is_space(
    char32_t c); ///< ASCII white space, NBSP, thin, narrow and ideographic spaces, BOM, ZWSP
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c); ///< ASCII 0-9 only
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);

/// Strips white space (is_space) from both ends.
std::string_view trim(std::string_view text);

/// For comparing: lower case, one space for any white space, straight quotes, one kind of dash
/// (`-`), ligatures and compatibility forms resolved (NFKC), trimmed.
std::string fold(std::string_view text);

/// ASCII-only lower case, for names and extensions.
std::string ascii_lower(std::string_view text);
std::string ascii_upper(std::string_view text);

/// For names of files in messages and reports: bytes that are not UTF-8 become \xNN, and so do
/// control characters when asked (a file's name must not move the cursor of a terminal).
std::string escape_invalid(std::string_view text, bool controls_too = false);

} // namespace duly::utf8
