// control.version: the version that the paper gives itself is the newest of its history, and it
// does not supersede itself.
#include <algorithm>
#include <string>

#include "../shared/places.hpp"
#include "history.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter own[] = {
    parameter("supersedes", DULY_TEXT, "supersedes", "Id of the field with what it replaces."),
    parameter("not-yet", DULY_PATTERN,
              "\\b(?:draft|consultation|not (?:yet )?in force|planned|proposed|scheduled|expected|"
              "due|future|next|forthcoming|anticipated|tb[acd]|to be)\\b",
              "Words of a later version that is not the one in force."),
    parameter(
        "several", DULY_PATTERN,
        "\\d[^,;/&]*(?:[,;/&]|\\band\\b) ?(?:v|version|issue|rev)?\\.? ?\\d+\\.\\d+(?:$|[^0-9.])",
        "A version that is several: \"1.0 (English), 1.1 (Welsh)\"."),
};
constexpr auto parameters = joined(own, history_parameters);
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

void run(const Context& context) {
    const Document& paper = context.document();
    const Node field = paper.field(context.text("field"));
    const std::string version = number_of(context, field.str("value"));
    if (!field || version.empty() ||
        context.matches(context.text("several"), context.folded(field.str("value")))) {
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
    const Newest newest = newest_version(context);
    const duly_range last = newest.version;
    // A row for it that is still blank is told by control.empty-row.
    const bool blank =
        std::find(newest.bare.begin(), newest.bare.end(), version) != newest.bare.end();
    if (newest.trusted && !empty(last) && !blank) {
        const bool alike = newest.number == version || newest.decimal == version;
        const bool later =
            !alike && context.matches(context.text("not-yet"), context.folded(newest.row.text()));
        if (later) {
            if (!reported) context.report("none");
            return;
        }
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
                      table_of(parameters), cases);
}

} // namespace duly::control
