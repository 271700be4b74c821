// Signs that a table was not read as it stands on the page.
#pragma once

#include "read/pdf/layout/table.hpp"
#include "read/pdf/layout/words.hpp"

namespace duly::read::pdf::layout {

/// Whether figures of several rows or columns seem to stand in one cell, whole rows in a cell that
/// is not theirs, or the names of its rows outside the table: then its words are all there, but
/// nothing may be concluded from where they stand. `compared` counts words held against rows over
/// the file's tables: beyond some millions it is not looked for names outside, and there is doubt.
bool doubtful(const PageWords& page, const Table& table, std::size_t& compared);

} // namespace duly::read::pdf::layout
