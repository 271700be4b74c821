#include "support/pattern_literals.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace duly {
namespace {

constexpr std::size_t most_literals = 64; ///< in a set; more prove too little for their cost
constexpr std::size_t shortest_part = 3;
constexpr std::size_t long_prefix = 8; ///< nothing is won by knowing more of a beginning …
constexpr std::size_t long_part = 10;  ///< … or of a word in the middle
constexpr int deepest = 50;

/// A few short words, kept in place: patterns are read by the hundred at every start.
class Words {
public:
    static constexpr std::size_t longest = 15; ///< bytes of a word

    /// No word; not defaulted, which would set what lies beyond the count.
    Words() {} // NOLINT(modernize-use-equals-default)
    explicit Words(std::string_view word) : count_(1) {
        words_[0] = Word(word);
        shortest_ = longest_ = words_[0].size;
    }
    Words(const Words& other) { *this = other; }
    Words& operator=(const Words& other) {
        if (this == &other) return *this;
        count_ = other.count_;
        shortest_ = other.shortest_;
        longest_ = other.longest_;
        std::copy_n(other.words_.begin(), count_, words_.begin());
        return *this;
    }
    ~Words() = default;

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    void clear() { count_ = shortest_ = longest_ = 0; }
    [[nodiscard]] std::string_view operator[](std::size_t i) const { return words_[i].view(); }

    [[nodiscard]] std::size_t shortest() const { return shortest_; } ///< bytes; 0 without a word

    /// False, and nothing done, when that is too many.
    bool add(const Words& other) {
        if (count_ + other.count_ > most_literals) return false;
        std::copy_n(other.words_.begin(), other.count_,
                    words_.begin() + static_cast<std::ptrdiff_t>(count_));
        if (other.count_ > 0)
            shortest_ = count_ == 0 ? other.shortest_ : std::min(shortest_, other.shortest_);
        longest_ = std::max(longest_, other.longest_);
        count_ += other.count_;
        return true;
    }

    /// Each with each of the other behind it; false, and nothing done, when that is too many or too
    /// long.
    bool append(const Words& other) {
        if (count_ * other.count_ > 0 && longest_ + other.longest_ > longest) return false;
        return append_what_fits(other);
    }

    /// The same, with as much of each of the other's as there is room for.
    bool append_what_fits(const Words& other) {
        if (other.count_ == 1 && other.longest_ == 0) return true;
        if (count_ * other.count_ > most_literals) return false;
        // From the last on, so that no word is written over before its turn.
        for (std::size_t i = count_; i-- > 0;) {
            const Word begin = words_[i];
            for (std::size_t j = 0; j < other.count_; ++j)
                words_[i * other.count_ + j] = begin + other.words_[j];
        }
        count_ *= other.count_;
        shortest_ = count_ == 0 ? 0 : std::min(shortest_ + other.shortest_, longest);
        longest_ = count_ == 0 ? 0 : std::min(longest_ + other.longest_, longest);
        return true;
    }

private:
    struct Word {
        Word() {} // NOLINT(modernize-use-equals-default): means nothing yet
        explicit Word(std::string_view text)
            : size(static_cast<std::uint8_t>(std::min(text.size(), longest))) {
            std::copy_n(text.begin(), size, bytes.begin());
        }
        [[nodiscard]] std::string_view view() const { return {bytes.data(), size}; }
        Word operator+(const Word& more) const {
            Word out = *this;
            const std::size_t room = std::min<std::size_t>(more.size, longest - size);
            std::copy_n(more.bytes.begin(), room, out.bytes.begin() + size);
            out.size = static_cast<std::uint8_t>(size + room);
            return out;
        }
        std::array<char, longest> bytes;
        std::uint8_t size;
    };
    std::array<Word, most_literals> words_; ///< those from count_ on mean nothing
    std::size_t count_ = 0, shortest_ = 0, longest_ = 0;
};

/// What is known of the strings that a piece of a pattern matches.
struct Piece {
    bool exact = true; ///< `heads` are all the strings there are; otherwise what each begins with
    bool anchored = false; ///< holds at the start of the text only
    Words heads{""};
    Words parts; ///< one of them is in every match; empty: nothing known

