// actions.cells: a column that a table of actions fills in for its actions is blank for none.
#include <algorithm>

#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter(
        "may-be-blank", DULY_PATTERN,
        "\\b(?:progress|status|update|comments?|notes?|rag|completed|complete|actual|evidence|"
        "dependenc|ref|no|number|cost|costs|budget|funding|sign|review)\\b",
        "Heading of a column that is filled in later, or only where there is something."),
    parameter("rows", DULY_INTEGER, "5", "How many full rows show that a column is filled in."),
};
constexpr auto parameters = joined(own, table_parameters);
constexpr duly_argument named[] = {
    argument("heading", DULY_TEXT, "The column's heading."),
    argument("count", DULY_COUNT, "How many rows leave it blank."),
    argument("filled", DULY_COUNT, "How many fill it in."),
    argument("words", DULY_TEXT, "The first action that has nothing there."),
};
constexpr duly_case cases[] = {
    fail("one", "One action has nothing in a column that the others fill in.", named),
    fail("several", "Several actions have nothing in a column that most fill in.", named),
    pass("filled", "Columns are filled in for all actions or left to few."),
    not_applicable("none", "There is no table of actions with enough rows."),
};

/// A row of its own, not the rest of one that a page cut: who or when stands beside the action.
bool is_full(const ActionTable& table, const ActionRow& row) {
    if (row.continued || empty(ActionTable::cell(row, table.action))) return false;
    for (const std::size_t column : {table.owner, table.due})
        if (column != ActionTable::none && empty(ActionTable::cell(row, column))) return false;
    return true;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto least = static_cast<std::size_t>(std::max<std::int64_t>(1, context.integer("rows")));
    bool asked = false, filled = true;
    for (const ActionTable& table : tables_of(context)) {
        if (!table.trusted || (table.owner == ActionTable::none && table.due == ActionTable::none))
            continue;
        std::vector<const ActionRow*> rows;
        for (const ActionRow& row : table.rows)
            if (is_full(table, row)) rows.push_back(&row);
        if (rows.size() < least) continue;
        asked = true;
        // Columns before the action group actions, and hold one entry for several rows.
        for (std::size_t column = table.action + 1; column < table.heads.size(); ++column) {
            if (column == table.owner || column == table.due || column == table.progress ||
                empty(table.heads[column]) ||
                context.matches(context.text("may-be-blank"),
                                context.folded(paper.text(table.heads[column]))))
                continue;
            std::vector<duly_range> blank;
            for (const ActionRow* row : rows)
                if (empty(ActionTable::cell(*row, column)))
                    blank.push_back(ActionTable::cell(*row, table.action));
            if (blank.empty() || rows.size() - blank.size() < least ||
                blank.size() * 3 > rows.size())
                continue;
            filled = false;
            const Report report = context.report(blank.size() == 1 ? "one" : "several",
                                                 places::first_line(paper, blank.front()));
            report.arg("heading", places::quoted(places::bare(paper.text(table.heads[column])), 60))
                .arg("count", blank.size())
                .arg("filled", rows.size() - blank.size())
                .arg("words", places::quoted(paper.text(blank.front()), 80));
            for (std::size_t i = 1; i < blank.size(); ++i)
                report.related(places::quoted(paper.text(blank[i]), 80), blank[i]);
        }
    }
    if (!asked)
        context.report("none");
    else if (filled)
        context.report("filled");
}

} // namespace

duly_check cells() {
    return check<run>("actions.cells",
                      "A column that a table of actions fills in is blank for none of them.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
