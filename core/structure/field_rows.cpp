// Fields in the rows of tables: a label and its answer beside it, below it, or under its column.
#include <algorithm>

#include "structure/answers.hpp"
#include "structure/choice_marks.hpp"
#include "structure/dates.hpp"
#include "structure/field_finder.hpp"
#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using model::Block;
using model::BlockKind;
using model::FieldSpec;
using model::FieldType;
using model::Range;
using std::string_view;

} // namespace

// A table of two rows, the form's labels in the first and their answers below. True when it is one.
bool FieldFinder::labels_over_answers(std::size_t index) {
    const Block& block = c_.block(index);
    if (block.cells.size() < 2 || index + 1 >= c_.last) return false;
    const Block& below = c_.block(index + 1);
    const auto in_table = [&](const Block& other) {
        return other.kind == BlockKind::row && other.table == block.table;
    };
    if (!in_table(below) || below.cells.size() != block.cells.size() ||
        (index > c_.first && in_table(c_.block(index - 1))) ||
        (index + 2 < c_.last && in_table(c_.block(index + 2))))
        return false;
    const auto whole_label = [&](Range cell) -> std::optional<FieldLabel> {
        const Folded folded = fold_with_map(c_.file.file->view.text(), cell);
        const auto found = label(folded);
        return found && found->end >= folded.text.size() ? found : std::nullopt;
    };
    std::vector<FieldLabel> labels;
    for (std::size_t k = 0; k < block.cells.size(); ++k) {
        const auto found = whole_label(block.cells[k].range);
        if (!found || whole_label(below.cells[k].range)) return false;
        labels.push_back(*found);
    }
    for (std::size_t k = 0; k < labels.size(); ++k)
        add(c_.lexicon.words.fields[labels[k].spec], block.cells[k].range, below.cells[k].range,
            index + 1, false);
    return true;
}

// "Letter | Title | Attached" over a table: labels of columns, with answers below and not beside
// them.
bool FieldFinder::heads_columns(std::size_t index) const {
    const Block& block = c_.block(index);
    if (block.cells.size() < 3) return false;
    const bool first = index == c_.first || c_.block(index - 1).table != block.table;
    const bool more = index + 1 < c_.last && c_.block(index + 1).table == block.table;
    if (!first || !more) return false;
    std::size_t labels = 0, offers = 0, filled = 0;
    for (std::size_t k = 1; k < block.cells.size(); ++k) {
        const Range each = block.cells[k].range;
        const bool answer = each.size() <= 60 && !lone_answer(utf8::fold(c_.text(each))).empty();
        offers += answer;
        filled += !each.empty();
    }
    // "Is it urgent? | Yes ☐ | No ☒" is answered there, in the first row too
    if (offers > 0 && offers == filled)
        if (const auto asks = label(fold_with_map(c_.file.file->view.text(), block.cells[0].range));
            asks && c_.lexicon.words.fields[asks->spec].type == FieldType::choice)
            return false;
    for (std::size_t k = 0; k < block.cells.size(); ++k) {
        const string_view words = c_.text(block.cells[k].range);
        if (words.size() > 60 || words.find_first_of("0123456789") != string_view::npos)
            return false;
        if (!words.empty() && words.back() == ':') return false;
        if (k % 2 == 0 && label(fold_with_map(c_.file.file->view.text(), block.cells[k].range)))
            ++labels;
    }
    return labels * 2 < block.cells.size() ||
           block.cells.size() % 2 != 0; // label, answer, label, answer
}

// "Decision maker | " over " | Cllr Moss" or "Name | Cllr Moss", and a label that has the row to
// itself over an answer that has the next one. What may be another label is none.
Range FieldFinder::next_row_value(std::size_t index, std::size_t cell,
                                  const FieldSpec& spec) const {
    const Block& block = c_.block(index);
    if (index + 1 >= c_.last || c_.taken[index + 1 - c_.first]) return {};
    const Block& next = c_.block(index + 1);
    if (next.kind != BlockKind::row || next.table != block.table) return {};
    const auto filled = [](const Block& row) {
        return std::count_if(row.cells.begin(), row.cells.end(),
                             [](const model::Cell& each) { return !each.range.empty(); });
    };
    if (cell + 1 < next.cells.size() && filled(block) == 1) {
        static const Pattern parts("(?:full )?name|post|position|(?:job )?title|role|body|officer");
        const string_view beside = c_.text(next.cells[cell].range);
        if ((beside.empty() && filled(next) == 1) ||
            (spec.type == FieldType::text && spec.id != "title" &&
             parts.matches_all(heading_words(beside))))
            return next.cells[cell + 1].range;
    }
    if (filled(block) != 1 || filled(next) != 1 || cell >= next.cells.size()) return {};
    const Range below = next.cells[cell].range;
    const string_view words = c_.text(below);
    if (words.empty() || words.back() == ':' || words.back() == '?') return {};
    const Folded folded = fold_with_map(c_.file.file->view.text(), below);
    if (label(folded) || !c_.lexicon.headings_of(words).empty() ||
        !c_.lexicon.row_labels.match(folded.text).empty())
        return {};
    if (spec.type == FieldType::date) return find_date(words) ? below : Range{};
    constexpr std::ptrdiff_t sentence = 4; // words
    const bool says = names_a_post(words) || words.back() == '.' ||
                      std::count(words.begin(), words.end(), ' ') + 1 >= sentence;
    return says && spec.type != FieldType::choice ? below : Range{};
}

