// register.fields: who decided and when it was published, where the form has fields for them; else
// whom the recommendation asks.
#include <algorithm>
#include <string>

#include "asked.hpp"

namespace duly::registers {
namespace {

#define DULY_NAME                                                                                  \
    "[A-Z][\\w&'\u2019-]*(?:,? (?:(?:of|and|for|the|in|on|&) ){0,2}[A-Z(&][\\w&'\u2019)-]*)*"

constexpr duly_parameter parameters[] = {
    parameter("decision-maker", DULY_TEXT, "decision-maker decision-by decided-by",
              "Fields with the decision-maker, separated by spaces; the first that is filled in."),
    parameter("published", DULY_TEXT, "date-published published publication-date",
              "Fields with the day of publication."),
    parameter("roles", DULY_TEXT, "recommendation decision",
              "Roles of the sections with the recommendation or decision, separated by spaces."),
    decides_parameter,
    parameter(
        "front", DULY_PATTERN,
        "^\\W*(?:report to|committee|decision (?:determined|made|taken) (?:at|by))[ \\t]*:?[ "
        "\\t]*(?:the )?((?-i:" DULY_NAME ")(?: for (?-i:" DULY_NAME "))?)",
        "Lines above the first recommendation that say whose meeting it is; group 1 names it."),
    parameter("asked", DULY_PATTERN,
              "^\\W*(?:it is (?:therefore )?(?:recommended|proposed) )?(?:that )?(?:the )?"
              "((?-i:" DULY_NAME ")),? ?(?:$|:|(?:(?:is|are) (?:[a-z]+ )?(?:asked|recommended|"
              "requested|invited)|approves?|agrees?|notes?|endorses?|considers?|delegates?|"
              "recommends?|authorises?|resolves?)\\b)",
              "How the recommendation begins that says who is asked; group 1 names it."),
    parameter("bodies", DULY_PATTERN,
              "^(?:(?:full )?council|cabinet|executive|mayor)$| .*\\b(?:committee|cabinet|council|"
              "board|panel|executive|assembly|authority|commissioner|mayor|member|leader|forum|"
              "director)\\b|"
              "\\b(?:committee|cabinet|council|board|panel|executive|assembly|authority|"
              "commissioner|mayor|member|leader|forum|director)\\b.* ",
              "Folded names that tell a decision-maker; \"Committee\" alone does not."),
    parameter("day", DULY_PATTERN, ",? (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b.*$",
              "What a line says behind the name: the day of the meeting."),
    parameter("undecided", DULY_TEXT, "unknown minutes strategy",
              "Kinds of papers that put nothing to anybody."),
    parameter("signoff", DULY_TEXT, "decision_maker", "Role of the decision-maker's sign-off."),
    parameter("vague", DULY_PATTERN, "\\bor\\b",
              "A form's name for the decision-maker that leaves open which one it is."),
};
constexpr duly_argument told[] = {
    argument("decision-maker", DULY_TEXT, "As the form has it."),
    argument("asked", DULY_TEXT, "Whom the recommendation asks, as the paper has it."),
    argument("published", DULY_TEXT, "The day of publication in ISO form."),
};
constexpr duly_case cases[] = {
    pass("fields", "What the form's fields say.", told),
};

/// The first field of the list that is filled in.
Node filled(const Document& paper, std::string_view names) {
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        const Node field = paper.field(names.substr(0, end));
        if (field && field.str("state") == "given") return field;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return {};
}

std::string iso(const duly_date& date) {
    if (date.year == 0 || !exists(date)) return {};
    const auto two = [](int n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    std::string out = std::to_string(date.year);
    if (date.month != 0) out += two(date.month);
    if (date.day != 0) out += two(date.day);
    return out;
}

/// The name that the words begin by, if it tells a decision-maker.
std::string name_in(const Context& context, const char* parameter, std::string_view words) {
    constexpr std::size_t most = 400;                     // bytes
    const std::string line = places::quoted(words, most); // however its lines end
    const auto found = context.match(context.text(parameter), line);
    if (!found) return {};
    std::string name = line.substr(found->begin, found->end - found->begin);
    if (const auto day = context.match(context.text("day"), name)) name.resize(day->begin);
    if (!context.matches(context.text("bodies"), context.folded(name))) name.clear();
    return name;
}

/// The committee or office that the paper is put to: as its front has it, else its recommendation.
std::string asked_of(const Context& context) {
    constexpr std::size_t front_lines = 40;
    const Document& paper = context.document();
    if (places::lists(context.text("undecided"), paper.root().str("kind"))) return {};
    const auto asked = asked_in(context);
    const std::uint32_t end = asked.empty() ? paper.root().range().end : asked[0].range.begin;
    duly_range line{}, before{};
    std::size_t lines = 0;
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.range.begin >= end || ++lines > front_lines) break;
        if (block.range.begin < line.end) continue; // a cell of the same row
        before = line;
        line = places::line_at(paper, block.range.begin);
        std::string name = name_in(context, "front", paper.text(line));
        if (name.empty() && !empty(before)) // a heading of two lines
            name = name_in(context, "front", paper.text({before.begin, line.end}));
        if (!name.empty()) return name;
    }
    return asked.empty() ? std::string() : name_in(context, "asked", paper.text(asked[0].range));
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node by = filled(paper, context.text("decision-maker"));
    const Node published = filled(paper, context.text("published"));
    const std::string asked = by ? std::string() : asked_of(context);
    const Node signoff = paper.signoff(context.text("signoff"));
    const bool vague =
        signoff && context.matches(context.text("vague"), context.folded(signoff.str("label")));
    context.report("fields")
        .arg("decision-maker", by      ? std::string(by.str("value"))
                               : vague ? asked
                                       : std::string())
        .arg("asked", asked)
        .arg("published", published ? iso(published.date("date").value_or(duly_date{})) : "");
}

} // namespace

duly_check fields() {
    return check<run>("register.fields", "Who decided or is asked to, and when it was published.",
                      parameters, cases);
}

} // namespace duly::registers
