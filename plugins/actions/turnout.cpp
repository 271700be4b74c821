// actions.turnout: no more votes were cast than the minutes name people who were there.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"
#include "../shared/joined.hpp"
#include "ballots.hpp"
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
    parameter("late", DULY_PATTERN,
              "\\b(?:late|lateness|later|part|partly|partial|substitut\\w*|represent\\w*|"
              "deputi[sz]\\w*|on behalf)\\b",
              "Words of the lists with which those who sent apologies, or others for them, may "
              "have come after all."),
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

/// How long what parts two names is at a place in the words; 0 where nothing does.
std::size_t joint_at(std::string_view words, std::size_t at) {
    for (const std::string_view joint : {" and ", " & "})
        if (words.compare(at, joint.size(), joint) == 0) return joint.size();
    return std::string_view(",;:\t\n").find(words[at]) != std::string_view::npos ? 1 : 0;
}

/// Whether a piece of the lists names somebody who only sent apologies.
bool is_absent(const std::vector<Person>& people, duly_range piece) {
    // In the order in which the lists name them.
    const auto first =
        std::partition_point(people.begin(), people.end(),
                             [&](const Person& person) { return person.name.begin < piece.begin; });
    return first != people.end() && first->name.begin < piece.end && !first->present;
}

/// How many people may have been there: pieces of the lists, with their titles and posts, but for
/// the names of those who sent apologies. 0 where a piece is no name.
std::size_t most_people(const Context& context, duly_range lists) {
    constexpr std::size_t longest = 7; // words: "Councillor Ann de la Mare (Vice Chair)"
    const std::string_view words = context.document().text(lists);
    const auto& people = people_of(context);
    const bool late = context.find(context.text("late"), lists).has_value();
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin, joint = 0;
        while (end < words.size() && (joint = joint_at(words, end)) == 0)
            ++end;
        const std::string_view piece = words.substr(begin, end - begin);
        if (places::has_words(piece, longest + 1)) return 0;
        const duly_range where{lists.begin + static_cast<std::uint32_t>(begin),
                               lists.begin + static_cast<std::uint32_t>(end)};
        const bool named =
            std::any_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        count += named && (late || !is_absent(people, where)) ? 1U : 0U;
        begin = end + joint;
    }
    return count;
}

/// The lists of names, from the line of the first that they name to that of the last, be it as one
/// who was there or who sent apologies; empty when they do not say for sure who voted. Whether they
/// do is asked of those who were there alone.
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
    const std::size_t people = empty(lists) ? 0 : most_people(context, lists);
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
