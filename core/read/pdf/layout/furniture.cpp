#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "read/pdf/layout/marks.hpp"
#include "read/pdf/layout/sheet.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

constexpr float edge = 0.15F; ///< of a page's height: where heads and feet stand
constexpr float drift = 4.0F; ///< points by which they may move from page to page
constexpr std::size_t longest = 240;

/// Something at the edge of a page that may come back on others.
struct Candidate {
    std::size_t sheet = 0;
    std::size_t index = 0; ///< of a row, or of a grid
    bool grid = false;
    float y = 0; ///< from the nearer edge
    bool top = false;
    std::string text;
    bool artifact = false;
    const char* kind = nullptr; ///< once decided
};

std::string masked(string_view words) {
    std::string out;
    out.reserve(words.size());
    for (const char c : words) {
        const bool digit = c >= '0' && c <= '9';
        if (!(digit && !out.empty() && out.back() == '#')) out.push_back(digit ? '#' : c);
    }
    return utf8::fold(out);
}

std::string grid_text(const Sheet& sheet, const Table& table) {
    std::string out;
    for (const TableRow& row : table.rows)
        for (const TableCell& cell : row.cells)
            for (const std::uint32_t id : cell.words) {
                if (!out.empty()) out.push_back(' ');
                out.append(sheet.words.of(sheet.words.words[id]));
                if (out.size() > longest) return out;
            }
    return out;
}

int number_in(string_view text) {
    int value = 0;
    std::size_t at = text.find_first_of("0123456789");
    if (at == string_view::npos) return -1;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && value < 100000; ++at)
        value = value * 10 + (text[at] - '0');
    return value;
}

class Remover {
public:
    Remover(std::vector<Sheet>& sheets, float body, bool trusted)
        : sheets_(sheets), body_(body), trusted_(trusted) {}
    void run() {
        for (std::size_t i = 0; i < sheets_.size(); ++i)
            collect(i);
        repeated();
        alone();
        remove();
    }

private:
    void collect(std::size_t sheet);
    void repeated();
    [[nodiscard]] bool counts_pages(const std::vector<std::size_t>& all) const;
    [[nodiscard]] bool heads_parts(const Candidate& one,
                                   const std::vector<std::size_t>& pages) const;
    void alone();
    void remove();

    std::vector<Sheet>& sheets_;
    float body_;
    bool trusted_;
    std::vector<Candidate> candidates_;
};

void Remover::collect(std::size_t index) {
    const Sheet& sheet = sheets_[index];
    const float height = sheet.words.frame.height();
    const auto add = [&](std::size_t at, bool grid, float top, float bottom, std::string text,
                         bool middle = false) {
        if (text.empty() || text.size() > longest) return;
        Candidate candidate;
        candidate.sheet = index;
        candidate.index = at;
        candidate.grid = grid;
        candidate.top = bottom > (1 - edge) * height;
        if (!candidate.top && top > edge * height && !middle) return;
        candidate.y = candidate.top ? height - top : bottom;
        candidate.text = std::move(text);
        candidates_.push_back(std::move(candidate));
    };
    const auto& rows = sheet.lines.rows;
    const auto all_artifacts = [&](const Row& row) {
        for (std::uint32_t p = 0; p < row.count; ++p) {
            const Piece& piece = sheet.lines.pieces[row.first + p];
            for (std::uint32_t w = 0; w < piece.count; ++w)
                if (!sheet.words.words[sheet.lines.ids[piece.first + w]].artifact) return false;
        }
        return row.count > 0;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float y = rows[i].baseline;
        const bool middle = y < (1 - edge) * height && y > edge * height;
        if (middle && !trusted_) continue;
        const bool artifact = all_artifacts(rows[i]);
        if (middle && !artifact) continue;
        const std::size_t before = candidates_.size();
        add(i, false, y, y, text_of(sheet.words, sheet.lines, rows[i]), middle);
        if (candidates_.size() == before) continue;
        candidates_.back().artifact = artifact;
    }
    for (std::size_t i = 0; i < sheet.grids.size(); ++i) {
        const Table& grid = sheet.grids[i];
        if (grid.rows.size() > 4) continue;
        add(i, true, grid.box.y1, grid.box.y0, grid_text(sheet, grid));
    }
}

/// Whether lines that differ in their figures are far out on the page or count its pages, as "Page
/// 3" does and "Case 3" at the top of the text does not.
bool Remover::counts_pages(const std::vector<std::size_t>& all) const {
    const Candidate& first = candidates_[all.front()];
    if (first.y < 0.09F * sheets_[first.sheet].words.frame.height()) return true;
    std::size_t same = 0;
    for (const std::size_t each : all)
        same += candidates_[each].text == first.text;
    return same * 3 >= all.size() * 2 || page_number(first.text).sure;
}

