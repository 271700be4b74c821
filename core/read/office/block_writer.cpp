#include "read/office/block_writer.hpp"

#include <algorithm>
#include <tuple>

#include "read/note_mark.hpp"
#include "read/text/lines.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using model::Block;
using model::BlockKind;
using std::string_view;

constexpr std::size_t most_cells = 1'000'000; ///< of all tables of a file

bool is_break(Piece::Kind kind) {
    return kind == Piece::Kind::line_break || kind == Piece::Kind::page_break;
}

bool blank(string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c > 0x20 && c != 0x7F && !is_unseen(c) && !utf8::is_space(c)) return false;
    }
    return true;
}

bool shows(const Paragraph& line, const Piece& piece) {
    return (piece.kind == Piece::Kind::words || piece.kind == Piece::Kind::stand_in) &&
           !blank(line.text(piece));
}

/// "4.2", "(a)", "1": what people type before a tab.
bool typed_number(string_view label, std::size_t words_behind) {
    label = utf8::trim(label);
    if (label.empty() || label.size() > 10) return false;
    bool mark = false;
    std::size_t digits = 0;
    for (const char c : label) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (c == '.' || c == ')' || c == '(')
            mark = true;
        else if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            return false;
    }
    if (digits == 0) return mark && label.size() <= 5;
    return mark || words_behind > 60;
}

/// How much of a line's beginning is a typed bullet, in pieces and bytes.
struct Skip {
    std::string mark;
    std::size_t piece = 0;
    std::uint32_t bytes = 0;
};

/// The beginning of a line, and where each of its bytes stands.
struct Head {
    std::string text;
    std::vector<std::pair<std::size_t, std::uint32_t>> places;
};

Head head_of(const Paragraph& line, std::size_t first, std::size_t last) {
    constexpr std::size_t enough = 24; // bytes
    Head head;
    head.text.reserve(2 * enough);
    head.places.reserve(2 * enough);
    for (std::size_t i = first; i < last && head.text.size() < enough; ++i) {
        const Piece& piece = line.pieces()[i];
        if (piece.kind == Piece::Kind::tab) {
            head.text.push_back('\t');
            head.places.emplace_back(i, 0);
        }
        if (piece.kind != Piece::Kind::words && piece.kind != Piece::Kind::stand_in) continue;
        const string_view text = line.text(piece);
        const std::size_t take = utf8::floor_boundary(text, std::min(text.size(), enough));
        head.text.append(text.substr(0, take));
        for (std::uint32_t k = 0; k < take; ++k)
            head.places.emplace_back(i, k);
    }
    return head;
}

Skip typed_bullet(const Head& head) {
    Skip skip;
    const auto physical = split_lines(head.text);
    if (physical.empty() || physical.front().blank) return skip;
    const Mark mark = list_mark(head.text, physical.front(), false);
    if (!mark.found() || mark.content >= physical.front().end) return skip;
    skip.mark = mark.text;
    skip.piece = head.places[mark.content].first;
    skip.bytes = head.places[mark.content].second;
    return skip;
}

/// "⁶ Her Majesty's Inspectorate": a footnote typed below the text it belongs to.
Skip typed_note(const Head& head) {
    Skip skip;
    std::string mark;
    std::size_t at = raised_number(head.text, mark);
    while (at < head.text.size() && (head.text[at] == ' ' || head.text[at] == '\t'))
        ++at;
    if (mark.empty() || at >= head.text.size()) return skip;
    skip.mark = mark;
    skip.piece = head.places[at].first;
    skip.bytes = head.places[at].second;
    return skip;
}

/// The dots of "Foreword ........ 3", typed by hand: they only lead the eye, as those of a tab do.
struct Leader {
    bool found = false;
    std::size_t from = 0, to = 0; ///< pieces that hold the first dot and what follows the last
    std::uint32_t from_byte = 0, to_byte = 0;
};

/// Whether pieces [first, last) end in words that do; spaces behind them do not count.
bool ends_in_digit(const Paragraph& line, std::size_t first, std::size_t last) {
    while (last > first) {
        const Piece& piece = line.pieces()[--last];
        if (piece.kind == Piece::Kind::begin_mark || piece.kind == Piece::Kind::end_mark) continue;
        if (piece.kind != Piece::Kind::words) return false;
        const string_view words = line.text(piece);
        if (const std::size_t end = words.find_last_not_of(' '); end != string_view::npos)
            return words[end] >= '0' && words[end] <= '9';
    }
    return false;
}

