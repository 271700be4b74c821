// actions.initials: initials that the minutes use stand for one person who was there.
#include <algorithm>
#include <cctype>

#include "../shared/blocks.hpp"
#include "../shared/joined.hpp"
#include "people.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("acts", DULY_PATTERN,
              "^(?:has|had|have|will|would|is|was|to|and|also|then|kindly|asked|agreed|said|stated|"
              "reported|advised|updated|informed|provided|confirmed|suggested|noted|raised|"
              "highlighted|explained|undertook|offered|proposed|seconded|presented|thanked|gave|"
              "mentioned|queried|commented|felt|added|requested|responded|declared|outlined|"
              "welcomed|took|left|joined|chaired|introduced|circulated|talked|spoke)\\b",
              "What stands behind initials that speak or act."),
};
constexpr auto parameters = joined(own, people_parameters);
constexpr duly_argument named[] = {
    argument("initials", DULY_TEXT, "The initials."),
    argument("name", DULY_TEXT, "Who they fit, first."),
    argument("other", DULY_TEXT, "Who else."),
    argument("words", DULY_TEXT, "The sentence in which they stand first."),
};
constexpr duly_case cases[] = {
    fail("shared", "Two people who were there have the initials, and they are used.", named),
    pass("clear", "No initials that are used fit two people who were there."),
    not_applicable("none", "No list of those present was understood."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& people = people_of(context);
    constexpr std::size_t least = 2;
    if (people.size() < least) {
        context.report("none");
        return;
    }
    std::uint32_t lists_end = 0;
    for (const Person& person : people)
        lists_end = std::max(lists_end, person.name.end);
    bool clear = true;
    std::vector<std::string_view> told;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const Person& a = people[i];
        if (!a.present || a.initials.size() < 2 ||
            std::find(told.begin(), told.end(), a.initials) != told.end())
            continue;
        for (std::size_t j = i + 1; j < people.size(); ++j) {
            const Person& b = people[j];
            // Initials that the list gives to one of them are his or hers.
            if (!b.present || a.initials != b.initials || a.stated != b.stated ||
                a.folded == b.folded)
                continue;
            told.push_back(a.initials);
            const duly_range where = use_of(context, context.text("acts"), a.initials, lists_end);
            if (empty(where)) break;
            clear = false;
            context.report("shared", where)
                .arg("initials", a.initials)
                .arg("name", places::quoted(paper.text(a.name)))
                .arg("other", places::quoted(paper.text(b.name)))
                .arg("words", places::quoted(paper.text(where), 120))
                .related(paper.text(a.name), a.name)
                .related(paper.text(b.name), b.name)
                .subject(a.initials);
            break;
        }
    }
    if (clear) context.report("clear");
}

} // namespace

duly_check initials() {
    return check<run>("actions.initials",
                      "Initials that the minutes use stand for one person who was there.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
