// declarations.stated: every row carries the statement that its tick confirms.
#include "rows.hpp"

namespace duly::declarations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("row", DULY_TEXT, "", "Ids of the rows, separated by spaces; empty: every row."),
    parameter(
        "placeholder", DULY_PATTERN,
        "\\[(?:insert|name|delete|date|tbc|title|job title|xx)[^\\]]*\\]|"
        "\\((?:insert|enter|name of) (?:the )?(?:[a-z]+ ){0,3}(?:post|title|name|officer|team|role|"
        "department|here)\\)|\\bchoose an item\\b|"
        "\\bdelete as (?:appropriate|applicable)\\b|\\bxxx+\\b|^tbc[.]?$",
        "What any template leaves where a statement belongs."),
    parameter("form-words", DULY_PATTERN, "",
              "Words of this form that a statement should have replaced."),
};
constexpr duly_argument named[] = {
    argument("row", DULY_TEXT, "The row's label."),
};
constexpr duly_argument worded[] = {
    argument("row", DULY_TEXT, "The row's label."),
    argument("words", DULY_TEXT, "The form's words that were left in."),
};
constexpr duly_case cases[] = {
    fail("no-statement", "The row says nothing.", named),
    fail("placeholder", "The row still carries the form's own words.", worded),
    pass("stated", "The row has a statement.", named),
    not_applicable("no-rows", "The paper has no such row."),
};

/// The pattern of template words that the statement still holds, or none.
std::string_view left_by(const Context& context, std::string_view statement) {
    for (const char* name : {"placeholder", "form-words"})
        if (const std::string_view pattern = context.text(name);
            !pattern.empty() && context.matches(pattern, statement))
            return pattern;
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto rows = rows_of(context);
    if (rows.empty()) {
        context.report("no-rows");
        return;
    }
    for (const Node& row : rows) {
        const std::string_view id = row.str("role");
        const std::string name = row_name(paper, row);
        const std::string_view statement = context.folded(row.str("statement"));
        const duly_range place = places::line_of(paper, row);
        if (statement.empty()) {
            context.report("no-statement", place).arg("row", name).subject(id);
        } else if (const std::string_view pattern = left_by(context, statement); !pattern.empty()) {
            const std::string_view words = row.str("statement");
            const auto as_written = context.match(pattern, words);
            context.report("placeholder", place)
                .arg("row", name)
                .arg("words",
                     as_written ? places::quoted(words.substr(as_written->begin,
                                                              as_written->end - as_written->begin))
                                : places::quoted(words))
                .subject(id);
        } else {
            context.report("stated", place).arg("row", name).subject(id);
        }
    }
}

} // namespace

duly_check stated() {
    return check<run>("declarations.stated", "Every row carries its statement.", parameters, cases);
}

} // namespace duly::declarations
