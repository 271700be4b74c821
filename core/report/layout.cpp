#include "report/layout.hpp"

#include "support/utf8.hpp"

namespace duly::report {
namespace {

constexpr char32_t bad = 0xFFFD;

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Marks that turn the direction of writing, and others that show nothing and could hide something.
bool is_deceptive(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x2028 || c == 0x2029 || (c >= 0xE0000 && c <= 0xE007F);
}

std::string without_deceptive(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        utf8::append(out, is_control(c) || is_deceptive(c) ? bad : c);
    }
    return out;
}

std::string_view escape_of(Style style) {
    switch (style) {
    case Style::plain:
        return "\x1b[0m";
    case Style::strong:
        return "\x1b[0;1m";
    case Style::muted:
        return "\x1b[0;2m";
    case Style::good:
        return "\x1b[0;1;32m";
    case Style::error:
        return "\x1b[0;1;31m";
    case Style::warning:
        return "\x1b[0;1;33m";
    case Style::info:
        return "\x1b[0;1;36m";
    }
    return "";
}

struct Word {
    std::string_view text;
    Style style;
    bool space_before;
    std::size_t columns;
};

std::vector<Word> words_of(const std::vector<Span>& spans) {
    std::vector<Word> words;
    bool space = false;
    const auto add = [&](std::string_view text, Style style) {
        words.push_back({text, style, space && !words.empty(), utf8::code_points(text)});
        space = false;
    };
    for (const Span& span : spans) {
        const std::string_view text = span.text;
        if (span.whole) {
            if (!text.empty()) add(text, span.style);
            continue;
        }
        for (std::size_t at = 0; at < text.size();) {
            if (text[at] == ' ') {
                space = true;
                ++at;
                continue;
            }
            const std::size_t end = std::min(text.find(' ', at), text.size());
            add(text.substr(at, end - at), span.style);
            at = end;
        }
    }
    return words;
}

} // namespace

std::string printable_path(std::string_view path) {
    return without_deceptive(utf8::escape_invalid(path, true));
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    bool cell = false;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = utf8::next(text, at);
        if (utf8::is_space(c) || c == '\f' || c == '\v') {
            space = true;
            cell = cell || c == '\t';
            continue;
        }
        if (space && !out.empty()) out += cell ? " | " : " ";
        space = cell = false;
        if (is_control(c) || is_deceptive(c)) c = bad;
        utf8::append(out, c);
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t code_points, bool unicode) {
    if (text.size() <= code_points || utf8::code_points(text) <= code_points)
        return std::string(text);
    std::size_t end = 0;
    for (std::size_t i = 0; i < code_points; ++i)
        utf8::next(text, end);
    if (const auto space = text.rfind(' ', end); space != std::string_view::npos && space > end / 2)
        end = space;
    return std::string(utf8::trim(text.substr(0, end))) + (unicode ? " \u2026" : " ...");
}

std::string counted(std::size_t number, std::string_view noun) {
    std::string out = std::to_string(number) + " ";
    out += noun;
    if (number != 1) out += 's';
    return out;
}

void Page::turn(Style style) {
    if (style == style_ || !options_.colour) return;
    buffer_ += escape_of(style);
    style_ = style;
}

void Page::paragraph(unsigned first, unsigned rest, const std::vector<Span>& spans) {
    const std::vector<Word> words = words_of(spans);
    buffer_.append(first, ' ');
    std::size_t column = first;
    bool at_start = true;
    for (std::size_t i = 0; i < words.size();) {
        // Words that no space parts ("Error" and ".") stay together.
        std::size_t next = i + 1;
        std::size_t columns = words[i].columns;
        while (next < words.size() && !words[next].space_before)
            columns += words[next++].columns;
        if (!at_start && column + 1 + columns > options_.width) {
            turn(Style::plain);
            buffer_ += '\n';
            buffer_.append(rest, ' ');
            column = rest;
        } else if (!at_start) {
            buffer_ += ' ';
            ++column;
        }
        for (; i < next; ++i) {
            turn(words[i].style);
            buffer_ += words[i].text;
        }
        column += columns;
        at_start = false;
    }
    turn(Style::plain);
    buffer_ += '\n';
}

void Page::flush() {
    if (buffer_.empty()) return;
    sink_.write(buffer_);
    buffer_.clear();
}

} // namespace duly::report
