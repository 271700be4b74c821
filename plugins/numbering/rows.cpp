// numbering.rows: in a table whose rows are numbered, every full row has its number.
#include <optional>
#include <string>
#include <vector>

#include "../shared/places.hpp"

namespace duly::numbering {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("columns", DULY_INTEGER, "4",
              "How many cells of a row must be filled for it to be a row of its own."),
};
constexpr duly_argument between[] = {
    argument("words", DULY_TEXT, "How the row begins."),
    argument("before", DULY_COUNT, "The number of the row before."),
    argument("after", DULY_COUNT, "The number of the row behind it."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many rows carry a number."),
};
constexpr duly_case cases[] = {
    fail("unnumbered", "A full row between two numbered ones has no number.", between),
    pass("numbered", "The rows of the table are numbered.", counted),
    not_applicable("none", "No table has numbered rows."),
};

/// "3. Improve", "3) Improve"; none for "3 officers", "3.5" and words.
std::optional<int> row_number(std::string_view words) {
    std::size_t digits = 0;
    int number = 0;
    while (digits < words.size() && digits < 3 && words[digits] >= '0' && words[digits] <= '9')
        number = number * 10 + (words[digits++] - '0');
    if (digits == 0 || digits + 1 >= words.size()) return std::nullopt;
    if (words[digits] != '.' && words[digits] != ')') return std::nullopt;
    if (words[digits + 1] >= '0' && words[digits + 1] <= '9') return std::nullopt;
    return number;
}

struct Row {
    Node cell; ///< in the column of the numbers
    std::optional<int> number;
    std::size_t filled = 0;
};

/// The column whose cells begin with numbers most often, or none.
std::optional<std::size_t> numbered_column(const std::vector<std::vector<Node>>& rows) {
    constexpr std::size_t fewest = 3;
    std::vector<std::size_t> count;
    for (const std::vector<Node>& cells : rows) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (count.size() <= column) count.resize(column + 1, 0);
            if (row_number(cells[column].text())) {
                ++count[column];
                break; // lists within further cells are their own
            }
        }
    }
    std::size_t best = 0;
    for (std::size_t column = 1; column < count.size(); ++column)
        if (count[column] > count[best]) best = column;
    if (count.empty() || count[best] < fewest) return std::nullopt;
    return best;
}

/// Reports rows at fault; gives how many are numbered.
std::size_t look_at(const Context& context, const Node& table, bool& faultless) {
    const Document& paper = context.document();
    const auto enough = static_cast<std::size_t>(context.integer("columns"));
    std::vector<std::vector<Node>> grid;
    for (const Node row : table.children("row")) {
        std::vector<Node> cells;
        for (const Node cell : row.children("cell"))
            cells.push_back(cell);
        grid.push_back(std::move(cells));
    }
    const auto column = numbered_column(grid);
    if (!column) return 0;
    std::vector<Row> rows;
    for (const std::vector<Node>& cells : grid) {
        if (cells.size() <= *column) continue;
        Row row{cells[*column], row_number(cells[*column].text()), 0};
        for (const Node& cell : cells)
            row.filled += empty(places::trimmed(paper, cell.range())) ? 0U : 1U;
        if (row.filled > 1) rows.push_back(row); // less goes on with the row before
    }
    std::size_t numbered = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        numbered += rows[i].number ? 1U : 0U;
        if (i == 0 || i + 1 == rows.size() || rows[i].number) continue;
        const Row &before = rows[i - 1], &row = rows[i], &after = rows[i + 1];
        const std::string_view words = row.cell.text();
        // The row goes on from the one before when its words do.
        const bool begins = !words.empty() && words[0] >= 'A' && words[0] <= 'Z';
        if (!before.number || !after.number || *after.number != *before.number + 1 || !begins ||
            row.filled < enough || row.filled < before.filled || row.filled < after.filled)
            continue;
        context.report("unnumbered", places::line_of(paper, row.cell))
            .arg("words", places::quoted(words, 60))
            .arg("before", *before.number)
            .arg("after", *after.number)
            .related(std::to_string(*before.number), places::line_of(paper, before.cell))
            .related(std::to_string(*after.number), places::line_of(paper, after.cell));
        faultless = false;
    }
    return numbered;
}

void run(const Context& context) {
    bool faultless = true;
    std::size_t numbered = 0;
    for (const Node table : context.document().all("table"))
        numbered += look_at(context, table, faultless);
    if (numbered == 0)
        context.report("none");
    else if (faultless)
        context.report("numbered").arg("count", numbered);
}

} // namespace

duly_check rows() {
    return check<run>("numbering.rows",
                      "In a table whose rows are numbered, every full row has its number.",
                      parameters, cases);
}

} // namespace duly::numbering
