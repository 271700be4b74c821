// sections.field-filled: a labelled answer that the form asks for is given.
#include "../shared/impossible_dates.hpp"
#include "../shared/template_words.hpp"
#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("field", DULY_TEXT, nullptr, "The field's id."),
    parameter("name", DULY_TEXT, "", "What people call it; the paper's label when left out."),
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of an answer."),
    parameter("bracketed", DULY_PATTERN, "^\\[[^\\[\\]]*[a-z]{3}[^\\[\\]]*\\][ .]*$",
              "Answers that may be the form's own words."),
    parameter("withheld", DULY_PATTERN,
              "\\b(?:redact|withheld|withhold|remov|delet|exempt|confidential|signed|signature|"
              "section|not applicable|none|nil|unsigned|illegible|blank)|\\bs\\.? ?[0-9]",
              "Words that say why an answer was taken out; in brackets they are the answer."),
    parameter("dated", DULY_PATTERN, "\\bdated?\\b|\\bwhen\\b|\\b(?:on|from) (?:what|which) day\\b",
              "Labels that ask for a date."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "What people call the field."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "What people call the field."),
    argument("words", DULY_TEXT, "What stands there."),
};
constexpr duly_case cases[] = {
    fail("blank", "The label is there and nothing after it.", named),
    fail("placeholder", "The form's own words stand there.", worded),
    fail("to-come", "Only words that hold the place of an answer stand there.", worded),
    fail("no-such-day", "The date that stands there is in no calendar.", worded),
    inconclusive("bracketed", "The answer stands in square brackets.", worded),
    pass("filled", "Something stands there.", worded),
    not_applicable("absent", "The paper has no such field.", named),
};

/// What a value that is no blank and no placeholder of the pack's comes to.
const char* judged(const Context& context, const Node& field) {
    const std::string words = places::quoted(field.str("value"), std::string::npos);
    const std::string_view folded = context.folded(words);
    if (context.matches(context.text("to-come"), folded)) return "to-come";
    const auto date = field.date("date");
    if ((date && given(*date) && !exists(*date)) ||
        (!date && context.matches(context.text("dated"), context.folded(field.str("label"))) &&
         impossible_dates::is_one(context.folded(words))))
        return "no-such-day";
    if (context.matches(context.text("bracketed"), folded) &&
        !context.matches(context.text("withheld"), folded))
        return "bracketed";
    return "filled";
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view id = context.text("field");
    // A form may ask twice; one answer will do, and of two without one the first speaks.
    Node best;
    for (const Node field : paper.all("field")) {
        if (field.str("role") != id || field.str("state") == "absent") continue;
        if (!best || (best.str("state") != "given" && field.str("state") == "given")) best = field;
    }
    std::string name(context.text("name"));
    if (name.empty()) name = places::quoted(places::bare(best.str("label")));
    if (!best) {
        context.report("absent").arg("name", name).subject(id);
        return;
    }
    const std::string_view state = best.str("state");
    const Report report = context.report(state == "blank"         ? "blank"
                                         : state == "placeholder" ? "placeholder"
                                                                  : judged(context, best),
                                         places::line_of(paper, best));
    report.arg("name", name).subject(id);
    if (state != "blank") report.arg("words", places::quoted(best.str("value"), 80));
}

} // namespace

duly_check field_filled() {
    return check<run>("sections.field-filled", "A labelled answer that the form asks for is given.",
                      parameters, cases);
}

} // namespace duly::sections
