#include "read/text/lines.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "read/bullets.hpp"
#include "read/text/line_words.hpp"
#include "read/text/spaces.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

// "12", "- 12 -", "Page 3", "Page 3 of 10", "3 | Page", "3 of 10", "p. 4"
bool is_page_number(string_view words) {
    std::string folded = utf8::ascii_lower(words);
    for (char& c : folded)
        if (c == '-' || c == '|' || c == '[' || c == ']' || c == '.' || c == '*' || c == '/')
            c = ' ';
    std::size_t numbers = 0, tokens = 0, pages = 0, of = 0, at = 0;
    while (at < folded.size()) {
        while (at < folded.size() && folded[at] == ' ')
            ++at;
        std::size_t stop = folded.find(' ', at);
        if (stop == std::string::npos) stop = folded.size();
        if (stop == at) break;
        const string_view token = string_view(folded).substr(at, stop - at);
        ++tokens;
        if (all_of(token, digit) && token.size() <= 4)
            ++numbers;
        else if (token == "page" || token == "p" || token == "pg")
            ++pages;
        else if (token == "of")
            ++of;
        else
            return false;
        at = stop;
    }
    if (tokens == 0 || numbers == 0 || numbers > 2 || pages > 1 || of > 1) return false;
    if (tokens == 1) // a bare number: "7." is a stray paragraph number, 2018 a year
        return words.size() <= 3 || (words.front() == '-' && words.back() == '-');
    if (numbers == 2 && of == 0 && pages == 0) return false; // "25 / 7"
    return pages == 1 || of == 1 || (words.front() == '-' && words.back() == '-');
}

constexpr std::array<string_view, 8> watermarks = {"draft",
                                                   "official",
                                                   "official-sensitive",
                                                   "official - sensitive",
                                                   "official sensitive",
                                                   "confidential",
                                                   "restricted",
                                                   "not protectively marked"};

// A line that stands alone and says nothing: "|", "D", "0", ".", "- -". A tick or an X may be an
// answer.
bool is_debris(string_view words) {
    if (words.size() == 1)
        return words[0] != 'X' && words[0] != 'x' && words[0] != 'Y' && words[0] != 'N';
    if (words.size() > 6) return false;
    return std::all_of(words.begin(), words.end(), [](char c) {
        return c == '|' || c == '-' || c == '.' || c == ',' || c == '\'' || c == '`' || c == ' ' ||
               c == '*' || c == ':' || c == '"';
    });
}

// What a line says with its digits masked, for telling running heads.
std::string masked(string_view words) {
    std::string out;
    out.reserve(words.size());
    for (const char c : words)
        if (!(digit(c) && !out.empty() && out.back() == '#')) out.push_back(digit(c) ? '#' : c);
    return utf8::ascii_lower(out);
}

/// "Harbour Plan v2    Page 3 of 12": the foot or head of a page, with words of its own.
bool counts_pages(string_view words) {
    constexpr std::size_t longest = 120, reach = 16; // bytes
    if (words.size() > longest || words.empty() || !digit(words.back())) return false;
    const std::string end =
        masked(words.substr(words.size() - std::min(words.size(), reach))); // "… page # of #"
    return end.ends_with("page #") || end.ends_with("page # of #");
}

void find_front_matter(string_view text, std::vector<Line>& lines) {
    if (lines.empty() || content(text, lines[0]) != "---") return;
    for (std::size_t i = 1; i < std::min<std::size_t>(lines.size(), 40); ++i) {
        const string_view words = content(text, lines[i]);
        if (words == "---" || words == "...") {
            if (i == 1) return;
            for (std::size_t k = 0; k <= i; ++k)
                lines[k].use = Line::Use::skip;
            return;
        }
        if (words.find(':') == string_view::npos && (words.empty() || words[0] != '-')) return;
    }
}

