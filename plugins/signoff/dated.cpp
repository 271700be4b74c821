// signoff.dated: a signature carries its date.
#include "../shared/impossible_dates.hpp"
#include "../shared/template_words.hpp"
#include "blocks.hpp"

namespace duly::signoffs {
namespace {

constexpr duly_parameter parameters[] = {
    role_parameter,
    name_parameter,
    stages_parameter,
    parameter("placeholder", DULY_PATTERN, template_words::date,
              "What the form offers in place of a date."),
    parameter("calendar", DULY_FLAG, "true", "Tell of a date that no calendar has."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "Who signs."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "Who signs."),
    argument("words", DULY_TEXT, "What stands in place of the date."),
};
constexpr duly_argument on_a_day[] = {
    argument("name", DULY_TEXT, "Who signs."),
    argument("date", DULY_DATE, "The date."),
};
constexpr duly_argument staged[] = {
    argument("name", DULY_TEXT, "Who signs."),
    argument("stage", DULY_TEXT, "The paper's stage."),
};
constexpr duly_case cases[] = {
    fail("undated", "The signature has no date.", named),
    fail("placeholder", "The form's own words stand in place of the date.", worded),
    fail("no-such-day", "The date is in no calendar.", worded),
    inconclusive("unclear", "What stands there cannot be read as a date.", worded),
    pass("dated", "The signature is dated.", on_a_day),
    not_applicable("told-elsewhere", "The calendar has no such date; another rule tells of that.",
                   named),
    not_applicable("unsigned", "There is no date, nor a signature that can be seen.", named),
    not_applicable("not-yet", "At this stage no signature is expected.", staged),
    not_applicable("absent", "The paper has no such place for a signature.", named),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role");
    const Node signoff = paper.signoff(role);
    const std::string name = name_of(signoff, context.text("name"), role);
    const duly_range place = signoff ? date_place(paper, signoff) : whole;
    const auto say = [&](std::string_view case_name) {
        return context.report(case_name, place).arg("name", name).subject(role);
    };
    if (!signoff) {
        say("absent");
        return;
    }
    if (const auto date = signoff.date("date"); date && given(*date) && !exists(*date)) {
        if (context.flag("calendar"))
            say("no-such-day").arg("words", date_words(paper, signoff));
        else
            say("told-elsewhere");
        return;
    }
    if (const auto date = signoff.date("date"); date && given(*date)) {
        say("dated").arg("date", *date);
        return;
    }
    if (!places::lists(context.text("stages"), paper.stage())) {
        say("not-yet").arg("stage", paper.stage());
        return;
    }
    const std::string words = date_words(paper, signoff);
    if (context.flag("calendar") && impossible_dates::is_one(context.folded(words))) {
        say("no-such-day").arg("words", words);
        return;
    }
    if (context.matches(context.text("placeholder"), context.folded(words)))
        say("placeholder").arg("words", words);
    else if (!words.empty())
        say("unclear").arg("words", words);
    else
        say(signoff.str("state") == "signed" ? "undated" : "unsigned");
}

} // namespace

duly_check dated() {
    return check<run>("signoff.dated", "A signature carries its date.", parameters, cases);
}

} // namespace duly::signoffs
