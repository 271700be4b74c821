// Tables that a page break parts, put together again.
#include "table_readings.hpp"

namespace duly::amounts {
namespace {

bool any_total(const RowKinds& kinds) {
    return std::any_of(kinds.begin(), kinds.end(), is_total);
}

/// Whether every total of the table is made by its own rows.
bool adds_up_alone(const Grid& grid, const RowKinds& kinds) {
    bool any = false;
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
        for (const ColumnTotal& total : column_totals(grid, kinds, c, false)) {
            const auto reading = best_reading(total, grid.rows[total.row].cells[c].figure);
            if (!reading || reading->sum.verdict != Verdict::holds) return false;
            any = true;
        }
    return any;
}

bool same_columns(const Grid& a, const Grid& b) {
    if (a.columns.size() != b.columns.size()) return false;
    bool any = false;
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
        if (a.columns[c].label != b.columns[c].label) return false;
        any = any || !a.columns[c].label.empty();
    }
    return any;
}

/// Figures from the first row on: the header was not repeated.
bool headless(const Grid& grid) {
    return !grid.rows.empty() && grid.rows[0].figures && !grid.rows[0].header;
}

bool goes_on(const Context& context, const TableWords& words, const Grid& a, const Grid& b) {
    constexpr std::uint32_t widest = 120; // what page breaks leave behind, not a paragraph
    if (b.range.begin < a.range.end || b.range.begin - a.range.end > widest) return false;
    const bool bare = headless(b) && a.columns.size() == b.columns.size() && a.columns.size() > 1;
    if (!same_columns(a, b) && !bare) return false;
    for (const Node heading : context.document().all("heading"))
        if (heading.range().begin >= a.range.end && heading.range().begin < b.range.begin)
            return false;
    if (any_total(words.rows(a))) return false;
    const RowKinds kinds = words.rows(b);
    return !(any_total(kinds) && adds_up_alone(b, kinds));
}

} // namespace

std::vector<Grid> joined(const Context& context, const TableWords& words, std::vector<Grid> grids) {
    std::vector<Grid> whole;
    for (Grid& grid : grids) {
        if (whole.empty() || !goes_on(context, words, whole.back(), grid)) {
            whole.push_back(std::move(grid));
            continue;
        }
        Grid& first = whole.back();
        const bool units = headless(grid);
        for (Row& row : grid.rows) {
            if (!row.figures) continue; // its header
            if (units) apply_units(row, first.columns);
            first.rows.push_back(std::move(row));
        }
        first.range.end = grid.range.end;
        first.trusted = first.trusted && grid.trusted;
    }
    return whole;
}

} // namespace duly::amounts
