#include "read/pdf/text_strings.hpp"

#include "read/pdf/encodings.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf {

namespace {

bool is_text(char32_t c) {
    return c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

std::string from_utf16(std::string_view bytes, bool little_endian) {
    std::string text;
    text.reserve(bytes.size());
    const auto unit = [&](std::size_t at) {
        const auto high = static_cast<unsigned char>(bytes[at + (little_endian ? 1 : 0)]);
        const auto low = static_cast<unsigned char>(bytes[at + (little_endian ? 0 : 1)]);
        return static_cast<char32_t>(high << 8 | low);
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        if (c == 0x1B) { // a language mark: ESC, code, ESC
            std::size_t end = at + 2;
            while (end + 1 < bytes.size() && end < at + 12 && unit(end) != 0x1B)
                end += 2;
            if (end + 1 < bytes.size() && unit(end) == 0x1B) at = end;
            continue;
        }
        if (c >= 0xD800 && c < 0xE000) {
            const char32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
            const bool pair = c < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            c = pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
            if (pair) at += 2;
        }
        if (is_text(c)) utf8::append(text, c);
    }
    return text;
}

std::string text_of(std::string_view bytes) {
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2));
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), true);
    if (bytes.starts_with("\xEF\xBB\xBF") &&
        utf8::first_invalid(bytes.substr(3)) == std::string_view::npos)
        return std::string(bytes.substr(3));
    std::string text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        const char32_t c = pdf_doc_encoding[static_cast<unsigned char>(byte)];
        if (c != 0 && is_text(c)) utf8::append(text, c);
    }
    return text;
}

} // namespace duly::read::pdf