    static Piece anything() {
        Piece one;
        one.exact = false;
        return one;
    }
    static Piece nothing_wide(bool anchored = false) {
        Piece one;
        one.anchored = anchored;
        return one;
    }
    static Piece literal(std::string_view word) {
        Piece one;
        one.exact = word.size() <= Words::longest;
        one.heads = Words(word);
        one.parts = one.heads;
        return one;
    }
};

/// How much a set saves: long literals are seldom met by chance, many cost more to look for.
int worth(std::size_t least, std::size_t count) {
    const auto length = static_cast<int>(std::min(least, long_part));
    if (least < shortest_part) return length; // of use only in what grows from it
    return 4 * length - 3 * static_cast<int>(count) + 100;
}
int worth(const Words& set) {
    return worth(set.shortest(), set.size());
}

/// Whether looking for more would be lost labour.
bool is_good(const Words& parts) {
    return worth(parts) >= worth(8, 1);
}

using Bytes = std::array<bool, 256>;
constexpr Bytes bytes_of(std::string_view some) {
    Bytes table{};
    for (const char c : some)
        table[static_cast<unsigned char>(c)] = true;
    return table;
}

/// What running English has no use for, and patterns have as itself.
constexpr Bytes marks = bytes_of("@/_#=<>~{}[]|");
constexpr bool is_mark(char c) {
    return marks[static_cast<unsigned char>(c)];
}

bool all_have_marks(const Words& set) {
    for (std::size_t i = 0; i < set.size(); ++i)
        if (std::none_of(set[i].begin(), set[i].end(), is_mark)) return false;
    return !set.empty();
}

/// Leaves out literals that cannot occur without another of the set.
Literals without_implied(const Words& words, LiteralNeed need) {
    if (words.size() == 1) return {std::string(words[0])};
    Literals set;
    set.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        set.emplace_back(words[i]);
    std::sort(set.begin(), set.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    Literals kept;
    for (std::string& one : set) {
        const bool implied = std::any_of(kept.begin(), kept.end(), [&](const std::string& other) {
            return need == LiteralNeed::prefixes ? one.starts_with(other)
                                                 : one.find(other) != std::string::npos;
        });
        if (!implied) kept.push_back(std::move(one));
    }
    return kept;
}

constexpr Bytes signs_of_syntax = bytes_of("()[]{}|\\.^$*+?");
constexpr bool stands_for_itself(char c) {
    return static_cast<unsigned char>(c) < 0x80 && !signs_of_syntax[static_cast<unsigned char>(c)];
}
constexpr bool may_repeat_what_is_before(char c) {
    return c == '*' || c == '+' || c == '?' || c == '{';
}

/// Whether one of the marks may stand for itself somewhere; all but a few of them are signs of the
/// syntax, too.
bool may_ask_for_marks(std::string_view pattern) {
    bool in_class = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\') {
            ++at;
            if (at < pattern.size() && is_mark(pattern[at])) return true;
        } else if (c == '[') {
            if (in_class) return true;
            in_class = true;
        } else if (c == ']') {
            if (!in_class) return true;
            in_class = false;
        } else if (c == '{') {
            // "{2}" repeats
            const std::size_t close = in_class ? std::string_view::npos : pattern.find('}', at);
            if (close == std::string_view::npos || pattern[at + 1] < '0' || pattern[at + 1] > '9')
                return true;
            at = close;
        } else if (c == '|') {
            if (in_class) return true;
        } else if (is_mark(c)) {
            return true;
        }
    }
    return false;
}

