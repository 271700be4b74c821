// control.term: a plan was approved before its period was over.
#include <algorithm>
#include <string>

#include "approval.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter parameters[] = {
    approved_parameter,
    unapproved_parameter,
    parameter("title", DULY_PATTERN,
              "\\b(?:strategy|plan|policy|framework|programme|vision|roadmap|charter|statement of "
              "(?:[a-z]+ ){0,3}(?:principles|priorities|intent))\\b",
              "Words of a title whose years are those that the paper is for."),
    parameter("looks-back", DULY_PATTERN,
              "\\b(?:review|evaluation|progress|annual|report|monitoring|update|out-?turn|closing|"
              "closure|lessons|extended|extension|addendum|accounts?|governance statement|"
              "performance|assurance|slavery|trafficking|results|(?:year|end)[- ](?:end|of[- ]"
              "year)|delivered|achievements)\\b",
              "Words of a title with which its years may lie behind it."),
    parameter("extended", DULY_PATTERN,
              "\\b(?:extend(?:s|ed|ing)?|extension|rolled? (?:forward|over)|carr(?:y|ied) "
              "(?:forward|over)|retrospective(?:ly)?|interim)\\b",
              "Words of the front, or near the date, with which the period goes on."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The date of approval."),
    argument("period", DULY_TEXT, "The period in the title."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("over", "The period was over when the paper was approved.", named),
    pass("within", "The paper was approved before its period was over.", named),
    not_applicable("none", "The title gives no period, or the paper no date of approval."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const std::string title(context.folded(paper.root().str("title")));
    const Node approval = approval_of(context);
    Node period;
    for (const Node each : paper.all("period")) {
        // where the title stands, or its words stand again
        const std::string words(context.folded(each.text()));
        if (!words.empty() && title.find(words) != std::string::npos) {
            period = each;
            break;
        }
    }
    const auto last = period.date("to");
    if (!approval || !last || !given(*last) || !context.matches(context.text("title"), title) ||
        context.matches(context.text("looks-back"), title)) {
        context.report("none");
        return;
    }
    const bool over = after(*approval.date("date"), *last);
    constexpr std::uint32_t front = 3000, near = 300; // bytes
    const duly_range all = paper.root().range();
    const duly_range beginning{all.begin, std::min(all.end, all.begin + front)};
    if (over &&
        (context.find(context.text("extended"), places::widened(paper, beginning, 0)) ||
         context.find(context.text("extended"), places::widened(paper, approval.range(), near)))) {
        context.report("none");
        return;
    }
    context.report(over ? "over" : "within", approval.range())
        .arg("words", places::quoted(approval.text()))
        .arg("period", places::quoted(period.text()))
        .arg("place", period)
        .related(places::quoted(period.text()), period);
}

} // namespace

duly_check term() {
    return check<run>("control.term", "A plan was approved before its period was over.", parameters,
                      cases);
}

} // namespace duly::control
