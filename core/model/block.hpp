// What every reader makes of a file: the text view with its map, and flat blocks in reading order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace duly::model {

enum class BlockKind : std::uint8_t {
    paragraph, ///< one line of the view
    heading,   ///< the format says so (#, setext underline, outline level, <h2>)
    item,      ///< a bullet or a typed number under a list mark
    row,       ///< cells parted by tabs
    footnote,
};

struct Cell {
    Range range;
    bool header = false;
    std::uint16_t span = 1;
    std::vector<Range> paragraphs; ///< when the cell holds more than one
    bool covered = false;          ///< part of the cell above it, which reaches over several rows
};

/// Surface features only; what they mean is structure's business.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    Range range;              ///< one line of the view, without its newline
    std::uint8_t level = 0;   ///< heading: 1-6 as marked, 0 not said; item: depth from 1
    bool bold = false;        ///< the whole block is set in bold
    bool gap_before = false;  ///< an empty line (or spacing) before it
    bool page_before = false; ///< a page break before it
    bool struck = false;      ///< struck through as a whole
    std::uint32_t table = 0;  ///< rows of one table share a number from 1
    /// View byte of words that stand well apart from those before them on the line, as what is said
    /// stands apart from its label; 0: none.
    std::uint32_t second_column = 0;
    bool grid = false; ///< row: the format says what its cells are; else tabs and gaps tell them
    bool doubtful = false;   ///< row: its reader is not sure which words stand in which cell
    std::string mark;        ///< item: its bullet or list mark as written; footnote: its mark
    std::vector<Cell> cells; ///< rows
    std::vector<Range> struck_ranges; ///< parts of it that are struck through (NO in ~~YES~~/NO)
    std::vector<Range> bold_ranges;
    std::vector<Range> italic_ranges; ///< forms set their guidance in italics
    std::vector<Range> marked_ranges; ///< underlined, highlighted or boxed: a way to choose
};

/// Words that are not in the view, and where they would stand.
struct Furniture {
    /// page-number, running-head, watermark, debris, hidden; office files: inserted, deleted,
    /// comment, embedded
    std::string kind;
    std::string text;
    std::uint32_t at = 0;     ///< view byte
    std::uint32_t line = 0;   ///< line of the input, for text formats; else 0
    std::uint32_t length = 0; ///< view bytes it speaks of: inserted words, those commented on
    std::string author{};     ///< of a change or comment
    std::string date{};       ///< of a change or comment, as the file has it (ISO 8601)
    std::uint32_t page = 0;   ///< where it stands, for formats with pages; else 0
    Quad place{};             ///< on that page
    std::string why{}; ///< of hidden: covered, off-page, layer-off, invisible, tiny, same-colour
};

struct ReadNote {
    std::string text;
    std::uint32_t at = 0;
};

/// A remark to duly itself (`<!-- duly: … -->`), which is not in the view.
struct Remark {
    std::string text;       ///< between the marks of the comment, trimmed
    std::uint32_t at = 0;   ///< view byte at which the next block begins
    std::uint32_t line = 0; ///< of the input
    bool own_line = true;   ///< nothing else stands on its lines
};

/// What the file says of itself: title, author, last-modified-by, language, …
struct Property {
    std::string name, value;
};

struct ReadFile {
    std::shared_ptr<File> file;
    std::vector<Block> blocks;
    std::vector<Furniture> furniture;
    std::vector<ReadNote> notes;
    std::vector<Remark> remarks;
    std::vector<Property> properties;
};

} // namespace duly::model
