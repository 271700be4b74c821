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

class Joiner {
public:
    explicit Joiner(const Context& context) : words_(context) {
        for (const Node heading : context.document().all("heading"))
            headings_.push_back(heading.range().begin);
        std::sort(headings_.begin(), headings_.end());
    }

    std::vector<Grid> join(const std::vector<Grid>& grids);

private:
    [[nodiscard]] bool goes_on(const Grid& a, const Grid& b, const RowKinds& kinds) const;

    TableWords words_;
    std::vector<std::uint32_t> headings_;
    bool ended_ = false; ///< the table that is being put together has a total
};

bool Joiner::goes_on(const Grid& a, const Grid& b, const RowKinds& kinds) const {
    constexpr std::uint32_t widest = 120; // what page breaks leave behind, not a paragraph
    if (ended_ || b.range.begin < a.range.end || b.range.begin - a.range.end > widest) return false;
    const bool bare = headless(b) && a.columns.size() == b.columns.size() && a.columns.size() > 1;
    if (!same_columns(a, b) && !bare) return false;
    const auto next = std::lower_bound(headings_.begin(), headings_.end(), a.range.end);
    if (next != headings_.end() && *next < b.range.begin) return false;
    return !(any_total(kinds) && adds_up_alone(b, kinds));
}

std::vector<Grid> Joiner::join(const std::vector<Grid>& grids) {
    std::vector<Grid> whole;
    for (const Grid& grid : grids) {
        const RowKinds kinds = words_.rows(grid);
        if (whole.empty() || !goes_on(whole.back(), grid, kinds)) {
            whole.push_back(grid);
            ended_ = any_total(kinds);
            continue;
        }
        Grid& first = whole.back();
        const bool units = headless(grid);
        for (Row row : grid.rows) {
            if (!row.figures) continue; // its header
            if (units) apply_units(row, first.columns);
            first.rows.push_back(std::move(row));
        }
        first.range.end = grid.range.end;
        first.trusted = first.trusted && grid.trusted;
        ended_ = std::any_of(grid.rows.begin(), grid.rows.end(), [&](const Row& row) {
            return row.figures && words_.is_total(row.label);
        });
    }
    return whole;
}

} // namespace

const std::vector<Grid>& joined_grids(const Context& context) {
    const std::string name =
        "joined grids" +
        reading_of(context, {"thousands", "millions", "pounds", "nothing", "open", "total",
                             "plain-total", "whole-row", "left-out", "taken-off", "rates"});
    return context.kept<std::vector<Grid>>(name,
                                           [&] { return Joiner(context).join(grids_of(context)); });
}

} // namespace duly::amounts
