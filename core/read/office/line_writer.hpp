// Pieces of lines into the view and the source map, white space collapsed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/block.hpp"
#include "read/office/paragraph.hpp"
#include "read/text/inline_markup.hpp"

namespace duly::read {

class LineWriter {
public:
    explicit LineWriter(model::ReadFile& out) : out_(out), map_(out.file->map) {}

    [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(text_.size()); }
    [[nodiscard]] const std::string& text() const { return text_; }
    std::string take() { return std::move(text_); }

    /// A line or a cell begins: white space before its words is dropped.
    void begin() {
        pending_ = false;
        start_ = text_.size();
    }
    [[nodiscard]] bool line_empty() const { return start_ == text_.size(); }
    /// The end of a cell or line.
    void border(char c, std::uint32_t unit);
    /// Words that the file does not hold: a computed number.
    void made(std::string_view words, std::uint32_t unit);
    void space(std::uint32_t unit, std::uint32_t source);
    /// `skip`: bytes of its text to leave out (a typed bullet).
    void piece(const Paragraph& line, const Piece& piece, std::uint32_t skip = 0);
    /// What a line that is not written has to say of changes and comments.
    void marks_only(const Piece& piece);

    /// Emphasis and pictures met since the last call of `style_begins`.
    InlineStyle style;
    void style_begins();

private:
    void flush_space();
    void look(const Look& look);
    void words(std::string_view text, const Piece& piece, std::uint32_t skip);
    void add(std::uint32_t unit, std::uint32_t source, std::uint32_t code_points,
             std::string_view bytes, bool verbatim);

    model::ReadFile& out_;
    model::SourceMap& map_;
    std::string text_;
    std::size_t start_ = 0;
    bool pending_ = false;
    std::uint32_t pending_unit_ = 0, pending_source_ = 0;
};

/// Soft hyphens, joiners and marks of direction.
bool is_unseen(char32_t c);

} // namespace duly::read
