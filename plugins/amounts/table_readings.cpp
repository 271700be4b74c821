#include "table_readings.hpp"

namespace duly::amounts {

constexpr duly_parameter total_parameter =
    parameter("total", DULY_PATTERN,
              "^(?:(?:grand|overall|combined|sub|net|running|gross)[ "
              "-]?)*totals?\\b|\\b(?:sub-?)?totals?:?$|^"
              "sub-?totals?\\b|^net (?:total |revenue |operating |service )*(?:expenditure|costs?|"
              "budget|spend(?:ing)?|income|position|requirement|deficit|surplus)\\b|"
              "^(?:net )?(?:surplus|deficit)\\b",
              "How the label of a total begins or ends.");
constexpr duly_parameter plain_total_parameter = parameter(
    "plain-total", DULY_PATTERN,
    "^(?:(?:grand|overall|combined|sub)[ -]?)*totals?(?: (?:\\([^)]*\\)|£.*|costs?|budget|"
    "expenditure|funding|spend(?:ing)?|amount|grants?|value|estimated costs?|project costs?|"
    "programme costs?|required|requested|all [a-z ]+))?:?$",
    "Labels that surely stand for the sum of what is above.");
constexpr duly_parameter whole_row_parameter = parameter(
    "whole-row", DULY_PATTERN,
    "^(?:the )?(?:all|both|overall|(?:whole )?(?:region|area|county|district|borough|city|city "
    "region|partnership|group|trust|system|council|authority|service|force|programme|portfolio|"
    "fund|general fund|department|directorate))(?: as a whole)?:?$",
    "Labels of a last row that may be the sum of those above; judged by the other columns.");
constexpr duly_parameter left_out_parameter =
    parameter("left-out", DULY_PATTERN,
              // whole words: a "Memorial Hall" is paid its rent, "Running costs" are costs
              // and "Rates" are paid, but no "Rates of reply"
              "^(?:(?:of which|includ(?:ing|e[sd]?)|memo(?:randum)?|average[ds]?|mean|medians?|"
              "balances?|variances?|differences?|checks?|changes?|percent(?:ages?|iles?)?|"
              "numbers? of|no\\. of|per|populations?|rate|rates (?:of|per)|opening|closings?|"
              "cumulative|running (?:totals?|balances?|sum|averages?|counts?|figures?|numbers?|"
              "tally))\\b|running:?$|%|as a %|years?$)|\\b(?:average|% of|per cent)\\b",
              "Rows that are not added to the others.");
constexpr duly_parameter taken_off_parameter = parameter(
    "taken-off", DULY_PATTERN,
    "^less\\b|\\b(?:income|funded|funding|grants?|contributions?|receipts?|savings?|reserves?|"
    "recharges?|fees|deductions?|refunds?|rebate|discount|received|offset|credit)\\b",
    "Rows that may be taken off instead of added.");
constexpr duly_parameter rates_parameter = parameter(
    "rates", DULY_PATTERN,
    "\\b(?:average|avg|mean|rate|per|unit (?:cost|price)|price|ratio|score|rank|ref|reference|"
    "no\\.?|number|year|date|age|term|index|weight(?:ing)?|rating|change|variance|tolerance|"
    "cumulative|running|balance|hours?|days?|months?)$|^(?:average|mean|cumulative|unit|%|"
    "rate|ref|item|id)\\b|\\b(?:per|average|mean|median)\\b|%",
    "Headings of columns that are not added up.");

RowKinds TableWords::rows(const Grid& grid) const {
    RowKinds kinds(grid.rows.size(), RowKind::none);
    bool begun = false;
    std::size_t leaves = 0;
    std::size_t begun_with_words = 0; // of them; a total below such rows may have none
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const Row& row = grid.rows[r];
        if (row.header || !row.figures) continue;
        const std::string_view label = row.label;
        kinds[r] = RowKind::leaf;
        if (context_.matches(context_.text("total"), label)) {
            const bool plain = context_.matches(context_.text("plain-total"), label);
            kinds[r] = label.substr(0, 3) == "sub" ? RowKind::subtotal
                       : plain                     ? RowKind::total
                                                   : RowKind::named_total;
            if (!begun) kinds[r] = RowKind::none; // a total over its parts
        } else if (context_.matches(context_.text("left-out"), label)) {
            kinds[r] = RowKind::aside;
        } else if (context_.matches(context_.text("taken-off"), label)) {
            kinds[r] = RowKind::taken_off;
        } else if (r + 1 == grid.rows.size() && leaves > 1 &&
                   (label.empty() ? leaves == begun_with_words
                                  : context_.matches(context_.text("whole-row"), label))) {
            kinds[r] = RowKind::whole;
        }
        leaves += kinds[r] == RowKind::leaf ? 1U : 0U;
        begun_with_words += kinds[r] == RowKind::leaf && !label.empty() ? 1U : 0U;
        begun = begun || kinds[r] != RowKind::none;
    }
    return kinds;
}

