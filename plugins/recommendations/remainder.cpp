// recommendations.remainder: what is left of a sum for later years is stated.
#include "../shared/blocks.hpp"

namespace duly::recommendations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("years", DULY_PATTERN,
              "\\b(?:future|later|subsequent|following|coming|outer) (?:financial )?years?\\b",
              "Words for later years, looked for first."),
    parameter("rest", DULY_PATTERN,
              "\\b(?:the )?(?:remaining|remainder|balance|rest)\\b.{0,100}\\b(?:future|later|"
              "subsequent|following|coming|outer) (?:financial )?years?\\b",
              "Words of a sentence that leave the rest of a sum to later years."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The sentence."),
    argument("amount", DULY_TEXT, "The amount that it states."),
};
constexpr duly_case cases[] = {
    fail("open", "The rest is left to later years without a figure.", named),
    pass("stated", "What is left for later years has a figure.", named),
    not_applicable("none", "No sum is split between this year and later ones in words."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    bool asked = false;
    std::uint32_t told = 0; // end of the last sentence: it may speak of years twice
    const duly_range all = paper.root().range();
    for (auto years = context.find(context.text("years"), all); years;
         years = context.find(context.text("years"), {years->end, all.end})) {
        const places::Block* found = places::block_at(places::blocks_of(context), years->begin);
        if (found == nullptr) continue;
        const places::Block& block = *found;
        if (block.kind != places::BlockKind::paragraph && block.kind != places::BlockKind::item)
            continue;
        const duly_range sentence = places::sentence_around(paper, block.range, *years);
        const auto rest = context.find(context.text("rest"), sentence);
        if (!rest || rest->begin < told) continue;
        told = sentence.end;
        Node before; // an amount of this sentence, before the rest is spoken of
        bool stated = false;
        for (const Node amount : block.holder.all("amount")) {
            const duly_range where = amount.range();
            if (where.begin < sentence.begin || where.end > sentence.end) continue;
            if (where.begin < rest->begin)
                before = amount;
            else
                stated = true;
        }
        if (!before) continue;
        asked = true;
        context.report(stated ? "stated" : "open", sentence)
            .arg("words", places::quoted(paper.text(sentence), 160))
            .arg("amount", places::quoted(before.text()));
    }
    if (!asked) context.report("none");
}

} // namespace

duly_check remainder() {
    return check<run>("recommendations.remainder",
                      "What is left of a sum for later years is stated.", parameters, cases);
}

} // namespace duly::recommendations
