#include "read/pdf/layout/strokes.hpp"

#include <algorithm>
#include <cmath>

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

constexpr std::size_t most_boxes = 2000;

bool small_square(const Rect& rect) {
    const float wide = rect.x1 - rect.x0, high = rect.y1 - rect.y0;
    return wide >= 5 && wide <= 18 && high >= 5 && high <= 18 &&
           std::abs(wide - high) < 0.3F * std::max(wide, high);
}

bool within(const Rect& inner, const Rect& outer, float slack) {
    return inner.x0 >= outer.x0 - slack && inner.x1 <= outer.x1 + slack &&
           inner.y0 >= outer.y0 - slack && inner.y1 <= outer.y1 + slack;
}

bool touching(const Rect& a, const Rect& b) {
    return a.x0 <= b.x1 + 1 && b.x0 <= a.x1 + 1 && a.y0 <= b.y1 + 1 && b.y0 <= a.y1 + 1;
}

enum class Mark : std::uint8_t { none, tick, cross };

Mark mark_of(string_view text) {
    if (text == "✓" || text == "✔" || text == "☑" || text == "√") return Mark::tick;
    if (text == "X" || text == "x" || text == "✗" || text == "✘" || text == "×" || text == "☒")
        return Mark::cross;
    return Mark::none;
}

class Ticks {
public:
    Ticks(const Page& page, PageWords& words) : page_(page), words_(words) {}

    void run() {
        for (const Widget& widget : page_.widgets)
            if (widget.kind == Widget::Kind::check_box || widget.kind == Widget::Kind::radio)
                form_box(widget);
            else if (!widget.value.empty() &&
                     (widget.kind == Widget::Kind::text || widget.kind == Widget::Kind::choice))
                form_value(widget);
        if (page_.boxes.size() <= most_boxes) drawn_boxes();
        rounded_boxes();
    }

private:
    void form_box(const Widget& widget);
    void form_value(const Widget& widget);
    void drawn_boxes();
    void rounded_boxes();
    /// Takes away what stands in the box; tells what mark it was.
    Mark clear(const Rect& box, bool& other);
    void add(const Rect& box, string_view text, std::int32_t mcid = -1);

    const Page& page_;
    PageWords& words_;
    std::vector<Rect> done_; ///< in the frame
};

void Ticks::add(const Rect& box, string_view text, std::int32_t mcid) {
    Word word;
    word.mcid = mcid;
    word.box = box;
    word.size = std::max(6.0F, box.y1 - box.y0);
    word.baseline = box.y0 + 0.1F * word.size;
    word.text = static_cast<std::uint32_t>(words_.text.size());
    word.length = static_cast<std::uint16_t>(text.size());
    word.chars = 1;
    word.order = static_cast<std::uint32_t>(words_.words.size()) + 1;
    word.space_before = true;
    words_.text.append(text);
    // on the line of the words beside it
    for (const Word& other : words_.words) {
        const float middle = (box.y0 + box.y1) / 2;
        if (other.turned || other.gone || middle < other.box.y0 || middle > other.box.y1) continue;
        if (std::min(std::abs(other.box.x0 - box.x1), std::abs(box.x0 - other.box.x1)) > 60)
            continue;
        word.baseline = other.baseline;
        word.size = other.size;
        break;
    }
    words_.words.push_back(word);
    done_.push_back(box);
}

