// sections.field-filled: a labelled answer that the form asks for is given.
#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("field", DULY_TEXT, nullptr, "The field's id."),
    parameter("name", DULY_TEXT, "", "What people call it; the paper's label when left out."),
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
    pass("filled", "Something stands there.", worded),
    not_applicable("absent", "The paper has no such field.", named),
};

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
                                                                  : "filled",
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
