// Tables of a DOCX: rows of the view, or what a frame holds.
#include <algorithm>

#include "read/docx/story.hpp"

namespace duly::read {
namespace {

using std::string_view;

constexpr std::size_t most_cells = 256;

/// Rows of a table, cells of a row, through what may be wrapped around them.
void flatten(pugi::xml_node parent, string_view wanted, int depth,
             std::vector<pugi::xml_node>& out) {
    for (pugi::xml_node node : parent.children()) {
        const string_view name = local(node);
        if (name == wanted)
            out.push_back(node);
        else if (depth < 20 && (name == "sdt" || name == "sdtContent" || name == "customXml" ||
                                name == "ins" || name == "moveTo"))
            flatten(node, wanted, depth + 1, out);
    }
}

/// Where a cell stands among the others.
struct Fit {
    int span = 1;
    bool above = false, before = false; ///< goes on with the cell there
    bool deleted = false;

    /// Nothing of its own is seen.
    [[nodiscard]] bool merged_away() const { return above || before; }
};

Fit fit_of(pugi::xml_node tc) {
    pugi::xml_node span, above, before, deleted; // the first of each
    for (pugi::xml_node node = child(tc, "tcPr").first_child(); node; node = node.next_sibling()) {
        const string_view name = local(node);
        pugi::xml_node* const said = name == "gridSpan"  ? &span
                                     : name == "vMerge"  ? &above
                                     : name == "hMerge"  ? &before
                                     : name == "cellDel" ? &deleted
                                                         : nullptr;
        if (said && !*said) *said = node;
    }
    const auto goes_on = [](pugi::xml_node merge) {
        return merge && attribute(merge, "val") != "restart";
    };
    return {std::clamp(number_of(attribute(span, "val"), 1), 1, 64), goes_on(above),
            goes_on(before), static_cast<bool>(deleted)};
}

bool on(pugi::xml_node node) {
    const string_view value = attribute(node, "val");
    return node && value != "0" && value != "false" && value != "off";
}

/// Whether a cell holds more than a row's line can show: several paragraphs, a table.
bool holds_several(pugi::xml_node tc) {
    int paragraphs = 0;
    for (pugi::xml_node node : tc.children()) {
        if (is(node, "tbl")) return true;
        if (is(node, "sdt")) node = child(child(node, "sdtContent"), "p");
        if (is(node, "p") && !text_below(node).empty() && ++paragraphs > 1) return true;
    }
    return false;
}

} // namespace

/// A table of one column is a frame around paragraphs.
void StoryReader::framed(const std::vector<pugi::xml_node>& rows, int depth) {
    std::vector<pugi::xml_node> cells;
    for (const pugi::xml_node& row : rows) {
        if (deleted_row(row)) continue;
        cells.clear();
        flatten(row, "tc", 0, cells);
        for (const pugi::xml_node& cell : cells) {
            writer_.gap();
            blocks(cell, depth + 1);
        }
    }
    writer_.gap();
}

bool StoryReader::deleted_row(pugi::xml_node tr) {
    const pugi::xml_node gone = child(child(tr, "trPr"), "del");
    if (!gone) return false;
    model::Furniture it;
    it.kind = "deleted";
    it.text = text_below(tr);
    it.at = writer_.at();
    it.author = clean(attribute(gone, "author"));
    it.date = clean(attribute(gone, "date"));
    add_furniture(std::move(it));
    skip(tr);
    return true;
}

void StoryReader::table(pugi::xml_node tbl, int depth) {
    std::vector<pugi::xml_node> rows, cells;
    flatten(tbl, "tr", 0, rows);
    if (cells_) { // a table within a cell: its words are the cell's
        for (const pugi::xml_node& row : rows) {
            if (deleted_row(row)) continue;
            cells.clear();
            flatten(row, "tc", 0, cells);
            for (const pugi::xml_node& cell : cells)
                if (fit_of(cell).merged_away())
                    skip(cell);
                else
                    blocks(cell, depth + 1);
        }
        return;
    }
    std::size_t columns = 0;
    bool frame = true;
    for (const pugi::xml_node& row : rows) {
        cells.clear();
        flatten(row, "tc", 0, cells);
        std::size_t width = 0;
        for (const pugi::xml_node& cell : cells)
            width += static_cast<std::size_t>(fit_of(cell).span);
        frame = frame && cells.size() <= 1;
        columns = std::max(columns, width);
    }
    if (frame) {
        framed(rows, depth);
    } else {
        bool open = false;
        for (const pugi::xml_node& row : rows)
            if (!deleted_row(row)) table_row(row, columns, open, depth);
        if (open) writer_.end_table();
    }
    last_after_ = 0;
    last_style_ = nullptr;
}

void StoryReader::table_row(pugi::xml_node tr, std::size_t columns, bool& open, int depth) {
    std::vector<pugi::xml_node> cells;
    flatten(tr, "tc", 0, cells);
    const pugi::xml_node properties = child(tr, "trPr");
    if (cells.size() == 1 && columns > 1 && holds_several(cells.front())) {
        // a part of a form as wide as the page: paragraphs, headings, lists of their own
        if (open) writer_.end_table();
        open = false;
        writer_.gap();
        blocks(cells.front(), depth + 1);
        writer_.gap();
        return;
    }
    if (!open) writer_.begin_table();
    open = true;
    std::vector<CellContent> content;
    const int before = number_of(attribute(child(properties, "gridBefore"), "val"), 0);
    content.reserve(std::min(most_cells, cells.size()));
    content.resize(static_cast<std::size_t>(std::clamp(before, 0, 63)));
    const int gap_behind = number_of(attribute(child(properties, "gridAfter"), "val"), 0);
    auto* const outer = cells_;
    for (const pugi::xml_node& cell : cells) {
        const Fit fit = fit_of(cell);
        if (content.size() >= most_cells || fit.deleted) {
            skip(cell);
            continue;
        }
        content.emplace_back();
        content.back().covered = fit.above;
        if (fit.merged_away()) {
            skip(cell);
        } else {
            content.back().span = static_cast<std::uint16_t>(fit.span);
            cells_ = &content;
            blocks(cell, depth + 1);
            cells_ = outer;
        }
        for (int i = 1; i < fit.span; ++i)
            content.emplace_back();
    }
    content.resize(std::min(
        most_cells, content.size() + static_cast<std::size_t>(std::clamp(gap_behind, 0, 63))));
    if (!content.empty()) writer_.row(content, on(child(properties, "tblHeader")));
}

} // namespace duly::read
