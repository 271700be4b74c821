// Papers that record one thing after the other, each under a label of its own: "(a) Subject: …".
#pragma once

#include <vector>

#include "model/block.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

struct Entry {
    std::size_t block;  ///< where it begins
    model::Range title; ///< what it is called
};

/// The entries of the blocks [first, last), in their order: a notice that records several decisions
/// has the label of a title three times and more, with other words behind it, or "Item 5: Lamps"
/// and the like over the same label. Else empty.
std::vector<Entry> find_entries(const model::ReadFile& file, const Lexicon::Compiled& lexicon,
                                std::size_t first, std::size_t last);

} // namespace duly::structure
