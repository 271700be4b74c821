// From the paths on the command line to the files to be checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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

/// One file, for `duly parse`.
Result<engine::Input> single(const std::string& path, const std::optional<std::string>& stdin_name);

/// Refuses output onto a paper that is read. Code: over-input.
Result<bool> keeps_apart(const std::string& output, const engine::Input& input);

} // namespace duly::cli