/// Reads RE2's syntax, as far as papers' patterns use it.
class Reader {
public:
    Reader(std::string_view pattern, LiteralNeed need) : rest_(pattern), need_(need) {}

    /// Nothing when the pattern holds what this reader does not know.
    std::optional<Piece> read() {
        Piece whole = alternatives(0);
        if (!known_ || !rest_.empty()) return std::nullopt;
        if (many_lines_) whole.anchored = false;
        return whole;
    }

private:
    [[nodiscard]] bool at(char c) const { return !rest_.empty() && rest_.front() == c; }

    char take() {
        if (rest_.empty()) {
            known_ = false;
            return '\0';
        }
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    void skip_past(char c) {
        const std::size_t found = rest_.find(c);
        known_ = known_ && found != std::string_view::npos;
        rest_.remove_prefix(found == std::string_view::npos ? rest_.size() : found + 1);
    }

    Piece alternatives(int depth) {
        if (depth > deepest) known_ = false;
        Piece all = sequence(depth);
        while (known_ && at('|')) {
            take();
            const Piece other = sequence(depth);
            if (quiet_) continue;
            all.exact = all.exact && other.exact;
            if (!all.heads.add(other.heads)) {
                all.exact = false;
                all.heads = Words("");
            }
            const bool both = !all.parts.empty() && !other.parts.empty();
            if (!both || !all.parts.add(other.parts)) all.parts.clear();
            all.anchored = all.anchored && other.anchored;
        }
        return all;
    }

    void consider(Words& best, const Words& other) const {
        if (need_ == LiteralNeed::marks ? all_have_marks(other) && !all_have_marks(best)
                                        : worth(other) > worth(best))
            best = other;
    }

    /// Whether enough is known: the rest is read for its syntax only.
    [[nodiscard]] bool is_settled(const Piece& piece) const {
        if (need_ == LiteralNeed::marks) return all_have_marks(piece.parts);
        if (need_ != LiteralNeed::prefixes) return is_good(piece.parts);
        return !piece.exact || piece.heads.shortest() >= long_prefix;
    }

    Piece sequence(int depth) {
        Piece all;
        Words run(""); // what has been exact since the last piece that was not
        Words word;    // what has been a single literal since then
        const bool was_quiet = quiet_;
        for (bool first = true; known_ && !rest_.empty() && !at('|') && !at(')'); first = false) {
            if (!first && !quiet_ && is_settled(all)) {
                all.exact = false;
                quiet_ = true;
            }
            const Piece one = repeated(depth);
            if (first) all.anchored = one.anchored;
            if (quiet_) continue;
            if (all.exact) all.exact = all.heads.append(one.heads) && one.exact;
            if (need_ == LiteralNeed::prefixes) continue;

            const bool single = one.exact && one.heads.size() == 1;
            if (!single)
                word.clear();
            else if (word.empty() || !word.append(one.heads))
                word = one.heads;
            consider(all.parts, word);
            const bool longer = run.append(one.heads);
            if (longer || run.append_what_fits(one.heads)) consider(all.parts, run);
            if (!longer || !one.exact) {
                consider(all.parts, one.parts);
                run = one.exact ? one.heads : Words("");
            }
        }
        quiet_ = was_quiet;
        return all;
    }

    Piece repeated(int depth) {
        Piece one = atom(depth);
        while (known_ && !rest_.empty()) {
            bool may_be_absent = false, may_repeat = true;
            if (at('*') || at('+') || at('?')) {
                const char sign = take();
                may_be_absent = sign != '+';
                may_repeat = sign != '?';
            } else if (at('{')) {
                const std::size_t close = rest_.find('}');
                const std::string_view counts =
                    rest_.substr(1, close == std::string_view::npos ? 0 : close - 1);
                if (!counts.empty() && counts[0] == ',') known_ = false; // engines differ on {,n}
                const bool counted =
                    !counts.empty() && counts[0] >= '0' && counts[0] <= '9' &&
                    counts.find_first_not_of("0123456789,") == std::string_view::npos;
                if (!counted) return one; // a plain brace: the next atom
                may_be_absent = counts[0] == '0';
                rest_.remove_prefix(close + 1);
                // "[cd]{2}", "x{3,}": one after another, as often as it says at least
                const bool least = counts.size() > 1 && counts[1] == ',';
                if ((counts.size() == 1 || least) && !may_be_absent && one.exact && !quiet_) {
                    const Words once = one.heads;
                    bool fits = true;
                    for (char n = counts[0]; fits && n > '1'; --n)
                        fits = one.heads.append(once);
                    if (fits) {
                        if (at('?')) take();
                        one.parts = one.heads;
                        one.exact = !least;
                        one.anchored = false;
                        continue;
                    }
                }
            } else {
                return one;
            }
            if (at('?')) take(); // takes as little as it can: the same strings
            if (quiet_) continue;
            one.anchored = false;
            if (may_be_absent) one.parts.clear();
            if (may_repeat) {
                one.exact = false;
                if (may_be_absent) one.heads = Words("");
            } else if (!one.heads.add(Words(""))) {
                one = Piece::anything();
            }
        }
        return one;
    }

    Piece atom(int depth) {
        const char c = take();
        switch (c) {
        case '(':
            return group(depth);
        case '[':
            return one_of();
        case '\\':
            return escaped();
        case '.':
            return Piece::anything();
        case '^':
            return Piece::nothing_wide(true);
        case '$':
            return Piece::nothing_wide();
        case '*':
        case '+':
        case '?':
            known_ = false;
            return Piece::anything();
        default:
            break;
        }
        if (static_cast<unsigned char>(c) < 0x80) return plain(c);
        std::string character(1, c);
        while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0u) == 0x80u)
            character += take();
        return is_caseless_sign(character) && !quiet_ ? Piece::literal(character)
                                                      : Piece::anything();
    }

    /// As many plain characters as stand together; a sign of repetition takes only the one before
    /// it.
    Piece plain(char first) {
        std::size_t count = 0;
        while (count < rest_.size() && stands_for_itself(rest_[count]))
            ++count;
        const bool repeats =
            count > 0 && count < rest_.size() && may_repeat_what_is_before(rest_[count]);
        if (repeats) --count;
        const std::string_view more = rest_.substr(0, count);
        rest_.remove_prefix(count);
        if (quiet_) return {};
        std::array<char, Words::longest + 1> word; // one more shows that it is too long
        std::size_t size = 0;
        word[size++] = lowered(first);
        for (std::size_t i = 0; i < more.size() && size < word.size(); ++i)
            word[size++] = lowered(more[i]);
        return Piece::literal({word.data(), size});
    }

    Piece group(int depth) {
        if (at('?')) {
            take();
            if (at('P') || at('<')) { // a named group
                skip_past('>');
            } else {
                // Flags change which strings match by their case and extent only.
                while (known_ && !at(':') && !at(')')) {
                    const char flag = take();
                    if (flag == 'm') many_lines_ = true;
                    if (std::string_view("imsU-").find(flag) == std::string_view::npos)
                        known_ = false;
                }
                if (take() == ')') {
                    // RE2 repeats what stands before the flags.
                    if (at('*') || at('+') || at('?') || at('{')) known_ = false;
                    return Piece::nothing_wide();
                }
            }
        }
        Piece inner = alternatives(depth + 1);
        if (take() != ')') known_ = false;
        return inner;
    }

    /// A few plain characters are told apart (organi[sz]ation); any other class is anything.
    Piece one_of() {
        Words few;
        bool is_plain = !at('^');
        if (!is_plain) take();
        for (bool first = true; known_; first = false) {
            const char c = take();
            if (c == ']' && !first) break;
            if (c == '\\') {
                take();
                is_plain = false;
            } else if (c == '[' && at(':')) {
                skip_past(']');
                is_plain = false;
            } else if (static_cast<unsigned char>(c) >= 0x80 || at('-') || c == '-') {
                is_plain = false;
            } else if (is_plain) {
                const char small = lowered(c);
                is_plain = few.add(Words({&small, 1}));
            }
        }
        if (!is_plain || few.size() > 4) return Piece::anything();
        Piece one;
        one.heads = one.parts = few;
        return one;
    }

    Piece escaped() {
        const char c = take();
        const char small = lowered(c);
        const bool letter_or_digit = (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
        if (!letter_or_digit) {
            known_ = known_ && static_cast<unsigned char>(c) < 0x80;
            return Piece::literal({&c, 1});
        }
        if (c == 't') return Piece::literal("\t");
        if (c == 'A') return Piece::nothing_wide(true);
        if (c == 'b' || c == 'B' || c == 'z') return Piece::nothing_wide();
        if (c == 'p' || c == 'P') {
            if (at('{'))
                skip_past('}');
            else
                take();
        } else if (std::string_view("dDwWsSntrfva").find(c) == std::string_view::npos) {
            known_ = false; // \Q, \x, \C, numbers
        }
        return Piece::anything();
    }

    std::string_view rest_;
    LiteralNeed need_;
    bool known_ = true;
    bool quiet_ = false;
    bool many_lines_ = false; ///< (?m): ^ holds after every newline
};

