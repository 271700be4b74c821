// publication.residue: the form's own words are gone from its fields.
#include "answers.hpp"

namespace duly::publication {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("fields", DULY_TEXT, "",
              "Ids of the fields, separated by spaces; empty: every field."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The form's words that were left in."),
    argument("field", DULY_TEXT, "The field's label."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many fields were looked at."),
};
constexpr duly_case cases[] = {
    fail("placeholder", "The form's own words stand in place of an answer.", worded),
    pass("clean", "No field holds the form's own words.", counted),
    not_applicable("absent", "The paper has no such field."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    std::size_t looked_at = 0;
    bool clean = true;
    for (const Node node : paper.all("field")) {
        if (!places::lists(context.text("fields"), node.str("role")) ||
            node.str("state") == "absent")
            continue;
        ++looked_at;
        // A choice that still offers both is publication.answered's to report.
        if (node.str("state") != "placeholder" || !node.str("answer").empty()) continue;
        clean = false;
        const duly_range value = value_place(paper, node);
        const std::string_view words = places::or_else(node.str("value"), paper.text(value));
        context.report("placeholder", places::line_of(paper, node))
            .arg("words", places::quoted(words, 80))
            .arg("field", question(paper, node))
            .subject(node.str("role"));
    }
    if (looked_at == 0)
        context.report("absent");
    else if (clean)
        context.report("clean").arg("count", looked_at);
}

} // namespace

duly_check residue() {
    return check<run>("publication.residue", "The form's own words are gone from its fields.",
                      parameters, cases);
}

} // namespace duly::publication
