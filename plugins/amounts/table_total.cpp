// amounts.table-total: the columns (or rows) of a table make what its totals say.
#include <algorithm>
#include <array>
#include <optional>

#include "../shared/places.hpp"
#include "grid.hpp"
#include "relation.hpp"
#include "table_readings.hpp"

namespace duly::amounts {
namespace {

const duly_parameter parameters[] = {
    parameter("along", DULY_TEXT, "columns", "What is added up: columns or rows."),
    total_parameter,
    plain_total_parameter,
    left_out_parameter,
    taken_off_parameter,
    rates_parameter,
    thousands_parameter,
    millions_parameter,
    pounds_parameter,
    nothing_parameter,
    open_parameter,
};

/// What became of one total cell.
struct Judged {
    Relation relation;
    Sum sum;
    std::size_t total = 0; ///< its row (for columns) or column (for rows)
    bool holds = false;
    bool certain = false; ///< the layout allows one reading, and the column is no rate
    bool named = false;   ///< "Total visits" may be a figure of its own
    bool open = false;    ///< a part is not a figure yet
};

bool same_size(duly_decimal a, duly_decimal b) {
    return compare(a, b) == 0 || compare({-a.mantissa, a.exponent}, b) == 0;
}

std::string column_name(const Grid& grid, std::size_t column) {
    const std::string& name = grid.columns[column].name;
    return name.empty() ? "no. " + std::to_string(column + 1) : name;
}

class Tables {
public:
    explicit Tables(const Context& context)
        : context_(context), reader_(context.document()), words_(context) {}

    bool run(bool columns) {
        for (const Grid& grid : grids_of(context_, reader_))
            columns ? by_columns(grid) : by_rows(grid);
        return said_;
    }

private:
    void by_columns(const Grid& grid);
    void judge_columns(const Grid& grid, std::vector<Judged>& judged);
    void by_rows(const Grid& grid);
    void confirm(const Judged& judged) {
        amounts::confirm(context_, judged.relation, judged.sum);
        said_ = true;
    }
    void fault(const Judged& judged, bool sure) {
        amounts::fault(context_, judged.relation, judged.sum, sure);
        said_ = true;
    }

