// Whether a line goes on with the paragraph before it.
#pragma once

#include <cstdint>
#include <string_view>

#include "read/pdf/layout/sheet.hpp"

namespace duly::read::pdf::layout {

/// What a line looks like at its two ends.
struct Shape {
    const Line* line = nullptr;
    std::uint32_t sheet = 0;
    bool bold = false, light = false; ///< all of it, none of it
    bool bullet = false, number = false, sure_number = false;
    bool raised_first = false;
    float text_x = 0; ///< where its words begin behind a bullet or number
    float first_width = 0;
    char32_t first = 0, last = 0; ///< characters of its words, behind bullet or number
    bool lower_second = false;    ///< the word behind a number begins small
    bool page_apart = false;      ///< it ends in a small number far behind the words: "Aims    4"
    std::string_view word;        ///< the first one
    std::uint32_t first_block = 0, last_block = 0; ///< elements of the structure tree
};

Shape shape_of(const Sheet& sheet, std::uint32_t index, const Line& line);

bool ends_sentence(char32_t c);

class Joiner {
public:
    explicit Joiner(float pitch) : pitch_(pitch) {}

    /// Whether elements of the structure tree are paragraphs, not lines.
    bool blocks_are_paragraphs = true;

    /// Whether `now` goes on with the paragraph that `before` is the last line of.
    [[nodiscard]] bool goes_on(const Shape& first, const Shape& before, const Shape& now,
                               std::size_t lines, float right, bool& gap) const;
    /// The same over the end of a column or page.
    [[nodiscard]] bool goes_over(const Shape& before, const Shape& now, float right) const;
    /// Whether the first word of `now` would not have fitted behind `before`.
    [[nodiscard]] static bool full(const Shape& before, const Shape& now, float right) {
        if (before.last == U'-' || before.last == 0xAD || before.last == 0x2010) return true;
        const float size = before.line->size;
        return before.line->box.x1 + 0.25F * size + now.first_width > right - 0.3F * size;
    }

private:
    float pitch_;
};

} // namespace duly::read::pdf::layout
