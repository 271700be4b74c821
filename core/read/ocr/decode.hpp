// From a picture's coded bytes to points.
#pragma once

#include <string>

#include "read/ocr/pix.hpp"
#include "read/pdf/pictures.hpp"

namespace duly::read::ocr {

/// Of 8 bits, 0 black and 255 white; or why there is none, as the end of a sentence. Of a stencil
/// the ink is black.
struct Decoded {
    PixOwner pix;
    std::string trouble;
};

/// `most_pixels`: what the bytes claim beyond it is refused, whatever the file says of them.
Decoded decode(const pdf::PictureData& picture, std::uint64_t most_pixels);

/// The coding's own decoder, or nothing where this build has none: a picture of one bit, ink 1.
PixOwner decode_jbig2(const pdf::PictureData& picture);
bool can_decode_jbig2();

} // namespace duly::read::ocr
