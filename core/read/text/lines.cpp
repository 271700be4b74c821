#include "read/text/lines.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "read/bullets.hpp"
#include "read/text/spaces.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

constexpr bool digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}

string_view content(string_view text, const Line& line) {
    return text.substr(line.begin, line.end - line.begin);
}

bool all_of(string_view words, bool (*test)(char)) {
    return !words.empty() && std::all_of(words.begin(), words.end(), test);
}

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
        if (lines[i].page_before || (lines[i].use == Line::Use::furniture &&
                                     string_view(lines[i].furniture) == "page-number"))
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
            lines[i].furniture = "running-head";
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
            } else if (c == '\t') {
                break; // an empty last cell, perhaps
            } else if (c >= 0x80) {
                std::size_t before = end;
                if (!utf8::is_space(utf8::previous(text, before)) || before < begin) break;
                end = before;
            } else {
                break;
            }
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

namespace {

constexpr string_view bold_mark = "**";

/// "Signed (Director): …": the length of a label of a few words with its colon, else 0. Where
/// Markdown sets it in bold, `words` begin behind the mark.
std::size_t label_length(string_view words, std::ptrdiff_t most_spaces, bool bold) {
    if (words.empty() || !upper(words[0])) return 0;
    const std::size_t colon = words.substr(0, 60).find(':');
    if (colon == string_view::npos) return 0;
    string_view value = words.substr(colon + 1);
    if (bold && value.starts_with(bold_mark)) value.remove_prefix(bold_mark.size());
    if (!value.empty() && value[0] != ' ') return 0;
    const string_view label = words.substr(0, colon);
    return std::count(label.begin(), label.end(), ' ') <= most_spaces ? colon + 1 : 0;
}

/// A label over a label, a line to write on over another, "Signed (Clerk) …" over
/// "Signed (Chair) …": lines of a form, however full they are.
bool lines_of_a_form(string_view words, string_view following) {
    const bool bold = words.starts_with(bold_mark) && following.starts_with(bold_mark) &&
                      words.size() > bold_mark.size() && following.size() > bold_mark.size();
    if (bold) {
        words.remove_prefix(bold_mark.size());
        following.remove_prefix(bold_mark.size());
    }
    if (!upper(words[0]) || !upper(following[0])) return false;
    const std::size_t first = words.find(' ');
    const bool same = first != string_view::npos && first + 1 < words.size() &&
                      following.substr(0, first + 1) == words.substr(0, first + 1);
    const std::ptrdiff_t most_spaces = same ? 7 : 4;
    if (label_length(words, most_spaces, bold) > 0 &&
        label_length(following, most_spaces, bold) > 0)
        return true;
    if (same && words[first + 1] == '(' && first + 1 < following.size() &&
        following[first + 1] == '(')
        return true;
    const auto to_write_on = [](string_view line) {
        // leaders of a contents list run up to a page
        return line.find("____") != string_view::npos ||
               (line.find("......") != string_view::npos && !digit(line.back()));
    };
    return to_write_on(words) && to_write_on(following);
}

/// "(a)", "(iv)", "(bb)", "(12)", and no abbreviation such as "(DMPC)".
bool label_in_brackets(string_view words) {
    const std::size_t close = words.substr(0, 6).find(')');
    if (words[0] != '(' || close == string_view::npos || words.size() <= 2) return false;
    const string_view label = words.substr(1, close - 1);
    const bool roman = label.find_first_not_of("ivxlcIVXLC") == string_view::npos;
    const bool small = label.size() <= 2 && all_of(label, lower);
    return label.size() <= 1 || roman || small || !all_of(label, upper);
}

/// "4.2 The power", "3. To keep", "(b) the rest": a typed number opens a paragraph of its own.
/// "2022." is no number but a year that ends a sentence.
bool opens_with_number(string_view words) {
    constexpr std::size_t year = 4;
    std::size_t n = words[0] == '(' ? 1 : 0;
    const std::size_t from = n;
    while (n < words.size() && n < from + 8 && (digit(words[n]) || words[n] == '.'))
        ++n;
    if (n > from && n < words.size()) {
        if (words[n] == ')') return true;
        const std::size_t dot = words.substr(0, n).find('.');
        if (words[n - 1] == '.') return dot != from + year || n != dot + 1;
        if (words[n] == ' ' && n < 8 && dot != string_view::npos) return true;
    }
    return from == 1 && label_in_brackets(words);
}

/// "… as set out in section": the number on the next line belongs to it.
bool calls_for_number(string_view words) {
    static constexpr std::array<string_view, 14> before = {
        "section",    "sections", "paragraph", "paragraphs", "schedule", "article",     "articles",
        "regulation", "item",     "items",     "part",       "table",    "regulations", "paras"};
    const std::size_t space = words.rfind(' ');
    return space != string_view::npos &&
           std::find(before.begin(), before.end(), words.substr(space + 1)) != before.end();
}

/// "Minutes of the Harbour Board" over "Tuesday 12 March 2019": a name that is full, and the day
/// that opens the next line of a head.
bool day_of_its_own(string_view words, string_view following) {
    if (!upper(words[words.rfind(' ') + 1])) return false; // in a sentence: "met on"
    if (following.starts_with(bold_mark)) following.remove_prefix(bold_mark.size());
    constexpr string_view days[] = {"Monday ", "Tuesday ",  "Wednesday ", "Thursday ",
                                    "Friday ", "Saturday ", "Sunday "};
    return std::any_of(std::begin(days), std::end(days), [&](string_view day) {
        return following.starts_with(day) && following.size() > day.size() &&
               digit(following[day.size()]);
    });
}

} // namespace

