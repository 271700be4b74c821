// The packs and plugins of this project as they are built, opened once for all tests of whole
// papers.
#pragma once

#include <string>
#include <string_view>

#include "engine/check.hpp"
#include "engine/engine.hpp"
#include "rules/pack.hpp"

namespace duly_test {

duly::engine::Checker& project_checker();
const duly::rules::PackSet& project_packs();
/// The same with the front of the engine, and with the examples of all rules.
const duly::engine::Engine& project_engine();

/// A file's report with the packs of this project.
duly::model::FileReport checked(const std::string& text, const std::string& name = "paper.md");
/// How often a rule comes to that end in it.
std::size_t count(const duly::model::FileReport& file, std::string_view rule,
                  duly::model::Outcome outcome);
/// How often it fails.
std::size_t failures(const duly::model::FileReport& file, std::string_view rule);

} // namespace duly_test
