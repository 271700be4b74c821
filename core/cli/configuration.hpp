// What is in force for a paper, and where it comes from: flags, then the nearest duly.toml above
// the paper, then the user's own, then what duly takes by itself. Key by key: a file takes the
// place of the next one only in what it says; folders of rules and plugins add up.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/config_file.hpp"
#include "cli/paths.hpp"
#include "engine/engine.hpp"

namespace duly::cli {

using File = std::shared_ptr<const ConfigFile>;

/// A setting in force. `file` and `place` where a file says so, `flag` where the command line does.
template <class T> struct Setting {
    T value{};
    File file;
    TomlPlace place;
    std::string flag;

    [[nodiscard]] bool is_default() const { return !file && flag.empty(); }
    /// "duly.toml:3", "--stage", "default".
    [[nodiscard]] std::string from() const {
        if (!flag.empty()) return flag;
        return file ? file->source.file() + ":" + std::to_string(place.line) : "default";
    }
    /// That this is wrong, said where it stands.
    [[nodiscard]] Failure fault(std::string message) const {
        return file ? file->source.fault(place, std::move(message))
                    : Failure{"usage", {}, 0, 0, std::move(message), {}};
    }
};

struct Configuration {
    std::vector<std::string> files; ///< as shown, the nearest first
    std::vector<Setting<std::string>> rules, plugins;
    Setting<std::string> stage, body, profile, waivers;
    Setting<model::Severity> fail_on;
    Setting<std::optional<Date>> as_of;
    Setting<bool> ocr; ///< pages that are only pictures are to be recognised
    std::map<std::string, Setting<engine::Grade>, std::less<>> severity;

    /// The plugins and packs beside the program, then those in force.
    [[nodiscard]] engine::Installation installation() const;
};

/// Whether no configuration and no register is to be looked at.
bool isolated(const Arguments& arguments);

class Configurations {
public:
    /// Reads the file of --config, or else the user's. Codes: usage, bad-configuration, those of
    /// reading files.
    static Result<Configurations> create(const Arguments& arguments);

    /// For papers in a folder (absolute). The same pointer for the same files.
    Result<std::shared_ptr<const Configuration>> of_folder(const std::string& folder);

private:
    Configurations() : nearest_("duly.toml") {}
    Result<std::shared_ptr<const Configuration>> layered(const File& nearest) const;

    std::shared_ptr<const Configuration> flags_; ///< what the command line says
    File user_;                                  ///< or that of --config
    std::string user_path_;
    bool look_ = true; ///< for duly.toml near the papers
    Nearest nearest_;
    std::map<std::string, std::shared_ptr<const Configuration>, std::less<>> known_;
};

} // namespace duly::cli
