#include "read/pdf/layout/assembler.hpp"

#include <algorithm>
#include <cmath>

#include "read/pdf/layout/doubts.hpp"
#include "read/pdf/layout/headings.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {

using model::Block;
using model::BlockKind;

void Assembler::sheet_furniture(const Sheet& sheet, bool top) {
    for (const Removed& each : sheet.removed)
        if (each.at_top == top) out_.furniture.push_back(furniture(each.kind, each.text, sheet));
    if (top)
        for (const Aside& each : sheet.words.asides) {
            model::Furniture made = furniture(each.kind, each.text, sheet);
            made.place = {each.box.x0, each.box.y0, each.box.x1, each.box.y1};
            made.why = each.why;
            made.author = each.author;
            out_.furniture.push_back(std::move(made));
        }
}

/// What the pages before and the page itself keep out of the text.
void Assembler::furniture_up_to(std::uint32_t sheet) {
    if (!begun_ && !sheets_.empty()) {
        begun_ = true;
        sheet_furniture(sheets_[0], true);
    }
    while (sheet_ < sheet) {
        sheet_furniture(sheets_[sheet_], false);
        ++sheet_;
        if (sheet_ < sheets_.size()) sheet_furniture(sheets_[sheet_], true);
    }
}

void Assembler::paragraph(const Paragraph& paragraph) {
    if (paragraph.words.empty()) {
        if (!paragraph.mark.empty())
            out_.furniture.push_back(furniture("debris", paragraph.mark, sheets_[paragraph.sheet]));
        return;
    }
    Block block;
    block.kind = paragraph.kind;
    block.level = paragraph.level;
    block.gap_before = paragraph.gap_before;
    block.page_before = paragraph.page_before;
    block.mark = paragraph.mark;
    if (paragraph.kind == BlockKind::item) {
        while (!item_lefts_.empty() && item_lefts_.back() > paragraph.left + 4)
            item_lefts_.pop_back();
        if (item_lefts_.empty() || item_lefts_.back() < paragraph.left - 4)
            item_lefts_.push_back(paragraph.left);
        block.level = static_cast<std::uint8_t>(std::min<std::size_t>(item_lefts_.size(), 9));
    } else {
        item_lefts_.clear();
    }
    view_->begin();
    view_->write(paragraph.words);
    view_->end(block);
    out_.blocks.push_back(std::move(block));
    if (paragraph.kind != BlockKind::footnote) last_table_ = nullptr;
}

std::string Assembler::row_text(const Sheet& sheet, const TableRow& row) const {
    std::string out;
    for (const TableCell& cell : row.cells) {
        for (const std::uint32_t id : cell.words) {
            out.append(sheet.words.of(sheet.words.words[id]));
            out.push_back(' ');
        }
        out.push_back('\t');
    }
    return out;
}

void Assembler::cell(const TableCell& cell, std::uint32_t index, model::Cell& made) {
    if (cell.words.empty()) return;
    Sheet& sheet = sheets_[index];
    make_lines(sheet.words, cell.words, lines_);
    for (const Paragraph& paragraph : cell_paragraphs(sheet, index, lines_, pitch_)) {
        if (paragraph.words.empty()) continue;
        if (view_->at() > made.range.begin) view_->space();
        const std::uint32_t from = view_->at();
        view_->write(paragraph.words, true);
        made.paragraphs.push_back({from, view_->at()});
    }
}

void Assembler::row(const TableRow& row, const Paragraph& at, bool header, const TableRow* rest) {
    Block block;
    block.kind = BlockKind::row;
    block.table = tables_;
    view_->begin();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) view_->tab();
        model::Cell made;
        made.header = row.cells[i].header || header;
        made.span = row.cells[i].span;
        made.covered = row.cells[i].covered;
        made.range.begin = view_->at();
        cell(row.cells[i], at.sheet, made);
        if (rest != nullptr) cell(rest->cells[i], at.sheet + 1, made);
        if (made.paragraphs.size() < 2) made.paragraphs.clear();
        made.range.end = view_->at();
        block.cells.push_back(std::move(made));
    }
    view_->end(block);
    out_.blocks.push_back(std::move(block));
}

