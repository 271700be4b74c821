#include <algorithm>
#include <cmath>

#include "read/pdf/layout/cells.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

constexpr std::size_t most_strips = 300; ///< a page has fewer rows

class Finder {
public:
    Finder(const Cells& cells, std::vector<Table>& tables, const Table* before)
        : cells_(cells), tables_(tables), before_(before) {}

    /// The strip behind a table that begins at `first`, or `first`.
    std::size_t table(std::size_t first, std::size_t floor, std::vector<Strip>& out);
    void keep(Table table, std::vector<Strip>& out);

private:
    [[nodiscard]] std::size_t reach(std::size_t first) const;
    [[nodiscard]] std::size_t first_cells(std::size_t first, std::size_t last,
                                          const std::vector<Span>& open) const;
    [[nodiscard]] bool ends_before(std::size_t first, std::size_t index) const;
    [[nodiscard]] std::vector<Span> columns(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool goes_on(std::size_t last) const;
    [[nodiscard]] bool is_table(std::size_t first, std::size_t last,
                                const std::vector<Span>& columns) const;
    [[nodiscard]] bool is_justified(std::size_t first, std::size_t last) const;

    const Cells& cells_;
    std::vector<Table>& tables_;
    const Table* before_; ///< the one the page before ends with
};

void Finder::keep(Table table, std::vector<Strip>& out) {
    table.box = table.rows.front().box;
    for (const TableRow& row : table.rows)
        table.box = cover(table.box, row.box);
    Strip strip;
    strip.box = table.box;
    strip.baseline = table.box.y1;
    strip.table = static_cast<std::int32_t>(tables_.size());
    tables_.push_back(std::move(table));
    out.push_back(std::move(strip));
}

/// The widest part of a gap that the cells of a strip leave free.
Span free_part(Span gap, const std::vector<Group>& groups) {
    Span best{gap.x0, gap.x0};
    float from = gap.x0;
    for (const Group& group : groups) {
        if (group.span.x1 <= gap.x0 || group.span.x0 >= gap.x1) continue;
        if (group.span.x0 - from > best.x1 - best.x0) best = {from, group.span.x0};
        from = std::max(from, group.span.x1);
    }
    if (gap.x1 - from > best.x1 - best.x0) best = {from, gap.x1};
    return best;
}

/// A line on its own at the left that looks unlike the rows above it is the next heading.
bool Finder::ends_before(std::size_t first, std::size_t index) const {
    const std::vector<Group>& own = cells_.groups(index);
    if (own.size() != 1) return false;
    const float size = cells_.strip(index).size, usual = cells_.strip(index - 1).size;
    if (size > 1.08F * usual || size < 0.85F * usual) return true;
    const std::vector<Group>& above = cells_.groups(index - 1);
    const bool apart = cells_.pitch(index) > 1.3F * size;
    return apart && own[0].span.x0 <= cells_.groups(first)[0].span.x0 + size &&
           cells_.bold(own[0]) && !cells_.bold(above[0]);
}

/// How far the strips from `first` on have white space in common that runs down between columns.
std::size_t Finder::reach(std::size_t first) const {
    std::vector<Span> open;
    const std::vector<Group>& own = cells_.groups(first);
    for (std::size_t i = 1; i < own.size(); ++i)
        open.push_back({own[i - 1].span.x1, own[i].span.x0});
    std::size_t last = first, rows = 1;
    const std::size_t end = std::min(cells_.size(), first + most_strips);
    for (std::size_t i = first + 1; i < end && cells_.is_text(i); ++i) {
        const float size = std::max(cells_.strip(i).size, cells_.strip(i - 1).size);
        if (cells_.pitch(i) > 4.5F * size || ends_before(first, i)) break;
        std::vector<Span> left;
        for (const Span& gap : open) {
            const Span free = free_part(gap, cells_.groups(i));
            if (free.x1 - free.x0 >= 0.6F * size) left.push_back(free);
        }
        if (left.empty()) break;
        open = std::move(left);
        if (cells_.groups(i).size() >= 2) {
            last = i;
            ++rows;
        } else if (cells_.pitch(i) > 3 * size) {
            break;
        }
    }
    if (rows < 2) return first;
    last = first_cells(first, last, open);
    // lines of a last cell
    for (std::size_t i = last + 1; i < cells_.size(); ++i) {
        if (!cells_.is_text(i) || cells_.groups(i).size() != 1) break;
        if (cells_.pitch(i) > 1.35F * cells_.strip(i).size || ends_before(first, i)) break;
        const Span span = cells_.groups(i)[0].span;
        const bool inside = std::all_of(open.begin(), open.end(), [&](const Span& gap) {
            return span.x1 <= gap.x0 + 1 || span.x0 >= gap.x1 - 1;
        });
        if (!inside) break;
        last = i;
    }
    return last;
}

/// Rows of which only the first cell holds anything, below the others: lines that end where the
/// column does, though the page has more room.
std::size_t Finder::first_cells(std::size_t first, std::size_t last,
                                const std::vector<Span>& open) const {
    const float left = cells_.groups(first)[0].span.x0;
    float width = 0;
    for (std::size_t i = first; i <= last; ++i)
        if (cells_.groups(i)[0].span.x1 <= open.front().x0 + 1)
            width = std::max(width, cells_.groups(i)[0].span.x1 - left);
    for (std::size_t i = last + 1; i + 1 < cells_.size();) {
        std::size_t k = i;
        const auto fits = [&](std::size_t at) {
            return at < cells_.size() && cells_.is_text(at) && cells_.groups(at).size() == 1 &&
                   std::abs(cells_.groups(at)[0].span.x0 - left) < 2 &&
                   cells_.groups(at)[0].span.x1 <= open.front().x0 + 1;
        };
        if (!fits(i) || cells_.pitch(i) > 2 * cells_.strip(i).size || ends_before(first, i)) break;
        for (; fits(k + 1) && cells_.pitch(k + 1) < 1.35F * cells_.strip(k).size; ++k) {
            const Word& next = cells_.first_word(cells_.groups(k + 1)[0]);
            const float used = cells_.groups(k)[0].span.x1 - left;
            if (used + 0.25F * next.size + next.box.x1 - next.box.x0 < width) break;
        }
        if (k == i) break;
        last = k;
        i = k + 1;
    }
    return last;
}

std::vector<Span> Finder::columns(std::size_t first, std::size_t last) const {
    std::vector<Span> all;
    for (std::size_t i = first; i <= last; ++i)
        for (const Group& group : cells_.groups(i))
            all.push_back(group.span);
    std::sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.x0 < b.x0; });
    const float least = 0.5F * cells_.strip(first).size;
    std::vector<Span> out;
    for (const Span& span : all) {
        if (out.empty() || span.x0 - out.back().x1 >= least)
            out.push_back(span);
        else
            out.back().x1 = std::max(out.back().x1, span.x1);
    }
    return out;
}

