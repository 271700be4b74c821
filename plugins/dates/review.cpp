// dates.review: the review date in document control is the one that the text gives.
#include "../shared/blocks.hpp"

namespace duly::dates {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("field", DULY_TEXT, "review-date", "Id of the field with the date of review."),
    parameter(
        "promise", DULY_PATTERN,
        "\\b(?:(?:strategy|policy|plan|document|framework|statement|procedure|protocol|"
        "charter|code|scheme|it)(?: (?:runs|will run|lasts|will last|applies|will apply|covers|"
        "will cover|is in force|will be in force|is valid|remains in force)\\b[^.;:]{0,40} and)? "
        "(?:(?:will|shall|must|should) (?:next )?be|is (?:next )?(?:to be|due (?:for|to be))|is) "
        "(?:(?:formally|fully|next) )?review(?:ed)?(?: again)?|next "
        "(?:full |formal |due |planned )?review(?: date| of (?:this|the) [a-z]+)?(?: is| will "
        "be)?(?: due)?|due for review)(?: again)?(?: (?:in|by|on|before|no later than|not "
        "later than|during|around))?(?: or before)?(?: the end of)? ?:? ?$",
        "What stands right before the date of a review of the paper itself."),
    parameter(
        "interim", DULY_PATTERN,
        "\\b(?:interim|mid-?term|halfway|half-way|annual(?:ly)?|every|each|first|initial|"
        "light[- ]touch|refresh(?:ed)?|progress|previous(?:ly)?|last|was|were|section|chapter|"
        "appendix|action plan|and again|if necessary)\\b",
        "Words near by that tell of another review."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The date in document control."),
    argument("other", DULY_TEXT, "The date in the text."),
    argument("place", DULY_PLACE, "Where it stands in the text."),
};
constexpr duly_case cases[] = {
    fail("later", "The text has a later date.", named),
    fail("earlier", "The text has an earlier date.", named),
    pass("alike", "The text has the same date.", named),
    not_applicable("none", "The paper does not give its review twice."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const Node field = paper.field(context.text("field"));
    const auto date = field.date("date");
    if (!field || !date || !given(*date)) {
        context.report("none");
        return;
    }
    const duly_range here =
        places::trimmed(paper, field.span("value").value_or(places::line_of(paper, field)));
    bool compared = false;
    for (const Node node : paper.all("date")) {
        const auto other = node.date("date");
        const duly_range where = node.range();
        if (!other || !given(*other) ||
            (where.begin < field.range().end && field.range().begin < where.end))
            continue;
        const places::Block* block = places::block_at(places::blocks_of(context), where.begin);
        if (block == nullptr || block->kind == places::BlockKind::cell) continue;
        constexpr std::uint32_t near = 90; // bytes
        const std::uint32_t from =
            std::max(block->range.begin, where.begin - std::min(where.begin, near));
        const std::string_view before = context.folded(paper.text({from, where.begin}));
        // Folding trims; the pattern asks for the end of what stands before the date.
        if (before.find("review") == std::string_view::npos ||
            !context.matches(context.text("promise"), before))
            continue;
        const duly_range sentence = places::sentence_around(paper, block->range, where);
        if (context.matches(context.text("interim"), context.folded(paper.text(sentence))))
            continue;
        compared = true;
        const Order order = compare(*date, *other);
        context
            .report(order == Order::less      ? "later"
                    : order == Order::greater ? "earlier"
                                              : "alike",
                    here)
            .arg("words", places::quoted(paper.text(here)))
            .arg("other", places::quoted(paper.text(where)))
            .arg("place", where)
            .related(places::quoted(paper.text(sentence), 100), sentence);
    }
    if (!compared) context.report("none");
}

} // namespace

duly_check review() {
    return check<run>("dates.review",
                      "The review date in document control is the one that the text gives.",
                      parameters, cases);
}

} // namespace duly::dates
