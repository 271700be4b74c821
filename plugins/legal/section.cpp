// legal.section: where a statute is cited for a well-known duty, the section is the right one.
#include "../shared/blocks.hpp"

namespace duly::legal {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("act", DULY_PATTERN, nullptr, "The statute's title with its year, folded."),
    parameter("subject", DULY_PATTERN, nullptr, "Words of a sentence that tell of the duty."),
    parameter("section", DULY_TEXT, nullptr, "The number of its section."),
    parameter("other", DULY_PATTERN, "^$",
              "Numbers of sections that such a sentence may cite besides or instead."),
    parameter(
        "tied", DULY_PATTERN, "^\\b$",
        "Words, with the section in them, that leave no doubt that it is cited for the duty."),
    parameter("near", DULY_PATTERN, "^$",
              "Numbers of sections that may be cited even so: those beside its own."),
    parameter("cited", DULY_PATTERN,
              "\\b(?:sections?|sect?\\.|s{1,2}\\.?) ?([0-9]{1,3}[a-z]{0,2})\\b",
              "How a section is cited; the group is its number."),
};
constexpr duly_argument worded[] = {
    argument("cited", DULY_TEXT, "The section as cited."),
    argument("number", DULY_TEXT, "The number cited."),
    argument("statute", DULY_TEXT, "The statute as cited."),
};
constexpr duly_case cases[] = {
    fail("other", "The duty is cited with another section.", worded),
    pass("right", "The duty is cited with its section.", worded),
    not_applicable("none", "The statute is not cited with a section for the duty."),
};

struct Citation {
    duly_range where{}, number{};
};

std::vector<Citation> sections_in(const Context& context, duly_range sentence) {
    const std::string_view words = context.document().text(sentence);
    const std::string_view cited = context.text("cited");
    std::vector<Citation> found;
    for (std::uint32_t from = 0; from < words.size();) {
        const auto number = context.match(cited, words, from);
        if (!number) break;
        // The group is the number: what announces it is the word before.
        std::uint32_t begin = number->begin;
        while (begin > from && words[begin - 1] != ' ')
            --begin;
        if (begin == number->begin && begin > from) {
            --begin;
            while (begin > from && words[begin - 1] != ' ')
                --begin;
        }
        found.push_back({within(sentence, {begin, number->end}), within(sentence, *number)});
        from = number->end;
    }
    return found;
}

void run(const Context& context) {
    const Document& paper = context.document();
    bool asked = false;
    std::uint32_t after = 0; // a sentence may cite the statute twice
    for (const Node reference : paper.all("reference")) {
        if (reference.str("kind") != "statute" || reference.range().begin < after ||
            !context.matches(context.text("act"), context.folded(reference.str("target"))))
            continue;
        const auto& blocks = places::blocks_of(context);
        const places::Block* block = places::block_at(blocks, reference.range().begin);
        if (block == nullptr) continue;
        // A title that begins on the line above shows that the sentence does.
        const bool across = reference.text().size() < reference.str("target").size();
        const duly_range sentence = places::sentence_around(
            paper, across ? places::with_broken_lines(paper, blocks, *block) : block->range,
            reference.range(), across);
        after = sentence.end;
        if (!context.matches(context.text("subject"), context.folded(paper.text(sentence))))
            continue;
        const auto sections = sections_in(context, sentence);
        if (sections.empty()) continue;
        asked = true;
        const bool tied =
            context.matches(context.text("tied"), context.folded(paper.text(sentence)));
        const Citation* wrong = nullptr;
        const Citation* right = nullptr;
        bool open = sections.size() != 1; // which of several is meant cannot be told
        for (const Citation& each : sections) {
            const std::string_view number = context.folded(paper.text(each.number));
            if (number == context.text("section"))
                right = &each;
            else if (context.matches(context.text(tied ? "near" : "other"), number))
                open = true;
            else
                wrong = &each;
        }
        const Citation* shown = right != nullptr ? right : wrong;
        if (shown == nullptr || (right == nullptr && open)) continue;
        context.report(right != nullptr ? "right" : "other", shown->where)
            .arg("cited", paper.text(shown->where))
            .arg("number", paper.text(shown->number))
            .arg("statute", places::quoted(reference.str("target")));
    }
    if (!asked) context.report("none");
}

} // namespace

duly_check section() {
    return check<run>("legal.section",
                      "Where a statute is cited for a well-known duty, the section is right.",
                      parameters, cases);
}

} // namespace duly::legal
