// Where pictures stand among the words: a scanned signature, a tick kept as a picture.
#pragma once

#include <vector>

#include "model/block.hpp"
#include "read/pdf/layout/sheet.hpp"
#include "read/pdf/page.hpp"

namespace duly::read::pdf::layout {

/// Adds a note "picture" for each that stands among the page's text, at the end of the block beside
/// or above it. Letterheads, pictures that come again on other pages, pages that are one picture
/// and pages full of small ones are left out.
void note_pictures(const Content& content, const std::vector<Sheet>& sheets, model::ReadFile& out);

} // namespace duly::read::pdf::layout