bool wrapped_into(string_view text, const Line& line, const Line& next, std::uint32_t width) {
    if (line.hard_break || next.page_before) return false;
    const string_view words = content(text, line);
    const string_view following = content(text, next);
    if (words.empty() || following.empty()) return false;
    // columns set with spaces
    if (line.gap && words.find("    ") != string_view::npos) return false;
    const char last = words.back();
    const bool goes_on = lower(following[0]);
    if (width == 0)
        return goes_on && words.size() >= 40 && last != '.' && last != ':' && last != ';';
    if (lines_of_a_form(words, following) || day_of_its_own(words, following)) return false;
    const std::uint32_t used = line.width + line.indent;
    if (calls_for_number(words) && digit(following[0])) return used * 2 >= width;
    if (opens_with_number(following)) return false;
    if (upper(following[0])) {
        const std::size_t colon = following.substr(0, 40).find(':');
        if (colon != string_view::npos &&
            (colon + 1 == following.size() || following[colon + 1] == ' ') &&
            std::count(following.begin(), following.begin() + static_cast<std::ptrdiff_t>(colon),
                       ' ') <= 4 &&
            (last == '.' || line.width + line.indent + 12U < width))
            return false;
    }
    std::size_t word = following.find(' ');
    if (word == string_view::npos) word = following.size();
    if (used + 1 + word + 6 > width && used * 2 >= width) return true;
    return goes_on && used * 2 >= width && last != '.' && last != ':';
}

namespace {

/// Whether a line's words end a sentence or a clause, brackets and quotation marks aside.
bool ends(string_view words, string_view stops) {
    while (!words.empty() && (words.back() == ')' || words.back() == '"' || words.back() == '*'))
        words.remove_suffix(1);
    return !words.empty() && stops.find(words.back()) != string_view::npos;
}

} // namespace

