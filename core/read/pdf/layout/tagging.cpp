#include "read/pdf/layout/tagging.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

#include "read/pdf/layout/lines.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

constexpr std::size_t most_contents = 200'000; ///< marked contents of one page
constexpr std::uint16_t widest_span = 64;

bool is_cell(string_view type) {
    return type == "TD" || type == "TH";
}

bool is_block(string_view type) {
    static constexpr std::array<string_view, 14> blocks = {
        "P",  "H",  "H1",      "H2",   "H3",   "H4",    "H5",
        "H6", "LI", "Caption", "Note", "TOCI", "Title", "BlockQuote"};
    return std::find(blocks.begin(), blocks.end(), type) != blocks.end() || is_cell(type);
}

} // namespace

Tagging::Tagging(const Content& content) : content_(content) {
    if (!content.tagged || content.tags.size() < 3) return;
    for (std::size_t i = 1; i < content.tags.size(); ++i)
        if (content.tags[i].parent >= i) return; // parents come first
    find_elements();
    std::size_t all = 0, told = 0, text = 0;
    for (const Page& page : content.pages)
        for (const Run& run : page.runs) {
            if (run.hidden != Hidden::no) continue;
            const bool known = element(page.number, run.mcid) != 0;
            all += run.count;
            told += known || run.artifact ? run.count : 0;
            text += known ? run.count : 0;
        }
    sound_ = told * 10 >= all * 9 && text * 2 >= all;
    if (sound_) find_tables();
}

void Tagging::find_elements() {
    const std::vector<Tag>& tags = content_.tags;
    block_.assign(tags.size(), 0);
    cell_.assign(tags.size(), 0);
    filled_.assign(tags.size(), false);
    std::uint32_t last_page = 0;
    for (const Page& page : content_.pages)
        last_page = std::max(last_page, page.number);
    of_content_.resize(std::min<std::size_t>(last_page, 100'000) + 1);
    for (std::uint32_t i = 1; i < tags.size(); ++i) {
        const Tag& tag = tags[i];
        // the outermost cell: a table within one is text of it
        cell_[i] = cell_[tag.parent] != 0 ? cell_[tag.parent] : is_cell(tag.type) ? i : 0;
        block_[i] = is_block(tag.type) ? i : block_[tag.parent];
        // label and body of an item are one
        if (tag.type == "P" && block_[tag.parent] != 0 && tags[block_[tag.parent]].type == "LI")
            block_[i] = block_[tag.parent];
        if (!tag.content.empty() && cell_[i] != 0) filled_[cell_[i]] = true;
        for (const TagContent& each : tag.content) {
            if (each.mcid < 0 || static_cast<std::size_t>(each.mcid) >= most_contents ||
                each.page >= of_content_.size())
                continue;
            std::vector<std::uint32_t>& page = of_content_[each.page];
            if (page.size() <= static_cast<std::size_t>(each.mcid))
                page.resize(static_cast<std::size_t>(each.mcid) + 1, 0);
            page[static_cast<std::size_t>(each.mcid)] = i;
        }
    }
}

std::uint32_t Tagging::element(std::uint32_t page, std::int32_t mcid) const {
    if (mcid < 0 || page >= of_content_.size()) return 0;
    const std::vector<std::uint32_t>& own = of_content_[page];
    return static_cast<std::size_t>(mcid) < own.size() ? own[static_cast<std::size_t>(mcid)] : 0;
}

void Tagging::find_tables() {
    const std::vector<Tag>& tags = content_.tags;
    table_of_cell_.assign(tags.size(), 0);
    std::vector<std::uint32_t> table(tags.size(), 0), row(tags.size(), 0); // around each tag
    std::unordered_map<std::uint32_t, std::size_t> index;                  // of a table's tag
    std::unordered_map<std::uint32_t, std::size_t> row_index;
    for (std::uint32_t i = 1; i < tags.size(); ++i) {
        const std::uint32_t parent = tags[i].parent;
        table[i] = table[parent];
        row[i] = row[parent];
        if (cell_[parent] != 0) continue;
        if (tags[i].type == "Table" && table[i] == 0) {
            table[i] = i;
            index[i] = tables_.size();
            tables_.push_back({i, {}, 0, {}});
        } else if (tags[i].type == "TR" && table[i] != 0) {
            TagTable& own = tables_[index[table[i]]];
            row[i] = i;
            row_index[i] = own.rows.size();
            own.rows.emplace_back();
        } else if (is_cell(tags[i].type) && row[i] != 0 && table[i] != 0) {
            tables_[index[table[i]]].rows[row_index[row[i]]].cells.push_back(i);
            table_of_cell_[i] = static_cast<std::uint32_t>(index[table[i]]) + 1;
        }
    }
    for (TagTable& each : tables_)
        lay_rows(each);
}

// Cells that cover columns or rows get empty ones (0) behind and below them.
void Tagging::lay_rows(TagTable& table) const {
    std::vector<std::uint16_t> hanging;
    for (Row& row : table.rows) {
        std::vector<std::uint32_t> laid;
        std::vector<std::uint16_t> spans;
        const auto fill = [&] {
            while (laid.size() < hanging.size() && hanging[laid.size()] > 0) {
                --hanging[laid.size()];
                laid.push_back(0);
                spans.push_back(0);
            }
        };
        fill();
        for (const std::uint32_t cell : row.cells) {
            const Tag& tag = content_.tags[cell];
            const std::uint16_t span = std::clamp<std::uint16_t>(tag.column_span, 1, widest_span);
            for (std::uint16_t i = 0; i < span && laid.size() < 256; ++i) {
                if (hanging.size() <= laid.size()) hanging.resize(laid.size() + 1, 0);
                hanging[laid.size()] =
                    static_cast<std::uint16_t>(std::max<std::uint16_t>(tag.row_span, 1) - 1);
                laid.push_back(i == 0 ? cell : 0);
                spans.push_back(i == 0 ? span : 1);
            }
            fill();
        }
        row.cells = std::move(laid);
        row.spans = std::move(spans);
        table.columns = std::max(table.columns, row.cells.size());
    }
    drop_columns(table);
    // a row's only cell is as wide as the table, though few files say so
    for (Row& row : table.rows) {
        if (row.cells.empty() || row.cells[0] == 0) continue;
        const auto others = std::count(row.cells.begin() + 1, row.cells.end(), 0U);
        if (static_cast<std::size_t>(others) + 1 == row.cells.size())
            row.spans[0] = static_cast<std::uint16_t>(std::min<std::size_t>(table.columns, 256));
    }
}

// A column in which no cell begins is only how wide others are.
void Tagging::drop_columns(TagTable& table) {
    for (std::size_t c = table.columns; c-- > 1;) {
        const bool used = std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& row) {
            return c < row.cells.size() && row.cells[c] != 0;
        });
        if (used) continue;
        for (Row& row : table.rows) {
            if (c >= row.cells.size()) continue;
            row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
            row.spans.erase(row.spans.begin() + static_cast<std::ptrdiff_t>(c));
            for (std::size_t k = c; k-- > 0;)
                if (row.cells[k] != 0) {
                    if (k + row.spans[k] > c && row.spans[k] > 1) --row.spans[k];
                    break;
                }
        }
        --table.columns;
    }
}

