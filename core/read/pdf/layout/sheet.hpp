// What layout knows of one page while it works through a document.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/pdf/layout/flow.hpp"
#include "read/pdf/layout/grids.hpp"
#include "read/pdf/layout/lines.hpp"
#include "read/pdf/layout/words.hpp"

namespace duly::read::pdf::layout {

/// Words that go on every page, kept apart from the text.
struct Removed {
    std::string kind;
    std::string text;
    bool at_top = false;
};

struct Sheet {
    std::uint32_t number = 0; ///< of the page
    PageWords words;
    Edges edges;
    std::vector<Table> grids; ///< until they go into the flow
    Lines lines;
    Flow flow;
    std::vector<Removed> removed;
};

/// The size most characters of a document are set in.
float body_size(const std::vector<Sheet>& sheets);

/// Takes running heads, running feet and page numbers out of the pages' rows and tables, and
/// whatever else the file calls an artifact, if its marks can be relied on (`trusted`).
void remove_furniture(std::vector<Sheet>& sheets, float body, bool trusted);

} // namespace duly::read::pdf::layout
