#include <algorithm>
#include <cmath>
#include <map>

#include "read/pdf/layout/flow.hpp"
#include "read/pdf/layout/marks.hpp"

namespace duly::read::pdf::layout {
namespace {

struct Span {
    float x0 = 0, x1 = 0;
};

/// A cell of a strip: pieces that belong together (a number and the words behind it).
struct Group {
    Span span;
    std::vector<std::uint32_t> pieces;
};

class Finder {
public:
    Finder(const PageWords& page, const Lines& lines, const Edges& edges,
           std::vector<Strip>& strips, std::vector<Table>& tables)
        : page_(page), lines_(lines), edges_(edges), strips_(strips), tables_(tables) {}

    void run();

private:
    [[nodiscard]] const Piece& piece(std::uint32_t index) const { return lines_.pieces[index]; }
    [[nodiscard]] std::vector<Group> groups(const Strip& strip) const;
    [[nodiscard]] bool contents_entry(const Strip& strip, TableRow& row) const;
    std::size_t contents(std::size_t first, std::vector<Strip>& out);
    std::size_t table(std::size_t first, std::vector<Strip>& out);
    [[nodiscard]] std::size_t reach(std::size_t first) const;
    [[nodiscard]] std::vector<Span> columns(std::size_t first, std::size_t last) const;
    [[nodiscard]] bool is_table(std::size_t first, std::size_t last,
                                const std::vector<Span>& columns) const;
    [[nodiscard]] std::size_t column_of(const std::vector<Span>& columns, Span span) const;
    [[nodiscard]] std::vector<bool> row_starts(std::size_t first, std::size_t last,
                                               const std::vector<Span>& columns) const;
    [[nodiscard]] bool figures_under(std::size_t index, const std::vector<Span>& columns) const;
    [[nodiscard]] bool ruled_between(float above, float below, float x0, float x1) const;
    void words_of(const Group& group, std::vector<std::uint32_t>& words) const;
    void keep(Table table, std::vector<Strip>& out);

