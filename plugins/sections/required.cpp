// sections.required: the paper has a section of that role.
#include <algorithm>
#include <string>

#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, nullptr, "The role of the section."),
    parameter("name", DULY_TEXT, nullptr, "What people call it, for messages."),
    parameter("heading", DULY_TEXT, "", "The wording that the form uses for the heading."),
    parameter("also", DULY_TEXT, "", "Further roles that will do, separated by spaces."),
    parameter("said", DULY_PATTERN, "",
              "What a line says that serves as well as a section of its own; empty: nothing does."),
    parameter("unless", DULY_PATTERN, "", "Lines that say so and do not count."),
    parameter("not-of", DULY_PATTERN, "",
              "What a line of the paper's head says when no such section is expected; empty: one "
              "always is."),
    parameter(
        "opened-by", DULY_TEXT, "",
        "The role of a section that, where a paper opens with it and others follow, shows that "
        "its template has none of this; empty: no such role."),
    parameter("one-of-several", DULY_FLAG, "false",
              "Whether other rules ask for sections too, so that it need not be told again when no "
              "heading was understood."),
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
constexpr duly_argument saying[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("words", DULY_TEXT, "The line that says so."),
    argument("place", DULY_PLACE, "Where it stands."),
};
constexpr duly_argument likeness[] = {
    argument("name", DULY_TEXT, "What people call the section."),
    argument("heading", DULY_TEXT, "The form's wording."),
    argument("words", DULY_TEXT, "The line that reads like it."),
};
constexpr duly_case cases[] = {
    fail("missing", "The paper has no such section.", named),
    pass("present", "The section is there.", found),
    pass("said", "There is no such section, and a line says what it would.", saying),
    inconclusive("lookalike", "A line reads like the heading, and was not taken for one.",
                 likeness),
    inconclusive("no-headings", "No heading of the paper was understood.", named),
    not_applicable("not-expected", "Such a paper needs none.", named),
    not_applicable("unheaded", "No heading of the paper was understood, as another rule says.",
                   named),
};

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// A line that reads like the form's heading though it was not taken for one.
Node lookalike(const Context& context, std::string_view heading) {
    const std::string wanted(context.folded(places::bare(heading)));
    if (wanted.empty()) return {};
    const Document& paper = context.document();
    // By number: every node of the paper is asked.
    const std::uint32_t kinds[] = {paper.kind_number("paragraph"), paper.kind_number("item"),
                                   paper.kind_number("cell"), paper.kind_number("heading")};
    for (const Node node : paper.root().all()) {
        if (std::find(std::begin(kinds), std::end(kinds), node.kind()) == std::end(kinds)) continue;
        std::string_view line = node.text();
        if (line.size() > 120) { // a heading stands at the beginning, if it is there
            line = line.substr(0, 120);
            while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0x80) != 0)
                line.remove_suffix(1);
        }
        // Folding makes ASCII no longer.
        if (line.size() < wanted.size() && std::all_of(line.begin(), line.end(), is_ascii))
            continue;
        std::string_view words = context.folded(line);
        if (words.find(wanted) == std::string_view::npos) continue;
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

/// "… as Annex 2 shows Recommendation": where a paragraph ends with the form's heading in its own
/// capital and without a stop, which a line was that conversion joined to the text above it. Empty
/// when none does.
duly_range heading_joined(const Context& context, std::string_view heading) {
    std::string_view wanted = places::bare(heading);
    if (wanted.ends_with('s')) wanted.remove_suffix(1); // "Recommendation(s)"
    if (wanted.empty() || wanted.find(' ') != std::string_view::npos) return whole;
    const Document& paper = context.document();
    for (const Node node : paper.all("paragraph")) {
        std::string_view words = node.text();
        const std::size_t size = words.size();
        if (words.ends_with('s')) words.remove_suffix(1);
        if (words.size() < wanted.size() + 40 || !words.ends_with(wanted)) continue;
        const std::size_t at = words.size() - wanted.size();
        if (words[at - 1] != ' ' || words[at - 2] == ':') continue;
        const std::uint32_t begin = node.range().begin;
        return {begin + static_cast<std::uint32_t>(at), begin + static_cast<std::uint32_t>(size)};
    }
    return whole;
}

/// The first line that says what the section would, or an empty range.
duly_range line_saying(const Context& context) {
    const std::string_view said = context.text("said"), unless = context.text("unless");
    if (said.empty()) return whole;
    const Document& paper = context.document();
    const duly_range all = paper.root().range();
    const std::string_view words = paper.text(all);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find('\n', at), words.size());
        const std::string_view line = words.substr(at, end - at);
        if (context.matches(said, line) && (unless.empty() || !context.matches(unless, line)))
            return places::trimmed(paper, {all.begin + static_cast<std::uint32_t>(at),
                                           all.begin + static_cast<std::uint32_t>(end)});
        at = end + 1;
    }
    return whole;
}

/// Whether the first lines of the paper say that it is of another sort: an extraordinary meeting.
bool is_other_sort(const Context& context) {
    constexpr int lines = 8;
    constexpr std::size_t longest = 160; // bytes; more is running text
    const std::string_view pattern = context.text("not-of");
    if (pattern.empty()) return false;
    const Document& paper = context.document();
    std::string_view words = paper.text(paper.root().range());
    for (int i = 0; i < lines && !words.empty(); ++i) {
        const std::size_t end = std::min(words.find('\n'), words.size());
        if (end <= longest && context.matches(pattern, context.folded(words.substr(0, end))))
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

/// Whether the first of the paper's sections that are known shows what its template is: members
/// read what they are asked to do before anything else.
bool opens_otherwise(const Context& context) {
    constexpr std::size_t fewest = 4; // behind it: a template, and no letter
    const std::string_view opener = context.text("opened-by");
    if (opener.empty()) return false;
    std::size_t behind = 0;
    bool opened = false;
    for (const Node section : context.document().all("section")) {
        if (opened)
            ++behind;
        else if (!section.str("role").empty() && section.str("role") != opener)
            return false;
        else
            opened = section.str("role") == opener;
    }
    return behind >= fewest;
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
    if (const duly_range line = line_saying(context); !empty(line)) {
        context.report("said", line)
            .arg("name", name)
            .arg("words", places::quoted(paper.text(line)))
            .arg("place", line)
            .subject(role);
        return;
    }
    if (is_other_sort(context) || opens_otherwise(context)) {
        context.report("not-expected").arg("name", name).arg("heading", heading).subject(role);
        return;
    }
    const Node like = lookalike(context, heading);
    if (like) {
        context.report("lookalike", places::first_line(paper, like.range()))
            .arg("name", name)
            .arg("heading", heading)
            .arg("words", places::quoted(like.text()))
            .subject(role);
        return;
    }
    if (const duly_range line = heading_joined(context, heading); !empty(line)) {
        context.report("lookalike", line)
            .arg("name", name)
            .arg("heading", heading)
            .arg("words", places::quoted(paper.text(line)))
            .subject(role);
        return;
    }
    if (!any_role(paper)) {
        context.report(context.flag("one-of-several") ? "unheaded" : "no-headings")
            .arg("name", name)
            .arg("heading", places::or_else(heading, name))
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
