// The paper's blocks of words in reading order, for checks that read all of it: what kind of block
// stands where, and the sentence around a word. Needs nothing but the public wrapper.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "duly/plugin.hpp"
#include "places.hpp"

namespace duly::places {

enum class BlockKind : std::uint8_t { heading, paragraph, item, cell, footnote, entry };

struct Block {
    BlockKind kind = BlockKind::paragraph;
    duly_range range{}; ///< its own words: those of lists within an item are blocks of their own
    Node node;
};

/// Every block that holds words, in reading order.
inline std::vector<Block> blocks_of(const Document& paper) {
    const struct {
        std::uint32_t number;
        BlockKind kind;
    } kinds[] = {
        {paper.kind_number("heading"), BlockKind::heading},
        {paper.kind_number("paragraph"), BlockKind::paragraph},
        {paper.kind_number("item"), BlockKind::item},
        {paper.kind_number("cell"), BlockKind::cell},
        {paper.kind_number("footnote"), BlockKind::footnote},
        {paper.kind_number("entry"), BlockKind::entry},
    };
    std::vector<Block> blocks;
    for (const Node node : paper.root().all()) {
        const std::uint32_t number = paper.host().kind(paper.handle(), node.id());
        for (const auto& known : kinds) {
            if (number != known.number) continue;
            Block block{known.kind, node.range(), node};
            if (known.kind == BlockKind::item)
                for (const Node list : node.children("list"))
                    block.range.end = std::min(block.range.end, list.range().begin);
            block.range = trimmed(paper, block.range);
            if (!empty(block.range)) blocks.push_back(block);
            break;
        }
    }
    std::stable_sort(blocks.begin(), blocks.end(),
                     [](const Block& a, const Block& b) { return a.range.begin < b.range.begin; });
    return blocks;
}

/// The same, cut up once for all rules of a plugin.
inline const std::vector<Block>& blocks_of(const Context& context) {
    return context.kept<std::vector<Block>>("blocks",
                                            [&] { return blocks_of(context.document()); });
}

/// The block that holds the byte, or null. `blocks` as blocks_of gives them.
inline const Block* block_at(const std::vector<Block>& blocks, std::uint32_t at) {
    const auto after =
        std::upper_bound(blocks.begin(), blocks.end(), at,
                         [](std::uint32_t byte, const Block& b) { return byte < b.range.begin; });
    if (after == blocks.begin()) return nullptr;
    const Block& block = *(after - 1);
    return at < block.range.end ? &block : nullptr;
}

/// The sentence around a part of a block; a colon ends none. `across`: `block` is lines that go on
/// over one another, and the end of a line ends no sentence. Of a sentence without end, what stands
/// near: it would be gone through again for each of its words that is asked about.
inline duly_range sentence_around(const Document& paper, duly_range block, duly_range part,
                                  bool across = false) {
    const std::string_view words = paper.text(block);
    const auto ends_one = [&](std::size_t at) {
        const char c = words[at];
        return (c == '\n' && !across) || ((c == '.' || c == '?' || c == '!') &&
                                          at + 1 < words.size() && is_space(words[at + 1]));
    };
    constexpr std::size_t most = 8000; // bytes on either side
    std::size_t first = part.begin - block.begin, last = part.end - block.begin;
    const std::size_t least = first - std::min(first, most);
    const std::size_t furthest = last + std::min(words.size() - std::min(words.size(), last), most);
    const auto within_letter = [&](std::size_t at) {
        return at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80;
    };
    while (first > 0 && (first > least || within_letter(first)) && !ends_one(first - 1))
        --first;
    while (last < words.size() && (last < furthest || within_letter(last)) && !ends_one(last))
        ++last;
    if (last < words.size() && ends_one(last) && words[last] != '\n') ++last;
    return trimmed(paper, {block.begin + static_cast<std::uint32_t>(first),
                           block.begin + static_cast<std::uint32_t>(last)});
}

/// Whether words end as a sentence or a clause does; the end of a quotation or an aside counts.
inline bool ends_with_stop(std::string_view words) {
    constexpr std::string_view stops = ".;:?!)\"']";
    return !words.empty() && (stops.find(words.back()) != std::string_view::npos ||
                              words.ends_with("”") || words.ends_with("’") || words.ends_with("…"));
}

/// The paragraph with the lines before and after it that its own first or last sentence goes on
/// over, where conversion made paragraphs of lines. `block` is one of `blocks`.
inline duly_range with_broken_lines(const Document& paper, const std::vector<Block>& blocks,
                                    const Block& block) {
    duly_range wide = block.range;
    const auto goes_on = [&](const Block& first, const Block& second) {
        return first.kind == BlockKind::paragraph && second.kind == BlockKind::paragraph &&
               !ends_with_stop(paper.text(first.range));
    };
    const auto at = static_cast<std::size_t>(&block - blocks.data());
    if (at > 0 && goes_on(blocks[at - 1], block)) wide.begin = blocks[at - 1].range.begin;
    if (at + 1 < blocks.size() && goes_on(block, blocks[at + 1]))
        wide.end = blocks[at + 1].range.end;
    return wide;
}

inline std::size_t count_words(std::string_view words) {
    std::size_t count = 0;
    unsigned inside = 0; // numbers instead of branches: every byte of a paper is counted
    for (const char c : words) {
        const unsigned letter = is_space(c) ? 0 : 1;
        count += letter & ~inside;
        inside = letter;
    }
    return count;
}

/// Whether there are so many words; reads no further than it needs to.
inline bool has_words(std::string_view words, std::size_t least) {
    bool inside = false;
    for (const char c : words) {
        if (least == 0) break;
        least -= !is_space(c) && !inside ? 1 : 0;
        inside = !is_space(c);
    }
    return least == 0;
}

/// Whether conversion broke the paper's paragraphs into lines: of those long enough to be sentences
/// more than one of so many lacks its stop and goes on in small letters in the next block.
inline bool lines_are_broken(const Document& paper, const std::vector<Block>& blocks,
                             std::size_t one_of) {
    constexpr std::size_t sentence = 8; // words
    std::size_t all = 0, broken = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        const std::string_view words = paper.text(blocks[i].range);
        if (!has_words(words, sentence)) continue;
        ++all;
        if (ends_with_stop(words) || i + 1 == blocks.size()) continue;
        const char next = paper.text(blocks[i + 1].range).front();
        broken += next >= 'a' && next <= 'z' ? 1 : 0;
    }
    return broken * one_of > all;
}

inline bool overlap(duly_range a, duly_range b) {
    return a.begin < b.end && b.begin < a.end;
}

} // namespace duly::places
