// control.next-review: the paper is reviewed after it was approved.
#include <string>
#include <string_view>

#include "approval.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter parameters[] = {
    approved_parameter,
    unapproved_parameter,
    parameter("field", DULY_TEXT, "review-date", "Id of the field with the date of review."),
    parameter("to-come", DULY_PATTERN, "\\b(?:next|due|for review|by)\\b",
              "Words of its label with which the review is surely one to come."),
    parameter("done", DULY_PATTERN, "\\b(?:last|previous|latest|reviewed|completed)\\b",
              "Words of its line with which it is one that was made."),
    parameter(
        "again", DULY_PATTERN,
        "\\b(?:each|every|annual(?:ly)?|yearly|thereafter|afterwards|recurring|rolling|ongoing|"
        "(?:bi|tri)ennial(?:ly)?|quarterly|monthly)\\b",
        "Words of its line with which reviews come again: the day is the first of several."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The date of review."),
    argument("other", DULY_TEXT, "The date of approval."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("before", "The next review is before the approval.", named),
    fail("perhaps", "The review is before the approval, and may be one that was made.", named),
    pass("after", "The review is after the approval.", named),
    not_applicable("none", "The paper does not give both dates."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const Node field = paper.field(context.text("field"));
    const auto date = field.date("date");
    const Node approval = approval_of(context);
    const std::string line(field ? context.folded(paper.text(places::line_of(paper, field)))
                                 : std::string_view{});
    if (!field || !date || !exists(*date) || !approval ||
        context.matches(context.text("done"), line) ||
        context.matches(context.text("again"), line)) {
        context.report("none");
        return;
    }
    const bool wrong = before(*date, *approval.date("date"));
    const bool sure = context.matches(context.text("to-come"), context.folded(field.str("label")));
    const duly_range where =
        places::trimmed(paper, field.span("value").value_or(places::line_of(paper, field)));
    context.report(!wrong ? "after"
                   : sure ? "before"
                          : "perhaps",
                   where)
        .arg("words", places::quoted(paper.text(where), 60))
        .arg("other", places::quoted(approval.text()))
        .arg("place", approval)
        .related(places::quoted(approval.text()), approval);
}

} // namespace

duly_check next_review() {
    return check<run>("control.next-review", "The paper is reviewed after it was approved.",
                      parameters, cases);
}

} // namespace duly::control
