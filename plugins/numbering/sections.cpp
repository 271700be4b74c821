// numbering.sections: the numbers of the sections run on, and their paragraphs carry them.
#include "words.hpp"

namespace duly::numbering {
namespace {

constexpr duly_parameter parameters[] = {
    quantity_parameter,
    own_parameter,
    parameter(
        "gaps", DULY_FLAG, "true",
        "Ask for numbers that run on; no where exempt items are left out of what is published."),
};
constexpr duly_argument twice[] = {
    argument("number", DULY_TEXT, "The number that stands twice."),
    argument("first-words", DULY_TEXT, "The first heading."),
    argument("words", DULY_TEXT, "The second heading."),
};
constexpr duly_argument other[] = {
    argument("number", DULY_TEXT, "The section's number."),
    argument("words", DULY_TEXT, "The section's heading."),
    argument("first", DULY_TEXT, "The number of its first paragraph."),
    argument("last", DULY_TEXT, "The number of its last paragraph."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many numbered sections there are."),
};
constexpr duly_case cases[] = {
    fail("missing", "A section's number is left out.", gap_arguments),
    fail("several-missing", "A run of sections' numbers is left out.", gap_arguments),
    fail("twice", "Two sections carry the same number.", twice),
    fail("differs", "The paragraphs of a section carry another section's number.", other),
    pass("run-on", "Every section's number follows the one before.", counted),
    not_applicable("unnumbered", "The paper does not number its sections."),
    not_applicable("jumps", "A number is left out, and may stand elsewhere."),
    not_applicable("unclear", "Numbers stand twice, perhaps as those of several lists."),
};

void run(const Context& context) {
    constexpr std::size_t fewest = 3; // fewer numbers are no numbering
    const Numbering& numbering = Numbering::of(context);
    const Chain& chain = numbering.chain();
    const std::size_t sections = chain.sections + chain.differs.size();
    if (sections < fewest) {
        context.report("unnumbered");
        return;
    }
    const Document& paper = context.document();
    bool faultless = true;
    // Where the numbers jump again and again, the headings were not understood.
    if (context.flag("gaps") && chain.section_gaps.size() * 3 <= sections) {
        for (const Gap& gap : chain.section_gaps) {
            report_gap(context, gap.first == gap.last ? "missing" : "several-missing", gap);
            faultless = false;
        }
    }
    if (chain.sections_twice.size() == 1) {
        const Twice& each = chain.sections_twice.front();
        const std::string number = numbers::written(each.first->number);
        context.report("twice", each.second->where)
            .arg("number", number)
            .arg("first-words", numbers::opening_words(paper, *each.first))
            .arg("words", numbers::opening_words(paper, *each.second))
            .related(number, each.first->where);
        faultless = false;
    }
    for (const Differs& each : chain.differs) {
        const std::string first = numbers::written(each.first->number);
        context.report("differs", each.section->where)
            .arg("number", numbers::written(each.section->number))
            .arg("words", numbers::opening_words(paper, *each.section))
            .arg("first", first)
            .arg("last", numbers::written(each.last->number))
            .related(first, each.first->where);
        faultless = false;
    }
    if (!faultless) return;
    if (chain.sections_alike > 0 || !chain.sections_twice.empty())
        context.report("unclear");
    else if (context.flag("gaps") && chain.sections_jump > 0)
        context.report("jumps");
    else
        context.report("run-on").arg("count", sections);
}

} // namespace

duly_check sections() {
    return check<run>("numbering.sections",
                      "The numbers of the sections run on, and their paragraphs carry them.",
                      parameters, cases);
}

} // namespace duly::numbering
