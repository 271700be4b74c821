#include "support/decimal.hpp"

#include <algorithm>

namespace duly {
namespace {

using Wide = __int128;

/// 10^19 is the largest power that keeps any int64 times it within 127 bits.
constexpr std::int64_t widest_power = 19;

Wide power_of_ten(std::int64_t power) {
    Wide value = 1;
    for (std::int64_t i = 0; i < power; ++i)
        value *= 10;
    return value;
}

std::optional<Decimal> narrowed(Wide mantissa, std::int32_t exponent) {
    if (mantissa > INT64_MAX || mantissa < INT64_MIN) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(mantissa), exponent};
}

std::strong_ordering by_sign(std::int64_t value) {
    return value <=> std::int64_t{0};
}

std::optional<Decimal> sum(Decimal a, Decimal b, int sign) {
    const std::int32_t exponent = std::min(a.exponent, b.exponent);
    const auto left = a.rescaled(exponent);
    const auto right = b.rescaled(exponent);
    if (!left || !right) return std::nullopt;
    return narrowed(Wide{left->mantissa} + sign * Wide{right->mantissa}, exponent);
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
    bool negative = false;
    if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) {
        negative = digits[0] == '-';
        digits.remove_prefix(1);
    }
    Wide mantissa = 0;
    std::int32_t exponent = 0;
    bool any = false, point = false, after_point = false;
    for (const char c : digits) {
        if (c == '.') {
            if (point || !any) return std::nullopt;
            point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        any = true;
        mantissa = mantissa * 10 + (c - '0');
        if (mantissa > Wide{INT64_MAX} + 1) return std::nullopt;
        if (point) {
            after_point = true;
            --exponent;
        }
    }
    if (!any || (point && !after_point)) return std::nullopt;
    return narrowed(negative ? -mantissa : mantissa, exponent);
}

std::optional<Decimal> Decimal::rescaled(std::int32_t to) const {
    if (mantissa == 0) return Decimal{0, to};
    const std::int64_t steps = std::int64_t{exponent} - to;
    if (steps >= 0) {
        if (steps > widest_power) return std::nullopt;
        return narrowed(mantissa * power_of_ten(steps), to);
    }
    if (-steps > widest_power) return std::nullopt;
    const Wide divisor = power_of_ten(-steps);
    if (mantissa % divisor != 0) return std::nullopt;
    return narrowed(mantissa / divisor, to);
}

std::optional<Decimal> Decimal::plus(Decimal other) const {
    return sum(*this, other, 1);
}
std::optional<Decimal> Decimal::minus(Decimal other) const {
    return sum(*this, other, -1);
}

std::optional<std::strong_ordering> Decimal::compare(Decimal a, Decimal b) {
    if (by_sign(a.mantissa) != by_sign(b.mantissa)) return a.mantissa <=> b.mantissa;
    if (a.mantissa == 0) return std::strong_ordering::equal;
    const std::int64_t steps = std::int64_t{a.exponent} - b.exponent;
    // Beyond 10^19 the finer mantissa, below 2^63, cannot reach the coarser one: the sign decides.
    if (steps > widest_power) return by_sign(a.mantissa);
    if (steps < -widest_power) return std::int64_t{0} <=> b.mantissa;
    const Wide left = steps > 0 ? a.mantissa * power_of_ten(steps) : Wide{a.mantissa};
    const Wide right = steps < 0 ? b.mantissa * power_of_ten(-steps) : Wide{b.mantissa};
    if (left == right) return std::strong_ordering::equal;
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::string Decimal::plain() const {
    constexpr std::int32_t most_zeros =
        40; // beyond that nobody means it; do not print a book of zeros
    const bool negative = mantissa < 0;
    const std::uint64_t magnitude = negative
                                        ? std::uint64_t{0} - static_cast<std::uint64_t>(mantissa)
                                        : static_cast<std::uint64_t>(mantissa);
    std::string out = std::to_string(magnitude);
    if (exponent > most_zeros || exponent < -most_zeros) {
        out += "e" + std::to_string(exponent);
    } else if (exponent > 0) {
        if (magnitude != 0) out.append(static_cast<std::size_t>(exponent), '0');
    } else if (exponent < 0) {
        const auto places = static_cast<std::size_t>(-exponent);
        if (out.size() <= places) out.insert(0, places - out.size() + 1, '0');
        out.insert(out.size() - places, ".");
    }
    return negative ? "-" + out : out;
}

std::string Decimal::text() const {
    std::string out = plain();
    if (out.find('e') != std::string::npos) return out;
    const std::size_t first = mantissa < 0 ? 1 : 0;
    std::size_t at = std::min(out.find('.'), out.size());
    while (at > first + 3) {
        at -= 3;
        out.insert(at, ",");
    }
    return out;
}

} // namespace duly
