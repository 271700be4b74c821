#include "read/pdf/content_lexer.hpp"

#include <algorithm>

#include "read/pdf/characters.hpp"

namespace duly::read::pdf {

namespace {

constexpr std::size_t chunk_size = 64 * 1024;
constexpr std::size_t most_operands = 200'000; ///< before an operator; more is no content

} // namespace

char* ContentLexer::scratch(std::size_t size) {
    if (size > chunk_size / 4) {
        large_.push_back(std::unique_ptr<char[]>(new char[size]));
        return large_.back().get();
    }
    if (chunks_.empty() || chunk_used_ + size > chunk_size) {
        if (!chunks_.empty()) ++chunk_;
        if (chunk_ >= chunks_.size())
            chunks_.push_back(std::unique_ptr<char[]>(new char[chunk_size]));
        chunk_used_ = 0;
    }
    char* const begin = chunks_[chunk_].get() + chunk_used_;
    chunk_used_ += size;
    return begin;
}

double ContentLexer::read_number() {
    static constexpr double power[] = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};
    const char* at = stream_.data() + at_;
    const char* const end = stream_.data() + stream_.size();
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
        } else if (*at != '-') { // "12-3" is 12, as others read it
            break;
        }
    }
    // The rest of a word that began as a number.
    while (at < end && is_regular(*at) && (*at == '.' || is_digit(*at)))
        ++at;
    at_ = static_cast<std::size_t>(at - stream_.data());
    const double value = static_cast<double>(digits) * power[fraction];
    return negative ? -value : value;
}

std::string_view ContentLexer::read_string() {
    const std::size_t begin = ++at_;
    int depth = 1;
    bool plain = true;
    std::size_t at = begin;
    for (; at < stream_.size(); ++at) {
        const char c = stream_[at];
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
    const std::size_t end = std::min(at, stream_.size());
    at_ = std::min(end + 1, stream_.size());
    const std::string_view raw = stream_.substr(begin, end - begin);
    if (plain) return raw;
    char* const text = scratch(raw.size());
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
        text[size++] = c;
    }
    return {text, size};
}

std::string_view ContentLexer::read_hex_string() {
    const std::size_t begin = ++at_;
    const std::size_t close = stream_.find('>', begin);
    const std::size_t end = close == std::string_view::npos ? stream_.size() : close;
    at_ = std::min(end + 1, stream_.size());
    char* const text = scratch((end - begin) / 2 + 1);
    std::size_t size = 0;
    int high = -1;
    for (std::size_t i = begin; i < end; ++i) {
        const int value = hex_value(stream_[i]);
        if (value < 0) continue;
        if (high < 0) {
            high = value;
        } else {
            text[size++] = static_cast<char>(high << 4 | value);
            high = -1;
        }
    }
    if (high >= 0) text[size++] = static_cast<char>(high << 4);
    return {text, size};
}

std::string_view ContentLexer::read_regular() {
    const std::size_t begin = at_;
    while (at_ < stream_.size() && is_regular(stream_[at_]))
        ++at_;
    return stream_.substr(begin, at_ - begin);
}

std::string_view ContentLexer::read_name() {
    ++at_;
    const std::string_view raw = read_regular();
    if (raw.find('#') == std::string_view::npos) return raw;
    char* const text = scratch(raw.size());
    std::size_t size = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '#' && i + 2 < raw.size() && hex_value(raw[i + 1]) >= 0 &&
            hex_value(raw[i + 2]) >= 0) {
            text[size++] = static_cast<char>(hex_value(raw[i + 1]) << 4 | hex_value(raw[i + 2]));
            i += 2;
        } else {
            text[size++] = raw[i];
        }
    }
    return {text, size};
}

bool ContentLexer::next(std::string_view& word) {
    using Kind = Operand::Kind;
    operands_.clear();
    chunk_ = 0;
    chunk_used_ = 0;
    large_.clear();
    int depth = 0;
    while (at_ < stream_.size()) {
        const char c = stream_[at_];
        if (is_white(c)) {
            ++at_;
            continue;
        }
        if (operands_.size() >= most_operands) {
            operands_.clear();
            chunk_ = 0;
            chunk_used_ = 0;
            large_.clear();
            depth = 0;
        }
        if (is_digit(c) || c == '-' || c == '.' || c == '+') {
            operands_.push_back({Kind::number, read_number(), {}});
            continue;
        }
        switch (c) {
        case '(':
            operands_.push_back({Kind::string, 0, read_string()});
            continue;
        case '/':
            operands_.push_back({Kind::name, 0, read_name()});
            continue;
        case '[':
            ++at_;
            ++depth;
            operands_.push_back({Kind::array, 0, {}});
            continue;
        case ']':
            ++at_;
            depth = std::max(0, depth - 1);
            operands_.push_back({Kind::array_end, 0, {}});
            continue;
        case '<':
            if (at_ + 1 < stream_.size() && stream_[at_ + 1] == '<') {
                at_ += 2;
                ++depth;
                operands_.push_back({Kind::dictionary, 0, {}});
            } else {
                operands_.push_back({Kind::string, 0, read_hex_string()});
            }
            continue;
        case '>':
            at_ += at_ + 1 < stream_.size() && stream_[at_ + 1] == '>' ? 2 : 1;
            depth = std::max(0, depth - 1);
            operands_.push_back({Kind::dictionary_end, 0, {}});
            continue;
        case '%':
            while (at_ < stream_.size() && stream_[at_] != '\n' && stream_[at_] != '\r')
                ++at_;
            continue;
        case ')':
        case '{':
        case '}':
            ++at_;
            continue;
        default:
            break;
        }
        word = read_regular();
        const bool value = word == "true" || word == "false" || word == "null";
        // An operator inside an array means that the array was never closed.
        if (!value || (depth == 0 && operands_.empty())) return true;
        operands_.push_back({Kind::word, 0, word});
    }
    return false;
}

} // namespace duly::read::pdf
