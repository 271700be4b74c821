// actions.further: an action that is called complete asks for nothing more.
#include "../shared/joined.hpp"
#include "../shared/places.hpp"
#include "people.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr auto parameters = joined(people_parameters, table_parameters);
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "How the action stands, as written."),
    argument("name", DULY_TEXT, "Who is to do something more."),
};
constexpr duly_case cases[] = {
    fail("further", "An action is called complete and somebody is to do something more.", named),
    pass("closed", "What is called complete asks for nothing more."),
    not_applicable("none", "No table calls an action complete."),
};

/// Whether the words hold "NAME to …" for somebody whom the lists name.
bool asks(const Context& context, std::string_view words, const Person& person) {
    const std::string_view full = context.document().text(person.name);
    const std::string_view first = full.substr(0, full.find(' '));
    for (const std::string_view name : {full, std::string_view(person.initials), first}) {
        if (name.size() < 2) continue;
        const std::size_t at = words.find(name);
        if (at == std::string_view::npos || at == 0) continue;
        const char before = words[at - 1];
        const bool apart = before == ' ' || before == '(' || before == '\n';
        if (apart && words.substr(at + name.size()).starts_with(" to ")) return true;
    }
    return false;
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::size_t complete = 0;
    bool closed = true;
    for (const ActionTable& table : tables_of(context))
        for (const ActionRow& row : table.rows) {
            if (!done(context, table, row)) continue;
            ++complete;
            const duly_range progress = ActionTable::cell(row, table.progress);
            for (const Person& person : people_of(context)) {
                if (!asks(context, paper.text(progress), person)) continue;
                closed = false;
                context.report("further", progress)
                    .arg("words", places::quoted(paper.text(progress), 140))
                    .arg("name", places::quoted(paper.text(person.name)));
                break;
            }
        }
    if (complete == 0)
        context.report("none");
    else if (closed)
        context.report("closed");
}

} // namespace

duly_check further() {
    return check<run>("actions.further", "An action that is called complete asks for nothing more.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
