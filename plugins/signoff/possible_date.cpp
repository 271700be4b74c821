// signoff.possible-date: the calendar has the dates that the paper gives.
#include "blocks.hpp"

namespace duly::signoffs {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "",
              "Roles to look at, separated by spaces; empty: every sign-off."),
    parameter("signoffs", DULY_FLAG, "true", "Look at the dates of signatures."),
    parameter("fields", DULY_TEXT, "", "Ids of the fields to look at, separated by spaces."),
    parameter("everywhere", DULY_FLAG, "false", "Look at every date in the paper."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The date as written; empty when many are meant."),
    argument("name", DULY_TEXT, "Who signed, or the field's label; empty for a date elsewhere."),
};
constexpr duly_case cases[] = {
    fail("impossible", "No calendar has the date.", worded),
    pass("possible", "The date is one that a calendar has.", worded),
    not_applicable("absent", "There is no date to look at."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    std::vector<duly_range> seen;
    std::size_t reported = 0;
    const auto look_at = [&](const Node& node, duly_range place, const std::string& name) {
        const auto date = node.date("date");
        if (!date || !given(*date)) return;
        seen.push_back(place);
        ++reported;
        context.report(exists(*date) ? "possible" : "impossible", place)
            .arg("words", places::quoted(paper.text(place), 60))
            .arg("name", name)
            .subject(node.str("role"));
    };
    if (context.flag("signoffs"))
        for (const Node signoff : paper.all("signoff"))
            if (places::lists(context.text("role"), signoff.str("role")))
                look_at(signoff, date_place(paper, signoff),
                        name_of(signoff, {}, signoff.str("role")));
    if (const std::string_view fields = context.text("fields"); !fields.empty())
        for (const Node field : paper.all("field"))
            if (places::lists(fields, field.str("role")))
                look_at(field, places::trimmed(paper, field.span("value").value_or(field.range())),
                        places::quoted(places::bare(field.str("label")), 80));
    if (context.flag("everywhere")) {
        std::size_t good = 0;
        for (const Node node : paper.all("date")) {
            const auto date = node.date("date");
            if (!date || !given(*date)) continue;
            bool known = false;
            for (const duly_range place : seen)
                known = known || (node.range().begin < place.end && place.begin < node.range().end);
            if (known) continue;
            if (exists(*date)) {
                ++good;
                continue;
            }
            ++reported;
            context.report("impossible", node)
                .arg("words", places::quoted(node.text(), 60))
                .arg("name", "");
        }
        if (good > 0) {
            ++reported;
            context.report("possible").arg("words", "").arg("name", "");
        }
    }
    if (reported == 0) context.report("absent");
}

} // namespace

duly_check possible_date() {
    return check<run>("signoff.possible-date", "The calendar has the dates that the paper gives.",
                      parameters, cases);
}

} // namespace duly::signoffs
