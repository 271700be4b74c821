// sections.appendix-content: an appendix holds something, not only the icon of a file.
#include <string>
#include <vector>

#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("heading", DULY_PATTERN, "^(?:appendix|annexe?|attachment) (?:[0-9]+|[a-z])\\b",
              "How the heading of an appendix begins."),
    parameter("list", DULY_PATTERN,
              "^(?:list of )?(?:appendix|appendices|annexe?s?|attachments?|enclosures?)"
              "(?: (?:attached|to (?:this|the) report))?$",
              "The heading of a list of appendices, be it of one."),
    parameter("opens", DULY_PATTERN,
              "^(?:introduction|background|purpose|summary|scope|objectives)$",
              "Roles of sections that the text of an appendix may begin with."),
    parameter(
        "separate", DULY_PATTERN,
        "\\b(?:(?:attached|circulated|published|available|provided|enclosed) separately|"
        "separate (?:document|file|attachment|report)|see (?:attached|separate)|to follow)\\b",
        "Words that say the appendix is a document of its own."),
};
constexpr duly_argument icon[] = {
    argument("heading", DULY_TEXT, "The appendix's heading."),
    argument("file", DULY_TEXT, "The name of the file as far as the paper shows it."),
};
constexpr duly_argument titled[] = {
    argument("heading", DULY_TEXT, "The appendix's heading."),
};
constexpr duly_argument worded[] = {
    argument("heading", DULY_TEXT, "The appendix's heading."),
    argument("words", DULY_TEXT, "What the paper says of it."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many appendices the list names."),
};
constexpr duly_case cases[] = {
    fail("icon-only", "Only the name or icon of an attached file stands there.", icon),
    fail("empty", "Nothing stands under the appendix's heading.", titled),
    inconclusive("line-only", "All that stands there is a line set as a heading.", worded),
    pass("holds", "The appendix holds something.", titled),
    pass("separate", "The paper says that it is a document of its own.", worded),
    not_applicable("list-only", "The paper only lists its appendices.", counted),
    not_applicable("none", "The paper has no appendix."),
};

bool is_appendix(const Context& context, const Node& section) {
    return context.matches(context.text("heading"),
                           context.folded(heading_words(context.document(), section)));
}

bool has_filled_part(const Context& context, const Node& section) {
    for (const Node part : section.all("section"))
        if (part.str("status") != "empty" || part.flag("embedded")) return true;
    Node opening = section.next();
    while (opening && !opening.is("section"))
        opening = opening.next();
    if (opening && opening.str("status") != "empty" &&
        context.matches(context.text("opens"), opening.str("role")))
        return true;
    const Node next = possible_part(section);
    return next && !is_appendix(context, next);
}

/// The line below the heading where it was taken for a heading too: a title, or a link to what
/// comes separately.
Node line_below(const Context& context, const Node& section) {
    for (const Node part : section.all("section"))
        return part;
    Node next = section.next();
    while (next && !next.is("section"))
        next = next.next();
    if (!next || !next.str("role").empty() || !next.str("number").empty()) return {};
    return is_appendix(context, next) ? Node{} : next;
}

/// A table of which only the columns are named: a form that the paper hands out to be filled in.
bool holds_form(const Document& paper, const Node& section) {
    for (const Node table : section.all("table"))
        if (!empty(places::trimmed(paper, table.range()))) return true;
    return false;
}

/// An icon stands below its heading. What is left of the heading's line belongs to the heading:
/// "Appendix 3: What is meant by it?" may have lost its latter half to the content.
void report_icon(const Context& context, const Node& section, duly_range content) {
    const Document& paper = context.document();
    duly_range heading = heading_place(paper, section);
    const duly_range line = places::line_at(paper, heading.begin);
    if (content.begin < line.end && line.end < content.end) {
        heading.end = line.end;
        content = places::trimmed(paper, {line.end, content.end});
    }
    const std::string file = places::quoted(paper.text(content), 80);
    context.report("icon-only", heading)
        .arg("heading", places::quoted(places::bare(paper.text(heading))))
        .arg("file", file)
        .related(file, content);
}

void run(const Context& context) {
    const Document& paper = context.document();
    struct Appendix {
        Node section;
        std::string title;
        duly_range content;
        bool empty = false;
    };
    std::vector<Appendix> appendices;
    std::size_t entries = 0; // of lists
    bool in_list = false;    // right under a heading that only announces appendices, or its entries
    for (const Node section : paper.all("section")) {
        if (!is_appendix(context, section)) {
            in_list = context.matches(context.text("list"),
                                      context.folded(heading_words(paper, section)));
            continue;
        }
        const duly_range content = content_of(paper, section);
        const bool nothing = !section.flag("embedded") && !has_filled_part(context, section) &&
                             section.str("status") == "empty" && !holds_form(paper, section);
        in_list = in_list && nothing;
        if (in_list) {
            ++entries;
            continue;
        }
        appendices.push_back({section, heading_words(paper, section), content, nothing});
    }
    if (appendices.empty()) {
        if (entries == 0)
            context.report("none");
        else
            context.report("list-only").arg("count", entries);
        return;
    }
    // Headings with nothing between them are a list of documents that come separately.
    std::size_t nothing = 0;
    for (const Appendix& appendix : appendices)
        nothing += appendix.empty ? 1 : 0;
    if (nothing == appendices.size() && nothing > 1) {
        context.report("list-only", heading_place(paper, appendices.front().section))
            .arg("count", nothing);
        return;
    }
    for (const Appendix& appendix : appendices) {
        const duly_range place = heading_place(paper, appendix.section);
        const std::string_view words = paper.text(appendix.content);
        const std::string all = appendix.title + ' ' + std::string(words.substr(0, 400));
        const auto separate = context.match(context.text("separate"), context.folded(all));
        if (appendix.section.flag("embedded"))
            report_icon(context, appendix.section, appendix.content);
        else if (separate && words.size() <= 400)
            context.report("separate", place)
                .arg("heading", appendix.title)
                .arg("words", places::quoted(empty(appendix.content) ? appendix.title : words));
        else if (const Node line = appendix.empty ? line_below(context, appendix.section) : Node{})
            context.report("line-only", place)
                .arg("heading", appendix.title)
                .arg("words", heading_words(paper, line));
        else
            context.report(appendix.empty ? "empty" : "holds", place)
                .arg("heading", appendix.title);
    }
}

} // namespace

duly_check appendix_content() {
    return check<run>("sections.appendix-content", "An appendix holds something.", parameters,
                      cases);
}

} // namespace duly::sections
