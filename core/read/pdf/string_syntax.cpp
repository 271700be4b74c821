#include "read/pdf/string_syntax.hpp"

#include <algorithm>
#include <cstdint>

#include "read/pdf/characters.hpp"

namespace duly::read::pdf {

double read_number(std::string_view bytes, std::size_t& place) {
    static constexpr double power[] = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};
    const char* at = bytes.data() + place;
    const char* const end = bytes.data() + bytes.size();
    bool negative = false;
    while (at < end && (*at == '-' || *at == '+'))
        negative |= *at++ == '-';
    std::uint64_t digits = 0;
    int fraction = 0;
    bool point = false;
    for (; at < end; ++at) {
        if (is_digit(*at)) {
            if (digits > (std::uint64_t{1} << 58) || fraction >= 9) {
                if (!point) digits = std::uint64_t{1} << 58; // too big to matter
                continue;
            }
            digits = digits * 10 + static_cast<std::uint64_t>(*at - '0');
            fraction += point ? 1 : 0;
        } else if (*at == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    // The rest of a word that began as a number: "12-3" and "1.2.3" are 12 and 1.2.
    while (at < end && (*at == '.' || *at == '-' || is_digit(*at)))
        ++at;
    place = static_cast<std::size_t>(at - bytes.data());
    const double value = static_cast<double>(digits) * power[fraction];
    return negative ? -value : value;
}

std::string_view find_string(std::string_view bytes, std::size_t& at, bool& plain) {
    const std::size_t begin = ++at;
    int depth = 1;
    plain = true;
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '\\') {
            plain = false;
            ++at;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            break;
        } else if (c == '\r') {
            plain = false;
        }
    }
    const std::size_t end = std::min(at, bytes.size());
    at = std::min(end + 1, bytes.size());
    return bytes.substr(begin, end - begin);
}

std::size_t unescape_string(std::string_view raw, char* out) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char c = raw[i];
        if (c == '\r') {
            if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
            c = '\n';
        } else if (c == '\\') {
            if (++i >= raw.size()) break;
            c = raw[i];
            if (c >= '0' && c <= '7') {
                int code = 0;
                for (int k = 0; k < 3 && i < raw.size() && raw[i] >= '0' && raw[i] <= '7'; ++k)
                    code = code * 8 + (raw[i++] - '0');
                --i;
                c = static_cast<char>(code);
            } else if (c == '\r' || c == '\n') {
                if (c == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
                continue;
            } else {
                c = c == 'n'   ? '\n'
                    : c == 'r' ? '\r'
                    : c == 't' ? '\t'
                    : c == 'b' ? '\b'
                    : c == 'f' ? '\f'
                               : c;
            }
        }
        out[size++] = c;
    }
    return size;
}

std::string_view find_hex_string(std::string_view bytes, std::size_t& at) {
    const std::size_t begin = ++at;
    const std::size_t close = bytes.find('>', begin);
    const std::size_t end = close == std::string_view::npos ? bytes.size() : close;
    at = std::min(end + 1, bytes.size());
    return bytes.substr(begin, end - begin);
}

std::size_t unescape_hex_string(std::string_view raw, char* out) {
    std::size_t size = 0;
    int high = -1;
    for (const char c : raw) {
        const int value = hex_value(c);
        if (value < 0) continue;
        if (high < 0) {
            high = value;
        } else {
            out[size++] = static_cast<char>(high << 4 | value);
            high = -1;
        }
    }
    if (high >= 0) out[size++] = static_cast<char>(high << 4);
    return size;
}

std::size_t unescape_name(std::string_view raw, char* out) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '#' && i + 2 < raw.size() && hex_value(raw[i + 1]) >= 0 &&
            hex_value(raw[i + 2]) >= 0) {
            out[size++] = static_cast<char>(hex_value(raw[i + 1]) << 4 | hex_value(raw[i + 2]));
            i += 2;
        } else {
            out[size++] = raw[i];
        }
    }
    return size;
}

} // namespace duly::read::pdf
