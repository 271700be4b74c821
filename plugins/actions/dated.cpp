// actions.dated: every action that is open has a date.
#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "../shared/template_words.hpp"
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
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of a day."),
    parameter("loosely", DULY_PATTERN,
              "^\\W*(?:asap|as soon as (?:possible|practicable)|on-?going|immediate(?:ly)?|soon|"
              "urgent(?:ly)?|continu(?:ous|ing|ally)|rolling)\\W*$",
              "Words that stand for a day and name none."),
};
constexpr auto parameters = joined(own, table_parameters);
constexpr duly_argument named[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
};
constexpr duly_argument placed[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("due", DULY_TEXT, "What stands there in place of a day."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many open actions there are."),
    argument("loose", DULY_COUNT, "How many of them have only words such as \"ASAP\"."),
};
constexpr duly_case cases[] = {
    fail("one", "One open action has no date.", named),
    fail("several", "Several open actions have no date.", named),
    fail("to-come", "In place of an open action's date stand words that hold it free.", placed),
    fail("several-to-come", "Of several open actions.", placed),
    pass("dated", "Each open action has a date.", counted),
    pass("loosely", "Each has one, or words that name no day.", counted),
    not_applicable("none", "No table says of an action that it is open."),
};

enum class When : std::uint8_t { said, loosely, to_come, nothing };

/// Whether the row says when, in its column or in its words.
When when_of(const Context& context, const ActionTable& table, const ActionRow& row) {
    const Document& paper = context.document();
    const duly_range due = ActionTable::cell(row, table.due);
    const std::string words(empty(due) ? "" : context.folded(paper.text(due)));
    const bool to_come = !empty(due) && context.matches(context.text("to-come"), words);
    if (!empty(due) && !to_come)
        return context.matches(context.text("loosely"), words) ? When::loosely : When::said;
    for (const std::size_t column : {table.action, table.progress}) {
        const duly_range cell = ActionTable::cell(row, column);
        if (!empty(cell) && context.matches(context.text("when"), context.folded(paper.text(cell))))
            return When::said;
    }
    if (row.row.first("date").there()) return When::said;
    return to_come ? When::to_come : When::nothing;
}

/// Whether the row says that its action is still open; where a table has days for its actions, also
/// a row that says nothing of how it stands.
bool is_open(const Context& context, const ActionTable& table, const ActionRow& row, bool days) {
    const duly_range action = ActionTable::cell(row, table.action);
    const duly_range progress = ActionTable::cell(row, table.progress);
    if (row.continued || empty(action)) return false;
    if (!empty(progress))
        return context.matches(context.text("open"),
                               context.folded(context.document().text(progress)));
    // A heading over rows, and the rest of a row that was cut, have nothing beside their words.
    return days && says_no_more(context, table, row, "^$") && table.owner != ActionTable::none &&
           !empty(ActionTable::cell(row, table.owner)) && !ActionTable::covered(row, table.due) &&
           !ActionTable::covered(row, table.owner);
}

void tell(const Context& context, const std::vector<const ActionRow*>& rows,
          const ActionTable& table, std::string_view one, std::string_view several) {
    if (rows.empty()) return;
    const Document& paper = context.document();
    const duly_range first = ActionTable::cell(*rows.front(), table.action);
    const Report report =
        context.report(rows.size() == 1 ? one : several, places::first_line(paper, first));
    report.arg("count", rows.size()).arg("words", places::quoted(paper.text(first), 100));
    if (one == "to-come")
        report.arg("due", places::quoted(paper.text(ActionTable::cell(*rows.front(), table.due))));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const duly_range action = ActionTable::cell(*rows[i], table.action);
        report.related(places::quoted(paper.text(action), 80), action);
    }
}

void run(const Context& context) {
    std::size_t open = 0, loose = 0;
    bool dated = true;
    for (const ActionTable& table : tables_of(context)) {
        if (!table.trusted) continue;
        // A column that nobody filled in may have been lost on the way.
        bool days = false;
        for (const ActionRow& row : table.rows)
            if (const duly_range due = ActionTable::cell(row, table.due); !days && !empty(due))
                for (const Node date : row.row.all("date"))
                    days = days || (date.range().begin >= due.begin && date.range().end <= due.end);
        std::vector<const ActionRow*> without, to_come;
        for (const ActionRow& row : table.rows) {
            if (!is_open(context, table, row, days)) continue;
            ++open;
            const When when = when_of(context, table, row);
            loose += when == When::loosely ? 1U : 0U;
            if (when == When::nothing) without.push_back(&row);
            if (when == When::to_come) to_come.push_back(&row);
        }
        dated = dated && without.empty() && to_come.empty();
        tell(context, without, table, "one", "several");
        tell(context, to_come, table, "to-come", "several-to-come");
    }
    if (open == 0)
        context.report("none");
    else if (dated)
        context.report(loose == 0 ? "dated" : "loosely").arg("count", open).arg("loose", loose);
}

} // namespace

duly_check dated() {
    return check<run>("actions.dated", "Every action that is open has a date.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
