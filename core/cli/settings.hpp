// Options that several commands share, as the engine wants them.
#pragma once

#include "cli/arguments.hpp"
#include "engine/engine.hpp"

namespace duly::cli {

/// The plugins and packs beside the program, then the folders given.
Result<engine::Installation> installation(const Arguments& arguments);

Result<engine::RunOptions> run_options(const Arguments& arguments);

} // namespace duly::cli