// Lines near a page's edge that come back on most pages.
void find_running_heads(string_view text, std::vector<Line>& lines) {
    std::vector<std::size_t> edges; // indices of lines at which a page begins
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].page_before ||
            (lines[i].use == Line::Use::furniture &&
             string_view(lines[i].furniture) == "page-number") ||
            (!lines[i].blank && lines[i].use == Line::Use::text &&
             counts_pages(content(text, lines[i]))))
            edges.push_back(i);
    if (edges.size() < 3) return;
    std::unordered_map<std::string, std::vector<std::size_t>> seen;
    std::vector<bool> taken(lines.size(), false);
    const auto look = [&](std::size_t from, int step) {
        int left = 3;
        for (std::size_t i = from; i < lines.size() && left > 0;
             i += static_cast<std::size_t>(static_cast<std::ptrdiff_t>(step))) {
            const Line& line = lines[i];
            if (!line.blank && line.use == Line::Use::text) {
                --left;
                if (!taken[i] && line.end - line.begin <= 120 && line.end - line.begin >= 6 &&
                    !line.tabbed) {
                    taken[i] = true;
                    seen[masked(content(text, line))].push_back(i);
                }
            }
            if (i == 0 && step < 0) break;
        }
    };
    for (const std::size_t edge : edges) {
        look(edge, 1);
        if (edge > 0) look(edge - 1, -1);
    }
    for (const auto& [words, where] : seen) {
        if (where.size() < 3 || where.size() * 5 < edges.size() * 2) continue;
        for (const std::size_t i : where) {
            lines[i].use = Line::Use::furniture;
            lines[i].furniture =
                counts_pages(content(text, lines[i])) ? "page-number" : "running-head";
        }
    }
}

/// Letters and figures that are never a bullet: what most lines begin with.
constexpr std::array<bool, 256> begins_words = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 0x80; ++c) {
        const char sign = static_cast<char>(c);
        table[c] = digit(sign) || upper(sign) || (lower(sign) && sign != 'o');
    }
    return table;
}();

} // namespace

std::vector<Line> split_lines(string_view text) {
    std::vector<Line> lines;
    lines.reserve(text.size() / 60 + 8);
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t stop = text.find('\n', at);
        if (stop == string_view::npos) stop = text.size();
        Line line;
        line.raw_begin = static_cast<std::uint32_t>(at);
        std::size_t begin = at, end = stop;
        std::uint32_t indent = 0;
        while (begin < end) {
            const auto c = static_cast<unsigned char>(text[begin]);
            if (c == ' ') {
                ++indent;
                ++begin;
            } else if (c == '\t') {
                indent += 4 - indent % 4;
                line.leading_tab = true;
                ++begin;
            } else if (c == '\f') {
                line.page_before = true;
                ++begin;
            } else if (c == '\r' || c == '\v') {
                ++begin;
            } else if (c >= 0x80) {
                std::size_t next = begin;
                if (!utf8::is_space(utf8::next(text, next)) || next > end) break;
                ++indent;
                begin = next;
            } else {
                break;
            }
        }
        std::size_t spaces = 0;
        while (end > begin) {
            const auto c = static_cast<unsigned char>(text[end - 1]);
            if (c == ' ' || c == '\r' || c == '\f' || c == '\v') {
                spaces += c == ' ';
                --end;
                continue;
            }
            if (c < 0x80) break; // a tab too: an empty last cell, perhaps
            std::size_t before = end;
            if (!utf8::is_space(utf8::previous(text, before)) || before < begin) break;
            end = before;
        }
        line.begin = static_cast<std::uint32_t>(begin);
        line.end = static_cast<std::uint32_t>(end);
        line.indent = static_cast<std::uint16_t>(std::min<std::uint32_t>(indent, 1000));
        line.blank = begin == end;
        line.hard_break = spaces >= 2 || (end > begin && text[end - 1] == '\\');
        line.tabbed = text.substr(begin, end - begin).find('\t') != string_view::npos;
        line.gap = has_gap(text.substr(begin, end - begin));
        // how wide matters for lines that may have been wrapped by hand, and those are short
        if (!line.blank)
            line.width = end - begin > 520
                             ? std::uint16_t{1000}
                             : static_cast<std::uint16_t>(utf8::code_points(content(text, line)));
        lines.push_back(line);
        at = stop + 1;
    }
    return lines;
}

Mark list_mark(string_view text, const Line& line, bool in_list) {
    Mark mark;
    std::size_t at = line.begin;
    for (int depth = 0; depth < 3 && at < line.end; ++depth) {
        if (begins_words[static_cast<unsigned char>(text[at])]) break;
        std::size_t next = at;
        const char32_t c = utf8::next(text, next);
        const bool blank_behind = next >= line.end || text[next] == ' ' || text[next] == '\t';
        bool bullet = c >= 0x80 && is_bullet_sign(c);
        switch (c) {
        case U'-':
        case U'*':
        case U'+':
        case U'–':
        case U'—':
        case U'·':
            bullet = blank_behind;
            break;
        case U'o':
            bullet = blank_behind && next < line.end && (depth > 0 || in_list || line.indent > 0);
            break;
        case U'>':
            bullet = depth > 0 && blank_behind;
            break;
        default:
            break;
        }
        if (!bullet) break;
        // "- 12 -" and "– 5%" in running text: a dash alone needs words behind it
        mark.text.append(text.substr(at, next - at));
        at = next;
        while (at < line.end && (text[at] == ' ' || text[at] == '\t'))
            ++at;
    }
    mark.content = static_cast<std::uint32_t>(at);
    return mark;
}

