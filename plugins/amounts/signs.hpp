// Sums that words tell without saying what is added, what is taken off, and how often: "a gap of
// £5m, made up of pressures of £9m, savings of £3m and council tax of £1m", "five grants of
// £10,000".
#pragma once

#include <vector>

#include "figures.hpp"

namespace duly::amounts {

extern const duly_parameter signs_parameter, multiplied_parameter, unpriced_parameter;

/// Whether some of the parts, added, and the others, taken off, make the whole.
bool made_with_signs(const std::vector<Figure>& parts, const Figure& whole);

/// Whether the words leave open what is taken off, and some way of taking off makes the whole.
bool made_as_told(const Context& context, duly_range words, const std::vector<Figure>& parts,
                  const Figure& whole);

} // namespace duly::amounts
