// Where one paper ends and the next begins.
#pragma once

#include <cstddef>
#include <vector>

#include "model/block.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

/// First blocks of the file's papers, ascending; at least {0}. A paper begins at a line that opens
/// its kind (a cue that `starts`), with the letterhead above it. The same reference again is a
/// running head, not a new paper.
std::vector<std::size_t> find_papers(const model::ReadFile& file, const Lexicon::Compiled& lexicon);

} // namespace duly::structure
