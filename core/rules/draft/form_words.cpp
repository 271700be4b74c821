#include "rules/draft/form_words.hpp"

#include <array>

#include "support/utf8.hpp"

namespace duly::rules {
namespace {

using std::string_view;

constexpr std::size_t longest_bracket = 300;
constexpr std::array<string_view, 8> empty_boxes{"☐", "□", "▢", "❏", "❑", "⬜", "[ ]", "( )"};
constexpr std::array<string_view, 9> marked_boxes{"☑",   "☒",   "✓",   "✔",  "[x]",
                                                  "[X]", "(x)", "(X)", "⮽"};

template <std::size_t n> bool take(string_view& words, const std::array<string_view, n>& boxes) {
    for (const string_view box : boxes) {
        if (words.starts_with(box))
            words.remove_prefix(box.size());
        else if (words.ends_with(box))
            words.remove_suffix(box.size());
        else
            continue;
        words = utf8::trim(words);
        return true;
    }
    return false;
}

} // namespace

bool blank(string_view words) {
    return words.find_first_not_of("_.-– \t…") == string_view::npos;
}

bool begins_reference(string_view words) {
    constexpr std::size_t longest = 16; // bytes
    return words.size() > 1 && words.size() <= longest && words.ends_with('/') &&
           words.find(' ') == string_view::npos;
}

bool is_date_label(string_view folded) {
    return folded.starts_with("date") || folded.ends_with(" date");
}

std::vector<Gap> gaps_in(string_view words, bool lines) {
    std::vector<Gap> found;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == '[') {
            const std::size_t end = words.find(']', at);
            if (end == string_view::npos) break;
            if (end - at > 3 && end - at < longest_bracket) found.push_back({at, end + 1});
            at = end;
        } else if (lines && (words[at] == '_' || words.substr(at, 3) == "...")) {
            const std::size_t end = std::min(words.find_first_not_of(words[at], at), words.size());
            found.push_back({at, end});
            at = end - 1;
        }
    }
    return found;
}

std::vector<string_view> sentences(string_view words) {
    std::vector<string_view> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const bool stop = words[i] == '.' || words[i] == '?' || words[i] == '!';
        if (!stop || words[i + 1] != ' ') continue;
        const char next = words[i + 2];
        if (!(next >= 'A' && next <= 'Z') && next != '"' && next != '[') continue;
        out.push_back(utf8::trim(words.substr(begin, i + 1 - begin)));
        begin = i + 2;
    }
    out.push_back(utf8::trim(words.substr(begin)));
    return out;
}

std::size_t words_in(string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        if (c != ' ' && !inside) ++count;
        inside = c != ' ';
    }
    return count;
}

Box take_box(string_view& words) {
    if (take(words, empty_boxes)) return Box::empty;
    return take(words, marked_boxes) ? Box::marked : Box::none;
}

bool is_box(string_view words) {
    words = utf8::trim(words);
    return take_box(words) == Box::empty && words.empty();
}

std::size_t boxes_in(string_view words) {
    std::size_t count = 0;
    for (const string_view box : empty_boxes)
        for (std::size_t at = words.find(box); at != string_view::npos;
             at = words.find(box, at + box.size()))
            ++count;
    return count;
}

} // namespace duly::rules
