// numbering.gaps: the numbers of the paragraphs run on.
#include "../shared/places.hpp"
#include "chain.hpp"
#include "words.hpp"

namespace duly::numbering {
namespace {

constexpr duly_parameter parameters[] = {quantity_parameter, own_parameter};
constexpr duly_argument missing[] = {
    argument("missing", DULY_TEXT, "The number that is missing, or the first of them."),
    argument("last", DULY_TEXT, "The last number that is missing."),
    argument("before", DULY_TEXT, "The number before the gap."),
    argument("after", DULY_TEXT, "The number behind it."),
    argument("before-words", DULY_TEXT, "How the paragraph before the gap begins."),
    argument("after-words", DULY_TEXT, "How the paragraph behind it begins."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many numbers were followed."),
};
constexpr duly_argument jumps[] = {
    argument("count", DULY_COUNT, "How many numbers were followed."),
    argument("gaps", DULY_COUNT, "How many times they jump."),
};
constexpr duly_case cases[] = {
    fail("missing", "One number is left out.", missing),
    fail("several-missing", "A run of numbers is left out.", missing),
    fail("starts-late", "The first number under a section's is not its first.", missing),
    pass("run-on", "Every number follows the one before.", counted),
    inconclusive("broken", "So many numbers are missing that they were rather lost.", jumps),
    not_applicable("unnumbered", "The paper does not number its paragraphs."),
};

void run(const Context& context) {
    constexpr std::size_t fewest = 4; // fewer numbers are no numbering
    const Numbering numbering(context);
    const Chain& chain = numbering.chain();
    if (chain.paragraphs < fewest) {
        context.report("unnumbered");
        return;
    }
    if (chain.gaps.empty()) {
        context.report("run-on").arg("count", chain.paragraphs);
        return;
    }
    if (chain.broken()) {
        context.report("broken", chain.gaps.front().after->where)
            .arg("count", chain.paragraphs)
            .arg("gaps", chain.gaps.size());
        return;
    }
    const Document& paper = context.document();
    for (const Gap& gap : chain.gaps) {
        const bool one = gap.first == gap.last;
        const bool start = gap.before->number.depth + 1 == gap.after->number.depth &&
                           gap.after->number.within(gap.before->number);
        const std::string before = numbers::written(gap.before->number);
        context
            .report(start ? "starts-late"
                    : one ? "missing"
                          : "several-missing",
                    gap.after->where)
            .arg("missing", numbers::written(gap.first))
            .arg("last", numbers::written(gap.last))
            .arg("before", before)
            .arg("after", numbers::written(gap.after->number))
            .arg("before-words", numbers::opening_words(paper, *gap.before))
            .arg("after-words", numbers::opening_words(paper, *gap.after))
            .related(before, gap.before->where);
    }
}

} // namespace

duly_check gaps() {
    return check<run>("numbering.gaps", "The numbers of the paragraphs run on.", parameters, cases);
}

} // namespace duly::numbering
