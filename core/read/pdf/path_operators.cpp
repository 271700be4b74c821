// Paths: which of them are rules, boxes and drawings.
#include <algorithm>
#include <cmath>

#include "read/pdf/interpreter.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_points = 1'000'000; ///< of one path
constexpr float thin = 2.0F;                   ///< a box this thin is a rule

/// Upright or level within a degree.
bool is_level(const Point& a, const Point& b) {
    return std::abs(a.y - b.y) <= std::abs(a.x - b.x) * 0.0175;
}
bool is_upright(const Point& a, const Point& b) {
    return std::abs(a.x - b.x) <= std::abs(a.y - b.y) * 0.0175;
}

bool near(const Point& a, const Point& b) {
    return std::abs(a.x - b.x) < 0.3 && std::abs(a.y - b.y) < 0.3;
}

bool on_edge(double value, double low, double high) {
    return std::abs(value - low) < 0.3 || std::abs(value - high) < 0.3;
}

} // namespace

bool Interpreter::run_path(std::uint32_t word, ContentLexer& lexer) {
    const auto number = [&](std::size_t index) { return lexer.number(index); };
    switch (word) {
    case operator_key("m"):
        begin_subpath(number(0), number(1));
        return true;
    case operator_key("l"):
        add_point(number(0), number(1));
        return true;
    case operator_key("c"):
        add_point(number(0), number(1));
        add_point(number(2), number(3));
        add_point(number(4), number(5));
        if (!subpaths_.empty()) subpaths_.back().curved = true;
        return true;
    case operator_key("v"):
    case operator_key("y"):
        add_point(number(0), number(1));
        add_point(number(2), number(3));
        if (!subpaths_.empty()) subpaths_.back().curved = true;
        return true;
    case operator_key("h"):
        if (!subpaths_.empty()) subpaths_.back().closed = true;
        return true;
    case operator_key("re"):
        add_rectangle(number(0), number(1), number(2), number(3));
        return true;
    case operator_key("W"):
    case operator_key("W*"):
        clip_pending_ = true;
        return true;
    case operator_key("n"):
        finish_path();
        return true;
    case operator_key("s"):
        if (!subpaths_.empty()) subpaths_.back().closed = true;
        [[fallthrough]];
    case operator_key("S"):
        paint(false, false, true);
        return true;
    case operator_key("f"):
    case operator_key("F"):
        paint(true, false, false);
        return true;
    case operator_key("f*"):
        paint(true, true, false);
        return true;
    case operator_key("b"):
    case operator_key("B"):
        paint(true, false, true);
        return true;
    case operator_key("b*"):
    case operator_key("B*"):
        paint(true, true, true);
        return true;
    default:
        return false;
    }
}

void Interpreter::begin_subpath(double x, double y) {
    if (points_.size() >= most_points) return;
    // A move that leads nowhere is replaced by the next.
    if (!subpaths_.empty() && subpaths_.back().begin + 1 == points_.size() &&
        !subpaths_.back().closed) {
        points_.back() = state_.ctm.apply(x, y);
        return;
    }
    subpaths_.push_back({points_.size(), false, false});
    points_.push_back(state_.ctm.apply(x, y));
}

void Interpreter::add_point(double x, double y) {
    if (points_.size() >= most_points) return;
    if (subpaths_.empty()) subpaths_.push_back({points_.size(), false, false});
    if (subpaths_.back().closed) { // goes on where the closed one began
        const Point begin = points_[subpaths_.back().begin];
        subpaths_.push_back({points_.size(), false, false});
        points_.push_back(begin);
    }
    points_.push_back(state_.ctm.apply(x, y));
}

void Interpreter::add_rectangle(double x, double y, double width, double height) {
    if (points_.size() + 4 > most_points) return;
    begin_subpath(x, y);
    add_point(x + width, y);
    add_point(x + width, y + height);
    add_point(x, y + height);
    if (!subpaths_.empty()) subpaths_.back().closed = true;
}

bool Interpreter::may_mark() {
    if (marks_left_ == 0) {
        file_.note("a page has more lines and drawings than are read; the rest was left out");
        return false;
    }
    --marks_left_;
    return true;
}

