// Plugins: shared libraries with checks, found, refused or taken; and one check run for one rule.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "duly/plugin.h"
#include "model/document.hpp"
#include "model/report.hpp"
#include "rules/pack.hpp"
#include "support/date.hpp"
#include "support/decimal.hpp"
#include "support/result.hpp"

namespace duly::engine {

class Whereabouts;

/// What a check said, checked by the host but not yet worded.
struct Argument {
    std::string name;
    rules::Type type = rules::Type::text; ///< as the case declares it
    std::variant<std::string, std::int64_t, Decimal, Date, model::Range> value;
};

struct RelatedPlace {
    std::string label;
    model::Range where;
};

struct Case {
    const rules::CaseSpec* spec = nullptr;
    std::optional<model::Range> where; ///< nothing: the whole paper
    std::vector<Argument> arguments;
    std::vector<RelatedPlace> related;
    std::string subject;
};

struct CheckRun {
    std::vector<Case> cases;
    /// Why the check is not to be believed: it threw, or reported what it must not. Nothing when
    /// sound.
    std::optional<std::string> fault;
};

/// A plugin that was taken.
struct PluginInfo {
    std::string id, version;
    std::string path;
    std::uint32_t abi_major = 0, abi_minor = 0;
    std::vector<std::string> checks; ///< names in the catalogue, in the plugin's order
};

/// The catalogue holds the checks of the plugins and the one that is built in, `xpath`.
class PluginHost {
public:
    PluginHost();
    ~PluginHost();
    PluginHost(PluginHost&&) noexcept;
    PluginHost& operator=(PluginHost&&) noexcept;

    /// Opens every *.so of the folders, in the order given, files sorted by name. A file that two
    /// folders hold under one name is opened from the first. Codes: no-such-folder, plugin-load
    /// (the system cannot open it), plugin-abi (no plugin, another major, a newer minor),
    /// plugin-bad (its table is unsound), plugin-clash (a check of that name exists).
    static Result<PluginHost> load(const std::vector<std::string>& folders);

    /// Whether there is any *.so in the folder.
    static bool holds_plugins(const std::string& folder);

    /// Takes a plugin that is in memory already; `path` is for messages. The table must outlive the
    /// host.
    Result<bool> add(const duly_plugin& plugin, const std::string& path);

    [[nodiscard]] const rules::CheckCatalogue& catalogue() const;
    [[nodiscard]] std::size_t size() const; ///< how many plugins
    [[nodiscard]] const std::vector<PluginInfo>& plugins() const;

    struct Impl;

private:
    friend class PaperRun;
    std::unique_ptr<Impl> impl_;
};

/// The checks of one paper: what they share (folded words, compiled patterns) lives as long as
/// this. `host`, `paper` and the rules that are run must outlive it. One thread. `where` is told at
/// which rule a check kept the thing that is being freed.
class PaperRun {
public:
    PaperRun(const PluginHost& host, const model::Document& paper, Date as_of,
             Whereabouts* where = nullptr);
    ~PaperRun();
    PaperRun(const PaperRun&) = delete;
    PaperRun& operator=(const PaperRun&) = delete;

    /// `rule.check` must be in the catalogue (the pack loader has seen to it).
    [[nodiscard]] CheckRun run(const rules::Rule& rule);

    struct State;

private:
    std::unique_ptr<State> state_;
};

} // namespace duly::engine