bool TableWords::is_total(std::string_view label) const {
    return !label.empty() && context_.matches(context_.text("total"), label);
}
bool TableWords::is_rate(std::string_view label) const {
    return !label.empty() && context_.matches(context_.text("rates"), label);
}

std::vector<std::vector<std::size_t>> TableWords::addend_columns(const Grid& grid,
                                                                 std::size_t total) const {
    const auto figures = [&](std::size_t c) {
        std::size_t count = 0, words = 0;
        for (const Row& row : grid.rows) {
            count += row.cells[c].state == Cell::State::figure ? 1U : 0U;
            words +=
                row.figures && !row.header && row.cells[c].state == Cell::State::words ? 1U : 0U;
        }
        return count > words && !is_rate(grid.columns[c].label);
    };
    std::vector<std::size_t> before, since, after;
    for (std::size_t c = 0; c < total; ++c) {
        if (is_total(grid.columns[c].label)) {
            since.clear();
            continue;
        }
        if (!figures(c)) continue;
        before.push_back(c);
        since.push_back(c);
    }
    for (std::size_t c = total + 1; c < grid.columns.size(); ++c) {
        if (is_total(grid.columns[c].label)) break;
        if (figures(c)) after.push_back(c);
    }
    std::vector<std::vector<std::size_t>> sets;
    if (since.size() > 1) sets.push_back(since);
    if (before.size() > since.size()) sets.push_back(before);
    if (after.size() > 1) sets.push_back(after);
    // the years behind a budget or a number: "Budget | 2023/24 | 2024/25 | Total"
    if (since.size() > 2) sets.emplace_back(since.begin() + 1, since.end());
    return sets;
}

namespace {
bool makes(const std::vector<Leaf>& leaves, const Figure& whole);
} // namespace

std::vector<ColumnTotal> column_totals(const Grid& grid, const RowKinds& kinds, std::size_t column,
                                       bool sums_rows) {
    std::vector<ColumnTotal> totals;
    std::vector<Leaf> all, run, since_heading, sums, asides;
    bool open = false, anew = false;
    bool subtotals = false;            // all totals so far are sub-totals
    std::size_t block = 0;             // the row of words that a block below a total begins with
    constexpr int most_unsettled = 40; // totals that are not of the rows right above them
    int unsettled = 0;
    for (std::size_t r = 0; r < grid.rows.size(); ++r) {
        const Cell& cell = grid.rows[r].cells[column];
        if (kinds[r] == RowKind::none) {
            const Row& row = grid.rows[r];
            if (row.figures) continue;
            open = open || cell.state == Cell::State::unclear;
            if (row.repeated && run.empty()) anew = true; // another table, set right below
            // "Funded by" right below the total of what it costs
            if (!row.repeated && run.empty() && !sums.empty() && !row.label.empty()) block = r;
            if (!row.repeated) since_heading.clear();
            continue;
        }
        if (!is_total(kinds[r])) {
            open = open || cell.state == Cell::State::unclear || cell.state == Cell::State::words ||
                   (sums_rows && cell.state == Cell::State::blank);
            if (cell.state != Cell::State::figure) continue;
            const Leaf leaf{r, cell.figure, kinds[r] == RowKind::taken_off};
            asides.push_back(leaf);
            if (kinds[r] == RowKind::aside) continue;
            all.push_back(leaf);
            run.push_back(leaf);
            since_heading.push_back(leaf);
            continue;
        }
        if (cell.state != Cell::State::figure) continue;
        ColumnTotal total;
        total.row = r;
        total.open = open;
        const bool first = sums.empty();
        const auto add = [&](const std::vector<Leaf>& reading) {
            if (reading.size() > 1) total.readings.push_back(reading);
        };
        // behind sub-totals, a total is of them and of what stands since
        const bool of_sums = kinds[r] == RowKind::total && subtotals && !anew;
        if (of_sums && unsettled <= most_unsettled) {
            std::vector<Leaf> chain = sums;
            chain.insert(chain.end(), run.begin(), run.end());
            add(chain);
        }
        const bool settled = !of_sums && makes(run, cell.figure);
        const bool many = !settled && !first && ++unsettled > most_unsettled;
        if (block != 0) add(run); // before all readings that reach over its heading
        if (kinds[r] == RowKind::total && !first && !anew && !settled && !many) add(all);
        add(run);
        if (!first && !settled && !many) {
            std::vector<Leaf> chain = sums;
            chain.insert(chain.end(), run.begin(), run.end());
            add(chain);
            add(sums);
            add(all);
            if (sums.size() > 2) add({sums.end() - 2, sums.end()});
            std::vector<Leaf> last{sums.back()};
            last.insert(last.end(), run.begin(), run.end());
            add(last);
        }
        if (since_heading.size() < run.size() && !settled) add(since_heading);
        if (asides.size() > run.size() && !settled) add(asides);
        const bool own_rows = since_heading.size() == run.size();
        total.certain =
            !many && (of_sums || (own_rows && (first || anew || (subtotals && run.size() > 1))));
        if (!many && !of_sums && own_rows && run.size() > 1) total.block = block;
        anew = false;
        block = 0;
        subtotals = kinds[r] == RowKind::subtotal && (first || subtotals);
        if (!total.readings.empty()) totals.push_back(std::move(total));
        Leaf sum{r, cell.figure, true};
        sums.push_back(sum);
        run.clear();
        since_heading.clear();
        asides.clear();
        open = false;
    }
    return totals;
}

