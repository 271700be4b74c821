#include "read/ocr/page_image.hpp"

#include <algorithm>
#include <cmath>

#include "read/ocr/decode.hpp"

namespace duly::read::ocr {
namespace {

using pdf::Matrix;
using pdf::PagePictures;
using pdf::PictureData;
using pdf::Rect;

/// Points an inch. Letters are read best at about 300; more only costs time, and of less what is
/// there is kept: recognition enlarges it itself.
constexpr double finest = 300, coarsest = 100;
constexpr double points_an_inch = 72;

/// A picture as it lies on the page: upright, in the size it has there.
struct Laid {
    PixOwner grey, opacity; ///< the latter may be null
    int left = 0, top = 0;  ///< on the page's image
};

double resolution(const PictureData& picture) {
    const double wide = std::hypot(picture.place.a, picture.place.b);
    const double high = std::hypot(picture.place.c, picture.place.d);
    if (!(wide > 0) || !(high > 0)) return 0;
    return points_an_inch * std::max(picture.width / wide, picture.height / high);
}

/// Turned and mirrored as the matrix has it. A picture's rows run down, and the unit square's y up.
PixOwner oriented(PixOwner pix, const Matrix& place) {
    const bool sideways = std::abs(place.b) > std::abs(place.a);
    if (sideways) {
        // Its columns become rows: mirrored at the diagonal first.
        pix.reset(pixRotateOrth(pix.get(), 1));
        if (pix) pixFlipLR(pix.get(), pix.get());
        // Now x runs down and y runs to the right, both from the top left corner.
        if (pix && place.b > 0) pixFlipTB(pix.get(), pix.get());
        if (pix && place.c > 0) pixFlipLR(pix.get(), pix.get());
        return pix;
    }
    if (place.a < 0) pixFlipLR(pix.get(), pix.get());
    if (place.d < 0) pixFlipTB(pix.get(), pix.get());
    return pix;
}

PixOwner scaled(PixOwner pix, int wide, int high) {
    constexpr int hardly = 2; // scaled by so little it would only be blurred
    if (!pix || (std::abs(pixGetWidth(pix.get()) - wide) <= hardly &&
                 std::abs(pixGetHeight(pix.get()) - high) <= hardly))
        return pix;
    return PixOwner(pixScaleToSize(pix.get(), wide, high));
}

std::uint8_t grey_of(std::uint32_t rgb) {
    return static_cast<std::uint8_t>(
        (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF)) / 1000);
}

class Painter {
public:
    Painter(const PagePictures& page, double dots, std::uint64_t most_pixels)
        : page_(page), scale_(dots / points_an_inch), most_pixels_(most_pixels) {}

    PageImage run() {
        PageImage out;
        const int wide = std::max(1, static_cast<int>(std::lround(page_.width * scale_)));
        const int high = std::max(1, static_cast<int>(std::lround(page_.height * scale_)));
        canvas_.reset(pixCreate(wide, high, 8));
        if (!canvas_) return {nullptr, 0, "there is not enough memory for its picture"};
        pixSetAll(canvas_.get()); // white
        for (const PictureData& picture : page_.pictures)
            if (const std::string trouble = paint(picture); !trouble.empty() && out.trouble.empty())
                out.trouble = trouble;
        out.pix = std::move(canvas_);
        out.scale = static_cast<float>(1 / scale_);
        return out;
    }

private:
    std::string paint(const PictureData& picture) {
        const Rect place = pdf::transformed(picture.place, 0, 0, 1, 1);
        const int left = across(place.x0), right = across(place.x1);
        const int top = down(place.y1), bottom = down(place.y0);
        const int wide = std::max(1, right - left), high = std::max(1, bottom - top);
        // Of what lies far beyond the page nobody sees enough to be worth the memory.
        if (static_cast<double>(wide) * high > static_cast<double>(most_pixels_))
            return "its picture is larger than is read";
        Decoded ink = decode(picture, most_pixels_);
        if (!ink.pix) return ink.trouble;
        PixOwner opacity;
        if (picture.mask) {
            Decoded mask = decode(*picture.mask, most_pixels_);
            if (!mask.pix) return mask.trouble;
            if (picture.mask->stencil) pixInvert(mask.pix.get(), mask.pix.get());
            opacity = scaled(oriented(std::move(mask.pix), picture.place), wide, high);
        }
        if (picture.stencil) {
            // Ink is where the colour goes.
            pixInvert(ink.pix.get(), ink.pix.get());
            opacity = scaled(oriented(std::move(ink.pix), picture.place), wide, high);
            if (!opacity) return "there is not enough memory for its picture";
            blend(nullptr, grey_of(picture.colour), opacity.get(), left, top, picture.clip);
            return {};
        }
        const PixOwner grey = scaled(oriented(std::move(ink.pix), picture.place), wide, high);
        if (!grey) return "there is not enough memory for its picture";
        blend(grey.get(), 0, opacity.get(), left, top, picture.clip);
        return {};
    }

