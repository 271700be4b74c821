// recommendations.asked: what the paper says that the decision does, the recommendation asks for.
#include "../shared/blocks.hpp"

namespace duly::recommendations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "recommendation", "The section with the recommendation."),
    parameter("speaks", DULY_PATTERN, nullptr,
              "Words of a sentence elsewhere that speak of it as part of this decision."),
    parameter("asked", DULY_PATTERN, nullptr, "Words of the recommendation that ask for it."),
    parameter("hint", DULY_PATTERN, nullptr,
              "A word that every such sentence has, looked for first."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The sentence."),
    argument("heading", DULY_TEXT, "The heading that it stands under."),
    argument("place", DULY_PLACE, "Where the recommendation stands."),
};
constexpr duly_case cases[] = {
    fail("unasked", "The recommendation does not ask for it.", named),
    pass("asked", "The recommendation asks for it.", named),
    pass("silent", "The paper does not speak of it."),
    not_applicable("none", "There is no recommendation."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const Node section = paper.section(context.text("role"));
    if (!section || section.str("status") == "empty") {
        context.report("none");
        return;
    }
    places::Sought hint(context, context.text("hint"));
    if (!hint.may_be_in(paper.root().range())) {
        context.report("silent");
        return;
    }
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.kind != places::BlockKind::paragraph && block.kind != places::BlockKind::item)
            continue;
        if (!hint.may_be_in(block.range) || !context.find(hint.pattern(), block.range)) continue;
        const Node within = paper.section_at(block.range.begin);
        if (!within || within.str("role") == context.text("role")) continue;
        const std::string_view folded = context.folded(paper.text(block.range));
        if (!context.matches(context.text("speaks"), folded)) continue;
        // The sentence that speaks: the hint's, or a later one of the block.
        duly_range sentence{};
        for (duly_range rest = block.range; !empty(rest);) {
            const auto next = context.find(hint.pattern(), rest);
            if (!next) break;
            const duly_range one = places::sentence_around(paper, block.range, *next);
            if (context.matches(context.text("speaks"), context.folded(paper.text(one)))) {
                sentence = one;
                break;
            }
            rest.begin = std::max(one.end, next->end);
        }
        if (empty(sentence)) continue;
        bool asked = false; // a paper may repeat its recommendations, and ask in either place
        for (const Node each : paper.all("section"))
            if (each.str("role") == context.text("role"))
                asked =
                    asked || context.matches(context.text("asked"), context.folded(each.text()));
        context.report(asked ? "asked" : "unasked", sentence)
            .arg("words", places::quoted(paper.text(sentence), 160))
            .arg("heading", places::quoted(places::bare(within.first("heading").text())))
            .arg("place", section)
            .related(places::quoted(places::bare(section.first("heading").text())),
                     places::first_line(paper, section.range()));
        return;
    }
    context.report("silent");
}

} // namespace

duly_check asked() {
    return check<run>("recommendations.asked",
                      "What the paper says that the decision does, the recommendation asks for.",
                      parameters, cases);
}

} // namespace duly::recommendations
