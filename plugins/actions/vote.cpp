// actions.vote: what is recorded as carried had more votes for it than against it, and the reverse.
#include <optional>
#include <string>
#include <vector>

#include "../shared/blocks.hpp"
#include "ballots.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter parameters[] = {
    styles_parameter,
    mention_parameter,
    numbers_parameter,
    parameter("carried", DULY_PATTERN, nullptr, "Words that say it was carried."),
    parameter("lost", DULY_PATTERN, nullptr, "Words that say it was lost."),
    parameter("special", DULY_PATTERN, "^$",
              "Words of the paragraph with which the greater number need not win, or with which it "
              "tells of more than one motion."),
    parameter(
        "resolved", DULY_PATTERN, "^$",
        "Words of a resolution, in the paragraph of the count or at the beginning of the next."),
    parameter(
        "other-motion", DULY_PATTERN, "^$",
        "Words of an item with which what is resolved may be another motion than was counted."),
    parameter(
        "motion", DULY_PATTERN, "^$",
        "Words that begin a motion; with two of them in an item it is unclear which is resolved."),
    parameter("lost-resolved", DULY_PATTERN, "^$",
              "A resolution that the motion itself is carried, at the beginning of a paragraph."),
    parameter("other-motions", DULY_PATTERN, "^$",
              "Words of an item with which the motion that was lost may be another."),
    parameter("recorded-for", DULY_PATTERN, "^$",
              "The paragraph that names who voted for it, with their number as group 1."),
    parameter("recorded-against", DULY_PATTERN, "^$", "The same for the paragraph below it."),
    parameter("recorded-others", DULY_PATTERN, "^$",
              "The paragraphs below those that name who cast no vote."),
    parameter("recorded-motion", DULY_PATTERN, "^$",
              "The line above them that says which of several motions was voted on: the one that "
              "is resolved."),
};
constexpr duly_argument counted[] = {
    argument("words", DULY_TEXT, "The words that say what became of it."),
    argument("for", DULY_COUNT, "The votes for it."),
    argument("against", DULY_COUNT, "The votes against it."),
};
constexpr duly_argument reversed[] = {
    argument("words", DULY_TEXT, "The words that say that it was lost."),
    argument("resolved", DULY_TEXT, "The resolution right below them."),
};
constexpr duly_case cases[] = {
    fail("carried", "It is recorded as carried, and more were against it than for it.", counted),
    fail("lost", "It is recorded as lost, and more were for it than against it.", counted),
    fail("lost-resolved", "A motion is recorded as lost, and then as carried.", reversed),
    pass("right", "What is recorded goes with the votes.", counted),
    not_applicable("none", "No vote is counted and decided in one place."),
};

void tell(const Context& context, std::string_view name, duly_range place, std::string_view said,
          const Count& count) {
    constexpr std::string_view around = " .,;:)"; // the end of what stands before
    while (!said.empty() && around.find(said.front()) != around.npos)
        said.remove_prefix(1);
    while (!said.empty() && around.find(said.back()) != around.npos)
        said.remove_suffix(1);
    context.report(name, place).arg("words", said).arg("for", count.pro).arg("against", count.con);
}

using Blocks = std::vector<places::Block>;

constexpr std::size_t most_of_an_item = 8; // blocks

/// The item's words from its heading to the block; so many blocks at most.
duly_range item_before(const Blocks& blocks, std::size_t index) {
    std::size_t first = index;
    while (first > 0 && index - first < most_of_an_item &&
           blocks[first].kind != places::BlockKind::heading)
        --first;
    return {blocks[first].range.begin, blocks[index].range.end};
}

/// A count whose paragraph says neither carried nor lost, and a resolution right behind it.
bool judge_resolved(const Context& context, const Blocks& blocks, std::size_t index) {
    const Document& paper = context.document();
    const std::string words(context.folded(paper.text(blocks[index].range)));
    const auto count = count_in(context, words);
    if (!count || count->pro == count->con) return false;
    std::size_t last = index;
    auto said = context.match(context.text("resolved"), words);
    std::string resolution = words;
    if (!said && index + 1 < blocks.size()) {
        last = index + 1;
        resolution = context.folded(paper.text(blocks[last].range));
        said = context.match(context.text("resolved"), resolution);
        constexpr std::uint32_t beginning = 16; // "24/017: It was "
        if (said && said->begin > beginning) said.reset();
    }
    if (!said) return false;
    const bool right = count->pro > count->con;
    const duly_range item{item_before(blocks, index).begin, blocks[last].range.end};
    for (const char* const unclear : {"special", "other-motion"})
        if (context.find(context.text(unclear), item)) return false;
    for (const char* const once : {"mention", "motion"}) {
        const auto found = context.find(context.text(once), item);
        if (found && context.find(context.text(once), {found->end, item.end})) return false;
    }
    tell(context, right ? "right" : "carried", blocks[index].range,
         std::string_view(resolution).substr(said->begin, said->end - said->begin), *count);
    return true;
}