Leader typed_leader(const Paragraph& line, std::size_t first, std::size_t last) {
    constexpr std::size_t longest = 300, longest_page = 3, fewest_dots = 4;
    Leader leader;
    if (!ends_in_digit(line, first, last)) return leader; // as nearly all lines
    std::string text;
    std::vector<std::pair<std::size_t, std::uint32_t>> places;
    for (std::size_t i = first; i < last; ++i) {
        const Piece& piece = line.pieces()[i];
        if (piece.kind == Piece::Kind::begin_mark || piece.kind == Piece::Kind::end_mark) continue;
        const string_view words = line.text(piece);
        if (piece.kind != Piece::Kind::words || text.size() + words.size() > longest) return leader;
        for (std::uint32_t k = 0; k < words.size(); ++k)
            places.emplace_back(i, k);
        text += words;
    }
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    std::size_t page = text.size(), count = 0;
    while (page > 0 && text[page - 1] >= '0' && text[page - 1] <= '9')
        --page;
    if (page == text.size() || text.size() - page > longest_page) return leader;
    std::size_t dots = page;
    while (dots > 0 && (text[dots - 1] == '.' || text[dots - 1] == ' '))
        count += text[--dots] == '.';
    if (count < fewest_dots || dots == 0) return leader;
    std::tie(leader.from, leader.from_byte) = places[dots];
    std::tie(leader.to, leader.to_byte) = places[page];
    leader.found = true;
    return leader;
}

bool covers(const std::vector<model::Range>& ranges, model::Range whole) {
    std::uint32_t sum = 0;
    for (const model::Range& range : ranges)
        sum += range.size();
    return sum > 0 && sum + 2 >= whole.size(); // a colon outside the bold
}

} // namespace

Block BlockWriter::start(BlockKind kind) {
    Block block;
    block.kind = kind;
    block.gap_before = gap_ || out_.blocks.empty();
    block.page_before = page_;
    gap_ = page_ = false;
    return block;
}

std::uint8_t BlockWriter::depth_of(int indent) {
    while (!depths_.empty() && depths_.back() > indent)
        depths_.pop_back();
    if (depths_.empty() || depths_.back() < indent) depths_.push_back(indent);
    return static_cast<std::uint8_t>(std::min<std::size_t>(depths_.size(), 9));
}

void BlockWriter::keep(Block block, std::uint32_t from) {
    block.range = {from, writer_.at()};
    if (writer_.style.picture) out_.notes.push_back({"picture", from});
    writer_.style.end(writer_.at(), false);
    if (block.kind != BlockKind::heading) // a heading's style is bold: it says nothing of its words
        block.bold_ranges = writer_.style.bold.ranges;
    block.struck_ranges = writer_.style.struck.ranges;
    block.italic_ranges = writer_.style.italic.ranges;
    block.marked_ranges = writer_.style.marked.ranges;
    block.bold = covers(block.bold_ranges, block.range);
    block.struck = covers(block.struck_ranges, block.range);
    const char last = writer_.at() > from ? writer_.text().back() : ' ';
    question_ = last == ':' || last == '?';
    if (block.kind != BlockKind::item && block.kind != BlockKind::row) depths_.clear();
    gap_ = gap_ || block.kind == BlockKind::heading; // it stands apart, whatever its style says
    out_.blocks.push_back(std::move(block));
}

/// Lines that say nothing of the paper: a number without words, what the text reader leaves out
/// too.
bool BlockWriter::left_out(const Shape& shape, const Paragraph& line, std::size_t first,
                           std::size_t last) {
    bool words = false, picture = false;
    std::size_t bytes = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Piece& piece = line.pieces()[i];
        words = words || shows(line, piece);
        picture = picture || piece.kind == Piece::Kind::picture;
        bytes += piece.end - piece.begin;
    }
    const char* kind = nullptr;
    std::string text;
    if (!words) {
        if (!shape.number.empty()) {
            kind = "debris";
            text = shape.number;
        }
    } else if (shape.kind == BlockKind::paragraph && shape.number.empty() && bytes <= 60 &&
               first == 0 && last == line.pieces().size() &&
               (gap_ || page_ || out_.blocks.empty()) && !question_ && !shape.contents) {
        text = plain(line);
        if (text.size() <= 40) kind = furniture_kind(text);
    }
    if (words && kind == nullptr) return false;
    if (kind != nullptr) out_.furniture.push_back({kind, std::move(text), writer_.at()});
    if (picture) out_.notes.push_back({"picture", writer_.at()});
    for (std::size_t i = first; i < last; ++i)
        writer_.marks_only(line.pieces()[i]);
    gap_ = true;
    return true;
}

