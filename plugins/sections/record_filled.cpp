// sections.record-filled: a record that the form asks for (EIA record, approval history) is filled
// in.
#include <map>
#include <string>
#include <vector>

#include "../shared/template_words.hpp"
#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, nullptr, "The role of the section that holds the record."),
    parameter("name", DULY_TEXT, "", "What people call it; the paper's heading when left out."),
    parameter("beside", DULY_FLAG, "false",
              "Accuse no heading that stands beside another one without anything under it."),
    parameter(
        "before", DULY_TEXT, "",
        "Roles of the sections that the form has next, separated by spaces: what stands under "
        "any other heading may belong here. Empty: any heading ends it."),
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of what belongs there."),
    parameter("mark", DULY_PATTERN, "",
              "A mark by which people say that there is none, folded: neither an entry nor a gap."),
    parameter("optional", DULY_PATTERN, "",
              "Words of a heading, folded, under which an empty place says that there is none."),
    parameter(
        "labels", DULY_PATTERN,
        "^(?:(?:date|(?:completed|reviewed|approved|signed|carried out|written) ?(?:by|on)?|"
        "(?:next )?review(?: date)?|version(?: number| no)?|status|name|role|post|position|"
        "author|owner|officer|signature|changes?|comments?|outcome|result|stage)[ :./]*){2,}$",
        "A line that is only the names of the record's columns, folded: a copy may lose "
        "the table around them."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "What people call the record."),
    argument("heading", DULY_TEXT, "The paper's heading."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "What people call the record."),
    argument("heading", DULY_TEXT, "The paper's heading."),
    argument("words", DULY_TEXT, "What stands there."),
};
constexpr duly_argument name_only[] = {
    argument("name", DULY_TEXT, "What people call the record."),
};
constexpr duly_case cases[] = {
    fail("blank", "Only the record's labels are there.", named),
    fail("to-come", "Only words that hold the place of what belongs there, or the form's guidance.",
         worded),
    inconclusive("labels-together",
                 "The heading beside it has nothing under it either, or may be a part of it.",
                 named),
    pass("filled", "The record has an entry.", named),
    not_applicable("absent", "The paper has no such record.", name_only),
    not_applicable("may-be-none", "An empty place, or a mark, that may say that there is none."),
};

std::size_t filled_cells(const Document& paper, const Node& row) {
    std::size_t filled = 0;
    for (const Node cell : row.children("cell"))
        filled += empty(places::trimmed(paper, cell.range())) ? 0 : 1;
    return filled;
}

/// A record laid out as a table: column headings with rows under them, or labels with values
/// beside.
bool filled_table(const Document& paper, const Node& table) {
    std::vector<std::size_t> rows;
    bool header = false;
    for (const Node row : table.children("row")) {
        if (rows.empty()) header = row.flag("header");
        rows.push_back(filled_cells(paper, row));
    }
    if (rows.empty()) return false;
    // One row of two cells that is not said to be a header: a label with its value.
    if (rows.size() == 1 && !header) return rows.front() == 2;
    const bool columns = header || rows.front() > 1;
    for (std::size_t i = columns ? 1 : 0; i < rows.size(); ++i)
        if (rows[i] >= (columns ? 1u : 2u)) return true;
    return false;
}

/// Whether the words under a heading begin on its own line, behind a colon, and only further labels
/// follow.
bool answered_beside(const Document& paper, const Node& section) {
    const Node heading = heading_of(section);
    const duly_range content = content_of(paper, section);
    if (!heading || empty(content) || heading.range().end > content.begin) return false;
    const std::string_view between = paper.text({heading.range().end, content.begin});
    if (between.find(':') == std::string_view::npos || between.find('\n') != std::string_view::npos)
        return false;
    std::string_view words = paper.text(content);
    for (std::size_t end = words.find('\n'); end != std::string_view::npos;
         end = words.find('\n')) {
        words.remove_prefix(end + 1);
        const std::string_view line = words.substr(0, words.find('\n'));
        if (!line.empty() && line.find(':') == std::string_view::npos) return false;
    }
    return true;
}

/// Conversion of a form in two columns may put all labels first and all answers behind them: then
/// the heading before or after has nothing under it either.
bool labels_together(const Document& paper, const Node& section) {
    const auto bare = [](const Node& other) {
        return other && other.is("section") && !other.str("role").empty() &&
               other.str("status") == "empty";
    };
    const auto behind = [](Node node) {
        do
            node = node.next();
        while (node && !node.is("section"));
        return node;
    };
    Node next = behind(section);
    const bool together = bare(next) || possible_part(section);
    while (bare(next))
        next = behind(next);
    // "Options: None" right behind them: that form is answered beside its labels, and no answer is
    // left over that could be theirs.
    if (next && answered_beside(paper, next)) return false;
    if (together) return true;
    const Node above = section.parent();
    Node before;
    if (above)
        for (const Node other : above.children("section")) {
            if (other.range().begin >= section.range().begin) break;
            before = other;
        }
    return bare(before);
}

/// Whether the next heading is one that the form has behind this one.
bool ends_at(const Document& paper, const Node& section, std::string_view roles) {
    if (roles.empty()) return true;
    for (const Node next : paper.all("section"))
        if (next.range().begin >= section.range().end)
            return !next.str("role").empty() && places::lists(roles, next.str("role"));
    return true;
}

