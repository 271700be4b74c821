#include "read/pdf/layout/grids.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "read/pdf/layout/sort_runs.hpp"

namespace duly::read::pdf::layout {
namespace {

constexpr float touch = 3.0F;             ///< how close lines must come to cross
constexpr std::size_t most_lines = 3000;  ///< of one direction; a drawing has more
constexpr std::size_t most_cells = 20000; ///< of one grid

struct Cell {
    std::uint32_t row = 0, column = 0, rows = 1, columns = 1;
    std::vector<std::uint32_t> words;
};

struct Grid {
    std::vector<float> xs, ys;        ///< borders, from left to right and from the top down
    std::vector<std::uint32_t> owner; ///< of each field, row by row: index in cells
    std::vector<Cell> cells;
    Rect box;

    [[nodiscard]] std::size_t columns() const { return xs.size() - 1; }
    [[nodiscard]] std::size_t rows() const { return ys.size() - 1; }
};

/// Lines that cross, directly or by way of others, belong to one drawing.
std::vector<std::uint32_t> components(const Edges& edges) {
    const std::size_t levels = edges.level.size(), all = levels + edges.upright.size();
    std::vector<std::uint32_t> parent(all);
    std::iota(parent.begin(), parent.end(), 0U);
    const auto root = [&](std::uint32_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t l = 0; l < levels; ++l) {
        const Edge& level = edges.level[l];
        auto upright =
            std::lower_bound(edges.upright.begin(), edges.upright.end(), level.from - touch,
                             [](const Edge& each, float x) { return each.at < x; });
        for (; upright != edges.upright.end() && upright->at <= level.to + touch; ++upright) {
            if (upright->from - touch > level.at || upright->to + touch < level.at) continue;
            const auto u = static_cast<std::uint32_t>(
                levels + static_cast<std::size_t>(upright - edges.upright.begin()));
            parent[root(static_cast<std::uint32_t>(l))] = root(u);
        }
    }
    for (std::uint32_t i = 0; i < all; ++i)
        parent[i] = root(i);
    return parent;
}

/// Places of lines, those within three points taken as one.
std::vector<float> places(const std::vector<Edge>& edges) {
    std::vector<float> at;
    at.reserve(edges.size());
    for (const Edge& edge : edges)
        at.push_back(edge.at);
    std::sort(at.begin(), at.end());
    std::vector<float> out;
    for (const float each : at)
        if (out.empty() || each - out.back() > touch) out.push_back(each);
    return out;
}

std::size_t nearest(const std::vector<float>& borders, float at) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < borders.size(); ++i)
        if (std::abs(borders[i] - at) < std::abs(borders[best] - at)) best = i;
    return best;
}

/// Which borders are drawn, field by field.
struct Walls {
    std::vector<std::vector<bool>> upright; ///< [border][row]
    std::vector<std::vector<bool>> level;   ///< [border][column]
};

Walls walls_of(const Grid& grid, const std::vector<Edge>& level, const std::vector<Edge>& upright) {
    Walls walls;
    walls.upright.assign(grid.xs.size(), std::vector<bool>(grid.rows(), false));
    walls.level.assign(grid.ys.size(), std::vector<bool>(grid.columns(), false));
    for (const Edge& edge : upright) {
        auto& border = walls.upright[nearest(grid.xs, edge.at)];
        for (std::size_t row = 0; row < grid.rows(); ++row) {
            const float top = grid.ys[row], bottom = grid.ys[row + 1];
            if (std::min(top, edge.to) - std::max(bottom, edge.from) >= 0.6F * (top - bottom))
                border[row] = true;
        }
    }
    for (const Edge& edge : level) {
        auto& border = walls.level[nearest(grid.ys, edge.at)];
        for (std::size_t column = 0; column < grid.columns(); ++column) {
            const float left = grid.xs[column], right = grid.xs[column + 1];
            if (std::min(right, edge.to) - std::max(left, edge.from) >= 0.6F * (right - left))
                border[column] = true;
        }
    }
    return walls;
}

float middle(const Word& word) {
    return word.turned ? (word.box.y0 + word.box.y1) / 2 : word.baseline + word.size * 0.3F;
}

