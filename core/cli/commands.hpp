// The commands. Each takes its words as parsed and returns the exit status.
#pragma once

#include "cli/arguments.hpp"

namespace duly::cli {

/// The exit statuses of the output contract.
enum Exit : int { all_well = 0, not_ready = 1, wrong_command = 2, something_unread = 3 };

Result<int> run_check(const Arguments& arguments);
Result<int> run_parse(const Arguments& arguments);

} // namespace duly::cli