void BlockWriter::write(const Shape& shape, const Paragraph& line, std::size_t first,
                        std::size_t last, bool begins) {
    Shape now = begins ? shape : Shape{};
    if (!begins) now.kind = shape.kind == BlockKind::footnote ? shape.kind : BlockKind::paragraph;
    if (left_out(now, line, first, last)) return;
    Leader leader;
    if (now.kind == BlockKind::paragraph) leader = typed_leader(line, first, last);
    now.contents = now.contents || leader.found;
    Skip skip;
    if (now.kind == BlockKind::paragraph && now.number.empty() && !now.contents) {
        const Head head = head_of(line, first, last);
        skip = typed_bullet(head);
        if (!skip.mark.empty()) {
            now.kind = BlockKind::item;
            now.mark = skip.mark;
        } else if (skip = typed_note(head); !skip.mark.empty()) {
            now.kind = BlockKind::footnote;
            now.mark = skip.mark;
        } else if (tab_row(line, first, last)) {
            return;
        }
    }
    tab_rows_ = false;
    Block block = start(now.kind);
    block.level = now.kind == BlockKind::item ? depth_of(now.indent) : now.level;
    block.mark = now.mark;
    const std::uint32_t from = writer_.at();
    writer_.begin();
    writer_.style_begins();
    const std::uint32_t unit = line.pieces().empty() ? line.unit() : line.pieces()[first].unit;
    writer_.made(now.number, unit);
    if (!now.number.empty() && now.number_apart) writer_.space(unit, 0);
    for (std::size_t i = first; i < last; ++i) {
        const Piece& piece = line.pieces()[i];
        const bool dots = leader.found && i >= leader.from && i <= leader.to;
        if (dots && i == leader.from) {
            Piece before = piece;
            before.end = before.begin + leader.from_byte;
            writer_.piece(line, before);
            writer_.space(piece.unit, piece.source);
        }
        if (i < skip.piece || (dots && i < leader.to))
            writer_.marks_only(piece);
        else
            writer_.piece(line, piece, dots ? leader.to_byte : i == skip.piece ? skip.bytes : 0);
    }
    keep(std::move(block), from);
    writer_.border('\n', unit);
}

/// "Report of:<tab>The Director": cells, as the text reader has it. Several tabs in a row only
/// reach further.
bool BlockWriter::tab_row(const Paragraph& line, std::size_t first, std::size_t last) {
    constexpr std::size_t widest_label = 90;
    std::vector<std::pair<std::size_t, std::size_t>> cells; // pieces of each
    std::size_t begin = first, label = 0;
    std::vector<std::size_t> sizes;
    const auto close = [&](std::size_t stop) {
        std::size_t bytes = 0;
        bool words = false;
        for (std::size_t i = begin; i < stop; ++i) {
            bytes += line.pieces()[i].end - line.pieces()[i].begin;
            words = words || shows(line, line.pieces()[i]);
        }
        if (words) {
            cells.emplace_back(begin, stop);
            sizes.push_back(bytes);
        }
        begin = stop + 1;
    };
    for (std::size_t i = first; i < last; ++i)
        if (line.pieces()[i].kind == Piece::Kind::tab) close(i);
    close(last);
    if (cells.size() < 2 || cells.size() > 40) return false;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i)
        label = std::max(label, sizes[i]);
    if (label > widest_label) return false;
    if (cells.size() == 2) {
        std::string head;
        for (std::size_t i = cells[0].first; i < cells[0].second; ++i)
            head += line.text(line.pieces()[i]);
        if (typed_number(head, sizes[1])) return false;
    }
    if (!tab_rows_ || gap_) ++tables_;
    tab_rows_ = true;
    Block block = start(BlockKind::row);
    block.table = tables_;
    const std::uint32_t from = writer_.at();
    writer_.style_begins();
    std::size_t next = first; // marks between the cells are not to be lost
    for (const auto& [open, stop] : cells) {
        for (; next < open; ++next)
            writer_.marks_only(line.pieces()[next]);
        if (writer_.at() > from) writer_.border('\t', line.pieces()[open].unit);
        writer_.begin();
        model::Cell cell;
        cell.range.begin = writer_.at();
        for (; next < stop; ++next)
            writer_.piece(line, line.pieces()[next]);
        cell.range.end = writer_.at();
        block.cells.push_back(std::move(cell));
    }
    for (; next < last; ++next)
        writer_.marks_only(line.pieces()[next]);
    keep(std::move(block), from);
    writer_.border('\n', line.unit());
    return true;
}

