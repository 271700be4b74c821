// publication.until: a deferral ends on a day, and not before the decision was taken.
#include "../shared/template_words.hpp"
#include "answers.hpp"

namespace duly::publication {
namespace {

constexpr duly_parameter parameters[] = {
    deferral_parameter, reason_parameter, until_parameter,
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of a date."),
    parameter("if-known", DULY_PATTERN, "\\bif known\\b|\\bif applicable\\b|\\bif any\\b",
              "Words of the question that let it stay open.")};
constexpr duly_argument asked[] = {
    argument("question", DULY_TEXT, "The question for the date, as the paper prints it."),
};
constexpr duly_argument on_a_day[] = {
    argument("date", DULY_DATE, "The last day of deferral."),
};
constexpr duly_argument two_days[] = {
    argument("date", DULY_DATE, "The last day of deferral."),
    argument("decision", DULY_DATE, "The date of the decision."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The date as written."),
};
constexpr duly_case cases[] = {
    fail("deferred-no-date", "Publication is deferred and no date is given.", asked),
    fail("to-come", "Only words that hold the place of a date stand there.", worded),
    fail("before-decision", "The deferral ends before the decision was taken.", two_days),
    fail("impossible", "No calendar has the date.", worded),
    fail("no-but-dated", "Publication is not deferred, yet a date is given.", on_a_day),
    inconclusive("unclear", "What stands there cannot be read as a date.", worded),
    pass("sound", "The deferral ends on a day after the decision.", on_a_day),
    not_applicable("undated", "The paper has no date to compare with.", on_a_day),
    not_applicable("not-deferred", "Publication is not deferred."),
};

/// The only day in the answer to the question itself ("Yes, until 1 May 2025, because …"), or below
/// it where the form has no question for the day.
Node day_in_answer(const Context& context, const Node& deferral, const Node& until) {
    const Document& paper = context.document();
    duly_range line = places::line_of(paper, deferral);
    if (!until) line.end = std::max(line.end, below_question(context, deferral).end);
    for (const Node day : paper.all("date"))
        if (day.range().begin >= line.begin && day.range().end <= line.end) return day;
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node deferral = field(paper, context.text("deferral"));
    const Node until = field(paper, context.text("until"));
    const std::string_view answer = deferral.str("answer");
    const Node in_answer =
        !filled(until) && answer == "yes" ? day_in_answer(context, deferral, until) : Node{};
    const Node& day = in_answer ? in_answer : until;
    const duly_date date = day.date("date").value_or(duly_date{});
    const duly_range place = until || in_answer ? places::line_of(paper, day) : whole;

    if ((filled(until) || in_answer) && given(date)) {
        if (answer == "no")
            context.report("no-but-dated", place)
                .arg("date", date)
                .related(question(paper, deferral), places::line_of(paper, deferral));
        else if (!exists(date))
            context.report("impossible", place)
                .arg("words", places::quoted(paper.text(value_place(paper, day)), 60));
        else if (!given(paper.date()))
            context.report("undated", place).arg("date", date);
        else if (before(date, paper.date()))
            context.report("before-decision", place)
                .arg("date", date)
                .arg("decision", paper.date());
        else
            context.report("sound", place).arg("date", date);
        return;
    }
    if (answer != "yes") {
        context.report("not-deferred");
        return;
    }
    const bool open =
        context.matches(context.text("if-known"), context.folded(question(paper, until)));
    if (filled(until)) {
        const bool to_come =
            !open && context.matches(context.text("to-come"),
                                     context.folded(paper.text(value_place(paper, until))));
        context.report(to_come ? "to-come" : "unclear", place)
            .arg("words", places::quoted(paper.text(value_place(paper, until)), 60));
        return;
    }
    if (const duly_range below = below_question(context, deferral);
        !until && !empty(below) && !filled(field(paper, context.text("reason")))) {
        context.report("unclear", places::first_line(paper, below))
            .arg("words", places::quoted(paper.text(below), 60));
        return;
    }
    const Node& asked_field = until ? until : deferral;
    context.report("deferred-no-date", places::line_of(paper, asked_field))
        .arg("question", question(paper, asked_field));
}

} // namespace

duly_check until() {
    return check<run>("publication.until", "A deferral ends on a day after the decision.",
                      parameters, cases);
}

} // namespace duly::publication
