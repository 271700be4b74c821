// A list of contents: its entries, as lines with dots and pages, rows of a table, or links.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/block.hpp"

namespace duly::structure {

struct ContentsEntry {
    model::Range range;
    std::string title; ///< without number, leader dots and page
    std::string number;
    std::int64_t page = 0; ///< 0 when none is given
};

struct ContentsList {
    std::vector<ContentsEntry> entries;
    std::size_t end = 0; ///< first block behind the list
};

/// The entries from block `first` on, up to where the body begins: an entry's words come back as a
/// line, or running text starts.
ContentsList read_contents(const model::ReadFile& file, std::size_t first, std::size_t last);

} // namespace duly::structure
