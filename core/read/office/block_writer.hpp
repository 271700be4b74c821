// Writes collected lines as blocks of the text view, as the text reader does for the same paper.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/block.hpp"
#include "read/office/line_writer.hpp"
#include "read/office/paragraph.hpp"

namespace duly::read {

/// What a paragraph is, beside its words.
struct Shape {
    model::BlockKind kind = model::BlockKind::paragraph;
    std::uint8_t level = 0;   ///< headings
    std::string number;       ///< computed; goes into the view before the words
    bool number_apart = true; ///< a space behind the number
    std::string mark;         ///< items: their bullet; footnotes: their mark
    int indent = 0;           ///< items: for telling their depth
    bool contents = false;    ///< a line of a list of contents: its tabs part no cells
};

struct CellParagraph {
    Shape shape;
    Paragraph words;
};

/// A cell as collected.
struct CellContent {
    std::vector<CellParagraph> paragraphs;
    std::uint16_t span = 1;
    bool covered = false; ///< by the cell above
};

class BlockWriter {
public:
    explicit BlockWriter(model::ReadFile& out) : out_(out), writer_(out) {}

    /// An empty line, or room, before what comes.
    void gap() { gap_ = true; }
    void page() { page_ = true; }
    [[nodiscard]] bool page_is_due() const { return page_; }
    [[nodiscard]] std::uint32_t at() const { return writer_.at(); }

    void block(const Shape& shape, const Paragraph& line);
    void begin_table();
    void row(const std::vector<CellContent>& cells, bool header);
    void end_table();
    /// Ends the view; nothing may be written after.
    void finish();

private:
    model::Block start(model::BlockKind kind);
    /// Pieces [first, last) of a line; `begins`: they are the first of their paragraph.
    void write(const Shape& shape, const Paragraph& line, std::size_t first, std::size_t last,
               bool begins);
    bool tab_row(const Paragraph& line, std::size_t first, std::size_t last);
    bool left_out(const Shape& shape, const Paragraph& line, std::size_t first, std::size_t last);
    static bool any_words(const Paragraph& line, std::size_t first, std::size_t last);
    void stray(const Piece& piece);
    void cell(const CellContent& content, model::Cell& made);
    void keep(model::Block block, std::uint32_t from);
    std::uint8_t depth_of(int indent);

    model::ReadFile& out_;
    LineWriter writer_;
    std::vector<int> depths_; ///< indents of the list levels that are open
    std::uint32_t tables_ = 0;
    std::size_t cells_ = 0; ///< written so far
    bool gap_ = false, page_ = false, tab_rows_ = false;
    bool question_ = false; ///< the block before asks for an answer
};

} // namespace duly::read