bool equal_at(const char* text, const std::string& literal) {
    for (std::size_t i = 0; i < literal.size(); ++i)
        if (lowered(text[i]) != literal[i]) return false;
    return true;
}

/// The byte of a literal that English uses least: the one to look for.
std::size_t rarest(const std::string& literal) {
    std::size_t best = 0;
    unsigned best_rarity = 0;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        const unsigned rare = rarity(literal[i]);
        if (rare > best_rarity) {
            best = i;
            best_rarity = rare;
        }
    }
    return best;
}

} // namespace

Beginning beginning_of(std::string_view pattern) {
    const auto read = Reader(pattern, LiteralNeed::prefixes).read();
    if (!read) return {};
    Beginning out{{}, read->anchored};
    if (read->heads.shortest() > 0) out.words = without_implied(read->heads, LiteralNeed::prefixes);
    return out;
}

Literals literals_of(std::string_view pattern, LiteralNeed need) {
    if (need == LiteralNeed::prefixes) return beginning_of(pattern).words;
    if (need == LiteralNeed::marks && !may_ask_for_marks(pattern)) return {};
    const auto read = Reader(pattern, need).read();
    if (!read) return {};
    const bool is_enough =
        need == LiteralNeed::marks
            ? all_have_marks(read->parts)
            : read->parts.shortest() >= (need == LiteralNeed::signs ? 2 : shortest_part);
    return is_enough ? without_implied(read->parts, need) : Literals{};
}

