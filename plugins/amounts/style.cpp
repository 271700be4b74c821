#include "style.hpp"

#include <algorithm>
#include <array>

namespace duly::amounts {
namespace {

using std::string_view;

constexpr std::int32_t most_noughts = 36; // what an int64 mantissa could be scaled by

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits with commas, without a sign.
std::string digits_of(duly_decimal d) {
    std::string out = std::to_string(d.mantissa < 0 ? -d.mantissa : d.mantissa);
    if (d.exponent > 0 && d.mantissa != 0)
        out.append(static_cast<std::size_t>(std::min(d.exponent, most_noughts)), '0');
    std::string fraction;
    if (d.exponent < 0) {
        const auto places = static_cast<std::size_t>(-d.exponent);
        if (out.size() <= places) out.insert(0, places - out.size() + 1, '0');
        fraction = "." + out.substr(out.size() - places);
        out.resize(out.size() - places);
    }
    for (std::size_t at = out.size(); at > 3;) {
        at -= 3;
        out.insert(at, ",");
    }
    return out + fraction;
}

std::string currency_sign(const Figure& figure) {
    if (figure.kind != Figure::Kind::money) return {};
    return figure.currency == "EUR" ? "€" : figure.currency == "GBP" ? "£" : "";
}

/// What "m", "bn" or "thousand" behind a figure stands for; nothing for other words.
std::int32_t power_of(string_view word) {
    while (!word.empty() && word.front() == ' ')
        word.remove_prefix(1);
    if (word.empty()) return 0;
    const auto begins = [&](string_view with) {
        return std::equal(with.begin(),
                          with.begin() +
                              static_cast<std::ptrdiff_t>(std::min(with.size(), word.size())),
                          word.begin(), [](char a, char b) { return a == (b | 0x20); }) &&
               with.size() >= word.size();
    };
    if (begins("millions") || begins("mn")) return 6;
    if (begins("bn") || begins("billions")) return 9;
    if (begins("ks") || begins("thousands")) return 3;
    return begins("trillions") ? 12 : 0;
}

} // namespace

Style full_style(const Figure& figure) {
    Style style;
    style.before = currency_sign(figure);
    if (figure.kind == Figure::Kind::percent) style.after = "%";
    return style;
}

Style style_of(const Figure& figure, string_view words) {
    Style style = full_style(figure);
    std::size_t run = 0; // of digits without a comma
    for (const char c : words) {
        run = digit(c) ? run + 1 : 0;
        if (run > 3) style.commas = false;
        if (c == '.') break;
    }
    if (figure.kind == Figure::Kind::percent) {
        style.places = std::max(-figure.value.exponent, 0);
        return style;
    }
    if (words.find(currency_sign(figure)) == string_view::npos) style.before.clear();
    std::size_t end = words.size();
    while (end > 0 && !digit(words[end - 1]))
        --end;
    string_view tail = words.substr(end);
    while (tail.size() > 1 && tail.front() == ')' && tail[1] != ' ')
        tail.remove_prefix(1);
    if (const std::int32_t power = power_of(tail); power != 0) {
        style.after = tail;
        style.power = power;
    }
    style.power += figure.heading;
    style.places = std::max(style.power - figure.value.exponent, 0);
    return style;
}

std::string written_size(const Style& style, duly_decimal value) {
    value.exponent -= style.power;
    while (value.mantissa != 0 && -value.exponent > style.places && value.mantissa % 10 == 0) {
        value.mantissa /= 10;
        ++value.exponent;
    }
    if (!style.before.empty() && style.power == 0 &&
        value.exponent == -1) { // pence have two places
        value.mantissa *= 10;
        --value.exponent;
    }
    if (value.mantissa == 0) value.exponent = std::min(value.exponent, 0);
    std::string digits = digits_of(value);
    if (!style.commas) digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    return style.before + digits + style.after;
}

std::string written(const Style& style, duly_decimal value) {
    return (value.mantissa < 0 ? "-" : "") + written_size(style, value);
}

} // namespace duly::amounts
