#include "support/pattern_literals.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace duly {
namespace {

constexpr std::size_t most_literals = 16; ///< in a set; more prove too little for their cost
constexpr std::size_t shortest_part = 3;
constexpr std::size_t long_prefix = 8; ///< nothing is won by knowing more of a beginning …
constexpr std::size_t long_part = 10;  ///< … or of a word in the middle
constexpr int deepest = 50;

/// What is known of the strings that a piece of a pattern matches.
struct Piece {
    bool exact = true; ///< `heads` are all the strings there are; otherwise what each begins with
    Literals heads{""};
    Literals parts;        ///< one of them is in every match; empty: nothing known
    bool anchored = false; ///< holds at the start of the text only

    static Piece anything() { return {false, {""}, {}, false}; }
    static Piece nothing_wide(bool anchored = false) { return {true, {""}, {}, anchored}; }
    static Piece literal(std::string word) { return {true, {word}, {std::move(word)}, false}; }
};

std::size_t shortest(const Literals& set) {
    if (set.empty()) return 0;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const std::string& one : set)
        least = std::min(least, one.size());
    return least;
}

/// How much a set saves: long literals are seldom met by chance, many cost more to look for.
int worth(const Literals& set) {
    const auto length = static_cast<int>(std::min(shortest(set), long_part));
    return length == 0 ? 0 : 4 * length - 3 * static_cast<int>(set.size()) + 100;
}

/// Whether looking for more would be lost labour.
bool is_good(const Literals& parts) {
    return worth(parts) >= worth({std::string(8, 'x')});
}

void consider(Literals& best, const Literals& other) {
    if (worth(other) > worth(best)) best = other;
}

std::optional<Literals> product(const Literals& left, const Literals& right) {
    if (left.size() * right.size() > most_literals) return std::nullopt;
    if (right.size() == 1 && right[0].empty()) return left;
    Literals out;
    out.reserve(left.size() * right.size());
    for (const std::string& a : left)
        for (const std::string& b : right)
            out.push_back(a + b);
    return out;
}

bool merge(Literals& into, const Literals& other) {
    into.insert(into.end(), other.begin(), other.end());
    return into.size() <= most_literals;
}

/// Leaves out literals that cannot occur without another of the set.
Literals without_implied(Literals set, LiteralNeed need) {
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
            if (!merge(all.heads, other.heads)) {
                all.exact = false;
                all.heads = {""};
            }
            const bool both = !all.parts.empty() && !other.parts.empty();
            if (!both || !merge(all.parts, other.parts)) all.parts.clear();
            all.anchored = all.anchored && other.anchored;
        }
        return all;
    }

    /// Whether enough is known: the rest is read for its syntax only.
    [[nodiscard]] bool is_settled(const Piece& piece) const {
        if (need_ == LiteralNeed::parts) return is_good(piece.parts);
        return !piece.exact || shortest(piece.heads) >= long_prefix;
    }

    Piece sequence(int depth) {
        Piece all;
        Literals run{""}; // what has been exact since the last piece that was not
        std::string word; // what has been a single literal since then
        const bool was_quiet = quiet_;
        for (bool first = true; known_ && !rest_.empty() && !at('|') && !at(')'); first = false) {
            if (!first && !quiet_ && is_settled(all)) {
                all.exact = false;
                quiet_ = true;
            }
            const Piece one = repeated(depth);
            if (first) all.anchored = one.anchored;
            if (quiet_) continue;
            if (all.exact) {
                auto longer = product(all.heads, one.heads);
                all.exact = longer && one.exact;
                if (longer) all.heads = std::move(*longer);
            }
            if (need_ == LiteralNeed::prefixes) continue;

            const bool single = one.exact && one.heads.size() == 1;
            if (single)
                word += one.heads[0];
            else
                word.clear();
            if (!word.empty()) consider(all.parts, {word});
            auto longer = product(run, one.heads);
            if (longer) consider(all.parts, *longer);
            if (longer && one.exact) {
                run = std::move(*longer);
            } else {
                consider(all.parts, one.parts);
                run = one.exact ? one.heads : Literals{""};
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
            } else {
                return one;
            }
            if (at('?')) take(); // takes as little as it can: the same strings
            if (quiet_) continue;
            one.anchored = false;
            if (may_be_absent) one.parts.clear();
            if (may_repeat) {
                one.exact = false;
                if (may_be_absent) one.heads = {""};
            } else if (!merge(one.heads, {""})) {
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
        while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0u) == 0x80u)
            take();
        return Piece::anything();
    }

    /// As many plain characters as stand together; a sign of repetition takes only the one before
    /// it.
    Piece plain(char first) {
        static constexpr std::string_view signs = "()[]{}|\\.^$*+?";
        std::size_t count = 0;
        while (count < rest_.size() && static_cast<unsigned char>(rest_[count]) < 0x80 &&
               signs.find(rest_[count]) == std::string_view::npos)
            ++count;
        const bool repeats = count > 0 && count < rest_.size() &&
                             std::string_view("*+?{").find(rest_[count]) != std::string_view::npos;
        if (repeats) --count;
        const std::string_view more = rest_.substr(0, count);
        rest_.remove_prefix(count);
        if (quiet_) return {};
        std::string word(1, lowered(first));
        for (const char c : more)
            word += lowered(c);
        return Piece::literal(std::move(word));
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
                if (take() == ')') return Piece::nothing_wide();
            }
        }
        Piece inner = alternatives(depth + 1);
        if (take() != ')') known_ = false;
        return inner;
    }

    /// A few plain characters are told apart (organi[sz]ation); any other class is anything.
    Piece one_of() {
        Literals few;
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
                few.emplace_back(1, lowered(c));
            }
        }
        if (!is_plain || few.size() > 4) return Piece::anything();
        return {true, few, few, false};
    }

    Piece escaped() {
        const char c = take();
        const char small = lowered(c);
        const bool letter_or_digit = (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
        if (!letter_or_digit) {
            known_ = known_ && static_cast<unsigned char>(c) < 0x80;
            return Piece::literal(std::string(1, c));
        }
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

constexpr std::array<char, 256> lower_table = [] {
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 256; ++c)
        table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return table;
}();

bool equal_at(const char* text, const std::string& literal) {
    for (std::size_t i = 0; i < literal.size(); ++i)
        if (lowered(text[i]) != literal[i]) return false;
    return true;
}

/// The byte of a literal that English uses least: the one to look for.
std::size_t rarest(const std::string& literal) {
    static constexpr std::string_view common = " etaoinsrhldcumfpgwybvkxjqz"; // most used first
    std::size_t best = 0, best_rank = 0;
    for (std::size_t i = 0; i < literal.size(); ++i) {
        const std::size_t rank = std::min(common.find(literal[i]), common.size()) + 1;
        if (rank > best_rank) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

} // namespace

char lowered(char c) {
    return lower_table[static_cast<unsigned char>(c)];
}

Literals literals_of(std::string_view pattern, LiteralNeed need) {
    auto read = Reader(pattern, need).read();
    if (!read) return {};
    Literals& set = need == LiteralNeed::prefixes ? read->heads : read->parts;
    const std::size_t least = need == LiteralNeed::prefixes ? 1 : shortest_part;
    if (shortest(set) < least) return {};
    return without_implied(std::move(set), need);
}

bool says_at_start(std::string_view pattern) {
    if (pattern.find('^') == std::string_view::npos &&
        pattern.find("\\A") == std::string_view::npos)
        return false;
    const auto read = Reader(pattern, LiteralNeed::prefixes).read();
    return read && read->anchored;
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
