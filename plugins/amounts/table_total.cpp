// amounts.table-total: the columns (or rows) of a table make what its totals say.
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "../shared/places.hpp"
#include "grid.hpp"
#include "no_sum.hpp"
#include "relation.hpp"
#include "table_readings.hpp"

namespace duly::amounts {
namespace {

const duly_parameter parameters[] = {
    parameter("along", DULY_TEXT, "columns", "What is added up: columns or rows."),
    total_parameter,
    plain_total_parameter,
    whole_row_parameter,
    left_out_parameter,
    taken_off_parameter,
    rates_parameter,
    distinct_parameter,
    distinct_note_parameter,
    parameter("differences", DULY_PATTERN,
              "^(?:\\(?(?:under|over)(?:spends?)?\\)?/?)|\\b(?:variances?|differences?|changes?|"
              "movements?|increases?|decreases?|over\\(?/|under\\(?/|surplus|deficit)\\b",
              "Headings of columns that are one column less another."),
    parameter("money", DULY_PATTERN,
              "\\b(?:costs?|budgets?|expenditure|spend(?:ing)?|grant|funding)\\b[^.:]{0,40}"
              "\\b(?:made up|consists?|composed|broken down|breakdown|as follows|split)\\b",
              "Words right before a table whose bare numbers are parts of a sum of money."),
    parameter(
        "percents", DULY_PATTERN,
        "^(?:%|per ?cent(?:age)?)(?: (?:share|of (?:the )?(?:total|fund|whole|budget|cost|all|"
        "portfolio|assets)))?(?: \\(%\\))?$|^(?:share|allocation|weighting),? \\(?%\\)?$",
        "Headings of columns whose bare numbers are percentages of the whole."),
    thousands_parameter,
    millions_parameter,
    pounds_parameter,
    nothing_parameter,
    open_parameter,
};

constexpr duly_case cases[] = {
    sum_cases[0],
    sum_cases[1],
    sum_cases[2],
    sum_cases[3],
    sum_cases[4],
    sum_cases[5],
    sum_cases[6],
    sum_cases[7],
    sum_cases[8],
    fail("crossed", "A column and a row miss by the same: the figure where they meet.",
         crossing_arguments),
    fail("crossed-swapped", "The same, and two digits of that figure swapped would mend both.",
         crossing_arguments),
    sum_cases[9],
    sum_cases[10],
    sum_cases[11],
    sum_cases[12],
};
static_assert(std::size(sum_cases) == 13);

enum class Say : std::uint8_t {
    nothing,
    holds,
    too_large,
    crossed, ///< wrong where a row misses by the same, else nothing
    doubtful,
    wrong,
};

/// What became of one total cell.
struct Judged {
    Relation relation;
    Sum sum;
    std::size_t total = 0; ///< the row of a column's total; the row that is added up
    Say say = Say::nothing;
    bool holds = false;
    bool certain = false;    ///< the layout allows one reading, and the column is no rate
    bool named = false;      ///< "Total visits" may be a figure of its own
    bool whole = false;      ///< "All", "Region": a total only where another column shows it
    bool net = false;        ///< named "Net …"
    bool bare = false;       ///< a row below the others without a name
    bool money = false;      ///< words at the table say that its bare numbers are money
    bool shares = false;     ///< of percentages that are said to make all of it
    bool open = false;       ///< a part is not a figure yet
    bool no_sum = false;     ///< a balance, a count of what stands in several rows
    bool noted = false;      ///< a mark at its label leads to a note
    std::uint32_t block = 0; ///< where the block below another total begins that it is the total of

    [[nodiscard]] bool accuses() const { return say >= Say::crossed; }
};

/// "Funded by" with its rows and "Total funding", below the total of what it costs.
bool of_own_block(const Judged& one) {
    return one.block != 0 && !one.relation.parts.empty() &&
           one.relation.parts.front().place.begin >= one.block;
}

bool same_size(duly_decimal a, duly_decimal b) {
    return compare(a, b) == 0 || compare({-a.mantissa, a.exponent}, b) == 0;
}

/// A column without a name is found by the rows that it begins with, "Fees, Site rent …"; where
/// there are several, or rows without names, by its figures: "640 and 0 …".
std::string column_name(const Document& paper, const Grid& grid, std::size_t column) {
    constexpr int enough = 2;
    std::string name = grid.columns[column].name;
    if (!name.empty()) return name;
    const auto bears = [&](std::size_t c) {
        return std::any_of(grid.rows.begin(), grid.rows.end(), [&](const Row& row) {
            return row.cells[c].state == Cell::State::figure;
        });
    };
    std::size_t bearing = 0;
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
        bearing += bears(c) ? 1U : 0U;
    int count = 0;
    for (const Row& row : grid.rows) {
        if (bearing != 1 || count == enough || row.cells[column].state != Cell::State::figure)
            continue;
        if (row.label.empty()) break;
        constexpr std::size_t longest = 40;
        name += (count > 0 ? ", " : "") + places::quoted(paper.text(row.label_range), longest);
        ++count;
    }
    if (count == enough) return name + " …";
    name.clear();
    count = 0;
    for (const Row& row : grid.rows) {
        const Cell& cell = row.cells[column];
        if (cell.state != Cell::State::figure) continue;
        if (++count > enough) return name + " …";
        name += (count > 1 ? " and " : "") + stated(paper, cell.figure);
    }
    return name;
}

class Tables {
public:
    explicit Tables(const Context& context) : context_(context), words_(context) {}

