// The packs and plugins of this project as they are built, opened once for all tests of whole
// papers.
#pragma once

#include "engine/check.hpp"
#include "engine/engine.hpp"
#include "rules/pack.hpp"

namespace duly_test {

duly::engine::Checker& project_checker();
const duly::rules::PackSet& project_packs();
/// The same with the front of the engine, and with the examples of all rules.
const duly::engine::Engine& project_engine();

} // namespace duly_test