/// A recorded vote: a paragraph for each side with its number and names, the result below them.
/// `index` is the paragraph of those against it. False where it is none, or not clear.
bool judge_recorded(const Context& context, const Blocks& blocks, std::size_t index) {
    const Document& paper = context.document();
    const auto folded = [&](std::size_t at) {
        return std::string(context.folded(paper.text(blocks[at].range)));
    };
    if (index == 0) return false;
    const auto pro = votes(context, context.text("recorded-for"), folded(index - 1));
    const auto con = votes(context, context.text("recorded-against"), folded(index));
    if (!pro || !con || *pro == *con) return false;
    std::size_t result = index + 1;
    while (result < blocks.size() && result < index + 4 &&
           context.matches(context.text("recorded-others"), folded(result)))
        ++result;
    if (result >= blocks.size()) return false;
    const std::string words = folded(result);
    const auto resolved = context.match(context.text("resolved"), words);
    const auto carried =
        resolved && resolved->begin == 0 ? resolved : context.match(context.text("carried"), words);
    const auto lost = context.match(context.text("lost"), words);
    if (carried.has_value() == lost.has_value()) return false;

    std::size_t last = result; // what is resolved may be a list of its own
    while (last + 1 < blocks.size() && last < result + most_of_an_item &&
           blocks[last + 1].kind != places::BlockKind::heading)
        ++last;
    const duly_range outcome{blocks[result].range.begin, blocks[last].range.end};
    if (context.matches(context.text("special"), context.folded(paper.text(outcome)))) return false;
    if (carried &&
        context.matches(context.text("other-motion"), context.folded(paper.text(outcome))))
        return false;
    // Of several motions the line above the votes says which one it was.
    const bool named =
        index >= 2 && context.matches(context.text("recorded-motion"), folded(index - 2));
    // What is resolved behind a lost vote may be another thing: "… that the licence continue".
    if (!named && carried && *pro < *con && resolved && resolved->begin == 0) return false;
    if (!named && index >= 2) {
        const std::string before(context.folded(paper.text(item_before(blocks, index - 2))));
        for (const char* const unclear : {"special", "other-motion", "mention"})
            if (context.matches(context.text(unclear), before)) return false;
        const auto first = context.match(context.text("motion"), before);
        if (first && context.match(context.text("motion"), before, first->end)) return false;
    }
    const bool right = carried.has_value() == (*pro > *con);
    const duly_range said = carried ? *carried : *lost;
    tell(context, right ? "right" : (carried ? "carried" : "lost"),
         {blocks[index - 1].range.begin, blocks[index].range.end},
         std::string_view(words).substr(said.begin, said.end - said.begin), {*pro, *con});
    return true;
}

/// Reports the vote that the block tells of; false where it tells of none, or not clearly.
bool judge(const Context& context, const Blocks& blocks, std::size_t index) {
    const places::Block& block = blocks[index];
    const std::string words(context.folded(context.document().text(block.range)));
    const auto carried = context.match(context.text("carried"), words);
    const auto lost = context.match(context.text("lost"), words);
    if (context.matches(context.text("recorded-against"), words))
        return judge_recorded(context, blocks, index);
    if (!carried && !lost) return judge_resolved(context, blocks, index);
    if (carried && lost) return false;
    if (context.matches(context.text("special"), words)) return false;
    const auto count = count_in(context, words);
    if (!count || count->pro == count->con) return false; // the chair's own vote decides
    const bool right = carried.has_value() == (count->pro > count->con);
    const duly_range said = carried ? *carried : *lost;
    tell(context, right ? "right" : (carried ? "carried" : "lost"), block.range,
         std::string_view(words).substr(said.begin, said.end - said.begin), *count);
    return true;
}

/// "The motion was lost. / RESOLVED that the motion be carried": where the item has one motion.
bool tell_lost_resolved(const Context& context) {
    const Document& paper = context.document();
    const Blocks& blocks = places::blocks_of(context);
    bool told = false;
    places::Sought resolutions(context, context.text("lost-resolved"));
    for (std::size_t index = 1; index < blocks.size(); ++index) {
        if (!resolutions.may_be_in(blocks[index].range)) continue;
        const std::string resolution(context.folded(paper.text(blocks[index].range)));
        const auto resolved = context.match(context.text("lost-resolved"), resolution);
        constexpr std::uint32_t beginning = 16; // "24/017: It was "
        if (!resolved || resolved->begin > beginning) continue;
        const std::string above(context.folded(paper.text(blocks[index - 1].range)));
        const auto lost = context.match(context.text("lost"), above);
        if (!lost || context.matches(context.text("carried"), above)) continue;
        const duly_range item{item_before(blocks, index - 1).begin, blocks[index].range.end};
        const auto moved = context.find(context.text("motion"), item);
        if (context.find(context.text("other-motions"), item) ||
            (moved && context.find(context.text("motion"), {moved->end, item.end})))
            continue;
        told = true;
        context.report("lost-resolved", blocks[index].range)
            .arg("words", places::quoted(paper.text(blocks[index - 1].range), 100))
            .arg("resolved", places::quoted(paper.text(blocks[index].range), 100))
            .related("lost", blocks[index - 1].range);
    }
    return told;
}

void run(const Context& context) {
    const duly_range all = context.document().root().range();
    const Blocks& blocks = places::blocks_of(context);
    bool any = tell_lost_resolved(context);
    for (duly_range rest = all; !empty(rest);) {
        const auto found = context.find(context.text("mention"), rest);
        if (!found) break;
        rest.begin = found->end;
        const places::Block* const block = places::block_at(blocks, found->begin);
        if (block == nullptr) continue;
        // "Against (2): Councillors Ware and Lowe" may read like a heading
        if (block->kind == places::BlockKind::heading &&
            !context.matches(context.text("recorded-against"),
                             context.folded(context.document().text(block->range))))
            continue;
        rest.begin = std::max(rest.begin, block->range.end);
        if (context.find(context.text("mention"), {found->end, block->range.end})) continue;
        any = judge(context, blocks, static_cast<std::size_t>(block - blocks.data())) || any;
    }
    if (!any) context.report("none");
}

} // namespace

duly_check vote() {
    return check<run>("actions.vote",
                      "What is recorded as carried had more votes for it than against it.",
                      parameters, cases);
}

} // namespace duly::actions
