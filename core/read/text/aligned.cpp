// Tables that only spaces make: words, a gap, figures under figures.
#include <algorithm>
#include <optional>

#include "read/text/columns.hpp"
#include "read/text/line_words.hpp"
#include "read/text/tables.hpp"
#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

/// "£1,234.50", "(240)", "-3.5%", "£1.2m", "-", "nil".
bool is_figure(string_view words, bool& digits, bool& money) {
    if (words == "-" || words == "–" || words == "—" || words == "nil" || words == "Nil")
        return true;
    const auto drop = [&](string_view what) {
        if (!words.starts_with(what)) return false;
        words.remove_prefix(what.size());
        return true;
    };
    for (bool again = true; again;) {
        const bool sign = drop("£") || drop("€");
        money = money || sign;
        again = sign || drop("-") || drop("−") || drop("(") || drop("+");
    }
    std::size_t at = 0, commas = 0;
    for (; at < words.size() && (digit(words[at]) || words[at] == ',' || words[at] == '.'); ++at)
        commas += words[at] == ',' || words[at] == '.' ? 1 : 0;
    if (at == 0 || !digit(words[0]) || !digit(words[at - 1])) return false;
    const string_view behind = words.substr(at);
    if (!behind.empty() && behind != ")" && behind != "%" && behind != "m" && behind != "k" &&
        behind != "m)" && behind != "k)" && behind != "%)" && behind != "*")
        return false;
    digits = true;
    money = money || commas > 0;
    return true;
}

struct FigureRow {
    Part label;
    SourceRange more; ///< of the label, on the line below; empty for most
    std::vector<Part> figures;
    bool money = false; ///< a sign, a thousands comma or decimals
};

/// Words (or a year), and figures behind them to the end of the line; "£000   £000" has no words.
std::optional<FigureRow> figure_row(string_view text, const Line& line) {
    if (!plain(line) || !line.gap) return {};
    const std::vector<Part> parts = parts_of(text, line);
    FigureRow row;
    bool digits = false;
    std::size_t first = parts.size();
    while (first > 1) {
        const SourceRange source = parts[first - 1].source;
        if (!is_figure(text.substr(source.begin, source.end - source.begin), digits, row.money))
            break;
        --first;
    }
    if (!digits || first == parts.size()) return {};
    const string_view label =
        text.substr(parts[0].source.begin, parts[0].source.end - parts[0].source.begin);
    constexpr std::size_t year = 4;
    bool number = false, sign = false;
    if (first == 1 && is_figure(label, number, sign) && (sign || label.size() != year)) return {};
    row.figures.assign(parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end());
    row.label = parts[0];
    row.label.source.end = parts[first - 1].source.end;
    row.label.to = parts[first - 1].to;
    return row;
}

/// Figures alone on a line, as their sum stands below a rule without a name.
std::optional<FigureRow> sum_row(string_view text, const Line& line) {
    if (!plain(line)) return {};
    FigureRow row;
    bool digits = false;
    row.figures = parts_of(text, line);
    for (const Part& part : row.figures) {
        const SourceRange source = part.source;
        if (!is_figure(text.substr(source.begin, source.end - source.begin), digits, row.money))
            return {};
    }
    if (!digits || !row.money) return {};
    row.label.source = {line.begin, line.begin};
    return row;
}

/// Words without figures before the columns of these: how many parts they are in, 0 of a line that
/// is none such.
std::size_t labels_alone(string_view text, const Line& line, const std::vector<Part>& columns) {
    if (!plain(line)) return 0;
    const std::vector<Part> parts = parts_of(text, line);
    return parts.back().to <= columns[0].from ? parts.size() : 0;
}

/// "3.    Savings": a heading right above the columns is none of theirs.
bool numbered_words(string_view text, const Line& line) {
    const std::vector<Part> parts = parts_of(text, line);
    if (parts.size() != 2) return false;
    const SourceRange number = parts[0].source;
    return text.substr(number.begin, number.end - number.begin).find_first_not_of("0123456789.") ==
               npos &&
           !digit(text[parts[1].source.begin]);
}

/// "-----   -----" above or below a total.
bool rule_line(string_view text, const Line& line) {
    return plain(line) &&
           text.substr(line.begin, line.end - line.begin).find_first_not_of(" -=_") == npos;
}

