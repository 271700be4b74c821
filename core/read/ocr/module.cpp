// Character recognition as a module: its libraries and its data are loaded by workers that have
// pictures of pages to read.
#include "read/ocr/reading.hpp"
#include "read/pdf/content.hpp"
#include "read/recognised.hpp"

namespace duly::read::ocr {
namespace {

/// For the process: reading its data takes longer than reading a page.
std::unique_ptr<Reading>& reading() {
    static std::unique_ptr<Reading> kept;
    return kept;
}

std::string prepare() {
    pdf::prepare_encryption();
    reading() = std::make_unique<Reading>();
    return reading()->prepare();
}

RecognisedPage recognise(std::string_view bytes, std::uint32_t number,
                         const RecogniseLimits& limits) {
    RecognisedPage out;
    out.page = number;
    const auto pictures = pdf::page_pictures(bytes, number, limits.pixels);
    if (!pictures) {
        out.trouble = "it could not be found in the file";
        return out;
    }
    PageImage image = page_image(*pictures, limits.pixels);
    if (!image.pix || !image.trouble.empty()) {
        out.trouble = image.trouble;
        return out;
    }
    out = reading()->read(std::move(image), limits);
    out.page = number;
    return out;
}

} // namespace
} // namespace duly::read::ocr

extern "C" {
__attribute__((
    visibility("default"))) extern const duly::read::RecogniserModule duly_recogniser_module;
const duly::read::RecogniserModule duly_recogniser_module{DULY_VERSION, duly::read::ocr::prepare,
                                                          duly::read::ocr::recognise};
}
