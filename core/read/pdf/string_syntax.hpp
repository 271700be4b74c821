// Numbers, strings and names as they are written, in the file's objects and in content alike.
#pragma once

#include <cstddef>
#include <string_view>

namespace duly::read::pdf {

/// A number, with what other readers forgive; `at` is moved behind it.
double read_number(std::string_view bytes, std::size_t& at);

/// The inside of the string that begins with '(' at `at`, which is moved behind it; `plain` when
/// nothing in it is escaped.
std::string_view find_string(std::string_view bytes, std::size_t& at, bool& plain);
/// Writes what it stands for to `out`, which has room for as much; the size.
std::size_t unescape_string(std::string_view raw, char* out);

std::string_view find_hex_string(std::string_view bytes, std::size_t& at);
std::size_t unescape_hex_string(std::string_view raw, char* out); ///< at most half, rounded up

std::size_t unescape_name(std::string_view raw, char* out);

} // namespace duly::read::pdf
