// Tables of text files, as source ranges of cells: tabs, pipes, grids, HTML, aligned figures.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/text/lines.hpp"

namespace duly::read {

struct SourceRange {
    std::uint32_t begin = 0, end = 0;
};

struct SourceCell {
    std::vector<SourceRange> pieces; ///< more than one where a cell runs over several lines
    bool header = false;
    std::uint16_t span = 1;
    bool covered = false; ///< by the cell above
};

struct SourceRow {
    std::vector<SourceCell> cells;
    std::uint32_t begin = 0; ///< where the row starts in the source
};

struct SourceTable {
    std::vector<SourceRow> rows;
    std::size_t next_line =
        0;            ///< first line behind the table; equal to the first when there is none
    bool grid = true; ///< drawn or tagged, not parted by tabs or spaces
};

/// A table that begins at `lines[first]`, or none (no rows). `budget` bounds how far the search for
/// its end may go, over all tables of a file; an unclosed table ends before the first paragraph
/// behind it.
SourceTable html_table(std::string_view text, const std::vector<Line>& lines, std::size_t first,
                       std::size_t& budget);
SourceTable pipe_table(std::string_view text, const std::vector<Line>& lines, std::size_t first);
SourceTable tab_table(std::string_view text, const std::vector<Line>& lines, std::size_t first);
/// A question over several lines in a column of its own, with yes or no beside any of them: a row
/// of a form as it is printed.
SourceTable answered_question(std::string_view text, const std::vector<Line>& lines,
                              std::size_t first);
/// A line that names three columns and more, and below it rows whose words begin where those names
/// do, with figures or dates among them: an action table set with spaces. Without rows `next_line`
/// tells how far it was looked: no such table begins before it.
SourceTable words_table(std::string_view text, const std::vector<Line>& lines, std::size_t first);
/// Three lines and more of words with figures behind them, parted by two spaces and more, money
/// among them (two where each has its year); with the lines above that head the columns.
SourceTable aligned_table(std::string_view text, const std::vector<Line>& lines, std::size_t first);

/// A form whose labels stand in one column and their answers in another, both set with spaces and
/// either of them over several lines: "Decision       To let the quay to …". Five rows and more.
/// Without rows `next_line` tells how far it was looked, as above.
SourceTable labelled_table(std::string_view text, const std::vector<Line>& lines,
                           std::size_t first);

} // namespace duly::read
