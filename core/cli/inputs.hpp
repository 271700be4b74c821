// From the paths on the command line to the files to be checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.hpp"
#include "engine/engine.hpp"
#include "model/report.hpp"

namespace duly::cli {

struct Inputs {
    std::vector<engine::Input> files;
    /// What could not be read before the engine was asked: standard input, folders without papers.
    /// Each stands before the file of that index.
    std::vector<std::pair<std::size_t, model::FileReport>> unread;
    std::uint64_t passed_over = 0; ///< files of other types in the folders
};

/// Folders are walked, `-` is read to its end. A path that was named before is passed over.
Inputs gather(const std::vector<std::string>& paths, const std::optional<std::string>& stdin_name);

/// One file.
Result<engine::Input> single(const std::string& path, const std::optional<std::string>& stdin_name);

/// Refuses output onto a paper that is read. Code: over-input.
Result<bool> keeps_apart(const std::string& output, const engine::Input& input);

/// The one file that a command is about ("show"), apart from what --output names. Nothing when it
/// could not be read: that has been said, and the command ends with `something_unread`.
Result<std::optional<engine::Input>> only_input(const Arguments& arguments, const char* purpose);

} // namespace duly::cli
