// control.empty-row: no row of a record names a version and says nothing else of it.
#include "../shared/places.hpp"
#include "history.hpp"

namespace duly::control {
namespace {

constexpr duly_argument named[] = {
    argument("version", DULY_TEXT, "The version, as written."),
};
constexpr duly_case cases[] = {
    fail("empty", "A version has nothing beside it.", named),
    pass("filled", "Each version has something beside it."),
    not_applicable("none", "The paper has no record of versions in a table."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    bool asked = false, filled = true;
    for (const Node table : paper.all("table")) {
        if (!table.flag("trusted") || !is_history(context, table)) continue;
        const std::size_t column = version_column(context, table).value_or(0);
        for (const Node row : table.children("row")) {
            if (row.flag("header") || (column == 0 && row.flag("continued"))) continue;
            duly_range version{};
            std::size_t cells = 0, others = 0;
            for (const Node cell : row.children("cell")) {
                const duly_range words = places::trimmed(paper, cell.range());
                if (cells++ == column)
                    version = words;
                else
                    others += empty(words) ? 0U : 1U;
            }
            if (cells < 2 || number_of(context, paper.text(version)).empty()) continue;
            asked = true;
            if (others > 0) continue;
            filled = false;
            context.report("empty", version)
                .arg("version", places::quoted(paper.text(version)))
                .subject(context.folded(paper.text(version)));
        }
    }
    if (!asked)
        context.report("none");
    else if (filled)
        context.report("filled");
}

} // namespace

duly_check empty_row() {
    return check<run>("control.empty-row",
                      "No row of a record names a version and says nothing else of it.",
                      history_parameters, cases);
}

} // namespace duly::control
