// declarations.rows-present: the form's rows are all there.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "rows.hpp"

namespace duly::declarations {
namespace {

constexpr duly_parameter record[] = {
    parameter("row", DULY_TEXT, nullptr, "Ids that will do for this row, separated by spaces."),
    parameter("name", DULY_TEXT, nullptr, "The form's name for it."),
};
constexpr duly_parameter parameters[] = {
    list("rows", record, nullptr, "The rows that the form has."),
    parameter("page", DULY_TEXT, "",
              "Fields by which the page that tells of the decision is known; it shows no rows."),
};
constexpr duly_argument named[] = {
    argument("row", DULY_TEXT, "The form's name for the row."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many rows the form has."),
};
constexpr duly_argument titled[] = {
    argument("heading", DULY_TEXT, "The heading over the rows."),
};
constexpr duly_case cases[] = {
    fail("missing", "The paper lacks a row of the form.", named),
    fail("no-table", "The paper has none of the rows."),
    pass("present", "Every row is there.", counted),
    inconclusive("unsure", "Rows are there that could not be made out.", titled),
    not_applicable("page", "The page that tells of a decision does not show the form's rows."),
};

void report_unsure(const Context& context, const Node& section) {
    const Document& paper = context.document();
    const Node heading = section.first("heading");
    const duly_range place = heading ? places::trimmed(paper, heading.range())
                                     : places::first_line(paper, section.range());
    context.report("unsure", place).arg("heading", places::quoted(places::bare(paper.text(place))));
}

/// A page about the decision: it has a field that the form has not, and no place to sign.
bool is_page(const Context& context) {
    const Document& paper = context.document();
    if (!paper.all("signoff").empty()) return false;
    for (const Node field : paper.all("field"))
        if (places::lists(context.text("page"), field.str("role")) && field.str("state") == "given")
            return true;
    return false;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node section = paper.section("declarations");
    if (paper.all("declaration").empty()) {
        if (section)
            report_unsure(context, section);
        else
            context.report(is_page(context) ? "page" : "no-table");
        return;
    }
    // A copy may break a row over lines or run several together, so that its words are there and it
    // is not: "… has been consulted. Legal Advice The team …".
    const auto begins_there = [&](std::string_view name) {
        if (!section) return false;
        const std::string_view label = name.substr(0, name.find(" ("));
        const std::string_view words = paper.text(section.range());
        std::string flat(words); // a label may run over a line's end
        std::replace(flat.begin(), flat.end(), '\n', ' ');
        for (std::size_t at = flat.find(label); at != std::string::npos && !label.empty();
             at = flat.find(label, at + 1))
            if (at == 0 || words[at - 1] == '\n' || words[at - 1] == '\t' ||
                (at > 1 && words[at - 1] == ' ' &&
                 std::string_view(".;)").find(words[at - 2]) != std::string_view::npos))
                return true;
        return false;
    };
    const auto rows = context.list("rows");
    bool complete = true, unsure = false;
    for (const Record& wanted : rows) {
        const std::string_view ids = wanted.text("row");
        bool there = false;
        for (const Node row : paper.all("declaration"))
            there = there || places::lists(ids, row.str("role"));
        if (there) continue;
        complete = false;
        if (begins_there(wanted.text("name"))) {
            unsure = true;
            continue;
        }
        context.report("missing").arg("row", wanted.text("name")).subject(ids);
    }
    if (unsure) report_unsure(context, section);
    if (complete)
        context.report("present", places::line_of(paper, paper.root().first("declaration")))
            .arg("count", rows.size());
}

} // namespace

duly_check rows_present() {
    return check<run>("declarations.rows-present", "The form's rows are all there.", parameters,
                      cases);
}

} // namespace duly::declarations