/// The column under which a heading stands: 0 is that of the labels.
std::size_t column_of(const Part& heading, const std::vector<Part>& columns) {
    std::size_t best = 0, nearest = SIZE_MAX;
    for (std::size_t k = 0; k < columns.size(); ++k) {
        const std::size_t apart = heading.to <= columns[k].from   ? columns[k].from - heading.to
                                  : columns[k].to <= heading.from ? heading.from - columns[k].to
                                                                  : 0;
        if (apart < nearest) {
            nearest = apart;
            best = k + 1;
        }
    }
    constexpr std::size_t reach = 6; // columns that a heading may stand beside its figures
    return nearest <= reach ? best : 0;
}

/// Takes in a row whose figures stand under those above: as many, and none reaching into the next
/// column. Whether it does.
bool widen(std::vector<Part>& columns, const std::vector<Part>& figures) {
    if (figures.size() != columns.size()) return false;
    std::vector<Part> wide = columns;
    for (std::size_t k = 0; k < wide.size(); ++k) {
        wide[k].from = std::min(wide[k].from, figures[k].from);
        wide[k].to = std::max(wide[k].to, figures[k].to);
        if (k > 0 && wide[k - 1].to > wide[k].from) return false;
    }
    columns = std::move(wide);
    return true;
}

/// "2022/23", "2024": what a row of figures is for when it is a year.
bool is_year(string_view words) {
    return words.size() >= 4 && words.find_first_not_of("0123456789/-") == npos;
}

/// Two rows are a table when each has a year and pounds; of other words they may be anything.
bool years_of_money(string_view text, const std::vector<FigureRow>& rows) {
    const auto words = [&](const Part& part) {
        return text.substr(part.source.begin, part.source.end - part.source.begin);
    };
    return std::all_of(rows.begin(), rows.end(), [&](const FigureRow& row) {
        return is_year(words(row.label)) &&
               std::all_of(row.figures.begin(), row.figures.end(),
                           [&](const Part& figure) { return words(figure).starts_with("£"); });
    });
}

} // namespace

SourceTable words_table(string_view text, const std::vector<Line>& lines, std::size_t first) {
    constexpr std::size_t fewest_columns = 3, fewest_rows = 2, widest_heading = 40, settled = 20;
    SourceTable table;
    table.next_line = first;
    table.grid = false;
    if (!plain(lines[first]) || !lines[first].gap) return table;
    const std::vector<Part> heads = parts_of(text, lines[first]);
    if (heads.size() < fewest_columns) return table;
    const auto words = [&](const Part& part) {
        return text.substr(part.source.begin, part.source.end - part.source.begin);
    };
    for (const Part& head : heads)
        if (head.to - head.from > widest_heading ||
            words(head).find_first_of(":0123456789.") != npos)
            return table;
    SourceRow row;
    row.begin = lines[first].begin;
    for (const Part& head : heads)
        row.cells.push_back({{head.source}, true, 1});
    table.rows.push_back(std::move(row));
    bool figures = false; // in a column other than the first: names in columns have none
    std::size_t at = first + 1;
    for (; at < lines.size() && plain(lines[at]); ++at) {
        if (at - first > settled && (!figures || table.rows.size() <= fewest_rows)) break;
        if (rule_line(text, lines[at])) continue;
        std::vector<const Part*> cells(heads.size());
        const std::vector<Part> parts = parts_of(text, lines[at]);
        std::size_t column = 0, placed = 0;
        for (const Part& part : parts) {
            while (column < heads.size() && heads[column].from < part.from)
                ++column;
            const bool under = column < heads.size() && heads[column].from == part.from;
            const bool runs_over = column + 1 < heads.size() && part.to >= heads[column + 1].from;
            if (!under || runs_over) break;
            cells[column] = &part;
            ++placed;
        }
        if (placed != parts.size()) {
            // a row whose columns are not told, in the midst of others: none are relied on
            const bool heads_again =
                std::equal(parts.begin(), parts.end(), heads.begin(), heads.end(),
                           [&](const Part& a, const Part& b) { return words(a) == words(b); });
            if (lines[at].gap && !heads_again) figures = false;
            break;
        }
        const bool goes_on = cells[0] == nullptr; // what one cell above had no room for
        if (goes_on && table.rows.size() == 1) break;
        const bool more = !goes_on && parts.size() == 1 && table.rows.size() > 1 &&
                          lower(text[parts.front().source.begin]); // of the first cell
        if (!goes_on && !more && parts.size() < 2) break;
        if (!goes_on && !more) {
            table.rows.emplace_back();
            table.rows.back().begin = lines[at].begin;
            table.rows.back().cells.resize(heads.size());
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i] == nullptr) continue;
            table.rows.back().cells[i].pieces.push_back(cells[i]->source);
            figures = figures || (i > 0 && words(*cells[i]).find_first_of("0123456789") != npos);
        }
    }
    if (!figures || table.rows.size() <= fewest_rows) table.rows.clear();
    table.next_line = at;
    return table;
}

