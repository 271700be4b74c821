#include "read/text/text_reader.hpp"
#include "read/note_mark.hpp"

#include <algorithm>
#include <array>

#include "read/text/inline_markup.hpp"
#include "read/text/lines.hpp"
#include "read/text/tables.hpp"
#include "read/text/view_writer.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using model::Block;
using model::BlockKind;
using std::string_view;

constexpr std::size_t most_remarks = 1000;

/// Comments that speak to duly, without their place in the view; `at` is their end in the input.
std::vector<model::Remark> find_remarks(string_view text) {
    std::vector<model::Remark> out;
    std::uint32_t line = 1;
    std::size_t counted = 0;
    for (std::size_t open = text.find("<!--"); open != string_view::npos;
         open = text.find("<!--", open + 4)) {
        const std::size_t words = text.find_first_not_of(" \t\r\n", open + 4);
        if (words == string_view::npos) break;
        // Any case, colon or none: one that is not understood is told, not passed over.
        if (utf8::ascii_lower(text.substr(words, 4)) != "duly") continue;
        if (std::size_t behind = words + 4; behind < text.size())
            if (const char32_t c = utf8::next(text, behind);
                utf8::is_letter(c) || utf8::is_digit(c))
                continue;
        const std::size_t close = text.find("-->", words);
        const std::size_t end = std::min(close, text.size());
        line += static_cast<std::uint32_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                       text.begin() + static_cast<std::ptrdiff_t>(open), '\n'));
        counted = open;
        const std::size_t before = text.find_last_not_of(" \t\r\f", open == 0 ? 0 : open - 1);
        const std::size_t behind =
            text.find_first_not_of(" \t\r\f", std::min(end + 3, text.size()));
        model::Remark remark;
        remark.text = utf8::trim(text.substr(words, end - words));
        remark.at = static_cast<std::uint32_t>(std::min(end + 3, text.size()));
        remark.line = line;
        remark.own_line = close != string_view::npos &&
                          (open == 0 || before == string_view::npos || text[before] == '\n') &&
                          (behind == string_view::npos || text[behind] == '\n');
        out.push_back(std::move(remark));
        if (out.size() > most_remarks || close == string_view::npos) break;
        open = end;
    }
    return out;
}

/// One pass over the lines; each step takes the lines of one block and writes it.
class TextReader {
public:
    TextReader(std::string_view text, model::ReadFile& out)
        : text_(text), out_(out), lines_(split_lines(text)), writer_(out.file->map) {
        writer_.reserve(text.size());
        find_furniture(text_, lines_);
        width_ = wrap_width(text_, lines_);
        table_budget_ = text.size() * 16;
        out_.remarks = find_remarks(text_);
        if (out_.remarks.size() > most_remarks) {
            out_.remarks.pop_back();
            out_.notes.push_back({"The file holds more remarks to duly than it looks at (" +
                                      std::to_string(most_remarks) + ").",
                                  0});
        }
    }

    void run() {
        for (at_ = 0; at_ < lines_.size();) {
            const Line& line = lines_[at_];
            if (line.page_before) page_ = true;
            if (line.blank || line.use != Line::Use::text) {
                if (line.use == Line::Use::furniture) furniture(line);
                gap_ = gap_ || line.blank || line.use == Line::Use::furniture;
                if (line.blank) style_.bold.on = false;
                ++at_;
                continue;
            }
            step();
        }
        place_remarks(static_cast<std::uint32_t>(text_.size()));
        out_.file->view = model::TextView(writer_.take());
        std::vector<std::uint32_t> pages;
        for (const Line& line : lines_)
            if (line.page_before) pages.push_back(line.begin);
        if (!pages.empty()) out_.file->map.set_page_starts(std::move(pages));
    }

private:
    [[nodiscard]] string_view content(const Line& line) const {
        return text_.substr(line.begin, line.end - line.begin);
    }
    [[nodiscard]] bool plain(std::size_t i) const {
        return i < lines_.size() && !lines_[i].blank && lines_[i].use == Line::Use::text &&
               !lines_[i].tabbed;
    }

