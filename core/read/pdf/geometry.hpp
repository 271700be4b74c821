// Matrices and rectangles of a page.
#pragma once

#include <algorithm>
#include <cmath>

#include "read/pdf/objects.hpp"
#include "read/pdf/page.hpp"

namespace duly::read::pdf {

struct Point {
    double x = 0, y = 0;
};

/// [a b c d e f] as PDF has it: x' = ax + cy + e, y' = bx + dy + f.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

    [[nodiscard]] Point apply(double x, double y) const {
        return {a * x + c * y + e, b * x + d * y + f};
    }
    /// This one first, then the other.
    [[nodiscard]] Matrix then(const Matrix& m) const {
        return {a * m.a + b * m.c, a * m.b + b * m.d,       c * m.a + d * m.c,
                c * m.b + d * m.d, e * m.a + f * m.c + m.e, e * m.b + f * m.d + m.f};
    }
    /// How much it stretches, on average.
    [[nodiscard]] double scale() const { return std::sqrt(std::abs(a * d - b * c)); }
};

inline Matrix matrix_of(const Value& array) {
    if (array.size() < 6) return {};
    return {array[0].number(), array[1].number(), array[2].number(),
            array[3].number(), array[4].number(), array[5].number()};
}

/// A coordinate that may be anything, as a float that can be calculated with.
inline float coordinate(double value) {
    return std::isfinite(value) ? static_cast<float>(std::clamp(value, -1e7, 1e7)) : 0.0F;
}

inline Rect rect_of_points(Point a, Point b) {
    return {coordinate(std::min(a.x, b.x)), coordinate(std::min(a.y, b.y)),
            coordinate(std::max(a.x, b.x)), coordinate(std::max(a.y, b.y))};
}

/// The upright rectangle around a transformed one.
inline Rect transformed(const Matrix& m, double x0, double y0, double x1, double y1) {
    const Rect one = rect_of_points(m.apply(x0, y0), m.apply(x1, y1));
    const Rect other = rect_of_points(m.apply(x0, y1), m.apply(x1, y0));
    return {std::min(one.x0, other.x0), std::min(one.y0, other.y0), std::max(one.x1, other.x1),
            std::max(one.y1, other.y1)};
}

inline Rect intersection(const Rect& a, const Rect& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}
inline bool is_empty(const Rect& r) {
    return r.x1 < r.x0 || r.y1 < r.y0;
}
inline float width_of(const Rect& r) {
    return r.x1 - r.x0;
}
inline float height_of(const Rect& r) {
    return r.y1 - r.y0;
}

/// Four numbers of a file, in any order of corners; nothing when they span no area.
inline bool read_rect(const Value& array, Rect& rect) {
    if (array.size() < 4) return false;
    rect = rect_of_points({array[0].number(), array[1].number()},
                          {array[2].number(), array[3].number()});
    return width_of(rect) > 0 && height_of(rect) > 0;
}

} // namespace duly::read::pdf
