#include <algorithm>

#include "structure/answers.hpp"
#include "structure/field_labels.hpp"
#include "structure/row_marks.hpp"
#include "structure/sign_words.hpp"
#include "structure/tick_columns.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Attr;
using model::Block;
using model::BlockKind;
using model::Kind;
using model::no_node;
using model::NodeId;
using model::Range;
using std::string_view;

struct Row {
    Range label, place;
    std::string role, name;
    Range statement;   ///< first words of it
    std::string words; ///< all of it
    std::string mark;
    bool in_table = false;
    bool grid = false;   ///< its cells are the format's own, and it ends with them
    bool marked = false; ///< there is a place for a mark
    bool doubt = false;  ///< what is below it may be another row, and the mark that one's
    std::string state;   ///< when the mark alone does not tell it
};

/// "… are covered in the": the sentence, and with it the mark, goes on where a page cut the row.
bool breaks_off(string_view words) {
    static const Pattern open(".* (?:an?|the|and|or|of|in|on|at|to|by|for|from|with|as|that|which|"
                              "is|are|was|were|has|have|had|been|be|will|not|this|its|their)");
    return open.matches_all(utf8::fold(words));
}

class DeclarationFinder {
public:
    explicit DeclarationFinder(FormContext& context) : c_(context) {}
    void run();

private:
    struct Label {
        std::size_t spec = 0;
        std::size_t begin = 0, end = 0; ///< in the folded text; end behind the colon
        bool colon = false;
    };
    [[nodiscard]] std::optional<Label> label_at(const Folded& line, std::size_t from,
                                                const Block* block = nullptr) const;
    [[nodiscard]] bool set_apart(const Folded& line, const Label& label, const Block* block) const;
    [[nodiscard]] std::size_t other_label(const Folded& line, const Block& block) const;
    bool row_of_another(const Folded& line, const Block& block, bool marked);
    [[nodiscard]] std::optional<Label> label_at_end(const Folded& line) const;
    void table_row(const Block& block, std::optional<std::size_t> marks);
    [[nodiscard]] bool ends_at_row(const Block& block, std::optional<std::size_t> marks,
                                   const std::vector<std::size_t>& answers) const;
    [[nodiscard]] bool ends_at_table(const Block& block) const;
    [[nodiscard]] bool ends_at_line(std::size_t index) const;
    [[nodiscard]] bool signed_below(std::size_t index, string_view statement) const;
    void statement_row(const Block& block, const TickHead& head);
    [[nodiscard]] bool has_labels(const TickHead& head) const;
    bool answered_row(const Block& block, const std::vector<std::size_t>& answers);
    void text_line(std::size_t index);
    [[nodiscard]] std::vector<Range> rows_within(const Block& block, Range range) const;
    bool rows_in_cell(const Block& block, Range cell, Range mark);
    void text_piece(std::size_t index, Range range);
    void settle_marks();
    [[nodiscard]] bool holds_picture(std::size_t row) const;
    [[nodiscard]] bool lost_column() const;
    void words_of(const Folded& line, std::size_t from, std::size_t to);
    void start(const Folded& line, const Label& label, Range place);

    FormContext& c_;
    std::vector<Row> rows_;
    bool open_ = false;                   ///< what follows may still be said of the last row
    std::size_t columns_ = 0;             ///< of the table read last
    std::vector<std::string> lone_marks_; ///< lines with a tick only, since the last words of a row
    std::vector<std::uint32_t> pictures_; ///< where they stand in the view, in ascending order
    std::size_t homeless_ = 0;            ///< of all such lines, those that no row took
};

std::optional<DeclarationFinder::Label>
DeclarationFinder::label_at(const Folded& line, std::size_t from, const Block* block) const {
    std::optional<Label> best;
    constexpr std::size_t longest_label = 200; // bytes
    const string_view rest = string_view(line.text).substr(from, longest_label);
    for (const int i : c_.lexicon.row_labels.match(rest)) {
        const auto spec = static_cast<std::size_t>(i);
        const auto spans = c_.lexicon.rows[spec].find(rest);
        if (!spans) continue;
        std::size_t end = (*spans)[0].end;
        if (end < rest.size() &&
            ((rest[end] >= 'a' && rest[end] <= 'z') || (rest[end] >= '0' && rest[end] <= '9')))
            continue;
        Label label{spec, from, from + end, end > 0 && rest[end - 1] == ':'};
        while (label.end < line.text.size() &&
               (line.text[label.end] == ':' || line.text[label.end] == ' ' ||
                line.text[label.end] == '-')) {
            label.colon = label.colon || line.text[label.end] != ' ';
            ++label.end;
        }
        // "Legal advice is not required" is a statement, "Legal Advice:" and "Legal Advice" are
        // labels
        if (!label.colon && label.end < line.text.size() && !set_apart(line, label, block))
            continue;
        if (!best || label.end > best->end) best = label;
    }
    return best;
}

