#include "read/pdf/layout/doubts.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

constexpr std::size_t widest = 30; ///< columns; who has more has drawn something else

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// "1,204", "(36)", "£5.2m", "12%": a figure and nothing else.
bool figure(string_view word) {
    std::size_t digits = 0, letters = 0;
    for (const char c : word) {
        digits += digit(c);
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return digits > 0 && letters <= 1;
}

/// "(520)", "35%", "70:30", "2026/27" over "£000": says something of a figure, or of a column.
bool remark(string_view word) {
    return word.front() == '(' || word.find_first_of("%:/") != string_view::npos ||
           word.find_first_of("123456789") == string_view::npos;
}

/// What a cell's words are.
struct Held {
    std::size_t figures = 0, words = 0;
    bool fused = false; ///< figures that are not one written with spaces ("2 000 000")
};

Held held(const PageWords& page, const TableCell& cell) {
    Held out;
    const Word* before = nullptr;
    std::vector<std::uint32_t> ids = cell.words;
    std::sort(ids.begin(), ids.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Word &left = page.words[a], &right = page.words[b];
        return left.baseline != right.baseline ? left.baseline > right.baseline
                                               : left.box.x0 < right.box.x0;
    });
    for (const std::uint32_t id : ids) {
        const Word& word = page.words[id];
        ++out.words;
        if (!figure(page.of(word))) {
            before = nullptr;
            continue;
        }
        ++out.figures;
        if (before != nullptr && !remark(page.of(word)) && !remark(page.of(*before))) {
            const bool level = std::abs(before->baseline - word.baseline) < 0.3F * word.size;
            out.fused = out.fused || !level || word.box.x0 - before->box.x1 > 0.5F * word.size;
        }
        before = &word;
    }
    out.fused = out.fused && out.figures == out.words;
    return out;
}

/// Whether words stand on the height of a table's rows, to the left of them.
bool words_beside(const PageWords& page, const Table& table) {
    std::size_t rows = 0, beside = 0;
    for (const TableRow& row : table.rows) {
        ++rows;
        beside += std::any_of(page.words.begin(), page.words.end(), [&](const Word& word) {
            const float y = (word.box.y0 + word.box.y1) / 2;
            return !word.gone && word.box.x1 <= table.box.x0 + 1 && y > row.box.y0 &&
                   y < row.box.y1;
        });
    }
    return beside * 2 > rows;
}

} // namespace

bool doubtful(const PageWords& page, const Table& table, std::size_t& compared) {
    constexpr std::size_t most_compared = 20'000'000; // words held against rows, of a file
    if (table.rows.empty()) return false;
    const std::size_t columns = table.rows[0].cells.size();
    if (columns > widest) return true;
    std::vector<std::size_t> single(columns, 0), fused(columns, 0); // cells of each column
    std::size_t swallowed = 0, named = 0, bare = 0;
    for (const TableRow& row : table.rows) {
        std::size_t filled = 0, figures = 0, words = 0;
        bool many = false; // figures behind words in one cell
        for (std::size_t c = 0; c < row.cells.size() && c < columns; ++c) {
            if (row.cells[c].words.empty() || row.cells[c].header) continue;
            const Held cell = held(page, row.cells[c]);
            ++filled;
            figures += cell.figures == cell.words;
            words += cell.figures < cell.words;
            single[c] += cell.figures == 1 && cell.words == 1;
            fused[c] += cell.fused;
            many = many || (cell.figures >= 3 && cell.figures * 2 >= cell.words);
        }
        swallowed += filled == 1 && many;
        named += words > 0;
        bare += filled > 0 && words == 0 && figures > 1;
    }
    for (std::size_t c = 0; c < columns; ++c)
        if (fused[c] > 1 || (fused[c] > 0 && single[c] > 0)) return true;
    if (swallowed > 0 && *std::max_element(single.begin(), single.end()) > 1) return true;
    if (bare <= named * 2) return false;
    compared += page.words.size() * table.rows.size();
    return compared > most_compared || words_beside(page, table);
}

} // namespace duly::read::pdf::layout
