#include "read/office/line_writer.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

std::uint32_t Paragraph::code_points(string_view text) {
    return static_cast<std::uint32_t>(utf8::code_points(text));
}

void Paragraph::append(const Paragraph& other) {
    const std::uint32_t shift = size();
    text_ += other.text_;
    for (Piece piece : other.pieces_) {
        piece.begin += shift;
        piece.end += shift;
        pieces_.push_back(piece);
    }
}

bool is_unseen(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0xFE00 && c <= 0xFE0F);
}

bool has_words(const Paragraph& line) {
    for (const Piece& piece : line.pieces()) {
        if (piece.kind != Piece::Kind::words && piece.kind != Piece::Kind::stand_in) continue;
        const string_view text = line.text(piece);
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = utf8::next(text, at);
            if (c > 0x20 && c != 0x7F && !is_unseen(c) && !utf8::is_space(c)) return true;
        }
    }
    return false;
}

std::string plain(const Paragraph& line) {
    std::string out;
    bool pending = false;
    const auto put = [&](char32_t c) {
        if (pending && !out.empty()) out.push_back(' ');
        pending = false;
        utf8::append(out, c);
    };
    for (const Piece& piece : line.pieces()) {
        switch (piece.kind) {
        case Piece::Kind::words:
        case Piece::Kind::stand_in: {
            const string_view text = line.text(piece);
            for (std::size_t at = 0; at < text.size();) {
                const char32_t c = utf8::next(text, at);
                if (is_unseen(c)) continue;
                if (utf8::is_space(c))
                    pending = true;
                else if (c >= 0x20 && c != 0x7F)
                    put(c);
            }
            break;
        }
        case Piece::Kind::tab:
        case Piece::Kind::line_break:
        case Piece::Kind::page_break:
            pending = true;
            break;
        default:
            break;
        }
    }
    return out;
}

void LineWriter::add(std::uint32_t unit, std::uint32_t source, std::uint32_t code_points,
                     string_view bytes, bool verbatim) {
    map_.add({at(), static_cast<std::uint32_t>(bytes.size()), unit, source, code_points, verbatim});
    text_.append(bytes);
}

void LineWriter::flush_space() {
    if (!pending_) return;
    pending_ = false;
    add(pending_unit_, pending_source_, 1, " ", false);
}

void LineWriter::space(std::uint32_t unit, std::uint32_t source) {
    if (line_empty() || pending_) return;
    pending_ = true;
    pending_unit_ = unit;
    pending_source_ = source;
}

void LineWriter::border(char c, std::uint32_t unit) {
    pending_ = false;
    add(unit, 0, 0, {&c, 1}, false);
    start_ = text_.size();
}

void LineWriter::made(string_view words, std::uint32_t unit) {
    if (words.empty()) return;
    flush_space();
    add(unit, 0, 0, words, false);
}

void LineWriter::style_begins() {
    for (Emphasis* const each : {&style.bold, &style.struck, &style.italic, &style.marked}) {
        each->ranges.clear();
        each->on = false;
        each->from = at();
    }
    style.paragraph_starts.clear();
    style.picture = false;
}

void LineWriter::look(const Look& look) {
    if (!look.bold) style.bold.set(false, at());
    if (!look.struck) style.struck.set(false, at());
    if (!look.italic) style.italic.set(false, at());
    if (!look.marked) style.marked.set(false, at());
    flush_space();
    style.bold.set(look.bold, at());
    style.struck.set(look.struck, at());
    style.italic.set(look.italic, at());
    style.marked.set(look.marked, at());
}

namespace {

/// ASCII that is seen.
bool is_plain(char c) {
    return c > ' ' && c < 0x7F;
}

} // namespace

/// Copies runs of plain bytes as they are; anything else one by one.
void LineWriter::words(string_view text, const Piece& piece, std::uint32_t skip) {
    const bool verbatim = piece.kind == Piece::Kind::words;
    std::uint32_t point = 0; // code points of the piece before `i`
    std::size_t from = skip; // first byte not yet written
    std::uint32_t from_point = 0;
    bool styled = false;
    const auto flush = [&](std::size_t stop) {
        if (stop > from) {
            if (!styled) look(piece.look);
            styled = true;
            flush_space();
            if (verbatim)
                add(piece.unit, piece.source + from_point, point - from_point,
                    text.substr(from, stop - from), true);
            else
                add(piece.unit, piece.source, piece.source_length, text.substr(from, stop - from),
                    false);
        }
    };
    std::size_t i = 0;
    while (i < skip && i < text.size()) {
        utf8::next(text, i);
        ++point;
    }
    from = i;
    from_point = point;
    while (i < text.size()) {
        const std::size_t plain = i;
        while (i < text.size() && is_plain(text[i]))
            ++i;
        point += static_cast<std::uint32_t>(i - plain);
        if (i == text.size()) break;
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == ' ' && i > from && i + 1 < text.size() && is_plain(text[i + 1])) {
            ++i;
            ++point;
            continue;
        }
        std::size_t next = i;
        const char32_t c = utf8::next(text, next);
        const bool unseen = byte < 0x80 ? byte != ' ' && !(byte >= 9 && byte <= 13) : is_unseen(c);
        const bool blank = !unseen && (byte < 0x80 || utf8::is_space(c));
        const bool broken = c == 0xFFFD && next == i + 1;
        if (!unseen && !blank && !broken) {
            i = next;
            ++point;
            continue;
        }
        flush(i);
        if (blank) space(piece.unit, piece.source + (verbatim ? point : 0));
        if (broken) {
            look(piece.look);
            add(piece.unit, piece.source + (verbatim ? point : 0), 1, "\xEF\xBF\xBD", false);
        }
        i = next;
        ++point;
        from = i;
        from_point = point;
    }
    flush(i);
}

void LineWriter::marks_only(const Piece& piece) {
    if (piece.kind != Piece::Kind::begin_mark && piece.kind != Piece::Kind::end_mark) return;
    model::Furniture& it = out_.furniture[piece.furniture];
    if (piece.kind == Piece::Kind::begin_mark)
        it.at = at() + (pending_ ? 1 : 0);
    else
        it.length = std::max(at(), it.at) - it.at;
}

void LineWriter::piece(const Paragraph& line, const Piece& piece, std::uint32_t skip) {
    switch (piece.kind) {
    case Piece::Kind::words:
    case Piece::Kind::stand_in:
        words(line.text(piece), piece, skip);
        break;
    case Piece::Kind::tab:
    case Piece::Kind::line_break:
    case Piece::Kind::page_break:
        space(piece.unit, piece.source);
        break;
    case Piece::Kind::picture:
        style.picture = true;
        break;
    case Piece::Kind::begin_mark:
    case Piece::Kind::end_mark:
        marks_only(piece);
        break;
    }
}

} // namespace duly::read