// "Legal Advice The team was consulted", "Director The Director has …": without a colon a label
// shows by its weight, or by a sentence that begins behind it, with an article or with the label's
// own word said again. "Legal Services have …" and "Director Jane Price has …" are statements.
bool DeclarationFinder::set_apart(const Folded& line, const Label& label,
                                  const Block* block) const {
    const std::uint32_t begin = line.origin(label.begin), end = line.origin(label.end);
    const string_view view = c_.file.file->view.text();
    std::size_t at = end;
    if (!utf8::is_upper(utf8::next(view, at))) return false;
    if (block)
        for (const Range& bold : block->bold_ranges)
            if (bold.begin <= begin && bold.end + 2 >= end && bold.end <= end) return true;
    static const Pattern article("(?:the|an?|this|these|there|no|all) ");
    constexpr std::size_t first_words = 40; // bytes
    const string_view rest = string_view(line.text).substr(label.end, first_words);
    if (const auto found = article.find(rest); found && (*found)[0].begin == 0) return true;
    constexpr std::size_t stem = 4; // "Equalities Advice Equality …", "GDPR/Data Privacy GDPR …"
    return rest.size() > stem && string_view(line.text)
                                         .substr(label.begin, label.end - label.begin)
                                         .find(rest.substr(0, stem)) != string_view::npos;
}

// Where the label of a row ends that no pack knows: "Investment Board: …", "**Estates** …"; 0 when
// the words begin with none.
std::size_t DeclarationFinder::other_label(const Folded& line, const Block& block) const {
    constexpr std::size_t longest = 60;
    const string_view view = c_.file.file->view.text();
    std::size_t at = line.origin(0);
    if (!utf8::is_upper(utf8::next(view, at))) return 0;
    const std::size_t colon = line.text.find(':');
    if (colon < longest && line.text.find_first_of(".;?") > colon) return colon + 1;
    for (const Range& bold : block.bold_ranges)
        if (bold.begin <= line.origin(0) && bold.end > line.origin(0) &&
            bold.end < line.origin(line.text.size()) && bold.end - line.origin(0) < longest)
            return 1;
    return 0;
}

// A row or line without a label that the pack knows, under a row that has its statement and no
// mark: the mark that comes here may be another row's, and is not given to the row above for sure.
bool DeclarationFinder::row_of_another(const Folded& line, const Block& block, bool marked) {
    Row& row = rows_.back();
    if (!row.mark.empty() || row.words.empty()) return false;
    const bool cell = block.kind == BlockKind::row && block.grid && row.grid;
    const bool labelled = other_label(line, block) > 0;
    // "Note: the advice is in section 4" may be said of the row above
    static const Pattern remark("(?:notes?|nb|n\\.b|statements?|comments?|remarks?|details?|state|"
                                "reasons?|evidence|or|and|if|where|please|see|confirmed)\\b.*");
    if (cell && labelled && !block.page_before && !remark.matches_all(line.text)) return true;
    std::size_t at = line.origin(0);
    const bool begins = utf8::is_upper(utf8::next(c_.file.file->view.text(), at));
    const bool ended = string_view(".;:!)").find(row.words.back()) != string_view::npos;
    if (begins && ended && (labelled || (cell && marked))) row.doubt = true;
    return false;
}

// "… is not required. Director:": the next row's label slipped into this one.
std::optional<DeclarationFinder::Label> DeclarationFinder::label_at_end(const Folded& line) const {
    if (line.text.size() < 4 || line.text.back() != ':') return {};
    for (std::size_t at = line.text.size() - 1; at > 0; --at) {
        if (line.text[at - 1] != ' ') continue;
        if (at >= 2 && line.text[at - 2] != '.' && line.text[at - 2] != ';' &&
            line.text[at - 2] != ' ') {
            if (line.text.size() - at > 60) break;
            continue;
        }
        if (auto label = label_at(line, at); label && label->end == line.text.size()) return label;
        break;
    }
    return {};
}