    const Context& context_;
    Reader reader_;
    TableWords words_;
    bool said_ = false;
};

void Tables::by_columns(const Grid& grid) {
    const RowKinds kinds = words_.rows(grid);
    if (std::none_of(kinds.begin(), kinds.end(), is_total)) return;
    std::vector<Judged> judged;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        const bool rate = words_.is_rate(grid.columns[c].label);
        for (const ColumnTotal& total : column_totals(grid, kinds, c)) {
            Judged one;
            one.relation.name = column_name(grid, c);
            one.relation.label =
                places::quoted(context_.document().text(grid.rows[total.row].label_range), 60);
            one.relation.whole = grid.rows[total.row].cells[c].figure;
            one.relation.place = grid.rows[total.row].cells[c].range;
            one.total = total.row;
            one.open = total.open;
            one.certain = total.certain && !rate;
            one.named = kinds[total.row] == RowKind::named_total;
            const std::optional<Reading> reading = best_reading(total, one.relation.whole);
            if (!reading) continue;
            one.sum = reading->sum;
            one.holds = reading->sum.verdict == Verdict::holds;
            for (const std::size_t row : reading->rows) {
                const Cell& cell = grid.rows[row].cells[c];
                Part part{cell.figure,
                          places::quoted(context_.document().text(grid.rows[row].label_range), 60),
                          cell.range};
                if (reading->taken_off(row)) part.figure.value.mantissa *= -1;
                one.relation.parts.push_back(std::move(part));
            }
            judged.push_back(std::move(one));
        }
    }
    judge_columns(grid, judged);
}

void Tables::judge_columns(const Grid& grid, std::vector<Judged>& judged) {
    constexpr std::size_t enough = 3; // addends, for an error
    constexpr std::size_t enough_siblings = 2;
    constexpr std::int64_t near_single = 50, near_percent = 10;
    for (const Judged& one : judged) {
        if (one.holds) {
            confirm(one);
            continue;
        }
        if (one.sum.verdict == Verdict::overflow) {
            too_large(context_, one.relation);
            said_ = true;
            continue;
        }
        if (one.sum.verdict != Verdict::misses || one.open || !one.certain) continue;
        std::size_t hold = 0, miss = 0;
        bool follows = false; // from a column before it: a budget that misses, and its variance
        for (const Judged& other : judged) {
            if (other.total != one.total) continue;
            hold += other.holds ? 1U : 0U;
            if (other.sum.verdict != Verdict::misses) continue;
            ++miss;
            follows = follows || (other.relation.place.begin < one.relation.place.begin &&
                                  same_size(other.sum.difference, one.sum.difference));
        }
        if (follows || (one.named && (hold < enough_siblings || miss > 1))) continue;
        // Several columns that all miss: the table is laid out in a way not understood.
        if (hold == 0 && miss > 1) continue;
        if (miss > hold + 1) continue;
        if (one.relation.whole.kind == Figure::Kind::percent) {
            const bool whole = compare(one.relation.whole.value, {100, 0}) == 0;
            if (whole && one.relation.parts.size() >= enough &&
                near(one.relation, one.sum, near_percent))
                fault(one, false);
            continue;
        }
        const Cause cause = explain(one.relation.figures(), one.relation.whole, one.sum);
        if (hold == 0 && !near(one.relation, one.sum, near_single) &&
            cause.kind == Cause::Kind::none)
            continue;
        const bool alone_and_odd =
            hold == 0 && (cause.kind == Cause::Kind::left_out || cause.kind == Cause::Kind::twice ||
                          cause.kind == Cause::Kind::sign);
        fault(one, grid.trusted && one.relation.parts.size() >= enough && !alone_and_odd);
    }
}

void Tables::by_rows(const Grid& grid) {
    constexpr std::size_t enough_rows = 2, sure_rows = 3, sure_parts = 3;
    for (std::size_t t = 1; t < grid.columns.size(); ++t) {
        if (!words_.is_total(grid.columns[t].label) || words_.is_rate(grid.columns[t].label))
            continue;
        std::vector<Judged> best;
        std::size_t best_holds = 0;
        for (const std::vector<std::size_t>& addends : words_.addend_columns(grid, t)) {
            std::vector<Judged> judged;
            std::size_t holds = 0;
            for (std::size_t r = 0; r < grid.rows.size(); ++r) {
                const Cell& whole = grid.rows[r].cells[t];
                if (whole.state != Cell::State::figure) continue;
                Judged one;
                one.total = t;
                one.relation.whole = whole.figure;
                one.relation.place = whole.range;
                one.relation.name =
                    places::quoted(context_.document().text(grid.rows[r].label_range), 60);
                one.relation.label = column_name(grid, t);
                for (const std::size_t c : addends) {
                    const Cell& cell = grid.rows[r].cells[c];
                    one.open = one.open || cell.state == Cell::State::unclear ||
                               cell.state == Cell::State::words ||
                               (cell.state == Cell::State::figure &&
                                cell.figure.kind != whole.figure.kind);
                    if (cell.state == Cell::State::figure)
                        one.relation.parts.push_back(
                            {cell.figure, column_name(grid, c), cell.range});
                }
                if (one.open || one.relation.parts.size() < 2 || one.relation.name.empty())
                    continue;
                one.sum = add_up(one.relation.figures(), one.relation.whole, Noughts::column);
                one.holds = one.sum.verdict == Verdict::holds;
                const bool telling = one.relation.whole.value.mantissa != 0;
                holds += one.holds && telling ? 1U : 0U;
                if (telling) judged.push_back(std::move(one));
            }
            if (holds > best_holds) {
                best_holds = holds;
                best = std::move(judged);
            }
        }
        std::size_t misses = 0;
        for (const Judged& one : best)
            misses += one.sum.verdict == Verdict::misses ? 1U : 0U;
        // The rows themselves must show that the column is their total.
        if (best_holds < enough_rows || misses * 3 > best_holds) continue;
        for (const Judged& one : best) {
            if (one.holds)
                confirm(one);
            else if (one.sum.verdict == Verdict::misses)
                fault(one, grid.trusted && best_holds >= sure_rows &&
                               one.relation.parts.size() >= sure_parts);
        }
    }
}

void run(const Context& context) {
    if (!Tables(context).run(context.text("along") != "rows")) context.report("none");
}

} // namespace

duly_check table_total() {
    return check<run>("amounts.table-total",
                      "The columns or rows of a table make what its totals say.", parameters,
                      sum_cases);
}

} // namespace duly::amounts
