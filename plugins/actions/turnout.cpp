// actions.turnout: no more votes were cast than the minutes name people who were there.
#include <algorithm>
#include <string>

#include "../shared/blocks.hpp"
#include "ballots.hpp"
#include "joined.hpp"
#include "people.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    numbers_parameter,
    parameter("for", DULY_PATTERN, nullptr, "Words with the votes for a motion as group 1."),
    parameter("against", DULY_PATTERN, nullptr, "The same for those against it."),
    parameter("abstained", DULY_PATTERN, nullptr, "The same for abstentions."),
    parameter("others", DULY_PATTERN,
              "\\b(?:petition|public|residents|electors|electorate|survey|consult|respon|ballot|"
              "shareholders|proxy|proxies|postal|delegates|poll|households|tenants|members of the "
              "(?:society|association|club))",
              "Words of a paragraph in which others than the meeting's members may have voted."),
    parameter(
        "large", DULY_PATTERN,
        "\\b(?:parish meeting|town meeting|public meeting|annual (?:general|parish)|agm|assembly|"
        "conference|general meeting)\\b",
        "Words of a title: of meetings that name only some of those who vote."),
    parameter(
        "not-all", DULY_PATTERN,
        "\\b(?:and|plus) [0-9]|[0-9] (?:other|member|councillor|more|further)|\\b(?:others|all "
        "members|all councillors|list|register|sheet|appendix|appended|"
        "attached|various|including|et al|etc)\\b",
        "Words of the lists with which they do not name everybody."),
    parameter("elsewhere", DULY_PATTERN,
              "\\b(?:attend(?:ed|ing|ance|ees?)|remotely|online|virtually?|joined|arrived|entered|"
              "re-?joined|substitut\\w*|present|via (?:teams|zoom|video))\\b",
              "Words behind the lists that tell of more who were there."),
};
constexpr auto parameters = joined(own, people_parameters);
constexpr duly_argument counted[] = {
    argument("for", DULY_COUNT, "The votes for it."),
    argument("against", DULY_COUNT, "The votes against it."),
    argument("abstained", DULY_COUNT, "The abstentions."),
    argument("votes", DULY_COUNT, "All of them."),
    argument("people", DULY_COUNT, "How many people the lists may name at most."),
};
constexpr duly_case cases[] = {
    fail("more", "More votes than people are there.", counted),
    pass("within", "The votes are no more than the people.", counted),
    not_applicable("none", "No vote is counted, or the lists do not name everybody for sure."),
};

/// How many people the paper may name up to a byte: pieces of its lists, with their titles and
/// posts. 0 where a piece is no name.
std::size_t most_people(const Document& paper, duly_range lists) {
    constexpr std::size_t longest = 7; // words: "Councillor Ann de la Mare (Vice Chair)"
    std::string words(paper.text(lists));
    for (const std::string_view joint : {" and ", " & "})
        for (std::size_t at = words.find(joint); at != std::string::npos; at = words.find(joint))
            words.replace(at, joint.size(), ",");
    std::size_t people = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find_first_of(",;:\t\n", begin), words.size());
        const std::string_view piece = std::string_view(words).substr(begin, end - begin);
        if (places::has_words(piece, longest + 1)) return 0;
        people +=
            std::any_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; })
                ? 1U
                : 0U;
        begin = end + 1;
    }
    return people;
}

/// The lists of names, from the first that was there to the last that is named; empty when they do
/// not say for sure who voted.
duly_range lists_of(const Context& context) {
    constexpr std::size_t fewest = 3;
    const Document& paper = context.document();
    duly_range lists{};
    std::size_t there = 0;
    for (const Person& person : people_of(context)) {
        there += person.present ? 1U : 0U;
        if (empty(lists)) lists = places::line_at(paper, person.name.begin);
        lists.end = std::max(lists.end, places::line_at(paper, person.name.begin).end);
    }
    if (there < fewest || empty(lists) || context.find(context.text("not-all"), lists) ||
        context.matches(context.text("large"), context.folded(paper.root().str("title"))) ||
        context.find(context.text("elsewhere"), {lists.end, paper.root().range().end}))
        return {};
    // Names above the first list that was understood would be missed.
    constexpr std::size_t names_above = 3;
    const std::string_view above = paper.text({paper.root().range().begin, lists.begin});
    if (std::count(above.begin(), above.end(), ',') + std::count(above.begin(), above.end(), '\n') >
        static_cast<std::ptrdiff_t>(names_above * 4))
        return {};
    return lists;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const duly_range lists = lists_of(context);
    const std::size_t people = empty(lists) ? 0 : most_people(paper, lists);
    bool any = false;
    for (const places::Block& block : places::blocks_of(context)) {
        if (people == 0) break;
        if (block.kind != places::BlockKind::paragraph && block.kind != places::BlockKind::item)
            continue;
        if (!context.find(context.text("against"), block.range)) continue;
        const std::string words(context.folded(paper.text(block.range)));
        const auto pro = votes(context, context.text("for"), words);
        const auto con = votes(context, context.text("against"), words);
        if (!pro || !con || context.matches(context.text("others"), words)) continue;
        const std::int64_t none = votes(context, context.text("abstained"), words).value_or(0);
        const std::int64_t all = *pro + *con + none;
        any = true;
        const bool more = all > static_cast<std::int64_t>(people);
        context.report(more ? "more" : "within", block.range)
            .arg("for", *pro)
            .arg("against", *con)
            .arg("abstained", none)
            .arg("votes", all)
            .arg("people", people)
            .related("those there", lists);
    }
    if (!any) context.report("none");
}

} // namespace

duly_check turnout() {
    return check<run>("actions.turnout",
                      "No more votes were cast than the minutes name people who were there.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
