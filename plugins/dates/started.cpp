// dates.started: what is to be approved has not begun before it is.
#include "../shared/blocks.hpp"

namespace duly::dates {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("signoff", DULY_TEXT, "",
              "The sign-off whose date is that of the decision; empty: the paper's own date."),
    parameter("asks", DULY_PATTERN,
              "\\b(?:this (?:decision|paper|form|request|report) (?:seeks|asks|requests|is to)|"
              "(?:is|are) (?:asked|recommended|requested) to|approv(?:es?|al)\\b.{0,80}\\bfor the "
              "period|seeks? approval|that the .{0,60} approves?)\\b",
              "Words of a sentence that asks for the decision."),
    parameter("deciding", DULY_TEXT, "recommendation decision",
              "Roles of the sections that say what is decided, parted by spaces."),
    parameter(
        "grants", DULY_PATTERN,
        "\\b(?:extend|extension|award|renew|enter(?:ing)? into|appoint|grant|let|lease|licen[cs]e|"
        "engage|employ|commission|adopt|introduc|increas|set (?:the |a )?(?:fee|charge|rent))",
        "Words there of what may begin on a day that the decision names."),
    parameter(
        "past", DULY_PATTERN,
        "\\b(?:carried forward|brought forward|arrears|reports?|reported|data|figures|minutes|"
        "since|existing|expired|ended|began|started|previous(?:ly)?|transferred|underspend|"
        "balance|reserves?|letter|notice|varied|novat|not(?:e|es|ed|ing)\\b|pay "
        "award|salar(?:y|ies)|"
        "honorari)",
        "Words with which that day may be of what was before."),
    parameter("said", DULY_PATTERN,
              "\\bretrospective(?:ly)?\\b|\\bratif(?:y|ies|ied|ication)\\b|\\bbackdat|\\balready "
              "(?:begun|started|commenced)\\b|\\bsince (?:the )?[0-9]{1,2}(?:st|nd|rd|th)? [a-z]+",
              "Words of a paper that says so itself."),
    parameter("days", DULY_INTEGER, "366",
              "Days after the beginning beyond which nothing is said."),
};
constexpr duly_argument named[] = {
    argument("start", DULY_DATE, "The first day of what is asked for."),
    argument("date", DULY_DATE, "The day of the decision."),
    argument("words", DULY_TEXT, "The sentence that asks."),
};
constexpr duly_case cases[] = {
    fail("after", "The decision is dated after the first day of what it approves.", named),
    pass("before", "The decision is dated no later than what it approves begins.", named),
    pass("said", "The paper says that approval is asked for afterwards.", named),
    not_applicable("none", "No sentence that asks for the decision gives a first day."),
};

int days_of(duly_date date) { // days on a calendar, near enough to count between two
    constexpr int per_year = 365, per_month = 31;
    return date.year * per_year + date.year / 4 + date.month * per_month + date.day;
}

/// "extend the contract for two years from 1 January 2026", where the paper says what is decided.
bool granted_from(const Context& context, const Node& date, duly_range sentence) {
    const Document& paper = context.document();
    bool decides = false;
    for (Node section = paper.section_at(date.range().begin); section && !decides;
         section = section.parent().enclosing("section"))
        decides = places::lists(context.text("deciding"), section.str("role"));
    const duly_range before{sentence.begin, date.range().begin};
    return decides && context.find(context.text("grants"), before) &&
           !context.find(context.text("past"), sentence);
}

/// The decision's date, and where it stands.
duly_date decided(const Context& context) {
    const Document& paper = context.document();
    const std::string_view role = context.text("signoff");
    if (role.empty()) return paper.date();
    return paper.signoff(role).date("date").value_or(duly_date{});
}

void run(const Context& context) {
    const Document& paper = context.document();
    const duly_date date = decided(context);
    if (!exact(date)) {
        context.report("none");
        return;
    }
    for (const Node node : paper.all("date")) {
        const auto start = node.date("date");
        if (!start || !exact(*start) || !exists(*start)) continue;
        const duly_range where = node.range();
        constexpr std::uint32_t near = 6; // "from "
        const std::uint32_t begin = where.begin - std::min(where.begin, near);
        const std::string_view before = context.folded(paper.text({begin, where.begin}));
        const std::string_view after = context.folded(
            paper.text({where.end, std::min(where.end + near, paper.root().range().end)}));
        if (!before.ends_with("from")) continue;
        const bool period =
            after.starts_with("to") || after.starts_with("until") || after.starts_with("-");
        const places::Block* block = places::block_at(places::blocks_of(context), where.begin);
        if (block == nullptr) continue;
        const duly_range sentence = places::sentence_around(paper, block->range, where);
        const bool asks =
            period && context.matches(context.text("asks"), context.folded(paper.text(sentence)));
        if (!asks && !granted_from(context, node, sentence)) continue;
        const int late = days_of(date) - days_of(*start);
        if (late > context.integer("days")) continue;
        const bool told =
            late > 0 && context.find(context.text("said"), paper.root().range()).has_value();
        context.report(late <= 0 ? "before"
                       : told    ? "said"
                                 : "after",
                       sentence)
            .arg("start", *start)
            .arg("date", date)
            .arg("words", places::quoted(paper.text(sentence), 120));
        return;
    }
    context.report("none");
}

} // namespace

duly_check started() {
    return check<run>("dates.started", "What is to be approved has not begun before it is.",
                      parameters, cases);
}

} // namespace duly::dates
