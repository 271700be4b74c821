// Two counts beside the percentage that one is of the other.
#pragma once

#include <cstdint>
#include <optional>

#include "sentence.hpp"

namespace duly::amounts {

extern const duly_parameter counted_parameter, counted_of_parameter, whole_of_parameter,
    of_noun_parameter, plainly_parameter, counted_which_parameter, other_base_parameter,
    money_of_parameter;

struct CountedShare {
    duly_range where{};
    std::int64_t part = 0, of = 0;
    bool sure = false; ///< the percentage can be of nothing else
};

/// "31 of the 45 cases (69%)", "of the 45 cases, 31 (69%)", "69% of the cases (31 of 45)".
std::optional<CountedShare> counts_beside(const Context& context, const Sentence& sentence,
                                          const Figure& percent);

/// A sum of money and the whole that it is said to be part of.
struct MoneyShare {
    Figure part, whole;
};

/// "£24.9m of the £38.6m (65%)".
std::optional<MoneyShare> money_beside(const Context& context, const Sentence& sentence,
                                       const Figure& percent);

/// Where the bracket opens that the percentage stands in alone, or its own begin.
std::uint32_t opening(const Document& paper, const Sentence& sentence, const Figure& percent);

/// Whether the bracket holds the percentage and nothing more.
bool plainly(const Context& context, std::uint32_t open, const Figure& percent);

} // namespace duly::amounts