/// Words of a page, by height from the top down.
struct ByHeight {
    const PageWords& page;
    std::vector<std::uint32_t> ids;

    /// Calls `found` with each word whose middle stands between two heights.
    template <class Found> void between(float top, float bottom, const Found& found) const {
        for (auto id = std::lower_bound(
                 ids.begin(), ids.end(), top,
                 [&](std::uint32_t each, float y) { return middle(page.words[each]) > y; });
             id != ids.end() && middle(page.words[*id]) >= bottom; ++id)
            found(*id);
    }
};

ByHeight by_height(const PageWords& page) {
    ByHeight words{page, {}};
    for (std::uint32_t id = 0; id < page.words.size(); ++id)
        if (!page.words[id].gone) words.ids.push_back(id);
    sort_runs(words.ids, [&](std::uint32_t a, std::uint32_t b) {
        const float left = middle(page.words[a]), right = middle(page.words[b]);
        return left != right ? left > right : a < b;
    });
    return words;
}

constexpr float narrow = 10; ///< columns that may be none

/// Where the words within a grid's box stand that a narrow column has room for, from left to right.
std::vector<float> short_words(const Grid& grid, const ByHeight& words) {
    std::vector<float> out;
    words.between(grid.ys.front(), grid.ys.back(), [&](std::uint32_t id) {
        const Rect& box = words.page.words[id].box;
        const float x = (box.x0 + box.x1) / 2;
        if (box.x1 - box.x0 < narrow && x >= grid.xs.front() && x <= grid.xs.back())
            out.push_back(x);
    });
    std::sort(out.begin(), out.end());
    return out;
}

// Rows whose borders are a little off each other make columns of a few points: one border is enough
// where no row has both. Where a row has both and no word stands between them, one of them is the
// side of a coloured ground that keeps clear of the cell's own border. Those are returned.
std::vector<float> join_narrow(Grid& grid, const std::vector<Edge>& level,
                               const std::vector<Edge>& upright, const ByHeight& words) {
    std::vector<float> grounds, middles;
    bool known = false; // where the words stand
    const auto holds_words = [&](std::size_t column) {
        if (!known) middles = short_words(grid, words);
        known = true;
        const auto first = std::lower_bound(middles.begin(), middles.end(), grid.xs[column]);
        return first != middles.end() && *first <= grid.xs[column + 1];
    };
    int left = 40; // to find the walls takes its time
    for (bool again = true; again && left > 0; --left) {
        again = false;
        const Walls walls = walls_of(grid, level, upright);
        const auto drawn = [&](std::size_t border) {
            return std::count(walls.upright[border].begin(), walls.upright[border].end(), true);
        };
        for (std::size_t i = 0; i + 1 < grid.xs.size() && grid.xs.size() > 2; ++i) {
            if (grid.xs[i + 1] - grid.xs[i] > narrow) continue;
            bool both = false;
            for (std::size_t row = 0; row < grid.rows() && !both; ++row)
                both = walls.upright[i][row] && walls.upright[i + 1][row];
            both = both && grid.xs[i + 1] - grid.xs[i] > 5;
            if (both && holds_words(i)) continue;
            std::size_t spare = i == 0 ? 1 : i;
            if (both) {
                if (i > 0 && i + 2 < grid.xs.size() && drawn(i + 1) < drawn(i)) spare = i + 1;
                grounds.push_back(grid.xs[spare]);
            }
            grid.xs.erase(grid.xs.begin() + static_cast<std::ptrdiff_t>(spare));
            again = true;
            break;
        }
    }
    return grounds;
}

/// Leaves out level lines from one side of a ground to the other.
void drop_grounds(std::vector<Edge>& level, const std::vector<float>& sides) {
    const auto at_side = [&](float x) {
        return std::any_of(sides.begin(), sides.end(),
                           [&](float side) { return std::abs(x - side) <= 1; });
    };
    level.erase(
        std::remove_if(level.begin(), level.end(),
                       [&](const Edge& edge) { return at_side(edge.from) && at_side(edge.to); }),
        level.end());
}

