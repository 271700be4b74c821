#include "structure/tick_columns.hpp"

#include <algorithm>

#include "structure/answers.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Block;
using model::BlockKind;
using model::Range;
using std::string_view;

const Pattern& tick_header() {
    static const Pattern pattern(
        "tick to confirm.*|.*\\btick\\b.*\\(.*\\)|please tick|\\((✓|✔)\\)");
    return pattern;
}

std::optional<TickHead> tick_head(const FormContext& context, std::uint32_t table, Range extent) {
    static const Pattern over_ticks(
        "(?:please )?(?:tick(?:ed)?(?: box| here)?|confirm(?:ed|ation)?|completed|"
        "initial(?:s|led)?(?: by)?|✓|✔)?"
        "(?: ?\\W{0,2}(?:✓|✔|tick|yes|y)(?: ?(?:/|or) ?(?:no|n))?(?: ?(?:/|or) ?n ?/ ?a)?)?"
        "\\W{0,2}");
    static const Pattern over_statements(
        "(?:(?:the )?statements?|declarations?|i (?:can )?confirm(?: that)?\\W*|"
        "(?:i|we) confirm the following\\W*|confirmations?|checks?|checklist|requirements?|"
        "items?|officers?|advice)?");
    static const Pattern none("n ?/ ?a");
    for (std::size_t i = context.first; i < context.last; ++i) {
        const Block& block = context.block(i);
        if (block.kind != BlockKind::row || block.table != table || !extent.contains(block.range))
            continue;
        if (block.cells.size() < 2 ||
            !over_statements.matches_all(utf8::fold(context.text(block.cells[0].range))))
            return {};
        for (std::size_t k = 1; k < block.cells.size(); ++k) {
            const std::string words = utf8::fold(context.text(block.cells[k].range));
            if (!words.empty() && over_ticks.matches_all(words))
                return TickHead{i, k, none.found_in(words)};
        }
        return {};
    }
    return {};
}

bool holds_statements(const FormContext& context, const TickHead& head) {
    constexpr std::size_t fewest_words = 3;
    const std::uint32_t table = context.block(head.block).table;
    std::size_t rows = 0;
    for (std::size_t i = head.block + 1; i < context.last; ++i) {
        const Block& block = context.block(i);
        if (block.kind != BlockKind::row || block.table != table) break;
        if (block.cells.size() <= head.column) return false;
        const string_view words = context.text(block.cells[0].range);
        const auto spaces = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
        std::size_t at = 0;
        if (words.empty() || spaces + 1 < fewest_words || !utf8::is_upper(utf8::next(words, at)) ||
            words.find(':') != string_view::npos)
            return false;
        const std::string folded = utf8::fold(words);
        for (const int label : context.lexicon.row_labels.match(folded))
            if (context.lexicon.rows[static_cast<std::size_t>(label)].matches_all(folded))
                return false;
        ++rows;
    }
    return rows > 0;
}

// The column for marks: its heading says so; or it is the last one, and nothing but marks stands
// there.
std::optional<std::size_t> mark_column(const FormContext& context, std::uint32_t table,
                                       Range extent) {
    if (const auto head = tick_head(context, table, extent)) return head->column;
    std::size_t columns = 0;
    bool any = false, only_marks = true, long_labels = false;
    std::vector<std::size_t> boxes, words_of_column; // a column
    for (std::size_t i = context.first; i < context.last; ++i) {
        const Block& block = context.block(i);
        if (block.kind != BlockKind::row || block.table != table || !extent.contains(block.range))
            continue;
        for (std::size_t k = 0; k < block.cells.size(); ++k)
            if (tick_header().matches_all(utf8::fold(context.text(block.cells[k].range)))) return k;
        columns = std::max(columns, block.cells.size());
        boxes.resize(columns);
        words_of_column.resize(columns);
        for (std::size_t k = 0; k < block.cells.size(); ++k) {
            const string_view words = context.text(block.cells[k].range);
            if (is_tick(words))
                ++boxes[k];
            else if (!words.empty())
                ++words_of_column[k];
        }
        if (block.cells.size() < 2) continue;
        const string_view words = context.text(block.cells.back().range);
        long_labels = long_labels || block.cells[0].range.size() > 60;
        if (words.empty()) continue;
        any = true;
        const std::string state = mark_state(words);
        only_marks = only_marks && (state != "unclear" || utf8::code_points(words) <= 3);
    }
    // a column of ticks and boxes under its heading, and no other like it
    std::optional<std::size_t> ticked;
    std::size_t ticks = 0;
    for (std::size_t k = 0; k < columns; ++k)
        if (boxes[k] > 0 && words_of_column[k] <= boxes[k] + 1) {
            ticked = k;
            ++ticks;
        }
    if (ticks == 1) return ticked;
    if (!only_marks || !(any || long_labels)) return {};
    return columns - 1;
}

namespace {

/// Columns that hold a tick or a box in every row, where there are two and more: the words over
/// them were lost, or stand above the table.
std::vector<std::size_t> columns_of_boxes(const FormContext& context, std::uint32_t table,
                                          Range extent) {
    std::vector<std::size_t> boxes; // a column
    std::size_t rows = 0;
    for (std::size_t i = context.first; i < context.last; ++i) {
        const Block& block = context.block(i);
        if (block.kind != BlockKind::row || block.table != table || !extent.contains(block.range))
            continue;
        ++rows;
        boxes.resize(std::max(boxes.size(), block.cells.size()));
        for (std::size_t k = 1; k < block.cells.size(); ++k)
            boxes[k] += is_tick(context.text(block.cells[k].range));
    }
    std::vector<std::size_t> out;
    for (std::size_t k = 1; k < boxes.size() && rows > 1; ++k)
        if (boxes[k] == rows) out.push_back(k);
    if (out.size() < 2) out.clear();
    return out;
}

} // namespace

// "Check | Yes | No | Date": the columns of the answers, by the words over them.
std::vector<std::size_t> answers_of(const FormContext& context, std::uint32_t table, Range extent) {
    for (std::size_t i = context.first; i < context.last; ++i) {
        const Block& block = context.block(i);
        if (block.kind != BlockKind::row || block.table != table || !extent.contains(block.range))
            continue;
        std::vector<string_view> head;
        for (const model::Cell& cell : block.cells)
            head.push_back(context.text(cell.range));
        auto answers = answer_columns(head);
        return answers.empty() ? columns_of_boxes(context, table, extent) : answers;
    }
    return {};
}

} // namespace duly::structure
