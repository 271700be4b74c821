#include "support/word_list.hpp"

#include <algorithm>
#include <cstring>

#include "support/pattern_literals.hpp"

namespace duly {
namespace {

constexpr std::size_t most_words = 300;
constexpr std::size_t longest_word = 60;
constexpr int deepest = 20;

/// Eight bytes with their capitals made small, all at once.
std::uint64_t lowered8(std::uint64_t bytes) {
    constexpr std::uint64_t each = 0x0101010101010101u;
    const std::uint64_t seven = bytes & (0x7F * each);
    const std::uint64_t from_a = seven + (0x80 - 'A') * each;
    const std::uint64_t beyond_z = seven + (0x7F - 'Z') * each;
    return bytes | ((~bytes & (from_a ^ beyond_z) & (0x80 * each)) >> 2);
}

/// Whether RE2's \b holds between two bytes of a text.
bool is_word_edge(std::string_view text, std::size_t at) {
    const bool before = at > 0 && is_word(text[at - 1]);
    const bool after = at < text.size() && is_word(text[at]);
    return before != after;
}

} // namespace

/// Expands what can be expanded; anything else makes it no list.
class WordListReader {
public:
    using Entry = WordList::Entry;
    using Edge = WordList::Edge;
    using Entries = std::vector<Entry>;

    explicit WordListReader(std::string_view pattern) : rest_(pattern) {}

    std::optional<WordList> read() {
        WordList list;
        if (rest_.starts_with("(?-i:") && rest_.ends_with(')')) {
            list.strict_ = strict_ = true;
            rest_.remove_prefix(5);
            rest_.remove_suffix(1);
        }
        list.entries_ = alternatives(0);
        const bool has_empty = std::any_of(list.entries_.begin(), list.entries_.end(),
                                           [](const Entry& entry) { return entry.word.empty(); });
        list.has_groups_ = has_groups_;
        if (!known_ || !rest_.empty() || has_empty || list.entries_.empty()) return std::nullopt;
        list.order();
        return list;
    }

private:
    [[nodiscard]] bool at(char c) const { return !rest_.empty() && rest_.front() == c; }

    Entries alternatives(int depth) {
        if (depth > deepest) known_ = false;
        Entries all = sequence(depth);
        while (known_ && at('|')) {
            rest_.remove_prefix(1);
            Entries more = sequence(depth);
            std::move(more.begin(), more.end(), std::back_inserter(all));
            if (all.size() > most_words) known_ = false;
        }
        return all;
    }

    Entries sequence(int depth) {
        Entries all{Entry{}};
        while (known_ && !rest_.empty() && !at('|') && !at(')')) {
            Entries next = atom(depth);
            if (at('?')) {
                rest_.remove_prefix(1);
                next.emplace_back();
            }
            if (at('*') || at('+') || at('{') || at('?')) known_ = false;
            if (known_) all = joined(all, next);
        }
        return all;
    }

    Entries joined(const Entries& all, const Entries& next) {
        Entries out;
        if (all.size() * next.size() > most_words) known_ = false;
        for (std::size_t i = 0; known_ && i < all.size(); ++i)
            for (const Entry& more : next) {
                Entry one = all[i];
                // An edge within a word: rare enough to leave to RE2.
                const bool within =
                    (one.end != Edge::none &&
                     !(more.word.empty() && more.begin == Edge::none && more.end == Edge::none)) ||
                    (!one.word.empty() && more.begin != Edge::none) ||
                    (one.begin != Edge::none && more.begin != Edge::none);
                if (within || one.word.size() + more.word.size() > longest_word) known_ = false;
                if (more.begin != Edge::none) one.begin = more.begin;
                one.word += more.word;
                one.end = more.end != Edge::none ? more.end : one.end;
                out.push_back(std::move(one));
            }
        return out;
    }

    Entries atom(int depth) {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        switch (c) {
        case '(':
            if (rest_.starts_with("?:"))
                rest_.remove_prefix(2);
            else if (at('?'))
                known_ = false;
            else
                has_groups_ = true;
            return group(depth);
        case '[':
            return one_of();
        case '\\':
            return escaped();
        case '^':
            return {Entry{"", Edge::text, Edge::none}};
        case '$':
            return {Entry{"", Edge::none, Edge::text}};
        case '.':
        case '*':
        case '+':
        case '?':
        case '{':
            known_ = false;
            return {};
        default:
            return {Entry{plain(c), Edge::none, Edge::none}};
        }
    }

    Entries group(int depth) {
        Entries inner = alternatives(depth + 1);
        if (!at(')')) known_ = false;
        if (known_) rest_.remove_prefix(1);
        return inner;
    }

    Entries one_of() {
        Entries out;
        while (known_ && !at(']')) {
            if (rest_.empty() || at('^') || at('-') || at('\\') || at('[') ||
                static_cast<unsigned char>(rest_.front()) >= 0x80) {
                known_ = false;
                break;
            }
            out.push_back({std::string(1, own(rest_.front())), Edge::none, Edge::none});
            rest_.remove_prefix(1);
        }
        if (out.empty()) known_ = false;
        if (known_) rest_.remove_prefix(1);
        return out;
    }

