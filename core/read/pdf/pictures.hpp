// The pictures of one page as they are in the file, with their places: what character recognition
// asks of a PDF. Pictures of forms within forms are among them. Nothing here knows how JPEG, fax,
// JBIG2 or JPEG 2000 are decoded.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "read/pdf/geometry.hpp"
#include "support/result.hpp"

namespace duly::read::pdf {

enum class Coding : std::uint8_t {
    grey, ///< a byte a pixel, 0 is black
    jpeg,
    fax,   ///< CCITT group 3 or 4
    jbig2, ///< without its file's head
    jpx,   ///< JPEG 2000
};

/// How a fax is coded, by the names that PDF has for it.
struct FaxCoding {
    std::int32_t k = 0;
    std::uint32_t columns = 0;
    bool byte_aligned = false;
};

struct PictureData {
    Coding coding = Coding::grey;
    std::string bytes;
    std::string globals; ///< of JBIG2: segments shared by several pictures
    FaxCoding fax;
    std::uint32_t width = 0, height = 0; ///< in pixels, as the file says
    /// Shown the other way round than decoded: of fax and JBIG2 what is ink stays white.
    bool inverted = false;
    bool stencil = false;     ///< paints one colour where there is ink, nothing elsewhere
    std::uint32_t colour = 0; ///< 0xRRGGBB of a stencil
    /// Where it is painted at all: a stencil, or the opacity of each point. May be null.
    std::shared_ptr<PictureData> mask;
    Matrix place; ///< from the unit square to the page's upright view
    Rect clip;
    std::string trouble; ///< why its bytes cannot be had, as the end of a sentence; else empty
};

struct PagePictures {
    float width = 0, height = 0; ///< of the page's upright view, in points
    std::vector<PictureData> pictures;
};

/// `page` counts from 1; `most_pixels`: larger pictures are left out, with that trouble. Codes:
/// those of `read_content`, and no-page.
Result<PagePictures> page_pictures(std::string_view bytes, std::uint32_t page,
                                   std::uint64_t most_pixels);

} // namespace duly::read::pdf