    void furniture(const Line& line) {
        out_.furniture.push_back({line.furniture, std::string(content(line)), writer_.at(),
                                  static_cast<std::uint32_t>(&line - lines_.data()) + 1});
        if (string_view(line.furniture) == "page-number") page_ = true;
    }

    /// Remarks that end before a byte of the input speak of the block that begins now.
    void place_remarks(std::uint32_t input) {
        for (; remark_ < out_.remarks.size() && out_.remarks[remark_].at <= input; ++remark_)
            out_.remarks[remark_].at = writer_.at();
    }

    Block start(BlockKind kind) {
        place_remarks(lines_[at_].begin);
        Block block;
        block.kind = kind;
        block.gap_before = gap_ || out_.blocks.empty();
        block.page_before = page_;
        gap_ = page_ = false;
        return block;
    }

    /// Writes source[begin, end) as one line and keeps the block, unless nothing is to be seen of
    /// it.
    void write(Block&& block, std::uint32_t begin, std::uint32_t end) {
        const std::uint32_t from = writer_.at();
        open_line();
        render_inline(text_, begin, end, writer_, style_);
        style_.end(writer_.at(), true);
        finish(std::move(block), from, end);
    }

    void open_line() {
        writer_.begin();
        style_.bold.ranges.clear();
        style_.struck.ranges.clear();
        style_.italic.ranges.clear();
        style_.marked.ranges.clear();
    }

    void finish(Block&& block, std::uint32_t from, std::uint32_t source_end) {
        if (style_.picture) {
            out_.notes.push_back({"picture", from});
            style_.picture = false;
        }
        if (writer_.at() == from) { // only marks
            gap_ = gap_ || block.gap_before;
            page_ = page_ || block.page_before;
            return;
        }
        block.range = {from, writer_.at()};
        block.bold_ranges = style_.bold.ranges;
        block.struck_ranges = style_.struck.ranges;
        block.italic_ranges = style_.italic.ranges;
        block.marked_ranges = style_.marked.ranges;
        block.bold = covers(block.bold_ranges, block.range);
        block.struck = covers(block.struck_ranges, block.range);
        writer_.border('\n', source_end);
        if (block.kind != BlockKind::item) depths_.clear();
        out_.blocks.push_back(std::move(block));
    }

    // A trailing colon outside the bold still makes a bold line.
    [[nodiscard]] bool covers(const std::vector<model::Range>& ranges, model::Range whole) const {
        std::uint32_t sum = 0;
        for (const model::Range& range : ranges)
            sum += range.size();
        return sum > 0 && sum + 2 >= whole.size();
    }

    void step();
    bool table();
    bool heading();
    bool footnote();
    void item(const Mark& mark);
    void paragraph();
    bool contents_entry();
    void note_column(const Line& line, Block& block) const;
    void rows(const SourceTable& table);
    [[nodiscard]] std::uint8_t depth_of(std::uint32_t indent);
    /// Last line of the block that starts at `first`: lines broken by hand are taken in.
    [[nodiscard]] std::size_t last_line(std::size_t first, bool hanging) const;

    string_view text_;
    model::ReadFile& out_;
    std::vector<Line> lines_;
    ViewWriter writer_;
    InlineStyle style_;
    std::uint32_t width_ = 0;
    std::size_t at_ = 0;
    bool gap_ = false, page_ = false;
    std::uint32_t tables_ = 0;
    std::size_t remark_ = 0;           ///< the first whose place in the view is not known yet
    std::size_t table_budget_ = 0;     ///< bytes that searches for ends of tables may still look at
    std::size_t words_table_from_ = 0; ///< first line that may begin a table of words
    std::size_t labelled_from_ = 0;    ///< first line that may begin a form of two columns
    std::vector<std::uint32_t> depths_; ///< indents of the list levels that are open
};

