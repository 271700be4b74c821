#include "support/pattern_literals.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace duly {
namespace {

constexpr std::size_t most_literals = 16; ///< in a set; more prove too little for their cost
constexpr std::size_t shortest_part = 3;
constexpr std::size_t long_enough = 10; ///< nothing is won by knowing more of a literal
constexpr int deepest = 50;

using Set = std::vector<std::string>;

/// What is known of the strings that a piece of a pattern matches.
struct Piece {
    bool exact = true; ///< `heads` are all the strings there are; otherwise what each begins with
    Set heads{""};
    Set parts; ///< one of them is in every match; empty: nothing known
    bool anchored = false;
};

Piece anything() {
    return {false, {""}, {}, false};
}
Piece nothing_wide(bool anchored = false) {
    return {true, {""}, {}, anchored};
}

std::size_t shortest(const Set& set) {
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const std::string& one : set)
        least = std::min(least, one.size());
    return set.empty() ? 0 : least;
}

/// How much a set saves: long literals are seldom met by chance, many cost more to look for.
int worth(const Set& set) {
    const auto length = static_cast<int>(std::min(shortest(set), long_enough));
    return length == 0 ? 0 : 4 * length - 3 * static_cast<int>(set.size()) + 100;
}

void consider(Set& best, const Set& other) {
    if (worth(other) > worth(best)) best = other;
}

