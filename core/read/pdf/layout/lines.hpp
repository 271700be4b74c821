// Words put together to pieces of lines, and pieces that stand on one height to rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/pdf/layout/words.hpp"

namespace duly::read::pdf::layout {

/// Words of one line with no more than a space between any two.
struct Piece {
    std::uint32_t first = 0, count = 0; ///< in Lines::ids
    Rect box;
    float baseline = 0, size = 0;
    std::uint32_t chars = 0;
};

/// Pieces on one baseline, from left to right.
struct Row {
    std::uint32_t first = 0, count = 0; ///< in Lines::pieces
    Rect box;
    float baseline = 0, size = 0;
};

struct Lines {
    std::vector<std::uint32_t> ids; ///< of words
    std::vector<Piece> pieces;
    std::vector<Row> rows; ///< from the top down
    void clear() {
        ids.clear();
        pieces.clear();
        rows.clear();
    }
};

/// Puts words together. Marks superscripts as raised and sets them into the line they belong to;
/// words printed twice are marked as gone. Appends nothing that was there before: `out` is cleared.
void make_lines(PageWords& page, std::vector<std::uint32_t> words, Lines& out);

/// Whether a space belongs between two words that follow one another on a line.
bool space_between(const Word& left, const Word& right);

/// What a row or a piece says, words parted by spaces.
std::string text_of(const PageWords& page, const Lines& lines, const Piece& piece);
std::string text_of(const PageWords& page, const Lines& lines, const Row& row);

Rect cover(const Rect& a, const Rect& b);

} // namespace duly::read::pdf::layout
