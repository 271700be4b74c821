// Diagnostics for the person who runs the program, on standard error. spdlog stays behind this
// header.
#pragma once

#include <string_view>

namespace duly::log {

enum class Level { debug, info, warning, error, off };

void set_level(Level level);
void debug(std::string_view message);
void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

} // namespace duly::log
