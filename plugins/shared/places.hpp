// Ranges as people point at them (the line of a row, the words under a heading) and words as people
// quote them. Shared by the plugins of this project; needs nothing but the public wrapper.
#pragma once

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include "duly/plugin.hpp"

namespace duly::places {

inline bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Length of the white space (a no-break space included) that starts at `at`, or 0.
inline std::size_t space_at(std::string_view words, std::size_t at) {
    if (is_space(words[at])) return 1;
    return words[at] == '\xC2' && at + 1 < words.size() && words[at + 1] == '\xA0' ? 2 : 0;
}

/// The range without white space at its ends; empty at its start when there is nothing else.
inline duly_range trimmed(const Document& paper, duly_range range) {
    const std::string_view words = paper.text(range);
    std::size_t first = 0, last = words.size();
    while (first < last) {
        const std::size_t space = space_at(words, first);
        if (space == 0) break;
        first += space;
    }
    while (last > first) {
        if (is_space(words[last - 1]))
            --last;
        else if (last - first >= 2 && words.substr(last - 2, 2) == "\xC2\xA0")
            last -= 2;
        else
            break;
    }
    return {range.begin + static_cast<std::uint32_t>(first),
            range.begin + static_cast<std::uint32_t>(last)};
}

/// The first line of the range that has any words.
inline duly_range first_line(const Document& paper, duly_range range) {
    const duly_range inner = trimmed(paper, range);
    const std::size_t end = paper.text(inner).find('\n');
    if (end == std::string_view::npos) return inner;
    return trimmed(paper, {inner.begin, inner.begin + static_cast<std::uint32_t>(end)});
}

/// The line of the paper that holds the byte; of a line without end, what stands near.
inline duly_range line_at(const Document& paper, std::uint32_t at) {
    const duly_range all = paper.root().range();
    const std::string_view words = paper.text(all);
    if (at < all.begin || at > all.end || words.empty()) return whole;
    constexpr std::size_t most = 4000; // bytes on either side
    const std::size_t here = at - all.begin;
    const std::size_t from = here - std::min(here, most), to = std::min(words.size(), here + most);
    const std::string_view first = words.substr(from, here - from);
    const std::size_t before = first.rfind('\n');
    std::size_t begin = before == std::string_view::npos ? from : from + before + 1;
    const std::size_t after = words.substr(here, to - here).find('\n');
    std::size_t end = after == std::string_view::npos ? to : here + after;
    // Cut at a word.
    if (begin == from && from > 0) begin = std::min(here, first.find(' ') + from);
    if (end == to && to < words.size())
        if (const std::size_t space = words.substr(here, to - here).rfind(' ');
            space != std::string_view::npos)
            end = here + space;
    return trimmed(paper, {all.begin + static_cast<std::uint32_t>(begin),
                           all.begin + static_cast<std::uint32_t>(end)});
}

/// The range with as many bytes on both sides as asked for, within the paper and whole characters.
inline duly_range widened(const Document& paper, duly_range range, std::uint32_t bytes) {
    const duly_range all = paper.root().range();
    const auto inside = [&](std::uint32_t at) { // within a character
        return (static_cast<unsigned char>(paper.text({at, at + 1})[0]) & 0xC0) == 0x80;
    };
    duly_range wide{range.begin - std::min(range.begin - all.begin, bytes),
                    range.end + std::min(all.end - range.end, bytes)};
    while (wide.begin < range.begin && inside(wide.begin))
        ++wide.begin;
    while (wide.end > range.end && wide.end < all.end && inside(wide.end))
        --wide.end;
    return wide;
}

/// Where a field, row or sign-off is looked at: the line on which it starts.
inline duly_range line_of(const Document& paper, const Node& node) {
    const duly_range line = first_line(paper, node.range());
    return empty(line) ? line_at(paper, node.range().begin) : line;
}

/// A label or heading as a message names it: without the colon or dash after it.
inline std::string_view bare(std::string_view label) {
    while (!label.empty() && space_at(label, 0) != 0)
        label.remove_prefix(space_at(label, 0));
    for (;;) {
        if (label.ends_with("\xC2\xA0"))
            label.remove_suffix(2);
        else if (label.ends_with("–"))
            label.remove_suffix(std::string_view("–").size());
        else if (!label.empty() &&
                 (is_space(label.back()) || label.back() == ':' || label.back() == '-'))
            label.remove_suffix(1);
        else
            return label;
    }
}

/// Words to quote in one line: white space made single, cut at a word with "…" beyond `most` bytes.
inline std::string quoted(std::string_view words, std::size_t most = 160) {
    std::string out; // no more than is shown, and one that shows there is more
    for (std::size_t i = 0; i < words.size() && (out.size() <= most || out.size() - most < 2);) {
        if (const std::size_t space = space_at(words, i); space != 0) {
            if (!out.empty() && out.back() != ' ') out += ' ';
            i += space;
        } else {
            out += words[i++];
        }
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    if (out.size() <= most) return out;
    std::size_t cut = out.rfind(' ', most);
    if (cut == std::string::npos || cut < most / 2) {
        cut = most;
        while (cut > 0 && (static_cast<unsigned char>(out[cut]) & 0xC0) == 0x80)
            --cut;
    }
    return out.substr(0, cut) + "…";
}

/// The first of several names as a sentence puts them: "A, B and C"; "A, B" where more follow.
/// `name_of` gives the name of one of the list: a function or a member; by itself where it is one.
template <class List, class NameOf = std::identity>
std::string in_a_row(const List& list, NameOf name_of = {}, std::size_t most = std::string::npos) {
    std::string out;
    std::size_t count = 0;
    for (const auto& each : list) {
        if (++count > most) break;
        if (count > 1) out += count == std::size(list) ? " and " : ", ";
        out += std::invoke(name_of, each);
    }
    return out;
}

/// Whether a list of words parted by spaces names the word; an empty list names every word.
inline bool lists(std::string_view list, std::string_view word) {
    if (list.find_first_not_of(' ') == std::string_view::npos) return true;
    while (!list.empty()) {
        const std::size_t space = list.find(' ');
        if (list.substr(0, space) == word) return true;
        if (space == std::string_view::npos) break;
        list.remove_prefix(space + 1);
    }
    return false;
}

inline std::string_view or_else(std::string_view first, std::string_view second) {
    return first.empty() ? second : first;
}

} // namespace duly::places
