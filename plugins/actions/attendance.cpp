// actions.attendance: nobody is listed both as present and among the apologies.
#include <algorithm>
#include <string>
#include <vector>

#include "../shared/blocks.hpp"
#include "../shared/joined.hpp"
#include "people.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("partly", DULY_PATTERN,
              "\\b(?:arriv|join(?:ed|ing|s)?\\b|late(?:r|ness)?\\b|left\\b|leav|"
              "part(?:s|ly|ial|ially)?\\b|until|from item|to item|for items?|remote|virtual|online|"
              "teams\\b|zoom|telephone|substitut|deputi[sz]|on behalf|represent(?:ed|ing)\\b)",
              "Words near a name that tell why it stands in both lists."),
    parameter("surname", DULY_PATTERN,
              "(?:\\b(?:cllrs?|councillors?|mrs?|ms|miss|dr)\\.? "
              "(?-i:([A-Z][\\w'\u2019-]{2,}))(?:$|[,;.\\n\\t)]| (?:and|&) | \\())",
              "One of those who sent apologies of whom only the surname is given, as group 1."),
};
constexpr auto parameters = joined(own, people_parameters);
constexpr duly_argument named[] = {
    argument("names", DULY_TEXT, "Who stands in both."),
    argument("count", DULY_COUNT, "How many they are."),
    argument("place", DULY_PLACE, "Where the first name stands among the apologies."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many names could be read."),
};
constexpr duly_case cases[] = {
    fail("one", "A name stands in both lists and nothing says why.", named),
    fail("several", "Several names do.", named),
    inconclusive("surname", "A surname among the apologies is that of somebody present.", named),
    pass("apart", "No name stands in both lists.", counted),
    not_applicable("none", "One of the lists is not there or was not understood."),
};

bool explained(const Context& context, const Person& person) {
    const Document& paper = context.document();
    for (const places::Block& block : places::blocks_of(context)) {
        const std::string_view folded = context.folded(paper.text(block.range));
        if (folded.find(person.last) != std::string_view::npos &&
            context.matches(context.text("partly"), folded))
            return true;
    }
    return false;
}

/// Somebody present with a surname that stands by itself among the apologies: the same person, or
/// another one of that name.
const Person* by_surname(const Context& context, duly_range& where) {
    const Document& paper = context.document();
    const Attendance& attendance = attendance_of(context);
    for (const NameList& list : attendance.lists) {
        if (list.present) continue;
        for (duly_range rest = list.words; !empty(rest);) {
            const auto found = context.find(context.text("surname"), rest);
            if (!found || found->end <= rest.begin) break;
            rest.begin = found->end;
            const std::string name(context.folded(paper.text(*found)));
            const Person* same = nullptr;
            std::size_t count = 0;
            for (const Person& person : attendance.people)
                if (person.last == name) {
                    same = &person;
                    ++count;
                }
            if (count != 1 || !same->present || explained(context, *same)) continue;
            where = *found;
            return same;
        }
    }
    return nullptr;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& people = people_of(context);
    std::size_t present = 0, absent = 0;
    for (const Person& person : people)
        ++(person.present ? present : absent);
    duly_range away{};
    if (const Person* const there = by_surname(context, away))
        context.report("surname", there->name)
            .arg("names", places::quoted(paper.text(there->name), 60))
            .arg("count", 1)
            .arg("place", away)
            .related(paper.text(away), away);
    if (present == 0 || absent == 0) {
        if (empty(away)) context.report("none");
        return;
    }
    struct Both {
        const Person *there, *away;
    };
    std::vector<Both> both;
    for (const Person& there : people) {
        if (!there.present) continue;
        const auto away = std::find_if(people.begin(), people.end(), [&](const Person& each) {
            return !each.present && each.folded == there.folded;
        });
        if (away != people.end() && !explained(context, there)) both.push_back({&there, &*away});
    }
    if (both.empty()) {
        if (empty(away)) context.report("apart").arg("count", people.size());
        return;
    }
    std::string names;
    for (std::size_t i = 0; i < both.size(); ++i) {
        if (i > 0) names += i + 1 == both.size() ? " and " : ", ";
        names += places::quoted(paper.text(both[i].there->name), 60);
    }
    const Report report =
        context.report(both.size() == 1 ? "one" : "several", both.front().there->name);
    report.arg("names", names).arg("count", both.size()).arg("place", both.front().away->name);
    for (const Both& each : both)
        report.related(paper.text(each.away->name), each.away->name);
}

} // namespace

duly_check attendance() {
    return check<run>("actions.attendance",
                      "Nobody is listed both as present and among the apologies.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
