// Where a table of officers' rows has its ticks: told by the words over its columns, or by what
// stands in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "structure/form.hpp"

namespace duly::structure {

/// "Tick to confirm statement (✓)", folded: what stands over a column for ticks.
const Pattern& tick_header();

/// The column for marks of the table's rows within `extent`.
std::optional<std::size_t> mark_column(const FormContext& context, std::uint32_t table,
                                       model::Range extent);

/// The columns of the answers of the table's rows within `extent`, or none.
std::vector<std::size_t> answers_of(const FormContext& context, std::uint32_t table,
                                    model::Range extent);

} // namespace duly::structure
