// Tables that a sentence announces with an amount.
#pragma once

#include <vector>

#include "../shared/blocks.hpp"
#include "table_readings.hpp"

namespace duly::amounts {

/// Reports what became of them; whether it reported any.
bool announced_tables(const Context& context, const Reader& reader,
                      const std::vector<places::Block>& blocks);

} // namespace duly::amounts