/// Whether most places in a list lie within some points of one another.
bool agree(std::vector<float>& places) {
    if (places.size() < 2) return true;
    std::sort(places.begin(), places.end());
    std::size_t most = 0;
    for (std::size_t i = 0, k = 0; i < places.size(); ++i) {
        while (places[i] - places[k] > 2.5F)
            ++k;
        most = std::max(most, i - k + 1);
    }
    return most * 3 >= places.size() * 2;
}

bool Finder::is_table(std::size_t first, std::size_t last, const std::vector<Span>& columns) const {
    if (columns.size() < 2) return false;
    std::size_t rows = 0, full = 0, chars = 0, cells = 0;
    std::vector<std::vector<float>> left(columns.size()), right(columns.size()),
        middle(columns.size());
    for (std::size_t i = first; i <= last; ++i) {
        rows += cells_.groups(i).size() >= 2;
        full += cells_.groups(i).size() >= 3;
        for (const Group& group : cells_.groups(i)) {
            const std::size_t column = column_of(columns, group.span);
            left[column].push_back(group.span.x0);
            right[column].push_back(group.span.x1);
            middle[column].push_back((group.span.x0 + group.span.x1) / 2);
            for (const std::uint32_t each : group.pieces)
                chars += cells_.piece(each).chars;
            ++cells;
        }
    }
    std::size_t aligned = 0;
    bool second = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const bool fits = agree(left[c]) || agree(right[c]) || agree(middle[c]);
        aligned += fits;
        second = second || (c == 1 && fits);
    }
    if (aligned * 3 < columns.size() * 2 || !second) return false;
    if (columns.size() == 2) return rows >= 3 && rows * 8 >= last - first + 1;
    return (full >= 2 || rows >= 3) && chars < cells * 90;
}