void DeclarationFinder::start(const Folded& line, const Label& label, Range place) {
    // "Commercial Issues" over "Commercial issues ✓": its statement begins as the label does
    if (open_ && rows_.back().role == c_.lexicon.words.rows[label.spec].id &&
        rows_.back().words.empty() && rows_.back().mark.empty() && !rows_.back().in_table)
        return;
    Row row;
    std::size_t end = label.end;
    while (end > label.begin &&
           (line.text[end - 1] == ' ' || line.text[end - 1] == ':' || line.text[end - 1] == '-'))
        --end;
    row.label = line.range(label.begin, end);
    row.role = c_.lexicon.words.rows[label.spec].id;
    row.name = c_.lexicon.words.rows[label.spec].name;
    row.place = place;
    rows_.push_back(std::move(row));
    open_ = true;
}

void DeclarationFinder::words_of(const Folded& line, std::size_t from, std::size_t to) {
    while (from < to && line.text[from] == ' ')
        ++from;
    while (to > from && line.text[to - 1] == ' ')
        --to;
    if (from >= to || !open_) return;
    Row& row = rows_.back();
    if (row.doubt) return; // nor are the words its own for sure
    const Range range = line.range(from, to);
    if (row.statement.empty()) row.statement = range;
    if (!row.words.empty()) row.words.push_back(' ');
    row.words.append(c_.text(range));
    row.place = row.place.cover(range);
}

// A row of such a table; false when it begins no row of the form's, so that it is read as others.
bool DeclarationFinder::answered_row(const Block& block, const std::vector<std::size_t>& answers) {
    if (block.cells.empty() || block.cells[0].range.empty()) return false;
    const Folded line = fold_with_map(c_.file.file->view.text(), block.cells[0].range);
    const auto label = label_at(line, 0, &block);
    if (!label) return false;
    start(line, *label, block.range);
    rows_.back().in_table = rows_.back().marked = true;
    words_of(line, label->end, line.text.size());
    std::vector<string_view> cells;
    for (const std::size_t k : answers) {
        const Range cell = k < block.cells.size() ? block.cells[k].range : Range{};
        const bool struck = std::any_of(block.struck_ranges.begin(), block.struck_ranges.end(),
                                        [&](const Range& range) { return range.touches(cell); });
        cells.push_back(cell.empty() || struck ? string_view() : c_.text(cell));
    }
    auto [mark, state] = one_of(cells);
    rows_.back().mark = std::move(mark);
    rows_.back().state = std::move(state);
    return true;
}

// "Legal advice has been taken | ✓": what is ticked is the sentence, whoever ticks it.
void DeclarationFinder::statement_row(const Block& block, const TickHead& head) {
    if (block.cells.size() <= head.column) return; // cut off by what stands between the rows
    Row row;
    row.label = row.statement = block.cells[0].range;
    row.place = block.range;
    row.words = std::string(c_.text(row.label));
    row.mark = std::string(c_.text(block.cells[head.column].range));
    row.in_table = row.marked = true;
    if (head.or_none && utf8::fold(row.mark) == "n/a") row.state = "ticked";
    rows_.push_back(std::move(row));
}

// "**Legal Advice** Counsel was asked": rows with labels of the form's, none with a colon.
bool DeclarationFinder::has_labels(const TickHead& head) const {
    for (std::size_t i = head.block + 1; i < c_.last; ++i) {
        const Block& block = c_.block(i);
        if (block.kind != BlockKind::row || block.table != c_.block(head.block).table) break;
        if (block.cells.empty()) continue;
        if (label_at(fold_with_map(c_.file.file->view.text(), block.cells[0].range), 0, &block))
            return true;
    }
    return false;
}

