#include "structure/figures.hpp"

#include <array>
#include <string>

#include "support/utf8.hpp"

namespace duly::structure {
namespace {

using std::string_view;

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool word_at(string_view text, std::size_t at, string_view word) {
    if (at + word.size() > text.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((text[at + i] | 0x20) != word[i] && text[at + i] != word[i]) return false;
    const std::size_t end = at + word.size();
    return end >= text.size() || !(letter(text[end]) || digit(text[end]));
}

/// Digits with separators; `stop` moves past them. Groups may be parted by a comma, and behind a
/// comma by a space that conversion put in ("47, 110, 918"), or just by the space after a group
/// ("£4,179 523" is left alone: too doubtful).
std::optional<Decimal> digits_at(string_view text, std::size_t& stop, bool money) {
    std::string digits;
    std::size_t at = stop;
    while (at < text.size() && digit(text[at]) && digits.size() < 18)
        digits.push_back(text[at++]);
    if (digits.empty() || (at < text.size() && digit(text[at]))) return {};
    bool grouped = false;
    if (digits.size() <= 3) {
        while (at < text.size() && text[at] == ',') {
            std::size_t next = at + 1;
            const bool gap = next < text.size() && text[next] == ' ';
            if (gap && !(money || grouped)) break;
            next += gap;
            std::size_t n = 0;
            while (next + n < text.size() && digit(text[next + n]))
                ++n;
            if (n != 3) break;
            if (digits.size() > 15) return {};
            digits.append(text.substr(next, 3));
            at = next + 3;
            grouped = true;
        }
    }
    std::int32_t exponent = 0;
    const bool point = at + 1 < text.size() && text[at] == '.' && digit(text[at + 1]);
    const bool comma =
        !grouped && at + 1 < text.size() && text[at] == ',' && digit(text[at + 1]); // "10,2%"
    if (point || comma) {
        std::size_t n = 0;
        while (at + 1 + n < text.size() && digit(text[at + 1 + n]))
            ++n;
        const std::size_t after = at + 1 + n;
        const bool decimal_comma = comma && n <= 2 && after < text.size() && text[after] == '%';
        const bool again = after + 1 < text.size() && text[after] == '.' && digit(text[after + 1]);
        if (point && again) return {}; // 5.1.2
        if ((point && n <= 6) || decimal_comma) {
            digits.append(text.substr(at + 1, n));
            exponent = -static_cast<std::int32_t>(n);
            at = after;
        }
    }
    auto value = Decimal::parse(digits);
    if (!value) return {};
    value->exponent += exponent;
    stop = at;
    return value;
}

/// "m", "million", "bn", "k" behind a figure: powers of ten and where it ends.
int scale_at(string_view text, std::size_t& stop, bool money) {
    std::size_t at = stop;
    if (at < text.size() && text[at] == ' ') ++at;
    struct Scale {
        string_view word;
        int powers;
        bool letter;
    };
    static constexpr std::array<Scale, 10> scales = {{{"million", 6, false},
                                                      {"millions", 6, false},
                                                      {"billion", 9, false},
                                                      {"thousand", 3, false},
                                                      {"mn", 6, true},
                                                      {"bn", 9, true},
                                                      {"m", 6, true},
                                                      {"k", 3, true},
                                                      {"ks", 3, true},
                                                      {"trillion", 12, false}}};
    for (const Scale& scale : scales) {
        if (!word_at(text, at, scale.word)) continue;
        if (scale.letter && !money) continue; // "5 m" are metres
        stop = at + scale.word.size();
        return scale.powers;
    }
    return 0;
}

/// "-10m" behind "£8": the range whose upper end has the scale of both. Powers of ten and where it
/// ends.
int range_at(string_view text, std::size_t& stop) {
    std::size_t at = stop;
    if (text.substr(at, 1) == "-")
        ++at;
    else if (text.substr(at, 3) == "–")
        at += 3;
    else
        return 0;
    if (text.substr(at, 2) == "£") at += 2;
    if (at >= text.size() || !digit(text[at]) || !digits_at(text, at, true)) return 0;
    const int powers = scale_at(text, at, true);
    if (powers != 0) stop = at;
    return powers;
}

} // namespace

std::optional<FoundFigure> figure_at(string_view text, std::size_t from) {
    std::size_t at = from;
    FoundFigure found;
    bool negative = false, bracket = false, money = false;
    if (at < text.size() && text[at] == '(') {
        bracket = true;
        ++at;
    }
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    if (text.substr(at, 2) == "£") {
        money = true;
        found.unit = "GBP";
        at += 2;
    } else if (text.substr(at, 3) == "€") {
        money = true;
        found.unit = "EUR";
        at += 3;
    } else if (word_at(text, at, "gbp")) {
        money = true;
        found.unit = "GBP";
        at += 3;
    }
    if (money) {
        while (at < text.size() && text[at] == ' ' && at - from < 8)
            ++at;
        if (at < text.size() && text[at] == '(') { // £(12.8)m
            bracket = true;
            ++at;
        } else if (at < text.size() && text[at] == '-') {
            negative = true;
            ++at;
        }
    }
    if (at >= text.size() || !digit(text[at])) return {};
    if (!money && from > 0) {
        const char before = text[from - 1];
        const bool inside = letter(before) || digit(before) || before == '/' || before == '.' ||
                            before == ':' || before == '@' || before == '_' || before == '#' ||
                            before == '%'; // "%20" of a web address
        if (inside) return {};
        if (before == '-' && from > 1 && (digit(text[from - 2]) || letter(text[from - 2])))
            return {};
        if (static_cast<unsigned char>(before) >= 0x80 && at == from) {
            std::size_t previous = from;
            const char32_t c = utf8::previous(text, previous);
            if (utf8::is_letter(c)) return {};
        }
    }
    const std::size_t digits_from = at;
    const auto value = digits_at(text, at, money);
    if (!value) return {};
    found.value = *value;
    if (value->mantissa == 0 && text.substr(digits_from, at - digits_from) == "000")
        return {}; // "£000" is a unit
    if (bracket && at < text.size() && text[at] == ')') {
        ++at;
        negative = true;
    } else if (bracket) { // "(53%)" and "(31 of them)": the bracket belongs to the sentence
        return {};
    }
    if (const int powers = scale_at(text, at, money); powers != 0) {
        found.value = found.value.scaled(powers);
        found.scaled = true;
    } else if (const int both = money && !bracket ? range_at(text, at) : 0; both != 0) {
        found.value = found.value.scaled(both);
        found.scaled = found.ranged = true;
    }
    if (negative) found.value.mantissa = -found.value.mantissa;

    const char after = at < text.size() ? text[at] : ' ';
    std::size_t next = at;
    if (after == ' ') ++next;
    if (next < text.size() && text[next] == '%') {
        found.kind = FoundFigure::Kind::percent;
        at = next + 1;
    } else if (!money && (word_at(text, next, "percent") || word_at(text, next, "percentage"))) {
        found.kind = FoundFigure::Kind::percent;
        at = next + 7;
    } else if (!money && word_at(text, next, "per") && word_at(text, next + 4, "cent")) {
        found.kind = FoundFigure::Kind::percent;
        at = next + 8;
    } else if (money) {
        found.kind = FoundFigure::Kind::amount;
        if (letter(after) && !found.scaled) return {}; // "£12x"
    } else {
        // what is glued on makes it something else: times, ratios, ordinals, codes, fractions
        if (letter(after) || after == ':' || after == '/' || after == '_' || after == '@')
            return {};
        if (after == '-' && at + 1 < text.size() && (digit(text[at + 1]) || letter(text[at + 1])))
            return {};
        if (static_cast<unsigned char>(after) >= 0x80) {
            std::size_t peek = at;
            const char32_t c = utf8::next(text, peek);
            if ((c >= 0x2010 && c <= 0x2015 && peek < text.size() && digit(text[peek])) ||
                utf8::is_letter(c))
                return {};
        }
        const string_view written = text.substr(digits_from, at - digits_from);
        if (written.size() > 1 && written[0] == '0' && written[1] != '.')
            return {}; // a telephone number
        if (word_at(text, next, "am") || word_at(text, next, "pm")) return {};
        if (after == ' ' && at + 1 < text.size() && digit(text[at + 1])) return {}; // "7934 9800"
        if (from > 1 && text[from - 1] == ' ' && digit(text[from - 2])) return {};
    }
    found.length = static_cast<std::uint32_t>(at - from);
    return found;
}

std::optional<FoundFigure> number_word_at(string_view text, std::size_t at) {
    static constexpr std::array<string_view, 19> words = {
        "two",     "three",     "four",     "five",     "six",      "seven",    "eight",
        "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    // By the first two letters, which hardly any other word shares.
    static constexpr std::array<std::uint32_t, 26> seconds = [] {
        std::array<std::uint32_t, 26> table{};
        for (const string_view word : words)
            table[static_cast<std::size_t>(word[0] - 'a')] |= 1u << (word[1] - 'a');
        return table;
    }();
    if (at + 1 >= text.size() || !letter(text[at]) || !letter(text[at + 1])) return {};
    if (at > 1 && text[at - 1] == '-' && letter(text[at - 2])) return {}; // "twenty-three"
    const unsigned second = static_cast<unsigned char>(text[at + 1] | 0x20) - 'a';
    if ((seconds[static_cast<std::size_t>((text[at] | 0x20) - 'a')] >> second & 1u) == 0) return {};
    for (std::size_t i = 0; i < words.size(); ++i) {
        if ((text[at] | 0x20) != words[i][0] || (text[at + 1] | 0x20) != words[i][1] ||
            !word_at(text, at, words[i]))
            continue;
        FoundFigure found;
        found.value = {static_cast<std::int64_t>(i) + 2, 0};
        found.length = static_cast<std::uint32_t>(words[i].size());
        return found;
    }
    return {};
}

} // namespace duly::structure
