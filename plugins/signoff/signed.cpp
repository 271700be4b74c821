// signoff.signed: the place for a signature is signed.
#include "blocks.hpp"

namespace duly::signoffs {
namespace {

constexpr duly_parameter parameters[] = {role_parameter, name_parameter, stages_parameter};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "Who signs."),
};
constexpr duly_argument worded[] = {
    argument("name", DULY_TEXT, "Who signs."),
    argument("words", DULY_TEXT, "What stands in the place."),
};
constexpr duly_argument staged[] = {
    argument("name", DULY_TEXT, "Who signs."),
    argument("stage", DULY_TEXT, "The paper's stage."),
};
constexpr duly_case cases[] = {
    fail("blank", "The place is there and empty.", named),
    fail("missing", "The form has no such place.", named),
    inconclusive("unclear", "It cannot be told whether the mark is a signature.", worded),
    inconclusive("picture", "A picture stands in the place.", named),
    pass("signed", "It is signed.", worded),
    not_applicable("not-yet", "At this stage no signature is expected.", staged),
    not_applicable("absent", "The paper is no form with signatures.", named),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("role");
    const Node signoff = paper.signoff(role);
    const std::string name = name_of(signoff, context.text("name"), role);
    const duly_range place = signoff ? signature_place(paper, signoff) : whole;
    const std::string_view state = signoff.str("state");
    const auto say = [&](std::string_view case_name) {
        return context.report(case_name, place).arg("name", name).subject(role);
    };
    if (!signoff && paper.all("signoff").empty() && paper.all("declaration").empty()) {
        say("absent");
    } else if (state == "signed") {
        say("signed").arg("words", places::quoted(signoff.str("value"), 60));
    } else if (!places::lists(context.text("stages"), paper.stage())) {
        say("not-yet").arg("stage", paper.stage());
    } else if (!signoff) {
        say("missing");
    } else if (state == "unclear" && signoff.str("value").empty()) {
        say("picture");
    } else if (state == "unclear") {
        say("unclear").arg("words", places::quoted(signoff.str("value"), 60));
    } else {
        say("blank");
    }
}

} // namespace

duly_check is_signed() {
    return check<run>("signoff.signed", "The place for a signature is signed.", parameters, cases);
}

} // namespace duly::signoffs
