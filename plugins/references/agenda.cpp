// references.agenda: another report of the same meeting is named by its item or title.
#include "../shared/blocks.hpp"

namespace duly::references {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("hint", DULY_PATTERN, "\\bagenda\\b", "A word that every such sentence has."),
    parameter(
        "other", DULY_PATTERN,
        "\\b(?:reports?|papers?) (?:(?:also|elsewhere|later|earlier) )?on (?:this|the|today's|"
        "tonight's) agenda\\b|\\b(?:reports?|papers?|considered|covered|dealt with|set out) "
        "elsewhere (?:on|in) (?:this|the|today's) agenda\\b",
        "Words that point to another report of the meeting."),
    parameter("named", DULY_PATTERN,
              "\\bitems? (?:no\\.? ?|number )?[0-9]|\\bagenda item\\b|[\"“”‘]|\\bappendix\\b|"
              "\\b(?:report|paper) (?:entitled|titled|called|no\\.?|number|[0-9])|\\bentitled\\b",
              "Words of the sentence that say which."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The words that point to it."),
};
constexpr duly_case cases[] = {
    fail("unnamed", "It cannot be told which report is meant.", named),
    pass("named", "Other reports of the meeting are named.", named),
    not_applicable("none", "The paper points to no other report of the meeting."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    duly_range first{}, named_one{};
    std::vector<duly_range> again;
    places::Sought hint(context, context.text("hint"));
    if (!hint.may_be_in(paper.root().range())) {
        context.report("none");
        return;
    }
    for (const places::Block& block : places::blocks_of(context)) {
        if (!hint.may_be_in(block.range) || !context.find(hint.pattern(), block.range)) continue;
        const auto other = context.find(context.text("other"), block.range);
        if (!other) continue;
        const duly_range sentence = places::sentence_around(paper, block.range, *other);
        if (context.find(context.text("named"), sentence)) {
            named_one = *other;
            continue;
        }
        if (empty(first))
            first = *other;
        else
            again.push_back(*other);
    }
    if (empty(first)) {
        if (empty(named_one))
            context.report("none");
        else
            context.report("named", named_one).arg("words", paper.text(named_one));
        return;
    }
    const Report report = context.report("unnamed", first);
    // With the words before them: "the 2017-21 report on this agenda".
    const duly_range line = places::line_at(paper, first.begin);
    constexpr std::uint32_t before = 60; // bytes
    duly_range words{std::max(line.begin, first.begin - std::min(first.begin, before)), first.end};
    const std::size_t space = paper.text(words).find(' ');
    if (words.begin > line.begin && space != std::string_view::npos &&
        words.begin + space < first.begin)
        words.begin += static_cast<std::uint32_t>(space) + 1;
    report.arg("words", places::quoted(paper.text(words), 120));
    for (const duly_range each : again)
        report.related(places::quoted(paper.text(each), 80), each);
}

} // namespace

duly_check agenda() {
    return check<run>("references.agenda",
                      "Another report of the same meeting is named by its item or title.",
                      parameters, cases);
}

} // namespace duly::references
