// Tables of an ODT: rows of the view, or what a frame holds.
#include <algorithm>

#include "read/odt/odt_story.hpp"

namespace duly::read {
namespace {

using std::string_view;

constexpr std::size_t most_cells = 256;
constexpr int most_repeats = 64;

struct Row {
    pugi::xml_node node;
    bool header = false;
};

void rows_of(pugi::xml_node parent, bool header, int depth, std::vector<Row>& out) {
    for (pugi::xml_node node : parent.children()) {
        const string_view name = local(node);
        if (name == "table-row")
            out.push_back({node, header});
        else if (depth < 20 &&
                 (name == "table-header-rows" || name == "table-rows" || name == "table-row-group"))
            rows_of(node, header || name == "table-header-rows", depth + 1, out);
    }
}

int count_of(pugi::xml_node node, string_view name) {
    return std::clamp(number_of(attribute(node, name), 1), 1, most_repeats);
}

bool is_cell(pugi::xml_node node) {
    return is(node, "table-cell") || is(node, "covered-table-cell");
}

bool holds_several(pugi::xml_node cell) {
    int paragraphs = 0;
    for (pugi::xml_node node : cell.children()) {
        if (is(node, "table")) return true;
        if (is(node, "list")) paragraphs += !text_below(node).empty();
        if ((is(node, "p") || is(node, "h")) && !text_below(node).empty()) ++paragraphs;
        if (paragraphs > 1) return true;
    }
    return false;
}

} // namespace

void OdtStory::table(pugi::xml_node node, int depth) {
    std::vector<Row> rows;
    rows_of(node, false, 0, rows);
    const Item item = item_;
    item_ = {};
    std::size_t columns = 0;
    bool frame = true;
    for (const Row& row : rows) {
        std::size_t width = 0, real = 0;
        for (pugi::xml_node cell : row.node.children()) {
            if (!is_cell(cell)) continue;
            width += static_cast<std::size_t>(count_of(cell, "number-columns-repeated"));
            real += is(cell, "table-cell");
        }
        frame = frame && width <= 1;
        columns = std::max(columns, width);
    }
    bool open = false;
    std::vector<int> below;
    for (const Row& row : rows) {
        if (cells_ || frame) { // words of the cell around it, or of no table at all
            for (pugi::xml_node cell : row.node.children()) {
                if (!cells_) writer_.gap();
                if (is(cell, "table-cell"))
                    blocks(cell, depth + 1);
                else
                    skip(cell);
            }
            continue;
        }
        table_row(row.node, row.header, columns, open, below, depth);
    }
    if (open) writer_.end_table();
    if (!cells_) writer_.gap();
    item_ = item;
    last_bottom_ = 0;
    last_style_.clear();
}

void OdtStory::table_row(pugi::xml_node row, bool header, std::size_t columns, bool& open,
                         std::vector<int>& below, int depth) {
    std::vector<pugi::xml_node> real;
    for (pugi::xml_node cell : row.children())
        if (is(cell, "table-cell")) real.push_back(cell);
    if (real.size() == 1 && columns > 1 && holds_several(real.front()) &&
        count_of(real.front(), "number-columns-spanned") > 1) {
        // a part of a form as wide as the page: paragraphs, headings, lists of their own
        if (open) writer_.end_table();
        open = false;
        writer_.gap();
        for (pugi::xml_node cell : row.children())
            if (is(cell, "table-cell"))
                blocks(cell, depth + 1);
            else
                skip(cell);
        writer_.gap();
        return;
    }
    if (!open) writer_.begin_table();
    open = true;
    std::vector<CellContent> content;
    std::size_t wide = 0; // where the cell that was read last ends
    for (pugi::xml_node cell : row.children()) {
        if (!is_cell(cell)) continue;
        const int repeats = count_of(cell, "number-columns-repeated");
        if (content.size() >= most_cells || is(cell, "covered-table-cell")) {
            skip(cell);
            for (int i = 0; i < repeats && content.size() < most_cells; ++i) {
                const std::size_t column = content.size();
                content.emplace_back();
                if (column < wide || column >= below.size() || below[column] == 0) continue;
                content.back().covered = true;
                --below[column];
            }
            continue;
        }
        const std::size_t column = content.size();
        content.emplace_back();
        content.back().span = static_cast<std::uint16_t>(count_of(cell, "number-columns-spanned"));
        wide = column + content.back().span;
        if (below.size() < wide) below.resize(wide);
        std::fill(below.begin() + static_cast<std::ptrdiff_t>(column),
                  below.begin() + static_cast<std::ptrdiff_t>(wide),
                  count_of(cell, "number-rows-spanned") - 1);
        cells_ = &content;
        blocks(cell, depth + 1);
        cells_ = nullptr;
        for (int i = 1; i < repeats && content.size() < most_cells; ++i)
            content.emplace_back();
    }
    const int repeats = count_of(row, "number-rows-repeated");
    if (content.empty()) return;
    writer_.row(content, header);
    // rows that are repeated are empty ones as a rule; a few are enough to see them
    for (int i = 1; i < std::min(repeats, 3); ++i)
        writer_.row(std::vector<CellContent>(content.size()), header);
}

} // namespace duly::read