/// Leaves out literals that cannot occur without another of the set.
void drop_implied(Set& set, bool only_prefixes) {
    std::sort(set.begin(), set.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    Set kept;
    for (const std::string& one : set) {
        const bool implied = std::any_of(kept.begin(), kept.end(), [&](const std::string& other) {
            return only_prefixes ? one.starts_with(other) : one.find(other) != std::string::npos;
        });
        if (!implied) kept.push_back(one);
    }
    set = std::move(kept);
}

bool merge(Set& into, const Set& other) {
    into.insert(into.end(), other.begin(), other.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
    return into.size() <= most_literals;
}

std::optional<Set> product(const Set& left, const Set& right) {
    if (left.size() * right.size() > most_literals) return std::nullopt;
    Set out;
    for (const std::string& a : left)
        for (const std::string& b : right)
            out.push_back(a + b);
    return out;
}

class Reader {
public:
    explicit Reader(std::string_view pattern) : rest_(pattern) {}

    /// Nothing when the pattern holds what this reader does not know.
    std::optional<Piece> read() {
        Piece whole = alternatives(0);
        if (!known_ || !rest_.empty()) return std::nullopt;
        if (many_lines_) whole.anchored = false;
        return whole;
    }

private:
    bool at(char c) const { return !rest_.empty() && rest_.front() == c; }
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
        if (found == std::string_view::npos)
            known_ = false;
        else
            rest_.remove_prefix(found + 1);
    }

    Piece alternatives(int depth) {
        if (depth > deepest) known_ = false;
        Piece all = sequence(depth);
        while (known_ && at('|')) {
            take();
            const Piece other = sequence(depth);
            all.exact = merge(all.heads, other.heads) && all.exact && other.exact;
            if (all.heads.size() > most_literals) all.heads = {""};
            const bool both = !all.parts.empty() && !other.parts.empty();
            if (!both || !merge(all.parts, other.parts)) all.parts.clear();
            all.anchored = all.anchored && other.anchored;
        }
        return all;
    }

    Piece sequence(int depth) {
        Piece all;
        Set run{""};      // what has been exact since the last piece that was not
        std::string word; // what has been a single literal since the last piece that was not
        for (bool first = true; known_ && !rest_.empty() && !at('|') && !at(')'); first = false) {
            const Piece one = repeated(depth);
            if (first) all.anchored = one.anchored;
            if (all.exact) {
                std::optional<Set> longer;
                if (shortest(all.heads) < long_enough) longer = product(all.heads, one.heads);
                all.exact = longer && one.exact;
                if (longer) all.heads = std::move(*longer);
            }
            if (one.exact && one.heads.size() == 1) {
                word += one.heads[0];
            } else {
                consider(all.parts, {word});
                word.clear();
            }
            if (shortest(run) >= long_enough) {
                consider(all.parts, run);
                run = {""};
            }
            auto longer = product(run, one.heads);
            if (longer && one.exact) {
                run = std::move(*longer);
                continue;
            }
            consider(all.parts, longer ? *longer : run);
            consider(all.parts, one.parts);
            run = one.exact ? one.heads : Set{""};
        }
        consider(all.parts, run);
        consider(all.parts, {word});
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
                const bool counted =
                    !counts.empty() && counts[0] >= '0' && counts[0] <= '9' &&
                    counts.find_first_not_of("0123456789,") == std::string_view::npos;
                if (!counts.empty() && counts[0] == ',') known_ = false; // engines differ on {,n}
                if (!counted) return one; // a plain brace: the next atom
                may_be_absent = counts[0] == '0';
                rest_.remove_prefix(close + 1);
            } else {
                return one;
            }
            if (at('?')) take(); // takes as little as it can: the same strings
            one.anchored = false;
            if (may_be_absent) one.parts.clear();
            if (may_repeat) {
                one.exact = false;
                if (may_be_absent) one.heads = {""};
            } else if (!merge(one.heads, {""})) {
                one = anything();
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
            return anything();
        case '^':
            return nothing_wide(true);
        case '$':
            return nothing_wide();
        case '*':
        case '+':
        case '?':
            known_ = false;
            return anything();
        default:
            break;
        }
        if (static_cast<unsigned char>(c) < 0x80) return literals(c);
        while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0u) == 0x80u)
            take();
        return anything();
    }

    static Piece literal(char c) {
        const std::string one(1, lowered(c));
        return {true, {one}, {one}, false};
    }

    /// As many plain characters as stand together; a sign of repetition takes only the one before
    /// it.
    Piece literals(char first) {
        std::string run(1, lowered(first));
        static constexpr std::string_view signs = "()[]{}|\\.^$*+?";
        std::size_t count = 0;
        while (count < rest_.size() && static_cast<unsigned char>(rest_[count]) < 0x80 &&
               signs.find(rest_[count]) == std::string_view::npos)
            ++count;
        const bool repeats = count < rest_.size() && count > 0 &&
                             std::string_view("*+?{").find(rest_[count]) != std::string_view::npos;
        if (repeats) --count;
        for (std::size_t i = 0; i < count; ++i)
            run += lowered(rest_[i]);
        rest_.remove_prefix(count);
        return {true, {run}, {run}, false};
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
                if (at(')')) {
                    take();
                    return nothing_wide();
                }
                take();
            }
        }
        Piece inner = alternatives(depth + 1);
        if (take() != ')') known_ = false;
        return inner;
    }

    /// A few plain characters are told apart (organi[sz]ation); any other class is anything.
    Piece one_of() {
        Piece few{true, {}, {}, false};
        bool plain = !at('^');
        if (!plain) take();
        for (bool first = true; known_; first = false) {
            const char c = take();
            if (c == ']' && !first) break;
            if (c == '\\') {
                take();
                plain = false;
            } else if (c == '[' && at(':')) {
                skip_past(']');
                plain = false;
            } else if (static_cast<unsigned char>(c) >= 0x80 || at('-') || c == '-') {
                plain = false;
            } else {
                few.heads.emplace_back(1, lowered(c));
            }
        }
        if (!plain || few.heads.size() > 4) return anything();
        few.parts = few.heads;
        return few;
    }

    Piece escaped() {
        const char c = take();
        const bool letter = lowered(c) >= 'a' && lowered(c) <= 'z';
        const bool digit = c >= '0' && c <= '9';
        if (!letter && !digit) {
            if (static_cast<unsigned char>(c) < 0x80) return literal(c);
            known_ = false;
            return anything();
        }
        switch (c) {
        case 'A':
            return nothing_wide(true);
        case 'b':
        case 'B':
        case 'z':
            return nothing_wide();
        case 'd':
        case 'D':
        case 'w':
        case 'W':
        case 's':
        case 'S':
        case 'n':
        case 't':
        case 'r':
        case 'f':
        case 'v':
        case 'a':
            return anything();
        case 'p':
        case 'P':
            if (at('{'))
                skip_past('}');
            else
                take();
            return anything();
        default:
            known_ = false;
            return anything();
        }
    }

    std::string_view rest_;
    bool known_ = true;
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

bool contains(std::string_view text, const std::string& literal) {
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

} // namespace

char lowered(char c) {
    return lower_table[static_cast<unsigned char>(c)];
}

PatternLiterals literals_of(std::string_view pattern) {
    PatternLiterals found;
    const auto read = Reader(pattern).read();
    if (!read) return found;
    found.anchored = read->anchored;
    if (shortest(read->heads) > 0) {
        found.prefixes = read->heads;
        drop_implied(found.prefixes, true);
    }
    Set parts = read->parts;
    consider(parts, read->heads);
    if (shortest(parts) >= shortest_part) {
        found.parts = std::move(parts);
        drop_implied(found.parts, false);
    }
    return found;
}

bool has_disguised_letters(std::string_view text) {
    return text.find("\u017F") != std::string_view::npos ||
           text.find("\u212A") != std::string_view::npos;
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& literals) {
    return std::any_of(literals.begin(), literals.end(), [text](const std::string& one) {
        return one.size() <= text.size() && equal_at(text.data(), one);
    });
}

bool contains_any(std::string_view text, const std::vector<std::string>& literals) {
    return std::any_of(literals.begin(), literals.end(),
                       [text](const std::string& one) { return contains(text, one); });
}

} // namespace duly
