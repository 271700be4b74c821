#include "read/pdf/hidden.hpp"

#include <algorithm>
#include <span>

#include "read/pdf/geometry.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_comparisons = 20'000'000; ///< a page; then the rest counts as seen
constexpr float cell = 24;                           ///< points
constexpr int most_cells = 48;                       ///< each way
constexpr std::size_t large = 64;                    ///< cells; bigger areas are looked at always

/// Finds the painted areas near a place without looking at all of them.
class AreaGrid {
public:
    AreaGrid(const Page& page, const std::vector<Painted::Area>& areas)
        : areas_(areas),
          columns_(std::clamp(static_cast<int>(page.width / cell), 1, most_cells)),
          rows_(std::clamp(static_cast<int>(page.height / cell), 1, most_cells)),
          wide_(std::max(page.width, 1.0F) / static_cast<float>(columns_)),
          high_(std::max(page.height, 1.0F) / static_cast<float>(rows_)),
          ends_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_) + 1) {
        if (areas.empty()) return;
        // Counted first, so that the lists of all cells lie one behind another.
        for (std::uint32_t i = 0; i < areas.size(); ++i)
            if (!for_cells(range(areas[i].rect), [&](std::size_t at) { ++ends_[at + 1]; }))
                large_.push_back(i);
        for (std::size_t at = 1; at < ends_.size(); ++at)
            ends_[at] += ends_[at - 1];
        lists_.resize(ends_.back());
        for (std::uint32_t i = 0; i < areas.size(); ++i)
            for_cells(range(areas[i].rect), [&](std::size_t at) { lists_[ends_[at]++] = i; });
    }

    /// The areas that may overlap a place and were painted after something; twice, perhaps.
    void later(const Rect& place, std::uint32_t order, std::vector<std::uint32_t>& found) {
        const auto add = [&](List list) {
            const auto first = std::upper_bound(
                list.begin(), list.end(), order,
                [&](std::uint32_t o, std::uint32_t i) { return o < areas_[i].order; });
            for (auto entry = first; entry != list.end() && spend(); ++entry)
                if (areas_[*entry].opaque_box &&
                    !is_empty(intersection(areas_[*entry].rect, place)))
                    found.push_back(*entry);
        };
        found.clear();
        add(large_);
        const auto [x0, x1, y0, y1] = range(place);
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x)
                add(list_of(x, y));
    }

    /// The last area painted under a point before something, or null.
    const Painted::Area* under(float x, float y, std::uint32_t order) {
        const Painted::Area* best = nullptr;
        const auto look = [&](List list) {
            auto entry = std::lower_bound(
                list.begin(), list.end(), order,
                [&](std::uint32_t i, std::uint32_t o) { return areas_[i].order < o; });
            while (entry != list.begin() && spend()) {
                const Painted::Area& area = areas_[*--entry];
                if (best != nullptr && area.order < best->order) return;
                const Rect& r = area.rect;
                if (x < r.x0 || x > r.x1 || y < r.y0 || y > r.y1) continue;
                best = &area;
                return;
            }
        };
        look(large_);
        const auto [x0, x1, y0, y1] = range({x, y, x, y});
        look(list_of(x0, y0));
        return best;
    }
    [[nodiscard]] bool spent() const { return left_ == 0; }

private:
    using List = std::span<const std::uint32_t>;
    struct Range {
        int x0, x1, y0, y1;
    };
    [[nodiscard]] Range range(const Rect& r) const {
        const auto place = [](float value, float size, int count) {
            return static_cast<int>(std::clamp(value / size, 0.0F, static_cast<float>(count - 1)));
        };
        return {place(r.x0, wide_, columns_), place(r.x1, wide_, columns_),
                place(r.y0, high_, rows_), place(r.y1, high_, rows_)};
    }
    [[nodiscard]] std::size_t number_of(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(x);
    }
    /// False, and nothing done, where they are too many.
    template <class Do> bool for_cells(const Range& cells, const Do& what) const {
        const auto [x0, x1, y0, y1] = cells;
        if (static_cast<std::size_t>(x1 - x0 + 1) * static_cast<std::size_t>(y1 - y0 + 1) > large)
            return false;
        for (int y = y0; y <= y1; ++y)
            for (int x = x0; x <= x1; ++x)
                what(number_of(x, y));
        return true;
    }
    [[nodiscard]] List list_of(int x, int y) const {
        const std::size_t at = number_of(x, y);
        const std::uint32_t begin = at == 0 ? 0 : ends_[at - 1];
        return {lists_.data() + begin, lists_.data() + ends_[at]};
    }
    bool spend() { return left_ > 0 && left_-- > 0; }

    const std::vector<Painted::Area>& areas_;
    int columns_, rows_;
    float wide_, high_;
    std::vector<std::uint32_t> ends_; ///< of each cell's list, which begins at the end before it
    std::vector<std::uint32_t> lists_, large_;
    std::size_t left_ = most_comparisons;
};

Rect rect_along(const Run& run, float from, float to, float above, float below) {
    if (from > to) std::swap(from, to);
    switch (run.direction) {
    case Direction::right:
        return {from, run.baseline - below, to, run.baseline + above};
    case Direction::left:
        return {from, run.baseline - above, to, run.baseline + below};
    case Direction::up:
        return {run.baseline - above, from, run.baseline + below, to};
    default:
        return {run.baseline - below, from, run.baseline + above, to};
    }
}