    const PageWords& page_;
    const Lines& lines_;
    const Edges& edges_;
    std::vector<Strip>& strips_;
    std::vector<Table>& tables_;
    std::vector<std::vector<Group>> groups_;
};

void Finder::words_of(const Group& group, std::vector<std::uint32_t>& words) const {
    for (const std::uint32_t each : group.pieces)
        for (std::uint32_t i = 0; i < piece(each).count; ++i)
            words.push_back(lines_.ids[piece(each).first + i]);
}

std::vector<Group> Finder::groups(const Strip& strip) const {
    std::vector<Group> out;
    for (const std::uint32_t each : strip.pieces) {
        const Piece& own = piece(each);
        bool join = false;
        if (!out.empty() && out.back().pieces.size() == 1 &&
            (out.size() == 1 || strip.pieces.size() > 2)) {
            const Piece& before = piece(out.back().pieces[0]);
            if (before.count == 1) {
                const Word& word = page_.words[lines_.ids[before.first]];
                const bool bullet = is_bullet(page_.of(word), word.symbol, true);
                const float gap = own.box.x0 - before.box.x1;
                join = (bullet && gap < 5 * own.size) ||
                       (strip.pieces.size() == 2 && typed_number(page_.of(word)) &&
                        gap < 6 * own.size && own.chars > 1);
            }
        }
        if (join) {
            out.back().pieces.push_back(each);
            out.back().span.x1 = own.box.x1;
        } else {
            out.push_back({{own.box.x0, own.box.x1}, {each}});
        }
    }
    return out;
}

// "Introduction ........ 7"
bool Finder::contents_entry(const Strip& strip, TableRow& row) const {
    std::vector<std::uint32_t> words;
    for (const std::uint32_t each : strip.pieces)
        for (std::uint32_t i = 0; i < piece(each).count; ++i)
            words.push_back(lines_.ids[piece(each).first + i]);
    if (words.size() < 3) return false;
    std::size_t leader = 0, dots = 0, last = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Word& word = page_.words[words[i]];
        const bool dot = word.leader || page_.of(word) == "." || page_.of(word) == "..";
        if (!dot) continue;
        dots += word.leader ? 4 : 1;
        if (leader == 0) leader = i;
        last = i;
    }
    if (dots < 4 || last + 1 >= words.size() || words.size() - last > 3) return false;
    const std::string_view number = page_.of(page_.words[words.back()]);
    if (number.size() > 5 || !page_number(number)) return false;
    for (std::size_t i = leader; i <= last; ++i) {
        const Word& word = page_.words[words[i]];
        if (!word.leader && page_.of(word).find_first_not_of('.') != std::string_view::npos)
            return false;
    }
    row.box = strip.box;
    row.cells.resize(2);
    row.cells[0].words.assign(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(leader));
    row.cells[1].words.assign(words.begin() + static_cast<std::ptrdiff_t>(last) + 1, words.end());
    return true;
}

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

std::size_t Finder::contents(std::size_t first, std::vector<Strip>& out) {
    Table table;
    table.from = Table::From::columns;
    std::size_t at = first;
    for (; at < strips_.size(); ++at) {
        if (strips_[at].table >= 0) break;
        TableRow row;
        if (contents_entry(strips_[at], row)) {
            table.rows.push_back(std::move(row));
            continue;
        }
        // the page of an entry whose words left no room for it
        if (!table.rows.empty() && strips_[at].pieces.size() == 1 && at > first &&
            piece(strips_[at].pieces[0]).count == 1 &&
            page_number(text_of(page_, lines_, piece(strips_[at].pieces[0]))) &&
            std::abs(strips_[at].box.x1 - table.rows.front().box.x1) < 4 &&
            table.rows.back().cells[1].words.empty()) {
            table.rows.back().cells[1].words.push_back(
                lines_.ids[piece(strips_[at].pieces[0]).first]);
            table.rows.back().box = cover(table.rows.back().box, strips_[at].box);
            continue;
        }
        // such words themselves
        if (!table.rows.empty() && at + 1 < strips_.size() && strips_[at + 1].table < 0 &&
            strips_[at + 1].pieces.size() == 1 && piece(strips_[at + 1].pieces[0]).count == 1 &&
            page_number(text_of(page_, lines_, piece(strips_[at + 1].pieces[0]))) &&
            std::abs(strips_[at + 1].box.x1 - table.rows.front().box.x1) < 4) {
            row.box = strips_[at].box;
            row.cells.resize(2);
            for (const Group& group : groups_[at])
                words_of(group, row.cells[0].words);
            table.rows.push_back(std::move(row));
            continue;
        }
        // the first line of an entry that takes two: the leader stands on the second
        TableRow next;
        if (table.rows.empty() || at + 1 >= strips_.size() || strips_[at + 1].table >= 0 ||
            !contents_entry(strips_[at + 1], next) ||
            strips_[at].baseline - strips_[at + 1].baseline > 1.6F * strips_[at].size ||
            strips_[at - 1].baseline - strips_[at].baseline > 2.4F * strips_[at].size)
            break;
        std::vector<std::uint32_t> words;
        for (const Group& group : groups_[at])
            words_of(group, words);
        next.cells[0].words.insert(next.cells[0].words.begin(), words.begin(), words.end());
        next.box = cover(next.box, strips_[at].box);
        table.rows.push_back(std::move(next));
        ++at;
    }
    if (table.rows.empty()) return first;
    keep(std::move(table), out);
    return at;
}

bool Finder::ruled_between(float above, float below, float x0, float x1) const {
    auto edge = std::lower_bound(edges_.level.begin(), edges_.level.end(), above,
                                 [](const Edge& each, float y) { return each.at > y; });
    for (; edge != edges_.level.end() && edge->at > below; ++edge)
        if (std::min(x1, edge->to) - std::max(x0, edge->from) > 0.5F * (x1 - x0)) return true;
    return false;
}

/// How far the strips from `first` on have white space in common that runs down between columns.
std::size_t Finder::reach(std::size_t first) const {
    std::vector<Span> open;
    const std::vector<Group>& own = groups_[first];
    for (std::size_t i = 1; i < own.size(); ++i)
        open.push_back({own[i - 1].span.x1, own[i].span.x0});
    std::size_t last = first, rows = 1;
    const std::size_t end = std::min(strips_.size(), first + 300); // a page has fewer rows
    for (std::size_t i = first + 1; i < end; ++i) {
        if (strips_[i].table >= 0) break;
        const float size = std::max(strips_[i].size, strips_[i - 1].size);
        const float pitch = strips_[i - 1].baseline - strips_[i].baseline;
        if (pitch > 4.5F * size) break;
        std::vector<Span> left;
        for (Span span : open) {
            float best0 = span.x0, best1 = span.x0, from = span.x0;
            for (const Group& group : groups_[i]) {
                if (group.span.x1 <= span.x0 || group.span.x0 >= span.x1) continue;
                if (group.span.x0 - from > best1 - best0) {
                    best0 = from;
                    best1 = group.span.x0;
                }
                from = std::max(from, group.span.x1);
            }
            if (span.x1 - from > best1 - best0) {
                best0 = from;
                best1 = span.x1;
            }
            if (best1 - best0 >= 0.6F * size) left.push_back({best0, best1});
        }
        if (left.empty()) break;
        open = std::move(left);
        if (groups_[i].size() >= 2) {
            last = i;
            ++rows;
        } else if (pitch > 3 * size) {
            break;
        }
    }
    if (rows < 2) return first;
    // lines of a last cell
    for (std::size_t i = last + 1; i < strips_.size(); ++i) {
        if (strips_[i].table >= 0 || groups_[i].size() != 1) break;
        const float pitch = strips_[i - 1].baseline - strips_[i].baseline;
        if (pitch > 1.35F * strips_[i].size) break;
        const Span span = groups_[i][0].span;
        const bool inside = std::all_of(open.begin(), open.end(), [&](const Span& gap) {
            return span.x1 <= gap.x0 + 1 || span.x0 >= gap.x1 - 1;
        });
        const bool first_column = span.x0 < open.front().x0;
        if (!inside ||
            (first_column && groups_[last].size() > 1 && strips_[last].size != strips_[i].size))
            break;
        last = i;
    }
    return last;
}

std::vector<Span> Finder::columns(std::size_t first, std::size_t last) const {
    std::vector<Span> all;
    for (std::size_t i = first; i <= last; ++i)
        for (const Group& group : groups_[i])
            all.push_back(group.span);
    std::sort(all.begin(), all.end(), [](const Span& a, const Span& b) { return a.x0 < b.x0; });
    const float least = 0.5F * strips_[first].size;
    std::vector<Span> out;
    for (const Span& span : all) {
        if (out.empty() || span.x0 - out.back().x1 >= least)
            out.push_back(span);
        else
            out.back().x1 = std::max(out.back().x1, span.x1);
    }
    return out;
}

std::size_t Finder::column_of(const std::vector<Span>& columns, Span span) const {
    std::size_t best = 0;
    float most = -1e9F;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float shared = std::min(span.x1, columns[i].x1) - std::max(span.x0, columns[i].x0);
        if (shared > most) {
            most = shared;
            best = i;
        }
    }
    return best;
}

