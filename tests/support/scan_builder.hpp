// Scans for tests: pictures of words, coded in each way that PDFs have, on pages of a file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/ocr/pix.hpp"
#include "support/pdf_builder.hpp"

namespace duly_test {

/// Black words on white, 8 bits; by itself 150 dots an inch of the page that `one_page` makes.
/// Lines stand below one another.
duly::read::ocr::PixOwner picture_of(const std::vector<std::string>& lines, int wide = 1250,
                                     int high = 1667);

enum class Codec : std::uint8_t { fax, jpeg, flate, jpx, jbig2 };

/// What an image object of a PDF consists of.
struct CodedPicture {
    std::string entries; ///< of its dictionary, but for /Length
    std::string data;
};
CodedPicture coded(Pix* picture, Codec codec);

/// A file whose page shows object 10 as /Im0 by that content; by itself all over the page.
PdfBuilder scanned_page(const CodedPicture& picture, const std::string& page_entries = "",
                        const std::string& content = "q 600 0 0 800 0 0 cm /Im0 Do Q");

} // namespace duly_test
