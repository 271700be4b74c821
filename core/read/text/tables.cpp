#include "read/text/tables.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

string_view content(string_view text, const Line& line) {
    return text.substr(line.begin, line.end - line.begin);
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

// ---- HTML
// -----------------------------------------------------------------------------------------

struct Tag {
    std::string name;
    bool closing = false;
    std::size_t begin = 0, end = 0;
    std::uint16_t colspan = 1, rowspan = 1;
};

std::uint16_t number_attribute(const std::string& lowered, string_view name) {
    std::size_t at = lowered.find(name);
    if (at == std::string::npos) return 1;
    at += name.size();
    while (at < lowered.size() &&
           (lowered[at] == '=' || lowered[at] == '"' || lowered[at] == '\'' || lowered[at] == ' '))
        ++at;
    int value = 0;
    while (at < lowered.size() && digit(lowered[at]) && value < 1000)
        value = value * 10 + (lowered[at++] - '0');
    return static_cast<std::uint16_t>(std::clamp(value, 1, 64));
}

bool next_tag(string_view text, std::size_t from, std::size_t end, Tag& tag) {
    while (from < end) {
        const std::size_t open = text.find('<', from);
        if (open == npos || open >= end) return false;
        const char first = open + 1 < end ? text[open + 1] : ' ';
        const bool named =
            first == '/' || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        const std::size_t close =
            named ? text.substr(0, std::min(end, open + 2000)).find('>', open) : npos;
        if (close == npos) {
            from = open + 1;
            continue;
        }
        const std::string inside =
            utf8::ascii_lower(text.substr(open + 1, std::min<std::size_t>(close - open - 1, 300)));
        std::size_t at = !inside.empty() && inside[0] == '/' ? 1 : 0;
        std::size_t stop = at;
        while (stop < inside.size() &&
               ((inside[stop] >= 'a' && inside[stop] <= 'z') || digit(inside[stop])))
            ++stop;
        if (stop == at) {
            from = open + 1;
            continue;
        }
        tag.closing = at == 1;
        tag.name = inside.substr(at, stop - at);
        tag.begin = open;
        tag.end = close + 1;
        tag.colspan = number_attribute(inside, "colspan");
        tag.rowspan = number_attribute(inside, "rowspan");
        return true;
    }
    return false;
}

// ---- pipes
// ----------------------------------------------------------------------------------------

bool is_delimiter_row(string_view words) {
    bool dash = false;
    for (const char c : words) {
        if (c == '-' || c == '=')
            dash = true;
        else if (c != '|' && c != ':' && c != ' ' && c != '+' && c != '\t')
            return false;
    }
    return dash && (words.find('|') != npos || words.find('+') != npos);
}

std::vector<SourceRange> pipe_cells(string_view text, const Line& line) {
    std::vector<SourceRange> cells;
    std::uint32_t begin = line.begin;
    if (text[begin] == '|') ++begin;
    for (std::uint32_t i = begin; i < line.end; ++i) {
        if (text[i] == '\\') {
            ++i;
            continue;
        }
        if (text[i] != '|') continue;
        cells.push_back({begin, i});
        begin = i + 1;
    }
    const bool closed = text[line.end - 1] == '|' && begin == line.end;
    if (!closed) cells.push_back({begin, line.end});
    return cells;
}

// ---- tabs
// -----------------------------------------------------------------------------------------

bool in_table(const Line& line) {
    return !line.blank && line.use == Line::Use::text && (line.tabbed || line.leading_tab);
}

// "4.2<tab>The words of a paragraph", "•<tab>An item": a number or bullet and what it stands
// before.
bool numbered_paragraph(string_view text, const Line& line, bool alone) {
    const string_view words = content(text, line);
    const std::size_t tab = words.find('\t');
    if (tab == npos || line.leading_tab) return false;
    if (words.find('\t', tab + 1) != npos) return false;
    string_view number = utf8::trim(words.substr(0, tab));
    const string_view rest = utf8::trim(words.substr(tab + 1));
    if (number.size() > 10 || number.empty() || rest.empty()) return false;
    if (list_mark(text, line, false).found()) return true;
    bool mark = false; // a stop or bracket says that it numbers a paragraph
    std::size_t digits = 0, slashes = 0;
    for (const char c : number) {
        if (digit(c))
            ++digits;
        else if (c == '.' || c == ')' || c == '(')
            mark = true;
        else if (c == '/')
            ++slashes; // "22/071<tab>Apologies" of minutes; "2021/22<tab>£4,000" is a row
        else if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            return false;
    }
    if (slashes > 0)
        return slashes == 1 && digits > 1 && alone && digit(number.back()) && rest[0] >= 'A' &&
               rest[0] <= 'Z';
    if (digits == 0) return mark && number.size() <= 5;
    return mark || alone || rest.size() > 60;
}

} // namespace

