// Sentences of a paper that say something, found by a pattern: for checks that hold one sentence
// against what else the paper says.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "../shared/blocks.hpp"

namespace duly::text_checks {

/// What makes a sentence one that is looked for.
struct Saying {
    std::string_view mention;  ///< words without which no block is looked at; empty: each block is
    std::string_view says;     ///< folded words of the sentence
    std::string_view unless;   ///< folded words of it that take this meaning away
    std::string_view before{}; ///< folded words of what stands before it that do; empty: none
    bool headings = false;     ///< a heading may say it as well
};

/// The range of the paper that holds the words from `first` on to `last` (not included) of a block,
/// counted from 0: folding may change their bytes, and never their number.
inline duly_range words_of(const Document& paper, duly_range block, std::size_t first,
                           std::size_t last) {
    const std::string_view text = paper.text(block);
    std::size_t at = 0, count = 0, begin = 0, end = text.size();
    while (at < text.size()) {
        if (const std::size_t space = places::space_at(text, at); space != 0) {
            at += space;
            continue;
        }
        if (count == first) begin = at;
        while (at < text.size() && places::space_at(text, at) == 0)
            ++at;
        if (++count == last) end = at;
    }
    return {block.begin + static_cast<std::uint32_t>(begin),
            block.begin + static_cast<std::uint32_t>(end)};
}

/// Whether the sentence before takes the meaning away: the last of `until`, the folded words of the
/// block that stand before it. Where none does, or only a number, the paragraph above is looked at.
inline bool said_before(const Context& context, const places::Block& block, std::string_view until,
                        std::string_view pattern) {
    constexpr std::string_view number = "0123456789.() ";
    if (until.find_first_not_of(number) != std::string_view::npos) {
        if (until.ends_with(". ")) until.remove_suffix(2);
        const std::size_t stop = until.rfind(". ");
        return context.matches(pattern,
                               stop == std::string_view::npos ? until : until.substr(stop + 2));
    }
    const auto& blocks = places::blocks_of(context);
    const auto index = static_cast<std::size_t>(&block - blocks.data());
    if (index == 0 || index >= blocks.size()) return false;
    const places::Block& above = blocks[index - 1];
    if (above.kind != places::BlockKind::paragraph && above.kind != places::BlockKind::item)
        return false;
    return context.matches(pattern, context.folded(context.document().text(above.range)));
}

/// The first sentence of the block that is one of those and does not overlap `skip`, or an empty
/// range. Lines of a block are one text: a line may end anywhere in a sentence.
inline duly_range said_in_block(const Context& context, const places::Block& block,
                                const Saying& saying, duly_range skip) {
    const Document& paper = context.document();
    const std::string_view text = context.folded(paper.text(block.range));
    for (std::size_t from = 0; from < text.size();) {
        const auto found = context.match(saying.says, text, static_cast<std::uint32_t>(from));
        if (!found) break;
        std::size_t begin = text.rfind(". ", found->begin), end = text.find(". ", found->end);
        begin = begin == std::string_view::npos || begin + 1 > found->begin ? 0 : begin + 2;
        end = end == std::string_view::npos ? text.size() : end + 1;
        from = end;
        const std::string_view sentence = text.substr(begin, end - begin);
        if (context.matches(saying.unless, sentence)) continue;
        if (!saying.before.empty() &&
            said_before(context, block, text.substr(0, begin), saying.before))
            continue;
        // The rest of a broken sentence may say "if" or "not" as well as this part of it.
        const duly_range wide = places::with_broken_lines(paper, places::blocks_of(context), block);
        if ((begin == 0 && wide.begin < block.range.begin) ||
            (end == text.size() && wide.end > block.range.end))
            if (context.matches(saying.unless, context.folded(paper.text(wide)))) continue;
        const std::size_t before = places::count_words(text.substr(0, begin));
        const duly_range where =
            words_of(paper, block.range, before, before + places::count_words(sentence));
        if (!places::overlap(where, skip)) return where;
    }
    return {};
}

/// The first such sentence within the range. What stands in lists of contents says nothing, nor do
/// headings unless they are asked for.
inline duly_range said_in(const Context& context, duly_range within, const Saying& saying,
                          duly_range skip = {}) {
    const auto& blocks = places::blocks_of(context);
    const auto tells = [&saying](const places::Block& block) {
        return (saying.headings || block.kind != places::BlockKind::heading) &&
               block.kind != places::BlockKind::entry;
    };
    if (saying.mention.empty()) {
        for (const places::Block& block : blocks) {
            if (block.range.begin < within.begin || !tells(block)) continue;
            if (block.range.begin >= within.end) break;
            const duly_range said = said_in_block(context, block, saying, skip);
            if (!empty(said)) return said;
        }
        return {};
    }
    // One search over the paper settles most papers; those behind a match are of the same words,
    // which the host need not look through anew.
    const duly_range all{context.document().root().range().begin, within.end};
    const std::string_view words = context.document().text(all);
    while (!empty(within)) {
        const auto match = context.match(saying.mention, words, within.begin - all.begin);
        if (!match) return {};
        const duly_range found = duly::within(all, *match);
        within.begin = std::max(found.end, found.begin + 1); // a pattern may match nothing
        const places::Block* const block = places::block_at(blocks, found.begin);
        if (block == nullptr) continue;
        within.begin = std::max(within.begin, block->range.end);
        if (!tells(*block)) continue;
        const duly_range said = said_in_block(context, *block, saying, skip);
        if (!empty(said)) return said;
    }
    return {};
}

} // namespace duly::text_checks
