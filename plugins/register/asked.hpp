// The blocks of a paper's recommendation or decision, for all that is read from them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::registers {

inline constexpr duly_parameter decides_parameter = parameter(
    "decides", DULY_PATTERN,
    "^\\W*(?:[0-9a-z]{1,3}[.)] ?)?((?:the |details of (?:the )?)?(?:decisions?|recommendations?)"
    "(?: (?:taken|made|reached))?|resolution|resolved)(?:\\W*$|\\W+(?-i:That|The|To|I|We|[0-9(]|"
    "Approved?|Agreed?|Authorised?|Awarded|Noted?)\\b)",
    "How a cell begins that holds the decision, where no section does; group 1 is its label.");

/// A cell's words, cut where it counts on: "That the Board: 1. Noted … 2. Approved …".
inline void cut_up(const Document& paper, places::Block cell, std::vector<places::Block>& out) {
    cell.kind = places::BlockKind::paragraph;
    const duly_range all = cell.range;
    std::uint32_t from = all.begin;
    for (int next = 1;; ++next) {
        const std::string number = std::to_string(next) + ". ";
        const std::string_view words = paper.text({from, all.end});
        if (next == 1 && words.starts_with(number)) continue;
        const std::size_t at = words.find(' ' + number);
        if (at == std::string_view::npos) break;
        cell.range = {from, from + static_cast<std::uint32_t>(at)};
        if (!empty(places::trimmed(paper, cell.range))) out.push_back(cell);
        from += static_cast<std::uint32_t>(at + 1);
    }
    cell.range = {from, all.end};
    out.push_back(cell);
}

/// Those of a form whose rows hold decisions, a label and its answer in one cell or in two.
inline std::vector<places::Block> decided_in_cells(const Context& context) {
    constexpr std::uint32_t least = 25; // bytes of an answer: no name of the next column
    const Document& paper = context.document();
    std::vector<places::Block> out;
    duly_range label{}; // of a cell that holds nothing else
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.kind != places::BlockKind::cell) continue;
        const std::string_view words = paper.text(block.range);
        const bool beside =
            !empty(label) && places::line_at(paper, label.begin).end >= block.range.end;
        label = {};
        if (beside && block.range.end - block.range.begin >= least) {
            cut_up(paper, block, out);
        } else if (const auto found = context.match(context.text("decides"), words)) {
            places::Block rest = block;
            rest.range.begin += static_cast<std::uint32_t>(found->end);
            rest.range = places::trimmed(paper, rest.range);
            if (rest.range.begin < rest.range.end && paper.text(rest.range).front() == ':')
                rest.range = places::trimmed(paper, {rest.range.begin + 1, rest.range.end});
            if (empty(rest.range))
                label = block.range;
            else
                cut_up(paper, rest, out);
        }
    }
    return out;
}

/// Whether words are no more than the mark of a list: "(a)", "2.", "iii)".
inline bool is_mark(std::string_view words) {
    constexpr std::size_t longest = 5;
    if (words.size() < 2 || words.size() > longest) return false;
    if (words.back() != ')' && words.back() != '.') return false;
    words.remove_suffix(1);
    if (words.front() == '(') words.remove_prefix(1);
    const auto only = [&](std::string_view letters) {
        return words.find_first_not_of(letters) == std::string_view::npos;
    };
    return !words.empty() && (only("0123456789") || only("ivx") ||
                              (words.size() == 1 && words[0] >= 'a' && words[0] <= 'z'));
}

/// The entries of a list set with tabs, which reads as a table: the words behind "(a)" in its row.
inline std::vector<places::Block> listed_in_rows(const Context& context, const Node& section) {
    const Document& paper = context.document();
    std::vector<places::Block> out;
    for (const Node table : section.children("table"))
        for (const Node row : table.children("row")) {
            std::size_t filled = 0;
            bool marked = false;
            for (const Node cell : row.children("cell")) {
                const duly_range words = places::trimmed(paper, cell.range());
                if (empty(words)) continue;
                if (++filled == 1) marked = is_mark(paper.text(words));
                if (filled == 2 && marked)
                    out.push_back({places::BlockKind::item, words, cell, cell});
                if (filled > 2 && marked) out.pop_back(); // figures of their own: a table
                if (filled > 2) break;
            }
        }
    return out;
}

/// The number before the first dot: 3 of "3.1"; nothing for "3", "a" and "R3".
inline std::string_view chapter_of(std::string_view number) {
    const std::size_t dot = number.find('.');
    if (dot == 0 || dot == std::string_view::npos || dot + 1 == number.size()) return {};
    number = number.substr(0, dot);
    return number.find_first_not_of("0123456789") == std::string_view::npos ? number
                                                                            : std::string_view();
}

/// Its paragraphs and items in order: of the first section with one of the roles that asks for
/// anything, and of others with the same role where a paper repeats it; else what cells decide.
inline std::vector<places::Block> asked_in(const Context& context) {
    constexpr std::size_t says = 3; // words of a cell; fewer are a figure of another column
    const Document& paper = context.document();
    std::vector<places::Block> out;
    for (const Node section : paper.all("section")) {
        const std::string_view role = section.str("role");
        if (role.empty() || !places::lists(context.text("roles"), role)) continue;
        const std::string_view own = section.str("number");
        const std::vector<places::Block> rows = listed_in_rows(context, section);
        auto row = rows.begin();
        bool numbered = false; // "2.1" was seen in section 2
        for (const places::Block& block : places::blocks_of(context)) {
            if (block.range.begin < section.range().begin) continue;
            if (block.range.begin >= section.range().end) break;
            for (; row != rows.end() && row->range.begin <= block.range.begin; ++row)
                out.push_back(*row);
            if (block.kind != places::BlockKind::paragraph && block.kind != places::BlockKind::item)
                continue;
            // "3.1" in section 2: the heading over it was not seen, and is the block before
            const std::string_view number = block.node.str("number"), chapter = chapter_of(number);
            numbered = numbered || (!own.empty() && chapter == own);
            if (numbered && !chapter.empty() && chapter != own) {
                if (!out.empty() && out.back().node.str("number") == chapter) out.pop_back();
                break;
            }
            if (block.holder != block.node && !places::has_words(paper.text(block.range), says))
                continue;
            if (paper.section_at(block.range.begin).str("role") == role) out.push_back(block);
        }
    }
    return out.empty() ? decided_in_cells(context) : out;
}

} // namespace duly::registers
