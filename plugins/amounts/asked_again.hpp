// What a paper asks for, held against what its summary and its financial comments say of it.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "figures.hpp"
#include "grid.hpp"

namespace duly::amounts {

extern const duly_parameter decided_in_parameter, stated_in_parameter, asking_in_parameter,
    costing_in_parameter, asks_parameter, asked_noun_parameter, asked_verb_parameter,
    before_noun_parameter, asked_rate_parameter, predicate_parameter, met_parameter,
    lasting_parameter, cost_to_parameter, otherwise_parameter, shared_parameter,
    rest_paid_parameter;

/// Reports `asked` for an amount that a summary or financial comments state otherwise than the
/// recommendation; leaves out the places in `told` and adds its own. Whether it reported any.
bool tell_asked(const Context& context, const std::vector<Grid>& grids,
                std::set<std::uint32_t>& told);

} // namespace duly::amounts
