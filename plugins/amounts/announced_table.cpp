// A table that a sentence announces with an amount: its own total, or what its only column or row
// of money makes.
#include <algorithm>

#include "announced_table.hpp"
#include "relation.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;

class Announced {
public:
    Announced(const Context& context, const Reader& reader, const std::vector<Block>& blocks)
        : context_(context),
          paper_(context.document()),
          reader_(reader),
          blocks_(blocks),
          words_(context) {}

    bool run() {
        const auto announced = [&](const Node& table) {
            const Block* intro = before(table.range());
            return intro != nullptr && !reader_.in(intro->node).empty();
        };
        const Nodes tables = paper_.all("table");
        if (std::none_of(tables.begin(), tables.end(), announced)) return false;
        for (const Grid& grid : grids_of(context_))
            if (const Block* intro = before(grid.range)) look_at(grid, *intro);
        return said_;
    }

private:
    [[nodiscard]] const Block* before(duly_range table) const;
    void look_at(const Grid& grid, const Block& intro);
    [[nodiscard]] std::vector<Part> parts_of(const Grid& grid) const;
    [[nodiscard]] std::optional<Part> total_of(const Grid& grid) const;

    const Context& context_;
    const Document& paper_;
    const Reader& reader_;
    const std::vector<Block>& blocks_;
    TableWords words_;
    bool said_ = false;
};

/// The paragraph right before the table, or before its caption.
const Block* Announced::before(duly_range table) const {
    constexpr std::uint32_t caption = 120;
    const auto after = std::lower_bound(
        blocks_.begin(), blocks_.end(), table.begin,
        [](const Block& block, std::uint32_t at) { return block.range.begin < at; });
    auto at = after;
    for (int steps = 0; at != blocks_.begin() && steps < 2; ++steps) {
        --at;
        if (table.begin - std::min(table.begin, at->range.end) > caption) return nullptr;
        if (at->kind != BlockKind::paragraph) return nullptr;
        if (announces(paper_, at->range)) return &*at;
        if (at->range.end - at->range.begin > caption) return nullptr;
    }
    return nullptr;
}

/// Where columns and rows that bear figures are not one line of money, nothing.
std::vector<Part> Announced::parts_of(const Grid& grid) const {
    std::vector<std::size_t> rows, columns;
    for (std::size_t r = 0; r < grid.rows.size(); ++r)
        for (std::size_t c = 0; c < grid.columns.size(); ++c) {
            const Cell& cell = grid.rows[r].cells[c];
            if (cell.state == Cell::State::unclear) return {};
            if (cell.state != Cell::State::figure) continue;
            if (cell.figure.kind != Figure::Kind::money || !cell.figure.exact) return {};
            if (rows.empty() || rows.back() != r) rows.push_back(r);
            if (std::find(columns.begin(), columns.end(), c) == columns.end()) columns.push_back(c);
        }
    if (rows.size() != 1 && columns.size() != 1) return {};
    std::vector<Part> parts;
    for (const std::size_t r : rows)
        for (const std::size_t c : columns) {
            const Cell& cell = grid.rows[r].cells[c];
            if (cell.state != Cell::State::figure) continue;
            const duly_range label = grid.rows[r].label_range;
            parts.push_back(
                {cell.figure,
                 rows.size() == 1 ? grid.columns[c].name : places::quoted(paper_.text(label), 60),
                 cell.range});
        }
    return parts;
}

/// The last figure of the last total row, or of the total column of the only row.
std::optional<Part> Announced::total_of(const Grid& grid) const {
    const RowKinds kinds = words_.rows(grid);
    for (std::size_t r = grid.rows.size(); r-- > 0;) {
        if (!is_total(kinds[r])) continue;
        for (std::size_t c = grid.columns.size(); c-- > 0;) {
            const Cell& cell = grid.rows[r].cells[c];
            if (cell.state == Cell::State::figure && cell.figure.kind == Figure::Kind::money)
                return Part{cell.figure, places::quoted(paper_.text(grid.rows[r].label_range), 60),
                            cell.range};
        }
    }
    return std::nullopt;
}

void Announced::look_at(const Grid& grid, const Block& intro) {
    constexpr std::int64_t near_limit = 40, surely_near = 20;
    constexpr std::size_t many = 3;
    const duly_range last =
        places::sentence_around(paper_, intro.range, {intro.range.end - 1, intro.range.end});
    std::vector<Figure> wholes;
    for (const Figure& figure : reader_.in(intro.node))
        if (figure.kind == Figure::Kind::money && figure.where.begin >= last.begin &&
            figure.where.end <= intro.range.end)
            wholes.push_back(figure);
    if (wholes.size() != 1 || !wholes[0].exact || wholes[0].value.mantissa <= 0) return;
    Relation made;
    made.name = places::quoted(paper_.text(last), 120);
    made.whole = wholes[0];
    made.label = stated(paper_, wholes[0]);
    made.place = wholes[0].where;
    const auto total = total_of(grid);
    made.parts = total ? std::vector<Part>{*total} : parts_of(grid);
    if (made.parts.size() < (total ? 1U : 2U)) return;
    for (const Part& part : made.parts)
        if (part.figure.currency != made.whole.currency) return;
    const Sum sum = add_up(made.figures(), made.whole, Noughts::prose);
    if (sum.verdict == Verdict::holds) {
        if (total) // one figure, which is compared: nothing was added up
            context_.report("as-totalled", made.place)
                .arg("label", total->label)
                .arg("whole", made.label)
                .related(total->label, total->figure.where);
        else
            confirm(context_, made, sum);
        said_ = true;
    }
    if (sum.verdict != Verdict::misses || context_.find(context_.text("partial"), last)) return;
    const bool smaller = std::all_of(made.parts.begin(), made.parts.end(), [&](const Part& part) {
        return compare(part.figure.value, made.whole.value) == -1;
    });
    const bool slip = total ? misread(total->figure.value, made.whole.value)
                            : slipped(made.figures(), made.whole, sum);
    if (!slip && (total || !smaller || made.parts.size() < many || !near(made, sum, near_limit)))
        return;
    const bool surely = slip && slipped(made.figures(), made.whole, sum, Mended::exactly);
    fault(context_, made, sum,
          !total && made.parts.size() >= many && (surely || near(made, sum, surely_near)));
    said_ = true;
}

} // namespace

bool announced_tables(const Context& context, const Reader& reader,
                      const std::vector<places::Block>& blocks) {
    return Announced(context, reader, blocks).run();
}

} // namespace duly::amounts
