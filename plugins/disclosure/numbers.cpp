// disclosure.numbers: numbers of a person or an account that have no place in a public paper. They
// are told of by place; the numbers themselves are never shown.
#include "../shared/blocks.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("number", DULY_PATTERN, nullptr, "How such a number is written."),
    parameter("near", DULY_PATTERN, "",
              "Words that must stand in the same paragraph or row; empty: none."),
};
constexpr duly_argument told[] = {
    argument("count", DULY_COUNT, "How many there are."),
    argument("place", DULY_PLACE, "Where the first one is."),
};
constexpr duly_case cases[] = {
    fail("found", "There is such a number.", told),
    pass("none", "There is none."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view near = context.text("near");
    const duly_range all = paper.root().range();
    int count = 0;
    duly_range first{};
    for (auto found = context.find(context.text("number"), all); found;
         found = context.find(context.text("number"), {found->end, all.end})) {
        if (empty(*found)) break;
        const duly_range line = places::line_at(paper, found->begin);
        if (!near.empty() && !context.matches(near, context.folded(paper.text(line)))) continue;
        if (count++ == 0) first = *found;
    }
    if (count == 0) {
        context.report("none");
        return;
    }
    context.report("found").arg("count", count).arg("place", first);
}

} // namespace

duly_check numbers() {
    return check<run>("disclosure.numbers",
                      "Numbers of a person or an account that have no place in a public paper.",
                      parameters, cases);
}

} // namespace duly::disclosure