// The "4" of "4. Legal comments"; empty where no such number stands there.
string_view leading_digits(string_view words) {
    std::size_t digits = 0;
    while (digits < words.size() && digits < 3 && words[digits] >= '0' && words[digits] <= '9')
        ++digits;
    const bool marked = digits < words.size() && (words[digits] == '.' || words[digits] == ' ');
    return marked ? words.substr(0, digits) : string_view{};
}

// "4.1 The power is …" under "4. Legal comments" begins a paragraph, however it is set in.
bool first_part(string_view number, string_view words) {
    if (number.empty() || !words.starts_with(number)) return false;
    words.remove_prefix(number.size());
    if (!words.starts_with(".1")) return false;
    words.remove_prefix(2);
    if (words.starts_with('.')) words.remove_prefix(1);
    const std::size_t at = words.find_first_not_of(" \t");
    return at != string_view::npos && at > 0 && words[at] >= 'A' && words[at] <= 'Z';
}

std::size_t TextReader::last_line(std::size_t first, bool hanging) const {
    constexpr std::uint32_t far = 40, narrow = 20; // columns
    const string_view number = leading_digits(content(lines_[first]));
    std::size_t last = first;
    bool in_column = false;
    while (plain(last + 1)) {
        const Line& next = lines_[last + 1];
        const string_view words = content(next);
        if (words[0] == '#' || words[0] == '|' || words[0] == '<' || next.page_before ||
            list_mark(text_, next, hanging).found() ||
            (last == first && first_part(number, words)) || asks_and_answers(text_, next) ||
            asks_and_answers(text_, lines_[last]))
            break;
        // Further down, rows of three columns look so where two of them touch.
        constexpr std::size_t head = 40; // blocks
        const bool cell = out_.blocks.size() < head &&
                          wraps_in_column(text_, lines_[first], lines_[last], next, width_);
        if (in_column && !cell) break; // what comes next is the form's next line
        in_column = cell;
        // "£m" far to the right of where a short line ends heads a column
        if (last == first && !cell && next.indent >= lines_[first].indent + far &&
            next.width <= narrow &&
            (content(lines_[first]).back() == ':' ||
             (lines_[first].indent + lines_[first].width) * 2U < width_))
            break;
        // … and so does a line of names over columns
        if (last == first && next.gap && !number.empty() && last + 1 >= words_table_from_ &&
            !words_table(text_, lines_, last + 1).rows.empty())
            break;
        const bool indented = hanging && next.indent > lines_[first].indent &&
                              !lines_[last].hard_break &&
                              (width_ != 0 || next.indent >= lines_[first].indent + 2) &&
                              !numbered_anew(text_, lines_[last], next) &&
                              !(last == first && heads_item(text_, lines_[last], next, width_));
        if (!indented && !cell && !wrapped_into(text_, lines_[last], next, width_)) break;
        const Line* const after = last + 2 < lines_.size() ? &lines_[last + 2] : nullptr;
        if (!indented && !cell && heads_anew(text_, lines_[last], next, after, width_)) break;
        ++last;
    }
    return last;
}

void TextReader::step() {
    if (table() || heading() || footnote()) return;
    const bool in_list =
        !out_.blocks.empty() && out_.blocks.back().kind == BlockKind::item && !gap_;
    const Mark mark = list_mark(text_, lines_[at_], in_list);
    if (mark.found())
        item(mark);
    else
        paragraph();
}

bool TextReader::table() {
    const auto take = [&](const SourceTable& found) {
        if (found.rows.empty() || found.next_line <= at_) return false;
        rows(found);
        at_ = found.next_line;
        return true;
    };
    if (take(html_table(text_, lines_, at_, table_budget_)) ||
        take(pipe_table(text_, lines_, at_)) || take(tab_table(text_, lines_, at_)) ||
        take(answered_question(text_, lines_, at_)))
        return true;
    if (at_ >= words_table_from_) {
        const SourceTable words = words_table(text_, lines_, at_);
        words_table_from_ = words.next_line;
        if (take(words)) return true;
    }
    if (take(aligned_table(text_, lines_, at_))) return true;
    if (at_ < labelled_from_) return false;
    const SourceTable labelled = labelled_table(text_, lines_, at_);
    labelled_from_ = labelled.next_line;
    return take(labelled);
}