    bool run(bool columns) {
        for (const Grid& grid : joined_grids(context_)) {
            const std::vector<Judged> own = columns ? by_columns(grid) : by_rows(grid);
            std::vector<Judged> others; // asked for only where something misses
            if (std::any_of(own.begin(), own.end(), [](const Judged& j) { return j.accuses(); }))
                others = columns ? by_rows(grid) : by_columns(grid);
            for (const Judged& one : own)
                tell(one, others, columns);
        }
        return said_;
    }

private:
    [[nodiscard]] bool is_money(const Grid& grid) const;
    [[nodiscard]] std::vector<Judged> by_columns(const Grid& grid) const;
    static void judge_columns(const Grid& grid, std::vector<Judged>& judged);
    [[nodiscard]] std::vector<Judged> by_rows(const Grid& grid) const;
    void differences(const Grid& grid, std::vector<Judged>& all) const;
    [[nodiscard]] std::vector<Judged> rows_of(const Grid& grid, std::size_t total,
                                              const std::vector<std::size_t>& addends) const;
    void tell(const Judged& one, const std::vector<Judged>& others, bool columns);

    const Context& context_;
    TableWords words_;
    bool said_ = false;
};

/// The figure in both sums that would be wrong by the same amount in each; where in the sum it is.
struct Shared {
    Part part;
    std::size_t index = 0; ///< among the parts of the first; their number when it is the whole
};
std::optional<Shared> shared(const Judged& a, const Judged& b) {
    if (!same_size(a.sum.difference, b.sum.difference)) return std::nullopt;
    const auto part = [](const Relation& relation, std::size_t i) {
        return i < relation.parts.size() ? relation.parts[i]
                                         : Part{relation.whole, relation.label, relation.place};
    };
    std::optional<Shared> found;
    for (std::size_t i = 0; i <= a.relation.parts.size(); ++i)
        for (std::size_t k = 0; k <= b.relation.parts.size(); ++k) {
            if (part(a.relation, i).place.begin != part(b.relation, k).place.begin) continue;
            const bool part_of_both = i < a.relation.parts.size() && k < b.relation.parts.size();
            const bool whole_of_both = i == a.relation.parts.size() && k == b.relation.parts.size();
            const bool alike = compare(a.sum.difference, b.sum.difference) == 0;
            if (found || alike != (part_of_both || whole_of_both)) return std::nullopt;
            found = Shared{part(a.relation, i), i};
        }
    return found;
}

/// One wrong figure in a column and a row is told once, by the rule on columns.
void Tables::tell(const Judged& one, const std::vector<Judged>& others, bool columns) {
    if (one.say == Say::nothing) return;
    said_ = said_ || one.say != Say::crossed;
    if (one.say == Say::holds) return confirm(context_, one.relation, one.sum);
    if (one.say == Say::too_large) return too_large(context_, one.relation);
    std::size_t looked_at = 0;
    for (const Judged& other : others) {
        constexpr std::size_t most = 50;
        if (!other.accuses() || ++looked_at > most) continue;
        const auto meets = shared(one, other);
        if (!meets) continue;
        if (!columns) return;
        const Cause cause = explain(one.relation.figures(), one.relation.whole, one.sum);
        said_ = true;
        const bool swapped = cause.kind == Cause::Kind::swapped && cause.part == meets->index;
        return fault(context_, one.relation, one.sum,
                     Crossing{&other.relation, meets->part, swapped});
    }
    if (one.say != Say::crossed) fault(context_, one.relation, one.sum, one.say == Say::wrong);
}

/// "The capital cost is made up of:" in the financial comments, and numbers without a sign below.
bool Tables::is_money(const Grid& grid) const {
    constexpr std::uint32_t lead = 120; // bytes before the table
    const Document& paper = context_.document();
    if (!paper.section_at(grid.range.begin).str("role").starts_with("financial")) return false;
    const std::uint32_t begin = grid.range.begin - std::min(grid.range.begin, lead);
    return context_
        .find(context_.text("money"), places::widened(paper, {begin, grid.range.begin}, 0))
        .has_value();
}

/// Shares are rounded, whether "%" stands beside each or over them.
Sum as_percentages(Relation relation, const Sum& sum) {
    relation.whole.kind = Figure::Kind::percent;
    for (Part& part : relation.parts)
        part.figure.kind = Figure::Kind::percent;
    const Sum rounded = add_up(relation.figures(), relation.whole, Noughts::column);
    return rounded.verdict == Verdict::holds ? rounded : sum;
}

std::vector<Judged> Tables::by_columns(const Grid& grid) const {
    std::vector<Judged> judged;
    NoSums no_sums(context_);
    const RowKinds kinds = words_.rows(grid);
    if (std::none_of(kinds.begin(), kinds.end(), is_total)) return judged;
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        const bool rate = words_.is_rate(grid.columns[c].label);
        for (const ColumnTotal& total :
             column_totals(grid, kinds, c, words_.is_total(grid.columns[c].label))) {
            Judged one;
            one.relation.name = column_name(context_.document(), grid, c);
            one.relation.label =
                places::quoted(context_.document().text(grid.rows[total.row].label_range), 60);
            one.relation.whole = grid.rows[total.row].cells[c].figure;
            one.relation.place = grid.rows[total.row].cells[c].range;
            one.total = total.row;
            one.open = total.open;
            // shares are rates, but for those that are said to make all of it
            const bool percents =
                one.relation.whole.kind == Figure::Kind::percent ||
                (one.relation.whole.kind == Figure::Kind::number &&
                 context_.matches(context_.text("percents"), grid.columns[c].label));
            one.shares = percents && compare(one.relation.whole.value, {100, 0}) == 0;
            one.certain = total.certain && (!rate || one.shares);
            one.whole = kinds[total.row] == RowKind::whole;
            one.named = kinds[total.row] == RowKind::named_total || one.whole;
            one.bare = grid.rows[total.row].label.empty();
            if (one.bare) one.relation.label = "the last row";
            one.net = grid.rows[total.row].label.starts_with("net ");
            if (total.block != 0) one.block = grid.rows[total.block].range.end;
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
            if (one.shares && one.sum.verdict == Verdict::misses) {
                one.sum = as_percentages(one.relation, one.sum);
                one.holds = one.sum.verdict == Verdict::holds;
            }
            if (one.sum.verdict == Verdict::misses) {
                one.no_sum = no_sums.is_none(grid, c, total.row, one.relation, one.sum);
                one.noted = no_sums.marked(grid.rows[total.row].label_range);
                one.money = is_money(grid);
            }
            judged.push_back(std::move(one));
        }
    }
    judge_columns(grid, judged);
    return judged;
}

/// Whether a stated whole lies among its parts, as an average does: a charge, a rate.
bool within_parts(const Relation& relation) {
    bool less = false, more = false;
    for (const Part& part : relation.parts) {
        if (part.figure.value.mantissa < 0) return false;
        const auto order = compare(part.figure.value, relation.whole.value);
        less = less || order == -1;
        more = more || order == 1;
    }
    return less && more;
}

/// "Dwellings 242", where 242 is missing: the first row was read as part of the column's name.
bool names_figure(const std::string& name, const duly_decimal& difference) {
    constexpr std::int64_t smallest = 10; // "Phase 2" names no figure
    if (difference.exponent != 0 || std::abs(difference.mantissa) < smallest) return false;
    const std::string figure = std::to_string(std::abs(difference.mantissa));
    std::string digits;
    for (const char c : name + ' ') {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ',') {
            if (digits == figure) return true;
            digits.clear();
        }
    }
    return false;
}

