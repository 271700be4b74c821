// The pictures of a page put together to one, as the page shows it.
#pragma once

#include <string>

#include "read/ocr/pix.hpp"
#include "read/pdf/pictures.hpp"

namespace duly::read::ocr {

struct PageImage {
    PixOwner pix;        ///< of 8 bits; the whole page
    float scale = 0;     ///< points of the page for one of its own
    std::string trouble; ///< why there is none, as the end of a sentence
};

PageImage page_image(const pdf::PagePictures& page, std::uint64_t most_pixels);

} // namespace duly::read::ocr