/// Where the ink of a glyph's small letters would be: what must be covered for it not to be read.
Rect ink_of(const Run& run, const Glyph& glyph) {
    return rect_along(run, glyph.x0, glyph.x1, run.size * 0.55F, 0);
}

bool covers(const Rect& box, const Rect& ink) {
    const Rect both = intersection(box, ink);
    if (is_empty(both)) return false;
    const auto most = [](float part, float whole) { return part >= whole * 0.9F - 0.1F; };
    return most(width_of(both), width_of(ink)) && most(height_of(both), height_of(ink));
}

bool is_alike(std::uint32_t one, std::uint32_t other) {
    for (int shift = 0; shift <= 16; shift += 8) {
        const int difference =
            static_cast<int>(one >> shift & 0xFF) - static_cast<int>(other >> shift & 0xFF);
        if (difference > 8 || difference < -8) return false;
    }
    return true;
}

bool is_blank(const Page& page, const Glyph& glyph) {
    return glyph.length == 0 || (glyph.length == 1 && page.text[glyph.text] == ' ');
}

class HiddenText {
public:
    HiddenText(Page& page, const Painted& painted)
        : page_(page), painted_(painted), grid_(page, painted.areas) {
        for (const Painted::Area& area : painted.areas)
            if (area.opaque_box) last_box_ = std::max(last_box_, area.order);
    }

    void find() {
        std::vector<Run> runs; // all so far, once one had to be split
        bool apart = false;
        for (std::size_t i = 0; i < page_.runs.size(); ++i) {
            Run& run = page_.runs[i];
            const Painted::RunPaint& painted = painted_.runs[i];
            if (run.hidden == Hidden::no && painted.one_colour && in_colour_of_ground(run, painted))
                run.hidden = Hidden::same_colour;
            if (run.hidden != Hidden::no || last_box_ < painted.order || grid_.spent() ||
                !look_for_boxes(run, painted)) {
                if (apart) runs.push_back(std::move(run));
                continue;
            }
            if (!apart)
                runs.assign(
                    std::make_move_iterator(page_.runs.begin()),
                    std::make_move_iterator(page_.runs.begin() + static_cast<std::ptrdiff_t>(i)));
            apart = true;
            split(run, runs);
        }
        if (apart) page_.runs = std::move(runs);
    }

private:
    bool in_colour_of_ground(const Run& run, const Painted::RunPaint& painted) {
        const Rect& place = painted.place;
        const Painted::Area* ground =
            grid_.under((place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2, painted.order);
        if (ground != nullptr && !ground->opaque_box) return false;
        if (!is_alike(run.colour, ground != nullptr ? ground->colour : 0xFFFFFF)) return false;
        const Glyph* const glyphs = page_.glyphs.data() + run.first;
        if (std::all_of(glyphs, glyphs + run.count,
                        [&](const Glyph& glyph) { return is_blank(page_, glyph); }))
            return false;
        if (ground == nullptr) return !grid_.spent();
        // All of it must lie there.
        const Rect inside = intersection(place, ground->rect);
        return !is_empty(inside) && width_of(inside) >= width_of(place) * 0.9F;
    }

    /// Which glyphs lie under a box painted later; false when none does.
    bool look_for_boxes(const Run& run, const Painted::RunPaint& painted) {
        grid_.later(painted.place, painted.order, boxes_);
        if (boxes_.empty()) return false;
        covered_.assign(run.count, false);
        bool any = false;
        for (std::uint32_t i = 0; i < run.count; ++i) {
            const Glyph& glyph = page_.glyphs[run.first + i];
            const Rect ink = ink_of(run, glyph);
            covered_[i] = std::any_of(boxes_.begin(), boxes_.end(), [&](std::uint32_t box) {
                return covers(painted_.areas[box].rect, ink);
            });
            // A blank counts only beside something that is covered.
            if (is_blank(page_, glyph)) covered_[i] = i > 0 && covered_[i - 1] && covered_[i];
            any = any || covered_[i];
        }
        return any;
    }

    void split(const Run& run, std::vector<Run>& runs) const {
        for (std::uint32_t begin = 0; begin < run.count;) {
            std::uint32_t end = begin + 1;
            while (end < run.count && covered_[end] == covered_[begin])
                ++end;
            Run& part = runs.emplace_back(run);
            part.first = run.first + begin;
            part.count = end - begin;
            if (begin > 0) part.actual.clear();
            if (covered_[begin]) part.hidden = Hidden::covered;
            begin = end;
        }
    }

    Page& page_;
    const Painted& painted_;
    AreaGrid grid_;
    std::uint32_t last_box_ = 0;
    std::vector<std::uint32_t> boxes_;
    std::vector<bool> covered_;
};

} // namespace

Rect rect_of_run(const Page& page, const Run& run) {
    if (run.count == 0) return {};
    float low = page.glyphs[run.first].x0, high = low;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        low = std::min({low, page.glyphs[i].x0, page.glyphs[i].x1});
        high = std::max({high, page.glyphs[i].x0, page.glyphs[i].x1});
    }
    return rect_along(run, low, high, run.ascent, run.descent);
}

void find_hidden(Page& page, const Painted& painted) {
    if (page.runs.empty()) return;
    HiddenText(page, painted).find();
}

} // namespace duly::read::pdf
