#include "read/pdf/layout/marks.hpp"

#include <algorithm>
#include <string>

#include "read/bullets.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool roman(string_view word) {
    return !word.empty() && word.size() <= 5 &&
           word.find_first_not_of("ivxIVX") == string_view::npos;
}

} // namespace

bool is_bullet(string_view word, bool symbol, bool apart) {
    if (word.empty() || word.size() > 4) return false;
    std::size_t at = 0;
    const char32_t c = utf8::next(word, at);
    if (at != word.size()) return false;
    if (is_bullet_sign(c)) return true;
    switch (c) {
    case U'○':
    case U'◆':
    case U'❖':
    case U'➤':
    case U'⮚':
    case U'▫':
    case U'∙':
    case U'·':
    case U'-':
    case U'–':
    case U'—':
    case U'−':
    case U'*':
        return true;
    case U'o':
        return apart;
    case U'§':
    case U'¨':
    case U'Ø':
    case U'q':
    case U'v':
    case U'ü':
        return symbol && c != U'ü';
    default:
        return symbol && c >= 0xF000 && c < 0xF100;
    }
}

bool is_tick(string_view word) {
    for (const string_view tick : {"☐", "☑", "☒", "✓", "✔", "✗", "✘"})
        if (word == tick) return true;
    return false;
}

TypedNumber typed_number(string_view word) {
    if (word.empty() || word.size() > 12) return {};
    std::size_t at = 0;
    const bool bracket = word[0] == '(' || word[0] == '[';
    if (bracket) at = 1;
    const std::size_t from = at;
    bool digits = false, letters = false, stop = false;
    std::size_t count = 0, parts = 1, run = 0;
    for (; at < word.size(); ++at) {
        const char c = word[at];
        if (digit(c)) {
            digits = true;
            if (++run > 4) return {};
        } else if (letter(c)) {
            letters = true;
            ++count;
            ++run;
        } else if (c == '.' && at > from) {
            if (at + 1 < word.size()) {
                ++parts;
                run = 0;
            } else {
                stop = true;
            }
        } else if ((c == ')' || c == ']') && at + 1 == word.size()) {
            stop = true;
        } else {
            return {};
        }
    }
    if (!digits && !letters) return {};
    const string_view inner =
        word.substr(from, word.size() - from - (stop && !word.empty() ? 1 : 0));
    if (letters && !digits) {
        // (a), b), iv., A.
        if (!(bracket || stop) || !(count == 1 || roman(inner))) return {};
        return {true, bracket || word.back() == ')'};
    }
    if (letters && count > 2) return {};
    if (bracket && !stop) return {};
    if (parts >= 2) {
        // 4.2, 4.2.1, A1.3; a sum such as 12.50 has no place before words but may begin a line
        return {true, true};
    }
    if (letters)
        return {stop || bracket || (letter(inner[0]) && inner.size() <= 3), stop || bracket};
    if (bracket || word.back() == ')') return {true, inner.size() <= 3};
    if (stop) return {inner.size() <= 3, inner.size() <= 3};
    return {inner.size() <= 3, false};
}

PageNumber page_number(string_view line) {
    if (line.empty() || line.size() > 40) return {};
    std::string folded = utf8::fold(line);
    for (char& c : folded)
        if (c == '-' || c == '|' || c == '[' || c == ']' || c == '.' || c == '*' || c == '/' ||
            c == '(' || c == ')' || c == '~')
            c = ' ';
    std::size_t numbers = 0, tokens = 0, pages = 0, of = 0, at = 0;
    while (at < folded.size()) {
        while (at < folded.size() && folded[at] == ' ')
            ++at;
        std::size_t stop = folded.find(' ', at);
        if (stop == std::string::npos) stop = folded.size();
        if (stop == at) break;
        string_view token = string_view(folded).substr(at, stop - at);
        ++tokens;
        at = stop;
        if (token.substr(0, 4) == "page" && token.size() > 4 && digit(token[4])) {
            ++pages;
            ++tokens;
            token.remove_prefix(4);
        }
        const bool figures = std::all_of(token.begin(), token.end(), digit);
        if ((figures && token.size() <= 4) || (tokens == 1 && line.size() <= 5 && roman(token)))
            ++numbers;
        else if (token == "page" || token == "p" || token == "pg")
            ++pages;
        else if (token == "of")
            ++of;
        else
            return {};
    }
    if (tokens == 0 || numbers == 0 || numbers > 2 || pages > 1 || of > 1) return {};
    if (numbers == 2 && of == 0 && pages == 0) return {};
    if (pages == 1 || of == 1) return {true, true};
    return {tokens == 1, false};
}

} // namespace duly::read::pdf::layout
