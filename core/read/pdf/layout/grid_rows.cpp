// Rows and cells that a drawn table has without lines between them.
#include <algorithm>
#include <cmath>
#include <map>

#include "read/pdf/layout/grids.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

bool figure(string_view word) {
    const std::size_t at = word.find_first_not_of("(-£$+–");
    if (at == string_view::npos) return word == "-" || word == "–";
    return word[at] >= '0' && word[at] <= '9' &&
           word.find_first_of("abcdefghijklmnopqrstuvwxyz") == string_view::npos;
}

/// Words of a cell by line, from the top down.
struct CellLine {
    float baseline = 0, size = 0;
    std::vector<std::uint32_t> words;
};

std::vector<CellLine> lines_of(const PageWords& page, const TableCell& cell) {
    std::vector<std::uint32_t> words = cell.words;
    std::sort(words.begin(), words.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Word &left = page.words[a], &right = page.words[b];
        return left.baseline != right.baseline ? left.baseline > right.baseline
                                               : left.box.x0 < right.box.x0;
    });
    std::vector<CellLine> out;
    for (const std::uint32_t id : words) {
        const Word& word = page.words[id];
        if (out.empty() || out.back().baseline - word.baseline > 0.5F * word.size)
            out.push_back({word.baseline, word.size, {}});
        out.back().words.push_back(id);
    }
    return out;
}

/// Whether a cell is a column of figures: three lines at least, a figure on nearly each.
bool figures(const PageWords& page, const std::vector<CellLine>& lines) {
    if (lines.size() < 3) return false;
    std::size_t count = 0;
    for (const CellLine& line : lines)
        count += line.words.size() <= 2 && figure(page.of(page.words[line.words.front()]));
    return count * 4 >= lines.size() * 3;
}

/// A row whose cells hold figures under figures is as many rows as there are figures.
bool split_row(const PageWords& page, const TableRow& row, std::vector<TableRow>& out) {
    std::vector<std::vector<CellLine>> cells;
    std::size_t columns = 0, longest = 0;
    const std::vector<CellLine>* guide = nullptr; // the longest column of figures
    for (const TableCell& cell : row.cells) {
        cells.push_back(lines_of(page, cell));
        longest = std::max(longest, cells.back().size());
    }
    for (std::size_t c = 1; c < cells.size(); ++c) {
        if (!figures(page, cells[c])) continue;
        ++columns;
        if (guide == nullptr || cells[c].size() > guide->size()) guide = &cells[c];
    }
    if (guide == nullptr || guide->size() * 2 < longest) return false;
    std::vector<TableRow> made(guide->size());
    for (std::size_t i = 0; i < made.size(); ++i) {
        const CellLine& line = (*guide)[i];
        made[i].cells.resize(row.cells.size());
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            made[i].cells[c].span = row.cells[c].span;
        made[i].box = {row.box.x0, line.baseline - 0.25F * line.size, row.box.x1,
                       line.baseline + 0.75F * line.size};
    }
    // what stands on the height of a figure belongs to its row; what does not, to the row above
    std::size_t beside = 0, all = 0;
    for (std::size_t c = 0; c < cells.size(); ++c)
        for (const CellLine& line : cells[c]) {
            std::size_t best = 0;
            while (best + 1 < made.size() &&
                   line.baseline < (*guide)[best + 1].baseline + 0.5F * line.size)
                ++best;
            ++all;
            beside += std::abs((*guide)[best].baseline - line.baseline) < 0.5F * line.size;
            for (const std::uint32_t id : line.words)
                made[best].cells[c].words.push_back(id);
        }
    if (beside * 5 < all * 4) return false;
    for (TableRow& each : made)
        out.push_back(std::move(each));
    return true;
}

/// A cell over several columns whose words stand in them, well apart, is as many cells.
void split_cells(const PageWords& page, const std::vector<float>& borders, TableRow& row) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const std::size_t span = row.cells[c].span;
        if (span < 3 || c + span >= borders.size() || row.cells[c].words.size() < 3) continue;
        std::map<std::size_t, std::vector<std::uint32_t>> parts;
        bool apart = true;
        for (const CellLine& line : lines_of(page, row.cells[c])) {
            const Word* before = nullptr;
            std::size_t column_before = 0;
            for (const std::uint32_t id : line.words) {
                const Word& word = page.words[id];
                const auto first = borders.begin() + static_cast<std::ptrdiff_t>(c);
                const auto last = first + static_cast<std::ptrdiff_t>(span);
                const auto column = static_cast<std::size_t>(
                    std::upper_bound(first + 1, last, (word.box.x0 + word.box.x1) / 2) - first - 1);
                apart =
                    apart && word.box.x1 < *(first + static_cast<std::ptrdiff_t>(column) + 1) + 2;
                if (before != nullptr && column != column_before)
                    apart = apart && word.box.x0 - before->box.x1 > 0.75F * word.size;
                parts[column].push_back(id);
                before = &word;
                column_before = column;
            }
        }
        if (!apart || parts.size() < 3) continue;
        row.cells[c].span = 1;
        row.cells[c].words.clear();
        for (auto& [column, words] : parts)
            row.cells[c + column].words = std::move(words);
    }
}

} // namespace

void split_rows(const PageWords& page, const std::vector<float>& borders, Table& table) {
    if (borders.size() == (table.rows.empty() ? 0 : table.rows[0].cells.size() + 1))
        for (TableRow& row : table.rows)
            split_cells(page, borders, row);
    std::vector<TableRow> rows;
    for (TableRow& row : table.rows)
        if (!split_row(page, row, rows)) rows.push_back(std::move(row));
    table.rows = std::move(rows);
    // between coloured rows there are strips of nothing
    if (table.rows.size() < 4) return;
    std::vector<float> heights;
    for (const TableRow& row : table.rows)
        heights.push_back(row.box.y1 - row.box.y0);
    std::nth_element(heights.begin(),
                     heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    const float usual = heights[heights.size() / 2];
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(),
                                    [&](const TableRow& row) {
                                        return row.box.y1 - row.box.y0 < 0.5F * usual &&
                                               std::all_of(row.cells.begin(), row.cells.end(),
                                                           [](const TableCell& cell) {
                                                               return cell.words.empty();
                                                           });
                                    }),
                     table.rows.end());
}

} // namespace duly::read::pdf::layout