    Entries escaped() {
        if (rest_.empty()) {
            known_ = false;
            return {};
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        // At which end of a word the edge is, what comes next decides.
        if (c == 'b') {
            const bool last = rest_.empty() || at('|') || at(')') || at('$');
            return {last ? Entry{"", Edge::none, Edge::word} : Entry{"", Edge::word, Edge::none}};
        }
        if (is_word(c) || static_cast<unsigned char>(c) >= 0x80) {
            known_ = false;
            return {};
        }
        return {Entry{std::string(1, c), Edge::none, Edge::none}};
    }

    /// A character: ASCII, or a sign as papers have them, which is the same in any case.
    std::string plain(char c) {
        std::string out(1, own(c));
        if (static_cast<unsigned char>(c) < 0x80) return out;
        while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0u) == 0x80u) {
            out += rest_.front();
            rest_.remove_prefix(1);
        }
        if (!is_caseless_sign(out)) known_ = false;
        return out;
    }

    [[nodiscard]] char own(char c) const { return strict_ ? c : lowered(c); }

    std::string_view rest_;
    bool known_ = true, strict_ = false, has_groups_ = false;
};

std::optional<WordList> WordList::read(std::string_view pattern) {
    // Most patterns that are none; of the others some, which RE2 will do for.
    if (pattern.find_first_of("*+{") != std::string_view::npos) return std::nullopt;
    return WordListReader(pattern).read();
}

void WordList::order() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        return static_cast<unsigned char>(a.word[0]) < static_cast<unsigned char>(b.word[0]);
    });
    for (Entry& entry : entries_) {
        const char first = entry.word[0];
        ++first_[static_cast<unsigned char>(first) + 1u];
        at_start_ = at_start_ && entry.begin == Edge::text;
        at_words_ = at_words_ && entry.begin == Edge::word && is_word(first);
        std::memcpy(&entry.head, entry.word.data(), std::min<std::size_t>(entry.word.size(), 8));
        std::memset(&entry.mask, 0xFF, std::min<std::size_t>(entry.word.size(), 8));
        begins_[static_cast<unsigned char>(first)] = true;
        if (!strict_ && first >= 'a' && first <= 'z')
            begins_[static_cast<unsigned char>(first - 'a' + 'A')] = true;
    }
    for (std::size_t c = 1; c < first_.size(); ++c)
        first_[c] = static_cast<std::uint16_t>(first_[c] + first_[c - 1]);
}

bool WordList::stands(const Entry& entry, std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    if (entry.word.size() <= 8) {
        if (rest.size() < entry.word.size()) return false;
    } else if (strict_ ? !rest.starts_with(entry.word) : !starts_with_literal(rest, entry.word)) {
        return false;
    }
    const std::size_t end = at + entry.word.size();
    if (entry.begin == Edge::text && at != 0) return false;
    if (entry.begin == Edge::word && !is_word_edge(text, at)) return false;
    if (entry.end == Edge::text && end != text.size()) return false;
    return entry.end != Edge::word || is_word_edge(text, end);
}

std::uint64_t WordList::head_at(std::string_view text, std::size_t at) const {
    std::uint64_t head = 0;
    if (text.size() - at >= sizeof head)
        std::memcpy(&head, text.data() + at, sizeof head);
    else
        std::memcpy(&head, text.data() + at, text.size() - at);
    return strict_ ? head : lowered8(head);
}

std::size_t WordList::end_at(std::string_view text, std::size_t at) const {
    if (at >= text.size()) return std::string_view::npos;
    const auto byte = static_cast<unsigned char>(strict_ ? text[at] : lowered(text[at]));
    if (first_[byte] == first_[byte + 1u]) return std::string_view::npos;
    const std::uint64_t head = head_at(text, at);
    for (std::size_t i = first_[byte]; i < first_[byte + 1u]; ++i)
        if ((head & entries_[i].mask) == entries_[i].head && stands(entries_[i], text, at))
            return at + entries_[i].word.size();
    return std::string_view::npos;
}

std::size_t WordList::place_in(std::string_view text, std::size_t from) const {
    const std::size_t end = at_start_ ? std::min<std::size_t>(text.size(), 1) : text.size();
    for (std::size_t at = from; at < end; ++at) {
        if (!begins_[static_cast<unsigned char>(text[at])]) continue;
        if (at_words_ && at > 0 && is_word(text[at - 1])) continue;
        if (found_at(text, at)) return at;
    }
    return std::string_view::npos;
}

bool WordList::matches_all(std::string_view text) const {
    if (text.empty()) return false;
    const auto byte = static_cast<unsigned char>(strict_ ? text[0] : lowered(text[0]));
    const std::uint64_t head = head_at(text, 0);
    for (std::size_t i = first_[byte]; i < first_[byte + 1u]; ++i)
        if (entries_[i].word.size() == text.size() &&
            (head & entries_[i].mask) == entries_[i].head && stands(entries_[i], text, 0))
            return true;
    return false;
}

} // namespace duly