void TextReader::rows(const SourceTable& table) {
    // rows that follow without a gap belong together, whatever split them
    const bool joined = !gap_ && !out_.blocks.empty() && out_.blocks.back().kind == BlockKind::row;
    if (!joined) ++tables_;
    for (const SourceRow& row : table.rows) {
        Block block = start(BlockKind::row);
        block.table = tables_;
        block.grid = table.grid;
        const std::uint32_t from = writer_.at();
        style_.bold.ranges.clear();
        style_.struck.ranges.clear();
        style_.italic.ranges.clear();
        style_.marked.ranges.clear();
        std::uint32_t source_end = row.begin;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const SourceCell& cell = row.cells[i];
            if (i > 0)
                writer_.border('\t', cell.pieces.empty() ? source_end : cell.pieces.front().begin);
            writer_.begin();
            model::Cell made;
            made.header = cell.header;
            made.span = cell.span;
            made.covered = cell.covered;
            made.range.begin = writer_.at();
            style_.paragraph_starts.clear();
            style_.bold.on = false;
            for (const SourceRange& piece : cell.pieces) {
                if (!writer_.line_empty()) writer_.space(piece.begin);
                render_inline(text_, piece.begin, piece.end, writer_, style_);
                source_end = piece.end;
            }
            style_.end(writer_.at(), false);
            made.range.end = writer_.at();
            if (!style_.paragraph_starts.empty()) {
                std::uint32_t begin = made.range.begin;
                for (std::uint32_t start : style_.paragraph_starts) {
                    // the space that parts them was written after the start was noted
                    if (start < made.range.end && writer_.text()[start] == ' ') ++start;
                    if (start > begin && start < made.range.end) {
                        made.paragraphs.push_back({begin, start - 1});
                        begin = start;
                    }
                }
                if (!made.paragraphs.empty()) made.paragraphs.push_back({begin, made.range.end});
            }
            block.cells.push_back(std::move(made));
        }
        if (style_.picture) {
            out_.notes.push_back({"picture", from});
            style_.picture = false;
        }
        block.range = {from, writer_.at()};
        block.bold_ranges = style_.bold.ranges;
        block.struck_ranges = style_.struck.ranges;
        block.italic_ranges = style_.italic.ranges;
        block.marked_ranges = style_.marked.ranges;
        const bool words = writer_.text().find_first_not_of('\t', from) != std::string::npos;
        writer_.border('\n', source_end);
        if (words) depths_.clear();
        out_.blocks.push_back(std::move(block)); // an empty row is content of its table
    }
    style_.paragraph_starts.clear();
}

bool TextReader::heading() {
    const Line& line = lines_[at_];
    const string_view words = content(line);
    std::uint8_t level = 0;
    while (level < words.size() && level < 7 && words[level] == '#')
        ++level;
    if (level >= 1 && level <= 6 &&
        (level == words.size() || words[level] == ' ' || words[level] == '\t')) {
        std::uint32_t end = line.end;
        std::uint32_t stop = end;
        while (stop > line.begin + level && text_[stop - 1] == '#')
            --stop;
        if (stop < end && (stop == line.begin + level || text_[stop - 1] == ' ')) end = stop;
        Block block = start(BlockKind::heading);
        block.level = level;
        write(std::move(block), line.begin + level, end);
        ++at_;
        return true;
    }
    // <h2>Words</h2>
    if (words.size() > 8 && words[0] == '<' && (words[1] == 'h' || words[1] == 'H') &&
        words[2] >= '1' && words[2] <= '6' && (words[3] == '>' || words[3] == ' ')) {
        Block block = start(BlockKind::heading);
        block.level = static_cast<std::uint8_t>(words[2] - '0');
        write(std::move(block), line.begin, line.end);
        ++at_;
        return true;
    }
    // underlined with === or ---
    if (plain(at_ + 1) && line.width <= 100 && !line.tabbed) {
        const string_view under = content(lines_[at_ + 1]);
        const char c = under[0];
        if ((c == '=' || c == '-') && under.size() >= 3 &&
            under.find_first_not_of(c) == string_view::npos &&
            (at_ == 0 || lines_[at_ - 1].blank || lines_[at_ - 1].use != Line::Use::text) &&
            !list_mark(text_, line, false).found()) {
            Block block = start(BlockKind::heading);
            block.level = c == '=' ? 1 : 2;
            write(std::move(block), line.begin, line.end);
            at_ += 2;
            gap_ = true;
            return true;
        }
    }
    // a rule on its own line
    if (words.size() >= 3 &&
        (words[0] == '-' || words[0] == '=' || words[0] == '*' || words[0] == '_') &&
        words.find_first_not_of(words[0] == '_'   ? "_"
                                : words[0] == '*' ? "* "
                                                  : "-= ") == string_view::npos &&
        !(words[0] == '_' && words.size() >= 8)) {
        gap_ = true;
        ++at_;
        return true;
    }
    return false;
}

