// Columns that are one column less another.
#include <algorithm>

#include "slips.hpp"
#include "table_readings.hpp"

namespace duly::amounts {
namespace {

struct Found {
    std::vector<Difference> rows;
    std::size_t holds = 0, telling = 0, misses = 0;
};

duly_decimal size_of(duly_decimal d) {
    return {d.mantissa < 0 ? -d.mantissa : d.mantissa, d.exponent};
}

/// Whether something else explains what is missing: differences told without their signs, or
/// another column that goes into them.
bool explained(const Row& row, const Difference& difference, std::size_t column, bool signless) {
    const Figure& whole = row.cells[column].figure;
    if (signless && compare(size_of(difference.sum.value), whole.value) == 0) return true;
    for (std::size_t c = 0; c < row.cells.size(); ++c)
        if (c != column && row.cells[c].state == Cell::State::figure &&
            compare(size_of(row.cells[c].figure.value), size_of(difference.sum.difference)) == 0)
            return true;
    return false;
}

Found less(const Grid& grid, std::size_t column, std::size_t from, std::size_t off) {
    Found found;
    const bool signless = std::none_of(grid.rows.begin(), grid.rows.end(), [&](const Row& row) {
        const Cell& cell = row.cells[column];
        return cell.state == Cell::State::figure && cell.figure.value.mantissa < 0;
    });
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const auto cell = [&](std::size_t c) -> const Cell& { return grid.rows[r].cells[c]; };
        const auto figure = [&](std::size_t c) { return cell(c).state == Cell::State::figure; };
        if (!figure(column) || !figure(from) || !figure(off)) continue;
        Figure minus = cell(off).figure;
        const Figure& plus = cell(from).figure;
        const Figure& whole = cell(column).figure;
        if (plus.kind != whole.kind || minus.kind != whole.kind ||
            whole.kind == Figure::Kind::percent || plus.currency != whole.currency ||
            minus.currency != whole.currency)
            continue;
        minus.value.mantissa *= -1;
        Difference row{r, {from, off}, {plus, minus}, {}};
        row.sum = add_up(row.parts, whole, Noughts::column);
        const bool holds = row.sum.verdict == Verdict::holds;
        if (!holds && explained(grid.rows[r], row, column, signless)) continue;
        found.holds += holds ? 1U : 0U;
        found.telling += holds && whole.value.mantissa != 0 ? 1U : 0U;
        found.misses += holds ? 0U : 1U;
        found.rows.push_back(std::move(row));
    }
    return found;
}

} // namespace

std::vector<Difference> taken_off(const Grid& grid, std::size_t column) {
    constexpr std::size_t reach = 4, enough = 4, enough_telling = 3;
    Found best;
    const std::size_t first = column - std::min(column, reach);
    for (std::size_t from = first; from < column; ++from)
        for (std::size_t off = first; off < column; ++off) {
            if (from == off) continue;
            Found found = less(grid, column, from, off);
            if (found.holds > best.holds) best = std::move(found);
        }
    // In a short table two rows are enough where digits of the third were swapped: 241 for 214.
    constexpr std::size_t enough_beside_swapped = 2;
    const bool swapped =
        best.misses == 1 && best.telling > 0 && best.holds >= enough_beside_swapped &&
        std::any_of(best.rows.begin(), best.rows.end(), [&](const Difference& row) {
            return row.sum.verdict == Verdict::misses &&
                   swapped_digits(key_of(size_of(grid.rows[row.row].cells[column].figure.value)),
                                  key_of(size_of(row.sum.value)));
        });
    if (!swapped && (best.misses > 1 || best.telling < enough_telling ||
                     (best.misses == 1 && best.holds < enough)))
        return {};
    best.rows.erase(std::remove_if(best.rows.begin(), best.rows.end(),
                                   [](const Difference& row) {
                                       return row.sum.verdict != Verdict::holds &&
                                              row.sum.verdict != Verdict::misses;
                                   }),
                    best.rows.end());
    return std::move(best.rows);
}

} // namespace duly::amounts
