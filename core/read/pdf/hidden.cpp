#include "read/pdf/hidden.hpp"

#include <algorithm>

#include "read/pdf/geometry.hpp"

namespace duly::read::pdf {

namespace {

bool is_level(Direction direction) {
    return direction == Direction::right || direction == Direction::left;
}

Rect rect_along(const Run& run, float from, float to) {
    if (from > to) std::swap(from, to);
    switch (run.direction) {
    case Direction::right:
        return {from, run.baseline - run.descent, to, run.baseline + run.ascent};
    case Direction::left:
        return {from, run.baseline - run.ascent, to, run.baseline + run.descent};
    case Direction::up:
        return {run.baseline - run.ascent, from, run.baseline + run.descent, to};
    default:
        return {run.baseline - run.descent, from, run.baseline + run.ascent, to};
    }
}

} // namespace

Rect rect_of_run(const Page& page, const Run& run) {
    if (run.count == 0) return {};
    float low = page.glyphs[run.first].x0, high = low;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        low = std::min({low, page.glyphs[i].x0, page.glyphs[i].x1});
        high = std::max({high, page.glyphs[i].x0, page.glyphs[i].x1});
    }
    return rect_along(run, low, high);
}

void find_hidden(Page& /*page*/, const Painted& /*painted*/) {
    (void)is_level;
}

} // namespace duly::read::pdf