/// "Conflicts of interest declared by members consulted: None", "Options rejected None": a heading
/// that has its answer; but not "(if none, say none)".
bool answered_within(const Context& context, const Node& section) {
    const Document& paper = context.document();
    const std::string_view words = paper.text(heading_place(paper, section));
    const std::string folded(context.folded(words));
    if (context.matches("[a-z)?] (?:[-–—] )?(?:none|nil|n/a|not applicable)\\.?$", folded))
        return !context.matches(
            "\\b(?:if|or|and|state|write|say|enter|put|insert|indicate|where|when|is|"
            "are|was|were|as) (?:none|nil|n/a|not applicable)\\.?$",
            folded);
    const std::size_t colon = words.rfind(": ");
    return colon != std::string_view::npos &&
           context.matches("^(?:none|nil|no|yes|n/?a|not applicable)\\b",
                           context.folded(words.substr(colon + 2)));
}

/// "Box 10 – Conflict of interest" over "Any conflict declared: …", which is asked again there, or
/// a row of a table whose answer is a section below.
bool asked_again_below(const Context& context, const Node& section, duly_range within) {
    const Document& paper = context.document();
    for (const Node next : paper.all("section"))
        if (next.range().begin > section.range().begin && next.range().begin < within.end &&
            next.str("role") == section.str("role") &&
            (next.str("status") != "empty" || answered_within(context, next)))
            return true;
    return false;
}

/// An empty place below "Conflicts declared, if any".
bool may_stay_empty(const Context& context, const Node& section) {
    const std::string_view optional = context.text("optional");
    const Document& paper = context.document();
    return !optional.empty() &&
           context.matches(optional, context.folded(paper.text(heading_place(paper, section))));
}

bool answers_a_field(const Document& paper, duly_range words) {
    for (const Node field : paper.all("field"))
        if (field.range().begin <= words.begin && words.begin < field.range().end) return true;
    return false;
}

/// Judges the section that holds the record `within` a part of the paper.
void judge(const Context& context, const Node& section, duly_range within) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role");
    bool filled = section.flag("embedded") || answered_within(context, section);
    duly_range to_come{};
    bool table_seen = false;
    for (const Node table : section.all("table")) {
        table_seen = true;
        filled = filled || filled_table(paper, table);
    }
    const bool guidance_only = section.str("status") == "empty";
    bool labels = false;
    for (const Node part : section.all())
        if ((part.is("paragraph") || part.is("item")) && !part.enclosing("table") &&
            !empty(places::trimmed(paper, part.range()))) {
            const duly_range words = places::trimmed(paper, part.range());
            if (context.matches(context.text("labels"), context.folded(paper.text(words)))) {
                labels = true;
                continue;
            }
            // "TBC", and then the form's next question
            if (!empty(to_come) && answers_a_field(paper, words)) continue;
            if (!guidance_only &&
                !context.matches(context.text("to-come"), context.folded(paper.text(words))))
                filled = true;
            else if (empty(to_come))
                to_come = words;
        }
    // its words, a picture, or a list whose entries read like headings
    if (!table_seen && !filled && empty(to_come)) filled = !guidance_only && !labels;
    if (!filled && empty(to_come)) filled = asked_again_below(context, section, within);
    const std::string_view mark = context.text("mark");
    if (!filled &&
        (empty(to_come)
             ? may_stay_empty(context, section)
             : !mark.empty() && context.matches(mark, context.folded(paper.text(to_come))))) {
        context.report("may-be-none", heading_place(paper, section)).subject(role);
        return;
    }
    if (!filled && !empty(to_come)) {
        context.report("to-come", to_come)
            .arg("name", name_of(context, section))
            .arg("heading", heading_words(paper, section))
            .arg("words", places::quoted(paper.text(to_come)))
            .subject(role);
        return;
    }
    const char* const outcome = filled ? "filled"
                                : (context.flag("beside") && labels_together(paper, section)) ||
                                        !ends_at(paper, section, context.text("before"))
                                    ? "labels-together"
                                    : "blank";
    context.report(outcome, heading_place(paper, section))
        .arg("name", name_of(context, section))
        .arg("heading", heading_words(paper, section))
        .subject(role);
}

/// The sections of the role that are judged one by one: a form that is filled in for several
/// things, one after the other, has the same heading three times and more. Else the first of them.
std::vector<Node> judged(const Context& context) {
    constexpr std::size_t several = 3;
    const Document& paper = context.document();
    std::map<std::string, std::vector<Node>> by_heading;
    Node first;
    for (const Node section : paper.all("section")) {
        if (section.str("role") != context.text("role")) continue;
        if (!first) first = section;
        by_heading[std::string(context.folded(paper.text(heading_place(paper, section))))]
            .push_back(section);
    }
    for (auto& [words, sections] : by_heading)
        if (sections.size() >= several) return std::move(sections);
    return first ? std::vector<Node>{first} : std::vector<Node>{};
}

void run(const Context& context) {
    const std::vector<Node> sections = judged(context);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        duly_range within = context.document().root().range();
        if (i + 1 < sections.size()) within.end = sections[i + 1].range().begin;
        judge(context, sections[i], within);
    }
    if (sections.empty())
        context.report("absent").arg("name", context.text("name")).subject(context.text("role"));
}

} // namespace

duly_check record_filled() {
    return check<run>("sections.record-filled", "A record that the form asks for is filled in.",
                      parameters, cases);
}

} // namespace duly::sections
