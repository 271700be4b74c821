// The packs and plugins of this project as they are built, opened once for all tests of whole
// papers.
#pragma once

#include "engine/check.hpp"
#include "rules/pack.hpp"

namespace duly_test {

duly::engine::Checker& project_checker();
const duly::rules::PackSet& project_packs();

} // namespace duly_test
