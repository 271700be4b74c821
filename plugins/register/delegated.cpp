// register.delegated: to whom a recommendation or decision delegates what is left to be done.
#include <algorithm>
#include <optional>

#include "asked.hpp"

namespace duly::registers {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("roles", DULY_TEXT, "recommendation decision",
              "Roles of the sections with the recommendation or decision, separated by spaces."),
    decides_parameter,
    parameter("delegates", DULY_PATTERN, "\\b(?:delegat(?:e|es|ed|ing|ion)\\b|authority be given)",
              "Words that delegate."),
    parameter("noted", DULY_PATTERN, "^(?:[(0-9a-z.)]{1,6} )?(?:to |that )?(?:notes?|noted)\\b",
              "How an item begins that asks for no approval."),
    parameter("past", DULY_PATTERN,
              "\\bscheme of (?:[a-z]+ (?:and|&) )?delegations?\\b|\\bdelegations? scheme\\b|"
              "\\b(?:under|using|by|within|in line with|exercising|in exercise of) "
              "(?:(?:the|its|an?|their|existing|current|previous|these|those) )*"
              "(?:delegations?|delegated (?:powers?|authority|decisions?))\\b|"
              "\\b(?:de|un)[-\u2010\u2011\u2013 ]?delegat(?:e|es|ed|ing|ion)\\b|"
              "\\bdelegations? (?:given|made|granted|agreed|approved) (?:on|by|at|in)\\b",
              "Words that speak of a delegation that is there already."),
    parameter("given", DULY_PATTERN,
              "(?-i:\\b(?:[Tt]he |[Aa]n? )?([A-Z][\\w&'\u2019-]*(?:(?:,? (?:of|and|for|in|&) "
              "(?:the )?| (?:-|\u2013) | )[A-Z][\\w&'\u2019-]*)*)"
              "(?: \\([^()]{1,40}\\))?,? (?:be|is|are) (?:given|granted) $)",
              "Who is given it, right before the words; the first group is the office."),
    parameter(
        "authorises", DULY_PATTERN,
        "(?-i:\\b[Aa]uthoris(?:e|es|ed) (?:the )?((?:[A-Z][\\w&'\u2019-]*(?:,? (?:of|and|for|in|"
        "&)(?: the)?)? )*(?:Director|Executive|Officer|Head|Member|Leader|Chair|Mayor|Clerk|"
        "Manager|Solicitor|Treasurer)\\b(?:,? (?:(?:of|and|for|in|&|-|\u2013) (?:the )?)?"
        "[A-Z][\\w&'\u2019-]*)*)(?:,? [^.;]{0,200})? to \\w)",
        "Who is authorised to act, where no word delegates; the first group is the office."),
    parameter("to", DULY_PATTERN,
              "(?-i:\\bto (?:the |an? )?([A-Z][\\w&'\u2019-]*(?:(?:,? (?:(?:of|and|for|in|&) "
              "(?:the )?)?| (?:-|\u2013) )[A-Z][\\w&'\u2019-]*)*))",
              "To whom; the first group is the office."),
};
constexpr duly_argument told[] = {
    argument("to", DULY_TEXT, "The office, where it is named."),
};
constexpr duly_case cases[] = {
    pass("delegated", "Something is delegated.", told),
    not_applicable("kept", "Nothing is delegated."),
};

/// The words that delegate, but for those that speak of what was delegated before.
std::optional<duly_range> delegates_in(const Context& context, duly_range words) {
    for (duly_range rest = words; !empty(rest);) {
        const auto verb = context.find(context.text("delegates"), rest);
        if (!verb || verb->end <= rest.begin) break;
        const auto past = context.find(context.text("past"), rest);
        if (!past || past->begin > verb->begin) return verb;
        rest.begin = std::max(past->end, verb->end);
    }
    return std::nullopt;
}

void run(const Context& context) {
    const Document& paper = context.document();
    for (const places::Block& block : asked_in(context)) {
        const std::string_view words = paper.text(block.range);
        const std::string_view folded = context.folded(words);
        if (context.matches(context.text("noted"), folded)) continue;
        const auto verb = delegates_in(context, block.range);
        const auto authorised = context.match(context.text("authorises"), words);
        if (!verb && !authorised) continue;
        std::string_view rest, before, office;
        if (verb) {
            rest = paper.text({verb->end, block.range.end});
            before = paper.text({block.range.begin, verb->begin});
        }
        if (!verb)
            office = words.substr(authorised->begin, authorised->end - authorised->begin);
        else if (const auto given = context.match(context.text("given"), before))
            office = before.substr(given->begin, given->end - given->begin);
        else if (const auto found = context.match(context.text("to"), rest))
            office = rest.substr(found->begin, found->end - found->begin);
        while (!office.empty() && (office.back() == ',' || office.back() == '.'))
            office.remove_suffix(1);
        context.report("delegated", block.range).arg("to", office);
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
