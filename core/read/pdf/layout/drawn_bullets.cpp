// Bullets that are drawn and not written.
#include <algorithm>
#include <cmath>

#include "read/pdf/layout/strokes.hpp"

namespace duly::read::pdf::layout {
namespace {

constexpr std::size_t most_dots = 2000; ///< more than these are a chart's

struct Dot {
    Rect box;
    float middle = 0;             ///< its height on the page
    const Word* word = nullptr;   ///< the nearest to its right, on its line
    const Word* before = nullptr; ///< the nearest to its left
};

/// Round or square, and of the size that bullets have.
bool dot(const Rect& rect) {
    const float wide = rect.x1 - rect.x0, high = rect.y1 - rect.y0;
    return wide >= 1.5F && wide <= 7 && std::abs(wide - high) <= 0.2F * std::max(wide, high);
}

std::vector<Dot> find_dots(const Page& page, const Frame& frame) {
    std::vector<Dot> out;
    const auto add = [&](const Rect& on_page) {
        const Rect rect = frame.into(on_page);
        if (dot(rect)) out.push_back({rect, (rect.y0 + rect.y1) / 2});
    };
    for (const Drawing& drawing : page.drawings)
        if (drawing.curved) add(drawing.rect);
    for (const Box& box : page.boxes)
        if (box.filled && !box.stroked && (box.colour & 0xF0F0F0U) != 0xF0F0F0U) add(box.rect);
    if (out.size() > most_dots) out.clear();
    std::sort(out.begin(), out.end(), [](const Dot& a, const Dot& b) {
        return a.middle != b.middle ? a.middle < b.middle : a.box.x0 < b.box.x0;
    });
    return out;
}

/// Words on a dot's line: it stands at the middle of their small letters.
void find_neighbours(const PageWords& words, std::vector<Dot>& dots) {
    for (const Word& word : words.words) {
        if (word.turned || word.gone) continue;
        auto each =
            std::lower_bound(dots.begin(), dots.end(), word.baseline + 0.05F * word.size,
                             [](const Dot& dot, float height) { return dot.middle < height; });
        for (; each != dots.end() && each->middle < word.baseline + 0.6F * word.size; ++each) {
            const bool right = word.box.x0 > each->box.x1;
            const Word*& known = right ? each->word : each->before;
            if (known == nullptr ||
                (right ? word.box.x0 < known->box.x0 : word.box.x1 > known->box.x1))
                known = &word;
        }
    }
}

} // namespace

void add_bullets(const Page& page, PageWords& words) {
    std::vector<Dot> dots = find_dots(page, words.frame);
    if (dots.empty()) return;
    find_neighbours(words, dots);
    std::vector<Word> made;
    const Dot* last = nullptr;
    for (const Dot& dot : dots) {
        if (dot.word == nullptr) continue;
        const float size = dot.word->size;
        const float gap = dot.word->box.x0 - dot.box.x1;
        if (gap < 0.2F * size || gap > 2.5F * size) continue;
        if (dot.box.x1 - dot.box.x0 > 0.5F * size) continue;
        if (dot.before != nullptr && dot.box.x0 - dot.before->box.x1 < 2 * size) continue;
        // a ring and its filling are one
        if (last != nullptr && last->word == dot.word) continue;
        last = &dot;
        Word word;
        word.box = dot.box;
        word.baseline = dot.word->baseline;
        word.size = size;
        word.text = static_cast<std::uint32_t>(words.text.size());
        word.length = 3;
        word.chars = 1;
        word.order = dot.word->order;
        word.mcid = dot.word->mcid;
        word.space_before = true;
        words.text.append("•");
        made.push_back(word);
    }
    words.words.insert(words.words.end(), made.begin(), made.end());
}

} // namespace duly::read::pdf::layout
