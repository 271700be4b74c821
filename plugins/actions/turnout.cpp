// actions.turnout: no more votes were cast than the minutes name people who were there.
#include <algorithm>
#include <optional>
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
    styles_parameter,
    mention_parameter,
    parameter("abstained", DULY_PATTERN, nullptr, "Words with the abstentions as group 1."),
    parameter("abstentions", DULY_PATTERN,
              "\\babst(?:ain(?:ed|ing)|entions?) ?[:=(-]? ?(\\d{1,3})\\b",
              "The same where the number stands behind."),
    parameter(
        "others", DULY_PATTERN,
        "\\b(?:petition|public|residents|electors|electorate|survey|consult|respon|ballot|"
        "shareholders|proxy|proxies|postal|delegates|poll|households|tenants|union|county|joint "
        "committee|reported|had (?:carried|approved|voted|agreed)|members of the "
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
    parameter("no-members", DULY_PATTERN, "\\b(?:also|others?|officers?|invited)\\b",
              "Words of lists that name no members."),
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
constexpr duly_argument between[] = {
    argument("votes", DULY_COUNT, "All votes and abstentions."),
    argument("fewest", DULY_COUNT, "How many names were read for sure."),
    argument("people", DULY_COUNT, "How many people the lists may name at most."),
};
constexpr duly_case cases[] = {
    fail("more", "More votes than people are there.", counted),
    inconclusive("unclear", "The lists name fewer people than votes, or more: which is unclear.",
                 between),
    pass("within", "The votes are no more than the people.", counted),
    not_applicable("none", "No vote is counted, or the lists do not name everybody for sure."),
};

/// How long what parts two names is at a place in the words; 0 where nothing does.
std::size_t joint_at(std::string_view words, std::size_t at) {
    for (const std::string_view joint : {" and ", " & "})
        if (words.compare(at, joint.size(), joint) == 0) return joint.size();
    return std::string_view(",;:\t\n").find(words[at]) != std::string_view::npos ? 1 : 0;
}

/// The next place in the words, behind a post in brackets: "(Mayor, in the Chair)".
std::size_t behind_brackets(std::string_view words, std::size_t at) {
    constexpr std::size_t longest = 60; // bytes
    if (words[at] != '(') return at + 1;
    const std::size_t close = words.substr(at, longest).find(')');
    return close == std::string_view::npos ? at + 1 : at + close + 1;
}

/// Whether words behind the lists tell of more who were there: "No member of the press was present"
/// does not.
bool more_came(const Context& context, duly_range rest) {
    const Document& paper = context.document();
    while (!empty(rest)) {
        const auto found = context.find(context.text("elsewhere"), rest);
        if (!found) return false;
        const places::Block* const block =
            places::block_at(places::blocks_of(context), found->begin);
        const duly_range sentence =
            block != nullptr ? places::sentence_around(paper, block->range, *found) : *found;
        if (!context.find("\\b(?:no|none|nobody|neither|not)\\b", sentence)) return true;
        rest.begin = std::max(found->end, sentence.end);
    }
    return false;
}

/// How many people a list may name: its pieces with capitals, with titles and posts. Nothing where
/// one is longer than a name.
std::optional<std::size_t> names_in(const Document& paper, duly_range list) {
    constexpr std::size_t longest = 7; // words: "Councillor Ann de la Mare (Vice Chair)"
    const std::string_view words = paper.text(list);
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        std::size_t end = begin, joint = 0;
        while (end < words.size() && (joint = joint_at(words, end)) == 0)
            end = behind_brackets(words, end);
        const std::string_view piece = words.substr(begin, end - begin);
        if (places::has_words(piece, longest + 1)) return std::nullopt;
        count +=
            std::any_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        begin = end + joint;
    }
    return count;
}

/// How many persons the list names for sure: "Ann Rudd, Police" is one of them.
std::size_t persons_in(const Context& context, duly_range list) {
    const Attendance& all = attendance_of(context);
    std::size_t count = 0;
    for (const auto* each : {&all.people, &all.surnames}) { // in the order of the paper
        auto person = std::lower_bound(
            each->begin(), each->end(), list.begin,
            [](const Person& one, std::uint32_t at) { return one.name.begin < at; });
        for (; person != each->end() && person->name.end <= list.end; ++person)
            ++count;
    }
    return count;
}