/// The first row of the table that follows over the page's end, if it is only what the last row of
/// this one had no room for.
const TableRow* Assembler::rest_of_row(const Table& table, const Paragraph& at,
                                       const Paragraph* next) {
    if (next == nullptr || next->table < 0 || next->sheet != at.sheet + 1) return nullptr;
    const Sheet& sheet = sheets_[next->sheet];
    const Table& other = sheet.flow.tables[static_cast<std::size_t>(next->table)];
    if (other.rows.empty() || !goes_on(other, next->sheet)) return nullptr;
    const TableRow* first = &other.rows[0];
    const TableRow& last = table.rows.back();
    if (other.rows.size() > 1 && row_text(sheet, *first) == last_header_) ++first;
    if (first->cells.size() != last.cells.size()) return nullptr;
    if (first->number != 0 || last.number != 0)
        return first->number == last.number ? first : nullptr;
    // every cell begins in the middle of a sentence that the cell above did not end: with a small
    // letter, or where the line above had no room for its first word and other cells have no more.
    // Where the first cell and another do so for want of room, the others may begin a new
    // paragraph.
    const auto word_of = [](const Sheet& own, const TableCell& each, bool end) -> const Word& {
        std::uint32_t id = each.words[0];
        for (const std::uint32_t other_id : each.words) {
            const Word &a = own.words.words[other_id], &b = own.words.words[id];
            const bool below = a.baseline < b.baseline - 0.5F * b.size;
            const bool level = std::abs(a.baseline - b.baseline) <= 0.5F * b.size;
            if (end ? below || (level && a.box.x0 > b.box.x0)
                    : (!below && !level) || (level && a.box.x0 < b.box.x0))
                id = other_id;
        }
        return own.words.words[id];
    };
    const Sheet& here = sheets_[at.sheet];
    bool any = false, some_end = false, all_small = true, first_broken = false, fresh = false;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < first->cells.size(); ++i) {
        if (first->cells[i].words.empty()) {
            some_end = some_end || !last.cells[i].words.empty();
            continue;
        }
        if (last.cells[i].words.empty()) return nullptr;
        const Word& above = word_of(here, last.cells[i], true);
        const Word& below = word_of(sheet, first->cells[i], false);
        const std::string_view begin = sheet.words.of(below), end = here.words.of(above);
        if (begin.empty() || end.empty()) return nullptr;
        any = true;
        if (std::string_view(".:;?!").find(end.back()) != std::string_view::npos) {
            fresh = true;
            continue;
        }
        float right = 0;
        for (const TableRow& row : table.rows)
            if (row.cells[i].span == 1)
                for (const std::uint32_t id : row.cells[i].words)
                    right = std::max(right, here.words.words[id].box.x1);
        const float wide = below.box.x1 - below.box.x0;
        const bool no_room = above.box.x1 + 0.2F * above.size + wide > right;
        std::size_t letter = 0;
        if (utf8::is_lower(utf8::next(begin, letter))) {
            first_broken = first_broken || (i == 0 && no_room);
            broken += no_room;
            continue;
        }
        all_small = false;
        fresh = fresh || !no_room;
    }
    if (first_broken && broken > 1) return first;
    return any && !fresh && (all_small || some_end) ? first : nullptr;
}

/// A cell as wide as its table with several paragraphs in it is no row: they are read as they
/// stand.
bool Assembler::frame(const TableRow& row, const Paragraph& at, bool goes_on) {
    if (row.cells[0].span != row.cells.size() || row.cells[0].words.empty()) return false;
    Sheet& sheet = sheets_[at.sheet];
    make_lines(sheet.words, row.cells[0].words, lines_);
    std::vector<Paragraph> paragraphs = cell_paragraphs(sheet, at.sheet, lines_, pitch_);
    if (paragraphs.size() < 2 && !goes_on) return false;
    const Table* table = last_table_;
    for (Paragraph& each : paragraphs) {
        if (!each.mark.empty()) each.kind = BlockKind::item;
        each.gap_before = true;
        paragraph(each);
    }
    last_table_ = table;
    return true;
}

/// Whether a table at the top of a page goes on with the last one of the page before.
bool Assembler::goes_on(const Table& table, std::uint32_t sheet) const {
    if (last_table_ == nullptr || sheet != last_table_sheet_ + 1) return false;
    if (table.tag != 0 && last_table_->tag != 0) return table.tag == last_table_->tag;
    // the one ends where the page does, the other begins where it begins
    const Sheet &before = sheets_[last_table_sheet_], &now = sheets_[sheet];
    if (last_table_->box.y0 > 0.3F * before.words.frame.height() ||
        table.box.y1 < 0.7F * now.words.frame.height())
        return false;
    // a form that begins anew with each page
    const auto opening = [](const Sheet& own, const Table& each) {
        std::string out;
        for (const std::uint32_t id : each.rows[0].cells[0].words)
            out.append(own.words.of(own.words.words[id]));
        return out;
    };
    const std::string begin = opening(now, table);
    if (!begin.empty() && begin == opening(before, *last_table_) &&
        row_text(now, table.rows[0]) != last_header_)
        return false;
    return last_table_->rows[0].cells.size() == table.rows[0].cells.size() &&
           std::abs(last_table_->box.x0 - table.box.x0) < 8 &&
           (table.from != Table::From::grid || std::abs(last_table_->box.x1 - table.box.x1) < 8);
}

/// Entries of a list of contents: their words and the page, a space between as other formats have
/// it.
void Assembler::contents(const Table& list, const Paragraph& at) {
    for (std::size_t i = 0; i < list.rows.size(); ++i) {
        Block block;
        block.gap_before = i == 0;
        block.page_before = i == 0 && at.page_before;
        view_->begin();
        model::Cell words;
        words.range.begin = view_->at();
        cell(list.rows[i].cells[0], at.sheet, words);
        if (!list.rows[i].cells[1].words.empty()) {
            view_->space();
            words.range.begin = view_->at();
            cell(list.rows[i].cells[1], at.sheet, words);
        }
        view_->end(block);
        out_.blocks.push_back(std::move(block));
    }
    last_table_ = nullptr;
    item_lefts_.clear();
}

