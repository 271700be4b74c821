// sections.says: a section that the paper has says what such a section is there for.
#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, nullptr, "The section's role."),
    parameter("says", DULY_PATTERN, nullptr, "Words that it should have, heading or text."),
    parameter("anywhere", DULY_PATTERN, "^$",
              "Words of any line of the paper that say it in the section's place."),
};
constexpr duly_argument named[] = {
    argument("heading", DULY_TEXT, "The section's heading."),
};
constexpr duly_case cases[] = {
    fail("silent", "The section is there, and says nothing of it.", named),
    pass("said", "It is said.", named),
    not_applicable("absent", "The paper has no such section."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    Node first;
    bool said = false;
    for (const Node section : paper.all("section")) {
        if (section.str("role") != context.text("role")) continue;
        if (!first) first = section;
        said = said || context.find(context.text("says"), section.range()).has_value();
    }
    if (!first) {
        context.report("absent");
        return;
    }
    const std::string_view anywhere = context.text("anywhere");
    said = said || context.find(anywhere, paper.root().range()).has_value();
    context.report(said ? "said" : "silent", first.first("heading"))
        .arg("heading", places::quoted(places::bare(first.first("heading").text())))
        .subject(context.text("role"));
}

} // namespace

duly_check says() {
    return check<run>("sections.says",
                      "A section that the paper has says what such a section is there for.",
                      parameters, cases);
}

} // namespace duly::sections
