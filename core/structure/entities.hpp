// Figures, dates and references within a block, as nodes with exact values and ranges.
#pragma once

#include <string_view>

#include "model/document.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

/// Adds entity nodes below `block` for what stands in `range`, in order and without overlaps:
/// dates, periods (2017/18, 2017-20, April 2017 to March 2018), references (by the words in
/// `lexicon.cited`, Appendix 3, paragraph 4.2, section 149 of an Act, footnote marks), amounts,
/// percentages, counts. Never a figure: dates, times, telephone numbers, references, numbers of
/// paragraphs. `cell` says that the range is a cell of a table, where a lone number is a figure.
/// `above`: the line that this one may go on from, where conversion made paragraphs of lines; the
/// title of a statute may begin in it, and then only `target` holds all of it.
void add_entities(model::Document& document, model::NodeId block, model::Range range,
                  const Lexicon::Compiled& lexicon, bool cell, std::string_view above = {});

} // namespace duly::structure