bool heads_anew(string_view text, const Line& line, const Line& next, const Line* after,
                std::uint32_t width) {
    constexpr std::ptrdiff_t most_words = 4;
    constexpr std::uint32_t longest = 40;
    const string_view words = content(text, next);
    if (words.size() < 4 || next.width > longest || next.width * 2U > width || !upper(words[0]))
        return false;
    const auto plain = [](char c) {
        return upper(c) || lower(c) || c == ' ' || c == '\'' || c == '&' || c == '-' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    if (!all_of(words, plain) || std::count(words.begin(), words.end(), ' ') >= most_words)
        return false;
    if (!ends(content(text, line), ".:?!")) return false;
    return after == nullptr || after->blank || !lower(content(text, *after)[0]);
}

bool wraps_in_column(string_view text, const Line& line, const Line& last, const Line& next) {
    constexpr string_view room = "   ";
    if (!line.gap || line.tabbed || next.gap || next.indent <= line.indent) return false;
    const string_view words = content(text, line), following = content(text, next);
    const std::size_t gap = words.find(room);
    const std::size_t column = words.find_first_not_of(' ', std::min(gap, words.size()));
    if (gap == string_view::npos || column == string_view::npos ||
        words.find(room, column) != string_view::npos)
        return false;
    const std::size_t points = utf8::code_points(words.substr(0, column));
    if (next.indent != line.indent + points || following.empty()) return false;
    if (lower(following[0])) return true;
    // "Minutes of the Panel, 4 and" over "6 November 2025"
    const string_view above = content(text, last);
    constexpr string_view open[] = {" and", " of", " on", " to", " the", " for", " in", " by"};
    return digit(following[0]) && std::any_of(std::begin(open), std::end(open),
                                              [&](string_view w) { return above.ends_with(w); });
}

bool asks_and_answers(string_view text, const Line& line) {
    const string_view words = content(text, line);
    if (words.empty() || !upper(words[0])) return false;
    const std::size_t question = words.rfind("? ");
    if (question == string_view::npos || words.size() - question > 6) return false;
    const string_view answer = words.substr(question + 2);
    return answer == "Yes" || answer == "No" || answer == "YES" || answer == "NO" ||
           answer == "N/A";
}

bool heads_item(string_view text, const Line& line, const Line& next, std::uint32_t width) {
    constexpr std::ptrdiff_t most_words = 9;
    const string_view words = content(text, line), following = content(text, next);
    if (width == 0 || words.empty() || following.empty() || !digit(words[0])) return false;
    // "12 High Street" over "    Quay Town" is no item: an item's words stand under its name
    const std::size_t number = words.find_first_of(" \t");
    const std::size_t name = words.find_first_not_of(' ', std::min(number, words.size()));
    if (name == string_view::npos || words[name] == '\t' || name < number + 2 ||
        next.indent != line.indent + name)
        return false;
    std::size_t word = following.find(' ');
    if (word == string_view::npos) word = following.size();
    // half the width would have held more of what follows
    if ((line.width + line.indent) * 2U >= width || line.width + line.indent + 1 + word + 6 > width)
        return false;
    // "7.   Dates of meetings" over "     31 January and 27 March"
    if (!upper(following[0]) && (!digit(following[0]) || calls_for_number(words))) return false;
    return !ends(words, ".:;,?!-") && std::count(words.begin(), words.end(), ' ') <= most_words &&
           words.back() != ')';
}

bool numbered_anew(string_view text, const Line& line, const Line& next) {
    const string_view words = content(text, next);
    const bool bracket = words[0] == '(';
    std::size_t at = bracket;
    const auto in_number = [&](char c) {
        return digit(c) || (c == '.' && at > 0 && digit(words[at - 1]));
    };
    if (bracket && at < words.size() && lower(words[at]))
        ++at;
    else
        while (at < words.size() && at < 6 && in_number(words[at]))
            ++at;
    if (at == static_cast<std::size_t>(bracket) || at >= words.size()) return false;
    if (bracket ? words[at] != ')' : words[at - 1] != '.') return false;
    if (bracket) ++at;
    const std::size_t word = words.find_first_not_of(' ', at);
    if (word == string_view::npos || word == at) return false;
    const string_view before = content(text, line);
    return ends(before, ".:;") || before.ends_with("; and") || before.ends_with(", and") ||
           before.ends_with("; or") || before.ends_with(", or");
}

} // namespace duly::read
