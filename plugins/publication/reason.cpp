// publication.reason: who defers publication says why.
#include <algorithm>
#include <cctype>

#include "../shared/template_words.hpp"
#include "answers.hpp"

namespace duly::publication {
namespace {

constexpr duly_parameter parameters[] = {
    deferral_parameter, reason_parameter, until_parameter,
    parameter("to-come", DULY_PATTERN, template_words::to_come,
              "Words that only hold the place of a reason."),
    parameter("none", DULY_PATTERN,
              "^\\W*(?:n/?a|not applicable|does not apply|none|nil|no|"
              "not required|no reason|-+)?\\W*$",
              "Words that say that there is none, which is no reason for what is deferred.")};
constexpr duly_argument asked[] = {
    argument("question", DULY_TEXT, "The question for the reason, as the paper prints it."),
};
constexpr duly_argument asked_dated[] = {
    argument("question", DULY_TEXT, "The question for the reason, as the paper prints it."),
    argument("date", DULY_DATE, "The date until which publication is to wait."),
};
constexpr duly_argument held[] = {
    argument("name", DULY_TEXT, "The question for the reason, as the paper prints it."),
    argument("words", DULY_TEXT, "What stands in place of the reason."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The reason given."),
};
constexpr duly_case cases[] = {
    fail("deferred-no-reason", "Publication is deferred and no reason is given.", asked),
    fail("date-no-reason", "A date of deferral is given and no reason.", asked_dated),
    fail("to-come",
         "Only words that hold the place of a reason stand there, or say that there is "
         "none.",
         held),
    inconclusive("elsewhere", "The form has no question for it, and other words stand there.",
                 worded),
    pass("given", "A reason is given.", worded),
    not_applicable("not-deferred", "Publication is not deferred."),
};

/// "Yes, under paragraph 3 until the contract is let": the answer says why itself. The words that
/// are offered ("Yes No N/A"), and how to choose among them, say nothing.
bool says_more(const Context& context, const Node& deferral) {
    constexpr std::size_t fewest = 4;
    std::string value(context.folded(deferral.str("value")));
    if (const auto how = context.match(
            "\\b(?:please )?(?:delete|strike|tick|circle|select|choose)\\b[^()]*", value))
        value.erase(how->begin, how->end - how->begin);
    const auto in_word = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return std::isalnum(byte) != 0 || byte >= 0x80;
    };
    constexpr unsigned char signs_from = 0xE2; // ☐, ✓ and dashes; letters of Europe come before
    std::size_t words = 0;
    for (auto at = value.begin(); at != value.end();) {
        const auto begin = std::find_if(at, value.end(), in_word);
        at = std::find_if_not(begin, value.end(), in_word);
        const std::string_view word(value.data() + (begin - value.begin()),
                                    static_cast<std::size_t>(at - begin));
        words += !word.empty() && static_cast<unsigned char>(word.front()) < signs_from &&
                         !places::lists("yes no n a na", word)
                     ? 1
                     : 0;
    }
    return words >= fewest;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node deferral = field(paper, context.text("deferral"));
    const Node reason = field(paper, context.text("reason"));
    const Node until = field(paper, context.text("until"));
    const std::string_view answer = deferral.str("answer");
    const auto date = filled(until) ? until.date("date") : std::nullopt;
    const bool dated = date && given(*date);
    const Node& asked_field = reason ? reason : deferral;
    const auto says = [&](std::string_view words) {
        return context.matches(context.text(words), context.folded(reason.str("value")));
    };

    // A choice left open says nothing; with a date beside it, somebody does mean to defer.
    if (answer == "no" || (answer != "yes" && !dated)) {
        context.report("not-deferred");
    } else if (filled(reason) && (says("to-come") || (answer == "yes" && says("none")))) {
        const duly_range place = value_place(paper, reason);
        context.report("to-come", place)
            .arg("name", question(paper, reason))
            .arg("words", places::quoted(paper.text(place)))
            .related(question(paper, deferral), places::line_of(paper, deferral));
    } else if (filled(reason) || (answer == "yes" && !reason && says_more(context, deferral))) {
        const duly_range place = value_place(paper, reason ? reason : deferral);
        context.report("given", place).arg("words", places::quoted(paper.text(place)));
    } else if (const duly_range below = below_question(context, deferral);
               answer == "yes" && !reason && !empty(below)) {
        context.report("elsewhere", places::first_line(paper, below))
            .arg("words", places::quoted(paper.text(below), 80));
    } else if (dated && answer != "yes") {
        context.report("date-no-reason", places::line_of(paper, reason ? reason : until))
            .arg("question", question(paper, reason))
            .arg("date", *date)
            .related(question(paper, until), places::line_of(paper, until));
    } else {
        context.report("deferred-no-reason", places::line_of(paper, asked_field))
            .arg("question", question(paper, asked_field))
            .related(question(paper, deferral), places::line_of(paper, deferral));
    }
}

} // namespace

duly_check reason() {
    return check<run>("publication.reason", "A deferral of publication has its reason.", parameters,
                      cases);
}

} // namespace duly::publication