const char* furniture_kind(string_view words) {
    if (is_page_number(words)) // "7." is a number that lost its paragraph
        return words.back() == '.' ? "debris" : "page-number";
    if (is_debris(words)) return "debris";
    if (std::find(watermarks.begin(), watermarks.end(), utf8::ascii_lower(words)) !=
        watermarks.end())
        return "watermark";
    return nullptr;
}

void find_furniture(string_view text, std::vector<Line>& lines) {
    find_front_matter(text, lines);
    std::string before; // last words met, for "Label:" followed by an answer
    bool comment = false;
    // Looking from the end is slow, and most papers hold no comment.
    const std::size_t last_close =
        text.find("<!--") == string_view::npos ? string_view::npos : text.rfind("-->");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        if (line.blank || line.use != Line::Use::text) continue;
        const string_view words = content(text, line);
        if (comment || words.substr(0, 4) == "<!--") {
            // a comment over whole lines; one that is never closed is a single line
            const std::size_t close = words.find("-->");
            if (!comment && close == string_view::npos &&
                (last_close == string_view::npos || last_close < line.begin)) {
                line.use = Line::Use::skip;
                continue;
            }
            comment = close == string_view::npos;
            if (close == string_view::npos || close + 3 == words.size()) {
                line.use = Line::Use::skip;
            } else if (words.substr(0, 4) != "<!--") {
                line.begin += static_cast<std::uint32_t>(close + 3); // words behind the comment
                line.gap = has_gap(content(text, line));
            }
            continue;
        }
        if (words.substr(0, 3) == "```" || words.substr(0, 3) == "~~~") {
            line.use = Line::Use::skip;
            continue;
        }
        if (words[0] == '{') { // {12}------ between pages
            const std::size_t close = words.find('}');
            if (close != string_view::npos && all_of(words.substr(1, close - 1), digit) &&
                words.find_first_not_of('-', close + 1) == string_view::npos) {
                line.use = Line::Use::skip;
                if (i + 1 < lines.size()) lines[i + 1].page_before = true;
                continue;
            }
        }
        const bool alone =
            (i == 0 || lines[i - 1].blank || lines[i - 1].use != Line::Use::text ||
             line.page_before) &&
            (i + 1 == lines.size() || lines[i + 1].blank || lines[i + 1].page_before);
        if (alone && words.size() <= 40) {
            const bool answer = !before.empty() && (before.back() == ':' || before.back() == '?');
            const char* kind = answer ? nullptr : furniture_kind(words);
            if (kind != nullptr) {
                line.use = Line::Use::furniture;
                line.furniture = kind;
                continue;
            }
        }
        before.assign(words);
        while (!before.empty() && (before.back() == '*' || before.back() == ' '))
            before.pop_back();
    }
    find_running_heads(text, lines);
}

std::uint32_t wrap_width(string_view, const std::vector<Line>& lines) {
    std::array<std::uint32_t, 131> count{};
    std::uint32_t total = 0, beyond = 0;
    for (const Line& line : lines) {
        if (line.blank || line.use != Line::Use::text || line.tabbed) continue;
        const std::uint32_t width = line.width + line.indent;
        ++total;
        if (width > 130)
            ++beyond;
        else
            ++count[width];
    }
    if (total < 6 || beyond * 12 > total) return 0;
    // The edge that most lines stop just short of, with few lines beyond it.
    std::uint32_t best = 0, best_near = 0;
    for (std::uint32_t edge = 45; edge <= 130; ++edge) {
        if (count[edge] == 0) continue;
        std::uint32_t near = 0, above = 0;
        for (std::uint32_t w = edge - 14; w <= edge; ++w)
            near += count[w];
        for (std::uint32_t w = edge + 1; w <= 130; ++w)
            above += count[w];
        if ((above + beyond) * 12 <= total && near > best_near) {
            best = edge;
            best_near = near;
        }
    }
    return best_near * 5 >= total ? best : 0;
}

} // namespace duly::read
