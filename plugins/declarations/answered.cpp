// declarations.answered: every row that an officer ticks is ticked.
#include "rows.hpp"

namespace duly::declarations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("row", DULY_TEXT, "", "Ids of the rows, separated by spaces; empty: every row."),
};
constexpr duly_argument named[] = {
    argument("row", DULY_TEXT, "The row's label."),
};
constexpr duly_argument marked[] = {
    argument("row", DULY_TEXT, "The row's label."),
    argument("mark", DULY_TEXT, "What stands where the tick belongs."),
};
constexpr duly_case cases[] = {
    fail("blank", "The row is not ticked.", named),
    inconclusive("mark-lost", "This copy shows no marks at all.", named),
    inconclusive("unclear", "It cannot be told whether the mark is a tick.", marked),
    pass("ticked", "The row is ticked.", named),
    not_applicable("no-rows", "The paper has no such row."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const auto rows = rows_of(context);
    if (rows.empty()) {
        context.report("no-rows");
        return;
    }
    for (const Node& row : rows) {
        const std::string_view state = row.str("state"), id = row.str("role");
        const duly_range place = places::line_of(paper, row);
        const std::string name = row_name(paper, row);
        if (state == "ticked")
            context.report("ticked", place).arg("row", name).subject(id);
        else if (state == "blank")
            context.report("blank", place).arg("row", name).subject(id);
        else if (row.str("mark").empty())
            context.report("mark-lost", place).arg("row", name).subject(id);
        else
            context.report("unclear", place)
                .arg("row", name)
                .arg("mark", places::quoted(row.str("mark"), 40))
                .subject(id);
    }
}

} // namespace

duly_check answered() {
    return check<run>("declarations.answered", "Every row that an officer ticks is ticked.",
                      parameters, cases);
}

} // namespace duly::declarations