void Tagging::mark(const Page& page, PageWords& words) const {
    if (!sound_) return;
    for (Word& word : words.words) {
        const std::uint32_t tag = element(page.number, word.mcid);
        word.block = tag == 0 ? 0 : block_[tag];
        word.cell = tag == 0 ? 0 : cell_[tag];
    }
}

std::uint8_t Tagging::heading_level(std::uint32_t block) const {
    if (!sound_ || block == 0 || block >= content_.tags.size()) return 0;
    const string_view type = content_.tags[block].type;
    if (type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '6')
        return static_cast<std::uint8_t>(type[1] - '0');
    return type == "Title" ? 1 : 0;
}

/// Moves the cells of a row that has fewer than its table into the columns that their words stand
/// in. Nothing is moved when one finds none.
bool Tagging::place(const TagTable& table, const PageWords& words, std::size_t cells,
                    TableRow& row) {
    std::vector<TableCell> placed(row.cells.size());
    std::size_t free = 0;
    for (std::size_t c = 0; c < cells; ++c) {
        const TableCell& cell = row.cells[c];
        if (cell.words.empty()) continue;
        Rect box = words.words[cell.words[0]].box;
        for (const std::uint32_t id : cell.words)
            box = cover(box, words.words[id].box);
        const auto right = std::upper_bound(table.lefts.begin(), table.lefts.end(),
                                            std::max((box.x0 + box.x1) / 2, box.x0 + 1));
        const auto column = static_cast<std::size_t>(right - table.lefts.begin());
        // a cell that reaches over the next column's words is wide, whatever the file says
        if (column <= free || (right != table.lefts.end() && box.x1 > *right + 1)) return false;
        placed[column - 1] = cell;
        free = column;
    }
    for (std::size_t c = 0; c < placed.size(); ++c)
        placed[c].covered = row.cells[c].covered && placed[c].words.empty();
    row.cells = std::move(placed);
    return true;
}