// "Question | Yes | No" over "To be deferred? | | ✓": the answer over the one mark of the row.
string_view FieldFinder::column_ticked(std::size_t index, std::size_t cell, Range& mark) const {
    const Block &head = c_.block(head_), &block = c_.block(index);
    if (head_ == index || head.cells.size() != block.cells.size()) return {};
    string_view found;
    std::size_t offered = 0, marks = 0;
    for (std::size_t k = cell + 1; k < block.cells.size(); ++k) {
        const Range over = head.cells[k].range, each = block.cells[k].range;
        if (over.size() > 40 || each.size() > 40) continue;
        const string_view answer = lone_answer(utf8::fold(c_.text(over)));
        if (answer.empty()) continue;
        ++offered;
        const std::string words = utf8::fold(c_.text(each));
        if (words.empty() || mark_state(words) == "blank") continue;
        if (!lone_mark(words)) return {};
        ++marks;
        found = answer == "yes" ? "yes" : "no";
        mark = each;
    }
    return offered > 1 && marks == 1 ? found : string_view{};
}

// "Only exempt facts belong there. Is there a Part 2 form?": the question behind the guidance.
Range FieldFinder::asked_last(Range cell) const {
    const string_view words = c_.text(cell);
    if (words.empty() || words.back() != '?') return {};
    const std::size_t stop = words.find_last_of(".\n", words.size() - 1);
    if (stop == string_view::npos || stop + 2 >= words.size()) return {};
    if (words[stop] == '.' && words[stop + 1] != ' ' && words[stop + 1] != '\n') return {};
    const std::size_t begin = words.find_first_not_of(" \n", stop + 1);
    return {cell.begin + static_cast<std::uint32_t>(begin), cell.end};
}

void FieldFinder::row(std::size_t index) {
    if (labels_over_answers(index) || heads_columns(index)) return;
    const Block& block = c_.block(index);
    const string_view view = c_.file.file->view.text();
    for (std::size_t k = 0; k < block.cells.size(); ++k) {
        Range cell = block.cells[k].range;
        if (cell.empty() || cell.size() > 400) continue;
        Folded folded = fold_with_map(view, cell);
        std::optional<FieldLabel> spec_found = label(folded);
        if (!spec_found) {
            const Range question = asked_last(cell);
            if (question.empty()) continue;
            folded = fold_with_map(view, question);
            spec_found = label(folded);
            if (!spec_found || c_.lexicon.words.fields[spec_found->spec].type != FieldType::choice)
                continue;
            cell = question;
        }
        const FieldSpec& spec = c_.lexicon.words.fields[spec_found->spec];
        if (spec_found->end < folded.text.size()) {
            // label and answer in one cell; a text field needs its colon there, or a line of its
            // own
            const std::uint32_t begin = folded.origin(spec_found->end);
            const auto& parts = block.cells[k].paragraphs;
            const bool apart = parts.size() > 1 && begin == parts[1].begin;
            if (!spec_found->separated && !apart && spec.type == FieldType::text) continue;
            Range value{begin, cell.end};
            if (spec.type == FieldType::choice && k + 1 < block.cells.size()) {
                // "To be deferred? (YES/NO) | NO", "To be deferred? YES ☐ | NO ☒", "… deferred? If
                // yes, until when? | NO"
                const Range beside = block.cells[k + 1].range;
                const bool aside = behind_labels(value).empty();
                const std::string here = aside ? std::string() : choice(value, index);
                const bool open = (here.empty() || here == "unresolved") &&
                                  !lone_answer(utf8::fold(c_.text(beside))).empty();
                k += open;
                value = offered_beside(index, k, open ? beside : value);
            }
            add(spec, {cell.begin, begin}, value, index, false);
            continue;
        }
        Range mark;
        if (spec.type == FieldType::choice)
            if (const string_view answer = column_ticked(index, k, mark); !answer.empty()) {
                add(spec, cell, mark, index, false, answer);
                return;
            }
        // a label may be as wide as several columns: nothing stands in those it covers
        std::size_t next_cell = k + 1;
        const std::size_t behind = k + block.cells[k].span;
        while (next_cell < behind && next_cell + 1 < block.cells.size() &&
               block.cells[next_cell].range.empty())
            ++next_cell;
        Range value;
        if (next_cell < block.cells.size()) value = block.cells[next_cell].range;
        // "Cost centre: | Budget code:": the next label is no answer to this one
        const Folded beside = fold_with_map(c_.file.file->view.text(), value);
        if (const auto next = label(beside); next && beside.text.ends_with(':')) {
            if (next->end == beside.text.size()) {
                add(spec, cell, {}, index, false);
                continue;
            }
        }
        // a column's heading ("Date" over dates) is no field: its neighbour is a label too
        if (k + 1 >= block.cells.size() && k > 0) continue;
        // "Reference:" and two tabs before its answer, as other labels are longer
        if (value.empty() && !block.grid && k == 0) {
            const string_view words = utf8::trim(c_.text({cell.end, block.range.end}));
            if (!words.empty() && words.find('\t') == string_view::npos && words.back() != ':') {
                const auto begin = static_cast<std::uint32_t>(words.data() - view.data());
                const Range only{begin, begin + static_cast<std::uint32_t>(words.size())};
                if (!label(fold_with_map(view, only))) value = only;
            }
        }
        if (value.empty()) value = next_row_value(index, k, spec);
        if (spec.type == FieldType::choice && next_cell < block.cells.size() &&
            !block.cells[next_cell].range.empty()) {
            const std::size_t answer_cell = next_cell;
            value = offered_beside(index, next_cell, value);
            if (next_cell == answer_cell &&
                utf8::trim(c_.text({value.end, block.range.end})).empty())
                value = offered_below(value, index);
        }
        add(spec, cell, value, index, false);
        k = next_cell; // the value's cell is used
    }
}

} // namespace duly::structure
