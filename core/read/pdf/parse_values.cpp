#include <algorithm>
#include <cstring>

#include "read/pdf/characters.hpp"
#include "read/pdf/nodes.hpp"
#include "read/pdf/string_syntax.hpp"

namespace duly::read::pdf {

namespace {

constexpr int deepest = 100;
constexpr std::uint32_t big = 16; ///< entries; bigger dictionaries are sorted

bool by_key(const Node& a, const Node& b) {
    return a.view() < b.view();
}

struct Entry {
    Node key, value;
};

} // namespace

const Node* ValueParser::parse(std::string_view bytes, std::size_t& at, StringCipher* cipher) {
    bytes_ = bytes;
    at_ = at;
    cipher_ = cipher;
    stack_.clear();
    Node node;
    const bool found = value(node, 0);
    at = at_;
    return found && !out_of_memory_ ? keep(&node, 1) : nullptr;
}

const Node* ValueParser::keep(const Node* nodes, std::size_t count) {
    char* const memory = arena_.allocate(std::max<std::size_t>(count, 1) * sizeof(Node));
    if (memory == nullptr) {
        out_of_memory_ = true;
        return nullptr;
    }
    if (count > 0) std::memcpy(memory, static_cast<const void*>(nodes), count * sizeof(Node));
    return reinterpret_cast<const Node*>(memory);
}

void ValueParser::skip_blank() {
    while (at_ < bytes_.size()) {
        if (is_white(bytes_[at_]))
            ++at_;
        else if (bytes_[at_] == '%')
            while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r')
                ++at_;
        else
            return;
    }
}

/// False at the end, at a closing bracket and at a word that is no value (`endobj`, `stream`).
bool ValueParser::value(Node& node, int depth) {
    skip_blank();
    if (at_ >= bytes_.size() || out_of_memory_) return false;
    const char c = bytes_[at_];
    if (is_digit(c) || c == '-' || c == '+' || c == '.') return number_or_reference(node);
    switch (c) {
    case '/':
        name(node);
        return true;
    case '(':
        string(node);
        return true;
    case '[':
        return container(node, depth, false);
    case '<':
        if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '<') return container(node, depth, true);
        hex_string(node);
        return true;
    case ']':
    case '>':
    case ')':
    case '{':
    case '}':
        return false;
    default:
        break;
    }
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_regular(bytes_[at_]))
        ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    if (word == "true" || word == "false") {
        node.kind = Node::Kind::boolean;
        node.size = word == "true" ? 1 : 0;
        return true;
    }
    if (word == "null") return true;
    at_ = begin;
    return false;
}

bool ValueParser::container(Node& node, int depth, bool dictionary) {
    if (depth >= deepest) return false;
    at_ += dictionary ? 2 : 1;
    const std::size_t base = stack_.size();
    const char close = dictionary ? '>' : ']';
    for (;;) {
        Node item;
        if (value(item, depth + 1)) {
            const bool key = dictionary && (stack_.size() - base) % 2 == 0;
            if (!key || item.kind == Node::Kind::name) stack_.push_back(item);
            continue; // what should be a key and is none is left out
        }
        if (at_ >= bytes_.size() || out_of_memory_) break;
        const char c = bytes_[at_];
        if (c == close) {
            at_ += dictionary && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '>' ? 2 : 1;
            break;
        }
        const std::string_view rest = bytes_.substr(at_, 6);
        if (rest == "endobj" || rest == "stream" || rest == "endstr") break; // never closed
        if (is_regular(c)) {
            while (at_ < bytes_.size() && is_regular(bytes_[at_]))
                ++at_;
        } else if (c == '[' || c == '<') {
            at_ = bytes_.size(); // deeper than is read
        } else {
            ++at_;
        }
    }
    std::size_t count = stack_.size() - base;
    if (dictionary && count % 2 == 1) --count; // a key without a value
    if (dictionary && count / 2 > big) {
        auto* const entries = reinterpret_cast<Entry*>(stack_.data() + base);
        std::stable_sort(entries, entries + count / 2,
                         [](const Entry& a, const Entry& b) { return by_key(a.key, b.key); });
    }
    node.kind = dictionary ? Node::Kind::dictionary : Node::Kind::array;
    node.size = static_cast<std::uint32_t>(dictionary ? count / 2 : count);
    node.items = keep(stack_.data() + base, count);
    stack_.resize(base);
    return node.items != nullptr;
}