/// Whether most places in a list lie within two points of one another.
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
        rows += groups_[i].size() >= 2;
        full += groups_[i].size() >= 3;
        for (const Group& group : groups_[i]) {
            const std::size_t column = column_of(columns, group.span);
            left[column].push_back(group.span.x0);
            right[column].push_back(group.span.x1);
            middle[column].push_back((group.span.x0 + group.span.x1) / 2);
            for (const std::uint32_t each : group.pieces)
                chars += piece(each).chars;
            ++cells;
        }
    }
    std::size_t aligned = 0;
    for (std::size_t c = 0; c < columns.size(); ++c)
        aligned += agree(left[c]) || agree(right[c]) || agree(middle[c]);
    if (aligned * 3 < columns.size() * 2 ||
        !(agree(left[1]) || agree(right[1]) || agree(middle[1])))
        return false;
    if (columns.size() == 2) return rows >= 3 && rows * 2 >= last - first + 1 - (rows > 6 ? 1 : 0);
    return (full >= 2 || rows >= 3) && chars < cells * 90;
}

/// Whether a figure stands under a figure: those take no second line of a cell.
bool Finder::figures_under(std::size_t index, const std::vector<Span>& columns) const {
    const auto figure = [&](const Group& group) {
        const Word& word = page_.words[lines_.ids[piece(group.pieces.front()).first]];
        const std::string_view text = page_.of(word);
        const std::size_t at = text.find_first_not_of("(-£$+ ");
        return at < text.size() && text[at] >= '0' && text[at] <= '9' &&
               text.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
               piece(group.pieces.front()).count == 1;
    };
    for (const Group& below : groups_[index])
        for (const Group& above : groups_[index - 1])
            if (column_of(columns, below.span) > 0 &&
                column_of(columns, below.span) == column_of(columns, above.span) && figure(below) &&
                figure(above))
                return true;
    return false;
}

