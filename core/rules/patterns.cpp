// Patterns as a pack writes them: what is wrong with one, and what keeps one from ever matching.
#include <algorithm>
#include <array>

#include "rules/readers.hpp"
#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::rules {

namespace {

bool is_digit_or_comma(char c) {
    return (c >= '0' && c <= '9') || c == ',';
}

/// Characters that mean more than themselves; all others are most of every pattern.
constexpr std::array<bool, 256> special = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\\[]()*+?{}|^"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

/// What is wrong with a pattern at first sight, or "".
std::string obvious_fault(std::string_view pattern) {
    int groups = 0;
    bool in_class = false;
    bool repeatable = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (!special[static_cast<unsigned char>(c)]) {
            repeatable = true;
        } else if (c == '\\') {
            if (++i == pattern.size()) return "it ends in a backslash";
            repeatable = true;
        } else if (in_class) {
            in_class = c != ']';
            repeatable = true;
        } else if (c == '[') {
            in_class = true;
            if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
            if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;
        } else if (c == '(') {
            ++groups;
            repeatable = false;
            if (i + 1 < pattern.size() && pattern[i + 1] == '?') {
                const auto end = pattern.find_first_of(":)>", i);
                if (end == std::string_view::npos) return "a group is not closed";
                if (pattern[end] == ')') --groups; // (?i)
                i = end;
            }
        } else if (c == ')') {
            if (--groups < 0) return "it closes a group that was not opened";
            repeatable = true;
        } else if (c == '*' || c == '+' || c == '?') {
            if (!repeatable) return std::string("there is nothing before '") + c + "' to repeat";
            if (i + 1 < pattern.size() && pattern[i + 1] == '?') ++i;
            repeatable = false;
        } else if (c == '{') {
            std::size_t end = i + 1;
            while (end < pattern.size() && is_digit_or_comma(pattern[end]))
                ++end;
            if (end < pattern.size() && pattern[end] == '}' && end > i + 1) i = end;
            repeatable = true;
        } else {
            repeatable = c != '|' && c != '^';
        }
    }
    if (in_class) return "a set in [ ] is not closed";
    if (groups != 0) return "a group in ( ) is not closed";
    return {};
}

/// Calls `visit(at, size)` for each character that stands for itself: no escape, set, group head or
/// count.
template <class Visit> void each_literal(std::string_view pattern, Visit visit) {
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        if (c == '\\') {
            const bool property =
                at + 2 < pattern.size() && (pattern[at + 1] == 'p' || pattern[at + 1] == 'P');
            const auto close = pattern.find('}', at);
            at = property && pattern[at + 2] == '{' && close != std::string_view::npos
                     ? close + 1
                     : at + (property ? 3 : 2);
        } else if (c == '[') {
            std::size_t end = at + 1;
            if (end < pattern.size() && pattern[end] == '^') ++end;
            if (end < pattern.size() && pattern[end] == ']') ++end;
            while (end < pattern.size() && pattern[end] != ']')
                end += pattern[end] == '\\' ? 2 : 1;
            at = end + 1;
        } else if (pattern.substr(at).starts_with("(?")) {
            at = std::min(pattern.find_first_of(":>)", at), pattern.size() - 1) + 1;
        } else if (c == '{') {
            at = std::min(pattern.find('}', at), pattern.size() - 1) + 1;
        } else {
            std::size_t next = at;
            utf8::next(pattern, next);
            visit(at, next - at);
            at = next;
        }
    }
}

/// The first capital in a set of characters, or 0: [A-Z] never fits small letters.
char capital_in_set(std::string_view pattern) {
    bool inside = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\') {
            ++at;
        } else if (c == '[' && !inside) {
            inside = true;
        } else if (c == '[' && pattern.substr(at).starts_with("[:")) {
            at = std::min(pattern.find(":]", at), pattern.size() - 1) + 1;
        } else if (c == ']') {
            inside = false;
        } else if (inside && c >= 'A' && c <= 'Z') {
            return c;
        }
    }
    return 0;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether the pattern asks for a number with its stop before the words: `1\. background`.
