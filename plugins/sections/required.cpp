// sections.required: the paper has a section of that role.
#include <string>

#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, nullptr, "The role of the section."),
    parameter("name", DULY_TEXT, nullptr, "What people call it, for messages."),
    parameter("heading", DULY_TEXT, "", "The wording that the form uses for the heading."),
    parameter("also", DULY_TEXT, "", "Further roles that will do, separated by spaces."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("heading", DULY_TEXT, "The form's wording, or the paper's where it has one."),
};
constexpr duly_argument found[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("heading", DULY_TEXT, "The paper's wording."),
    argument("place", DULY_PLACE, "Where it stands."),
};
constexpr duly_argument likeness[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("heading", DULY_TEXT, "The form's wording."),
    argument("words", DULY_TEXT, "The line that reads like it; empty when there is none."),
};
constexpr duly_case cases[] = {
    fail("missing", "The paper has no such section.", named),
    pass("present", "The section is there.", found),
    inconclusive("unsure", "A line reads like the heading, or no heading was understood.",
                 likeness),
};

/// A line that reads like the form's heading though it was not taken for one.
Node lookalike(const Context& context, std::string_view heading) {
    const std::string wanted(context.folded(places::bare(heading)));
    if (wanted.empty()) return {};
    for (const Node node : context.document().root().all()) {
        if (!node.is("paragraph") && !node.is("item") && !node.is("cell") && !node.is("heading"))
            continue;
        std::string_view line = node.text();
        if (line.size() > 120) { // a heading stands at the beginning, if it is there
            line = line.substr(0, 120);
            while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80) != 0)
                line.remove_suffix(1);
        }
        std::string_view words = context.folded(line);
        if (const auto number =
                context.match("^(?:[0-9]{1,3}(?:[.][0-9]+)*[.)]?|[(]?[a-z][.)]) +", words);
            number && words.substr(0, wanted.size()) != wanted)
            words.remove_prefix(number->end);
        if (words.substr(0, wanted.size()) != wanted) continue;
        const std::string_view rest = words.substr(wanted.size());
        if (rest.empty() || rest.front() == ':' || rest.substr(0, 2) == " -") return node;
    }
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role"), also = context.text("also");
    const std::string_view name = context.text("name"), heading = context.text("heading");

    Node section = paper.section(role);
    if (!section && !also.empty())
        for (const Node other : paper.all("section"))
            if (!section && !other.str("role").empty() && places::lists(also, other.str("role")))
                section = other;
    if (section) {
        const duly_range place = heading_place(paper, section);
        context.report("present", place)
            .arg("name", name)
            .arg("heading", heading_words(paper, section))
            .arg("place", place)
            .subject(role);
        return;
    }
    const Node like = lookalike(context, heading);
    if (like || !any_role(paper)) {
        context.report("unsure", like ? places::first_line(paper, like.range()) : whole)
            .arg("name", name)
            .arg("heading", heading)
            .arg("words", places::quoted(like.text()))
            .subject(role);
        return;
    }
    context.report("missing").arg("name", name).arg("heading", heading).subject(role);
}

} // namespace

duly_check required() {
    return check<run>("sections.required", "The paper has a section of that role.", parameters,
                      cases);
}

} // namespace duly::sections
