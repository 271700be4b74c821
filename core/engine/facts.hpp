// What was recognised in a paper, gathered from its nodes for registers and for the golden tests.
#pragma once

#include "model/document.hpp"
#include "model/report.hpp"
#include "rules/pack.hpp"
#include "support/date.hpp"

namespace duly::engine {

/// `as_of` decides which sections the pack's form has.
model::Facts facts_of(const model::Document& paper, const rules::Pack& pack, Date as_of);

/// The line range that the paper takes up, in output's coordinates.
model::Extent extent_of(const model::Document& paper);

} // namespace duly::engine
