// signoff.others: where the decision-maker has signed, the others who sign on the form have too.
#include <vector>

#include "blocks.hpp"

namespace duly::signoffs {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "decision_maker", "The role whose signature is asked for first."),
    parameter("stages", DULY_TEXT, "signed published",
              "Stages of the paper at which the question is asked, separated by spaces."),
    parameter("sign", DULY_PATTERN,
              "^(?:signature|signed|signed by|sign-?off)(?: ?/ ?initials)?:?$",
              "The head of a column for signatures."),
    parameter("date", DULY_PATTERN, "^(?:date(?: signed| of signature)?|signed on|dated):?$",
              "The head of the column for their dates."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "Who has not signed."),
};
constexpr duly_case cases[] = {
    fail("row", "A row of a table of signatures is empty, and others are not.", named),
    fail("blank", "A place to sign is empty, and the decision-maker's is not.", named),
    pass("signed", "All have signed."),
    not_applicable("none", "No others sign, or the decision-maker has not signed."),
};

struct Columns {
    std::size_t sign = 0, date = 0; ///< 0: there is none; the first column names who signs
};

struct Row {
    std::vector<duly_range> cells;
    [[nodiscard]] bool has(std::size_t column) const {
        return column < cells.size() && !empty(cells[column]);
    }
};

std::vector<Row> rows_of(const Document& paper, const Node& table) {
    std::vector<Row> rows;
    for (const Node row : table.children("row")) {
        rows.emplace_back();
        for (const Node cell : row.children("cell"))
            rows.back().cells.push_back(places::trimmed(paper, cell.range()));
    }
    return rows;
}

Columns columns_of(const Context& context, const Row& head) {
    Columns found;
    for (std::size_t k = 1; k < head.cells.size(); ++k) {
        const std::string_view words = context.folded(context.document().text(head.cells[k]));
        if (found.sign == 0 && context.matches(context.text("sign"), words)) found.sign = k;
        if (found.date == 0 && context.matches(context.text("date"), words)) found.date = k;
    }
    return found;
}

/// A row that names a post and a person and has neither signature nor date, among others that do;
/// those are counted in `asked`.
std::size_t report_rows(const Context& context, const Node& table, std::size_t& asked) {
    const Document& paper = context.document();
    const std::vector<Row> rows = rows_of(paper, table);
    if (rows.size() < 3) return 0; // "Role | Signature | Date" over two people at least
    const Columns columns = columns_of(context, rows.front());
    if (columns.sign == 0 || columns.date == 0) return 0;
    std::size_t found = 0, filled = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
        filled += rows[i].has(columns.sign) && rows[i].has(columns.date);
    asked += filled;
    for (std::size_t i = 1; i < rows.size() && filled > 0; ++i) {
        const Row& row = rows[i];
        if (row.cells.size() != rows.front().cells.size() || !row.has(0)) continue;
        bool has_name = false;
        for (std::size_t k = 1; k < row.cells.size(); ++k)
            has_name = has_name || (k != columns.sign && k != columns.date && row.has(k));
        if (!has_name || row.has(columns.sign) || row.has(columns.date)) continue;
        ++found;
        context.report("row", row.cells[0])
            .arg("name", places::quoted(places::bare(paper.text(row.cells[0])), 80))
            .subject(context.folded(paper.text(row.cells[0])));
    }
    return found;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node maker = paper.signoff(context.text("role"));
    if (maker.str("state") != "signed" || !places::lists(context.text("stages"), paper.stage())) {
        context.report("none");
        return;
    }
    std::size_t asked = 0, found = 0;
    for (const Node table : paper.all("table"))
        if (table.flag("trusted")) found += report_rows(context, table, asked);
    for (const Node signoff : paper.all("signoff")) {
        if (signoff == maker) continue;
        ++asked;
        if (signoff.str("state") != "blank" || signoff.span("date")) continue;
        bool in_table = false; // told above, where it is one
        for (const Node table : paper.all("table"))
            in_table = in_table || (table.range().begin <= signoff.range().begin &&
                                    signoff.range().begin < table.range().end);
        if (in_table) continue;
        ++found;
        context.report("blank", signature_place(paper, signoff))
            .arg("name", name_of(signoff, "", signoff.str("role")))
            .subject(signoff.str("role"));
    }
    if (found == 0) context.report(asked > 0 ? "signed" : "none");
}

} // namespace

duly_check others() {
    return check<run>("signoff.others", "Where the decision-maker has signed, the others have too.",
                      parameters, cases);
}

} // namespace duly::signoffs
