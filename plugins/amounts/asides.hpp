// Figures among the parts of a sum that are no parts: what was paid before, what it is compared
// with, what is in one of the parts.
#pragma once

#include <vector>

#include "figures.hpp"

namespace duly::amounts {

extern const duly_parameter aside_parameter, aside_follows_parameter;

/// The figures, in order, without those that only explain another one: "£20,000 (previously
/// £18,000)", "up from £18,000", "£10,000 of which is spent". `from`: where the words begin that
/// open the first of them.
std::vector<Figure> without_asides(const Context& context, const std::vector<Figure>& figures,
                                   std::uint32_t from);

} // namespace duly::amounts
