// The page tree: the pages in order, with what they inherit.
#pragma once

#include <vector>

#include "read/pdf/geometry.hpp"

namespace duly::read::pdf {

struct PageEntry {
    Value dictionary, resources;
    Rect box;       ///< what is seen, in the page's user space
    int rotate = 0; ///< 0, 90, 180 or 270, clockwise
};

std::vector<PageEntry> list_pages(Objects& file);

/// From a page's user space to its upright view; sets the page's width and height.
Matrix upright(const PageEntry& entry, Page& page);

} // namespace duly::read::pdf
