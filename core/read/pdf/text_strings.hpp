// Text strings of a PDF's dictionaries (ISO 32000-1, 7.9.2.2).
#pragma once

#include <string>
#include <string_view>

namespace duly::read::pdf {

/// In UTF-8: UTF-16 by its mark, UTF-8 by its mark, else PDFDocEncoding. Control characters other
/// than white space are left out.
std::string text_of(std::string_view bytes);

/// UTF-16, big-endian, in UTF-8; halves of surrogates become U+FFFD.
std::string from_utf16(std::string_view bytes, bool little_endian = false);

} // namespace duly::read::pdf
