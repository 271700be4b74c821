#include "read/pdf/layout/paragraphs.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "read/pdf/layout/marks.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using model::BlockKind;
using std::string_view;

/// What a line looks like at its two ends.
struct Shape {
    const Line* line = nullptr;
    std::uint32_t sheet = 0;
    bool bold = false, light = false; ///< all of it, none of it
    bool bullet = false, number = false, sure_number = false;
    bool raised_first = false;
    float text_x = 0; ///< where its words begin behind a bullet or number
    float first_width = 0;
    char32_t first = 0, last = 0; ///< characters of its words, behind bullet or number
    bool lower_second = false;    ///< the word behind a number begins small
    string_view word;             ///< the first one
    std::uint32_t first_block = 0, last_block = 0; ///< elements of the structure tree
};

/// Whether two words are codes of one kind: "14/AP/2102" and "14/AP/3842", "PCD 12" is none.
bool same_code(string_view a, string_view b) {
    if (a.size() != b.size() || a.size() < 6) return false;
    const auto kind = [](char c) {
        return c >= '0' && c <= '9' ? '0' : c >= 'A' && c <= 'Z' ? 'A' : c;
    };
    bool digits = false, letters = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (kind(a[i]) != kind(b[i])) return false;
        digits = digits || kind(a[i]) == '0';
        letters = letters || kind(a[i]) == 'A';
    }
    return digits && letters;
}

Shape shape_of(const Sheet& sheet, std::uint32_t index, const Line& line) {
    Shape shape;
    shape.line = &line;
    shape.sheet = index;
    if (line.words.empty()) return shape;
    const auto word = [&](std::size_t i) -> const Word& {
        return sheet.words.words[line.words[i]];
    };
    const auto text = [&](std::size_t i) { return sheet.words.of(word(i)); };
    std::size_t bold = 0;
    for (std::size_t i = 0; i < line.words.size(); ++i)
        bold += word(i).bold;
    shape.bold = bold == line.words.size();
    shape.light = bold == 0;
    shape.raised_first = word(0).raised;
    shape.word = text(0);
    shape.first_block = word(0).block;
    shape.last_block = word(line.words.size() - 1).block;
    std::size_t lead = 0;
    if (line.words.size() > 1) {
        const bool apart = word(1).box.x0 - word(0).box.x1 > 0.5F * line.size;
        if (is_bullet(text(0), word(0).symbol, apart)) {
            shape.bullet = true;
            lead = 1;
        } else if (const TypedNumber number = typed_number(text(0))) {
            const bool wide = word(1).box.x0 - word(0).box.x1 > 0.6F * line.size;
            shape.number = number.sure || wide;
            shape.sure_number = wide;
            if (shape.number) lead = 1;
        }
    } else if (is_bullet(text(0), word(0).symbol, true)) {
        shape.bullet = true;
    }
    shape.text_x = word(lead).box.x0;
    shape.first_width = word(0).box.x1 - word(0).box.x0;
    std::size_t at = 0;
    const string_view begin = text(lead);
    if (!begin.empty()) shape.first = utf8::next(begin, at);
    const string_view end = text(line.words.size() - 1);
    at = end.size();
    if (at > 0) shape.last = utf8::previous(end, at);
    shape.lower_second = utf8::is_lower(shape.first);
    return shape;
}

/// Whether a typed number is the one that follows another: "1.3" and "1.4", "(a)" and "(b)".
bool next_number(string_view a, string_view b) {
    const auto split = [](string_view word) {
        std::size_t end = word.size();
        while (end > 0 && (word[end - 1] == '.' || word[end - 1] == ')'))
            --end;
        std::size_t begin = end;
        while (begin > 0 && word[begin - 1] >= '0' && word[begin - 1] <= '9')
            --begin;
        if (begin == end && begin > 0) --begin; // a letter
        return std::pair{word.substr(0, begin), word.substr(begin, end - begin)};
    };
    const auto [prefix_a, last_a] = split(a);
    const auto [prefix_b, last_b] = split(b);
    if (prefix_a != prefix_b || last_a.empty() || last_b.empty() || last_a.size() > 6 ||
        last_b.size() > 6)
        return false;
    if (last_a[0] >= '0' && last_a[0] <= '9' && last_b[0] >= '0' && last_b[0] <= '9')
        return std::stoi(std::string(last_b)) == std::stoi(std::string(last_a)) + 1;
    return last_a.size() == 1 && last_b.size() == 1 && last_b[0] == last_a[0] + 1;
}

bool ends_sentence(char32_t c) {
    return c == U'.' || c == U':' || c == U';' || c == U'?' || c == U'!';
}

class Joiner {
public:
    explicit Joiner(float pitch) : pitch_(pitch) {}

