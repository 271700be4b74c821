// A table as an accountant reads it: which cells are figures and in what unit, what its rows and
// columns are called.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "figures.hpp"

namespace duly::amounts {

struct Cell {
    enum class State : std::uint8_t {
        blank,
        nothing, ///< a dash, "nil": counts as nought
        figure,
        words,
        unclear, ///< "TBC", two figures, a figure among words
    };
    State state = State::blank;
    Figure figure;
    duly_range range{};
};

struct Row {
    std::vector<Cell> cells; ///< as many as the grid has columns
    std::string label;       ///< folded words before the first figure
    duly_range label_range{};
    duly_range range{};
    bool header = false;
    bool repeated = false; ///< names the columns again, as on a new page or for a new table
    bool figures = false;  ///< it has any
};

struct Column {
    std::string label;      ///< folded words of its header
    std::string name;       ///< as written
    std::int32_t scale = 0; ///< powers of ten: 3 under "£000"
    bool money = false;
};

struct Grid {
    std::vector<Row> rows;
    std::vector<Column> columns;
    bool trusted = false;
    duly_range range{};
};

/// How packs tell what headers and cells say.
extern const duly_parameter thousands_parameter, millions_parameter, pounds_parameter,
    nothing_parameter, open_parameter;

/// "12" under "£000" is £12,000; what says its own unit keeps it.
void apply_units(Row& row, const std::vector<Column>& columns);

/// Every table of two columns and more that holds figures; made once for all rules that read
/// headers and cells alike.
const std::vector<Grid>& grids_of(const Context& context);
/// What a name of something kept says of how the rule reads tables.
std::string reading_of(const Context& context, std::initializer_list<const char*> parameters);

} // namespace duly::amounts
