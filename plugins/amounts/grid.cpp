#include "grid.hpp"

#include <algorithm>

#include "../shared/places.hpp"

namespace duly::amounts {

constexpr duly_parameter thousands_parameter = parameter(
    "thousands", DULY_PATTERN,
    "£ ?'?,?000'?s?\\b|(?:^|[( ])'?000'?s\\b|£ ?k'?s?\\b|\\bin thousands\\b|\\bthousands\\b",
    "Words of a heading that say its column is in thousands.");
constexpr duly_parameter millions_parameter = parameter(
    "millions", DULY_PATTERN, "£ ?m(?:n|illions?)?\\b|\\bin millions\\b|\\(m\\)|\\bmillions\\b",
    "Words of a heading that say its column is in millions.");
constexpr duly_parameter pounds_parameter =
    parameter("pounds", DULY_PATTERN, "£|\\bgbp\\b|\\bpounds\\b",
              "Words of a heading that say its column is money.");
constexpr duly_parameter nothing_parameter =
    parameter("nothing", DULY_PATTERN, "^(?:-+|nil|none|zero|n/?a|not applicable|\\.|£ ?-)$",
              "What stands in a cell for nought.");
constexpr duly_parameter open_parameter =
    parameter("open", DULY_PATTERN,
              "^(?:tb[acd]|t\\.b\\.c\\.?|unknown|negligible|complete[d]?|awaited|pending|\\?+)\\b",
              "What stands in a cell for a figure that is not known.");

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "2017", as headings of years are written.
bool is_year(std::string_view words) {
    return words.size() == 4 && std::all_of(words.begin(), words.end(), is_digit) &&
           (words.substr(0, 2) == "19" || words.substr(0, 2) == "20");
}

/// Whether a cell heads a column or a row.
bool heads(const Node& cell) {
    const Node row = cell.enclosing("row");
    return row.flag("header") || row.first("cell") == cell;
}

class Builder {
public:
    Builder(const Context& context, const Reader& reader)
        : context_(context),
          reader_(reader),
          nothing_(context.text("nothing")),
          open_(context.text("open")) {}

    Grid build(const Node& table) const;

private:
    [[nodiscard]] Cell cell(const Node& node) const;
    void columns(Grid& grid, std::size_t first_figures, duly_range before) const;
    void unit_of(std::string_view words, Column& column) const;

    const Context& context_;
    const Reader& reader_;
    std::string_view nothing_, open_; ///< parameters that every cell is held against
};

Cell Builder::cell(const Node& node) const {
    const Document& paper = context_.document();
    Cell made;
    made.range = places::trimmed(paper, node.range());
    if (empty(made.range)) return made;
    const std::string_view words = paper.text(made.range);
    const std::vector<Figure> figures = reader_.in(node, true);
    if (figures.empty() || is_year(words)) {
        constexpr std::size_t telling = 24; // what stands for a figure is short, or says so at once
        const std::string_view folded = context_.folded(words.substr(0, telling));
        if (words.size() < telling && context_.matches(nothing_, folded))
            made.state = Cell::State::nothing;
        else if (context_.matches(open_, folded) || (is_year(words) && !heads(node)))
            made.state = Cell::State::unclear; // 2000 pounds, or the year: nobody is accused by it
        else
            made.state = Cell::State::words;
        return made;
    }
    // A figure, and nothing else that would be read.
    std::size_t letters = 0;
    const duly_range taken = figures[0].where;
    for (std::uint32_t at = made.range.begin; at < made.range.end; ++at) {
        const char c = words[at - made.range.begin];
        const bool inside = at >= taken.begin && at < taken.end;
        const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
        letters += !inside && word ? 1U : 0U;
    }
    if (figures.size() == 1 && letters == 0) {
        made.state = figures[0].exact ? Cell::State::figure : Cell::State::unclear;
        made.figure = figures[0];
    } else {
        // "Grant 2 of 3" and "Phase 1 (£20,000)" are names of rows
        made.state = letters > 2 && made.range.begin != taken.begin ? Cell::State::words
                                                                    : Cell::State::unclear;
    }
    return made;
}

void Builder::unit_of(std::string_view words, Column& column) const {
    if (words.empty()) return;
    if (context_.matches(context_.text("thousands"), words)) {
        column.scale = 3;
        column.money = true;
    } else if (context_.matches(context_.text("millions"), words)) {
        column.scale = 6;
        column.money = true;
    } else if (context_.matches(context_.text("pounds"), words)) {
        column.money = true;
    }
}

/// What the header rows say, column for column; where they say nothing of the unit, what stands
/// over the table.
void Builder::columns(Grid& grid, std::size_t first_figures, duly_range before) const {
    constexpr std::size_t most_headers = 8;
    first_figures = std::min(first_figures, most_headers);
    const Document& paper = context_.document();
    Column over; // the unit of the whole table
    if (!empty(before)) unit_of(context_.folded(paper.text(before)), over);
    for (std::size_t r = 0; r < first_figures; ++r) {
        std::size_t filled = 0;
        const Cell* only = nullptr;
        for (const Cell& each : grid.rows[r].cells) {
            if (each.state == Cell::State::blank) continue;
            ++filled;
            only = &each;
        }
        if (filled == 1 && grid.columns.size() > 2)
            unit_of(context_.folded(paper.text(only->range)), over);
    }
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        Column& column = grid.columns[c];
        for (std::size_t r = 0; r < first_figures; ++r) {
            const Cell& head = grid.rows[r].cells[c];
            if (head.state == Cell::State::blank) continue;
            const std::string_view words = paper.text(head.range);
            const std::string_view folded = context_.folded(words);
            unit_of(folded, column);
            if (!column.label.empty()) column.label += ' ';
            column.label += folded;
            if (!column.name.empty()) column.name += ' ';
            column.name += places::quoted(words, 60);
        }
        if (!column.money && c > 0) {
            column.scale = over.scale;
            column.money = over.money && over.scale != 0;
        }
    }
}

