#include "read/pdf/glyph_names.hpp"

#include "read/pdf/characters.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf {

namespace {

/// The character that hexadecimal digits name; 0 when they are none or name none.
char32_t from_hex(std::string_view digits) {
    char32_t c = 0;
    for (const char digit : digits) {
        const int value = hex_value(digit);
        if (value < 0 || c > 0x10FFFF) return 0;
        c = c * 16 + static_cast<char32_t>(value);
    }
    return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : c;
}

bool append_part(std::string& out, std::string_view part) {
    if (const char32_t listed = listed_glyph(part); listed != 0) {
        append_character(out, listed);
        return true;
    }
    if (part.starts_with("uni") && part.size() >= 7 && (part.size() - 3) % 4 == 0) {
        std::string text;
        for (std::size_t at = 3; at < part.size(); at += 4) {
            const char32_t c = from_hex(part.substr(at, 4));
            if (c == 0) return false;
            append_character(text, c);
        }
        out += text;
        return true;
    }
    if (part.starts_with('u') && part.size() >= 5 && part.size() <= 7)
        if (const char32_t c = from_hex(part.substr(1)); c != 0) {
            append_character(out, c);
            return true;
        }
    return false;
}

} // namespace

char32_t listed_glyph(std::string_view name) {
    if (name.empty() || name.size() > 31) return 0;
    std::size_t low = 0, high = glyph_names.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t before = glyph_names.rfind(';', middle == 0 ? 0 : middle - 1);
        std::size_t begin = middle == 0 || before == std::string_view::npos ? 0 : before + 1;
        if (begin < low) begin = low;
        const std::size_t equals = glyph_names.find('=', begin);
        const int order = name.compare(glyph_names.substr(begin, equals - begin));
        if (order == 0) return from_hex(glyph_names.substr(equals + 1, 4));
        if (order < 0)
            high = begin;
        else
            low = equals + 6; // behind "=XXXX;"
    }
    return 0;
}

bool append_glyph_text(std::string& out, std::string_view name) {
    name = name.substr(0, name.find('.'));
    if (name.empty()) return false; // ".notdef"
    std::string text;
    while (!name.empty()) {
        const std::size_t bar = name.find('_');
        if (!append_part(text, name.substr(0, bar))) return false;
        name.remove_prefix(bar == std::string_view::npos ? name.size() : bar + 1);
    }
    out += text;
    return true;
}

void append_character(std::string& out, char32_t c) {
    static constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD || c == 0xFEFF || c > 0x10FFFF) return;
    if ((c >= 0xD800 && c < 0xE000) || (c & 0xFFFE) == 0xFFFE) return;
    if (c >= 0xFB00 && c <= 0xFB06)
        out += ligatures[c - 0xFB00];
    else
        utf8::append(out, c);
}

} // namespace duly::read::pdf
