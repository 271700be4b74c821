// actions.owned: every action in a table of actions has somebody who does it.
#include <algorithm>
#include <string>
#include <vector>

#include "../shared/places.hpp"
#include "../shared/template_words.hpp"
#include "joined.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of a name."),
    parameter("nobody", DULY_PATTERN,
              "^\\W*(?:not (?:yet )?(?:assigned|allocated|agreed|decided|known)|un(?:assigned|"
              "allocated)|to be (?:assigned|allocated|identified|appointed|nominated)|"
              "(?:owner|lead|name|officer|person) (?:tb[acd]|to be [a-z]+|needed|required))\\W*$",
              "Words that say that there is nobody yet."),
};
constexpr auto parameters = joined(own, table_parameters);
constexpr duly_argument named[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("heading", DULY_TEXT, "The heading of the column."),
};
constexpr duly_argument placed[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("heading", DULY_TEXT, "The heading of the column."),
    argument("owner", DULY_TEXT, "What stands there in place of a name."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many actions there are."),
};
constexpr duly_case cases[] = {
    fail("one", "One action has nobody.", named),
    fail("several", "Several actions of a table have nobody.", named),
    fail("to-come", "For one action stands only that there is nobody yet.", placed),
    fail("several-to-come", "For several actions stands only that there is nobody yet.", placed),
    pass("owned", "Each action has somebody.", counted),
    inconclusive("grid", "The table's grid may have been broken.", named),
    not_applicable("none", "There is no table of actions with a column for it."),
};

enum class Owner : std::uint8_t { given, nobody, to_come };

bool has_number(const Context& context, const ActionRow& row, std::size_t column) {
    return context.matches("^[0-9]{1,3}[.)]?$",
                           context.document().text(ActionTable::cell(row, column)));
}

/// For each column before the actions, whether rows with an owner have a number in it. Told once a
/// table: a long one would be gone through again for each row that has none.
std::vector<bool> numbered_columns(const Context& context, const ActionTable& table) {
    std::vector<bool> columns;
    for (std::size_t column = 0; column < table.action; ++column)
        columns.push_back(
            std::any_of(table.rows.begin(), table.rows.end(), [&](const ActionRow& each) {
                return !empty(ActionTable::cell(each, table.owner)) &&
                       has_number(context, each, column);
            }));
    return columns;
}

/// Whether the row has a number of its own, as rows with an owner have: no line of another row, and
/// no heading over rows ("1 | Parks" over 1.1 and 1.2).
bool numbered(const Context& context, const std::vector<bool>& columns, const ActionRow& row) {
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (has_number(context, row, column)) return columns[column];
    return false;
}

Owner owner_of(const Context& context, const ActionTable& table,
               const std::vector<bool>& number_columns, const ActionRow& row) {
    const duly_range action = ActionTable::cell(row, table.action);
    const duly_range owner = ActionTable::cell(row, table.owner);
    if (row.continued || empty(action) || done(context, table, row)) return Owner::given;
    if (!empty(owner)) {
        const std::string words(context.folded(context.document().text(owner)));
        return context.matches(context.text("to-come"), words) ||
                       context.matches(context.text("nobody"), words)
                   ? Owner::to_come
                   : Owner::given;
    }
    // A row that conversion cut has nothing beside its words.
    const bool beside =
        !empty(ActionTable::cell(row, table.due)) || !empty(ActionTable::cell(row, table.progress));
    return beside || numbered(context, number_columns, row) ||
                   (table.due == ActionTable::none && table.progress == ActionTable::none)
               ? Owner::nobody
               : Owner::given;
}

/// Reports the rows of one table, the first of them with its words.
void tell(const Context& context, const ActionTable& table,
          const std::vector<const ActionRow*>& rows, const char* name, bool with_owner) {
    const Document& paper = context.document();
    const duly_range first = ActionTable::cell(*rows.front(), table.action);
    const Report report = context.report(name, places::first_line(paper, first));
    report.arg("count", rows.size())
        .arg("words", places::quoted(paper.text(first), 100))
        .arg("heading", places::quoted(places::bare(paper.text(table.heads[table.owner]))));
    if (with_owner)
        report.arg("owner",
                   places::quoted(paper.text(ActionTable::cell(*rows.front(), table.owner))));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const duly_range action = ActionTable::cell(*rows[i], table.action);
        report.related(places::quoted(paper.text(action), 80), action);
    }
}

void run(const Context& context) {
    std::size_t actions = 0;
    bool owned = true;
    for (const ActionTable& table : tables_of(context)) {
        if (table.owner == ActionTable::none) continue;
        std::vector<const ActionRow*> without, to_come;
        std::size_t with = 0;
        const std::vector<bool> number_columns = numbered_columns(context, table);
        for (const ActionRow& row : table.rows) {
            with += empty(ActionTable::cell(row, table.owner)) ? 0U : 1U;
            const Owner owner = owner_of(context, table, number_columns, row);
            if (owner == Owner::nobody) without.push_back(&row);
            if (owner == Owner::to_come) to_come.push_back(&row);
        }
        actions += with + without.size();
        owned = owned && without.empty() && (to_come.empty() || !table.trusted);
        // A column that nobody filled in may have been lost on the way.
        const bool sure = table.trusted && with > 0;
        if (!without.empty())
            tell(context, table, without,
                 !sure                 ? "grid"
                 : without.size() == 1 ? "one"
                                       : "several",
                 false);
        if (!to_come.empty() && table.trusted)
            tell(context, table, to_come, to_come.size() == 1 ? "to-come" : "several-to-come",
                 true);
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