SourceTable html_table(string_view text, const std::vector<Line>& lines, std::size_t first,
                       std::size_t& budget) {
    SourceTable table;
    table.next_line = first;
    const string_view opening = content(text, lines[first]);
    if (opening[0] != '<' || utf8::ascii_lower(opening.substr(0, 6)) != "<table") return table;
    std::size_t end = text.size();
    bool closed = false;
    Tag tag;
    std::size_t at = lines[first].begin;
    std::size_t depth = 0;
    // the end of this table, nested ones passed over
    for (std::size_t scan = at; next_tag(text, scan, text.size(), tag); scan = tag.end) {
        if (tag.name != "table") continue;
        if (!tag.closing) {
            ++depth;
        } else if (--depth == 0) {
            end = tag.end;
            closed = true;
            break;
        }
        if (tag.end - at > budget) break;
    }
    budget -= std::min(budget, tag.end > at ? tag.end - at : 0);
    if (!closed) {
        for (std::size_t i = first + 1; i + 1 < lines.size(); ++i)
            if (lines[i].blank && !lines[i + 1].blank && text[lines[i + 1].begin] != '<') {
                end = lines[i].raw_begin;
                break;
            }
    }
    std::vector<std::uint16_t> hanging; // rows still covered by a cell from above, a column each
    bool in_row = false, in_cell = false;
    SourceRow row;
    SourceCell cell;
    std::uint16_t rowspan = 1;
    std::size_t cell_begin = 0;
    depth = 0;
    const auto fill_hanging = [&] {
        while (row.cells.size() < hanging.size() && hanging[row.cells.size()] > 0) {
            --hanging[row.cells.size()];
            row.cells.emplace_back();
            row.cells.back().covered = true;
        }
    };
    const auto end_cell = [&](std::size_t stop) {
        if (!in_cell) return;
        in_cell = false;
        cell.pieces = {{static_cast<std::uint32_t>(cell_begin), static_cast<std::uint32_t>(stop)}};
        const std::uint16_t span = cell.span;
        for (std::uint16_t i = 0; i < span; ++i) {
            const std::size_t column = row.cells.size();
            if (hanging.size() <= column) hanging.resize(column + 1, 0);
            hanging[column] = static_cast<std::uint16_t>(rowspan - 1);
            row.cells.push_back(i == 0 ? cell : SourceCell{{}, cell.header, 1});
        }
        fill_hanging();
    };
    const auto end_row = [&](std::size_t stop) {
        end_cell(stop);
        if (in_row && !row.cells.empty()) table.rows.push_back(std::move(row));
        row = {};
        in_row = false;
    };
    for (; next_tag(text, at, end, tag); at = tag.end) {
        if (tag.name == "table") {
            depth += tag.closing ? std::size_t(-1) : 1;
            continue;
        }
        if (depth != 1) continue; // a table within a cell stays words of the cell
        if (tag.name == "tr") {
            end_row(tag.begin);
            if (!tag.closing) {
                in_row = true;
                row.begin = static_cast<std::uint32_t>(tag.begin);
                fill_hanging();
            }
        } else if (tag.name == "td" || tag.name == "th") {
            end_cell(tag.begin);
            if (tag.closing) continue;
            if (!in_row) {
                in_row = true;
                row.begin = static_cast<std::uint32_t>(tag.begin);
            }
            in_cell = true;
            cell = {{}, tag.name == "th", tag.colspan};
            rowspan = tag.rowspan;
            cell_begin = tag.end;
            if (row.cells.size() > 256) in_cell = false;
        }
    }
    end_row(end);
    std::size_t next = first;
    while (next < lines.size() && lines[next].raw_begin < end)
        ++next;
    table.next_line = std::max(next, first + 1);
    return table;
}

