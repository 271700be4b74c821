// Exact decimals: a checked int64 mantissa times a power of ten. Never floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duly {

/// `mantissa * 10^exponent`. The exponent keeps the last stated place: "£6m" is 6e6, "£6.0m" is
/// 60e5, "£47,110,918" is 47110918e0. Half a unit of that place is the reading's tolerance.
struct Decimal {
    std::int64_t mantissa = 0;
    std::int32_t exponent = 0;

    friend bool operator==(const Decimal&, const Decimal&) = default;

    /// Digits with an optional point ("47110918", "1.61", "-3"); no separators. Nothing on
    /// overflow.
    static std::optional<Decimal> parse(std::string_view digits);
    /// The same value at another exponent; nothing on overflow or when digits would be lost.
    [[nodiscard]] std::optional<Decimal> rescaled(std::int32_t exponent) const;
    /// Nothing on overflow.
    [[nodiscard]] std::optional<Decimal> plus(Decimal other) const;
    [[nodiscard]] std::optional<Decimal> minus(Decimal other) const;
    [[nodiscard]] Decimal scaled(std::int32_t powers_of_ten) const {
        return {mantissa, exponent + powers_of_ten};
    }
    /// Compares values; nothing on overflow.
    static std::optional<std::strong_ordering> compare(Decimal a, Decimal b);
    /// "47,110,918", "1.61"; with thousands separators.
    [[nodiscard]] std::string text() const;
    /// "47110918", "1.61"; digits only, as programs read it.
    [[nodiscard]] std::string plain() const;
};

} // namespace duly
