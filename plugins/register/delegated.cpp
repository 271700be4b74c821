// register.delegated: to whom a recommendation or decision delegates what is left to be done.
#include "asked.hpp"

namespace duly::registers {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("roles", DULY_TEXT, "recommendation decision",
              "Roles of the sections with the recommendation or decision, separated by spaces."),
    parameter("delegates", DULY_PATTERN, "\\b(?:delegat(?:e|es|ed|ing|ion)\\b|authority be given)",
              "Words that delegate."),
    parameter("noted", DULY_PATTERN, "^(?:[(0-9a-z.)]{1,6} )?(?:to |that )?(?:notes?|noted)\\b",
              "How an item begins that asks for no approval."),
    parameter("to", DULY_PATTERN,
              "(?-i:\\bto (?:the |an? )?([A-Z][\\w&'\u2019-]*(?:,? (?:(?:of|and|for|in|&) "
              "(?:the )?)?[A-Z][\\w&'\u2019-]*)*))",
              "To whom; the first group is the office."),
};
constexpr duly_argument told[] = {
    argument("to", DULY_TEXT, "The office, where it is named."),
};
constexpr duly_case cases[] = {
    pass("delegated", "Something is delegated.", told),
    not_applicable("kept", "Nothing is delegated."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    for (const places::Block* block : asked_in(context)) {
        const std::string_view words = paper.text(block->range);
        const std::string_view folded = context.folded(words);
        if (!context.matches(context.text("delegates"), folded) ||
            context.matches(context.text("noted"), folded))
            continue;
        const auto verb = context.find(context.text("delegates"), block->range);
        const std::string_view rest =
            verb ? paper.text({verb->end, block->range.end}) : std::string_view{};
        std::string_view office;
        if (const auto found = context.match(context.text("to"), rest))
            office = rest.substr(found->begin, found->end - found->begin);
        while (!office.empty() && (office.back() == ',' || office.back() == '.'))
            office.remove_suffix(1);
        context.report("delegated", block->range).arg("to", office);
        return;
    }
    context.report("kept");
}

} // namespace

duly_check delegated() {
    return check<run>("register.delegated",
                      "To whom a recommendation or decision delegates what is left to be done.",
                      parameters, cases);
}

} // namespace duly::registers
