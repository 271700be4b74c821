// declarations.rows-present: the form's rows are all there.
#include "rows.hpp"

namespace duly::declarations {
namespace {

constexpr duly_parameter record[] = {
    parameter("row", DULY_TEXT, nullptr, "Ids that will do for this row, separated by spaces."),
    parameter("name", DULY_TEXT, nullptr, "The form's name for it."),
};
constexpr duly_parameter parameters[] = {
    list("rows", record, nullptr, "The rows that the form has."),
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
    inconclusive("unsure", "The heading is there, and no row could be made out.", titled),
};

void run(const Context& context) {
    const Document& paper = context.document();
    if (paper.all("declaration").empty()) {
        const Node section = paper.section("declarations");
        if (!section) {
            context.report("no-table");
            return;
        }
        const Node heading = section.first("heading");
        const duly_range place = heading ? places::trimmed(paper, heading.range())
                                         : places::first_line(paper, section.range());
        context.report("unsure", place)
            .arg("heading", places::quoted(places::bare(paper.text(place))));
        return;
    }
    const auto rows = context.list("rows");
    bool complete = true;
    for (const Record& wanted : rows) {
        const std::string_view ids = wanted.text("row");
        bool there = false;
        for (const Node row : paper.all("declaration"))
            there = there || places::lists(ids, row.str("role"));
        if (there) continue;
        complete = false;
        context.report("missing").arg("row", wanted.text("name")).subject(ids);
    }
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
