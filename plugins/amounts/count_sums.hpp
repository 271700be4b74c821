// Things that a sentence counts in all and part by part.
#pragma once

#include "sums.hpp"

namespace duly::amounts {

extern const duly_parameter counted_otherwise_parameter, counted_on_parameter,
    counted_twice_parameter, opposites_parameter, rest_told_parameter;

/// Sums of counts that are told by their shape: "846 thefts: 512 of cars, 203 of boats and 131 of
/// ropes", "the 146 boats are yachts (61), trawlers (52) and ferries (33)", "Of the 612, 398 (65%)
/// were for it, 183 (30%) against and 31 (5%) had no view". What differs is doubtful only: things
/// may be counted twice.
void counts_by_shape(const Context& context, Sums& sums);

} // namespace duly::amounts