std::vector<bool> Finder::row_starts(std::size_t first, std::size_t last,
                                     const std::vector<Span>& columns) const {
    const std::size_t count = last - first + 1;
    std::vector<bool> starts(count, false);
    starts[0] = true;
    std::vector<float> pitch(count, 0);
    std::vector<bool> ruled(count, false);
    float narrowest = 1e9F, widest = 0;
    std::size_t rules = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const Strip &above = strips_[first + i - 1], &below = strips_[first + i];
        pitch[i] = above.baseline - below.baseline;
        narrowest = std::min(narrowest, pitch[i]);
        widest = std::max(widest, pitch[i]);
        ruled[i] =
            ruled_between(above.baseline, below.baseline, columns.front().x0, columns.back().x1);
        rules += ruled[i];
    }
    const float size = strips_[first].size;
    std::size_t wide = 0, tight = 0;
    for (std::size_t i = 1; i < count; ++i)
        (pitch[i] > narrowest + 0.2F * size ? wide : tight) += 1;
    const bool by_rules = rules >= 2 && rules * 3 >= count;
    const bool by_gaps = wide >= 1 && tight >= 1 && narrowest < 1.45F * size;
    // gaps within cells show only where some line stands alone in its column
    std::size_t partly = 0;
    for (std::size_t i = 1; i < count; ++i)
        partly += pitch[i] <= narrowest + 0.2F * size && groups_[first + i].size() < columns.size();
    for (std::size_t i = 1; i < count; ++i) {
        if (ruled[i]) {
            starts[i] = true;
            continue;
        }
        if (by_rules) continue;
        const bool apart = pitch[i] > narrowest + 0.2F * size;
        const std::vector<Group>& own = groups_[first + i];
        const bool begins = column_of(columns, own.front().span) == 0;
        if (by_gaps && partly > 0)
            starts[i] = apart || figures_under(first + i, columns);
        else
            starts[i] = own.size() >= 2 ? begins || own.size() * 2 >= columns.size() : begins;
    }
    return starts;
}

std::size_t Finder::table(std::size_t first, std::vector<Strip>& out) {
    if (groups_[first].size() < 2) return first;
    const std::size_t last = reach(first);
    if (last == first) return first;
    const std::vector<Span> spans = columns(first, last);
    if (!is_table(first, last, spans)) return first;
    const std::vector<bool> starts = row_starts(first, last, spans);
    Table table;
    table.from = Table::From::columns;
    for (std::size_t i = first; i <= last; ++i) {
        if (starts[i - first]) {
            table.rows.emplace_back();
            table.rows.back().cells.resize(spans.size());
            table.rows.back().box = strips_[i].box;
        }
        TableRow& row = table.rows.back();
        row.box = cover(row.box, strips_[i].box);
        for (const Group& group : groups_[i])
            words_of(group, row.cells[column_of(spans, group.span)].words);
    }
    keep(std::move(table), out);
    return last + 1;
}

void Finder::run() {
    groups_.resize(strips_.size());
    bool any = false;
    for (std::size_t i = 0; i < strips_.size(); ++i) {
        if (strips_[i].table >= 0) continue;
        groups_[i] = groups(strips_[i]);
        any = any || strips_[i].pieces.size() > 1 || groups_[i].size() > 1;
        if (!any)
            for (const Group& group : groups_[i])
                for (const std::uint32_t each : group.pieces)
                    for (std::uint32_t k = 0; k < piece(each).count && !any; ++k)
                        any = page_.words[lines_.ids[piece(each).first + k]].leader;
    }
    if (!any) return;
    std::vector<Strip> out;
    for (std::size_t i = 0; i < strips_.size();) {
        std::size_t next = i;
        if (strips_[i].table < 0) {
            next = contents(i, out);
            if (next == i) next = table(i, out);
        }
        if (next == i) {
            out.push_back(std::move(strips_[i]));
            ++next;
        }
        i = next;
    }
    strips_ = std::move(out);
}

} // namespace

void find_aligned(const PageWords& page, const Lines& lines, const Edges& edges,
                  std::vector<Strip>& strips, std::vector<Table>& tables) {
    Finder(page, lines, edges, strips, tables).run();
}

} // namespace duly::read::pdf::layout
