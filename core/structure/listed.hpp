// Lines that read like headings and are not: entries of lists, numbered parts of a section.
#pragma once

#include <optional>
#include <vector>

#include "structure/headings.hpp"

namespace duly::structure {

/// Goes over the headings found in one paper, whose first block is `first`, one for each block.
/// Takes back those that are entries of a list of contents, of appendices or of papers, and those
/// that only begin a sentence where they stand; marks those that number the parts of a section.
void settle_headings(const model::ReadFile& file, const Lexicon::Compiled& lexicon,
                     std::size_t first, std::vector<std::optional<Heading>>& found);

} // namespace duly::structure