// Rows that a conversion put into one cell, their marks beside it: one each, in turn, or nobody
// can tell whose they are.
bool DeclarationFinder::rows_in_cell(const Block& block, Range cell, Range mark) {
    const std::vector<Range> pieces = rows_within(block, cell);
    if (pieces.size() < 2) return false;
    const std::vector<string_view> signs = ticks_only(c_.text(mark));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Folded line = fold_with_map(c_.file.file->view.text(), pieces[i]);
        const auto label = label_at(line, 0, &block);
        if (!label) continue;
        start(line, *label, pieces[i]);
        words_of(line, label->end, line.text.size());
        Row& row = rows_.back();
        row.in_table = row.marked = true;
        if (signs.size() == pieces.size())
            row.mark = std::string(signs[i]);
        else
            row.doubt = true;
    }
    return true;
}

void DeclarationFinder::table_row(const Block& block, std::optional<std::size_t> marks) {
    const string_view view = c_.file.file->view.text();
    if (block.cells.empty()) return;
    std::size_t first = 0;
    while (first < block.cells.size() && block.cells[first].range.empty())
        ++first;
    // A column between label and mark is the statement's; one behind it, of dates, is nobody's.
    const std::size_t mark_at =
        marks && *marks > 0 && *marks < block.cells.size() ? *marks : block.cells.size() - 1;
    const bool only_mark =
        block.cells.size() > 1 && first == mark_at &&
        std::all_of(block.cells.begin() + static_cast<std::ptrdiff_t>(first) + 1, block.cells.end(),
                    [](const model::Cell& cell) { return cell.range.empty(); });
    const Folded line =
        fold_with_map(view, first < block.cells.size() ? block.cells[first].range : block.range);
    const Pattern& header = tick_header();
    Range mark;
    if (block.cells.size() > 1) mark = block.cells[mark_at].range;
    if (only_mark) {
        if (header.matches_all(line.text)) return; // the column's own tick is no row
        if (open_ && rows_.back().mark.empty()) rows_.back().mark = std::string(c_.text(mark));
        return;
    }
    if (!mark.empty() && header.matches_all(utf8::fold(c_.text(mark))) &&
        (string_view(c_.text(mark)).size() > 5 || !label_at(line, 0, &block)))
        return; // but "(✓)" behind a label is its tick

    // the mark may stand before the words
    if (block.cells.size() > 1 && first < 2) {
        const std::size_t words_cell = 1;
        const Folded second = fold_with_map(view, block.cells[words_cell].range);
        const string_view mark_words = c_.text(block.cells[0].range);
        if (utf8::code_points(mark_words) <= 4 && !label_at(line, 0, &block)) {
            if (const auto behind = label_at(second, 0, &block);
                behind && (marks == 0 || behind->end < second.text.size())) {
                start(second, *behind, block.range);
                rows_.back().in_table = true;
                words_of(second, behind->end, second.text.size());
                rows_.back().marked = true;
                rows_.back().mark = std::string(mark_words);
                return;
            }
        }
    }
    if (marks && first < mark_at && first < block.cells.size() &&
        rows_in_cell(block, block.cells[first].range, mark))
        return;
    if (const auto label = label_at(line, 0, &block)) {
        start(line, *label, block.range);
        rows_.back().in_table = true;
        words_of(line, label->end, line.text.size());
    } else if (const auto late = label_at_end(line)) {
        words_of(line, 0, late->begin);
        start(line, *late, block.range);
        rows_.back().in_table = true;
    } else if (open_) {
        open_ = !row_of_another(line, block, marks && !mark.empty());
        if (!open_) return;
        words_of(line, 0, line.text.size());
    } else {
        return;
    }
    Row& row = rows_.back();
    // cells between label and mark are the statement's
    for (std::size_t i = first + 1; i < mark_at; ++i) {
        const Folded more = fold_with_map(view, block.cells[i].range);
        words_of(more, 0, more.text.size());
    }
    if (block.cells.size() > 1 && first < mark_at) {
        const string_view words = c_.text(mark);
        // no column for marks: label and statement
        if (!marks) {
            const Folded more = fold_with_map(view, mark);
            words_of(more, 0, more.text.size());
            return;
        }
        row.marked = true;
        // a struck-out tick confirms nothing, and nothing is said against it
        bool struck = false;
        for (const Range& range : block.struck_ranges)
            struck = struck || range.touches(mark);
        if (row.mark.empty()) row.mark = struck ? "n/a" : std::string(words);
    }
}

