#include "read/pdf/content_lexer.hpp"

#include <algorithm>

#include "read/pdf/characters.hpp"
#include "read/pdf/string_syntax.hpp"

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

std::string_view ContentLexer::read_string() {
    bool plain = true;
    const std::string_view raw = find_string(stream_, at_, plain);
    if (plain) return raw;
    char* const text = scratch(raw.size());
    return {text, unescape_string(raw, text)};
}

std::string_view ContentLexer::read_hex_string() {
    const std::string_view raw = find_hex_string(stream_, at_);
    char* const text = scratch(raw.size() / 2 + 1);
    return {text, unescape_hex_string(raw, text)};
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
    return {text, unescape_name(raw, text)};
}

void ContentLexer::forget() {
    count_ = 0;
    chunk_ = 0;
    chunk_used_ = 0;
    large_.clear();
}

bool ContentLexer::next(std::string_view& word) {
    using Kind = Operand::Kind;
    forget();
    int depth = 0;
    while (at_ < stream_.size()) {
        const char c = stream_[at_];
        if (is_white(c)) {
            ++at_;
            continue;
        }
        if (count_ >= most_operands) {
            forget();
            depth = 0;
        }
        if (is_digit(c) || c == '-' || c == '.' || c == '+') {
            add(Kind::number, read_number(stream_, at_));
            continue;
        }
        switch (c) {
        case '(':
            add(Kind::string, 0, read_string());
            continue;
        case '/':
            add(Kind::name, 0, read_name());
            continue;
        case '[':
            ++at_;
            ++depth;
            add(Kind::array);
            continue;
        case ']':
            ++at_;
            depth = std::max(0, depth - 1);
            add(Kind::array_end);
            continue;
        case '<':
            if (at_ + 1 < stream_.size() && stream_[at_ + 1] == '<') {
                at_ += 2;
                ++depth;
                add(Kind::dictionary);
            } else {
                add(Kind::string, 0, read_hex_string());
            }
            continue;
        case '>':
            at_ += at_ + 1 < stream_.size() && stream_[at_ + 1] == '>' ? 2 : 1;
            depth = std::max(0, depth - 1);
            add(Kind::dictionary_end);
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
        if (!value || (depth == 0 && count_ == 0)) return true;
        add(Kind::word, 0, word);
    }
    return false;
}

} // namespace duly::read::pdf
