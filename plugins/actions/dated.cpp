// actions.dated: every action that is open has a date.
#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("open", DULY_PATTERN,
              "^(?:not (?:yet )?(?:complete|completed|started|begun|done|actioned)|incomplete|"
              "outstanding|open|chasing|overdue|pending|to do|delayed|carried forward)\\b",
              "How an action that is still open stands."),
    parameter("when", DULY_PATTERN,
              "\\b(?:next|each|every|annual(?:ly)?|quarter(?:ly)?|month(?:ly)?|weekly|daily|agm|"
              "january|february|march|april|may|june|july|august|september|october|november|"
              "december|spring|summer|autumn|winter|christmas|easter|immediate(?:ly)?|asap|"
              "ongoing|week|weeks|(?:19|20)[0-9][0-9]|[0-9]{1,2}/[0-9]{1,2})\\b",
              "Words of an action that say when."),
};
constexpr auto parameters = joined(own, table_parameters);
constexpr duly_argument named[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many open actions there are."),
};
constexpr duly_case cases[] = {
    fail("one", "One open action has no date.", named),
    fail("several", "Several open actions have no date.", named),
    pass("dated", "Each open action has a date.", counted),
    not_applicable("none", "No table says of an action that it is open."),
};

/// Whether the row says when, in its column or in its words.
bool says_when(const Context& context, const ActionTable& table, const ActionRow& row) {
    const Document& paper = context.document();
    if (!empty(ActionTable::cell(row, table.due))) return true;
    for (const std::size_t column : {table.action, table.progress}) {
        const duly_range cell = ActionTable::cell(row, column);
        if (!empty(cell) && context.matches(context.text("when"), context.folded(paper.text(cell))))
            return true;
    }
    return row.row.first("date").there();
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::size_t open = 0;
    bool dated = true;
    for (const ActionTable& table : tables_of(context)) {
        if (!table.trusted) continue;
        std::vector<duly_range> without;
        for (const ActionRow& row : table.rows) {
            const duly_range action = ActionTable::cell(row, table.action);
            const duly_range progress = ActionTable::cell(row, table.progress);
            if (row.continued || empty(action) || empty(progress) ||
                !context.matches(context.text("open"), context.folded(paper.text(progress))))
                continue;
            ++open;
            if (!says_when(context, table, row)) without.push_back(action);
        }
        if (without.empty()) continue;
        dated = false;
        const Report report = context.report(without.size() == 1 ? "one" : "several",
                                             places::first_line(paper, without.front()));
        report.arg("count", without.size())
            .arg("words", places::quoted(paper.text(without.front()), 100));
        for (std::size_t i = 1; i < without.size(); ++i)
            report.related(places::quoted(paper.text(without[i]), 80), without[i]);
    }
    if (open == 0)
        context.report("none");
    else if (dated)
        context.report("dated").arg("count", open);
}

} // namespace

duly_check dated() {
    return check<run>("actions.dated", "Every action that is open has a date.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
