// publication.residue: the form's own words are gone from its fields and from the places to sign.
#include "../shared/template_words.hpp"
#include "answers.hpp"

namespace duly::publication {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("fields", DULY_TEXT, "",
              "Ids of the fields, separated by spaces; empty: every field."),
    parameter("signoffs", DULY_FLAG, "false", "Look at the places to sign as well."),
    parameter("date-template", DULY_PATTERN, template_words::date,
              "What the form offers in place of the date of a signature."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The form's words that were left in."),
    argument("field", DULY_TEXT, "The field's label."),
};
constexpr duly_argument to_sign[] = {
    argument("words", DULY_TEXT, "The form's words that were left in."),
    argument("name", DULY_TEXT, "Who signs."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many fields were looked at."),
};
constexpr duly_case cases[] = {
    fail("placeholder", "The form's own words stand in place of an answer.", worded),
    fail("placeholder-signature", "The form's own words stand in place of a signature.", to_sign),
    fail(
        "placeholder-date",
        "The form's own words stand in place of the date of a signature; only asked in a draft, as "
        "signoff.dated asks later.",
        to_sign),
    pass("clean", "No field holds the form's own words.", counted),
    not_applicable("absent", "The paper has no such field."),
};

/// How many of the form's own words stand where that person signs and puts the date.
std::size_t report_signoff(const Context& context, const Node& signoff) {
    const Document& paper = context.document();
    std::size_t found = 0;
    const auto say = [&](std::string_view case_name, duly_range place) {
        ++found;
        context.report(case_name, place)
            .arg("words", places::quoted(paper.text(place), 80))
            .arg("name", places::quoted(places::bare(signoff.str("label")), 80))
            .subject(signoff.str("role"));
    };
    // A blank place that has words holds the form's.
    const auto value = signoff.span("value");
    if (value && signoff.str("state") == "blank" && !signoff.str("value").empty())
        say("placeholder-signature", places::trimmed(paper, *value));
    const auto date = signoff.span("date");
    if (date && !signoff.date("date") && paper.stage() == "draft" &&
        context.matches(context.text("date-template"), context.folded(paper.text(*date))))
        say("placeholder-date", places::trimmed(paper, *date));
    return found;
}

void run(const Context& context) {
    const Document& paper = context.document();
    std::size_t looked_at = 0;
    bool clean = true;
    if (context.flag("signoffs"))
        for (const Node signoff : paper.all("signoff")) {
            ++looked_at;
            clean = report_signoff(context, signoff) == 0 && clean;
        }
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