void Tables::judge_columns(const Grid& grid, std::vector<Judged>& judged) {
    constexpr std::size_t enough = 3; // addends, for an error
    constexpr std::size_t enough_siblings = 2;
    constexpr std::int64_t near_single = 50, near_percent = 10;
    std::set<std::uint32_t> parts; // of the sums that hold
    std::map<std::size_t, std::vector<const Judged*>> beside;
    for (const Judged& one : judged) {
        beside[one.total].push_back(&one);
        for (const Part& part : one.relation.parts)
            if (one.holds) parts.insert(part.place.begin);
    }
    for (Judged& one : judged) {
        if (one.holds) one.say = Say::holds;
        if (one.sum.verdict == Verdict::overflow) one.say = Say::too_large;
        if (one.sum.verdict != Verdict::misses || one.open || one.no_sum ||
            !(one.certain || of_own_block(one)))
            continue;
        if (!grid.trusted) continue; // who knows what stands in which row
        if (names_figure(one.relation.name, one.sum.difference)) continue;
        std::size_t hold = 0, miss = 0, miss_surely = 0, show = 0;
        std::size_t own = 0;  // that hold with the rows of the block alone
        bool follows = false; // from a column before it: a budget that misses, and its variance
        // a sub-total that a sum which holds is made of
        const bool used = parts.count(one.relation.place.begin) > 0;
        for (const Judged* other : beside[one.total]) {
            hold += other->holds ? 1U : 0U;
            show += other->holds && other->relation.parts.size() >= enough ? 1U : 0U;
            own += other->holds && of_own_block(*other) ? 1U : 0U;
            if (other->sum.verdict != Verdict::misses) continue;
            ++miss;
            miss_surely += other->certain ? 1U : 0U;
            follows = follows || (other->relation.place.begin < one.relation.place.begin &&
                                  same_size(other->sum.difference, one.sum.difference));
        }
        // A block may count what stands above it, until other columns show that it does not.
        if (!one.certain && (own < enough_siblings || own < hold)) continue;
        if (one.bare) {
            const Cause cause = explain(one.relation.figures(), one.relation.whole, one.sum);
            const bool swapped =
                cause.kind == Cause::Kind::swapped && cause.part == one.relation.parts.size();
            if (miss == 1 && swapped && one.relation.parts.size() >= enough)
                one.say = Say::doubtful;
            continue;
        }
        // "Net cost" is of what stands above it where it is so in another column
        const bool net = one.named && one.net && hold > 0 && miss == 1;
        // "All" is of what stands above it where one column is, and no other but rates misses
        const bool shown = one.whole && show > 0 && miss_surely == 1;
        if (follows || (one.named && !net && !shown && (hold < enough_siblings || miss > 1)))
            continue;
        // Several columns that all miss: the table is laid out in a way not understood.
        if (hold == 0 && miss > 1) continue;
        if (!shown && miss > hold + 1) continue;
        if (one.shares || one.relation.whole.kind == Figure::Kind::percent) {
            // of bare numbers that come to more, some may have been counted twice
            const bool bare = one.relation.whole.kind != Figure::Kind::percent;
            if (one.shares && one.relation.parts.size() >= enough && !(bare && hold == 0) &&
                near(one.relation, one.sum, near_percent))
                one.say = Say::doubtful;
            continue;
        }
        const Cause cause = explain(one.relation.figures(), one.relation.whole, one.sum);
        if (within_parts(one.relation) && cause.kind == Cause::Kind::none) continue;
        if (one.whole && hold < enough_siblings && cause.kind == Cause::Kind::none) continue;
        if (hold == 0 && !used && !near(one.relation, one.sum, near_single) &&
            cause.kind == Cause::Kind::none)
            continue;
        // sure only where another column of the same rows, or the sum that it is part of, is right
        const bool borne_out =
            (hold > 0 || used) &&
            (!within_parts(one.relation) ||
             explain(one.relation.figures(), one.relation.whole, one.sum, Mended::exactly).kind !=
                 Cause::Kind::none);
        one.say = one.certain && one.relation.parts.size() >= enough && borne_out && !one.noted &&
                          (!one.named || hold >= enough_siblings)
                      ? Say::wrong
                      : Say::doubtful;
        if (!one.money && NoSums::may_count_once(one.relation, one.sum)) one.say = Say::crossed;
    }
}

