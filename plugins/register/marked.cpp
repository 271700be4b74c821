// register.marked: whether the paper is marked as one that is not published.
#include "../shared/blocks.hpp"

namespace duly::registers {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("marking", DULY_PATTERN,
              "^\\W*(?:(?:strictly |private (?:and|&) )?confidential|(?:confidential|exempt|"
              "restricted|private|part (?:2|ii|two|b))(?: report| appendix| item| paper)?\\W+"
              "(?:and )?(?:not for publication|confidential|exempt|private)\\b.*|"
              "not for publication\\b.*|exempt (?:report|appendix|item|paper)|"
              "part (?:2|ii|two|b)\\W+(?:confidential|exempt|private)(?: facts.*)?|"
              "(?:this |the )?(?:report|paper|appendix|item|document|annex) (?:is |contains |"
              "contain )(?:not for publication|exempt|confidential)\\b.*|"
              "official[ -]sensitive\\b.*|restricted)\\W*$",
              "A line by itself that marks the paper as exempt or confidential."),
};
constexpr duly_case cases[] = {
    pass("marked", "The paper is marked as exempt or confidential."),
    not_applicable("open", "It is not."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    constexpr std::size_t most_words = 30;
    const auto is_marking = [&](std::string_view words) {
        return !places::has_words(words, most_words + 1) &&
               context.matches(context.text("marking"), context.folded(words));
    };
    for (const Node furniture : paper.all("furniture"))
        if (is_marking(furniture.str("text"))) {
            context.report("marked");
            return;
        }
    for (const places::Block& block : places::blocks_of(context))
        if (block.kind != places::BlockKind::cell && is_marking(paper.text(block.range))) {
            context.report("marked", block.range);
            return;
        }
    context.report("open");
}

} // namespace

duly_check marked() {
    return check<run>("register.marked",
                      "Whether the paper is marked as one that is not published.", parameters,
                      cases);
}

} // namespace duly::registers
