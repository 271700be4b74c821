// sections.relied-on-numbered: an earlier decision that the paper rests on is named by its number.
#include "relied_on.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "background-papers",
              "The section that lists papers, whose own words are no reliance."),
    parameter("earlier", DULY_PATTERN, nullptr,
              "Words that run up to a date and say that a decision with a number was made."),
    parameter("meeting", DULY_PATTERN, "", "The same of a meeting; empty: none is looked for."),
    parameter("series", DULY_PATTERN, "^$", "Decisions cited by number are not looked at."),
};
constexpr duly_argument named[] = {
    argument("cited", DULY_TEXT, "The paper's words for it."),
};
constexpr duly_case cases[] = {
    fail("unnumbered", "An earlier decision is named without its number.", named),
    pass("numbered", "No earlier decision is named without its number."),
};

void run(const Context& context) {
    bool numbered = true;
    for (const Reliance& reliance : reliances(context, context.text("role"))) {
        if (reliance.how != Reliance::How::prose) continue;
        numbered = false;
        const Report report = context.report("unnumbered", reliance.where);
        report.arg("cited", reliance.cited);
        for (const duly_range again : reliance.again)
            report.related(places::quoted(context.document().text(again), 80), again);
    }
    if (numbered) context.report("numbered");
}

} // namespace

duly_check relied_on_numbered() {
    return check<run>("sections.relied-on-numbered",
                      "An earlier decision that the paper rests on is named by its number.",
                      parameters, cases);
}

} // namespace duly::sections
