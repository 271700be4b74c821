#include "read/text/decode.hpp"

#include <array>
#include <cstring>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

// Windows-1252, 0x80-0x9F; 0 where the code page has nothing.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/// Control characters that no text has.
constexpr std::array<std::uint8_t, 256> is_control = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = c < '\t' || c > '\r';
    table[0x7F] = 1;
    return table;
}();

/// How many there are; eight bytes at once are passed over where all are printed signs.
std::size_t count_controls(std::string_view text) {
    constexpr std::size_t step = sizeof(std::uint64_t);
    constexpr std::uint64_t each = 0x0101010101010101u, high = each << 7;
    std::size_t found = 0;
    for (std::size_t at = 0; at < text.size(); at += step) {
        if (at + step <= text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, step);
            const std::uint64_t below_space = (word - each * ' ') & ~word;
            const std::uint64_t deleted = word ^ (each * 0x7F); // 0 where it is that sign
            if (((below_space | ((deleted - each) & ~deleted)) & high) == 0) continue;
        }
        for (const char c : text.substr(at, step))
            found += is_control[static_cast<unsigned char>(c)];
    }
    return found;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::string out;
    out.reserve(bytes.size() / 2);
    const auto unit = [&](std::size_t at) {
        const auto a = static_cast<unsigned char>(bytes[at]);
        const auto b = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big_endian ? (a << 8) | b : (b << 8) | a);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
            const char32_t low = unit(i + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        utf8::append(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return out;
}

// Zero bytes at every second place of mostly western text.
enum class Wide { no, little, big };
Wide looks_wide(std::string_view bytes) {
    const std::size_t n = std::min<std::size_t>(bytes.size() & ~std::size_t{1}, 4096);
    if (n < 8 || bytes.substr(0, n).find('\0') == std::string_view::npos) return Wide::no;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < n; ++i)
        if (bytes[i] == 0) ++(i % 2 == 0 ? even : odd);
    if (odd > n / 2 * 7 / 10 && even < n / 40) return Wide::little;
    if (even > n / 2 * 7 / 10 && odd < n / 40) return Wide::big;
    return Wide::no;
}

std::string from_mixed(std::string_view bytes, bool& stray) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 16);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t bad = utf8::first_invalid(bytes.substr(at));
        if (bad == std::string_view::npos) {
            out.append(bytes.substr(at));
            break;
        }
        out.append(bytes.substr(at, bad));
        at += bad;
        const auto c = static_cast<unsigned char>(bytes[at++]);
        stray = true;
        if (c >= 0xA0)
            utf8::append(out, c);
        else if (c >= 0x80 && windows_1252[c - 0x80] != 0)
            utf8::append(out, windows_1252[c - 0x80]);
        else
            utf8::append(out, 0xFFFD);
    }
    return out;
}

} // namespace

Result<Decoded> decode(std::string_view bytes, const std::string& name) {
    Decoded decoded;
    const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
    if (starts("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
        decoded.encoding = "utf-8";
    } else if (starts(std::string_view("\xFF\xFE", 2))) {
        decoded = {from_utf16(bytes.substr(2), false), "utf-16"};
    } else if (starts(std::string_view("\xFE\xFF", 2))) {
        decoded = {from_utf16(bytes.substr(2), true), "utf-16"};
    } else if (const Wide wide = looks_wide(bytes); wide != Wide::no) {
        decoded = {from_utf16(bytes, wide == Wide::big), "utf-16"};
    }
    if (decoded.encoding != "utf-16") {
        bool stray = false;
        decoded.text = from_mixed(bytes, stray);
        decoded.encoding = stray ? "windows-1252" : "utf-8";
    }

    if (decoded.text.find('\0') != std::string::npos)
        return fail("not-text", name,
                    "This is not a text file: it holds zero bytes. Name the paper itself "
                    "(a text or Markdown file).");
    const std::size_t controls = count_controls(decoded.text);
    if (controls > 8 && controls > decoded.text.size() / 200) {
        return fail("not-text", name,
                    "This is not a text file: it is full of control characters. Name the paper "
                    "itself (a text or Markdown file).");
    }

    // Old Macintosh line ends; the length stays, so offsets hold.
    if (decoded.text.find('\n') == std::string::npos)
        for (char& c : decoded.text)
            if (c == '\r') c = '\n';
    return decoded;
}

} // namespace duly::read
