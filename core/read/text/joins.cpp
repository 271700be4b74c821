// Where a line of text goes on in the next one, and where that begins anew.
#include <algorithm>
#include <array>

#include "read/text/line_words.hpp"
#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

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

/// Whether the first word of `next` would not have fitted behind `line`, as ragged as lines are.
bool lacks_room(string_view text, const Line& line, const Line& next, std::uint32_t width) {
    constexpr std::size_t ragged = 6; // columns
    const string_view following = content(text, next);
    const std::uint32_t used = line.width + line.indent;
    const std::size_t word = std::min(following.find(' '), following.size());
    return width != 0 && used + 1 + word + ragged > width && used * 2U >= width;
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
        if (colon != string_view::npos && following.substr(colon + 1).starts_with("  "))
            return false; // a label, and its answer in a column
        if (colon != string_view::npos &&
            (colon + 1 == following.size() || following[colon + 1] == ' ') &&
            std::count(following.begin(), following.begin() + static_cast<std::ptrdiff_t>(colon),
                       ' ') <= 4 &&
            (last == '.' || line.width + line.indent + 12U < width))
            return false;
    }
    if (lacks_room(text, line, next, width)) return true;
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

bool wraps_in_column(string_view text, const Line& line, const Line& last, const Line& next,
                     std::uint32_t width) {
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
    // "Author:   Ann Penn, Director of" over "Quays"
    if (words[words.find_last_not_of(' ', gap)] == ':' && lacks_room(text, last, next, width))
        return true;
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
    if (line.width + line.indent + 1 + word + 6 > width) return false; // it may go on
    // "26/41   FINANCE" over "        (a) Payments", "PUBLIC TIME (in part)" over its text
    const string_view title = words.substr(name, words.find('(', name) - name);
    if (std::count_if(title.begin(), title.end(), upper) >= 4 &&
        std::none_of(title.begin(), title.end(), lower))
        return !ends(words, ":;,-");
    // half the width would have held more of what follows
    if ((line.width + line.indent) * 2U >= width) return false;
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