bool TextReader::footnote() {
    const Line& line = lines_[at_];
    const string_view words = content(line);
    if (words[0] != '[' && words[0] != '<' && static_cast<unsigned char>(words[0]) < 0x80)
        return false;
    std::string mark;
    std::size_t used = 0;
    if (words.substr(0, 2) == "[^") {
        const std::size_t close = words.find("]:");
        if (close > 8) return false; // none at all, or far off
        mark = std::string(words.substr(2, close - 2));
        used = close + 2;
    } else {
        // ¹ words; <sup>1</sup> words
        used = raised_number(words, mark);
        if (mark.empty() && words.substr(0, 5) == "<sup>") {
            // <sup>1</sup>, and the doubled marks of conversion tools: <sup>1 &</sup>lt;sup>1</sup>
            std::size_t close = words.substr(0, 12).find("</sup>");
            for (std::size_t again = words.substr(0, 48).find("sup>", 5);
                 again != string_view::npos; again = words.substr(0, 48).find("sup>", again + 4)) {
                if (words[again - 1] == '/') continue;
                if (words.substr(0, again).find_first_not_of("<>/&; suplt0123456789") !=
                    string_view::npos)
                    break;
                close = words.substr(0, 60).find("</sup>", again);
            }
            if (close != string_view::npos) {
                std::size_t from = close;
                while (from > 0 && words[from - 1] >= '0' && words[from - 1] <= '9')
                    --from;
                if (close - from <= 3 && from > 0 && words[from - 1] == '>') {
                    mark = std::string(words.substr(from, close - from));
                    used = close + 6;
                }
            }
        }
        if (mark.empty()) return false;
    }
    Block block = start(BlockKind::footnote);
    block.mark = mark;
    const std::size_t last = last_line(at_, false);
    const auto begin = static_cast<std::uint32_t>(line.begin + used);
    write(std::move(block), begin, lines_[last].end);
    at_ = last + 1;
    return true;
}

std::uint8_t TextReader::depth_of(std::uint32_t indent) {
    while (!depths_.empty() && depths_.back() > indent)
        depths_.pop_back();
    if (depths_.empty() || depths_.back() < indent) depths_.push_back(indent);
    return static_cast<std::uint8_t>(std::min<std::size_t>(depths_.size(), 9));
}

void TextReader::item(const Mark& mark) {
    const Line& line = lines_[at_];
    if (mark.content >= line.end) { // a mark with nothing behind it
        out_.furniture.push_back(
            {"debris", mark.text, writer_.at(), static_cast<std::uint32_t>(at_) + 1});
        ++at_;
        return;
    }
    Block block = start(BlockKind::item);
    block.mark = mark.text;
    block.level = depth_of(line.indent);
    // "- # Heading" is a heading that a conversion tool put in a list
    std::uint32_t begin = mark.content;
    std::uint8_t level = 0;
    while (level < 6 && begin + level < line.end && text_[begin + level] == '#')
        ++level;
    if (level > 0 && begin + level < line.end && text_[begin + level] == ' ') {
        block.kind = BlockKind::heading;
        block.level = level;
        begin += level;
    }
    const std::size_t last = block.kind == BlockKind::heading ? at_ : last_line(at_, true);
    write(std::move(block), begin, lines_[last].end);
    at_ = last + 1;
}