void Interpreter::finish_path() {
    if (clip_pending_ && !points_.empty()) {
        Rect box = rect_of_points(points_.front(), points_.front());
        for (const Point& p : points_)
            box = {std::min(box.x0, coordinate(p.x)), std::min(box.y0, coordinate(p.y)),
                   std::max(box.x1, coordinate(p.x)), std::max(box.y1, coordinate(p.y))};
        state_.clip = intersection(state_.clip, box);
        const bool is_box = subpaths_.size() == 1 && !subpaths_[0].curved && points_.size() <= 5 &&
                            std::all_of(points_.begin(), points_.end(), [&](const Point& p) {
                                return on_edge(p.x, box.x0, box.x1) && on_edge(p.y, box.y0, box.y1);
                            });
        state_.clip_is_box = state_.clip_is_box && is_box;
    }
    clip_pending_ = false;
    points_.clear();
    subpaths_.clear();
}

void Interpreter::paint(bool fill, bool even_odd, bool stroke) {
    ++order_;
    bool off = false;
    for (const Marked& marked : marked_)
        off |= marked.off;
    const bool nothing = (!fill || state_.fill_alpha <= 0) && (!stroke || state_.stroke_alpha <= 0);
    if (!off && !nothing && !is_empty(state_.clip)) {
        // A box in a box, filled between them, is a frame.
        const bool frame = fill && subpaths_.size() == 2 && even_odd && first_holds_second();
        paint_subpaths(fill, frame, stroke);
    }
    finish_path();
}

/// Whether the second of two paths lies within the first. Some producers fill one side of a border
/// as a box beside an empty one.
bool Interpreter::first_holds_second() const {
    Rect boxes[2];
    for (std::size_t i = 0; i < 2; ++i) {
        const std::size_t end = i == 0 ? subpaths_[1].begin : points_.size();
        Rect& box = boxes[i];
        box = {1e7F, 1e7F, -1e7F, -1e7F};
        for (std::size_t k = subpaths_[i].begin; k < end; ++k) {
            const float x = coordinate(points_[k].x), y = coordinate(points_[k].y);
            box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x),
                   std::max(box.y1, y)};
        }
    }
    return width_of(boxes[0]) > 0 && height_of(boxes[0]) > 0 && boxes[1].x0 >= boxes[0].x0 - 0.1F &&
           boxes[1].y0 >= boxes[0].y0 - 0.1F && boxes[1].x1 <= boxes[0].x1 + 0.1F &&
           boxes[1].y1 <= boxes[0].y1 + 0.1F;
}

void Interpreter::paint_subpaths(bool fill, bool frame, bool stroke) {
    Rect rest{1e7F, 1e7F, -1e7F, -1e7F};
    std::size_t segments = 0;
    bool curved = false;
    for (std::size_t i = 0; i < subpaths_.size(); ++i) {
        const Subpath& subpath = subpaths_[i];
        const std::size_t end = i + 1 < subpaths_.size() ? subpaths_[i + 1].begin : points_.size();
        std::size_t count = end - subpath.begin;
        if (count < 2) continue;
        const Point* const p = &points_[subpath.begin];
        bool closed = subpath.closed || fill;
        if (count > 2 && near(p[0], p[count - 1])) {
            closed = true;
            --count;
        }
        const bool box = !subpath.curved && closed && count == 4 &&
                         ((is_level(p[0], p[1]) && is_upright(p[1], p[2]) && is_level(p[2], p[3]) &&
                           is_upright(p[3], p[0])) ||
                          (is_upright(p[0], p[1]) && is_level(p[1], p[2]) &&
                           is_upright(p[2], p[3]) && is_level(p[3], p[0])));
        if (box) {
            const Rect rect = rect_of_points(p[0], p[2]);
            if (!frame)
                paint_box(rect, fill, stroke);
            else if (i == 0)
                paint_box(rect, false, true);
            continue;
        }
        if (!fill && paint_straight(subpath, subpath.begin + count, closed)) continue;
        for (std::size_t k = 0; k < count; ++k) {
            const float x = coordinate(p[k].x), y = coordinate(p[k].y);
            rest = {std::min(rest.x0, x), std::min(rest.y0, y), std::max(rest.x1, x),
                    std::max(rest.y1, y)};
        }
        segments += count - 1;
        curved |= subpath.curved;
    }
    if (segments == 0) return;
    const Rect seen = intersection(rest, state_.clip);
    if (is_empty(seen) || !may_mark()) return;
    std::int32_t mcid = -1;
    for (const Marked& marked : marked_)
        if (marked.mcid >= 0) mcid = marked.mcid;
    page_->drawings.push_back(
        {seen, static_cast<std::uint16_t>(std::min<std::size_t>(segments, 65535)), curved, mcid});
    if (fill) painted_.add_unknown(seen, order_);
}

