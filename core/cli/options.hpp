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
// How papers are judged: the same for whoever checks them and for whoever answers for what is
// found.
inline constexpr OptionSpec as_of{
    "as-of", 0, "DATE",
    "Judge by the rules in force on DATE (such as 2017-04-07) instead of the paper's own "
    "date."};
inline constexpr OptionSpec stage{
    "stage", 0, "STAGE",
    "Take the papers to be draft, submitted, signed or published instead of telling by "
    "what they say."};
inline constexpr OptionSpec body{
    "body", 0, "NAME",
    "Take the papers to be of this body: packs of other bodies are passed over."};
inline constexpr OptionSpec profile{
    "profile", 0, "PROFILE",
    "author (the default: all that helps) or audit (only what can be held against a "
    "paper)."};
inline constexpr OptionSpec ocr{
    "ocr", 0, nullptr,
    "Read pages that are only pictures by character recognition (Tesseract). Takes some seconds "
    "a page; nothing read that way is ever an error."};
inline constexpr OptionSpec config{
    "config", 0, "FILE",
    "Use this configuration, instead of the duly.toml near the papers and the user's."};

} // namespace duly::cli::options
