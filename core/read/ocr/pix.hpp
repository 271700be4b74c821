// Leptonica's pictures, owned.
#pragma once

#include <allheaders.h>

#include <memory>

namespace duly::read::ocr {

struct PixDeleter {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixOwner = std::unique_ptr<Pix, PixDeleter>;

} // namespace duly::read::ocr
