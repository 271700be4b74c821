#include "read/pdf/layout/flow.hpp"

#include <algorithm>
#include <cmath>

#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

constexpr std::size_t most_gutters = 16;
constexpr int deepest = 6;

/// White space that runs down between two columns.
struct Gutter {
    float x0 = 0, x1 = 0;
    std::size_t first = 0, last = 0; ///< strips with something on both sides of it
    std::size_t both = 0;
    bool closed = false;
};

class Reader {
public:
    Reader(const PageWords& page, const Lines& lines, const Edges& edges, Flow& out, float body,
           const Table* before)
        : page_(page), lines_(lines), edges_(edges), out_(out), body_(body), before_(before) {}

    void region(std::vector<Strip> strips, int depth);

private:
    [[nodiscard]] const Piece& piece(std::uint32_t index) const { return lines_.pieces[index]; }
    [[nodiscard]] bool find_gutter(const std::vector<Strip>& strips, Gutter& best) const;
    [[nodiscard]] bool columns(const std::vector<Strip>& strips, const Gutter& gutter) const;
    static void part(const Strip& strip, const Lines& lines, float x, Strip& left, Strip& right);
    void leaf(std::vector<Strip> strips);
    void add_line(const Strip& strip, float left, float right);

    const PageWords& page_;
    const Lines& lines_;
    const Edges& edges_;
    Flow& out_;
    float body_;
    const Table* before_;
    std::uint32_t columns_ = 0;
};

/// Widest part of [x0, x1] that nothing of the strip touches.
void shrink(const Strip& strip, const Lines& lines, float& x0, float& x1) {
    float best0 = x0, best1 = x0, from = x0;
    const auto block = [&](float a, float b) {
        if (b <= x0 || a >= x1) return;
        if (a - from > best1 - best0) {
            best0 = from;
            best1 = a;
        }
        from = std::max(from, b);
    };
    if (strip.table >= 0)
        block(strip.box.x0, strip.box.x1);
    else
        for (const std::uint32_t each : strip.pieces)
            block(lines.pieces[each].box.x0, lines.pieces[each].box.x1);
    if (x1 - from > best1 - best0) {
        best0 = from;
        best1 = x1;
    }
    x0 = best0;
    x1 = best1;
}

void Reader::part(const Strip& strip, const Lines& lines, float x, Strip& left, Strip& right) {
    left = Strip{strip.box, strip.baseline, strip.size, -1, {}};
    right = left;
    if (strip.table >= 0) {
        ((strip.box.x0 + strip.box.x1) / 2 < x ? left : right).table = strip.table;
        return;
    }
    const auto take = [&](Strip& side, std::uint32_t index) {
        const Piece& each = lines.pieces[index];
        side.box = side.pieces.empty() ? each.box : cover(side.box, each.box);
        if (side.pieces.empty() || each.size > side.size) {
            side.size = each.size;
            side.baseline = each.baseline;
        }
        side.pieces.push_back(index);
    };
    for (const std::uint32_t each : strip.pieces)
        take((lines.pieces[each].box.x0 + lines.pieces[each].box.x1) / 2 < x ? left : right, each);
}