/// A figure and nothing else is its own total by any reading.
bool telling(const Judged& one) {
    return std::count_if(one.relation.parts.begin(), one.relation.parts.end(),
                         [](const Part& part) { return part.figure.value.mantissa != 0; }) > 1;
}

/// Every row with its total, and how its parts make it.
std::vector<Judged> Tables::rows_of(const Grid& grid, std::size_t total,
                                    const std::vector<std::size_t>& addends) const {
    std::vector<Judged> judged;
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const Cell& whole = grid.rows[r].cells[total];
        if (whole.state != Cell::State::figure) continue;
        Judged one;
        one.total = r;
        one.relation.whole = whole.figure;
        one.relation.place = whole.range;
        one.relation.name = places::quoted(context_.document().text(grid.rows[r].label_range), 60);
        one.relation.label = column_name(context_.document(), grid, total);
        for (const std::size_t c : addends) {
            const Cell& cell = grid.rows[r].cells[c];
            one.open = one.open || cell.state == Cell::State::unclear ||
                       cell.state == Cell::State::words ||
                       (cell.state == Cell::State::figure && cell.figure.kind != whole.figure.kind);
            if (cell.state == Cell::State::figure)
                one.relation.parts.push_back(
                    {cell.figure, column_name(context_.document(), grid, c), cell.range});
        }
        if (one.open || one.relation.parts.size() < 2 || one.relation.name.empty()) continue;
        one.sum = add_up(one.relation.figures(), one.relation.whole, Noughts::column);
        one.holds = one.sum.verdict == Verdict::holds;
        if (one.relation.whole.value.mantissa != 0) judged.push_back(std::move(one));
    }
    return judged;
}

