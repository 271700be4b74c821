// The order in which a page is read: its lines and tables, column after column.
#pragma once

#include <cstdint>
#include <vector>

#include "read/pdf/layout/grids.hpp"
#include "read/pdf/layout/lines.hpp"
#include "read/pdf/layout/table.hpp"

namespace duly::read::pdf::layout {

/// A line of text in a column: what stands on one height of it.
struct Line {
    std::vector<std::uint32_t> words;
    Rect box;
    float baseline = 0, size = 0;
    float left = 0, right = 0; ///< of the column
    std::uint32_t column = 0;  ///< a number of its own for each column of a page
    float second = 0;          ///< where the second piece of it begins, 0 if there is one only
};

struct FlowItem {
    Line line;
    std::int32_t table = -1; ///< in Flow::tables; then there is no line
};

struct Flow {
    std::vector<FlowItem> items;
    std::vector<Table> tables;
};

/// What stands on one height of a region, or a table.
struct Strip {
    Rect box;
    float baseline = 0, size = 0;
    std::int32_t table = -1;
    std::vector<std::uint32_t> pieces; ///< in Lines::pieces, from left to right
};

/// Puts rows and tables into the order of reading. `tables` have their words already; `before` is
/// the table that the page before ends with, or null.
Flow read_in_order(const PageWords& page, const Lines& lines, const Edges& edges,
                   std::vector<Table> tables, float body_size, const Table* before);

/// Tables whose columns show by what stands under one another, in strips of one column of text.
/// Strips that belong to one are replaced by one strip that names it.
void find_aligned(const PageWords& page, const Lines& lines, const Edges& edges,
                  const Table* before, std::vector<Strip>& strips, std::vector<Table>& tables);

} // namespace duly::read::pdf::layout
