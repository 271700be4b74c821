// legal.in-force: statutes that a paper relies on were in force on its day.
#include <algorithm>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"
#include "statutes.hpp"

namespace duly::legal {
namespace {

constexpr duly_parameter fields[] = {
    parameter("statute", DULY_PATTERN, nullptr, "The title with its year, folded."),
    parameter("until", DULY_DATE, nullptr, "The first day on which it was no longer in force."),
    parameter("now", DULY_TEXT, nullptr, "What took its place."),
};
constexpr duly_parameter parameters[] = {
    list("statutes", fields, nullptr, "Statutes that are no longer in force."),
    parameter("unless", DULY_PATTERN, "^$",
              "Words of the paragraph with which it speaks of the past, or of what was done then."),
};
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The statute as cited."),
    argument("until", DULY_DATE, "The day on which it ended."),
    argument("now", DULY_TEXT, "What took its place."),
};
constexpr duly_case cases[] = {
    fail("ended", "A statute is cited that was no longer in force.", worded),
    pass("right", "No statute is relied on that had ended."),
    not_applicable("none", "None of these statutes is cited."),
    not_applicable("undated", "One of them is cited, and the paper has no date to judge it by."),
};

bool before(duly_date a, duly_date b) {
    const auto day = [](duly_date date) { return (date.year * 16 + date.month) * 32 + date.day; };
    return day(a) < day(b);
}

void run(const Context& context) {
    const Document& paper = context.document();
    const duly_date today = context.as_of();
    bool any = false, ended = false;
    std::vector<std::string_view> told; // once a paper will do
    Statutes statutes(context, "statute");
    for (const Node reference : paper.all("reference")) {
        if (reference.str("kind") != "statute") continue;
        const std::string_view cited = reference.str("target");
        const Record* const statute = statutes.meant_by(context.folded(cited));
        if (statute == nullptr) continue;
        any = true;
        if (today.year == 0) {
            context.report("undated", reference);
            return;
        }
        const duly_date until = statute->date("until").value_or(duly_date{});
        const auto& blocks = places::blocks_of(context);
        const places::Block* const block = places::block_at(blocks, reference.range().begin);
        if (before(today, until) || block == nullptr) continue;
        // The paragraph: its lines may end anywhere, and the sentence before may say when.
        if (context.matches(
                context.text("unless"),
                context.folded(paper.text(places::with_broken_lines(paper, blocks, *block)))) ||
            std::find(told.begin(), told.end(), cited) != told.end())
            continue;
        told.push_back(cited);
        ended = true;
        context.report("ended", reference)
            .arg("words", places::quoted(cited))
            .arg("until", until)
            .arg("now", statute->text("now"))
            .subject(cited);
    }
    if (!any)
        context.report("none");
    else if (!ended)
        context.report("right");
}

} // namespace

duly_check in_force() {
    return check<run>("legal.in-force", "Statutes that a paper relies on were in force on its day.",
                      parameters, cases);
}

} // namespace duly::legal