namespace {

constexpr std::size_t widest_group = 16; // rows that may stand under a parent without a total

std::vector<Figure> figures_of(const std::vector<Leaf>& leaves) {
    std::vector<Figure> figures;
    figures.reserve(leaves.size());
    for (const Leaf& leaf : leaves)
        figures.push_back(leaf.figure);
    return figures;
}

/// Without rows that are themselves the sum of the rows that follow (or precede) them.
std::vector<Leaf> without_parents(const std::vector<Leaf>& leaves, bool after) {
    const auto size = static_cast<std::ptrdiff_t>(leaves.size());
    const std::ptrdiff_t step = after ? 1 : -1;
    std::vector<Leaf> kept;
    for (std::ptrdiff_t i = 0; i < size; ++i) {
        bool parent = false;
        std::optional<duly_decimal> sum = duly_decimal{0, 0};
        std::size_t taken = 0;
        for (std::ptrdiff_t k = i + step; k >= 0 && k < size && taken < widest_group && !parent;
             k += step) {
            sum = plus(*sum, leaves[static_cast<std::size_t>(k)].figure.value);
            if (!sum) break;
            ++taken;
            parent =
                taken > 1 && compare(*sum, leaves[static_cast<std::size_t>(i)].figure.value) == 0;
        }
        if (!parent) kept.push_back(leaves[static_cast<std::size_t>(i)]);
    }
    return kept;
}

std::optional<Reading> try_reading(const std::vector<Leaf>& leaves, const Figure& whole) {
    if (leaves.size() < 2) return std::nullopt;
    Reading reading;
    for (const Leaf& leaf : leaves) {
        if (leaf.figure.kind != whole.kind || leaf.figure.currency != whole.currency)
            return std::nullopt;
        reading.rows.push_back(leaf.row);
    }
    reading.sum = add_up(figures_of(leaves), whole, Noughts::column);
    return reading;
}

/// Income may be taken off without brackets; brackets may mean income all through a column.
std::optional<Reading> with_signs(const std::vector<Leaf>& leaves, const Figure& whole) {
    std::vector<Leaf> turned = leaves;
    std::vector<std::size_t> negated;
    for (std::size_t i = 1; i < turned.size(); ++i) {
        if (!turned[i].may_be_taken_off) continue;
        turned[i].figure.value.mantissa *= -1;
        negated.push_back(turned[i].row);
    }
    if (!negated.empty())
        if (auto reading = try_reading(turned, whole);
            reading && reading->sum.verdict == Verdict::holds) {
            reading->negated = negated;
            return reading;
        }
    Figure opposite = whole;
    opposite.value.mantissa *= -1;
    const bool negatives = std::any_of(leaves.begin(), leaves.end(), [](const Leaf& leaf) {
        return leaf.figure.value.mantissa < 0;
    });
    if (negatives || whole.value.mantissa < 0)
        if (auto reading = try_reading(leaves, opposite);
            reading && reading->sum.verdict == Verdict::holds)
            return reading;
    return std::nullopt;
}

bool makes(const std::vector<Leaf>& leaves, const Figure& whole) {
    const auto holds = [](const std::optional<Reading>& reading) {
        return reading && reading->sum.verdict == Verdict::holds;
    };
    return holds(try_reading(leaves, whole)) || holds(with_signs(leaves, whole));
}

} // namespace

std::optional<Reading> best_reading(const ColumnTotal& total, const Figure& whole) {
    std::optional<Reading> likeliest;
    const std::vector<Leaf>* likeliest_leaves = nullptr;
    for (const std::vector<Leaf>& leaves : total.readings) {
        auto reading = try_reading(leaves, whole);
        if (!reading) continue;
        if (reading->sum.verdict == Verdict::holds) return reading;
        if (likeliest && reading->sum.verdict != Verdict::rounded) continue;
        likeliest = std::move(reading);
        likeliest_leaves = &leaves;
    }
    for (const std::vector<Leaf>& leaves : total.readings) {
        if (auto reading = with_signs(leaves, whole)) return reading;
        for (const bool after : {true, false}) {
            const std::vector<Leaf> kept = without_parents(leaves, after);
            if (kept.size() == leaves.size()) continue;
            if (auto reading = try_reading(kept, whole);
                reading && reading->sum.verdict == Verdict::holds)
                return reading;
        }
    }
    // A row that is the sum of those above it ("Gross") is not added to them a second time.
    if (likeliest && likeliest->sum.verdict == Verdict::misses) {
        const std::vector<Leaf> kept = without_parents(*likeliest_leaves, false);
        if (kept.size() < likeliest_leaves->size())
            if (auto reading = try_reading(kept, whole)) return reading;
    }
    return likeliest;
}

} // namespace duly::amounts