bool begins_with_number(std::string_view pattern) {
    while (pattern.starts_with("^") || pattern.starts_with("(?:"))
        pattern.remove_prefix(pattern.front() == '^' ? 1 : 3);
    bool number = false;
    for (;;) {
        std::size_t taken = 0;
        if (pattern.starts_with("\\d")) taken = 2;
        if (pattern.starts_with("[0-9]")) taken = 5;
        if (!pattern.empty() && is_digit(pattern.front())) taken = 1;
        if (taken == 0) break;
        number = true;
        pattern.remove_prefix(taken);
        if (pattern.starts_with("+")) pattern.remove_prefix(1);
    }
    return number && (pattern.starts_with("\\.") || pattern.starts_with("[.") ||
                      pattern.starts_with("\\)") || pattern.starts_with("(?:\\."));
}

/// Whether one of the alternatives at the top is empty: `legal|`.
bool has_empty_alternative(std::string_view pattern) {
    int depth = 0;
    bool in_class = false;
    std::size_t start = 0;
    bool split = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\') {
            ++at;
        } else if (in_class) {
            in_class = c != ']';
        } else if (c == '[') {
            in_class = true;
            if (at + 1 < pattern.size() && pattern[at + 1] == ']') ++at;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            if (at == start) return true;
            start = at + 1;
            split = true;
        }
    }
    return split && start == pattern.size();
}

std::string without_anchors(std::string_view pattern) {
    if (pattern.starts_with("^")) pattern.remove_prefix(1);
    if (pattern.ends_with("$") && !pattern.ends_with("\\$")) pattern.remove_suffix(1);
    return std::string(pattern);
}

} // namespace

void note_pattern(XmlReader& reader, pugi::xml_node node, std::string_view attribute,
                  const std::string& pattern, Pack& pack) {
    const auto& source = reader.source();
    const auto reason = obvious_fault(pattern);
    if (reason.empty() && !reader.places_patterns()) return;
    const auto at = attribute.empty() ? source.text_offset(node) : source.offset(node, attribute);
    if (!reason.empty()) reader.fault_at(at, "the pattern '" + pattern + "' is wrong: " + reason);
    const auto line = source.line(at);
    pack.patterns.push_back(
        {pattern, line, source.column(at), std::string(source.line_text(line))});
}

std::string never_matches(std::string_view pattern, PatternUse use) {
    std::string why;
    std::size_t space_end = 0; // behind the last space that stands for itself
    each_literal(pattern, [&](std::size_t at, std::size_t size) {
        const auto literal = pattern.substr(at, size);
        const bool after_space = at > 0 && at == space_end;
        if (literal == " ") space_end = at + size;
        if (!why.empty()) return;
        if (literal == " ") {
            if (after_space) why = "it asks for two spaces in a row, and the text has single ones";
            return;
        }
        const auto folded = utf8::fold(literal);
        if (folded == literal) return;
        const bool capital = size == 1 && literal[0] >= 'A' && literal[0] <= 'Z';
        why = capital ? "it has a capital '" + std::string(literal) +
                            "', and it is held against small letters"
                      : "it has '" + std::string(literal) + "', which stands as '" + folded +
                            "' in the text it is held against";
    });
    if (!why.empty()) return why;
    if (const char capital = capital_in_set(pattern); capital != 0)
        return std::string("it has a capital '") + capital +
               "', and it is held against small letters";
    if (pattern.find("\\n") != std::string_view::npos ||
        pattern.find("\\t") != std::string_view::npos)
        return "it asks for a line break or a tab, and the text has neither";
    const auto bare = without_anchors(pattern);
    if (use == PatternUse::heading) {
        if (begins_with_number(pattern))
            return "it begins with a number, and the number of a heading is taken off before";
        if (bare.ends_with(':')) return "it ends in a colon, which is taken off before";
    }
    if (use == PatternUse::anywhere) {
        if (const Pattern compiled{std::string(pattern)};
            !compiled.error() && compiled.found_in(""))
            return "fits everything";
    } else if (has_empty_alternative(bare)) {
        return "one of its alternatives is empty";
    }
    return {};
}

} // namespace duly::rules
