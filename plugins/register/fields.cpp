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
        "^\\W*(?:report (?:to|for)|committee|meeting(?: of)?|decision (?:determined|made|taken) "
        "(?:at|by))"
        "[ \\t]*:?[ \\t]*(?:the )?((?-i:" DULY_NAME ")(?: for (?-i:" DULY_NAME "))?)",
        "Lines above the first recommendation that say whose meeting it is; group 1 names it."),
    parameter("heads", DULY_PATTERN,
              "^\\W*(?:the )?((?-i:" DULY_NAME
              "))(?:(?: ?[-\u2013\u2014:,] ?|[ \\t]+)(?:[a-z]+day,? )?[0-9]{1,2}"
              "(?:st|nd|rd|th)? [a-z]{3,9},? [0-9]{4})?\\W*$",
              "The whole of a line at the head, with its day or without; group 1 names whose "
              "meeting it is."),
    parameter("meets", DULY_PATTERN,
              "^(?:cabinet|executive|full council)$|^(?:[a-z'&,-]+ ){1,8}(?:(?:sub-?)?committee|"
              "cabinet|board|panel|forum|assembly)$",
              "Folded names of what meets under the name of a body, for such lines."),
    parameter("no-meeting", DULY_PATTERN,
              "^(?:review|report|minutes|terms|membership|appointments?|proposed|update|future|"
              "role|work|annual|election|establishment|creation|changes?|agenda|members?|"
              "combined)\\b",
              "How a folded line begins that is a title about such a body."),
    parameter("name-label", DULY_PATTERN,
              "^\\W*(?:(?:full |print(?:ed)? )?name|print|name of officer)[ \\t]*:[ \\t]*"
              "((?-i:[A-Z][\\w.'\u2019-]*(?: [A-Z][\\w.'\u2019-]*){1,4}))\\W*$",
              "A line at the place to sign with the name in print as group 1."),
    parameter(
        "post-label", DULY_PATTERN,
        "^\\W*(?:post|position|job title|title|designation|role)[ \\t]*:[ \\t]*(\\w.{3,90}?)\\W*"
        "$",
        "The same for the post."),
    parameter("signed-name", DULY_PATTERN,
              "^\\W*((?-i:[A-Z][\\w.'\u2019-]*(?: [A-Z][\\w.'\u2019-]*){1,4}))(?: ?[(,].*)?\\W*$",
              "A signature that is a name, as group 1."),
    parameter("post-above", DULY_PATTERN,
              "^\\W*(?:the )?((?-i:(?:(?:Deputy|Acting) )?Mayor of [A-Z][\\w' -]{2,40}|"
              "(?:[A-Z][\\w,'\u2019-]* (?:and )?){0,5}Commissioner(?: for [A-Z][\\w' -]{2,40})?))"
              "\\W*$",
              "A line above the place to sign that is the post of who signs, as group 1."),
    parameter("cut", DULY_PATTERN, "(?:\\b(?:and|of|for|the|in)|[,&])$",
              "How a name or post ends that a page cut within its words, folded."),
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
    parameter("day", DULY_PATTERN,
              ",? (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b.*$|,? on(?: [0-9].*)?$",
              "What a line says behind the name: the day of the meeting."),
    parameter("undecided", DULY_TEXT, "unknown minutes strategy",
              "Kinds of papers that put nothing to anybody."),
    parameter("signoff", DULY_TEXT, "decision_maker", "Role of the decision-maker's sign-off."),
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

/// "HUMAN RESOURCES COMMITTEE", "CABINET – 16 SEPTEMBER 2025" among the first lines, once.
std::string meeting_at_head(const Context& context, std::uint32_t end) {
    constexpr std::size_t head_lines = 8;
    const Document& paper = context.document();
    std::string found;
    std::size_t lines = 0;
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.range.begin >= end || ++lines > head_lines) break;
        const std::string_view line = paper.text(block.range);
        if (block.kind == places::BlockKind::cell || line == paper.root().str("title")) continue;
        const auto named = context.match(context.text("heads"), line);
        if (!named) continue;
        std::string_view name = line.substr(named->begin, named->end - named->begin);
        if (const auto day = context.match(context.text("day"), name))
            name = name.substr(0, day->begin);
        const std::string folded(context.folded(name));
        if (!context.matches(context.text("meets"), folded) ||
            context.matches(context.text("no-meeting"), folded))
            continue;
        if (found.empty()) found = name;
        if (context.folded(found) != folded) return {}; // which of them decides?
    }
    return found;
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
    if (!asked.empty())
        if (std::string name = name_in(context, "asked", paper.text(asked[0].range)); !name.empty())
            return name;
    return meeting_at_head(context, end);
}

/// Who signed, where the form says no more than "officer or member": the name in print with its
/// post, else a signature that is a name.
std::string signatory(const Context& context, const Node& signoff) {
    constexpr std::size_t lines_below = 6;
    const Document& paper = context.document();
    if (signoff.str("state") != "signed") return {};
    const auto group = [&](const char* parameter, std::string_view line) {
        const auto found = context.match(context.text(parameter), line);
        return found ? std::string(line.substr(found->begin, found->end - found->begin))
                     : std::string();
    };
    std::string name, post, post_above;
    std::size_t lines = 0;
    const auto& blocks = places::blocks_of(context);
    for (std::size_t i = 0; i < blocks.size() && lines < lines_below; ++i) {
        // the name may stand in print right above the signature
        const bool above = i + 2 < blocks.size() &&
                           blocks[i + 2].range.begin >= signoff.range().begin &&
                           blocks[i].range.begin < signoff.range().begin;
        const std::string_view line = paper.text(blocks[i].range);
        const bool near = blocks[std::min(i + lines_below, blocks.size() - 1)].range.begin >=
                          signoff.range().begin;
        if (blocks[i].range.begin < signoff.range().begin && near)
            if (std::string named = group("post-above", line); !named.empty())
                post_above = std::move(named);
        if (blocks[i].range.begin < signoff.range().begin && !above) continue;
        lines += above ? 0U : 1U;
        if (name.empty()) name = group("name-label", line);
        if (post.empty()) post = group("post-label", line);
    }
    if (name.empty()) name = group("signed-name", signoff.str("value"));
    if (post.empty()) post = post_above;
    // a post that a narrow cell cut: its end may have gone to the name
    if (context.matches(context.text("cut"), context.folded(post))) return {};
    return name.empty() ? post_above : post.empty() ? name : name + ", " + post;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node by = filled(paper, context.text("decision-maker"));
    const Node published = filled(paper, context.text("published"));
    const std::string asked = by ? std::string() : asked_of(context);
    const Node signoff = paper.signoff(context.text("signoff"));
    std::string decided;
    if (by)
        decided = by.str("value");
    else if (signoff && signoff.flag("open") && (decided = signatory(context, signoff)).empty())
        decided = asked;
    context.report("fields")
        .arg("decision-maker", decided)
        .arg("asked", asked)
        .arg("published", published ? iso(published.date("date").value_or(duly_date{})) : "");
}

} // namespace

duly_check fields() {
    return check<run>("register.fields", "Who decided or is asked to, and when it was published.",
                      parameters, cases);
}

} // namespace duly::registers
