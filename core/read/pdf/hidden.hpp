// Text that is on a page but not seen: under a box painted over it, or in the colour of its ground.
#pragma once

#include <vector>

#include "read/pdf/page.hpp"

namespace duly::read::pdf {

/// What was painted on a page and when, beside what Page itself keeps.
struct Painted {
    struct Area {
        Rect rect;
        std::uint32_t order = 0;
        std::uint32_t colour = 0;
        bool opaque_box = false; ///< a filled box of one colour through which nothing shows
    };
    struct RunPaint {
        Rect place;
        std::uint32_t order = 0;
        bool one_colour = false; ///< filled with a colour that is known
    };
    std::vector<Area> areas;
    std::vector<RunPaint> runs; ///< beside Page::runs

    void clear() {
        areas.clear();
        runs.clear();
    }
    void add_run(const Rect& place, std::uint32_t order, bool one_colour) {
        runs.push_back({place, order, one_colour});
    }
    void add_box(const Rect& rect, std::uint32_t order, std::uint32_t colour) {
        areas.push_back({rect, order, colour, true});
    }
    /// Something painted whose shape or colour is not known: a picture, a shading, a drawing.
    void add_unknown(const Rect& rect, std::uint32_t order) {
        areas.push_back({rect, order, 0, false});
    }
};

/// The place of a run's glyphs on the page.
Rect rect_of_run(const Page& page, const Run& run);

/// Marks what is covered or of its ground's colour; runs that are hidden in part are split.
void find_hidden(Page& page, const Painted& painted);

} // namespace duly::read::pdf
