// Calendar dates with the precision they were stated in.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace duly {

/// A date as stated: day 0 means "only month and year", month 0 "only year". Year 0 means no date.
/// A date that no calendar has (31 April) is kept as stated; `exists` tells.
struct Date {
    std::int16_t year = 0;
    std::uint8_t month = 0;
    std::uint8_t day = 0;

    friend auto operator<=>(const Date&, const Date&) = default; // NOLINT(modernize-use-nullptr)

    [[nodiscard]] bool given() const { return year != 0; }
    [[nodiscard]] bool exact() const { return year != 0 && month != 0 && day != 0; }
    [[nodiscard]] bool exists() const;
    /// "2017-04-07", "2018-07", "2018"; empty when not given.
    [[nodiscard]] std::string iso() const;
    /// "7 April 2017", "July 2018", "2018".
    [[nodiscard]] std::string words() const;
    /// Parses what `iso` prints.
    static std::optional<Date> from_iso(std::string_view text);
    /// The day that this machine's clock and time zone have.
    static Date today();
    /// Monday = 1 … Sunday = 7; 0 when not an existing exact date.
    [[nodiscard]] int weekday() const;
    /// Days since 1970-01-01 of an existing date (missing parts count as the first).
    [[nodiscard]] std::int64_t days() const;

    /// Earlier or later as far as both are known: "2018-07" against "2018-07-14" is equivalent.
    [[nodiscard]] std::partial_ordering against(Date other) const;
};

} // namespace duly
