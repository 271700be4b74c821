// The paper's blocks of words in reading order, for checks that read all of it: what kind of block
// stands where, and the sentence around a word. Needs nothing but the public wrapper.
#pragma once

#include <algorithm>
#include <array>
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
    /// Under which node its figures, dates and references stand: the cell, where a row of a form
    /// is a section ("Decision | To award …") and the cell's words are its paragraph.
    Node holder;
};

/// Paragraphs that are words of a cell. `blocks` in reading order: the cell stands before them.
inline void find_holders(std::vector<Block>& blocks) {
    const Block* cell = nullptr;
    for (Block& block : blocks) {
        block.holder = block.node;
        if (block.kind == BlockKind::cell) cell = &block;
        if (block.kind == BlockKind::paragraph && cell != nullptr &&
            block.range.begin >= cell->range.begin && block.range.end <= cell->range.end)
            block.holder = cell->node;
    }
}

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
    // By number: every node of the paper is asked. Numbers beyond are no block's.
    std::array<const BlockKind*, 64> by_number{};
    for (const auto& known : kinds)
        if (known.number < by_number.size()) by_number[known.number] = &known.kind;
    std::vector<Block> blocks;
    bool in_order = true;
    for (const Node node : paper.root().all()) {
        const std::uint32_t number = node.kind();
        const BlockKind* const kind = number < by_number.size() ? by_number[number] : nullptr;
        if (kind == nullptr) continue;
        Block block{*kind, node.range(), node, {}};
        if (block.kind == BlockKind::item)
            for (const Node list : node.children("list"))
                block.range.end = std::min(block.range.end, list.range().begin);
        block.range = trimmed(paper, block.range);
        if (empty(block.range)) continue;
        in_order = in_order && (blocks.empty() || blocks.back().range.begin <= block.range.begin);
        blocks.push_back(block);
    }
    if (!in_order)
        std::stable_sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
            return a.range.begin < b.range.begin;
        });
    find_holders(blocks);
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

/// Where a pattern matches next, asked by one block after the other: one search of the paper tells
/// of all the blocks before that place that they hold no match, and costs much less than theirs.
class Sought {
public:
    /// `room`: no block is asked about that does not begin in it; empty: the whole paper.
    Sought(const Context& context, std::string_view pattern, duly_range room = {})
        : context_(context),
          pattern_(pattern),
          room_(empty(room) ? context.document().root().range() : room) {}

    /// Whether a search of the range may find a match; asked in the order in which ranges begin.
    [[nodiscard]] bool may_be_in(duly_range where) {
        if (!asked_) {
            asked_ = true;
            tells_ = means_the_same_anywhere(pattern_);
            next_ = tells_ ? place_from(std::max(where.begin, room_.begin)) : 0;
        }
        if (!tells_ || empty(where) || where.begin < room_.begin || where.end > room_.end ||
            within_word(where.begin) || within_word(where.end))
            return true;
        if (next_ < where.begin) next_ = place_from(where.begin);
        return next_ < where.end;
    }
    [[nodiscard]] std::string_view pattern() const { return pattern_; }

private:
    /// An anchor means the ends of what is searched; of a pattern with a group, that is all that is
    /// told.
    static bool means_the_same_anywhere(std::string_view pattern) {
        for (const std::string_view mark : {"^", "$", "\\A", "\\z", "(?P"})
            if (pattern.find(mark) != std::string_view::npos) return false;
        for (std::size_t at = pattern.find('('); at != std::string_view::npos;
             at = pattern.find('(', at + 1))
            if (pattern.substr(at, 2) != "(?") return false;
        return true;
    }

    /// Where the range alone would have a word's end, and the paper has none.
    [[nodiscard]] bool within_word(std::uint32_t at) const {
        const auto of_word = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_';
        };
        if (at == 0) return false;
        const std::string_view around = context_.document().text({at - 1, at + 1});
        return around.size() == 2 && of_word(around[0]) && of_word(around[1]);
    }

    /// Always a search of the same words, which the host need not look through anew.
    [[nodiscard]] std::uint32_t place_from(std::uint32_t begin) const {
        const auto found =
            context_.match(pattern_, context_.document().text(room_), begin - room_.begin);
        return found ? within(room_, *found).begin : DULY_NONE;
    }

    const Context& context_;
    std::string_view pattern_;
    duly_range room_;
    std::uint32_t next_ = 0; ///< no match begins between what was asked about and this place
    bool asked_ = false, tells_ = true;
};

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

/// Of a paper's paragraphs, how many are long enough to be sentences, and how many of these lack
/// their stop and go on in small letters in the next block.
struct Sentences {
    std::size_t all = 0, broken = 0;
};

inline Sentences sentences_in(const Document& paper, const std::vector<Block>& blocks) {
    constexpr std::size_t sentence = 8; // words
    Sentences found;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::paragraph) continue;
        const std::string_view words = paper.text(blocks[i].range);
        if (!has_words(words, sentence)) continue;
        ++found.all;
        if (ends_with_stop(words) || i + 1 == blocks.size()) continue;
        const char next = paper.text(blocks[i + 1].range).front();
        found.broken += next >= 'a' && next <= 'z' ? 1 : 0;
    }
    return found;
}

/// Whether conversion broke the paper's paragraphs into lines: more than one sentence of so many is
/// broken. Counted once for all rules of a plugin.
inline bool lines_are_broken(const Context& context, std::size_t one_of) {
    const auto& found = context.kept<Sentences>(
        "sentences", [&] { return sentences_in(context.document(), blocks_of(context)); });
    return found.broken * one_of > found.all;
}

inline bool overlap(duly_range a, duly_range b) {
    return a.begin < b.end && b.begin < a.end;
}

} // namespace duly::places
