// actions.named: an action that is marked in the text says who does it.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "../shared/joined.hpp"
#include "promises.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("own-mark", DULY_PATTERN, "^\\W*action",
              "How a paragraph begins that is an action and nothing else."),
    parameter("task", DULY_PATTERN,
              "^(?:to (?:[a-z]+)|send|circulate|write|find|arrange|check|contact|provide|bring|"
              "prepare|confirm|produce|share|obtain|invite|add|amend|publish) ",
              "How an action begins that names nobody before it."),
    parameter("nobodys-task", DULY_PATTERN, "^to (?:be|follow|note|agree|approve|receive) ",
              "What begins so and is no task of anybody's."),
    parameter("named-behind", DULY_PATTERN,
              "[(\\t]| [-–—] |\\bby (?-i:[A-Z])|(?-i:\\b[A-Z]{2,4}\\b)|(?-i:[A-Z])[a-z'-]+\\W*$|"
              "\\b(?:all|everyone|members|officers?|clerk|secretary|chair(?:man|woman|person)?|"
              "treasurer|director|manager)\\W*$",
              "Words of the action that may say who does it."),
    parameter("no-name-behind", DULY_PATTERN,
              "\\b(?:in|at|on|of|to|for|from|with|near|off|along|behind|outside|about|the|into|"
              "around|across|opposite|through) (?-i:[A-Z])[\\w'’-]+(?: (?-i:[A-Z])[\\w'’-]+){0,3}"
              "\\W*$",
              "What the action ends with that only looks like somebody's name: \"in Mill Lane\"."),
    parameter("to-come", DULY_PATTERN,
              "^\\W*(?:(?:owner|lead|name|officer|person|who) ?:? ?)?(?:tb[acd]|to be (?:confirmed|"
              "agreed|decided|identified|assigned|allocated|appointed|nominated|named)) to [a-z]+ |"
              "[(\\[–-] ?(?:owner|lead|name|by whom|who) ?:? ?(?:is |still |yet ){0,2}(?:tb[acd]|"
              "to be [a-z]+|not (?:yet )?(?:agreed|assigned|known)|needed)\\W*$",
              "Words of an action that say that nobody is named for it yet."),
    parameter("for-all", DULY_PATTERN,
              "\\ball (?:of the )?actions\\b|\\bactions? (?:points? )?(?:(?:is|are|rests?|falls?) "
              ")?(?:with|for|by|to) [^.]{2,60}\\b(?:unless|except|otherwise)\\b|"
              "\\b(?:unless|except) (?:where )?otherwise[^.]{0,40}\\bactions?\\b",
              "Words of the paper that say for all actions who does them."),
    parameter("told-above", DULY_PATTERN,
              "\\b(?:offered|agreed|undertook|undertaken|volunteered|promised|asked|requested|"
              "instructed|tasked|delegated|will|would|should|to (?:arrange|circulate|send|write|"
              "find|provide|prepare|contact))\\b",
              "Words of the paragraph above with which it may say so."),
};
constexpr auto parameters = joined(own, people_parameters, table_parameters, promise_parameters);
constexpr duly_argument worded[] = {
    argument("words", DULY_TEXT, "The action."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many actions are marked in the text."),
};
constexpr duly_case cases[] = {
    fail("nobody", "Nothing says who does the action.", worded),
    fail("to-come", "The action says that nobody is named for it yet.", worded),
    pass("named", "Each action that is marked in the text may say who does it.", counted),
    not_applicable("none", "No action is marked in the text."),
};

/// A line such as "PH" or "Clerk" beside the action.
bool may_be_name(const Context& context, const places::Block& block) {
    constexpr std::size_t longest = 40; // bytes
    const std::string_view words = context.document().text(block.range);
    return block.kind != places::BlockKind::heading && words.size() <= longest &&
           words.back() != '.' && words[0] >= 'A' && words[0] <= 'Z';
}

/// The action's words without "in Mill Lane" at their end.
std::string_view without_place(const Context& context, const Promise& promise) {
    const std::string_view words = context.document().text(promise.where);
    const auto place = context.match(context.text("no-name-behind"), words);
    return place ? words.substr(0, place->begin) : words;
}

/// "TBC to write to the auditor", where TBC is none of those who were there.
bool is_to_come(const Context& context, const Promise& promise) {
    const std::string_view words = context.document().text(promise.where);
    if (!context.matches(context.text("to-come"), context.folded(words))) return false;
    const auto& people = people_of(context);
    return std::none_of(people.begin(), people.end(), [&](const Person& person) {
        return words.find(person.initials) != std::string_view::npos;
    });
}

/// Whether nothing in the action and beside it says who does it.
bool is_nobodys(const Context& context, const std::vector<places::Block>& blocks,
                const places::Block& block, const Promise& promise) {
    const Document& paper = context.document();
    // Only an action with a paragraph of its own: what stands before the mark may name somebody.
    constexpr std::uint32_t mark = 24; // bytes: "Action point 12/3: "
    if (block.kind == places::BlockKind::cell || promise.where.end + 1 < block.range.end ||
        promise.where.begin - block.range.begin > mark)
        return false;
    const std::string_view before = paper.text({block.range.begin, promise.where.begin});
    const std::string words(context.folded(paper.text(promise.where)));
    if (!context.matches(context.text("own-mark"), context.folded(before)) ||
        before.find('(') != std::string_view::npos ||
        !context.matches(context.text("task"), words) ||
        context.matches(context.text("nobodys-task"), words) ||
        context.matches(context.text("named-behind"), without_place(context, promise)))
        return false;
    const auto index = static_cast<std::size_t>(&block - blocks.data());
    if (index + 1 < blocks.size() && may_be_name(context, blocks[index + 1])) return false;
    if (index == 0) return true;
    const places::Block& above = blocks[index - 1];
    if (above.kind == places::BlockKind::cell || may_be_name(context, above)) return false;
    return above.kind == places::BlockKind::heading ||
           context.matches(context.text("own-mark"), context.folded(paper.text(above.range))) ||
           !context.matches(context.text("told-above"), context.folded(paper.text(above.range)));
}

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& blocks = places::blocks_of(context);
    const auto& promises = promises_of(context);
    const Listing& listing = listing_of(context);
    const bool told_for_all =
        !promises.empty() &&
        context.find(context.text("for-all"), paper.root().range()).has_value();
    std::size_t marked = 0;
    bool named = true;
    for (std::size_t i = 0; i < promises.size(); ++i) {
        const Promise& promise = promises[i];
        if (!promise.marked) continue;
        ++marked;
        const places::Block* const block = places::block_at(blocks, promise.where.begin);
        // A row of a table that lists it says who, or is told of by another rule.
        const bool listed = i < listing.row_of.size() && listing.row_of[i] != nullptr;
        if (block == nullptr || listed) continue;
        const bool to_come = is_to_come(context, promise);
        if (!to_come && (told_for_all || !is_nobodys(context, blocks, *block, promise))) continue;
        named = false;
        context.report(to_come ? "to-come" : "nobody", promise.where)
            .arg("words", places::quoted(paper.text(promise.where), 120));
    }
    if (marked == 0)
        context.report("none");
    else if (named)
        context.report("named").arg("count", marked);
}

} // namespace

duly_check named() {
    return check<run>("actions.named", "An action that is marked in the text says who does it.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
