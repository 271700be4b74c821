#include "support/utf8.hpp"

#include <utf8proc.h>

#include <cassert>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "support/nfkc.hpp"

namespace duly::utf8 {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0u) == 0x80u;
}

/// Length of the well-formed sequence at `at` and its code point; length 0 when there is none.
struct Decoded {
    char32_t code_point = replacement;
    std::size_t length = 0;
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const std::size_t left = text.size() - at;
    const unsigned lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xC2 || lead > 0xF4) return {};
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (left < length) return {};
    char32_t c = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(byte(i))) return {};
        c = (c << 6) | (byte(i) & 0x3Fu);
    }
    // Overlong forms, surrogates and what lies beyond Unicode are no characters.
    if (length == 3 && (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))) return {};
    if (length == 4 && (c < 0x10000 || c > 0x10FFFF)) return {};
    return {c, length};
}

/// Number of leading ASCII bytes from `at` on, eight at a time.
std::size_t ascii_run(std::string_view text, std::size_t at) {
    const std::size_t start = at;
    while (at + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if (word & 0x8080808080808080u) break;
        at += 8;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    return at - start;
}

bool is_ascii_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct Free {
    void operator()(utf8proc_uint8_t* p) const { std::free(p); }
};

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

} // namespace

char32_t next(std::string_view text, std::size_t& at) {
    assert(at < text.size());
    const Decoded decoded = decode(text, at);
    at += decoded.length == 0 ? 1 : decoded.length;
    return decoded.code_point;
}

char32_t previous(std::string_view text, std::size_t& at) {
    assert(at > 0 && at <= text.size());
    const std::size_t end = at;
    std::size_t start = end - 1;
    while (start > 0 && end - start < 4 && is_continuation(static_cast<unsigned char>(text[start])))
        --start;
    const Decoded decoded = decode(text, start);
    if (decoded.length != 0 && start + decoded.length == end) {
        at = start;
        return decoded.code_point;
    }
    at = end - 1;
    return replacement;
}

void append(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

std::size_t first_invalid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        at += ascii_run(text, at);
        if (at >= text.size()) break;
        const Decoded decoded = decode(text, at);
        if (decoded.length == 0) return at;
        at += decoded.length;
    }
    return std::string_view::npos;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t run = ascii_run(text, at);
        count += run;
        at += run;
        if (at >= text.size()) break;
        next(text, at);
        ++count;
    }
    return count;
}

std::size_t utf16_units(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t run = ascii_run(text, at);
        count += run;
        at += run;
        if (at >= text.size()) break;
        count += next(text, at) > 0xFFFF ? 2 : 1;
    }
    return count;
}

std::size_t floor_boundary(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    for (std::size_t back = 0; back < 4 && back <= at; ++back) {
        const std::size_t start = at - back;
        if (is_continuation(static_cast<unsigned char>(text[start]))) continue;
        const Decoded decoded = decode(text, start);
        return decoded.length > back ? start : at; // a stray continuation byte stands for itself
    }
    return at;
}

bool is_space(char32_t c) {
    if (c < 0x80) return is_ascii_space(c);
    switch (c) {
    case 0x0085:
    case 0x00A0:
    case 0x1680:
    case 0x180E:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
        return true;
    default:
        return c >= 0x2000 && c <= 0x200B;
    }
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const auto kind = category(c);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

char32_t to_lower(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_upper(char32_t c) {
    if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t at = begin;
        if (!is_space(next(text, at))) break;
        begin = at;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t at = end;
        if (!is_space(previous(text, at))) break;
        end = at;
    }
    return text.substr(begin, end - begin);
}

bool append_nfkc(std::string_view text, std::string& out) {
    utf8proc_uint8_t* raw = nullptr;
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
    const std::unique_ptr<utf8proc_uint8_t, Free> held(raw);
    if (length < 0) return false;
    out.append(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
    return true;
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

std::string ascii_upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return out;
}

std::string escape_invalid(std::string_view text, bool controls_too) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decode(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool control = controls_too && (byte < 0x20 || byte == 0x7F);
        if (decoded.length == 0 || control) {
            out += "\\x";
            out += digits[byte >> 4];
            out += digits[byte & 15];
            ++at;
        } else {
            out.append(text.substr(at, decoded.length));
            at += decoded.length;
        }
    }
    return out;
}

} // namespace duly::utf8
