// Parameters that all checks of numbering share.
#pragma once

#include "duly/plugin.hpp"

namespace duly::numbering {

inline constexpr duly_parameter quantity_parameter = parameter(
    "quantity", DULY_PATTERN,
    "^(?:million|billion|thousand|hundred|m|bn|k|per ?cent|percent|percentage|fte|wte|full-time|"
    "hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|miles?|km|kilomet|metres?|sq|square|"
    "hectares?|ha|acres?|tonnes?|kg|gb|mb|tb|mw|kw|pm|am|[ap][.]m|times|posts?|pounds?)\\b",
    "What follows a figure that is an amount, a time or a measure and no paragraph's number.");
inline constexpr duly_parameter own_parameter =
    parameter("own", DULY_PATTERN,
              "^(?:exempt |confidential |draft "
              ")?(?:appendix|annexe?|schedule|attachment|enclosure|part|chapter|volume|"
              "addendum|exhibit|supplement|terms of reference|minutes of)\\b",
              "How the heading of a part begins that numbers its own paragraphs.");

} // namespace duly::numbering