// Two columns of running text: lines on both sides that fill their column, and whose gaps do not
// answer one another as those of a table's rows do.
bool Reader::columns(const std::vector<Strip>& strips, const Gutter& gutter) const {
    const float middle = (gutter.x0 + gutter.x1) / 2;
    struct Side {
        float x0 = 1e9F, x1 = -1e9F;
        std::vector<Rect> lines;
        std::size_t chars = 0;
    } sides[2];
    for (std::size_t i = gutter.first; i <= gutter.last; ++i) {
        if (strips[i].table >= 0) continue;
        Strip parts[2];
        part(strips[i], lines_, middle, parts[0], parts[1]);
        for (int k = 0; k < 2; ++k) {
            if (parts[k].pieces.empty()) continue;
            sides[k].x0 = std::min(sides[k].x0, parts[k].box.x0);
            sides[k].x1 = std::max(sides[k].x1, parts[k].box.x1);
            sides[k].lines.push_back(parts[k].box);
            for (const std::uint32_t each : parts[k].pieces)
                sides[k].chars += piece(each).chars;
        }
    }
    for (Side& side : sides) {
        if (side.lines.size() < 4 || side.chars < side.lines.size() * 18) return false;
        if (side.x1 - side.x0 < 9 * body_) return false;
        std::size_t full = 0;
        for (const Rect& line : side.lines)
            full += line.x1 - side.x0 > 0.72F * (side.x1 - side.x0);
        if (full * 2 < side.lines.size()) return false;
    }
    // gaps between paragraphs that both sides have at one height
    const auto gaps = [&](const Side& side) {
        std::vector<std::pair<float, float>> found;
        std::vector<float> all;
        for (std::size_t i = 1; i < side.lines.size(); ++i)
            all.push_back(side.lines[i - 1].y0 - side.lines[i].y1);
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2),
                         all.end());
        const float usual = std::max(0.0F, all[all.size() / 2]);
        for (std::size_t i = 1; i < side.lines.size(); ++i)
            if (side.lines[i - 1].y0 - side.lines[i].y1 > usual + 0.3F * body_)
                found.emplace_back(side.lines[i - 1].y0, side.lines[i].y1);
        return found;
    };
    const auto left = gaps(sides[0]), right = gaps(sides[1]);
    std::size_t answered = 0;
    for (std::size_t i = 0, k = 0; i < left.size(); ++i) {
        while (k < right.size() && right[k].second > left[i].first)
            ++k;
        if (k < right.size() && right[k].first > left[i].second &&
            std::abs(right[k].second - left[i].second) < 2)
            ++answered;
    }
    return answered < 2 || answered * 2 < std::min(left.size(), right.size());
}

bool Reader::find_gutter(const std::vector<Strip>& strips, Gutter& best) const {
    std::vector<Gutter> open, closed;
    const auto close = [&](Gutter& gutter) {
        gutter.closed = true;
        if (gutter.both >= 3) closed.push_back(gutter);
    };
    for (std::size_t i = 0; i < strips.size(); ++i) {
        const Strip& strip = strips[i];
        const float least = 0.9F * std::min(strip.size > 0 ? strip.size : body_, body_);
        for (Gutter& gutter : open) {
            float x0 = gutter.x0, x1 = gutter.x1;
            shrink(strip, lines_, x0, x1);
            if (x1 - x0 < least) {
                close(gutter);
                continue;
            }
            gutter.x0 = x0;
            gutter.x1 = x1;
            bool left = false, right = false;
            if (strip.table >= 0) {
                left = strip.box.x1 <= gutter.x0 + 1;
                right = !left;
            }
            for (const std::uint32_t each : strip.pieces) {
                left = left || piece(each).box.x1 <= gutter.x0 + 1;
                right = right || piece(each).box.x0 >= gutter.x1 - 1;
            }
            if (left && right) {
                ++gutter.both;
                gutter.last = i;
            }
        }
        open.erase(std::remove_if(open.begin(), open.end(),
                                  [](const Gutter& gutter) { return gutter.closed; }),
                   open.end());
        for (std::size_t k = 1; k < strip.pieces.size() && open.size() < most_gutters; ++k) {
            const float x0 = piece(strip.pieces[k - 1]).box.x1;
            const float x1 = piece(strip.pieces[k]).box.x0;
            if (x1 - x0 < least) continue;
            const bool known = std::any_of(open.begin(), open.end(), [&](const Gutter& gutter) {
                return gutter.x0 >= x0 - 0.5F && gutter.x1 <= x1 + 0.5F;
            });
            if (!known) open.push_back({x0, x1, i, i, 1, false});
        }
    }
    for (Gutter& gutter : open)
        close(gutter);
    std::sort(closed.begin(), closed.end(), [](const Gutter& a, const Gutter& b) {
        return a.last - a.first != b.last - b.first ? a.last - a.first > b.last - b.first
                                                    : a.first < b.first;
    });
    if (closed.size() > 8) closed.resize(8);
    for (const Gutter& gutter : closed)
        if (columns(strips, gutter)) {
            best = gutter;
            return true;
        }
    return false;
}

