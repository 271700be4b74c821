#include <algorithm>
#include <cmath>

#include "read/pdf/layout/grids.hpp"

namespace duly::read::pdf::layout {
namespace {

constexpr float same_line = 1.6F; ///< how far apart two lines may be and count as one
constexpr float bridged = 2.5F;   ///< a gap within a line
constexpr std::size_t most_edges = 20000;

void merge(std::vector<Edge>& edges, bool downward) {
    std::sort(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) {
        if (a.at != b.at) return downward ? a.at > b.at : a.at < b.at;
        return a.from < b.from;
    });
    std::vector<Edge> out;
    for (std::size_t i = 0; i < edges.size();) {
        std::size_t end = i + 1;
        while (end < edges.size() && std::abs(edges[end].at - edges[i].at) <= same_line)
            ++end;
        std::sort(edges.begin() + static_cast<std::ptrdiff_t>(i),
                  edges.begin() + static_cast<std::ptrdiff_t>(end),
                  [](const Edge& a, const Edge& b) { return a.from < b.from; });
        const std::size_t first = out.size();
        for (; i < end; ++i) {
            if (out.size() > first && edges[i].from <= out.back().to + bridged)
                out.back().to = std::max(out.back().to, edges[i].to);
            else
                out.push_back(edges[i]);
        }
    }
    edges = std::move(out);
}

/// A ground that nobody sees has no edges.
bool nearly_white(std::uint32_t colour) {
    return (colour & 0xFFU) >= 0xFAU && ((colour >> 8) & 0xFFU) >= 0xFAU &&
           ((colour >> 16) & 0xFFU) >= 0xFAU;
}

/// Boxes whose edges may be those of cells. Words with a coloured ground have a box each, one
/// beside the other: those are taken as one.
std::vector<Box> without_highlights(const std::vector<Box>& boxes) {
    std::vector<Box> out;
    for (const Box& box : boxes) {
        if (!box.stroked && nearly_white(box.colour)) continue;
        if (!out.empty() && !box.stroked && !out.back().stroked) {
            Box& last = out.back();
            if (last.colour == box.colour && std::abs(last.rect.y0 - box.rect.y0) < 0.6F &&
                std::abs(last.rect.y1 - box.rect.y1) < 0.6F &&
                std::abs(last.rect.x1 - box.rect.x0) < 0.6F) {
                last.rect.x1 = box.rect.x1;
                continue;
            }
        }
        out.push_back(box);
    }
    return out;
}

/// Small squares that touch no other: boxes to tick. Those in a row are cells for letters.
std::vector<Rect> lone_squares(const std::vector<Box>& boxes) {
    std::vector<Rect> squares, out;
    for (const Box& box : boxes) {
        const float wide = box.rect.x1 - box.rect.x0, high = box.rect.y1 - box.rect.y0;
        if (box.stroked && wide >= 5 && wide <= 14 && std::abs(wide - high) < 0.3F * wide)
            squares.push_back(box.rect);
        if (squares.size() > 300) return {};
    }
    for (const Rect& each : squares)
        if (std::none_of(squares.begin(), squares.end(), [&](const Rect& other) {
                return &other != &each && each.x0 <= other.x1 + 1 && other.x0 <= each.x1 + 1 &&
                       each.y0 <= other.y1 + 1 && other.y0 <= each.y1 + 1;
            }))
            out.push_back(each);
    return out;
}

} // namespace

Edges find_edges(const Page& page, const Frame& frame) {
    Edges edges;
    const float width = frame.width(), height = frame.height();
    const auto add = [&](Rect rect) {
        if (!(rect.x0 <= rect.x1 && rect.y0 <= rect.y1)) return; // nor if one is no number
        if (rect.x1 < 0 || rect.y1 < 0 || rect.x0 > width || rect.y0 > height) return;
        const float wide = rect.x1 - rect.x0, high = rect.y1 - rect.y0;
        if (edges.level.size() + edges.upright.size() > most_edges) return;
        if (wide >= high) {
            if (wide >= 3) edges.level.push_back({(rect.y0 + rect.y1) / 2, rect.x0, rect.x1});
        } else if (high >= 3) {
            edges.upright.push_back({(rect.x0 + rect.x1) / 2, rect.y0, rect.y1});
        }
    };
    // what draws a form's box is no cell
    std::vector<Rect> ticks;
    for (const Widget& widget : page.widgets)
        if (widget.kind == Widget::Kind::check_box || widget.kind == Widget::Kind::radio)
            ticks.push_back(widget.rect);
    for (const Rect& each : lone_squares(page.boxes))
        ticks.push_back(each);
    if (ticks.size() > 500) ticks.clear();
    const auto of_tick = [&](const Rect& rect) {
        return std::any_of(ticks.begin(), ticks.end(), [&](const Rect& each) {
            return rect.x0 >= each.x0 - 2 && rect.x1 <= each.x1 + 2 && rect.y0 >= each.y0 - 2 &&
                   rect.y1 <= each.y1 + 2;
        });
    };
    for (const Rule& rule : page.rules) {
        if (of_tick({std::min(rule.x0, rule.x1), std::min(rule.y0, rule.y1),
                     std::max(rule.x0, rule.x1), std::max(rule.y0, rule.y1)}))
            continue;
        add(frame.into({std::min(rule.x0, rule.x1), std::min(rule.y0, rule.y1),
                        std::max(rule.x0, rule.x1), std::max(rule.y0, rule.y1)}));
    }
    for (const Box& box : without_highlights(page.boxes)) {
        if (of_tick(box.rect)) continue;
        const Rect rect = frame.into(box.rect);
        const float wide = rect.x1 - rect.x0, high = rect.y1 - rect.y0;
        if (wide > 0.93F * width && high > 0.8F * height) continue; // the page itself
        if (high < 5 || wide < 5) continue;
        add({rect.x0, rect.y0, rect.x1, rect.y0});
        add({rect.x0, rect.y1, rect.x1, rect.y1});
        add({rect.x0, rect.y0, rect.x0, rect.y1});
        add({rect.x1, rect.y0, rect.x1, rect.y1});
    }
    merge(edges.level, true);
    merge(edges.upright, false);
    return edges;
}

} // namespace duly::read::pdf::layout