// Without a table: "Head of Unit: … ✓", the tick at either end or on the next line.
void DeclarationFinder::text_line(std::size_t index) {
    Range range = c_.block(index).range;
    const string_view text = c_.text(range);
    if (const auto signs = ticks_only(text); !signs.empty()) {
        for (const string_view sign : signs) {
            lone_marks_.emplace_back(sign);
            if (open_ && rows_.back().mark.empty() && !rows_.back().grid) {
                rows_.back().mark = std::string(sign);
                rows_.back().marked = true;
            } else {
                ++homeless_;
            }
        }
        return;
    }
    // what stands over the column for ticks, said again on a new page, and the row below it
    static const Pattern again("^(?:please )?tick to confirm(?: statement)? ?\\((?:✓|✔)\\) ");
    if (again.found_in(utf8::fold(text)))
        if (const std::size_t bracket = text.find(')'); bracket + 2 < text.size())
            range.begin += static_cast<std::uint32_t>(bracket + 2);
    for (const Range piece : rows_within(c_.block(index), range))
        text_piece(index, piece);
}

// "Financial Advice: … ✓ Legal Advice: …": rows that a conversion ran together, one by one.
std::vector<Range> DeclarationFinder::rows_within(const Block& block, Range range) const {
    std::vector<Range> out{range};
    const Folded line = fold_with_map(c_.file.file->view.text(), range);
    if (const auto label = label_at(line, 0, &block); !label || !label->colon) return out;
    for (std::size_t at = line.text.find(' '); at != std::string::npos;
         at = line.text.find(' ', at + 1)) {
        const string_view before = string_view(line.text).substr(0, at);
        const bool ended = string_view(".;").find(before.back()) != string_view::npos ||
                           is_tick(before.substr(before.rfind(' ') + 1));
        if (!ended) continue;
        const auto label = label_at(line, at + 1, &block);
        if (!label || !label->colon || label->end == line.text.size()) continue;
        out.back().end = line.origin(at);
        out.push_back({line.origin(at + 1), range.end});
    }
    return out;
}

void DeclarationFinder::text_piece(std::size_t index, Range range) {
    static const Pattern header("tick to confirm.*|.*\\btick\\b.*");
    const string_view view = c_.file.file->view.text();
    auto marked = mark_of_line(c_.text(range), range);
    if (!marked && !header.matches_all(utf8::fold(c_.text(range)))) {
        marked = spoilt_mark(c_.text(range), range);
        const bool wants = open_ && rows_.back().mark.empty() && !rows_.back().in_table;
        if (marked && !wants && !label_at(fold_with_map(view, marked->rest), 0, &c_.block(index)))
            marked.reset();
    }
    if (marked) range = marked->rest;
    const Folded line = fold_with_map(view, range);
    if (line.text.empty()) return;
    // "… and Resource Manag ✓ ement Team": the mark stood beside the first of several lines
    if (!marked && !header.matches_all(line.text))
        if (const auto sign = tick_within(line.text); !sign.empty())
            marked = LineMark{std::string(sign), range};
    if (const auto label = label_at(line, 0, &c_.block(index))) {
        if (!marked && signed_below(index, string_view(line.text).substr(label->end))) {
            open_ = false;
            return;
        }
        start(line, *label, range);
        std::size_t from = label->end;
        // "Legal Advice: ✓ The team was asked"
        if (const std::size_t space = line.text.find(' ', from);
            !marked && space != std::string::npos &&
            is_tick(string_view(line.text).substr(from, space - from))) {
            marked = LineMark{line.text.substr(from, space - from), range};
            from = space;
        }
        words_of(line, from, line.text.size());
    } else if (const auto late = label_at_end(line); late && open_) {
        words_of(line, 0, late->begin);
        start(line, *late, range);
    } else {
        if (!open_ || header.matches_all(line.text)) return;
        // a line with a tick of its own, under a row that has one and says something
        const bool own_row = marked && !rows_.back().mark.empty() && !rows_.back().words.empty();
        open_ = !own_row && !ends_at_line(index);
        if (!open_) return;
        row_of_another(line, c_.block(index), marked.has_value());
        words_of(line, 0, line.text.size());
    }
    lone_marks_.clear();
    if (!open_ || !marked || !rows_.back().mark.empty()) return;
    Row& row = rows_.back();
    row.mark = std::move(marked->mark);
    row.marked = true;
    if (!marked->sure)
        row.state = "unclear";
    else if (mark_state(row.mark) == "blank" && !is_tick(row.mark))
        row.state = "ticked"; // a letter of a symbol font
}

