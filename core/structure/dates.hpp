// Dates in every usual form.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "support/date.hpp"

namespace duly::structure {

struct FoundDate {
    Date date;
    std::uint32_t length = 0; ///< bytes
};

/// A date that starts exactly at `at`: "7 April 2017", "Tuesday, 10 March 2015", "7th Apr 17",
/// "April 7, 2017", "07/04/2017", "7.4.17", "2017-04-07", "April 2017", "Oct-17". Day before month
/// in numbers, as in the United Kingdom. Impossible days are kept as stated (31/04/2020).
std::optional<FoundDate> date_at(std::string_view text, std::size_t at);

/// The first date at or after `from`; `begin` is where it starts.
struct PlacedDate : FoundDate {
    std::uint32_t begin = 0;
};
std::optional<PlacedDate> find_date(std::string_view text, std::size_t from = 0);

/// The date that an answer states: the first ("5.3.25" at its beginning is one here), unless
/// figures before it show that its day was not understood ("45 June 2024" is no June of 2024).
std::optional<PlacedDate> stated_date(std::string_view answer);

} // namespace duly::structure
