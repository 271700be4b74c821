// Tables whose cells are drawn: rules, and the edges of boxes, that cross.
#pragma once

#include <vector>

#include "read/pdf/layout/table.hpp"
#include "read/pdf/layout/words.hpp"

namespace duly::read::pdf::layout {

/// A level or upright line in the frame.
struct Edge {
    float at = 0;           ///< y of a level one, x of an upright one
    float from = 0, to = 0; ///< along it
};

struct Edges {
    std::vector<Edge> level;   ///< from the top down
    std::vector<Edge> upright; ///< from left to right
};

/// Rules and edges of boxes, those on one line put together.
Edges find_edges(const Page& page, const Frame& frame);

/// The tables drawn with lines, from the top down. Words that stand in one are given to its cells,
/// and their place in `taken` is set.
std::vector<Table> find_grids(const PageWords& page, const Edges& edges, std::vector<bool>& taken);

/// Parts rows of a drawn table that hold several, and cells that hold those of several columns.
/// `borders`: of its columns, from left to right.
void split_rows(const PageWords& page, const std::vector<float>& borders, Table& table);

} // namespace duly::read::pdf::layout
