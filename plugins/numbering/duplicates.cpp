// numbering.duplicates: no two paragraphs carry the same number.
#include "words.hpp"

namespace duly::numbering {
namespace {

constexpr duly_parameter parameters[] = {quantity_parameter, own_parameter};
constexpr duly_argument twice[] = {
    argument("number", DULY_TEXT, "The number that stands twice."),
    argument("first-words", DULY_TEXT, "How the first of the paragraphs begins."),
    argument("words", DULY_TEXT, "How the second begins."),
    argument("instead", DULY_TEXT, "The number that is not there and may be meant, or nothing."),
};
constexpr duly_case cases[] = {
    fail("twice", "Two paragraphs carry the same number.", twice),
    fail("misnumbered", "The second carries the number before its own.", twice),
    fail("again", "The numbers start again within a section.", twice),
    pass("unique", "Every number stands once.", followed),
    inconclusive("broken", "So many numbers are missing that they were rather lost.", followed),
    not_applicable("unnumbered", "The paper does not number its paragraphs."),
};

void run(const Context& context) {
    const Numbering& numbering = Numbering::of(context);
    const Chain& chain = numbering.chain();
    if (chain.paragraphs < fewest_paragraphs) {
        context.report("unnumbered");
        return;
    }
    if (chain.twice.empty()) {
        context.report("unique").arg("count", chain.paragraphs);
        return;
    }
    // Twice and again: whole parts repeat, and the numbers are not one run.
    constexpr std::size_t one_in = 8;
    if (chain.broken() ||
        (chain.twice.size() > 2 && chain.twice.size() * one_in > chain.paragraphs)) {
        context.report("broken", chain.twice.front().second->where).arg("count", chain.paragraphs);
        return;
    }
    const Document& paper = context.document();
    for (const Twice& each : chain.twice) {
        const std::string number = numbers::written(each.first->number);
        context
            .report(each.from_there ? "again"
                    : each.instead  ? "misnumbered"
                                    : "twice",
                    each.second->where)
            .arg("number", number)
            .arg("first-words", numbers::opening_words(paper, *each.first))
            .arg("words", numbers::opening_words(paper, *each.second))
            .arg("instead", each.instead ? numbers::written(*each.instead) : std::string())
            .related(number, each.first->where);
    }
}

} // namespace

duly_check duplicates() {
    return check<run>("numbering.duplicates", "No two paragraphs carry the same number.",
                      parameters, cases);
}

} // namespace duly::numbering