/// Whether names stand below one of the lists that nothing announces: they may go on with it.
bool names_go_on(const Context& context, const std::vector<NameList>& lists) {
    const Document& paper = context.document();
    const auto& blocks = places::blocks_of(context);
    for (const NameList& list : lists) {
        auto next = std::upper_bound(
            blocks.begin(), blocks.end(), list.words.end - 1,
            [](std::uint32_t at, const places::Block& b) { return at < b.range.begin; });
        if (next == blocks.end() || next->kind == places::BlockKind::heading) continue;
        const bool listed = std::any_of(lists.begin(), lists.end(), [&](const NameList& other) {
            return next->range.begin <= other.words.begin && other.words.begin < next->range.end;
        });
        const std::string_view words = paper.text(next->range);
        const bool label = words.ends_with(':') || words.find(": ") != std::string_view::npos;
        const bool sentence = words.ends_with('.') && places::has_words(words, 5);
        if (!listed && !label && !sentence && names_in(paper, next->range).value_or(0) > 0)
            return true;
    }
    return false;
}

/// The lists of those who vote, and how many people they may name; 0 when that is not for sure.
struct Voters {
    duly_range lists{};
    std::size_t most = 0;
    std::size_t fewest = 0; ///< names of persons among them
};

/// Of those listed as present. "In attendance" and "also present" are others, such as the clerk,
/// where there is a list of members beside them.
Voters voters_of(const Context& context) {
    constexpr std::size_t fewest = 3;
    const Document& paper = context.document();
    const auto& all = attendance_of(context).lists;
    if (all.empty()) return {};
    const bool members = std::any_of(all.begin(), all.end(), [](const NameList& list) {
        return list.present && !list.attending;
    });
    const duly_range head{places::line_at(paper, all.front().words.begin).begin,
                          places::line_at(paper, all.back().words.end - 1).end};
    const bool late = context.find(context.text("late"), head).has_value();
    Voters voters;
    std::size_t there = 0;
    for (const NameList& list : all) {
        const bool votes = list.present && !(members && list.attending);
        if (!votes && (list.present || !late)) continue;
        const auto names = names_in(paper, list.words);
        const duly_range line{places::line_at(paper, list.words.begin).begin, list.words.end};
        if (!names || (list.present && context.find(context.text("not-all"), line))) return {};
        voters.most += *names;
        voters.fewest += list.present ? persons_in(context, list.words) : 0;
        there += list.present ? *names : 0;
        if (empty(voters.lists)) voters.lists = line;
        voters.lists.end = line.end;
    }
    if (there < fewest || names_go_on(context, all) ||
        (!members && context.find(context.text("no-members"), head)) ||
        context.matches(context.text("large"), context.folded(paper.root().str("title"))) ||
        more_came(context, {head.end, paper.root().range().end}))
        return {};
    // Names above the first list that was understood would be missed.
    constexpr std::ptrdiff_t names_above = 12;
    const std::string_view above = paper.text({paper.root().range().begin, head.begin});
    if (std::count(above.begin(), above.end(), ',') + std::count(above.begin(), above.end(), '\n') >
        names_above)
        return {};
    return voters;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Voters voters = voters_of(context);
    bool any = false;
    for (const places::Block& block : places::blocks_of(context)) {
        if (voters.most == 0) break;
        if (!context.find(context.text("mention"), block.range)) continue;
        const std::string words(context.folded(paper.text(block.range)));
        const auto count = count_in(context, words);
        if (!count || context.matches(context.text("others"), words)) continue;
        std::int64_t none = 0;
        for (const char* const each : {"abstained", "abstentions"})
            if (none == 0) none = votes(context, context.text(each), words).value_or(0);
        const std::int64_t all = count->pro + count->con + none;
        any = true;
        const bool more = all > static_cast<std::int64_t>(voters.most);
        if (!more && all > static_cast<std::int64_t>(voters.fewest)) {
            context.report("unclear", block.range)
                .arg("votes", all)
                .arg("fewest", voters.fewest)
                .arg("people", voters.most)
                .related("those there", voters.lists);
            continue;
        }
        context.report(more ? "more" : "within", block.range)
            .arg("for", count->pro)
            .arg("against", count->con)
            .arg("abstained", none)
            .arg("votes", all)
            .arg("people", voters.most)
            .related("those there", voters.lists);
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