std::vector<Judged> Tables::by_rows(const Grid& grid) const {
    constexpr std::size_t enough_rows = 2, sure_rows = 3, sure_parts = 3;
    const RowKinds kinds = words_.rows(grid);
    std::vector<Judged> all;
    constexpr std::size_t most_totals = 20; // columns of totals
    std::size_t totals = 0;
    for (std::size_t t = 1; t < grid.columns.size() && totals < most_totals; ++t) {
        if (!words_.is_total(grid.columns[t].label) || words_.is_rate(grid.columns[t].label))
            continue;
        ++totals;
        std::vector<Judged> best;
        std::size_t best_holds = 0;
        for (const std::vector<std::size_t>& addends : words_.addend_columns(grid, t)) {
            std::vector<Judged> judged = rows_of(grid, t, addends);
            const auto holds = static_cast<std::size_t>(
                std::count_if(judged.begin(), judged.end(),
                              [](const Judged& one) { return one.holds && telling(one); }));
            if (holds <= best_holds) continue;
            best_holds = holds;
            best = std::move(judged);
        }
        std::size_t misses = 0;
        std::optional<duly_decimal> slips = duly_decimal{0, 0}; // of the rows that are no totals
        for (const Judged& one : best) {
            if (one.sum.verdict != Verdict::misses) continue;
            if (is_total(kinds[one.total])) continue;
            ++misses;
            if (slips) slips = plus(*slips, one.sum.difference);
        }
        // The rows themselves must show that the column is their total.
        if (best_holds < enough_rows || misses * 3 > best_holds + 1) continue;
        for (Judged& one : best) {
            // a total that is out by what its rows are out
            const bool follows = is_total(kinds[one.total]) && slips && slips->mantissa != 0 &&
                                 compare(*slips, one.sum.difference) == 0;
            if (one.holds)
                one.say = Say::holds;
            else if (one.sum.verdict == Verdict::misses && !follows && grid.trusted)
                one.say = best_holds >= sure_rows && one.relation.parts.size() >= sure_parts
                              ? Say::wrong
                              : Say::doubtful;
            all.push_back(std::move(one));
        }
    }
    differences(grid, all);
    return all;
}

/// "Budget | Actual | Variance": where every row but one takes one column off the other.
void Tables::differences(const Grid& grid, std::vector<Judged>& all) const {
    for (std::size_t c = 2; c < grid.columns.size(); ++c)
        if (context_.matches(context_.text("differences"), grid.columns[c].label))
            for (const Difference& each : taken_off(grid, c)) {
                Judged one;
                one.total = each.row;
                one.holds = each.sum.verdict == Verdict::holds;
                one.say = one.holds ? Say::holds : grid.trusted ? Say::doubtful : Say::nothing;
                one.sum = each.sum;
                const Row& row = grid.rows[each.row];
                one.relation.name = places::quoted(context_.document().text(row.label_range), 60);
                if (one.relation.name.empty()) continue;
                one.relation.label = column_name(context_.document(), grid, c);
                one.relation.whole = row.cells[c].figure;
                one.relation.place = row.cells[c].range;
                for (std::size_t i = 0; i < each.parts.size(); ++i) {
                    const std::size_t from = each.columns[i];
                    one.relation.parts.push_back({each.parts[i],
                                                  column_name(context_.document(), grid, from),
                                                  row.cells[from].range});
                }
                all.push_back(std::move(one));
            }
}

void run(const Context& context) {
    if (!Tables(context).run(context.text("along") != "rows")) context.report("none");
}

} // namespace

duly_check table_total() {
    return check<run>("amounts.table-total",
                      "The columns or rows of a table make what its totals say.", parameters,
                      cases);
}

} // namespace duly::amounts