SourceTable pipe_table(string_view text, const std::vector<Line>& lines, std::size_t first) {
    SourceTable table;
    table.next_line = first;
    const auto usable = [&](std::size_t i) {
        return i < lines.size() && !lines[i].blank && lines[i].use == Line::Use::text;
    };
    const string_view opening = content(text, lines[first]);
    const bool grid = opening[0] == '+' && is_delimiter_row(opening);
    if (!grid) {
        if (opening.find('|') == npos) return table;
        const auto bars = std::count(opening.begin(), opening.end(), '|');
        const bool ruled = usable(first + 1) && is_delimiter_row(content(text, lines[first + 1]));
        const bool framed = opening.front() == '|' && opening.back() == '|';
        if (!ruled && !(framed && bars >= 2)) return table;
    }
    bool merge = false;
    std::size_t i = first;
    for (; usable(i); ++i) {
        const string_view words = content(text, lines[i]);
        if (is_delimiter_row(words)) {
            // what stands above the first rule is the header
            if (!table.rows.empty() && (!grid || words.find('=') != npos))
                if (table.rows.size() == 1 || grid)
                    for (SourceRow& row : table.rows)
                        for (SourceCell& cell : row.cells)
                            cell.header = true;
            merge = false;
            continue;
        }
        if (words.find('|') == npos) break;
        const std::vector<SourceRange> cells = pipe_cells(text, lines[i]);
        if (grid && merge && !table.rows.empty() &&
            table.rows.back().cells.size() == cells.size()) {
            for (std::size_t k = 0; k < cells.size(); ++k)
                table.rows.back().cells[k].pieces.push_back(cells[k]);
            continue;
        }
        SourceRow row;
        row.begin = lines[i].begin;
        for (const SourceRange& range : cells)
            row.cells.push_back({{range}, false, 1});
        table.rows.push_back(std::move(row));
        merge = grid;
    }
    table.next_line = table.rows.empty() ? first : i;
    return table;
}

SourceTable tab_table(string_view text, const std::vector<Line>& lines, std::size_t first) {
    SourceTable table;
    table.next_line = first;
    table.grid = false;
    if (!in_table(lines[first])) return table;
    std::size_t last = first;
    while (last < lines.size() && in_table(lines[last]))
        ++last;
    const bool any_inner =
        std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(first),
                    lines.begin() + static_cast<std::ptrdiff_t>(last), [&](const Line& line) {
                        const string_view words = content(text, line);
                        return words.find('\t') < words.find_last_not_of('\t');
                    });
    const bool alone = last == first + 1;
    // a single indented line is a paragraph; so is one that ends in an empty cell
    if (!any_inner && (alone || !lines[first].tabbed)) return table;
    for (std::size_t i = first; i < last; ++i) {
        const Line& line = lines[i];
        if (numbered_paragraph(text, line, alone)) {
            last = i;
            break;
        }
        SourceRow row;
        row.begin = line.raw_begin;
        std::uint32_t begin = line.leading_tab ? line.raw_begin : line.begin;
        for (std::uint32_t k = begin; k < line.end; ++k) {
            if (text[k] != '\t') continue;
            row.cells.push_back({{{begin, k}}, false, 1});
            begin = k + 1;
        }
        row.cells.push_back({{{begin, line.end}}, false, 1});
        table.rows.push_back(std::move(row));
    }
    // "Purpose<tab>" under "Vision<tab>10" is a row; one line with nothing behind its tab is not
    if (table.rows.size() == 1 && !any_inner) table.rows.clear();
    table.next_line = table.rows.empty() ? first : last;
    return table;
}

} // namespace duly::read