Mark Ticks::clear(const Rect& box, bool& other) {
    Mark mark = Mark::none;
    other = false;
    for (Word& word : words_.words) {
        const Rect middle{(word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2,
                          (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2};
        if (word.gone || !within(middle, box, 0)) continue;
        const Mark own = mark_of(words_.of(word));
        if (own == Mark::none)
            other = true;
        else
            mark = own;
        if (own != Mark::none) word.gone = true;
    }
    return mark;
}

void Ticks::form_box(const Widget& widget) {
    const auto index = static_cast<std::int32_t>(&widget - page_.widgets.data());
    for (Word& word : words_.words)
        if (word.widget == index) word.gone = true;
    const Rect box = words_.frame.into(widget.rect);
    bool other = false;
    clear(box, other);
    add(box, widget.on ? "☑" : "☐");
}

/// What was typed into a field that has no picture of it.
void Ticks::form_value(const Widget& widget) {
    const auto index = static_cast<std::int32_t>(&widget - page_.widgets.data());
    for (const Word& word : words_.words)
        if (word.widget == index) return;
    const Rect box = words_.frame.into(widget.rect);
    const float high = box.y1 - box.y0;
    const float size = std::clamp(high * 0.7F, 6.0F, 11.0F);
    const string_view value = widget.value;
    float x = box.x0;
    float y = high > 2.5F * size ? box.y1 - 1.2F * size : box.y0 + 0.5F * (high - 0.7F * size);
    for (std::size_t at = 0; at < value.size() && words_.words.size() < 1'000'000;) {
        if (value[at] == '\n' || value[at] == '\r') {
            x = box.x0;
            y -= 1.2F * size;
        }
        const std::size_t begin = value.find_first_not_of(" \t\n\r", at);
        if (begin == string_view::npos) break;
        const std::size_t end = std::min(value.find_first_of(" \t\n\r", begin), value.size());
        const string_view text = value.substr(begin, end - begin);
        Word word;
        word.text = static_cast<std::uint32_t>(words_.text.size());
        word.length = static_cast<std::uint16_t>(std::min<std::size_t>(text.size(), 0xFFFF));
        word.chars = word.length;
        word.size = size;
        word.baseline = y;
        word.box = {x, y - 0.25F * size, x + 0.5F * size * static_cast<float>(text.size()),
                    y + 0.75F * size};
        word.widget = index;
        word.order = static_cast<std::uint32_t>(words_.words.size()) + 1;
        word.space_before = true;
        x = word.box.x1 + 0.25F * size;
        words_.text.append(text.substr(0, word.length));
        words_.words.push_back(word);
        at = end;
    }
}

void Ticks::drawn_boxes() {
    std::vector<Rect> squares;
    for (const Box& box : page_.boxes) {
        const Rect rect = words_.frame.into(box.rect);
        if (!box.stroked || !small_square(rect)) continue;
        if (box.filled && (box.colour & 0xF0F0F0U) != 0xF0F0F0U) continue; // of a chart's key
        bool known = false;
        for (const Rect& each : done_)
            known = known || touching(each, rect);
        for (const Rect& each : squares)
            known = known || (within(each, rect, 2) && within(rect, each, 2));
        if (!known) squares.push_back(rect);
        if (squares.size() > 300) return; // a pattern, not a form
    }
    for (const Rect& square : squares) {
        // squares in a row that touch are cells of a grid
        bool alone = true;
        for (const Rect& other : squares)
            alone = alone && (&other == &square || !touching(other, square));
        if (!alone) continue;
        bool other = false;
        Mark mark = clear(square, other);
        if (other) continue;
        std::size_t strokes = 0, segments = 0;
        for (const Drawing& drawing : page_.drawings) {
            const Rect rect = words_.frame.into(drawing.rect);
            const float wide = rect.x1 - rect.x0;
            if (!within(rect, square, 3) || wide < 0.3F * (square.x1 - square.x0)) continue;
            ++strokes;
            segments += drawing.segments;
        }
        if (mark == Mark::none && strokes > 0)
            mark = strokes == 1 && segments == 2 ? Mark::tick
                   : strokes >= 2                ? Mark::cross
                                                 : Mark::tick;
        add(square, mark == Mark::cross ? "☒" : mark == Mark::tick ? "☑" : "☐");
    }
}

/// Boxes and buttons of web forms, as browsers print them: a rounded ground, its outline upon it,
/// and in it a tick, a bar or a dot when they are on.
void Ticks::rounded_boxes() {
    constexpr std::size_t most = 300; ///< more than these are a chart's
    const std::vector<Drawing>& all = page_.drawings;
    struct Found {
        Rect box;
        std::int32_t mcid = -1;
        bool on = false;
    };
    std::vector<Found> found;
    for (std::size_t i = 0; i + 1 < all.size() && found.size() <= most; ++i) {
        const Rect ground = words_.frame.into(all[i].rect);
        const Rect outline = words_.frame.into(all[i + 1].rect);
        const float wide = ground.x1 - ground.x0;
        if (!all[i].curved || !all[i + 1].curved || all[i].mcid != all[i + 1].mcid || wide < 7 ||
            wide > 16 || !small_square(ground) || !within(ground, outline, 0.8F) ||
            !within(outline, ground, 0.8F))
            continue;
        bool on = false;
        std::size_t next = i + 2;
        for (; next < all.size() && all[next].mcid == all[i].mcid; ++next) {
            const Rect mark = words_.frame.into(all[next].rect);
            if (!within(mark, ground, 0.5F)) break;
            on = on || (mark.x1 - mark.x0 > 0.25F * wide && mark.x1 - mark.x0 < 0.9F * wide);
        }
        const bool known = std::any_of(done_.begin(), done_.end(),
                                       [&](const Rect& each) { return touching(each, ground); });
        if (!known) found.push_back({ground, all[i].mcid, on});
        i = next - 1;
    }
    if (found.size() > most) return;
    for (const Found& each : found)
        add(each.box, each.on ? "☑" : "☐", each.mcid);
}

/// How much of the word a level line runs through between those heights over its baseline, in
/// sizes of its letters; `own`: only a line that ends where that part of the word does.
Part crossed(const PageWords& words, const Word& word, const Edges& edges, float high, float low,
             bool own) {
    const float top = word.baseline + high * word.size, bottom = word.baseline + low * word.size;
    const float near = 0.15F * word.size, slack = 0.6F * word.size;
    auto edge = std::lower_bound(edges.level.begin(), edges.level.end(), top,
                                 [](const Edge& each, float y) { return each.at > y; });
    for (; edge != edges.level.end() && edge->at > bottom; ++edge) {
        const bool from_left = edge->from <= word.box.x0 + near;
        const bool to_right = edge->to >= word.box.x1 - near;
        if (own && (edge->from < word.box.x0 - slack || edge->to > word.box.x1 + slack)) continue;
        if (from_left && to_right) return Part::whole;
        if (!from_left && !to_right) continue;
        const std::string_view text = words.of(word);
        const std::size_t slash = text.find('/');
        if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size()) continue;
        const float middle = word.box.x0 + (word.box.x1 - word.box.x0) *
                                               (static_cast<float>(slash) + 0.5F) /
                                               static_cast<float>(text.size());
        const float end = from_left ? edge->to : edge->from;
        if (end > middle - slack && end < middle + slack)
            return from_left ? Part::before_slash : Part::behind_slash;
    }
    return Part::none;
}

} // namespace

void add_ticks(const Page& page, PageWords& words) {
    Ticks(page, words).run();
}

void mark_struck(PageWords& words, const Edges& edges) {
    if (edges.level.empty()) return;
    for (Word& word : words.words) {
        if (word.turned || word.gone) continue;
        word.struck = crossed(words, word, edges, 0.42F, 0.15F, false);
        if (word.struck == Part::none) // a line under it and nothing else: no rule, no border
            word.underlined = crossed(words, word, edges, -0.02F, -0.3F, true);
    }
}

} // namespace duly::read::pdf::layout
