// A page's image made ready to be read: in black and white, turned upright, its lines level; and
// the lines of tables drawn on it.
#pragma once

#include <vector>

#include "read/ocr/pix.hpp"

namespace duly::read::ocr {

/// Ink 1, paper 0; null when memory is short.
PixOwner black_and_white(Pix* grey);

/// By how many quarter turns clockwise the page would stand upright, as far as the shapes of its
/// small letters tell: 0 to 3, or -1 when they do not.
int quarter_turns(Pix* ink);

/// Turned by a few degrees where the lines of text are not level.
PixOwner levelled(PixOwner grey);

/// A line of a table, in points of the image.
struct DrawnLine {
    int x = 0, y = 0, wide = 0, high = 0;
};
/// Only lines that meet others at a right angle: what stands alone may be an underlined word.
std::vector<DrawnLine> table_lines(Pix* ink, int dots_an_inch);

/// How broad the strokes of what is inked there are, in points of the image; 0 for too little.
float stroke_width(Pix* ink, int x0, int y0, int x1, int y1);

} // namespace duly::read::ocr
