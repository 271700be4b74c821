// equality.agrees: where the equality section calls the impact none or wholly positive, it records
// no negative one.
#include "../shared/blocks.hpp"

namespace duly::equality {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "equality", "The section on equality."),
    parameter(
        "good", DULY_PATTERN,
        "\\b(?:assessed as|is|are|be|judged|found to be|considered) (?:wholly |entirely )?"
        "(?:positive|neutral)(?: or neutral)? (?:across|for|on|in) (?:all|every|each)\\b|"
        "\\b(?:there (?:are|is|will be)|has|have|having|identified|identifies|found|with) no "
        "(?:potential(?:ly)? |significant |known |likely )?(?:negative|adverse|"
        "disproportionate|detrimental)(?: or [a-z]+)? (?:equalit(?:y|ies) )?"
        "(?:impacts?|effects?|implications?)(?:[.;,]|$| (?:(?:on|for|to) (?:any|anyone|people "
        "with|those with|protected|equality)|arising|identified|anticipated|expected|"
        "envisaged|foreseen|as a result|(?:from|of) th(?:is|e|ese))\\b)",
        "Words of a sentence that see no negative impact anywhere."),
    parameter(
        "bad", DULY_PATTERN,
        "\\b(?:there (?:is|are|may be|could be|will be)|(?:may|could|will|might|would) have|"
        "has|have|identified|identifies) (?:an? |some |several )?(?:potential(?:ly)? |possible "
        "|likely |significant |small |minor |slight )*(?:negative|adverse|disproportionate|"
        "detrimental) (?:impacts?|effects?)\\b",
        "Words of a sentence that record a negative impact."),
    parameter("unless", DULY_PATTERN,
              "\\b(?:whether|if|not|no|any|without|before|currently|existing|current|crime|offence|"
              "offences|abuse|previous|existing service|withdraw|ending|closure of|loss of|failure|"
              "would otherwise|do nothing|were|was)\\b",
              "Words of a sentence with which it records none of this proposal."),
    parameter("limits", DULY_PATTERN,
              "\\b(?:other|significant|overall|net|further|on these|apart "
              "from|except)\\b",
              "Words with which the first sentence leaves room for some."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The sentence that sees none."),
    argument("other", DULY_TEXT, "The sentence that records one."),
    argument("place", DULY_PLACE, "Where that stands."),
};
constexpr duly_case cases[] = {
    fail("differs", "A negative impact is recorded, and none or only good said.", named),
    pass("alike", "What is recorded agrees with what is said of all."),
    not_applicable("none", "Nothing is said of the impact on all."),
};

/// The sentence of a block that a pattern matches, without the words that speak against it.
duly_range sentence_with(const Context& context, duly_range block, places::Sought& sought,
                         std::string_view against) {
    const Document& paper = context.document();
    if (!sought.may_be_in(block)) return {};
    for (duly_range rest = block; !empty(rest);) {
        const auto found = context.find(sought.pattern(), rest);
        if (!found) return {};
        const duly_range sentence = places::sentence_around(paper, block, *found);
        if (!context.matches(against, context.folded(paper.text(sentence)))) return sentence;
        rest.begin = std::max(sentence.end, found->end);
    }
    return {};
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node section = paper.section(context.text("role"));
    duly_range good{}, bad{};
    places::Sought praise(context, context.text("good"), section.range()),
        harm(context, context.text("bad"), section.range());
    if (section)
        for (const places::Block& block : places::blocks_of(context)) {
            if (block.range.begin < section.range().begin) continue;
            if (block.range.begin >= section.range().end) break;
            if (block.kind == places::BlockKind::heading) continue;
            if (empty(good))
                good = sentence_with(context, block.range, praise, context.text("limits"));
            if (empty(bad)) bad = sentence_with(context, block.range, harm, context.text("unless"));
        }
    if (empty(good)) {
        context.report("none");
        return;
    }
    if (empty(bad) || (bad.begin < good.end && good.begin < bad.end)) {
        context.report("alike", good);
        return;
    }
    context.report("differs", good)
        .arg("words", places::quoted(paper.text(good), 140))
        .arg("other", places::quoted(paper.text(bad), 140))
        .arg("place", bad)
        .related(places::quoted(paper.text(bad), 100), bad);
}

} // namespace

duly_check agrees() {
    return check<run>("equality.agrees",
                      "The equality section does not both deny and record a negative impact.",
                      parameters, cases);
}

} // namespace duly::equality
