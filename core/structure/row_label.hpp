// The label of a form's row: its first cell, or the one behind the number that the rows have.
#pragma once

#include "model/block.hpp"
#include "model/text.hpp"

namespace duly::structure {

struct RowLabel {
    std::size_t cell = 0; ///< the one that holds it
    model::Range words;
    /// What stands behind it in the row. "(c) | Declarations of interest: None" has it in the
    /// label's own cell, behind the colon; "(d) | Decision taken" below the label.
    model::Range rest;
};

/// Of a row with at least one cell.
RowLabel row_label(const model::TextView& view, const model::Block& row);

/// Whether the form counts that row in a column of its own: it begins anew, and goes on with
/// nothing above it.
inline bool is_counted(const model::TextView& view, const model::Block& row) {
    return !row.cells.empty() && row_label(view, row).cell > 0;
}

} // namespace duly::structure
