// A table as layout found it: rows of cells, each with its words.
#pragma once

#include <cstdint>
#include <vector>

#include "read/pdf/page.hpp"

namespace duly::read::pdf::layout {

struct Span {
    float x0 = 0, x1 = 0;
};

struct TableCell {
    std::vector<std::uint32_t> words; ///< none in a cell that one to the left or above covers
    std::uint16_t span = 1;
    bool header = false;
    bool covered = false; ///< by the cell above
};

struct TableRow {
    Rect box;
    std::vector<TableCell> cells; ///< as many in every row, covered ones included
    std::size_t number = 0;       ///< in a table of the structure tree, from 1
};

struct Table {
    enum class From : std::uint8_t { grid, columns, contents, tags };
    Rect box;
    std::vector<TableRow> rows;
    From from = From::grid;
    std::uint32_t tag = 0;     ///< of the structure tree
    std::vector<Span> columns; ///< where their words stand, if that is how they were found
};

} // namespace duly::read::pdf::layout