    /// Whether elements of the structure tree are paragraphs, not lines.
    bool blocks_are_paragraphs = true;

    /// Whether `now` goes on with the paragraph that `before` is the last line of.
    [[nodiscard]] bool goes_on(const Shape& first, const Shape& before, const Shape& now,
                               std::size_t lines, float right, bool& gap) const;
    /// The same over the end of a column or page.
    [[nodiscard]] bool goes_over(const Shape& before, const Shape& now, float right) const;
    /// Whether the first word of `now` would not have fitted behind `before`.
    [[nodiscard]] static bool full(const Shape& before, const Shape& now, float right) {
        if (before.last == U'-' || before.last == 0xAD || before.last == 0x2010) return true;
        const float size = before.line->size;
        return before.line->box.x1 + 0.25F * size + now.first_width > right - 0.3F * size;
    }

private:
    float pitch_;
};

bool Joiner::goes_on(const Shape& opening, const Shape& before, const Shape& now, std::size_t lines,
                     float right, bool& gap) const {
    const float text_x = opening.text_x;
    const Line &a = *before.line, &b = *now.line;
    const float size = std::max(a.size, b.size);
    const float pitch = a.baseline - b.baseline;
    gap = pitch > (pitch_ + 0.3F) * size;
    if (std::abs(a.size - b.size) > 0.12F * size) {
        gap = gap || pitch > 1.5F * size;
        return false;
    }
    if (gap) return false;
    if (pitch < 0.3F * size) return true; // one line that fell apart
    if (before.last_block != 0 && now.first_block != 0) {
        const bool same = before.last_block == now.first_block;
        if (same && full(before, now, right)) return true;
        if (!same && blocks_are_paragraphs) return false;
    }
    if (now.bullet) return false;
    const bool fits_not = full(before, now, right);
    const bool lower = utf8::is_lower(now.first);
    if (now.raised_first && b.size < a.size + 0.1F && !lower) return false;
    if (now.number) {
        // "1.6 per cent" in the middle of a sentence is no paragraph's number
        if (now.sure_number || !fits_not || ends_sentence(before.last)) return false;
        if (b.box.x0 < (lines > 1 ? a : *opening.line).box.x0 - 0.6F * size) return false;
        if (opening.number && !now.lower_second && next_number(opening.word, now.word))
            return false;
    }
    if (before.bold != now.bold && (before.bold ? now.light : before.light)) {
        if (!(fits_not && lower)) return false;
    }
    if (same_code(opening.word, now.word)) return false;
    // a sentence goes on, whatever made its line end early
    const bool on = lower && !ends_sentence(before.last) && before.last != U',' && !now.number &&
                    a.box.x1 - a.box.x0 > 0.6F * (right - a.box.x0) &&
                    a.box.x1 - a.box.x0 > 18 * size;
    if (!fits_not && !on) return false;
    // more than usual, and the line before ends a sentence
    if (pitch > (pitch_ + 0.15F) * size && ends_sentence(before.last) && !lower) {
        gap = true;
        return false;
    }
    // indents
    const float shift = b.box.x0 - (lines > 1 ? a.box.x0 : text_x);
    if (lines > 1 && shift > 0.8F * size && !lower && ends_sentence(before.last)) return false;
    if (lines > 1 && shift < -0.8F * size && !lower && ends_sentence(before.last)) return false;
    return true;
}

bool Joiner::goes_over(const Shape& before, const Shape& now, float right) const {
    const Line &a = *before.line, &b = *now.line;
    if (now.bullet || now.raised_first) return false;
    if (before.last_block != 0 && now.first_block != 0) {
        if (before.last_block == now.first_block) return full(before, now, right);
        if (blocks_are_paragraphs) return false;
    }
    if (std::abs(a.size - b.size) > 0.08F * std::max(a.size, b.size)) return false;
    if (before.bold != now.bold && (before.bold || now.bold)) return false;
    if (now.number && (now.sure_number || !now.lower_second)) return false;
    const bool hyphen = before.last == U'-' || before.last == 0xAD;
    if (ends_sentence(before.last)) return false;
    if (utf8::is_lower(now.first))
        return hyphen ||
               before.line->box.x1 > before.line->left + 0.5F * (right - before.line->left);
    return full(before, now, right) && !before.bold;
}

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
            if (lines < enough) continue;
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
            paragraph.mark = std::string(sheet.words.of(sheet.words.words[id]));
            paragraph.mark_at = {shape.sheet, id, false};
            from = 1;
        }
    }
    for (std::size_t i = from; i < shape.line->words.size(); ++i)
        paragraph.words.push_back({shape.sheet, shape.line->words[i], i == 0 && !starts});
    ++paragraph.lines;
    last_ = shape;
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
