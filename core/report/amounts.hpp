// The report of figures and sums: how each figure is read, and what became of each relation between
// them.
#pragma once

#include "model/report.hpp"
#include "report/layout.hpp"

namespace duly::report {

/// Prints one file. `figures` has a finding for every figure, worded with its reading; `relations`
/// those of the rules on amounts. Both have the same papers.
void print_amounts(Page& page, const model::FileReport& figures,
                   const model::FileReport& relations);

} // namespace duly::report
