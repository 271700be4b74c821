// Options that several commands take, said once.
#pragma once

#include "cli/arguments.hpp"

namespace duly::cli::options {

inline constexpr OptionSpec plugin_dir{"plugin-dir", 0, "DIR",
                                       "Load the plugins in DIR too. May be given several times."};
inline constexpr OptionSpec rules{"rules", 0, "DIR",
                                  "Load the rule packs in DIR too. May be given several times."};
inline constexpr OptionSpec help{"help", 'h', nullptr, "Show this text."};
inline constexpr OptionSpec stdin_filename{"stdin-filename", 0, "NAME",
                                           "What to call the paper read from standard input."};
inline constexpr OptionSpec jobs{
    "jobs", 0, "N", "Papers to read at once; as many as there are processors if not said."};
inline constexpr OptionSpec time_limit{"time-limit", 0, "SECONDS",
                                       "How long one file may take before it is given up."};
inline constexpr OptionSpec memory_limit{
    "memory-limit", 0, "MIB", "How much memory one file may take before it is given up."};
inline constexpr OptionSpec config{
    "config", 0, "FILE",
    "Use this configuration, instead of the duly.toml near the papers and the user's."};

} // namespace duly::cli::options
