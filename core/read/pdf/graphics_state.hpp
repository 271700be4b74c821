// What the operators of a content stream change and q and Q keep.
#pragma once

#include "read/pdf/font.hpp"
#include "read/pdf/geometry.hpp"

namespace duly::read::pdf {

enum class ColourSpace : std::uint8_t { grey, rgb, cmyk, lab, tint, other };

/// Of a colour space as a file gives it, by name or as an array. (colour_operators.cpp)
ColourSpace space_of(const Value& space);

struct Colour {
    ColourSpace space = ColourSpace::grey;
    std::uint32_t rgb = 0; ///< 0xRRGGBB
    bool known = true;     ///< not of a pattern or a space that was only guessed at
};

struct GraphicsState {
    Matrix ctm;
    Rect clip;
    bool clip_is_box = true; ///< else `clip` is the box around it
    Colour fill, stroke;
    double line_width = 1;
    float fill_alpha = 1, stroke_alpha = 1;
    bool plain_blend = true; ///< neither a blend mode nor a soft mask
    LoadedFont* font = nullptr;
    double size = 0, character_space = 0, word_space = 0, horizontal = 1, leading = 0, rise = 0;
    int rendering = 0;
};

} // namespace duly::read::pdf
