#include "asides.hpp"

#include <algorithm>
#include <string_view>

namespace duly::amounts {

constexpr duly_parameter aside_parameter = parameter(
    "aside", DULY_PATTERN,
    "\\b(?:previously|formerly|originally|instead of|rather than|(?:up|down|unchanged|revised|"
    "amended|moved) from|"
    "(?:increas|r[io]s|r[io]se|f[ae]ll|reduc|decreas|chang)[a-z]* from|"
    "compare[ds]? (?:with|to)|as against|against|of (?:which|that|this)|includ(?:ing|es?)|"
    "exclud(?:ing|es?|ed)|out of|(?:the|its|an?|their|our) (?:original|total|overall|full)"
    "(?: annual| approved)? budget of|last year|a year (?:ago|earlier|before)|"
    "(?:last|prior|previous) (?:year|quarter|month)|"
    "(?:which|who|that|it|they) (?:has|have|had|received|got|holds?|was|were|spent|paid)"
    "(?: (?:already|previously|also|once|had|been|received|paid|given|awarded|spent))*)"
    "(?:,? (?:the|a|an|at|of|was|were|is|some|only|about|around|up|to|its|their|our|original|"
    "approved|revised|planned|total|annual|overall|full|year|years|year's|last|this|previous|"
    "prior|budget|target|forecast|estimate|cost|figure|level|allocation|limit)){0,5}[ :(]*$|"
    // but not "savings of £420,000 are included: £185,000 from …"
    "\\bincluded(?: (?:the|a|an|of|some|about|up|to|its|their|our|total|original)){0,4}[ (]*$",
    "Words right before an amount that is compared with the amount before it, or within it.");
constexpr duly_parameter aside_follows_parameter = parameter(
    "aside-follows", DULY_PATTERN,
    "^,? of (?:which|this|that|it|these) (?:[a-z]+ )?(?:was|is|has|have|had|will|were|are|must|"
    "may|can|should|would|relates?|remains?|falls?|comes?|came|goes|went)\\b|"
    "^ (?:before|beforehand|previously)(?:[,;.)]|$)|"
    "^ (?:less|lower|higher|more|fewer|greater) than\\b|"
    "^ (?:a|one) year (?:ago|earlier|before)\\b|^ (?:last|the previous|the prior) year\\b",
    "Words right behind an amount that is within, or compared with, another one.");

namespace {

using std::string_view;

/// Whether one thing of an enumeration ends here.
bool parts_things(string_view words, std::size_t at) {
    if (words[at] == ';') return true;
    if (words[at] == ',') return at + 1 == words.size() || words[at + 1] == ' ';
    for (const string_view joint : {" and ", " plus ", " & ", "\n", "\t"})
        if (words.substr(at, joint.size()) == joint) return true;
    return false;
}

} // namespace

std::vector<Figure> without_asides(const Context& context, const std::vector<Figure>& figures,
                                   std::uint32_t from) {
    constexpr std::uint32_t before = 60, behind = 40;
    const Document& paper = context.document();
    const std::uint32_t end = paper.root().range().end;
    std::vector<Figure> kept;
    int depth = 0, base = 0; // brackets that are open; those that the parts themselves stand in
    bool had = false;        // the thing that is being told has a figure, outside brackets
    std::uint32_t at = from;
    for (const Figure& figure : figures) {
        const string_view gap = paper.text({at, figure.where.begin});
        for (std::size_t i = 0; i < gap.size(); ++i) {
            if (gap[i] == '(' || gap[i] == '[') ++depth;
            if ((gap[i] == ')' || gap[i] == ']') && depth > 0) base = std::min(base, --depth);
            if (depth == base && parts_things(gap, i)) had = false;
        }
        if (at == from) base = depth;
        const string_view words =
            gap.substr(gap.size() - std::min<std::size_t>(gap.size(), before));
        const duly_range rest{figure.where.end, std::min(figure.where.end + behind, end)};
        const bool aside = (depth > base && had) ||
                           (words.size() > 1 && context.matches(context.text("aside"), words)) ||
                           (rest.end > rest.begin &&
                            context.matches(context.text("aside-follows"), paper.text(rest)));
        if (!aside) kept.push_back(figure);
        had = had || (depth == base && !aside);
        at = figure.where.end;
    }
    return kept;
}

} // namespace duly::amounts
