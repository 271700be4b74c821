// signoff.order: who must sign first did not sign after the other.
#include "blocks.hpp"

namespace duly::signoffs {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("first", DULY_TEXT, nullptr, "The role that signs first."),
    parameter("second", DULY_TEXT, nullptr, "The role that signs after it."),
    parameter("first-name", DULY_TEXT, "",
              "What people call the first; the paper's label when left out."),
    parameter("second-name", DULY_TEXT, "", "What people call the second."),
};
constexpr duly_argument dates[] = {
    argument("first", DULY_TEXT, "Who signs first."),
    argument("first-date", DULY_DATE, "When that was."),
    argument("second", DULY_TEXT, "Who signs second."),
    argument("second-date", DULY_DATE, "When that was."),
};
constexpr duly_argument named[] = {
    argument("first", DULY_TEXT, "Who signs first."),
    argument("second", DULY_TEXT, "Who signs second."),
};
constexpr duly_case cases[] = {
    fail("after", "The first signed after the second.", dates),
    pass("in-order", "The dates are in order.", dates),
    not_applicable("unknown", "One of the dates is not known.", named),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view first_role = context.text("first"), second_role = context.text("second");
    const Node first = paper.signoff(first_role), second = paper.signoff(second_role);
    const std::string first_name = name_of(first, context.text("first-name"), first_role);
    const std::string second_name = name_of(second, context.text("second-name"), second_role);
    const duly_date first_date = first.date("date").value_or(duly_date{});
    const duly_date second_date = second.date("date").value_or(duly_date{});
    // A date that no calendar has is signoff.possible-date's to report; it orders nothing.
    if (!exists(first_date) || !exists(second_date)) {
        context.report("unknown").arg("first", first_name).arg("second", second_name);
        return;
    }
    context.report(after(first_date, second_date) ? "after" : "in-order", date_place(paper, first))
        .arg("first", first_name)
        .arg("first-date", first_date)
        .arg("second", second_name)
        .arg("second-date", second_date)
        .related(second_name, date_place(paper, second));
}

} // namespace

duly_check order() {
    return check<run>("signoff.order", "The signatures' dates are in order.", parameters, cases);
}

} // namespace duly::signoffs
