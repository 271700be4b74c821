#include "read/pdf/layout/paragraphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "read/note_mark.hpp"
#include "read/pdf/layout/joiner.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using model::BlockKind;
using std::string_view;

class Maker {
public:
    Maker(const std::vector<Sheet>& sheets, float body, float pitch)
        : sheets_(sheets), body_(body), joiner_(pitch) {}

    std::vector<Paragraph> run() {
        find_right();
        judge_blocks();
        for (std::uint32_t i = 0; i < sheets_.size(); ++i)
            sheet(i);
        flush_notes();
        return std::move(out_);
    }

private:
    void find_right();
    void judge_blocks();
    void sheet(std::uint32_t index);
    void line(const Shape& shape, bool first_of_column, bool first_of_page);
    void start(const Shape& shape);
    [[nodiscard]] bool typed_note(const Shape& shape) const;
    void append(const Shape& shape, bool starts);
    [[nodiscard]] std::size_t first_note(std::uint32_t index) const;
    [[nodiscard]] float right_of(const Line& line) const {
        return line.column == 1 && line.right < right_ && line.left < left_ + 3 * body_
                   ? right_
                   : line.right;
    }
    void flush_notes();

    const std::vector<Sheet>& sheets_;
    float body_;
    Joiner joiner_;
    float left_ = 0, right_ = 0; ///< of the text on most pages that have one column
    std::vector<Paragraph> out_;
    std::vector<Paragraph> notes_; ///< of the page, until the paragraph over its end is whole
    Shape first_, last_;           ///< lines of the open paragraph
    std::int32_t open_ = -1;       ///< in out_, or -1
    bool gap_ = false, page_ = false;
};

/// Where lines end at the right on most pages of one column.
void Maker::find_right() {
    std::vector<float> rights, lefts;
    for (const std::size_t enough : {std::size_t{8}, std::size_t{2}}) {
        for (const Sheet& sheet : sheets_) {
            if (sheet.flow.items.empty() || sheet.flow.items.back().line.column != 1) continue;
            std::size_t lines = 0;
            const Line* any = nullptr;
            for (const FlowItem& item : sheet.flow.items)
                if (item.table < 0) {
                    ++lines;
                    any = &item.line;
                }
            if (any == nullptr || lines < enough) continue;
            rights.push_back(any->right);
            lefts.push_back(any->left);
        }
        if (!rights.empty()) break;
    }
    if (rights.empty()) return;
    if (rights.size() < 4) { // few pages: the widest of them
        right_ = *std::max_element(rights.begin(), rights.end());
        left_ = *std::min_element(lefts.begin(), lefts.end());
        return;
    }
    const auto middle = static_cast<std::ptrdiff_t>(rights.size() / 2);
    std::nth_element(rights.begin(), rights.begin() + middle, rights.end());
    std::nth_element(lefts.begin(), lefts.begin() + middle, lefts.end());
    right_ = rights[static_cast<std::size_t>(middle)];
    left_ = lefts[static_cast<std::size_t>(middle)];
}

/// Some files have an element for every line. Their borders then stand in the middle of sentences.
void Maker::judge_blocks() {
    std::size_t borders = 0, within = 0;
    for (std::uint32_t index = 0; index < sheets_.size(); ++index) {
        const auto& items = sheets_[index].flow.items;
        for (std::size_t i = 1; i < items.size(); ++i) {
            if (items[i - 1].table >= 0 || items[i].table >= 0 || items[i].line.words.empty() ||
                items[i - 1].line.words.empty() || items[i].line.column != items[i - 1].line.column)
                continue;
            const Shape before = shape_of(sheets_[index], index, items[i - 1].line);
            const Shape now = shape_of(sheets_[index], index, items[i].line);
            if (before.last_block == now.first_block || before.last_block == 0) continue;
            ++borders;
            within += utf8::is_lower(now.first) && !ends_sentence(before.last) && !now.bullet &&
                      !now.number && Joiner::full(before, now, items[i].line.right);
        }
    }
    joiner_.blocks_are_paragraphs = within * 8 <= borders;
}

