// The texts of --help, made from the same tables that the command line is parsed by.
#pragma once

#include <string>

#include "cli/arguments.hpp"

namespace duly::cli {

std::string general_help();
std::string help_of(const CommandSpec& command);

} // namespace duly::cli