SourceTable aligned_table(string_view text, const std::vector<Line>& lines, std::size_t first) {
    constexpr std::ptrdiff_t fewest_rows = 3;
    constexpr std::size_t most_headings = 3, most_without_money = 20, deep = 8;
    SourceTable table;
    table.next_line = first;
    table.grid = false;
    std::size_t at = first;
    while (at < lines.size() && at - first < most_headings && plain(lines[at]) &&
           !figure_row(text, lines[at])) {
        if (!lines[at].gap && lines[at].indent < deep) return table;
        if (numbered_words(text, lines[at])) return table;
        ++at;
    }
    std::vector<FigureRow> rows;
    std::vector<Part> columns;
    bool money = false, parted = false; // by an empty line, behind which only a total may stand
    bool ruled = false;                 // below a rule a sum may stand without a name
    const std::size_t body = at;
    std::size_t end = at;
    while (at < lines.size() && (money || rows.size() < most_without_money)) {
        if (!rows.empty() && (rule_line(text, lines[at]) || (lines[at].blank && !parted))) {
            parted = parted || lines[at].blank;
            ruled = ruled || rule_line(text, lines[at]);
            ++at;
            continue;
        }
        auto row = figure_row(text, lines[at]);
        const bool sum = !row && ruled;
        if (sum) row = sum_row(text, lines[at]);
        ruled = false;
        const std::size_t labels =
            row || rows.empty() || parted || rule_line(text, lines[at]) || at + 1 >= lines.size()
                ? 0
                : labels_alone(text, lines[at], columns);
        if (labels > 0) {
            // "the order" under "Advertising of   1,180" is the rest of its label, "beds    Trust"
            // that of two; one that begins with a capital may be that as well, or name the rows
            // below
            const SourceRange words{lines[at].begin, lines[at].end};
            const char c = text[words.begin];
            const auto next = figure_row(text, lines[at + 1]);
            auto wide = columns;
            const bool goes_on = next && widen(wide, next->figures);
            // "of which" names the rows below, whatever its letters
            static const Pattern names_rows("(?:of (?:which|whom)|including|less|plus|comprising|"
                                            "being|from|made up of)\\W*");
            const bool rest = (lower(c) || labels > 1) && rows.back().more.end == 0 &&
                              !names_rows.matches_all(
                                  utf8::trim(text.substr(words.begin, words.end - words.begin)));
            if (rest && (goes_on || lines[at + 1].blank))
                rows.back().more = words;
            else if (goes_on)
                rows.push_back({{words, 0, 0}, {}, {}, false});
            else
                break;
            end = ++at;
            continue;
        }
        if (!row || (!rows.empty() && !widen(columns, row->figures))) break;
        if (rows.empty()) columns = row->figures;
        money = money || row->money;
        rows.push_back(std::move(*row));
        end = ++at;
        if (parted || sum) break;
    }
    const auto with_figures = std::count_if(
        rows.begin(), rows.end(), [](const FigureRow& row) { return !row.figures.empty(); });
    const bool enough = with_figures >= fewest_rows ||
                        (with_figures == fewest_rows - 1 && years_of_money(text, rows));
    if (!enough || !money) return table;

    SourceRow head;
    head.begin = lines[first].raw_begin;
    head.cells.resize(columns.size() + 1);
    for (std::size_t i = first; i < body; ++i)
        for (const Part& part : parts_of(text, lines[i]))
            if (!rule_line(text, lines[i]))
                head.cells[column_of(part, columns)].pieces.push_back(part.source);
    for (SourceCell& cell : head.cells)
        cell.header = true;
    if (body > first) table.rows.push_back(std::move(head));
    for (const FigureRow& row : rows) {
        SourceRow made;
        made.begin = row.label.source.begin;
        made.cells.push_back({{}, false, 1});
        if (row.label.source.end > row.label.source.begin)
            made.cells.back().pieces.push_back(row.label.source);
        if (row.more.end > row.more.begin) made.cells.back().pieces.push_back(row.more);
        for (const Part& figure : row.figures)
            made.cells.push_back({{figure.source}, false, 1});
        made.cells.resize(columns.size() + 1); // of a row that is only a label
        table.rows.push_back(std::move(made));
    }
    table.next_line = end;
    return table;
}

} // namespace duly::read