/// Some producers leave out cells with nothing in them (Chromium does).
void Tagging::place_short_rows(TagTable& source, const PageWords& words, Table& table) const {
    constexpr float unknown = 1e9F;
    bool all_full = true;
    source.lefts.resize(source.columns, unknown);
    for (const TableRow& row : table.rows) {
        const Row& own = source.rows[row.number - 1];
        if (own.cells.size() < source.columns) {
            all_full = false;
            continue;
        }
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            if (row.cells[c].span == 1)
                for (const std::uint32_t id : row.cells[c].words)
                    source.lefts[c] = std::min(source.lefts[c], words.words[id].box.x0);
    }
    if (all_full || !std::is_sorted(source.lefts.begin(), source.lefts.end()) ||
        source.lefts.back() == unknown)
        return;
    for (TableRow& row : table.rows) {
        const Row& own = source.rows[row.number - 1];
        if (own.cells.empty() || own.cells.size() >= source.columns) continue;
        // one that begins where the table does is as wide as the table
        if (own.cells.size() == 1 && !row.cells[0].words.empty() &&
            words.words[row.cells[0].words[0]].box.x0 < source.lefts[1])
            continue;
        const bool spread = std::any_of(own.cells.begin(), own.cells.end(), [&](std::uint32_t id) {
            return id != 0 && content_.tags[id].column_span > 1;
        });
        if (!spread && place(source, words, own.cells.size(), row))
            for (TableCell& cell : row.cells)
                cell.span = 1;
    }
}

std::vector<Table> Tagging::tables(const PageWords& words, std::vector<bool>& taken) {
    std::vector<Table> out;
    if (!sound_ || tables_.empty()) return out;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_cell;
    std::vector<std::uint32_t> here; // tables with words on the page
    for (std::uint32_t id = 0; id < words.words.size(); ++id) {
        const Word& word = words.words[id];
        if (word.gone || word.cell == 0 || table_of_cell_[word.cell] == 0) continue;
        std::vector<std::uint32_t>& own = of_cell[word.cell];
        own.push_back(id);
        if (own.size() == 1) here.push_back(table_of_cell_[word.cell] - 1);
    }
    std::sort(here.begin(), here.end());
    here.erase(std::unique(here.begin(), here.end()), here.end());
    for (const std::uint32_t index : here) {
        TagTable& source = tables_[index];
        if (source.columns < 2) continue;
        Table table;
        table.from = Table::From::tags;
        table.tag = source.tag;
        std::size_t crooked = 0;
        std::vector<TableRow> empty; // rows with nothing in them are part of it, between others
        std::size_t number = 0;
        for (const Row& row : source.rows) {
            TableRow made;
            made.number = ++number;
            made.cells.resize(source.columns);
            bool any = false;
            float reached = -1e9F;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                TableCell& cell = made.cells[c];
                cell.covered = row.cells[c] == 0 && row.spans[c] == 0;
                if (row.cells[c] == 0) continue;
                const Tag& tag = content_.tags[row.cells[c]];
                cell.span = row.spans[c];
                cell.header = tag.type == "TH";
                const auto found = of_cell.find(row.cells[c]);
                if (found == of_cell.end()) continue;
                cell.words = found->second;
                Rect box = words.words[cell.words[0]].box;
                for (const std::uint32_t id : cell.words)
                    box = cover(box, words.words[id].box);
                crooked += box.x0 < reached - 2;
                reached = box.x1;
                made.box = any ? cover(made.box, box) : box;
                any = true;
            }
            if (!any) {
                const bool elsewhere =
                    std::any_of(row.cells.begin(), row.cells.end(),
                                [&](std::uint32_t cell) { return filled_[cell]; });
                if (!table.rows.empty() && !elsewhere) empty.push_back(std::move(made));
                continue;
            }
            if (!table.rows.empty()) crooked += made.box.y1 > table.rows.back().box.y1 + 4;
            for (TableRow& each : empty) {
                each.box = made.box;
                table.rows.push_back(std::move(each));
            }
            empty.clear();
            table.rows.push_back(std::move(made));
        }
        if (table.rows.empty() || crooked * 5 > table.rows.size()) continue;
        if (table.rows.back().number + empty.size() == source.rows.size())
            for (TableRow& each : empty) { // at its very end
                each.box = table.rows.back().box;
                table.rows.push_back(std::move(each));
            }
        place_short_rows(source, words, table);
        table.box = table.rows.front().box;
        for (const TableRow& row : table.rows) {
            table.box = cover(table.box, row.box);
            for (const TableCell& cell : row.cells)
                for (const std::uint32_t id : cell.words)
                    taken[id] = true;
        }
        out.push_back(std::move(table));
    }
    return out;
}

} // namespace duly::read::pdf::layout
