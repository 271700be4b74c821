// From the bytes of a PDF to what its pages show: the one entry to this level of the reader.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/pdf/page.hpp"
#include "support/result.hpp"

namespace duly::read::pdf {

/// What is read of a file at most, so that a hostile one costs seconds and megabytes only.
struct ContentLimits {
    std::size_t stream_bytes = 64u << 20;      ///< unpacked, of one stream
    std::size_t unpacked_bytes = 512u << 20;   ///< unpacked, of all streams together
    std::size_t scanned_bytes = 1024u << 20;   ///< looked through for lost objects and stream ends
    std::size_t value_bytes = 128u << 20;      ///< of memory, for all values parsed
    std::uint32_t objects = 2'000'000;         ///< highest object number
    std::uint32_t pages = 10'000;              ///< pages read
    std::uint32_t page_operators = 3'000'000;  ///< operators run for one page, forms included
    std::uint32_t file_operators = 40'000'000; ///< operators run for all pages
    std::uint32_t glyphs = 4'000'000;          ///< of all pages
    std::uint32_t page_marks = 200'000;        ///< rules, boxes, drawings, pictures of one page
    std::uint32_t tags = 500'000;              ///< elements of the structure tree
    std::uint32_t form_depth = 12;             ///< forms within forms
};

/// Reads everything. Failure codes: not-pdf, damaged (no page could be found), encrypted (it needs
/// a password).
Result<Content> read_content(std::string_view bytes, const ContentLimits& limits = {});

/// Makes the old ciphers available that encrypted PDFs use. To be called before the process locks
/// itself up, if a file that may be read says /Encrypt; costs some milliseconds once.
void prepare_encryption();

} // namespace duly::read::pdf
