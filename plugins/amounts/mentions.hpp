// Figures that stand in several places for the same thing, by the words around them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "figures.hpp"
#include "grid.hpp"
#include "labels.hpp"

namespace duly::amounts {

extern const duly_parameter common_words_parameter, measures_parameter, numbered_parameter,
    qualified_parameter, deciding_parameter, sides_parameter;

/// Reports `agrees` for figures stated again alike, `slip` and `stale` for amounts that differ from
/// what is stated elsewhere for the same thing; leaves out the places in `told`, and adds those
/// that it tells of. Whether it reported any. Where no amount of the recommendation is stated
/// elsewhere, that others are stated alike is not reported, and `unmatched` has the first of them.
bool tell_mentions(const Context& context, const std::vector<Grid>& grids,
                   std::set<std::uint32_t>& told, std::optional<Figure>& unmatched);

} // namespace duly::amounts
