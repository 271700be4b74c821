#include "support/utf8.hpp"

#include <utf8proc.h>

#include <bit>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <memory>

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

/// Characters that take no room: joiners, direction marks, variation selectors, soft hyphen.
bool is_invisible(char32_t c) {
    switch (c) {
    case 0x00AD:
    case 0x034F:
    case 0x061C:
    case 0x180E:
    case 0xFEFF:
        return true;
    default:
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
               (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206F) ||
               (c >= 0xFE00 && c <= 0xFE0F);
    }
}

/// Punctuation with a plain form; 0 when there is none.
char plain_form(char32_t c) {
    switch (c) {
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x02C8:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x2039:
    case 0x203A:
    case 0xFF07:
        return '\'';
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0xFF02:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2043:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
        return '-';
    case 0x2044:
    case 0x2215:
        return '/';
    default:
        return 0;
    }
}

/// Non-ASCII characters of everyday papers that normalisation would leave alone.
bool is_stable(char32_t c) {
    switch (c) {
    case 0x00A3:
    case 0x00A7:
    case 0x00A9:
    case 0x00AE:
    case 0x00B0:
    case 0x00B1:
    case 0x00B6:
    case 0x00B7:
    case 0x00D7:
    case 0x2020:
    case 0x2021:
    case 0x2022:
    case 0x20AC:
    case 0x25A0:
    case 0x25A1:
    case 0x25AA:
    case 0x25CB:
    case 0x25CF:
    case 0x2610:
    case 0x2611:
    case 0x2612:
    case 0x2713:
    case 0x2714:
    case 0x2717:
    case 0x2718:
    case 0xFFFD:
        return true;
    default:
        return c >= 0xE000 && c <= 0xF8FF; // private use: bullets of symbol fonts
    }
}

struct Free {
    void operator()(utf8proc_uint8_t* p) const { std::free(p); }
};

/// Acute accents and primes on their own would decompose to a space and a mark: they are quotes
/// here.
std::string prepared(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next(text, at);
        if (const char plain = plain_form(c); plain != 0)
            out += plain;
        else
            append(out, c);
    }
    return out;
}

/// NFKC of well-formed text, appended to `out`; false when there is no memory for it.
bool append_normal(std::string_view text, std::string& out) {
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

/// ASCII is normal and joins nothing before it; what follows may join the last of it.
std::string normalised(std::string_view text) {
    const std::string clean = prepared(text); // well-formed from here on
    std::string out;
    out.reserve(clean.size());
    for (std::size_t at = 0; at < clean.size();) {
        std::size_t end = at + ascii_run(clean, at);
        if (end == clean.size()) {
            out.append(clean, at);
            break;
        }
        if (end > at) --end;
        out.append(clean, at, end - at);
        at = end++;
        while (end < clean.size() && static_cast<unsigned char>(clean[end]) >= 0x80)
            ++end;
        if (!append_normal(std::string_view(clean).substr(at, end - at), out)) return clean;
        at = end;
    }
    return out;
}

/// Eight bytes of a text at once; every constant says the same of each of them.
constexpr std::uint64_t each(std::uint8_t byte) {
    return byte * 0x0101010101010101u;
}

/// Folds in one pass, eight bytes at once where they are letters, signs and single spaces, as
/// nearly all are.
class Folding {
public:
    /// `normal`: NFKC has been done.
    Folding(std::string_view text, bool normal) : text_(text), normal_(normal) {
        out_.resize(text.size() + step);
    }

    /// False where NFKC has to be done first.
    bool run() {
        while (at_ < text_.size()) {
            if (fold_step()) continue;
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte < 0x80) {
                if (is_ascii_space(byte))
                    put_space();
                else
                    out_[size_++] = static_cast<char>(to_lower(byte));
                ++at_;
            } else if (!fold_other()) {
                return false;
            }
        }
        if (ends_word()) --size_;
        return true;
    }

    std::string take() {
        out_.resize(size_);
        return std::move(out_);
    }

private:
    static constexpr std::size_t step = sizeof(std::uint64_t);

    [[nodiscard]] bool ends_word() const { return size_ > 0 && out_[size_ - 1] == ' '; }

    /// Between words; one behind the last word is taken back in the end.
    void put_space() {
        if (size_ > 0 && !ends_word()) out_[size_++] = ' ';
    }

    /// The next bytes as far as they are plain, eight at the utmost; false for none.
    bool fold_step() {
        if constexpr (std::endian::native != std::endian::little) return false;
        const std::size_t left = std::min(text_.size() - at_, step);
        std::uint64_t word = each('x'); // stands behind the end
        if (left == step)
            std::memcpy(&word, text_.data() + at_, step);
        else
            std::memcpy(&word, text_.data() + at_, left);
        const std::uint64_t spaces = ~((word ^ each(' ')) + each(0x7F)) & each(0x80);
        const std::uint64_t before = spaces << 8 | (size_ == 0 || ends_word() ? 0x80u : 0u);
        // Not ASCII, control characters, and a space behind another. What is borrowed from a byte
        // is so by one before it that is in the way itself.
        const std::uint64_t odd = ((word | (word - each(' '))) & each(0x80)) | (spaces & before);
        const std::size_t plain =
            std::min<std::size_t>(static_cast<std::size_t>(std::countr_zero(odd)) / 8, left);
        if (plain == 0) return false;
        const std::uint64_t ascii = word & each(0x7F);
        const std::uint64_t from_a = ascii + each(0x80 - 'A'), past_z = ascii + each(0x7F - 'Z');
        word |= (from_a & ~past_z & each(0x80)) >> 2; // 'A' + 0x20 is 'a'
        std::memcpy(out_.data() + size_, &word, step);
        size_ += plain;
        at_ += plain;
        return true;
    }

    /// A character that is not ASCII.
    bool fold_other() {
        const char32_t c = next(text_, at_);
        if (is_invisible(c)) return true;
        if (is_space(c)) {
            put_space();
            return true;
        }
        if (const char plain = plain_form(c); plain != 0) {
            out_[size_++] = plain;
        } else if (c == 0x2026) {
            put("...");
        } else {
            if (!normal_ && !is_stable(c)) return false;
            std::string small;
            append(small, to_lower(c));
            put(small);
        }
        return true;
    }

    /// Small letters may take more room than the large ones.
    void put(std::string_view bytes) {
        const std::size_t needed = size_ + bytes.size() + (text_.size() - at_) + step;
        if (out_.size() < needed) out_.resize(2 * needed);
        bytes.copy(out_.data() + size_, bytes.size());
        size_ += bytes.size();
    }

    std::string_view text_;
    bool normal_;
    std::string out_; ///< with room for what is left, and a step more
    std::size_t at_ = 0, size_ = 0;
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

std::string fold(std::string_view text) {
    if (Folding once(text, false); once.run()) return once.take();
    const std::string normal = normalised(text);
    Folding again(normal, true);
    again.run();
    return again.take();
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