bool ValueParser::number_or_reference(Node& node) {
    const std::size_t begin = at_;
    node.kind = Node::Kind::number;
    node.number = read_number(bytes_, at_);
    if (at_ == begin) ++at_;
    // `12 0 R`
    if (!is_digit(bytes_[begin]) || node.number > 4e9) return true;
    std::size_t at = at_;
    std::uint64_t number = 0, generation = 0;
    std::size_t digits = begin;
    if (!read_digits(bytes_, digits, number) || digits != at_) return true;
    skip_white(bytes_, at);
    if (at == at_ || !read_digits(bytes_, at, generation) || generation > 65535) return true;
    const std::size_t after = at;
    skip_white(bytes_, at);
    if (at == after || at >= bytes_.size() || bytes_[at] != 'R') return true;
    if (at + 1 < bytes_.size() && is_regular(bytes_[at + 1])) return true;
    at_ = at + 1;
    node.kind = Node::Kind::reference;
    node.size = static_cast<std::uint32_t>(number);
    node.generation = static_cast<std::uint16_t>(generation);
    return true;
}

void ValueParser::name(Node& node) {
    const std::size_t begin = ++at_;
    while (at_ < bytes_.size() && is_regular(bytes_[at_]))
        ++at_;
    const std::string_view raw = bytes_.substr(begin, at_ - begin);
    node.kind = Node::Kind::name;
    node.text = raw.data();
    node.size = static_cast<std::uint32_t>(raw.size());
    if (raw.find('#') == std::string_view::npos) return;
    char* const text = arena_.allocate(raw.size());
    if (text == nullptr) {
        out_of_memory_ = true;
        return;
    }
    node.size = static_cast<std::uint32_t>(unescape_name(raw, text));
    node.text = text;
}

void ValueParser::string(Node& node) {
    bool plain = true;
    const std::string_view raw = find_string(bytes_, at_, plain);
    node.kind = Node::Kind::string;
    node.text = raw.data();
    node.size = static_cast<std::uint32_t>(raw.size());
    if (plain && cipher_ == nullptr) return;
    char* const text = arena_.allocate(raw.size());
    if (text == nullptr) {
        out_of_memory_ = true;
        return;
    }
    finish_string(node, text, unescape_string(raw, text));
}

void ValueParser::hex_string(Node& node) {
    const std::string_view raw = find_hex_string(bytes_, at_);
    node.kind = Node::Kind::string;
    char* const text = arena_.allocate(raw.size() / 2 + 1);
    if (text == nullptr) {
        out_of_memory_ = true;
        return;
    }
    finish_string(node, text, unescape_hex_string(raw, text));
}

void ValueParser::finish_string(Node& node, char* text, std::size_t size) {
    if (cipher_ != nullptr) size = cipher_->decrypt(text, size);
    node.text = text;
    node.size = static_cast<std::uint32_t>(size);
}

const Node* find_entry(const Node& dictionary, std::string_view key) {
    const Node* const items = dictionary.items;
    if (dictionary.size <= big) {
        for (std::uint32_t i = dictionary.size; i-- > 0;) // the last of equals counts
            if (items[2 * i].view() == key) return &items[2 * i + 1];
        return nullptr;
    }
    std::uint32_t low = 0, high = dictionary.size; // the first that is greater
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (key < items[2 * middle].view())
            high = middle;
        else
            low = middle + 1;
    }
    return low > 0 && items[2 * (low - 1)].view() == key ? &items[2 * (low - 1) + 1] : nullptr;
}

} // namespace duly::read::pdf