// "Foreword ........ 3": the dots only lead the eye, and other formats draw them
bool TextReader::contents_entry() {
    const Line& line = lines_[at_];
    const string_view words = content(line);
    constexpr std::size_t longest_page = 3, fewest_dots = 4;
    std::size_t page = words.size();
    while (page > 0 && words[page - 1] >= '0' && words[page - 1] <= '9')
        --page;
    if (page == words.size() || words.size() - page > longest_page) return false;
    std::size_t dots = page, count = 0;
    while (dots > 0 && (words[dots - 1] == '.' || words[dots - 1] == ' '))
        count += words[--dots] == '.';
    if (count < fewest_dots || dots == 0) return false;
    Block block = start(BlockKind::paragraph);
    const std::uint32_t from = writer_.at();
    open_line();
    render_inline(text_, line.begin, line.begin + static_cast<std::uint32_t>(dots), writer_,
                  style_);
    writer_.space(line.begin + static_cast<std::uint32_t>(dots));
    render_inline(text_, line.begin + static_cast<std::uint32_t>(page), line.end, writer_, style_);
    style_.end(writer_.at(), true);
    finish(std::move(block), from, line.end);
    ++at_;
    return true;
}

void TextReader::paragraph() {
    if (contents_entry()) return;
    const Line& line = lines_[at_];
    std::uint32_t begin = line.begin;
    if (text_[begin] == '>') { // a quotation mark of Markdown
        while (begin < line.end && (text_[begin] == '>' || text_[begin] == ' '))
            ++begin;
    }
    // "4.2 Words" with the following lines set in under the words
    const string_view words = content(line);
    const bool numbered =
        !words.empty() && (words[0] == '(' || (words[0] >= '0' && words[0] <= '9'));
    const std::size_t last = last_line(at_, numbered && width_ != 0);
    write(start(BlockKind::paragraph), begin, lines_[last].end);
    if (begin == line.begin && !out_.blocks.empty()) note_column(line, out_.blocks.back());
    at_ = last + 1;
}

// "Decision reference      CM/0457"
void TextReader::note_column(const Line& line, Block& block) const {
    constexpr std::size_t wide = 3, longest = 60;
    const string_view words = content(line);
    const std::size_t gap = line.gap ? words.find("   ") : string_view::npos;
    if (gap == string_view::npos || gap == 0 || gap > longest) return;
    const std::size_t behind = words.find_first_not_of(' ', gap + wide);
    const string_view label = words.substr(0, gap);
    if (behind == string_view::npos || label.find_first_of("*_`<&$\\") != string_view::npos) return;
    std::size_t doubled = 0; // spaces that the view has not
    for (std::size_t i = 1; i < label.size(); ++i)
        doubled += label[i] == ' ' && label[i - 1] == ' ';
    const std::size_t at = block.range.begin + gap - doubled + 1;
    if (at < block.range.end && writer_.text()[at] == words[behind] &&
        writer_.text()[at - 1] == ' ')
        block.second_column = static_cast<std::uint32_t>(at);
}

} // namespace

model::ReadFile read_text(std::string text, const std::string& name) {
    model::ReadFile out;
    out.file = std::make_shared<model::File>();
    out.file->name = name;
    const auto ends = [&](string_view tail) {
        return name.size() >= tail.size() &&
               utf8::ascii_lower(string_view(name).substr(name.size() - tail.size())) == tail;
    };
    out.file->format = ends(".md") || ends(".markdown") ? "markdown" : "text";
    out.file->map = model::SourceMap(model::SourceMap::Addressing::input);
    {
        TextReader reader(text, out);
        reader.run();
    }
    out.file->map.set_input(std::move(text));
    return out;
}

} // namespace duly::read
