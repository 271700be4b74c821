// Tables of a blank form: labelled answers, rows to tick, sections in rows.
#include <algorithm>

#include "rules/draft/form_reader.hpp"

namespace duly::rules {

using model::Block;
using model::Range;
using std::string_view;

void FormReader::take_rows(std::vector<FormRow> rows, bool in_list,
                           std::vector<std::string> headings) {
    if (!form_.headings.empty()) form_.headings.back().over_ticks = true;
    form_.tick_headings = std::move(headings);
    form_.rows_in_list = in_list;
    form_.rows = std::move(rows);
}

std::vector<std::size_t> FormReader::answer_columns(std::size_t first, std::size_t last) const {
    const auto& head = file_.blocks[first].cells;
    std::vector<std::size_t> found;
    bool denies = false;
    for (std::size_t k = 1; k < head.size(); ++k) {
        const string_view heading = utf8::trim(text(head[k].range));
        const std::string folded = utf8::fold(heading);
        const auto answer = heading.size() < 40 ? drafts_.answer.find(folded) : std::nullopt;
        if (!answer) continue;
        bool open = true;
        for (std::size_t i = first + 1; i < last && open; ++i) {
            const auto& cells = file_.blocks[i].cells;
            const string_view cell =
                k < cells.size() ? utf8::trim(text(cells[k].range)) : string_view();
            open = cell.empty() || is_box(cell);
        }
        if (!open) continue;
        found.push_back(k);
        denies = denies || (answer->size() > 1 && (*answer)[1].found());
    }
    if (found.size() < 2 || !denies) found.clear();
    return found;
}

// A table with a column that officers tick, wherever it stands: its heading says so, or each of its
// cells is a box. Or with a column for each answer.
bool FormReader::ticks(std::size_t first, std::size_t last) {
    const Block& head = file_.blocks[first];
    if (last - first < 2 || head.cells.size() < 2) return false;
    const auto cell = [&](std::size_t row, std::size_t column) {
        const auto& cells = file_.blocks[row].cells;
        return column < cells.size() ? utf8::trim(text(cells[column].range)) : string_view();
    };
    std::vector<std::size_t> marks = answer_columns(first, last);
    bool headed = !marks.empty();
    for (std::size_t k = head.cells.size(); k-- > 0 && marks.empty();) {
        const string_view heading = cell(first, k);
        const bool asks = heading.size() < 60 && drafts_.tick.found_in(utf8::fold(heading));
        bool boxes = true, empty = true;
        for (std::size_t i = first + 1; i < last; ++i) {
            boxes = boxes && is_box(cell(i, k));
            empty = empty && (cell(i, k).empty() || is_box(cell(i, k)));
        }
        if (boxes || (asks && empty)) {
            marks = {k};
            headed = !is_box(heading);
        }
    }
    if (marks.empty()) return false;
    // "Positive | Negative | Neutral", with a box under each: one of them is the answer.
    std::size_t columns = 0;
    for (std::size_t k = 0; k < head.cells.size(); ++k)
        columns += is_box(cell(first + 1, k)) ? 1 : 0;
    if (columns > marks.size()) {
        puzzle({head.range.begin, file_.blocks[last - 1].range.end}, text(head.range),
               "one of several boxes in a row is ticked");
        return true;
    }
    const std::size_t label = marks.front() == 0 ? 1 : 0;
    std::vector<FormRow> rows;
    for (std::size_t i = first + (headed ? 1 : 0); i < last; ++i) {
        // "Legal advice: The Solicitor has been consulted": label and statement in one cell
        const string_view words = cell(i, label);
        const std::size_t colon = words.find(':');
        FormRow row;
        row.words = utf8::trim(words.substr(0, colon));
        row.line = line(file_.blocks[i].range);
        if (colon != string_view::npos) row.statement = utf8::trim(words.substr(colon + 1));
        if (marks.front() > label + 1 && row.statement.empty()) row.statement = cell(i, label + 1);
        if (row.words.empty() || row.words.size() > 2 * longest_label) return false;
        rows.push_back(std::move(row));
    }
    std::vector<std::string> headings;
    headings.reserve(marks.size());
    for (const std::size_t k : marks)
        headings.emplace_back(headed ? cell(first, k) : "✓");
    std::string above = utf8::fold(headings.front());
    if (!form_.headings.empty()) above += " " + utf8::fold(form_.headings.back().words);
    // Of a row with a column for each answer one is always ticked.
    const bool chosen = marks.size() == 1 && drafts_.optional.found_in(above);
    if (chosen || !form_.rows.empty()) {
        puzzle({head.range.begin, file_.blocks[last - 1].range.end}, text(head.range),
               form_.rows.empty() ? "which of these rows is ticked is for the author to say"
                                  : "rows to tick are asked for in one place only");
    } else {
        take_rows(std::move(rows), false, std::move(headings));
    }
    for (std::size_t i = first + (headed ? 1 : 0); i < last; ++i)
        for (std::size_t k = marks.back() + 1; k < file_.blocks[i].cells.size(); ++k)
            guidance(file_.blocks[i], file_.blocks[i].cells[k].range);
    // "Reason if No" beside them
    for (std::size_t k = marks.back() + 1; headed && k < head.cells.size(); ++k)
        if (!cell(first, k).empty() && leaves_room(cell(first + 1, k)))
            puzzle(head.cells[k].range, cell(first, k),
                   "a column beside the boxes, of which no rule asks");
    return true;
}

// "Role | Name | Signature | Date" over a row for each who signs.
bool FormReader::signatures(std::size_t first, std::size_t last) {
    const auto& head = file_.blocks[first].cells;
    bool signs = false, dated = false;
    for (std::size_t k = 1; k < head.size(); ++k) {
        const std::string label = utf8::fold(utf8::trim(text(head[k].range)));
        signs = signs || label == "signature" || label == "signed";
        dated = dated || is_date_label(label);
    }
    if (!signs) return false;
    std::vector<FormSignature> found;
    for (std::size_t i = first + 1; i < last; ++i) {
        const auto& cells = file_.blocks[i].cells;
        const string_view post = cells.empty() ? string_view() : utf8::trim(text(cells[0].range));
        if (leaves_room(post) || post.size() > longest_label) return false;
        for (std::size_t k = 1; k < cells.size(); ++k)
            if (!leaves_room(utf8::trim(text(cells[k].range)))) return false;
        FormSignature row;
        row.words = row.who = post;
        row.line = line(file_.blocks[i].range);
        row.dated = dated;
        row.in_table = true;
        found.push_back(std::move(row));
    }
    form_.signatures.insert(form_.signatures.end(), found.begin(), found.end());
    return !found.empty();
}

// "Signed (Chair) | ______", with rows for the name, the post and the date below it.
bool FormReader::row_signature(const Block& block) {
    const auto& cells = block.cells;
    if (cells.size() != 2 && cells.size() != 4) return false;
    const auto words = [&](std::size_t k) { return utf8::trim(text(cells[k].range)); };
    auto found = signature_in(words(0));
    if (!found || leaves_room(words(0)) || !leaves_room(words(1)) ||
        is_date_label(folded_label(words(0))))
        return false;
    if (others_) {
        puzzle(block.range, words(0), "for others to fill in");
        return true;
    }
    found->line = line(block.range);
    found->in_row = true;
    if (cells.size() == 4) {
        if (!leaves_room(words(3))) return false;
        found->same_line = found->dated = is_date_label(folded_label(words(2)));
        if (found->dated)
            found->date_label = words(2);
        else
            field(words(2), cells[2].range, cells[3].range, true, block);
    }
    row_signed_ = !found->dated;
    form_.signatures.push_back(std::move(*found));
    return true;
}

/// The date is the signature's above it.
bool FormReader::row_date(const Block& block) {
    if (!row_signed_ || block.cells.size() != 2) return false;
    const string_view label = utf8::trim(text(block.cells[0].range));
    if (!is_date_label(folded_label(label)) || !leaves_room(utf8::trim(text(block.cells[1].range))))
        return false;
    form_.signatures.back().dated = true;
    form_.signatures.back().date_label = label;
    row_signed_ = false;
    return true;
}

bool FormReader::heads_rows(std::size_t first, std::size_t last) const {
    const auto& cells = file_.blocks[first].cells;
    return last - first > 1 && cells.size() > 1 &&
           std::all_of(cells.begin() + 1, cells.end(), [&](const model::Cell& cell) {
               const string_view words = utf8::trim(text(cell.range));
               return !words.empty() && words_in(words) <= 5 && !leaves_room(words) &&
                      gaps_in(words, true).empty();
           });
}

// Label and answer beside each other, once or twice in a row; behind "Yes / No" there may be room
// for more.
bool FormReader::row_fields(const Block& block, bool first) {
    const auto& cells = block.cells;
    const auto words = [&](std::size_t k) { return utf8::trim(text(cells[k].range)); };
    const auto is_label = [&](std::size_t k) {
        return !words(k).empty() && words(k).size() <= 2 * longest_label &&
               gaps_in(words(k), false).empty() && !is_box(words(k)) && !leaves_room(words(k)) &&
               !(first && cells[k].header);
    };
    const auto is_open = [&](std::size_t k) {
        return leaves_room(words(k)) || begins_reference(words(k)) ||
               italic(block, cells[k].range) || guides(words(k));
    };
    const bool pairs = cells.size() == 2 || (cells.size() == 4 && is_label(2) && is_open(3));
    // "Requested by: | ______ | Date: ______", set with tabs
    if (cells.size() == 3 && is_label(0) && words(0).ends_with(':') && is_open(1)) {
        field(words(0), cells[0].range, cells[1].range, true, block);
        return true;
    }
    bool found = false;
    for (std::size_t k = 0; k + 1 < cells.size(); k += 2) {
        if (!is_label(k) || !(pairs ? is_open(k + 1) : k == 0 && choice(words(1)))) continue;
        field(words(k), cells[k].range, cells[k + 1].range, true, block);
        found = true;
    }
    return found;
}

void FormReader::table(std::size_t first, std::size_t last) {
    if (signatures(first, last) || ticks(first, last)) return;
    bool understood = false;
    row_signed_ = false;
    const bool headed = heads_rows(first, last);
    Range asked;               // rows that leave room and of which nothing is made
    std::vector<Range> before; // rows that are told of where others are understood
    for (std::size_t i = first; i < last; ++i) {
        const Block& block = file_.blocks[i];
        const auto& cells = block.cells;
        if (row_signature(block) || row_date(block) || row_fields(block, i == first)) {
            understood = true;
            continue;
        }
        if (cells.size() == 2 && !cells[0].range.empty() && !cells[1].range.empty() && i != first) {
            if (understood)
                puzzle(block.range, text(block.range));
            else
                before.push_back(block.range);
        }
        if (cells.size() == 2) continue;
        // "Financial | Implications | Sign-off": a section in a row, guidance in its cells
        const auto section = cells.empty() ? sections_.end() : sections_.find(cells[0].range.begin);
        const bool is_section = section != sections_.end() && i != first;
        if (is_section) {
            add_heading(section->second.heading, section->second.level);
            understood = true;
        }
        if (i == first && headed) continue; // "Name" is no order to name somebody
        bool room = false, guides = false;
        for (std::size_t k = 1; k < cells.size(); ++k) {
            guides = guidance(block, cells[k].range) || guides;
            room = room || leaves_room(utf8::trim(text(cells[k].range)));
        }
        // "Treasurer | ______ | Choose a date": who cleared it, and when
        if (!is_section && (room || guides) && cells.size() > 2)
            asked = {asked.empty() ? block.range.begin : asked.begin, block.range.end};
        else
            understood = guides || understood;
    }
    row_signed_ = false;
    const Range all{file_.blocks[first].range.begin, file_.blocks[last - 1].range.end};
    if (!understood)
        puzzle(all, text(file_.blocks[first].range), "a table that no rule asks for");
    else if (!asked.empty())
        puzzle(asked, text(asked), "rows to fill in that no rule asks for");
    for (const Range row : before)
        if (understood) puzzle(row, text(row));
}

} // namespace duly::rules