void make_cells(Grid& grid, const Walls& walls) {
    const std::size_t columns = grid.columns();
    grid.owner.assign(grid.rows() * columns, 0);
    for (std::size_t row = 0; row < grid.rows(); ++row) {
        for (std::size_t column = 0; column < columns;) {
            std::size_t end = column + 1;
            while (end < columns && !walls.upright[end][row])
                ++end;
            // part of a cell that began above?
            if (row > 0) {
                const std::uint32_t above = grid.owner[(row - 1) * columns + column];
                Cell& cell = grid.cells[above];
                bool open = cell.column == column && cell.columns == end - column;
                for (std::size_t k = column; k < end && open; ++k)
                    open = !walls.level[row][k];
                if (open) {
                    ++cell.rows;
                    for (; column < end; ++column)
                        grid.owner[row * columns + column] = above;
                    continue;
                }
            }
            Cell cell;
            cell.row = static_cast<std::uint32_t>(row);
            cell.column = static_cast<std::uint32_t>(column);
            cell.columns = static_cast<std::uint32_t>(end - column);
            for (; column < end; ++column)
                grid.owner[row * columns + column] = static_cast<std::uint32_t>(grid.cells.size());
            grid.cells.push_back(std::move(cell));
        }
    }
}

/// A table may be open at its sides: its level lines then reach beyond the outermost upright ones.
void add_open_sides(std::vector<Edge>& level, std::vector<Edge>& upright) {
    if (level.size() < 2 || upright.empty()) return;
    float left = upright.front().at, right = left, bottom = level.front().at, top = bottom;
    for (const Edge& edge : upright) {
        left = std::min(left, edge.at);
        right = std::max(right, edge.at);
    }
    for (const Edge& edge : level) {
        bottom = std::min(bottom, edge.at);
        top = std::max(top, edge.at);
    }
    std::size_t beyond_left = 0, beyond_right = 0;
    float far_left = left, far_right = right;
    for (const Edge& edge : level) {
        beyond_left += edge.from < left - 12;
        beyond_right += edge.to > right + 12;
        far_left = std::min(far_left, edge.from);
        far_right = std::max(far_right, edge.to);
    }
    if (beyond_left * 2 >= level.size()) upright.push_back({far_left, bottom, top});
    if (beyond_right * 2 >= level.size()) upright.push_back({far_right, bottom, top});
    std::size_t above = 0, below = 0;
    float highest = top, lowest = bottom;
    for (const Edge& edge : upright) {
        above += edge.to > top + 8;
        below += edge.from < bottom - 8;
        highest = std::max(highest, edge.to);
        lowest = std::min(lowest, edge.from);
    }
    if (above * 2 >= upright.size()) level.push_back({highest, far_left, far_right});
    if (below * 2 >= upright.size()) level.push_back({lowest, far_left, far_right});
}

bool make_grid(std::vector<Edge> level, std::vector<Edge> upright, const ByHeight& words,
               Grid& grid) {
    add_open_sides(level, upright);
    if (level.size() < 2 || upright.size() < 2) return false;
    grid.xs = places(upright);
    grid.ys = places(level);
    std::reverse(grid.ys.begin(), grid.ys.end());
    if (grid.xs.size() < 2 || grid.ys.size() < 2) return false;
    if (grid.columns() * grid.rows() > most_cells) return false;
    if (const auto grounds = join_narrow(grid, level, upright, words); !grounds.empty()) {
        drop_grounds(level, grounds);
        grid.ys = places(level);
        std::reverse(grid.ys.begin(), grid.ys.end());
    }
    if (grid.xs.size() < 2 || grid.ys.size() < 2) return false;
    make_cells(grid, walls_of(grid, level, upright));
    grid.box = {grid.xs.front(), grid.ys.back(), grid.xs.back(), grid.ys.front()};
    return true;
}

