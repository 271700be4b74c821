// actions.sums: a sum in a table of actions has the sign of its currency.
#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("cost-column", DULY_PATTERN,
              "^(?:resources?|resource implications|resourcing|costs?|budgets?|funding|finance|"
              "estimated costs?|resources? (?:required|needed)|resources? (?:and|/) [a-z]+|costs? "
              "(?:and|/) [a-z]+)$",
              "Heading of a column that says what an action needs."),
    parameter("sum", DULY_PATTERN,
              "^(?:about |approx(?:imately|\\.)? |circa |c\\.? ?|up to )?([0-9]{1,3}(?:,[0-9]{3})+"
              "(?:\\.[0-9]{2})?)(?: (?:for|per|pa|p\\.a\\.|from|in|each|a year|annually|plus|"
              "\\([a-z]).*)?$",
              "A bare figure that reads like a sum; the group is the figure."),
};
constexpr auto parameters = joined(own, table_parameters);
constexpr duly_argument named[] = {
    argument("figure", DULY_TEXT, "The figure."),
    argument("heading", DULY_TEXT, "The column's heading."),
    argument("words", DULY_TEXT, "The action."),
};
constexpr duly_case cases[] = {
    fail("bare", "A figure stands where sums stand, without a sign.", named),
    pass("signed", "No figure stands bare where sums stand."),
    not_applicable("none", "No table of actions has a column for what it costs."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    bool asked = false, sound = true;
    for (const ActionTable& table : tables_of(context)) {
        if (!table.trusted) continue;
        for (std::size_t column = 0; column < table.heads.size(); ++column) {
            if (empty(table.heads[column])) continue;
            const std::string_view head =
                context.folded(places::bare(paper.text(table.heads[column])));
            if (!context.matches(context.text("cost-column"), head)) continue;
            asked = true;
            for (const ActionRow& row : table.rows) {
                const duly_range cell = ActionTable::cell(row, column);
                if (empty(cell)) continue;
                const std::string_view folded = context.folded(paper.text(cell));
                const auto figure = context.match(context.text("sum"), folded);
                if (!figure) continue;
                sound = false;
                context.report("bare", cell)
                    .arg("figure", folded.substr(figure->begin, figure->end - figure->begin))
                    .arg("heading", places::quoted(places::bare(paper.text(table.heads[column]))))
                    .arg("words",
                         places::quoted(paper.text(ActionTable::cell(row, table.action)), 80));
            }
        }
    }
    if (!asked)
        context.report("none");
    else if (sound)
        context.report("signed");
}

} // namespace

duly_check sums() {
    return check<run>("actions.sums", "A sum in a table of actions has the sign of its currency.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
