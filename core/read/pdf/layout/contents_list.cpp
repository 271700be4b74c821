#include <cmath>

#include "read/pdf/layout/cells.hpp"
#include "read/pdf/layout/marks.hpp"

namespace duly::read::pdf::layout {
namespace {

/// "Introduction ........ 7": the words, and the page.
bool entry(const Cells& cells, std::size_t index, TableRow& row) {
    const std::vector<std::uint32_t> words = cells.words_of(index);
    if (words.size() < 3) return false;
    const PageWords& page = cells.page();
    std::size_t leader = 0, dots = 0, last = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& word = page.words[words[i]];
        const bool dot = word.leader || page.of(word) == "." || page.of(word) == "..";
        if (!dot) continue;
        dots += word.leader ? 4 : 1;
        if (leader == 0) leader = i;
        last = i;
    }
    if (dots < 4 || last + 1 >= words.size() || words.size() - last > 3) return false;
    const std::string_view number = page.of(page.words[words.back()]);
    if (number.size() > 5 || !page_number(number)) return false;
    for (std::size_t i = leader; i <= last; ++i) {
        const Word& word = page.words[words[i]];
        if (!word.leader && page.of(word).find_first_not_of('.') != std::string_view::npos)
            return false;
    }
    row.box = cells.strip(index).box;
    row.cells.resize(2);
    row.cells[0].words.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(leader));
    row.cells[1].words.assign(words.begin() + static_cast<std::ptrdiff_t>(last) + 1, words.end());
    return true;
}

/// A page number alone at the list's right edge: the words before it left no room.
bool lone_page(const Cells& cells, std::size_t index, const Table& table) {
    const Strip& strip = cells.strip(index);
    return strip.table < 0 && strip.pieces.size() == 1 && cells.piece(strip.pieces[0]).count == 1 &&
           page_number(text_of(cells.page(), cells.lines(), cells.piece(strip.pieces[0]))) &&
           std::abs(strip.box.x1 - table.rows.front().box.x1) < 4;
}

} // namespace

std::size_t read_contents_list(const Cells& cells, std::size_t first, Table& table) {
    table.from = Table::From::contents;
    std::size_t at = first;
    for (; at < cells.size() && cells.is_text(at); ++at) {
        TableRow row;
        if (entry(cells, at, row)) {
            table.rows.push_back(std::move(row));
            continue;
        }
        if (table.rows.empty()) break;
        TableRow& before = table.rows.back();
        if (before.cells[1].words.empty() && lone_page(cells, at, table)) {
            before.cells[1].words = cells.words_of(at);
            before.box = cover(before.box, cells.strip(at).box);
            continue;
        }
        if (at + 1 >= cells.size() || !cells.is_text(at + 1)) break;
        if (lone_page(cells, at + 1, table)) {
            row.box = cells.strip(at).box;
            row.cells.resize(2);
            row.cells[0].words = cells.words_of(at);
            table.rows.push_back(std::move(row));
            continue;
        }
        // the first line of an entry that takes two: the leader stands on the second
        if (cells.pitch(at + 1) > 1.6F * cells.strip(at).size ||
            cells.pitch(at) > 2.4F * cells.strip(at).size || !entry(cells, at + 1, row))
            break;
        const std::vector<std::uint32_t> words = cells.words_of(at);
        row.cells[0].words.insert(row.cells[0].words.begin(), words.begin(), words.end());
        row.box = cover(row.box, cells.strip(at).box);
        table.rows.push_back(std::move(row));
        ++at;
    }
    return table.rows.empty() ? first : at;
}

} // namespace duly::read::pdf::layout
