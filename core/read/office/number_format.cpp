#include "read/office/number_format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

constexpr std::array<std::pair<string_view, NumberFormat>, 13> names = {{
    {"decimal", NumberFormat::decimal},
    {"decimalZero", NumberFormat::decimal_zero},
    {"lowerLetter", NumberFormat::lower_letter},
    {"upperLetter", NumberFormat::upper_letter},
    {"lowerRoman", NumberFormat::lower_roman},
    {"upperRoman", NumberFormat::upper_roman},
    {"ordinal", NumberFormat::ordinal},
    {"cardinalText", NumberFormat::cardinal_text},
    {"ordinalText", NumberFormat::ordinal_text},
    {"numberInDash", NumberFormat::in_dash},
    {"chicago", NumberFormat::symbols},
    {"none", NumberFormat::none},
    {"bullet", NumberFormat::bullet},
}};

/// a, b … z, aa, bb
std::string letters(int value, char first) {
    if (value < 1) return "0";
    const auto times = static_cast<std::size_t>(std::min((value - 1) / 26 + 1, 50));
    return std::string(times, static_cast<char>(first + (value - 1) % 26));
}

std::string roman(int value, bool capitals) {
    if (value < 1 || value > 32'000) return std::to_string(value);
    static constexpr std::array<std::pair<int, string_view>, 13> steps = {{{1000, "m"},
                                                                           {900, "cm"},
                                                                           {500, "d"},
                                                                           {400, "cd"},
                                                                           {100, "c"},
                                                                           {90, "xc"},
                                                                           {50, "l"},
                                                                           {40, "xl"},
                                                                           {10, "x"},
                                                                           {9, "ix"},
                                                                           {5, "v"},
                                                                           {4, "iv"},
                                                                           {1, "i"}}};
    std::string out;
    for (const auto& [worth, sign] : steps)
        for (; value >= worth; value -= worth)
            out += sign;
    if (capitals)
        for (char& c : out)
            c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string ordinal(int value) {
    const int last = value % 10, teens = value % 100;
    const bool teen = teens >= 11 && teens <= 13;
    return std::to_string(value) + (!teen && last == 1   ? "st"
                                    : !teen && last == 2 ? "nd"
                                    : !teen && last == 3 ? "rd"
                                                         : "th");
}

constexpr std::array<string_view, 20> ones = {
    "Zero",     "One",     "Two",     "Three",     "Four",     "Five",    "Six",
    "Seven",    "Eight",   "Nine",    "Ten",       "Eleven",   "Twelve",  "Thirteen",
    "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<string_view, 20> firsts = {
    "Zeroth",     "First",     "Second",    "Third",       "Fourth",     "Fifth",     "Sixth",
    "Seventh",    "Eighth",    "Ninth",     "Tenth",       "Eleventh",   "Twelfth",   "Thirteenth",
    "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::array<string_view, 10> tens = {"",      "",      "Twenty",  "Thirty", "Forty",
                                              "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};

/// "Twenty-one", "Twenty-first"; above ninety-nine in figures.
std::string in_words(int value, bool rank) {
    if (value < 0 || value > 99) return rank ? ordinal(value) : std::to_string(value);
    const auto n = static_cast<std::size_t>(value);
    if (n < 20) return std::string(rank ? firsts[n] : ones[n]);
    std::string out(tens[n / 10]);
    if (n % 10 == 0) {
        if (rank) {
            out.pop_back();
            out += "ieth";
        }
        return out;
    }
    std::string unit(rank ? firsts[n % 10] : ones[n % 10]);
    unit[0] = static_cast<char>(unit[0] - 'A' + 'a');
    return out + "-" + unit;
}

} // namespace

NumberFormat number_format(string_view name) {
    for (const auto& [key, format] : names)
        if (key == name) return format;
    return NumberFormat::decimal;
}

std::string write_number(int value, NumberFormat format) {
    switch (format) {
    case NumberFormat::decimal:
        break;
    case NumberFormat::decimal_zero:
        return (value >= 0 && value < 10 ? "0" : "") + std::to_string(value);
    case NumberFormat::lower_letter:
        return letters(value, 'a');
    case NumberFormat::upper_letter:
        return letters(value, 'A');
    case NumberFormat::lower_roman:
        return roman(value, false);
    case NumberFormat::upper_roman:
        return roman(value, true);
    case NumberFormat::ordinal:
        return ordinal(value);
    case NumberFormat::cardinal_text:
        return in_words(value, false);
    case NumberFormat::ordinal_text:
        return in_words(value, true);
    case NumberFormat::in_dash:
        return "- " + std::to_string(value) + " -";
    case NumberFormat::symbols: {
        static constexpr std::array<string_view, 4> signs = {"*", "†", "‡", "§"};
        if (value < 1 || value > 40) return std::to_string(value);
        std::string out;
        for (int i = 0; i <= (value - 1) / 4; ++i)
            out += signs[static_cast<std::size_t>((value - 1) % 4)];
        return out;
    }
    case NumberFormat::none:
    case NumberFormat::bullet:
        return {};
    }
    return std::to_string(value);
}

std::string write_letters_on(int value, bool capitals) {
    if (value < 1) return "0";
    std::string out;
    for (int n = value; n > 0; n = (n - 1) / 26)
        out.insert(out.begin(), static_cast<char>((capitals ? 'A' : 'a') + (n - 1) % 26));
    return out;
}

std::string label_words(std::string_view words) {
    words = words.substr(0, utf8::first_invalid(words)); // attributes are not decoded before
    std::string out(
        words.substr(0, utf8::floor_boundary(words, std::min(words.size(), longest_label))));
    for (char& c : out)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = ' ';
    return out;
}

} // namespace duly::read
