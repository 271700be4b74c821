// One paragraph of an office file, collected before it is known what becomes of it: a block,
// several (where the line is broken by hand), a row (where it is set with tabs), part of a cell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly::read {

/// How words look, as far as it tells anything.
struct Look {
    bool bold = false, italic = false, struck = false;
    bool marked = false; ///< underlined, highlighted or boxed
    friend bool operator==(const Look&, const Look&) = default;
};

struct Piece {
    enum class Kind : std::uint8_t {
        words,    ///< text, code point for code point as in the file
        stand_in, ///< text in the place of something else: a sign, a footnote's mark
        tab,
        line_break,
        page_break,
        picture,
        begin_mark, ///< a change, a comment begins here …
        end_mark,   ///< … and ends here
    };
    Kind kind = Kind::words;
    Look look;
    std::uint32_t begin = 0, end = 0; ///< in the line's text
    std::uint32_t unit = 0;           ///< paragraph of the source map
    std::uint32_t source = 0;         ///< code point in it
    std::uint32_t source_length = 0;  ///< stand_in: how many code points it stands for
    std::uint32_t furniture = 0;      ///< marks: index into the file's furniture
};

class Paragraph {
public:
    /// Where the next words come from.
    void stand(std::uint32_t unit) { unit_ = unit; }

    void words(std::string_view text, std::uint32_t source, Look look) {
        if (text.empty()) return;
        if (!pieces_.empty()) {
            Piece& last = pieces_.back();
            if (last.kind == Piece::Kind::words && last.look == look && last.unit == unit_ &&
                last.source + last.source_length == source) {
                text_ += text;
                last.end = size();
                last.source_length += code_points(text);
                return;
            }
        }
        Piece piece = make(Piece::Kind::words, look, source, code_points(text));
        text_ += text;
        piece.end = size();
        pieces_.push_back(piece);
    }
    void stand_in(std::string_view text, std::uint32_t source, std::uint32_t source_length,
                  Look look) {
        Piece piece = make(Piece::Kind::stand_in, look, source, source_length);
        text_ += text;
        piece.end = size();
        pieces_.push_back(piece);
    }
    /// A tab, a break, a picture.
    void sign(Piece::Kind kind, std::uint32_t source) {
        pieces_.push_back(make(kind, {}, source, 1));
    }
    void mark(Piece::Kind kind, std::uint32_t furniture) {
        Piece piece = make(kind, {}, 0, 0);
        piece.furniture = furniture;
        pieces_.push_back(piece);
    }
    /// The end of a paragraph that goes on in the same line.
    void space(std::uint32_t source) { stand_in(" ", source, 0, {}); }

    void append(const Paragraph& other);

    [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
    [[nodiscard]] std::string_view text(const Piece& piece) const {
        return std::string_view(text_).substr(piece.begin, piece.end - piece.begin);
    }
    [[nodiscard]] std::uint32_t unit() const { return unit_; }
    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    void clear() {
        text_.clear();
        pieces_.clear();
    }

private:
    static std::uint32_t code_points(std::string_view text);
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
    [[nodiscard]] Piece make(Piece::Kind kind, Look look, std::uint32_t source,
                             std::uint32_t length) const {
        Piece piece;
        piece.kind = kind;
        piece.look = look;
        piece.begin = piece.end = size();
        piece.unit = unit_;
        piece.source = source;
        piece.source_length = length;
        return piece;
    }

    std::string text_;
    std::vector<Piece> pieces_;
    std::uint32_t unit_ = 0;
};

/// Whether anything of it is to be seen.
bool has_words(const Paragraph& line);
/// Its words as they are seen, white space collapsed; breaks and tabs are spaces.
std::string plain(const Paragraph& line);

} // namespace duly::read