void BlockWriter::block(const Shape& shape, const Paragraph& line) {
    const std::vector<Piece>& pieces = line.pieces();
    const bool whole = shape.kind == BlockKind::heading || shape.kind == BlockKind::footnote;
    std::size_t first = 0;
    bool begins = true;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!is_break(pieces[i].kind)) continue;
        // a heading is one line, unless a page begins before its words
        const bool page = pieces[i].kind == Piece::Kind::page_break;
        if (whole && !(page && !any_words(line, first, i))) continue;
        if (any_words(line, first, i)) {
            write(shape, line, first, i, begins);
            begins = false;
        } else {
            for (std::size_t k = first; k < i; ++k)
                stray(pieces[k]);
            if (!page) gap_ = true;
        }
        if (page) page_ = true;
        first = i + 1;
    }
    if (first == pieces.size() && !begins) return;
    write(shape, line, first, pieces.size(), begins);
}

bool BlockWriter::any_words(const Paragraph& line, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i)
        if (shows(line, line.pieces()[i])) return true;
    return false;
}

void BlockWriter::stray(const Piece& piece) {
    if (piece.kind == Piece::Kind::picture) out_.notes.push_back({"picture", writer_.at()});
    writer_.marks_only(piece);
}

void BlockWriter::begin_table() {
    ++tables_;
    gap_ = true;
    tab_rows_ = false;
}

void BlockWriter::cell(const CellContent& content, model::Cell& made) {
    made.span = content.span;
    made.covered = content.covered;
    made.range.begin = writer_.at();
    std::vector<std::uint32_t> starts;
    for (const CellParagraph& paragraph : content.paragraphs) {
        const Paragraph& line = paragraph.words;
        const std::uint32_t unit = line.pieces().empty() ? line.unit() : line.pieces()[0].unit;
        bool begins = true, numbered = false;
        for (const Piece& piece : line.pieces()) {
            if (is_break(piece.kind)) {
                begins = true;
                continue;
            }
            if (begins && shows(line, piece)) {
                begins = false;
                if (!writer_.line_empty()) {
                    writer_.space(unit, 0);
                    starts.push_back(writer_.at());
                }
                if (!numbered) {
                    writer_.made(paragraph.shape.number, unit);
                    if (!paragraph.shape.number.empty() && paragraph.shape.number_apart)
                        writer_.space(unit, 0);
                }
                numbered = true;
            }
            writer_.piece(line, piece);
        }
    }
    writer_.style.end(writer_.at(), false);
    made.range.end = writer_.at();
    // the space that parts two paragraphs was written after the start was noted
    std::uint32_t begin = made.range.begin;
    for (std::uint32_t next : starts) {
        if (next < made.range.end && writer_.text()[next] == ' ') ++next;
        if (next <= begin || next >= made.range.end) continue;
        made.paragraphs.push_back({begin, next - 1});
        begin = next;
    }
    if (!made.paragraphs.empty()) made.paragraphs.push_back({begin, made.range.end});
}

void BlockWriter::row(const std::vector<CellContent>& cells, bool header) {
    tab_rows_ = false;
    Block block = start(BlockKind::row);
    block.table = tables_;
    block.grid = true;
    const std::uint32_t from = writer_.at();
    writer_.style_begins();
    std::uint32_t unit = 0;
    // Cells that only fill a span cost a file nothing to ask for.
    const bool fill = cells_ + cells.size() <= most_cells;
    if (fill) block.cells.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!fill && cells[i].paragraphs.empty()) continue;
        ++cells_;
        if (!cells[i].paragraphs.empty()) unit = cells[i].paragraphs.front().words.unit();
        if (!block.cells.empty()) writer_.border('\t', unit);
        writer_.begin();
        model::Cell made;
        made.header = header;
        cell(cells[i], made);
        block.cells.push_back(std::move(made));
    }
    const bool words = writer_.text().find_first_not_of('\t', from) != std::string::npos;
    if (words) depths_.clear();
    keep(std::move(block), from);
    writer_.border('\n', unit);
}

void BlockWriter::end_table() {
    gap_ = true;
}

void BlockWriter::finish() {
    out_.file->view = model::TextView(writer_.take());
}

} // namespace duly::read