bool is_caseless_sign(std::string_view character) {
    return (character.size() == 2 && character[0] == '\xC2' && character != "\u00B5") ||
           (character.size() == 3 && character.starts_with("\xE2\x80"));
}

bool may_say_start(std::string_view pattern) {
    for (std::size_t at = pattern.find('^'); at != std::string_view::npos;
         at = pattern.find('^', at + 1))
        if (at == 0 || pattern[at - 1] != '[') return true;
    return pattern.find("\\A") != std::string_view::npos;
}

bool stays_on_line(std::string_view pattern) {
    bool in_class = false, excludes = false, excludes_newline = false;
    bool low = false; // what may begin a range comes before the newline
    std::size_t class_begin = 0;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\n' || (in_class && low && c == '-')) return false;
        low = static_cast<unsigned char>(c) < ' ';
        if (c == '\\') {
            if (++at == pattern.size()) return false;
            const char escaped = pattern[at];
            low = escaped == 't';
            if (in_class && excludes) {
                excludes_newline = excludes_newline || escaped == 'n' || escaped == 's';
                if (std::string_view("WDSpPQECxX").find(escaped) != std::string_view::npos)
                    return false;
            } else if (std::string_view("sWDnrfvapPQECxXzAZ").find(escaped) !=
                           std::string_view::npos ||
                       (escaped >= '0' && escaped <= '9')) {
                return false;
            }
        } else if (in_class) {
            if (c == '[' && at + 1 < pattern.size() && pattern[at + 1] == ':') return false;
            // "[]a]" and "[^]a]": a bracket in front is a plain one.
            if (c != ']' || at == class_begin) continue;
            in_class = false;
            if (excludes && !excludes_newline) return false;
        } else if (c == '[') {
            in_class = true;
            excludes = at + 1 < pattern.size() && pattern[at + 1] == '^';
            excludes_newline = false;
            if (excludes) ++at;
            class_begin = at + 1;
        } else if (c == '(' && pattern.substr(at).starts_with("(?")) {
            for (std::size_t i = at + 2;
                 i < pattern.size() && pattern[i] != ':' && pattern[i] != ')'; ++i)
                if (pattern[i] == 's' || pattern[i] == 'P' || pattern[i] == '<') return false;
        }
    }
    return !in_class;
}