Grid Builder::build(const Node& table) const {
    const Document& paper = context_.document();
    Grid grid;
    grid.trusted = table.flag("trusted");
    grid.range = table.range();
    std::size_t columns = 0;
    for (const Node node : table.children("row")) {
        Row row;
        row.range = places::trimmed(paper, node.range());
        row.header = node.flag("header");
        for (const Node each : node.children("cell")) {
            row.cells.push_back(cell(each));
            const Cell& made = row.cells.back();
            row.figures = row.figures || made.state == Cell::State::figure;
            if (row.label.empty() && !row.figures && made.state == Cell::State::words) {
                row.label = context_.folded(paper.text(made.range));
                row.label_range = made.range;
            }
        }
        columns = std::max(columns, row.cells.size());
        grid.rows.push_back(std::move(row));
    }
    constexpr std::size_t most_cells = 1'000'000; // one long row among many is no table to add up
    if (columns * grid.rows.size() > most_cells) return {};
    grid.columns.resize(columns);
    for (Row& row : grid.rows)
        row.cells.resize(columns);
    std::size_t first = 0;
    while (first < grid.rows.size() && !grid.rows[first].figures)
        ++first;
    if (first == grid.rows.size()) return grid; // a table of words
    // "2025 | 2026" below "Visits in | Visits in": the years of a head in two rows
    for (std::size_t r = 0; r < first; ++r)
        for (Cell& each : grid.rows[r].cells)
            if (each.state == Cell::State::unclear && is_year(paper.text(each.range)))
                each.state = Cell::State::words;
    for (std::size_t r = first; r < grid.rows.size(); ++r) {
        Row& row = grid.rows[r];
        const auto filled = std::count_if(row.cells.begin(), row.cells.end(), [](const Cell& each) {
            return each.state != Cell::State::blank && each.state != Cell::State::nothing;
        });
        const bool open = std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& each) {
            return each.state == Cell::State::unclear;
        });
        row.repeated = !row.figures && !open && (row.header || filled > 1);
    }
    duly_range before{};
    if (table.range().begin > paper.root().range().begin + 1) {
        constexpr std::uint32_t longest = 200; // a caption, not a paragraph
        before = places::line_at(paper, table.range().begin - 1);
        if (before.end - before.begin > longest || before.end > table.range().begin) before = {};
    }
    this->columns(grid, first, before);
    for (Row& row : grid.rows)
        apply_units(row, grid.columns);
    return grid;
}

} // namespace

void apply_units(Row& row, const std::vector<Column>& columns) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        Cell& cell = row.cells[c];
        const Column& column = columns[c];
        if (cell.state != Cell::State::figure || !column.money) continue;
        Figure& figure = cell.figure;
        if (figure.kind == Figure::Kind::percent) continue;
        const bool own_scale = figure.kind == Figure::Kind::money && figure.value.exponent > 0;
        if (figure.kind == Figure::Kind::number) {
            figure.kind = Figure::Kind::money;
            figure.currency = "GBP";
        }
        // "£1.2m" beside "450" under "£000": whoever writes so is not to be added up
        if (own_scale && column.scale != 0)
            cell.state = Cell::State::unclear;
        else
            figure.value.exponent += figure.heading = column.scale;
    }
}

std::string reading_of(const Context& context, std::initializer_list<const char*> parameters) {
    std::string name;
    for (const char* parameter : parameters) {
        name += '\n';
        name += context.text(parameter);
    }
    return name;
}

const std::vector<Grid>& grids_of(const Context& context) {
    const std::string name =
        "grids" + reading_of(context, {"thousands", "millions", "pounds", "nothing", "open"});
    return context.kept<std::vector<Grid>>(name, [&] {
        std::vector<Grid> grids;
        const Reader reader(context.document());
        const Builder builder(context, reader);
        for (const Node table : context.document().all("table")) {
            Grid grid = builder.build(table);
            const bool figures = std::any_of(grid.rows.begin(), grid.rows.end(),
                                             [](const Row& row) { return row.figures; });
            if (figures && grid.columns.size() > 1) grids.push_back(std::move(grid));
        }
        return grids;
    });
}

} // namespace duly::amounts