/// Two tables drawn one upon the other: a line from side to side, and no border between columns
/// that goes on below it, though above as below there is one that parts several rows. Its height.
std::optional<float> seam(const Grid& grid, const Walls& walls) {
    const std::size_t rows = grid.rows(), borders = walls.upright.size();
    if (rows < 4) return std::nullopt;
    // the rows that a border is drawn in: the first, the last, the second and the last but one
    std::vector<bool> crossed(rows + 1, false); // by a border that stands above and below
    std::size_t from = rows, to = 0;            // where a border is drawn twice above, twice below
    for (std::size_t border = 1; border + 1 < borders; ++border) {
        const auto& drawn = walls.upright[border];
        std::size_t first = rows, second = rows, last = 0, last_but_one = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            if (!drawn[row]) continue;
            if (first == rows)
                first = row;
            else if (second == rows)
                second = row;
            last_but_one = last;
            last = row;
        }
        if (first == rows) continue;
        for (std::size_t row = first + 1; row <= last; ++row)
            crossed[row] = true;
        if (second == rows) continue;
        from = std::min(from, second + 1);
        to = std::max(to, last_but_one);
    }
    for (std::size_t row = std::max<std::size_t>(from, 2); row + 2 <= rows && row <= to; ++row) {
        const auto& line = walls.level[row];
        if (!crossed[row] && std::find(line.begin(), line.end(), false) == line.end())
            return grid.ys[row];
    }
    return std::nullopt;
}

/// The grid of the lines, or the grids where tables stand one upon the other.
void add_grids(std::vector<Edge> level, std::vector<Edge> upright, const ByHeight& words,
               std::vector<Grid>& out) {
    for (;;) {
        Grid grid;
        if (!make_grid(level, upright, words, grid)) return;
        const auto at = seam(grid, walls_of(grid, level, upright));
        if (!at) {
            out.push_back(std::move(grid));
            return;
        }
        std::vector<Edge> upper_level, lower_level, upper, lower;
        for (const Edge& edge : level) {
            if (edge.at >= *at - touch) upper_level.push_back(edge);
            if (edge.at <= *at + touch) lower_level.push_back(edge);
        }
        for (const Edge& edge : upright) {
            if (edge.to > *at + touch)
                upper.push_back({edge.at, std::max(edge.from, *at), edge.to});
            if (edge.from < *at - touch)
                lower.push_back({edge.at, edge.from, std::min(edge.to, *at)});
        }
        Grid above;
        if (make_grid(std::move(upper_level), std::move(upper), words, above))
            out.push_back(std::move(above));
        if (lower_level.size() >= level.size()) return; // fewer rows each time, so that this ends
        level = std::move(lower_level);
        upright = std::move(lower);
    }
}

bool inside(const Rect& inner, const Rect& outer) {
    return inner.x0 >= outer.x0 - touch && inner.x1 <= outer.x1 + touch &&
           inner.y0 >= outer.y0 - touch && inner.y1 <= outer.y1 + touch;
}

void place_words(const ByHeight& words, const std::vector<bool>& taken, Grid& grid) {
    words.between(grid.box.y1, grid.box.y0, [&](std::uint32_t id) {
        const Rect& box = words.page.words[id].box;
        const float x = (box.x0 + box.x1) / 2, y = middle(words.page.words[id]);
        if (taken[id] || x < grid.box.x0 || x > grid.box.x1) return;
        const auto column =
            std::upper_bound(grid.xs.begin() + 1, grid.xs.end() - 1, x) - grid.xs.begin() - 1;
        const auto row = std::upper_bound(grid.ys.begin() + 1, grid.ys.end() - 1, y,
                                          [](float a, float b) { return a > b; }) -
                         grid.ys.begin() - 1;
        grid.cells[grid.owner[static_cast<std::size_t>(row) * grid.columns() +
                              static_cast<std::size_t>(column)]]
            .words.push_back(id);
    });
}

/// Fields into which nothing was written make a grid no table: a chart, a frame, a form's line.
bool is_table(const Grid& grid) {
    if (grid.columns() < 2) return false;
    std::size_t filled = 0, in_row = 0, rows_with_two = 0;
    std::uint32_t row = 0;
    bool wide = false; // a row of two cells at least
    for (const Cell& cell : grid.cells) {
        if (cell.row != row) {
            rows_with_two += in_row >= 2;
            in_row = 0;
            row = cell.row;
        }
        wide = wide || cell.columns < grid.columns();
        filled += !cell.words.empty();
        in_row += !cell.words.empty();
    }
    rows_with_two += in_row >= 2;
    return wide && filled >= 2 && (rows_with_two >= 1 || grid.rows() >= 3);
}

