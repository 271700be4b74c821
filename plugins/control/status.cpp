// control.status: a paper that its own records say is approved does not call itself a draft.
#include <string>

#include "approval.hpp"
#include "history.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter own[] = {
    approved_parameter,
    unapproved_parameter,
    parameter("status", DULY_TEXT, "status", "Id of the field with the paper's status."),
    parameter("draft", DULY_PATTERN, "\\bdraft\\b", "What it says of a paper that is none yet."),
    parameter("done", DULY_PATTERN,
              "^\\W*(?:formally )?(?:approved|adopted|ratified)(?: (?:by|at) (?:the )?"
              "(?:[a-z&'-]+ ){0,3}(?:council|cabinet|board|committee|executive|governors|trustees|"
              "authority|panel|commissioner|mayor|leader))?(?:,? (?:on )?[0-9][^.]{0,30})?\\W*$",
              "What a cell of the newest version's row says when it was approved."),
};
constexpr auto parameters = joined(own, history_parameters);
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The status as it stands."),
    argument("other", DULY_TEXT, "What says that it was approved."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("stale", "The newest version is said to be approved.", named),
    fail("perhaps", "A day of approval is given that may be this version's.", named),
    pass("alike", "The status says no draft, or nothing says that it was approved."),
    not_applicable("none", "The paper does not give its status."),
};

/// The last day that a row gives.
std::optional<duly_date> day_of(const Node& row) {
    std::optional<duly_date> last;
    for (const Node date : row.all("date"))
        if (const auto day = date.date("date");
            day && exact(*day) && exists(*day) && (!last || after(*day, *last)))
            last = day;
    return last;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node field = paper.field(context.text("status"));
    if (!field) {
        context.report("none");
        return;
    }
    const duly_range where =
        places::trimmed(paper, field.span("value").value_or(places::line_of(paper, field)));
    const auto tell = [&](const char* name, duly_range other) {
        context.report(name, where)
            .arg("words", places::quoted(paper.text(where), 60))
            .arg("other", places::quoted(paper.text(other), 100))
            .arg("place", other)
            .related(places::quoted(paper.text(other), 100), other);
    };
    if (!context.matches(context.text("draft"), context.folded(field.str("value")))) {
        context.report("alike");
        return;
    }
    const Newest newest = newest_version(context);
    const Node approval = approval_of(context);
    if (newest.row) {
        bool approved = false;
        for (const Node cell : newest.row.children("cell")) {
            const std::string words(context.folded(cell.text()));
            approved = approved || (context.matches(context.text("done"), words) &&
                                    !context.matches(context.text("unapproved"), words));
        }
        const auto day = day_of(newest.row);
        if (approved)
            tell("stale", newest.row.range());
        else if (approval && day && !after(*day, *approval.date("date")))
            // the form may name the meeting that the draft goes to
            tell("perhaps", places::line_at(paper, approval.range().begin));
        else
            context.report("alike");
        return;
    }
    if (approval)
        tell("perhaps", places::line_at(paper, approval.range().begin));
    else
        context.report("alike");
}

} // namespace

duly_check status() {
    return check<run>("control.status", "A paper that was approved does not call itself a draft.",
                      table_of(parameters), cases);
}

} // namespace duly::control
