// Lines put together to paragraphs, within a column and from page to page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/block.hpp"
#include "read/pdf/layout/sheet.hpp"

namespace duly::read::pdf::layout {

struct WordAt {
    std::uint32_t sheet = 0;
    std::uint32_t word = 0;
    bool line_start = false; ///< the first of its line, but not of the paragraph
};

struct Paragraph {
    model::BlockKind kind = model::BlockKind::paragraph;
    std::vector<WordAt> words; ///< without list marks
    std::string mark;
    WordAt mark_at; ///< where the mark stands
    std::uint32_t sheet = 0;
    std::int32_t table = -1; ///< in the flow of the sheet: then no words
    float size = 0;          ///< of its first line
    float left = 0;          ///< where it begins
    std::uint16_t lines = 0;
    std::uint8_t level = 0;
    bool gap_before = false;
    bool page_before = false;
};

/// How far apart lines of one paragraph stand, as a multiple of their size.
float usual_pitch(const std::vector<Sheet>& sheets);

std::vector<Paragraph> make_paragraphs(const std::vector<Sheet>& sheets, float body);

/// The same for the lines of one cell; ranges of `lines` are not known beyond it.
std::vector<Paragraph> cell_paragraphs(const Sheet& sheet, std::uint32_t index, const Lines& lines,
                                       float pitch);

} // namespace duly::read::pdf::layout
