// The texts of --help, made from the same tables that the command line is parsed by.
#pragma once

#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace duly::cli {

std::string general_help();
/// Of the commands that begin with a word they share: "rules", "packs".
std::string group_help(std::string_view group);
std::string help_of(const CommandSpec& command);

} // namespace duly::cli