/// A stroked line or lines at right angles: each is a rule. False when one is neither.
bool Interpreter::paint_straight(const Subpath& subpath, std::size_t end, bool closed) {
    if (subpath.curved) return false;
    const std::size_t count = end - subpath.begin;
    const Point* const p = &points_[subpath.begin];
    const std::size_t sides = closed && count > 2 ? count : count - 1;
    for (std::size_t i = 0; i < sides; ++i) {
        const Point &a = p[i], &b = p[(i + 1) % count];
        if (!is_level(a, b) && !is_upright(a, b)) return false;
    }
    const auto width = coordinate(state_.line_width * state_.ctm.scale());
    for (std::size_t i = 0; i < sides; ++i) {
        const Point &a = p[i], &b = p[(i + 1) % count];
        const Rect r = rect_of_points(a, b);
        if (is_level(a, b))
            add_rule(r.x0, (r.y0 + r.y1) / 2, r.x1, (r.y0 + r.y1) / 2, width, state_.stroke);
        else
            add_rule((r.x0 + r.x1) / 2, r.y0, (r.x0 + r.x1) / 2, r.y1, width, state_.stroke);
    }
    return true;
}

void Interpreter::add_rule(float x0, float y0, float x1, float y1, float width,
                           const Colour& colour) {
    const Rect seen = intersection({x0, y0, x1, y1}, state_.clip);
    if (is_empty(seen)) return;
    if (width_of(seen) < 0.5F && height_of(seen) < 0.5F) return;
    // White on a page on which nothing coloured has been painted cannot be seen.
    if (colour.known && colour.rgb == 0xFFFFFF && painted_.areas.empty()) return;
    if (width > 2 * thin) { // a bar, which may be the ground of text
        const float half = width / 2;
        const bool level = width_of(seen) >= height_of(seen);
        painted_.add_unknown({seen.x0 - (level ? 0 : half), seen.y0 - (level ? half : 0),
                              seen.x1 + (level ? 0 : half), seen.y1 + (level ? half : 0)},
                             order_);
    }
    if (!may_mark()) return;
    page_->rules.push_back({seen.x0, seen.y0, seen.x1, seen.y1, width});
}

void Interpreter::paint_box(Rect rect, bool fill, bool stroke) {
    const Rect seen = intersection(rect, state_.clip);
    if (is_empty(seen)) return;
    const float wide = width_of(seen), high = height_of(seen);
    const bool is_thin =
        std::min(wide, high) <= thin && std::max(wide, high) >= 3 * std::min(wide, high);
    if (is_thin) {
        const Colour& colour = fill ? state_.fill : state_.stroke;
        const float width = fill ? std::min(wide, high)
                                 : std::max(std::min(wide, high),
                                            coordinate(state_.line_width * state_.ctm.scale()));
        const float x = (seen.x0 + seen.x1) / 2, y = (seen.y0 + seen.y1) / 2;
        if (wide >= high)
            add_rule(seen.x0, y, seen.x1, y, width, colour);
        else
            add_rule(x, seen.y0, x, seen.y1, width, colour);
        return;
    }
    // The ground of a form field covers no one's text on purpose.
    const bool opaque = fill && widget_ < 0 && state_.clip_is_box && state_.fill.known &&
                        state_.fill_alpha >= 0.99F && state_.plain_blend;
    if (fill && !opaque) painted_.add_unknown(seen, order_);
    if (opaque) painted_.add_box(seen, order_, state_.fill.rgb);
    if (!may_mark()) return;
    Box& box = page_->boxes.emplace_back();
    box.rect = seen;
    box.filled = fill;
    box.stroked = stroke;
    if (fill) box.colour = state_.fill.rgb;
    box.order = order_;
}

} // namespace duly::read::pdf