/// Items of a page from this one on are its footnotes: the first that begins with a mark that was
/// raised in the text above, or that stands under a short rule.
std::size_t Maker::first_note(std::uint32_t index) const {
    const Sheet& sheet = sheets_[index];
    const auto& items = sheet.flow.items;
    const float height = sheet.words.frame.height();
    const auto figure = [](string_view text) {
        return text.size() <= 3 && text.find_first_not_of("0123456789*") == string_view::npos;
    };
    std::vector<string_view> raised; // marks in the text
    for (const FlowItem& item : items)
        for (std::size_t i = 1; i < item.line.words.size(); ++i) {
            const Word& word = sheet.words.words[item.line.words[i]];
            if (word.raised && figure(sheet.words.of(word))) raised.push_back(sheet.words.of(word));
        }
    std::size_t first = items.size();
    for (std::size_t i = items.size(); i-- > 0 && items.size() - i < 80;) {
        const Line& line = items[i].line;
        if (items[i].table >= 0 || line.size > 1.05F * body_ || line.box.y0 > 0.7F * height) break;
        if (line.words.size() < 2) continue;
        const Word& word = sheet.words.words[line.words[0]];
        const string_view text = sheet.words.of(word);
        if (!figure(text)) continue;
        const bool small = line.size < 0.94F * body_;
        if (word.raised) {
            if (small || std::find(raised.begin(), raised.end(), text) != raised.end()) first = i;
            continue;
        }
        if (!small) continue;
        if (first < items.size()) {
            first = i;
            continue;
        }
        for (const Edge& edge : sheet.edges.level)
            if (edge.at > line.baseline && edge.at < line.baseline + 3 * line.size &&
                edge.to - edge.from < 0.5F * sheet.words.frame.width())
                first = i;
    }
    return first;
}

void Maker::flush_notes() {
    for (Paragraph& note : notes_)
        out_.push_back(std::move(note));
    notes_.clear();
}

void Maker::append(const Shape& shape, bool starts) {
    Paragraph& paragraph = out_[static_cast<std::size_t>(open_)];
    const Sheet& sheet = sheets_[shape.sheet];
    std::size_t from = 0;
    if (starts && (shape.bullet || paragraph.kind == BlockKind::footnote)) {
        const std::uint32_t id = shape.line->words[0];
        if (shape.bullet || paragraph.kind == BlockKind::footnote) {
            const string_view text = sheet.words.of(sheet.words.words[id]);
            if (raised_number(text, paragraph.mark) == 0) paragraph.mark = std::string(text);
            paragraph.mark_at = {shape.sheet, id, false};
            from = 1;
        }
    }
    for (std::size_t i = from; i < shape.line->words.size(); ++i)
        paragraph.words.push_back({shape.sheet, shape.line->words[i], i == 0 && !starts});
    ++paragraph.lines;
    last_ = shape;
}

/// "⁶ Her Majesty's Inspectorate": a note typed below its text, not at the foot of the page.
bool Maker::typed_note(const Shape& shape) const {
    if (shape.line->words.size() < 2 || shape.bullet) return false;
    const PageWords& words = sheets_[shape.sheet].words;
    const string_view text = words.of(words.words[shape.line->words[0]]);
    std::string mark;
    return (shape.raised_first && text.size() <= 3 &&
            text.find_first_not_of("0123456789") == string_view::npos) ||
           raised_number(text, mark) == text.size();
}

void Maker::start(const Shape& shape) {
    flush_notes();
    Paragraph paragraph;
    paragraph.sheet = shape.sheet;
    paragraph.size = shape.line->size;
    paragraph.left = shape.line->box.x0;
    paragraph.gap_before = gap_ || out_.empty();
    paragraph.page_before = page_;
    if (shape.bullet) paragraph.kind = BlockKind::item;
    if (typed_note(shape)) paragraph.kind = BlockKind::footnote;
    gap_ = page_ = false;
    out_.push_back(std::move(paragraph));
    open_ = static_cast<std::int32_t>(out_.size()) - 1;
    first_ = shape;
    append(shape, true);
}

void Maker::line(const Shape& shape, bool first_of_column, bool first_of_page) {
    if (open_ >= 0) {
        bool gap = false;
        const float right = right_of(*last_.line);
        const auto& paragraph = out_[static_cast<std::size_t>(open_)];
        const bool on = first_of_column || first_of_page
                            ? joiner_.goes_over(last_, shape, right)
                            : joiner_.goes_on(first_, last_, shape, paragraph.lines, right, gap);
        if (on) {
            if (first_of_page) page_ = false;
            append(shape, false);
            return;
        }
        gap_ = gap_ || gap || first_of_column;
    }
    start(shape);
}