void Reader::region(std::vector<Strip> strips, int depth) {
    if (strips.empty()) return;
    Gutter gutter;
    if (depth >= deepest || !find_gutter(strips, gutter)) {
        leaf(std::move(strips));
        return;
    }
    // lines of one column that go on above or below the other
    const float middle = (gutter.x0 + gutter.x1) / 2;
    const auto one_sided = [&](const Strip& strip, const Strip& next) {
        if (strip.table >= 0) return false;
        if (std::abs(next.baseline - strip.baseline) > 2.6F * body_) return false;
        return strip.box.x1 <= gutter.x0 + 1 || strip.box.x0 >= gutter.x1 - 1;
    };
    while (gutter.first > 0 && strips[gutter.first - 1].box.x0 > middle &&
           one_sided(strips[gutter.first - 1], strips[gutter.first]))
        --gutter.first;
    while (gutter.last + 1 < strips.size() &&
           one_sided(strips[gutter.last + 1], strips[gutter.last]))
        ++gutter.last;
    const auto at = [&](std::size_t i) { return strips.begin() + static_cast<std::ptrdiff_t>(i); };
    region({at(0), at(gutter.first)}, depth + 1);
    std::vector<Strip> left, right;
    for (std::size_t i = gutter.first; i <= gutter.last; ++i) {
        Strip a, b;
        part(strips[i], lines_, middle, a, b);
        if (a.table >= 0 || !a.pieces.empty()) left.push_back(std::move(a));
        if (b.table >= 0 || !b.pieces.empty()) right.push_back(std::move(b));
    }
    region(std::move(left), depth + 1);
    region(std::move(right), depth + 1);
    region({at(gutter.last + 1), strips.end()}, depth + 1);
}

void Reader::add_line(const Strip& strip, float left, float right) {
    FlowItem item;
    Line& line = item.line;
    line.box = strip.box;
    line.baseline = strip.baseline;
    line.size = strip.size;
    line.left = left;
    line.right = right;
    line.column = columns_;
    if (strip.pieces.size() > 1) line.second = piece(strip.pieces[1]).box.x0;
    for (const std::uint32_t each : strip.pieces)
        for (std::uint32_t i = 0; i < piece(each).count; ++i)
            line.words.push_back(lines_.ids[piece(each).first + i]);
    out_.items.push_back(std::move(item));
}

void Reader::leaf(std::vector<Strip> strips) {
    ++columns_;
    find_aligned(page_, lines_, edges_, out_.items.empty() ? before_ : nullptr, strips,
                 out_.tables);
    float left = 1e9F, right = -1e9F;
    for (const Strip& strip : strips) {
        if (strip.table >= 0) continue;
        left = std::min(left, strip.box.x0);
        right = std::max(right, strip.box.x1);
    }
    for (const Strip& strip : strips) {
        if (strip.table >= 0) {
            FlowItem item;
            item.table = strip.table;
            item.line.box = strip.box;
            item.line.column = columns_;
            out_.items.push_back(std::move(item));
        } else {
            add_line(strip, left, right);
        }
    }
}

} // namespace

Flow read_in_order(const PageWords& page, const Lines& lines, const Edges& edges,
                   std::vector<Table> tables, float body_size, const Table* before) {
    Flow flow;
    flow.tables = std::move(tables);
    std::vector<Strip> strips;
    strips.reserve(lines.rows.size() + flow.tables.size());
    for (const Row& row : lines.rows) {
        if (row.count == 0) continue;
        Strip strip{row.box, row.baseline, row.size, -1, {}};
        for (std::uint32_t i = 0; i < row.count; ++i)
            strip.pieces.push_back(row.first + i);
        strips.push_back(std::move(strip));
    }
    for (std::size_t i = 0; i < flow.tables.size(); ++i)
        strips.push_back(
            {flow.tables[i].box, flow.tables[i].box.y1, 0, static_cast<std::int32_t>(i), {}});
    std::stable_sort(strips.begin(), strips.end(),
                     [](const Strip& a, const Strip& b) { return a.baseline > b.baseline; });
    Reader(page, lines, edges, flow, body_size, before).region(std::move(strips), 0);
    return flow;
}

} // namespace duly::read::pdf::layout
