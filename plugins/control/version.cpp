// control.version: the version that the paper gives itself is the newest of its history, and it
// does not supersede itself.
#include <algorithm>
#include <string>

#include "../shared/places.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "version-history", "The section that the history stands in."),
    parameter("field", DULY_TEXT, "version", "Id of the field with the paper's version."),
    parameter("supersedes", DULY_TEXT, "supersedes", "Id of the field with what it replaces."),
    parameter("records", DULY_TEXT, "document-control",
              "Sections in which the history may stand as a table beside other records."),
    parameter("head", DULY_PATTERN, "^(?:version|revision|issue)(?: (?:number|no\\.?))?:?$",
              "The head of such a table's first column."),
    parameter("number", DULY_PATTERN, "^(?:version|revision|issue|draft|v)?\\.? ?(\\d[\\d.]*)\\b",
              "A version's number; the group is the number."),
};
constexpr duly_argument named[] = {
    argument("version", DULY_TEXT, "The paper's version."),
    argument("other", DULY_TEXT, "The newest version of the history, or what it replaces."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("history", "The history's newest version is another.", named),
    fail("itself", "The paper replaces the version that it is.", named),
    pass("alike", "The history's newest version is the paper's.", named),
    not_applicable("none", "There is no version to compare."),
};

/// The number without noughts behind a point: "2.0" is "2".
std::string number_of(const Context& context, std::string_view words) {
    const std::string_view folded = context.folded(words);
    const auto found = context.match(context.text("number"), folded);
    if (!found) return {};
    std::string number(folded.substr(found->begin, found->end - found->begin));
    while (number.ends_with('.') || number.ends_with(".0"))
        number.resize(number.size() - (number.ends_with('.') ? 1 : 2));
    return number;
}

/// "Version | Date | Author" under "Version control", where "Version | 1.2" may stand too.
bool is_history(const Context& context, const Node& section, const Node& table) {
    const std::string_view role = section.str("role");
    if (role == context.text("role")) return true;
    if (!places::lists(context.text("records"), role)) return false;
    constexpr std::size_t fewest = 3; // columns
    const Node head = table.first("row");
    const Node first = head.first("cell");
    return head.children("cell").count() >= fewest && first &&
           context.matches(context.text("head"),
                           context.folded(context.document().text(first.range())));
}

/// The last row of the history that says something of a version with a number.
duly_range newest(const Context& context, bool& trusted) {
    const Document& paper = context.document();
    duly_range last{};
    std::string first_number, last_number;
    for (const Node section : paper.all("section")) {
        for (const Node table : section.children("table")) {
            if (!is_history(context, section, table)) continue;
            trusted = table.flag("trusted");
            for (const Node row : table.children("row")) {
                if (row.flag("header")) continue;
                duly_range version{};
                bool first = true, other = false;
                for (const Node cell : row.children("cell")) {
                    const duly_range words = places::trimmed(paper, cell.range());
                    if (first) version = words;
                    other = other || (!first && !empty(words));
                    first = false;
                }
                const std::string number = number_of(context, paper.text(version));
                if (number.empty() || !other) continue;
                // A history may have its newest version first.
                if (empty(last) || number > last_number) {
                    last = version;
                    last_number = number;
                }
                constexpr std::size_t one_digit = 1;
                if (std::min(number.find('.'), number.size()) > one_digit)
                    trusted = false; // "10.1" does not come between "1" and "2"
            }
        }
    }
    return last;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node field = paper.field(context.text("field"));
    const std::string version = number_of(context, field.str("value"));
    if (!field || version.empty()) {
        context.report("none");
        return;
    }
    const duly_range here =
        places::trimmed(paper, field.span("value").value_or(places::line_of(paper, field)));
    bool reported = false;
    if (const Node replaced = paper.field(context.text("supersedes"));
        replaced && number_of(context, replaced.str("value")) == version) {
        const duly_range there = places::trimmed(
            paper, replaced.span("value").value_or(places::line_of(paper, replaced)));
        reported = true;
        context.report("itself", there)
            .arg("version", places::quoted(paper.text(here)))
            .arg("other", places::quoted(paper.text(there)))
            .arg("place", there);
    }
    bool trusted = false;
    const duly_range last = newest(context, trusted);
    if (trusted && !empty(last)) {
        const bool alike = number_of(context, paper.text(last)) == version;
        reported = true;
        const Report report = context.report(alike ? "alike" : "history", here);
        report.arg("version", places::quoted(paper.text(here)))
            .arg("other", places::quoted(paper.text(last)))
            .arg("place", last)
            .related(places::quoted(paper.text(last)), last);
    }
    if (!reported) context.report("none");
}

} // namespace

duly_check version() {
    return check<run>("control.version",
                      "The version that the paper gives itself is the newest of its history.",
                      parameters, cases);
}

} // namespace duly::control