    /// Either a picture or one shade, where `opacity` has it or all of it.
    void blend(Pix* grey, std::uint8_t shade, Pix* opacity, int left, int top, const Rect& clip) {
        Pix* const shape = grey != nullptr ? grey : opacity;
        const int x0 = std::max({0, left, across(clip.x0)});
        const int x1 =
            std::min({pixGetWidth(canvas_.get()), left + pixGetWidth(shape), across(clip.x1)});
        const int y0 = std::max({0, top, down(clip.y1)});
        const int y1 =
            std::min({pixGetHeight(canvas_.get()), top + pixGetHeight(shape), down(clip.y0)});
        for (int y = y0; y < y1; ++y) {
            l_uint32* const to = line(canvas_.get(), y);
            l_uint32* const from = grey != nullptr ? line(grey, y - top) : nullptr;
            l_uint32* const through = opacity != nullptr ? line(opacity, y - top) : nullptr;
            for (int x = x0; x < x1; ++x) {
                const unsigned value =
                    from != nullptr ? GET_DATA_BYTE(from, x - left) : unsigned{shade};
                const unsigned share = through != nullptr ? GET_DATA_BYTE(through, x - left) : 255U;
                const unsigned before = GET_DATA_BYTE(to, x);
                SET_DATA_BYTE(to, x,
                              static_cast<l_uint8>((value * share + before * (255 - share)) / 255));
            }
        }
    }

    static l_uint32* line(Pix* pix, int y) {
        return pixGetData(pix) + std::ptrdiff_t{y} * pixGetWpl(pix);
    }
    [[nodiscard]] int across(float x) const {
        return static_cast<int>(std::lround(std::clamp<double>(x * scale_, -1e6, 1e6)));
    }
    [[nodiscard]] int down(float y) const { return across(page_.height - y); }

    const PagePictures& page_;
    double scale_; ///< dots a point of the page
    std::uint64_t most_pixels_;
    PixOwner canvas_;
};

} // namespace

PageImage page_image(const PagePictures& page, std::uint64_t most_pixels) {
    double dots = 0;
    for (const PictureData& picture : page.pictures)
        dots = std::max(dots, resolution(picture));
    if (dots <= 0)
        return {nullptr, 0,
                page.pictures.empty() ? "it has no picture" : page.pictures.front().trouble};
    dots = std::clamp(dots, coarsest, finest);
    const double area =
        static_cast<double>(page.width) * page.height / (points_an_inch * points_an_inch);
    if (!(area > 0)) return {nullptr, 0, "it has no size"};
    // A page as large as a poster is read less finely.
    dots = std::min(dots, std::sqrt(static_cast<double>(most_pixels) / area));
    return Painter(page, dots, most_pixels).run();
}

} // namespace duly::read::ocr
