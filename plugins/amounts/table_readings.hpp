// Which rows a total stands for. Tables are laid out in more ways than one: every reading that a
// layout allows is tried before a total is said to be wrong.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid.hpp"

namespace duly::amounts {

extern const duly_parameter total_parameter, plain_total_parameter, whole_row_parameter,
    left_out_parameter, taken_off_parameter, rates_parameter;

enum class RowKind : std::uint8_t {
    none,      ///< header, heading within the table, no figures
    leaf,      ///< a row to be added
    aside,     ///< "of which", "average": not added
    taken_off, ///< "less", "income": may be taken off
    subtotal,
    total,       ///< "Total" and nothing that may mean something else
    named_total, ///< "Total applications": may be a figure of its own
    whole,       ///< "All", "Region": a total where a column shows it, else a figure of its own
};
using RowKinds = std::vector<RowKind>;

constexpr bool is_total(RowKind kind) {
    return kind == RowKind::subtotal || kind == RowKind::total || kind == RowKind::named_total ||
           kind == RowKind::whole;
}

/// What labels mean, by the pack's patterns.
class TableWords {
public:
    explicit TableWords(const Context& context) : context_(context) {}

    [[nodiscard]] RowKinds rows(const Grid& grid) const;
    [[nodiscard]] bool is_total(std::string_view label) const;
    [[nodiscard]] bool is_rate(std::string_view label) const;
    /// Sets of columns that a column of totals may be the total of.
    [[nodiscard]] std::vector<std::vector<std::size_t>> addend_columns(const Grid& grid,
                                                                       std::size_t total) const;

private:
    const Context& context_;
};

/// A row of a column with its figure.
struct Leaf {
    std::size_t row = 0;
    Figure figure;
    bool may_be_taken_off = false;
};

struct ColumnTotal {
    std::size_t row = 0;
    std::vector<std::vector<Leaf>> readings; ///< the likeliest first
    bool open = false;                       ///< a cell above it is not known
    bool certain = false;                    ///< only the first reading is likely
    std::size_t block = 0; ///< the row of words below another total that its own rows stand under
};

/// The totals of a column that have parts. Where the column itself is the total of its rows, a
/// blank in it is a figure that was left out.
std::vector<ColumnTotal> column_totals(const Grid& grid, const RowKinds& kinds, std::size_t column,
                                       bool sums_rows);

struct Reading {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> negated;
    Sum sum;

    [[nodiscard]] bool taken_off(std::size_t row) const {
        return std::find(negated.begin(), negated.end(), row) != negated.end();
    }
};

/// The reading that holds; else the likeliest, as it misses.
std::optional<Reading> best_reading(const ColumnTotal& total, const Figure& whole);

/// A figure that is the difference of two others of its row.
struct Difference {
    std::size_t row = 0;
    std::vector<std::size_t> columns;
    std::vector<Figure> parts; ///< what is taken off has its sign turned
    Sum sum;
};

/// Every row of a column that is one column less another: all of them hold but one at most. None
/// where too few do.
std::vector<Difference> taken_off(const Grid& grid, std::size_t column);

/// Tables that go on behind the end of a page are one: the same columns, no total before the break.
/// Made once for all rules that read tables alike.
const std::vector<Grid>& joined_grids(const Context& context);

} // namespace duly::amounts
