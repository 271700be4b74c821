// The commands. Each has a file of its own that declares its options and runs it.
#pragma once

#include <span>

#include "cli/arguments.hpp"

namespace duly::cli {

/// The exit statuses of the output contract.
enum Exit : int { all_well = 0, not_ready = 1, wrong_command = 2, something_unread = 3 };

const CommandSpec& amounts_command();
const CommandSpec& annotate_command();
const CommandSpec& register_command();
const CommandSpec& baseline_command();
const CommandSpec& check_command();
const CommandSpec& config_command();
const CommandSpec& parse_command();
const CommandSpec& explain_command();
const CommandSpec& rules_list_command();
const CommandSpec& rules_show_command();
const CommandSpec& rules_validate_command();
const CommandSpec& rules_test_command();
const CommandSpec& rules_new_command();
const CommandSpec& rules_pages_command();
const CommandSpec& plugins_command();
const CommandSpec& waive_command();
const CommandSpec& packs_from_template_command();

/// All of them, in the order of the help.
std::span<const CommandSpec* const> commands();

} // namespace duly::cli
