// Single-byte encodings: which character a code stands for. The tables are in encodings_data.cpp.
#pragma once

namespace duly::read::pdf {

using Encoding = char16_t[256];

extern const Encoding standard_encoding, win_ansi_encoding, mac_roman_encoding, pdf_doc_encoding,
    symbol_encoding, zapf_dingbats_encoding;

} // namespace duly::read::pdf