void Maker::sheet(std::uint32_t index) {
    const Sheet& sheet = sheets_[index];
    const auto& items = sheet.flow.items;
    const std::size_t notes = first_note(index);
    bool first_of_page = index > 0;
    page_ = page_ || index > 0;
    std::uint32_t column = 0;
    for (std::size_t i = 0; i < notes; ++i) {
        const bool first_of_column = items[i].line.column != column;
        column = items[i].line.column;
        if (items[i].table >= 0) {
            flush_notes();
            Paragraph row;
            row.kind = BlockKind::row;
            row.sheet = index;
            row.table = items[i].table;
            row.gap_before = true;
            row.page_before = page_;
            out_.push_back(std::move(row));
            page_ = false;
            gap_ = true;
            open_ = -1;
            first_of_page = false;
            continue;
        }
        if (items[i].line.words.empty()) continue;
        line(shape_of(sheet, index, items[i].line), first_of_column && i > 0, first_of_page);
        first_of_page = false;
    }
    // footnotes wait until the paragraph that goes on over the page's end is whole
    const std::int32_t open = open_;
    const Shape first = first_, last = last_;
    std::vector<Paragraph> kept = std::move(out_);
    out_.clear();
    open_ = -1;
    for (std::size_t i = notes; i < items.size(); ++i) {
        const Shape shape = shape_of(sheet, index, items[i].line);
        const string_view text = sheet.words.of(sheet.words.words[items[i].line.words[0]]);
        const bool mark =
            shape.raised_first || (items[i].line.words.size() > 1 && text.size() <= 3 &&
                                   text.find_first_not_of("0123456789") == string_view::npos &&
                                   (i == notes || shape.sure_number || ends_sentence(last_.last)));
        if (mark || out_.empty()) {
            Paragraph note;
            note.kind = BlockKind::footnote;
            note.sheet = index;
            note.size = items[i].line.size;
            out_.push_back(std::move(note));
            open_ = static_cast<std::int32_t>(out_.size()) - 1;
            append(shape, true);
        } else {
            append(shape, false);
        }
    }
    for (Paragraph& note : out_)
        notes_.push_back(std::move(note));
    out_ = std::move(kept);
    open_ = open;
    first_ = first;
    last_ = last;
}

} // namespace

float usual_pitch(const std::vector<Sheet>& sheets) {
    std::array<std::size_t, 40> count{}; // from 0.9 on, in steps of 0.05
    std::size_t all = 0;
    for (const Sheet& sheet : sheets)
        for (std::size_t i = 1; i < sheet.flow.items.size(); ++i) {
            const FlowItem &a = sheet.flow.items[i - 1], &b = sheet.flow.items[i];
            if (a.table >= 0 || b.table >= 0 || a.line.column != b.line.column) continue;
            if (std::abs(a.line.size - b.line.size) > 0.5F || a.line.size <= 0) continue;
            if (a.line.box.x1 < a.line.left + 0.6F * (a.line.right - a.line.left)) continue;
            const float ratio = (a.line.baseline - b.line.baseline) / a.line.size;
            const int bucket = static_cast<int>((ratio - 0.9F) * 20);
            if (ratio < 0.9F || bucket >= static_cast<int>(count.size())) continue;
            ++count[static_cast<std::size_t>(bucket)];
            ++all;
        }
    if (all < 5) return 1.2F;
    // the narrowest that is common
    for (std::size_t i = 0; i < count.size(); ++i) {
        const std::size_t near = count[i] + (i + 1 < count.size() ? count[i + 1] : 0);
        if (near * 5 >= all) {
            const bool second = i + 1 < count.size() && count[i + 1] > count[i];
            return 0.9F + 0.05F * (static_cast<float>(i) + (second ? 1.5F : 0.5F));
        }
    }
    return 1.2F;
}

std::vector<Paragraph> make_paragraphs(const std::vector<Sheet>& sheets, float body) {
    return Maker(sheets, body, usual_pitch(sheets)).run();
}

std::vector<Paragraph> cell_paragraphs(const Sheet& sheet, std::uint32_t index, const Lines& lines,
                                       float pitch) {
    std::vector<Paragraph> out;
    const Joiner joiner(pitch);
    std::vector<Line> rows;
    float right = 0;
    for (const Row& row : lines.rows) {
        Line line;
        line.box = row.box;
        line.baseline = row.baseline;
        line.size = row.size;
        for (std::uint32_t p = 0; p < row.count; ++p) {
            const Piece& piece = lines.pieces[row.first + p];
            for (std::uint32_t w = 0; w < piece.count; ++w)
                line.words.push_back(lines.ids[piece.first + w]);
        }
        right = std::max(right, row.box.x1);
        if (!line.words.empty()) rows.push_back(std::move(line));
    }
    Shape first, last;
    for (const Line& line : rows) {
        const Shape shape = shape_of(sheet, index, line);
        bool gap = false;
        const bool on =
            !out.empty() && joiner.goes_on(first, last, shape, out.back().lines, right, gap);
        std::size_t from = 0;
        if (!on) {
            out.emplace_back();
            out.back().sheet = index;
            first = shape;
            if (shape.bullet && line.words.size() > 1) {
                out.back().mark = std::string(sheet.words.of(sheet.words.words[line.words[0]]));
                from = 1;
            }
        }
        for (std::size_t i = from; i < line.words.size(); ++i)
            out.back().words.push_back({index, line.words[i], on && i == 0});
        ++out.back().lines;
        last = shape;
    }
    return out;
}

} // namespace duly::read::pdf::layout
