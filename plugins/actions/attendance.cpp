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

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& people = people_of(context);
    std::size_t present = 0, absent = 0;
    for (const Person& person : people)
        ++(person.present ? present : absent);
    if (present == 0 || absent == 0) {
        context.report("none");
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
        context.report("apart").arg("count", people.size());
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
