// actions.owned: every action in a table of actions has somebody who does it.
#include "../shared/places.hpp"
#include "joined.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr auto parameters = joined(table_parameters);
constexpr duly_argument named[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("heading", DULY_TEXT, "The heading of the column."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many actions there are."),
};
constexpr duly_case cases[] = {
    fail("one", "One action has nobody.", named),
    fail("several", "Several actions of a table have nobody.", named),
    pass("owned", "Each action has somebody.", counted),
    inconclusive("grid", "The table's grid may have been broken.", named),
    not_applicable("none", "There is no table of actions with a column for it."),
};

bool lacks(const Context& context, const ActionTable& table, const ActionRow& row) {
    const duly_range action = ActionTable::cell(row, table.action);
    if (row.continued || empty(action) || !empty(ActionTable::cell(row, table.owner)) ||
        done(context, table, row))
        return false;
    // A row that conversion cut has nothing beside its words.
    std::size_t beside = 0;
    for (const std::size_t column : {table.due, table.progress})
        beside += empty(ActionTable::cell(row, column)) ? 0U : 1U;
    return beside > 0 || (table.due == ActionTable::none && table.progress == ActionTable::none);
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::size_t actions = 0;
    bool owned = true;
    for (const ActionTable& table : tables_of(context)) {
        if (table.owner == ActionTable::none) continue;
        std::vector<duly_range> without;
        std::size_t with = 0;
        for (const ActionRow& row : table.rows) {
            with += empty(ActionTable::cell(row, table.owner)) ? 0U : 1U;
            if (lacks(context, table, row)) without.push_back(ActionTable::cell(row, table.action));
        }
        actions += with + without.size();
        if (without.empty()) continue;
        // A column that nobody filled in may have been lost on the way.
        const bool sure = table.trusted && with > 0;
        owned = false;
        const Report report = context.report(!sure                 ? "grid"
                                             : without.size() == 1 ? "one"
                                                                   : "several",
                                             places::first_line(paper, without.front()));
        report.arg("count", without.size())
            .arg("words", places::quoted(paper.text(without.front()), 100))
            .arg("heading", places::quoted(places::bare(paper.text(table.heads[table.owner]))));
        for (std::size_t i = 1; i < without.size(); ++i)
            report.related(places::quoted(paper.text(without[i]), 80), without[i]);
    }
    if (actions == 0)
        context.report("none");
    else if (owned)
        context.report("owned").arg("count", actions);
}

} // namespace

duly_check owned() {
    return check<run>("actions.owned",
                      "Every action in a table of actions has somebody who does it.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