// A row without a label the pack knows says more of the row above it, or is a row of its own.
bool DeclarationFinder::ends_at_row(const Block& block, std::optional<std::size_t> marks,
                                    const std::vector<std::size_t>& answers) const {
    const auto words = [&](std::size_t k) {
        return k < block.cells.size() ? c_.text(block.cells[k].range) : string_view();
    };
    const string_view first = words(0);
    if (first.empty()) return false;
    const Folded line = fold_with_map(c_.file.file->view.text(), block.cells[0].range);
    if (label_at(line, 0, &block) || label_at_end(line)) return false;
    if (sign_label(line.text) != SignLabel::none) return true;
    const auto asked = field_label(c_, line);
    if (asked && (asked->end == line.text.size() || asked->separated)) return true;
    const bool grid = block.grid && rows_.back().grid;
    if ((grid || !answers.empty()) && first.back() == '?') return true;
    for (const std::size_t k : answers)
        if (!words(k).empty()) return true;
    // "Commercial issues: none | ✓" under a row that has its tick
    return grid && marks.value_or(0) > 0 && !words(*marks).empty() && !rows_.back().mark.empty();
}

// A second table is a thing of its own, unless the page cut one in two or a conversion did.
bool DeclarationFinder::ends_at_table(const Block& block) const {
    const Row& row = rows_.back();
    if (block.page_before) return block.cells.size() != columns_;
    return row.grid || block.grid || !row.in_table || !row.words.empty();
}

bool DeclarationFinder::ends_at_line(std::size_t index) const {
    const Row& row = rows_.back();
    const Block& block = c_.block(index);
    if (c_.headings[index - c_.first] || row.grid || asks_anew(c_, index)) return true;
    // "Date: 4 May 2025", "Signed: ______"
    const std::string folded = utf8::fold(c_.text(index));
    const std::size_t colon = folded.find(':');
    if (colon != std::string::npos) {
        const SignLabel label = sign_label(string_view(folded).substr(0, colon + 1));
        if (label == SignLabel::date || label == SignLabel::signature) return true;
    }
    return row.in_table && block.gap_before && !row.words.empty();
}

// "Chief Finance Officer: I confirm that …" over "Signature: …": a post that signs, not a row.
bool DeclarationFinder::signed_below(std::size_t index, string_view statement) const {
    constexpr std::size_t farthest = 4;
    if (statement.empty()) {
        if (index + 1 >= c_.last) return false;
        const std::string below = utf8::fold(c_.text(index + 1));
        if (!below.starts_with("i ") && !below.starts_with("sign")) return false;
    } else if (!statement.starts_with("i ")) {
        return false;
    }
    for (std::size_t i = index + 1; i < std::min(c_.last, index + 1 + farthest); ++i) {
        const Block& block = c_.block(i);
        if (c_.headings[i - c_.first]) return false;
        const Folded line = fold_with_map(c_.file.file->view.text(), block.range);
        if (line.text.starts_with("signature") || line.text.starts_with("signed")) return true;
        if (is_tick(c_.text(i)) || label_at(line, 0, &block)) return false;
    }
    return false;
}

// A picture may be the tick: it stands in the row, or between it and the next.
bool DeclarationFinder::holds_picture(std::size_t row) const {
    const std::uint32_t begin = rows_[row].place.begin;
    const std::uint32_t end =
        row + 1 < rows_.size() ? rows_[row + 1].place.begin : rows_[row].place.end + 2;
    const auto first = std::lower_bound(pictures_.begin(), pictures_.end(), begin);
    return first != pictures_.end() && *first < std::max(end, begin + 1);
}

// A form that somebody signed, as text, with no mark in any row: its column was lost on the way.
bool DeclarationFinder::lost_column() const {
    const std::string& format = c_.file.file->format;
    if (format != "text" && format != "markdown") return false;
    if (std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.mark.empty(); }))
        return false;
    for (NodeId node = c_.document.next_of(Kind::signoff, c_.form, c_.form); node != no_node;
         node = c_.document.next_of(Kind::signoff, c_.form, node))
        if (c_.document.str(node, Attr::state) == "signed") return true;
    return false;
}

