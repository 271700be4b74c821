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
    parameter(
        "post", DULY_PATTERN,
        "\\b(?:officer|executive|director|treasurer|solicitor|counsel|commissioner|manager|clerk|"
        "mayor|secretary|accountant|constable|head of [a-z]+)\\b",
        "Words of a row that say which post signs, where the table has no column for names."),
    parameter("may-stay", DULY_PATTERN,
              "\\b(?:if|or|where|when|deputy|assistant|acting|interim|optional|only|absence|behalf|"
              "required|applicable|relevant|second|counter)\\b|[(/?]",
              "Words with which such a row may stay empty."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "Who has not signed."),
};
constexpr duly_case cases[] = {
    fail("row", "A row of a table of signatures is empty, and others are not.", named),
    fail("row-of-post", "A row for a post is empty, in a table without names, and others are not.",
         named),
    inconclusive("row-open", "A row is empty, and it is not said that anybody signs there.", named),
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

/// Whether a picture stands there in place of a signature.
bool holds_picture(const Document& paper, const Row& row) {
    for (const Node signoff : paper.all("signoff"))
        if (signoff.str("state") == "unclear" && signoff.range().begin <= row.cells.front().end &&
            row.cells.front().begin < signoff.range().end)
            return true;
    return false;
}

/// A row that names a post, and a person where others have one, and has neither signature nor date,
/// among others that do; those are counted in `asked`.
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
        if (row.has(columns.sign) || row.has(columns.date) || holds_picture(paper, row)) continue;
        bool has_name = false, names = false;
        for (std::size_t k = 1; k < row.cells.size(); ++k) {
            if (k == columns.sign || k == columns.date) continue;
            names = true;
            has_name = has_name || row.has(k);
        }
        const std::string post(context.folded(paper.text(row.cells[0])));
        const bool bare = !names && context.matches(context.text("post"), post) &&
                          !context.matches(context.text("may-stay"), post);
        ++found;
        context.report(has_name ? "row"
                       : bare   ? "row-of-post"
                                : "row-open",
                       row.cells[0])
            .arg("name", places::quoted(places::bare(paper.text(row.cells[0])), 80))
            .subject(post);
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