/// Whether a line that comes back heads the parts of a file, as a body's name does each paper of a
/// pack: it is set larger than the text, and between pages that begin with it others have their
/// text where it stands.
bool Remover::heads_parts(const Candidate& one, const std::vector<std::size_t>& pages) const {
    if (one.grid || !one.top) return false;
    if (sheets_[one.sheet].lines.rows[one.index].size < 1.12F * body_) return false;
    for (std::size_t i = 1; i < pages.size(); ++i)
        for (std::size_t page = pages[i - 1] + 1; page < pages[i]; ++page) {
            const Sheet& between = sheets_[page];
            if (between.lines.rows.empty()) continue;
            const Row& first = between.lines.rows.front();
            const float height = between.words.frame.height();
            if (first.size < 1.12F * body_ && height - first.baseline <= one.y + drift) return true;
        }
    return false;
}

void Remover::repeated() {
    std::unordered_map<std::string, std::vector<std::size_t>> seen;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
        std::string key = masked(candidates_[i].text);
        key.push_back(candidates_[i].top ? 'T' : 'B');
        if (candidates_[i].grid) key.push_back('G');
        seen[std::move(key)].push_back(i);
    }
    const std::size_t enough = sheets_.size() <= 4 ? 2 : 3;
    for (auto& [key, all] : seen) {
        if (all.size() < 2) continue;
        // those at one height; there is seldom more than one
        std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
            return candidates_[a].y != candidates_[b].y ? candidates_[a].y < candidates_[b].y
                                                        : a < b;
        });
        for (std::size_t i = 0; i < all.size();) {
            std::size_t end = i + 1;
            while (end < all.size() &&
                   candidates_[all[end]].y - candidates_[all[end - 1]].y <= drift)
                ++end;
            std::vector<std::size_t> pages;
            for (std::size_t k = i; k < end; ++k)
                pages.push_back(candidates_[all[k]].sheet);
            std::sort(pages.begin(), pages.end());
            const auto different =
                static_cast<std::size_t>(std::unique(pages.begin(), pages.end()) - pages.begin());
            pages.resize(different);
            // near to one another: not on the first and the last page of a long file
            const bool near =
                different >= enough ||
                (different == 2 && pages[1] - pages[0] <= 2 &&
                 candidates_[all[i]].y < 0.08F * sheets_[pages[0]].words.frame.height());
            if (!near || heads_parts(candidates_[all[i]], pages) ||
                !counts_pages({all.begin() + static_cast<std::ptrdiff_t>(i),
                               all.begin() + static_cast<std::ptrdiff_t>(end)})) {
                i = end;
                continue;
            }
            for (std::size_t k = i; k < end; ++k)
                candidates_[all[k]].kind =
                    page_number(candidates_[all[k]].text) ? "page-number" : "running-head";
            i = end;
        }
    }
}

// What needs no other page to be told: what the file itself calls an artifact, and page numbers.
void Remover::alone() {
    for (Candidate& candidate : candidates_) {
        if (candidate.kind != nullptr || candidate.grid) continue;
        const Sheet& sheet = sheets_[candidate.sheet];
        const float height = sheet.words.frame.height();
        const PageNumber number = page_number(candidate.text);
        const auto& rows = sheet.lines.rows;
        const bool outermost = candidate.index == 0 || candidate.index + 1 == rows.size();
        if (candidate.artifact && (trusted_ || candidate.y < 0.12F * height)) {
            candidate.kind = number ? "page-number" : "running-head";
            continue;
        }
        if (!number || !outermost || rows.size() < 3) continue;
        const Row& own = rows[candidate.index];
        const Row& next = candidate.index == 0 ? rows[1] : rows[candidate.index - 1];
        const float gap = std::abs(own.baseline - next.baseline);
        const int value = number_in(candidate.text);
        const bool apart =
            candidate.y < 0.09F * height && gap > 1.6F * own.size && value >= 0 && value < 1000;
        if (apart || (number.sure && candidate.y < 0.12F * height)) candidate.kind = "page-number";
    }
}

void Remover::remove() {
    for (const Candidate& candidate : candidates_) {
        if (candidate.kind == nullptr) continue;
        Sheet& sheet = sheets_[candidate.sheet];
        sheet.removed.push_back({candidate.kind, candidate.text, candidate.top});
        if (candidate.grid)
            sheet.grids[candidate.index].rows.clear();
        else
            sheet.lines.rows[candidate.index].count = 0;
    }
    for (Sheet& sheet : sheets_) {
        sheet.grids.erase(std::remove_if(sheet.grids.begin(), sheet.grids.end(),
                                         [](const Table& table) { return table.rows.empty(); }),
                          sheet.grids.end());
        sheet.lines.rows.erase(std::remove_if(sheet.lines.rows.begin(), sheet.lines.rows.end(),
                                              [](const Row& row) { return row.count == 0; }),
                               sheet.lines.rows.end());
    }
}

} // namespace

float body_size(const std::vector<Sheet>& sheets) {
    std::unordered_map<int, std::size_t> count;
    for (const Sheet& sheet : sheets)
        for (const Word& word : sheet.words.words)
            count[static_cast<int>(std::lround(word.size * 4))] += word.chars;
    int best = 44;
    std::size_t most = 0;
    for (const auto& [size, chars] : count)
        if (chars > most || (chars == most && size < best)) {
            best = size;
            most = chars;
        }
    return std::max(1.0F, static_cast<float>(best) / 4);
}

void remove_furniture(std::vector<Sheet>& sheets, float body, bool trusted) {
    Remover(sheets, body, trusted).run();
}

} // namespace duly::read::pdf::layout
