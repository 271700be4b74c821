// actions.person: an action that names a person is not put down to the body that he or she is from.
#include <cctype>

#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "people.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("task", DULY_PATTERN, "^(?:to|agreed to|will|would|undertook to|is to)\\b",
              "What stands behind the name of who does it."),
};
constexpr auto parameters = joined(own, people_parameters, table_parameters);
constexpr duly_argument named[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("words", DULY_TEXT, "The first of them."),
    argument("owner", DULY_TEXT, "Its owner as the table has it."),
    argument("name", DULY_TEXT, "The person whom it names."),
};
constexpr duly_case cases[] = {
    fail("one", "One action names a person and is put down to a body.", named),
    fail("several", "Several actions name persons and are put down to bodies.", named),
    pass("person", "Who is named as doing an action is not hidden by a body."),
    not_applicable("none", "No action in a table begins with somebody whom the lists name."),
};

/// Who the action begins with: "PD to meet …", "Ada Finch to write …".
const Person* doer(const Context& context, std::string_view action) {
    for (const Person& person : people_of(context)) {
        const std::string_view name = context.document().text(person.name);
        for (const std::string_view begin : {std::string_view(person.initials), name}) {
            if (begin.size() < 2 || !action.starts_with(begin) || action.size() <= begin.size() ||
                action[begin.size()] != ' ')
                continue;
            constexpr std::size_t near = 24;
            if (context.matches(context.text("task"),
                                context.folded(action.substr(begin.size() + 1, near))))
                return &person;
        }
    }
    return nullptr;
}

void run(const Context& context) {
    const Document& paper = context.document();
    struct Hidden {
        duly_range action{}, owner{};
        const Person* person = nullptr;
    };
    std::vector<Hidden> hidden;
    std::size_t looked_at = 0;
    for (const ActionTable& table : tables_of(context)) {
        for (const ActionRow& row : table.rows) {
            const duly_range action = ActionTable::cell(row, table.action);
            const duly_range owner = ActionTable::cell(row, table.owner);
            if (row.continued || empty(action) || empty(owner)) continue;
            const Person* person = doer(context, paper.text(action));
            if (person == nullptr) continue;
            ++looked_at;
            if (!person->body.empty() && context.folded(paper.text(owner)) == person->body &&
                !done(context, table, row))
                hidden.push_back({action, owner, person});
        }
    }
    if (looked_at == 0) {
        context.report("none");
        return;
    }
    if (hidden.empty()) {
        context.report("person");
        return;
    }
    const Hidden& first = hidden.front();
    const Report report = context.report(hidden.size() == 1 ? "one" : "several",
                                         places::first_line(paper, first.action));
    report.arg("count", hidden.size())
        .arg("words", places::quoted(paper.text(first.action), 100))
        .arg("owner", places::quoted(paper.text(first.owner)))
        .arg("name", places::quoted(paper.text(first.person->name)));
    for (std::size_t i = 1; i < hidden.size(); ++i)
        report.related(places::quoted(paper.text(hidden[i].action), 80), hidden[i].action);
}

} // namespace

duly_check person() {
    return check<run>("actions.person",
                      "An action that names a person is not put down to that person's body.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
