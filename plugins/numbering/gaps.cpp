// numbering.gaps: the numbers of the paragraphs run on.
#include <string>
#include <vector>

#include "words.hpp"

namespace duly::numbering {
namespace {

constexpr duly_parameter parameters[] = {
    quantity_parameter,
    own_parameter,
    parameter("left-out", DULY_PATTERN,
              "(?:deleted|withdrawn|removed|omitted|struck out|not used|left blank|left out|"
              "no longer (?:used|needed|required)|superseded|intentionally)",
              "Words behind or before a number that was left out on purpose."),
};
constexpr duly_argument jumps[] = {
    argument("count", DULY_COUNT, "How many numbers were followed."),
    argument("gaps", DULY_COUNT, "How many times they jump."),
};
constexpr duly_case cases[] = {
    fail("missing", "One number is left out.", gap_arguments),
    fail("several-missing", "A run of numbers is left out.", gap_arguments),
    fail("starts-late", "The first number under a section's is not its first.", gap_arguments),
    pass("run-on", "Every number follows the one before.", followed),
    inconclusive("broken", "So many numbers are missing that they were rather lost.", jumps),
    not_applicable("unnumbered", "The paper does not number its paragraphs."),
};

/// Whether the paper says that the number was left out: "Recommendation 1.4 has been deleted".
bool said(const Context& context, const Number& number) {
    std::string written;
    for (const char c : numbers::written(number))
        (written += c == '.' ? "\\" : "") += c;
    const std::string words(context.text("left-out"));
    written = "(?:^|[^0-9.])" + written + "(?:[^0-9.]|[.][^0-9])";
    return context
        .find(written + ".{0,80}\\b" + words + "\\b|\\b" + words + "\\b[^.]{0,40}" + written,
              context.document().root().range())
        .has_value();
}

void run(const Context& context) {
    const Numbering& numbering = Numbering::of(context);
    const Chain& chain = numbering.chain();
    if (chain.paragraphs < fewest_paragraphs) {
        context.report("unnumbered");
        return;
    }
    std::vector<Gap> gaps;
    for (const Gap& gap : chain.gaps)
        if (!said(context, gap.first)) gaps.push_back(gap);
    if (gaps.empty()) {
        context.report("run-on").arg("count", chain.paragraphs);
        return;
    }
    if (chain.broken()) {
        context.report("broken", chain.gaps.front().after->where)
            .arg("count", chain.paragraphs)
            .arg("gaps", chain.gaps.size());
        return;
    }
    for (const Gap& gap : gaps) {
        const bool one = gap.first == gap.last;
        const bool start = gap.before->number.depth + 1 == gap.after->number.depth &&
                           gap.after->number.within(gap.before->number);
        report_gap(context, start ? "starts-late" : one ? "missing" : "several-missing", gap);
    }
}

} // namespace

duly_check gaps() {
    return check<run>("numbering.gaps", "The numbers of the paragraphs run on.", parameters, cases);
}

} // namespace duly::numbering
