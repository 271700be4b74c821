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

/// The words over a table of ticks: "Statement | Tick", "Statement | ✓ or N/A".
struct TickHead {
    std::size_t block = 0, column = 0;
    bool or_none = false; ///< "N/A" is one of the answers
};
std::optional<TickHead> tick_head(const FormContext& context, std::uint32_t table,
                                  model::Range extent);

/// Whether the rows below such a head each hold a sentence that is ticked by itself, and none the
/// name of an officer or of a piece of advice.
bool holds_statements(const FormContext& context, const TickHead& head);

/// The column for marks of the table's rows within `extent`.
std::optional<std::size_t> mark_column(const FormContext& context, std::uint32_t table,
                                       model::Range extent);

/// The columns of the answers of the table's rows within `extent`, or none.
std::vector<std::size_t> answers_of(const FormContext& context, std::uint32_t table,
                                    model::Range extent);

} // namespace duly::structure