namespace {

/// Whether all of a row is set in bold, and is no label of a form ("Ward:").
bool bold_head(const Sheet& sheet, const TableRow& row) {
    std::size_t all = 0, set = 0;
    for (const TableCell& cell : row.cells) {
        if (all == 0 && !cell.words.empty() &&
            sheet.words.of(sheet.words.words[cell.words.back()]).back() == ':')
            return false;
        for (const std::uint32_t id : cell.words) {
            ++all;
            set += sheet.words.words[id].bold;
        }
    }
    return all > 0 && set == all;
}

/// First rows in bold over one that is not. Several where one names what the next ones part:
/// its cells reach over columns, or the next one begins with nothing.
std::size_t header_rows(const Sheet& sheet, const Table& table) {
    constexpr std::size_t most = 4;
    std::size_t count = 0;
    while (count < table.rows.size() && bold_head(sheet, table.rows[count])) {
        if (count > 0 && table.rows[0].cells.size() < 3) return 0;
        if (++count > most) return 0;
    }
    if (count == table.rows.size()) return 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::vector<TableCell>&above = table.rows[i - 1].cells, &own = table.rows[i].cells;
        const bool parted = std::any_of(above.begin(), above.end(),
                                        [](const TableCell& cell) { return cell.span > 1; });
        if (!parted && !own[0].words.empty()) return i;
    }
    return count;
}

} // namespace

void Assembler::table(const Paragraph& at, const Paragraph* next) {
    const Sheet& sheet = sheets_[at.sheet];
    const Table& table = sheet.flow.tables[static_cast<std::size_t>(at.table)];
    if (table.rows.empty() || table.rows[0].cells.empty()) return;
    if (table.from == Table::From::contents) {
        contents(table, at);
        return;
    }
    const bool on = goes_on(table, at.sheet);
    std::size_t first = 0;
    if (on) {
        if (row_text(sheet, table.rows[0]) == last_header_ && table.rows.size() > 1) {
            std::string text = last_header_;
            std::replace(text.begin(), text.end(), '\t', ' ');
            out_.furniture.push_back(
                furniture("running-head", std::string(utf8::trim(text)), sheet));
            first = 1;
        }
        if (merged_) ++first;
    } else {
        ++tables_;
        last_header_ = row_text(sheet, table.rows[0]);
    }
    const bool doubt = doubtful(sheet.words, table, compared_);
    const std::size_t headers = on ? 0 : header_rows(sheet, table);
    last_table_ = &table;
    last_table_sheet_ = at.sheet;
    merged_ = false;
    bool parted = false; // by paragraphs that took a row's place
    for (std::size_t i = first; i < table.rows.size(); ++i) {
        if (frame(table.rows[i], at, on && i == 0 && framed_)) {
            framed_ = parted = true;
            continue;
        }
        if (parted) ++tables_;
        framed_ = parted = false;
        const TableRow* rest = i + 1 == table.rows.size() ? rest_of_row(table, at, next) : nullptr;
        merged_ = rest != nullptr;
        row(table.rows[i], at, i < headers, rest);
        Block& block = out_.blocks.back();
        block.doubtful = doubt;
        block.gap_before = i == first && !on;
        block.page_before = i == first && at.page_before;
    }
    item_lefts_.clear();
}

void Assembler::run() {
    remove_furniture(sheets_, body_, tagging_.sound());
    const Table* before = nullptr;
    for (Sheet& sheet : sheets_) {
        sheet.flow = read_in_order(sheet.words, sheet.lines, sheet.edges, std::move(sheet.grids),
                                   body_, before);
        const bool ends = !sheet.flow.items.empty() && sheet.flow.items.back().table >= 0;
        before = ends ? &sheet.flow.tables[static_cast<std::size_t>(sheet.flow.items.back().table)]
                      : nullptr;
    }
    pitch_ = usual_pitch(sheets_);
    std::vector<Paragraph> paragraphs = make_paragraphs(sheets_, body_);
    tagged_headings(sheets_, tagging_, paragraphs);
    find_headings(sheets_, body_, paragraphs);
    const Hyphens hyphens(sheets_, paragraphs);
    View view(sheets_, hyphens, out_.file->map);
    view_ = &view;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        furniture_up_to(paragraphs[i].sheet);
        if (paragraphs[i].table < 0)
            paragraph(paragraphs[i]);
        else
            table(paragraphs[i], i + 1 < paragraphs.size() ? &paragraphs[i + 1] : nullptr);
    }
    if (!sheets_.empty()) {
        furniture_up_to(static_cast<std::uint32_t>(sheets_.size() - 1));
        sheet_furniture(sheets_.back(), false);
    }
    out_.file->unsure = view.take_unsure();
    out_.file->view = model::TextView(view.take());
}

} // namespace duly::read::pdf::layout