// What each row's mark says. It is only said that one is missing where one would be seen.
void DeclarationFinder::settle_marks() {
    // as many ticks below the last row as there are rows: a conversion read the column last
    const bool in_turn = lone_marks_.size() == rows_.size() && homeless_ + 1 == rows_.size() &&
                         std::count_if(rows_.begin(), rows_.end(),
                                       [](const Row& row) {
                                           return !row.mark.empty() || !row.state.empty();
                                       }) == 1 &&
                         rows_.size() > 1;
    if (in_turn)
        for (std::size_t i = 0; i < rows_.size(); ++i)
            rows_[i].mark = lone_marks_[i];
    const bool any_mark =
        std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.mark.empty(); });
    for (const model::ReadNote& note : c_.file.notes)
        if (note.text == "picture") pictures_.push_back(note.at);
    std::sort(pictures_.begin(), pictures_.end());
    const bool lost = lost_column();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        Row& row = rows_[i];
        if (!row.state.empty()) continue;
        const bool seen = homeless_ == 0 && (row.in_table ? row.marked && !lost : any_mark);
        if (row.doubt)
            row.state = "unclear";
        else if (!row.mark.empty())
            row.state = mark_state(row.mark);
        else
            row.state = seen && !holds_picture(i) && !breaks_off(row.words) ? "blank" : "unclear";
    }
}

void DeclarationFinder::run() {
    model::Document& document = c_.document;
    for (NodeId section = document.next_of(Kind::section, document.root(), document.root());
         section != no_node; section = document.next_of(Kind::section, document.root(), section)) {
        if (document.str(section, Attr::role) != "declarations") continue;
        const Range extent = document.range(section);
        std::optional<std::uint32_t> table; // whose columns are known
        std::vector<std::size_t> answers;
        std::optional<std::size_t> marks;
        std::optional<TickHead> head;
        bool statements = false;
        for (std::size_t i = c_.first; i < c_.last; ++i) {
            const Block& block = c_.block(i);
            if (!extent.contains(block.range)) continue;
            if (c_.taken[i - c_.first]) { // somebody signs here
                open_ = false;
                continue;
            }
            if (!c_.lexicon.signoff_headings_of(c_.text(i)).empty() && block.kind != BlockKind::row)
                break;
            if (block.kind == BlockKind::row && table != block.table) {
                open_ = open_ && !ends_at_table(block);
                columns_ = block.cells.size();
                table = block.table;
                answers = answers_of(c_, block.table, extent);
                marks = mark_column(c_, block.table, extent);
                head = answers.empty() ? tick_head(c_, block.table, extent) : std::nullopt;
                statements = head && holds_statements(c_, *head) && !has_labels(*head);
            }
            if (block.kind == BlockKind::row && head && (statements || i == head->block)) {
                if (i != head->block) statement_row(block, *head);
                open_ = false;
                c_.taken[i - c_.first] = true;
                continue;
            }
            if (block.kind == BlockKind::row) open_ = open_ && !ends_at_row(block, marks, answers);
            if (block.kind != BlockKind::row)
                text_line(i);
            else if (answers.empty() || !answered_row(block, answers))
                table_row(block, marks);
            if (open_) rows_.back().grid = block.kind == BlockKind::row && block.grid;
            // What no row uses may be a question of the form.
            c_.taken[i - c_.first] = open_;
        }
        open_ = false;
        if (!rows_.empty()) break;
    }
    settle_marks();
    std::int64_t order = 0;
    for (const Row& row : rows_) {
        const NodeId node = document.add(c_.form, Kind::declaration, row.place);
        document.set_text(node, Attr::role, row.role);
        document.set_text(node, Attr::label, std::string(c_.text(row.label)));
        document.set_text(node, Attr::state, row.state);
        document.set_text(node, Attr::mark, row.mark);
        document.set_text(node, Attr::statement, row.words);
        document.set_integer(node, Attr::order, ++order);
        document.set_integer(node, Attr::value_begin,
                             row.statement.empty() ? row.label.end : row.statement.begin);
        document.set_integer(node, Attr::value_end,
                             row.statement.empty() ? row.label.end : row.statement.end);
    }
}

} // namespace

void add_declarations(FormContext& context) {
    if (context.lexicon.words.rows.empty()) return;
    DeclarationFinder(context).run();
}

} // namespace duly::structure
