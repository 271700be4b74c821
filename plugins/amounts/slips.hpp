// Amounts that are asked for in one place and costed in another with two digits swapped.
#pragma once

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "grid.hpp"

namespace duly::amounts {

extern const duly_parameter bare_words_parameter, contrast_parameter, neutral_parameter,
    summing_up_parameter, decision_label_parameter, alike_contrast_parameter, one_sided_parameter,
    first_year_parameter, named_before_parameter, named_behind_parameter, no_names_parameter;

/// Reports `slip` for an amount of the decision or the summary where running text of another part,
/// one that does not state it, has two neighbouring digits swapped, in words that share two at
/// least and speak of no other time or thing; leaves out the places in `told` and adds its own.
/// Whether it reported any.
bool tell_slips(const Context& context, const std::vector<Grid>& grids,
                std::set<std::uint32_t>& told);

/// Whether two neighbouring digits changed places, and nothing else; "12" and "21" are too short to
/// tell. Both as key_of gives them.
bool swapped_digits(std::pair<std::int64_t, std::int32_t> a,
                    std::pair<std::int64_t, std::int32_t> b);
/// "£96,000" and "£69,000": the only two digits changed places.
bool two_digits_swapped(std::pair<std::int64_t, std::int32_t> a,
                        std::pair<std::int64_t, std::int32_t> b);

} // namespace duly::amounts
