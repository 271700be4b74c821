#include "engine/words.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace duly::engine {
namespace {

/// Characters that move the cursor, hide, or turn the reading direction: spaces in a report.
bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

/// Whether it is one line as it stands: printable ASCII with single spaces between words.
bool is_one_line(std::string_view text) {
    bool gap = true;
    for (const char c : text) {
        if (c < ' ' || c > '~' || (gap && c == ' ')) return false;
        gap = c == ' ';
    }
    return !gap;
}

} // namespace

std::string one_line(std::string_view text, std::size_t most) {
    const auto is_plain = [&](std::size_t at) { // most of all text
        return text[at] > 0x20 && text[at] < 0x7F;
    };
    if (text.size() < most && is_one_line(text)) return std::string(text);
    std::string out;
    std::size_t count = 0, last_gap = 0;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const bool plain = is_plain(at);
        const char32_t c = plain ? static_cast<char32_t>(text[at++]) : utf8::next(text, at);
        if (!plain && (utf8::is_space(c) || is_unprintable(c))) {
            gap = !out.empty();
            continue;
        }
        if (count + (gap ? 2 : 1) >= most) {
            // Cut between words unless that would lose much.
            if (last_gap > out.size() / 2 && !gap) out.resize(last_gap);
            return out + "\u2026";
        }
        if (gap) {
            last_gap = out.size();
            out += ' ';
            ++count;
            gap = false;
        }
        if (plain) { // as much of the word as has room
            const std::size_t end = std::min(text.size(), begin + (most - 1 - count));
            while (at < end && is_plain(at))
                ++at;
            out.append(text.substr(begin, at - begin));
            count += at - begin;
        } else {
            utf8::append(out, c);
            ++count;
        }
    }
    return out;
}

std::string exact_text(Decimal number) {
    if (number.exponent <= 0) return number.plain();
    return std::to_string(number.mantissa) + 'e' + std::to_string(number.exponent);
}

std::string excerpt_of(const model::Document& paper, model::Range range) {
    const model::TextView& view = paper.file().view;
    if (range.empty()) range = view.line_range(view.line_of(range.begin));
    return one_line(view.slice(range));
}

std::string place_in_words(const model::Document& paper, model::Range range) {
    const model::SourceMap& map = paper.file().map;
    if (map.addressing() == model::SourceMap::Addressing::pages)
        if (const auto page = map.page(range.begin)) return "page " + std::to_string(*page);
    if (map.addressing() == model::SourceMap::Addressing::package)
        if (const auto place = map.place(paper.file().view, range); place.paragraph)
            return "paragraph " + std::to_string(*place.paragraph);
    return "line " + std::to_string(map.line(paper.file().view, range.begin));
}

std::string trail_to(const model::Document& paper, std::uint32_t at) {
    return one_line(paper.trail(at), 400);
}

} // namespace duly::engine
