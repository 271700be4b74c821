// One duly.toml as it is written, checked as far as that goes without the rule packs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check_options.hpp"
#include "model/report.hpp"
#include "support/toml.hpp"

namespace duly::cli {

template <class T> struct Placed {
    T value{};
    TomlPlace place;
};

/// Whose file it is decides what may stand in it: plugins are programs, and never come with papers;
/// rules that are not loaded may stand in the user's own, which goes with papers of every folder.
enum class FileOwner : unsigned char { project, named, user }; ///< named: with --config

struct ConfigFile {
    explicit ConfigFile(TomlFile toml) : source(std::move(toml)) {}

    FileOwner owner = FileOwner::project;
    TomlFile source;                                 ///< its name is the path as shown
    std::vector<Placed<std::string>> rules, plugins; ///< folders, absolute
    std::optional<Placed<std::string>> stage, body, profile, waivers; ///< waivers: a path, absolute
    std::optional<Placed<model::Severity>> fail_on;
    std::optional<Placed<Date>> as_of;
    std::optional<Placed<bool>> ocr;
    std::vector<std::pair<std::string, Placed<engine::Grade>>> severity; ///< by rule id

    /// Paths in it are relative to `folder` (absolute). Code: bad-configuration.
    static Result<ConfigFile> parse(std::string text, const std::string& shown,
                                    const std::string& folder, FileOwner owner);
};

} // namespace duly::cli