Table make_table(Grid& grid) {
    Table table;
    table.box = grid.box;
    table.rows.resize(grid.rows());
    std::vector<bool> used(grid.columns(), false);
    for (const Cell& cell : grid.cells)
        used[cell.column] = used[cell.column] || !cell.words.empty();
    for (std::size_t r = 0; r < grid.rows(); ++r) {
        table.rows[r].cells.resize(grid.columns());
        table.rows[r].box = {grid.xs.front(), grid.ys[r + 1], grid.xs.back(), grid.ys[r]};
    }
    for (Cell& cell : grid.cells) {
        TableCell& made = table.rows[cell.row].cells[cell.column];
        made.words = std::move(cell.words);
        made.span = static_cast<std::uint16_t>(cell.columns);
        for (std::uint32_t row = cell.row + 1; row < cell.row + cell.rows; ++row)
            table.rows[row].cells[cell.column].covered = true;
    }
    // a column of a few points in which nothing stands is a border, not a column
    for (std::size_t c = grid.columns(); c-- > 0;) {
        if (used[c] || grid.xs[c + 1] - grid.xs[c] > 8) continue;
        for (TableRow& row : table.rows) {
            row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(c));
            std::size_t reach = 0;
            for (std::size_t k = 0; k < c && k < row.cells.size(); ++k)
                if (k + row.cells[k].span > c) reach = k + 1;
            if (reach > 0 && row.cells[reach - 1].span > 1) --row.cells[reach - 1].span;
        }
    }
    // a row of a few points in which nothing stands is a double border
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(),
                                    [](const TableRow& row) {
                                        if (row.box.y1 - row.box.y0 > 6) return false;
                                        return std::all_of(row.cells.begin(), row.cells.end(),
                                                           [](const TableCell& cell) {
                                                               return cell.words.empty();
                                                           });
                                    }),
                     table.rows.end());
    return table;
}

} // namespace

std::vector<Table> find_grids(const PageWords& page, const Edges& edges, std::vector<bool>& taken) {
    std::vector<Table> tables;
    if (edges.level.size() < 2 || edges.upright.empty() || edges.level.size() > most_lines ||
        edges.upright.size() > most_lines)
        return tables;
    const std::vector<std::uint32_t> component = components(edges);
    const std::size_t levels = edges.level.size();
    std::vector<std::uint32_t> order(component.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return component[a] < component[b]; });
    const ByHeight words = by_height(page);
    std::vector<Grid> grids;
    for (std::size_t i = 0; i < order.size();) {
        std::vector<Edge> level, upright;
        const std::uint32_t own = component[order[i]];
        for (; i < order.size() && component[order[i]] == own; ++i) {
            if (order[i] < levels)
                level.push_back(edges.level[order[i]]);
            else
                upright.push_back(edges.upright[order[i] - levels]);
        }
        add_grids(std::move(level), std::move(upright), words, grids);
    }
    // the largest first: what lies within a cell of it stays text of the cell
    std::sort(grids.begin(), grids.end(), [](const Grid& a, const Grid& b) {
        return (a.box.x1 - a.box.x0) * (a.box.y1 - a.box.y0) >
               (b.box.x1 - b.box.x0) * (b.box.y1 - b.box.y0);
    });
    std::vector<Rect> kept;
    for (Grid& grid : grids) {
        if (std::any_of(kept.begin(), kept.end(),
                        [&](const Rect& outer) { return inside(grid.box, outer); }))
            continue;
        if (grid.columns() < 2) continue;
        place_words(words, taken, grid);
        if (!is_table(grid)) continue;
        kept.push_back(grid.box);
        for (const Cell& cell : grid.cells)
            for (const std::uint32_t id : cell.words)
                taken[id] = true;
        tables.push_back(make_table(grid));
        split_rows(page, grid.xs, tables.back());
    }
    std::sort(tables.begin(), tables.end(),
              [](const Table& a, const Table& b) { return a.box.y1 > b.box.y1; });
    return tables;
}

} // namespace duly::read::pdf::layout
