// Options that several commands share, as the engine wants them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "cli/arguments.hpp"
#include "engine/engine.hpp"

namespace duly::cli {

// The words that options and the configuration take alike.
using model::stages;
inline constexpr std::array<std::string_view, 3> levels{"error", "warning", "info"};
inline constexpr std::array<std::string_view, 4> severity_words{"error", "warning", "info", "off"};
inline constexpr std::array<std::string_view, 2> profiles{"author", "audit"};

/// Whether a folder of rules may hold none yet: a pack is about to be begun in it.
enum class Folders : unsigned char { hold_something, may_be_empty };

/// The plugins and packs beside the program, then the folders given.
Result<engine::Installation> installation(const Arguments& arguments,
                                          Folders folders = Folders::hold_something);

/// Refuses what --rules and --plugin-dir name when it is not there or holds nothing.
Result<bool> folders_hold(const Arguments& arguments, Folders folders = Folders::hold_something);

/// Limits and --jobs. How papers are judged is the configuration's to say.
Result<engine::RunOptions> run_options(const Arguments& arguments);

/// A day of the calendar, or nothing when the option was not given.
Result<std::optional<Date>> date_option(const Arguments& arguments, const std::string& option);

} // namespace duly::cli
