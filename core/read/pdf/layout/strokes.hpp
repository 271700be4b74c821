// What lines and boxes say beside words: ticks in drawn boxes, boxes of forms, bullets,
// words struck through or underlined.
#pragma once

#include "read/pdf/layout/grids.hpp"
#include "read/pdf/layout/words.hpp"

namespace duly::read::pdf::layout {

/// Writes ☐, ☑ or ☒ as words where a small box is drawn or a form has one, and what was typed into
/// fields that do not show it themselves.
void add_ticks(const Page& page, PageWords& words);

/// Writes • as a word where a dot or a small square is drawn before the words of a line, as
/// browsers draw the bullets of lists.
void add_bullets(const Page& page, PageWords& words);

/// Marks words with a rule through their middle, and those with one of their own under them; of
/// "YES/NO" it may be one side.
void mark_struck(PageWords& words, const Edges& edges);

} // namespace duly::read::pdf::layout
