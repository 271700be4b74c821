// text.at-odds: what a paper denies it does not say elsewhere.
#include <string>

#include "said.hpp"

namespace duly::text_checks {
namespace {

/// The pattern of sentences that a rule has none of.
constexpr char no_sentence[] = "^$";

constexpr duly_parameter parameters[] = {
    parameter("mention", DULY_PATTERN, nullptr,
              "Single words without which no paragraph can deny it."),
    parameter("says", DULY_PATTERN, nullptr, "Words of a sentence that denies something, folded."),
    parameter("room", DULY_PATTERN, no_sentence,
              "Words of that sentence that leave room for some."),
    parameter("against", DULY_PATTERN, nullptr, "Words of another sentence that says it outright."),
    parameter("hints", DULY_PATTERN, no_sentence,
              "Words of another sentence that makes it likely."),
    parameter("unless", DULY_PATTERN, no_sentence,
              "Words with which such a sentence says nothing of it."),
    parameter("unless-before", DULY_PATTERN, no_sentence,
              "Words of the sentence or paragraph before such a sentence with which it is about "
              "something else."),
    parameter("elsewhere", DULY_FLAG, "no",
              "Sentences of the section that denies it are its own explanation and do not count."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The sentence that denies it."),
    argument("other", DULY_TEXT, "The other sentence."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("differs", "It is denied, and said elsewhere.", worded),
    fail("likely", "It is denied, and what is said elsewhere makes it likely.", worded),
    pass("alike", "Nothing was found that speaks against the denial."),
    not_applicable("none", "Nothing of the kind is denied."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const duly_range all = paper.root().range();
    const duly_range denial = said_in(
        context, all, {context.text("mention"), context.text("says"), context.text("room")});
    if (empty(denial)) {
        context.report("none");
        return;
    }
    duly_range own = denial;
    if (context.flag("elsewhere"))
        if (const Node section = paper.section_at(own.begin)) own = section.range();
    const struct {
        std::string_view parameter, named;
    } others[] = {{"against", "differs"}, {"hints", "likely"}};
    for (const auto& [parameter, named] : others) {
        if (context.text(parameter) == no_sentence) continue;
        const duly_range other = said_in(
            context, all,
            {{}, context.text(parameter), context.text("unless"), context.text("unless-before")},
            own);
        if (empty(other)) continue;
        context.report(named, denial)
            .arg("words", places::quoted(paper.text(denial), 140))
            .arg("other", places::quoted(paper.text(other), 140))
            .arg("place", other)
            .related(places::quoted(paper.text(other), 100), other);
        return;
    }
    context.report("alike", denial);
}

} // namespace

duly_check at_odds() {
    return check<run>("text.at-odds", "What a paper denies it does not say elsewhere.", parameters,
                      cases);
}

} // namespace duly::text_checks