/// Whether a few strips go on with the sentence of the line above, from one margin to the other as
/// it does: spaces that were stretched, not columns.
bool Finder::is_justified(std::size_t first, std::size_t last) const {
    constexpr std::size_t most = 3;
    if (first == 0 || last - first >= most || !cells_.is_text(first - 1)) return false;
    const std::vector<Group>& above = cells_.groups(first - 1);
    if (above.size() != 1 || cells_.pitch(first) > 2.2F * cells_.strip(first).size) return false;
    const auto alike = [](float a, float b) { return std::abs(a - b) < 2; };
    for (std::size_t i = first; i <= last; ++i)
        if (!alike(cells_.groups(i).front().span.x0, above[0].span.x0)) return false;
    if (!alike(cells_.groups(first).back().span.x1, above[0].span.x1)) return false;
    const Word& word = cells_.first_word(cells_.groups(first).front());
    std::size_t at = 0;
    return utf8::is_lower(utf8::next(cells_.page().of(word), at));
}

/// Whether the strips at the top of a page stand in the columns of the table before.
bool Finder::goes_on(std::size_t last) const {
    if (before_ == nullptr || before_->columns.empty()) return false;
    for (std::size_t i = 0; i <= last; ++i)
        for (const Group& group : cells_.groups(i)) {
            const Span& column = before_->columns[column_of(before_->columns, group.span)];
            if (std::abs(group.span.x0 - column.x0) > 2.5F &&
                std::abs(group.span.x1 - column.x1) > 2.5F)
                return false;
        }
    return true;
}

std::size_t Finder::table(std::size_t first, std::size_t floor, std::vector<Strip>& out) {
    if (cells_.groups(first).size() < 2) return first;
    std::size_t last = reach(first);
    const bool on = first == 0 && goes_on(last);
    if (last == first && !on) return first;
    const std::vector<Span> spans = on ? before_->columns : columns(first, last);
    if (!on && (!is_table(first, last, spans) || is_justified(first, last))) return first;
    // lines of a header that stand over one column only
    std::size_t begin = first;
    while (begin > floor && cells_.is_text(begin - 1) && cells_.groups(begin - 1).size() == 1 &&
           cells_.pitch(begin) < 1.9F * cells_.strip(begin).size && first - begin < 3) {
        const Span span = cells_.groups(begin - 1)[0].span;
        const std::size_t column = column_of(spans, span);
        if (column == 0 || span.x0 < spans[column - 1].x1 ||
            (column + 1 < spans.size() && span.x1 > spans[column + 1].x0))
            break;
        --begin;
        out.pop_back();
    }
    const std::vector<bool> starts = row_starts(cells_, begin, last, spans);
    Table table;
    table.from = Table::From::columns;
    table.columns = spans;
    for (std::size_t i = begin; i <= last; ++i) {
        if (starts[i - begin]) {
            table.rows.emplace_back();
            table.rows.back().cells.resize(spans.size());
            table.rows.back().box = cells_.strip(i).box;
        }
        TableRow& row = table.rows.back();
        row.box = cover(row.box, cells_.strip(i).box);
        for (const Group& group : cells_.groups(i))
            cells_.words_of(group, row.cells[column_of(spans, group.span)].words);
    }
    keep(std::move(table), out);
    return last + 1;
}

/// Whether anything stands beside something else, or dots lead to a page: most text has neither.
bool worth_while(const PageWords& page, const Lines& lines, const std::vector<Strip>& strips) {
    for (const Strip& strip : strips) {
        if (strip.pieces.size() > 1) return true;
        for (const std::uint32_t each : strip.pieces)
            for (std::uint32_t i = 0; i < lines.pieces[each].count; ++i)
                if (page.words[lines.ids[lines.pieces[each].first + i]].leader) return true;
    }
    return false;
}

} // namespace

void find_aligned(const PageWords& page, const Lines& lines, const Edges& edges,
                  const Table* before, std::vector<Strip>& strips, std::vector<Table>& tables) {
    if (!worth_while(page, lines, strips)) return;
    const Cells cells(page, lines, edges, strips);
    Finder finder(cells, tables, before);
    std::vector<Strip> out;
    std::size_t floor = 0; // strips before it belong to a table already
    for (std::size_t i = 0; i < strips.size();) {
        std::size_t next = i;
        if (cells.is_text(i)) {
            Table list;
            next = read_contents_list(cells, i, list);
            if (next > i)
                finder.keep(std::move(list), out);
            else
                next = finder.table(i, floor, out);
        }
        if (next == i) {
            out.push_back(strips[i]);
            i = next + 1;
        } else {
            i = floor = next;
        }
    }
    strips = std::move(out);
}

} // namespace duly::read::pdf::layout
