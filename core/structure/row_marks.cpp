#include "structure/row_marks.hpp"

#include <algorithm>
#include <iterator>

#include "structure/answers.hpp"
#include "support/utf8.hpp"

namespace duly::structure {

using model::Range;
using std::string_view;

std::optional<LineMark> mark_of_line(string_view text, Range line) {
    const auto at_end = [&](std::size_t size, std::size_t gap) {
        LineMark out{std::string(text.substr(text.size() - size)), line};
        out.rest.end -= static_cast<std::uint32_t>(size + gap);
        return out;
    };
    const auto at_front = [&](std::size_t size) {
        LineMark out{std::string(text.substr(0, size)), line};
        out.rest.begin += static_cast<std::uint32_t>(size + 1);
        return out;
    };
    constexpr std::size_t tick_bytes = 3; // of "✓" as of "[x]"
    const bool longer = text.size() > tick_bytes + 1;
    if (longer && text[tick_bytes] == ' ' && is_tick(text.substr(0, tick_bytes)))
        return at_front(tick_bytes); // a list of tasks
    // "Legal [ ]", but not "regulation 9(x)"
    if (longer &&
        string_view(" :\t").find(text[text.size() - tick_bytes - 1]) != string_view::npos &&
        is_tick(text.substr(text.size() - tick_bytes)))
        return at_end(tick_bytes, 0);
    if (const std::size_t gap = text.rfind(' ');
        gap != string_view::npos && is_tick(text.substr(gap + 1)))
        return at_end(text.size() - gap - 1, 1);
    if (const std::size_t space = text.find(' ');
        space != string_view::npos && is_tick(text.substr(0, space)))
        return at_front(space);
    return {};
}

std::vector<string_view> ticks_only(string_view text) {
    std::vector<string_view> out;
    if (is_tick(text)) return {text}; // "[ ]"
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const string_view word = text.substr(0, space);
        if (!is_tick(word)) return {};
        out.push_back(word);
        text.remove_prefix(space == string_view::npos ? text.size() : space + 1);
    }
    return out;
}

string_view tick_within(string_view text) {
    string_view found;
    for (const string_view sign : {"✓", "✔", "☑", "☒", "√", "✗", "✘", "☐"}) {
        const std::size_t at = text.find(sign);
        if (at == string_view::npos) continue;
        const std::size_t end = at + sign.size();
        const bool apart = at > 0 && text[at - 1] == ' ' && end < text.size() && text[end] == ' ';
        if (!apart || !found.empty() || text.find(sign, end) != string_view::npos) return {};
        found = text.substr(at, sign.size());
    }
    return found;
}

std::optional<LineMark> spoilt_mark(string_view text, Range line) {
    std::size_t gap = text.rfind(' ');
    if (gap == string_view::npos || gap == 0) return {};
    // "· @", "~": signs that no sentence ends with
    static constexpr string_view signs[] = {"~", "@", "|", "\\", "^", "·", "\\/"};
    const auto is_sign = [](string_view word) {
        return std::find(std::begin(signs), std::end(signs), word) != std::end(signs);
    };
    if (is_sign(text.substr(gap + 1))) {
        for (std::size_t before = text.rfind(' ', gap - 1);
             before != string_view::npos && before > 0 &&
             is_sign(text.substr(before + 1, gap - before - 1));
             before = text.rfind(' ', gap - 1))
            gap = before;
        LineMark out{std::string(text.substr(gap + 1)), line};
        out.rest.end = line.begin + static_cast<std::uint32_t>(gap);
        return out;
    }
    const string_view sign = text.substr(gap + 1);
    const std::size_t count = utf8::code_points(sign);
    LineMark out{std::string(sign), line};
    out.rest.end = line.begin + static_cast<std::uint32_t>(gap);
    if (sign == "(✓)" || sign == "(✔)") return out;
    if (count == 0 || count > 3) return {};
    std::size_t at = 0;
    const char32_t first = utf8::next(sign, at);
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    const bool digit = first >= '0' && first <= '9';
    // a letter of a symbol font: "ü" of Wingdings, or its place among the private characters
    if (count == 1 && first > 0x7F && first != U'–' && first != U'—') return out;
    const string_view before = text.substr(0, text.find_last_not_of(' ', gap) + 1);
    if (before.empty() || string_view(".;:!)").find(before.back()) == string_view::npos) return {};
    // "…consulted. The", "…on 4 May. 28": a line may end with the first word of a sentence
    if (count > 1 && (letter || digit)) {
        if (letter) return {};
        out.sure = before.back() == ':';
        return out;
    }
    out.sure = !letter || string_view("aAI").find(sign[0]) == string_view::npos;
    return out;
}

} // namespace duly::structure
