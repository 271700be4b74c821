#include "read/ocr/straighten.hpp"

#include <algorithm>
#include <cmath>

namespace duly::read::ocr {
namespace {

constexpr std::size_t most_lines = 2000;

struct BoxesDeleter {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using Boxes = std::unique_ptr<Boxa, BoxesDeleter>;

/// What is left of the ink when only runs of that length stay.
std::vector<DrawnLine> long_runs(Pix* ink, int wide, int high, int thickest) {
    std::vector<DrawnLine> out;
    const PixOwner runs(pixOpenBrick(nullptr, ink, wide, high));
    if (!runs) return out;
    const Boxes boxes(pixConnComp(runs.get(), nullptr, 8));
    if (!boxes) return out;
    const int count = boxaGetCount(boxes.get());
    for (int i = 0; i < count && out.size() < most_lines; ++i) {
        DrawnLine line;
        boxaGetBoxGeometry(boxes.get(), i, &line.x, &line.y, &line.wide, &line.high);
        if (std::min(line.wide, line.high) <= thickest) out.push_back(line);
    }
    return out;
}

bool meet(const DrawnLine& a, const DrawnLine& b, int slack) {
    return a.x <= b.x + b.wide + slack && b.x <= a.x + a.wide + slack &&
           a.y <= b.y + b.high + slack && b.y <= a.y + a.high + slack;
}

} // namespace

PixOwner black_and_white(Pix* grey) {
    Pix* ink = nullptr;
    // One threshold for all of it, the one that parts it best.
    pixOtsuAdaptiveThreshold(grey, std::max(16, pixGetWidth(grey)),
                             std::max(16, pixGetHeight(grey)), 0, 0, 0.1F, nullptr, &ink);
    return PixOwner(ink);
}

int quarter_turns(Pix* ink) {
    float up = 0, left = 0;
    int orientation = L_TEXT_ORIENT_UNKNOWN;
    if (pixOrientDetect(ink, &up, &left, 0, 0) != 0) return -1;
    if (makeOrientDecision(up, left, 0, 0, &orientation, 0) != 0) return -1;
    switch (orientation) {
    case L_TEXT_ORIENT_UP:
        return 0;
    case L_TEXT_ORIENT_LEFT:
        return 1;
    case L_TEXT_ORIENT_DOWN:
        return 2;
    case L_TEXT_ORIENT_RIGHT:
        return 3;
    default:
        return -1;
    }
}

PixOwner levelled(PixOwner grey) {
    constexpr float least = 0.15F, most = 7; // degrees
    constexpr float certain = 3;
    constexpr float radians = 3.14159265F / 180;
    const PixOwner ink = black_and_white(grey.get());
    float angle = 0, confidence = 0;
    if (!ink || pixFindSkew(ink.get(), &angle, &confidence) != 0 || confidence < certain ||
        std::abs(angle) < least || std::abs(angle) > most)
        return grey;
    PixOwner turned(
        pixRotate(grey.get(), angle * radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    return turned ? std::move(turned) : std::move(grey);
}

std::vector<DrawnLine> table_lines(Pix* ink, int dots_an_inch) {
    const int thickest = std::max(3, dots_an_inch / 18);
    const int slack = std::max(2, dots_an_inch / 30);
    // Longer than any stroke of a letter that is read as text.
    std::vector<DrawnLine> level = long_runs(ink, std::max(20, dots_an_inch / 2), 1, thickest);
    std::vector<DrawnLine> upright = long_runs(ink, 1, std::max(12, dots_an_inch / 4), thickest);
    std::vector<DrawnLine> out;
    if (level.size() * upright.size() > 1'000'000) return out; // a picture, no table
    std::vector<bool> meets(upright.size(), false);
    for (const DrawnLine& line : level) {
        bool any = false;
        for (std::size_t i = 0; i < upright.size(); ++i)
            if (meet(line, upright[i], slack)) any = meets[i] = true;
        if (any) out.push_back(line);
    }
    for (std::size_t i = 0; i < upright.size(); ++i)
        if (meets[i]) out.push_back(upright[i]);
    return out;
}

float stroke_width(Pix* ink, int x0, int y0, int x1, int y1) {
    x0 = std::max(0, x0);
    y0 = std::max(0, y0);
    x1 = std::min(pixGetWidth(ink), x1);
    y1 = std::min(pixGetHeight(ink), y1);
    long inked = 0, runs = 0; // runs level and upright
    const auto line = [&](int y) { return pixGetData(ink) + std::ptrdiff_t{y} * pixGetWpl(ink); };
    for (int y = y0; y < y1; ++y) {
        l_uint32* const here = line(y);
        l_uint32* const above = y > y0 ? line(y - 1) : nullptr;
        bool before = false;
        for (int x = x0; x < x1; ++x) {
            const bool is = GET_DATA_BIT(here, x) != 0;
            inked += is;
            runs += is && !before;
            runs += is && (above == nullptr || GET_DATA_BIT(above, x) == 0);
            before = is;
        }
    }
    constexpr long least = 40;
    return runs == 0 || inked < least ? 0
                                      : 2 * static_cast<float>(inked) / static_cast<float>(runs);
}

} // namespace duly::read::ocr