namespace {

/// Six bits of a byte, capital and small letters as one.
constexpr std::array<std::uint64_t, 256> letter_bits = [] {
    std::array<std::uint64_t, 256> table{};
    for (std::size_t c = 0; c < 256; ++c)
        table[c] = std::uint64_t{1} << ((c & 0x1Fu) | (c >> 1 & 0x20u));
    return table;
}();

} // namespace

Letters::Letters(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text) {
        bits |= letter_bits[static_cast<unsigned char>(c)];
        all |= static_cast<unsigned char>(c);
    }
    ascii = all < 0x80;
}

unsigned rarity(char small) {
    static constexpr std::string_view common = " etaoinsrhldcumfpgwybvkxjqz"; // most used first
    static constexpr std::array<std::uint8_t, 256> ranks = [] {
        std::array<std::uint8_t, 256> table{};
        for (std::uint8_t& rank : table)
            rank = common.size() + 1;
        for (std::size_t i = 0; i < common.size(); ++i)
            table[static_cast<unsigned char>(common[i])] = static_cast<std::uint8_t>(i + 1);
        return table;
    }();
    return ranks[static_cast<unsigned char>(small)];
}

bool has_digit(std::string_view text) {
    constexpr std::uint64_t each = 0x0101010101010101u;
    std::size_t at = 0;
    for (; at + sizeof each <= text.size(); at += sizeof each) { // eight bytes at once
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        // The high bit of each byte that is '0' to '9': none carries into the next.
        const std::uint64_t low = word & 0x7F * each;
        if ((low + (0x80 - '0') * each) & ~(low + (0x7F - '9') * each) & ~word & 0x80 * each)
            return true;
    }
    return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

bool has_disguised_letters(std::string_view text) {
    return text.find("\u017F") != std::string_view::npos ||
           text.find("\u212A") != std::string_view::npos;
}

bool starts_with_literal(std::string_view text, const std::string& literal) {
    return literal.size() <= text.size() && equal_at(text.data(), literal);
}

bool contains_literal(std::string_view text, const std::string& literal) {
    if (literal.size() > text.size()) return false;
    const std::size_t key = rarest(literal);
    const char small = literal[key];
    const char large = small >= 'a' && small <= 'z' ? static_cast<char>(small - 32) : small;
    const std::string_view keys = text.substr(key, text.size() - literal.size() + 1);
    for (const char wanted : {small, large}) {
        for (std::size_t at = keys.find(wanted); at != std::string_view::npos;
             at = keys.find(wanted, at + 1))
            if (equal_at(text.data() + at, literal)) return true;
        if (small == large) break;
    }
    return false;
}

} // namespace duly
