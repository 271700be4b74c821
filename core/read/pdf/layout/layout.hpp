// From the content of a PDF's pages to what every reader hands over: the text view with its map,
// flat blocks in reading order, furniture and notes.
#pragma once

#include <string>

#include "model/block.hpp"
#include "read/pdf/page.hpp"

namespace duly::read::pdf {

/// Never fails: what makes no sense is left where it stands, and said in a note.
model::ReadFile lay_out(const Content& content, const std::string& name);

} // namespace duly::read::pdf
