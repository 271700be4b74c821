#include "cli/settings.hpp"

#include "cli/paths.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr unsigned most_jobs = 256;
constexpr unsigned longest_seconds = 86400;
constexpr unsigned least_memory = 64;
constexpr unsigned most_memory = 1u << 20;

} // namespace

/// What is not there, or holds nothing, would be passed over in silence further down.
Result<bool> folders_hold(const Arguments& arguments, Folders folders) {
    const auto wrong = [](const char* option, const std::string& path, const std::string& why) {
        return usage("'" + report::printable_path(path) + "', given with --" + option + ", " + why +
                     ".");
    };
    for (const std::string& path : arguments.values("plugin-dir"))
        if (const auto why = fault_of_plugins(path); !why.empty())
            return wrong("plugin-dir", path, why);
    for (const std::string& path : arguments.values("rules")) {
        if (folders == Folders::may_be_empty && files::is_folder(path)) continue;
        if (const auto why = fault_of_rules(path); !why.empty()) return wrong("rules", path, why);
    }
    return true;
}

Result<engine::Installation> installation(const Arguments& arguments, Folders folders) {
    if (auto sound = folders_hold(arguments, folders); !sound) return tl::unexpected(sound.error());
    engine::Installation out = engine::Installation::beside_program();
    const auto& plugins = arguments.values("plugin-dir");
    out.plugin_folders.insert(out.plugin_folders.end(), plugins.begin(), plugins.end());
    for (const std::string& path : arguments.values("rules"))
        out.add_rules(path);
    return out;
}

Result<std::optional<Date>> date_option(const Arguments& arguments, const std::string& option) {
    const auto given = arguments.value(option);
    if (!given) return std::optional<Date>();
    const auto date = Date::from_iso(*given);
    if (date && date->exact() && date->exists()) return date;
    return usage("The option --" + option +
                 " takes a date of the calendar, written year, month, day "
                 "(such as 2017-04-07), not '" +
                 *given + "'.");
}

Result<engine::RunOptions> run_options(const Arguments& arguments) {
    engine::RunOptions out;
    auto jobs = arguments.number("jobs", 1, most_jobs);
    if (!jobs) return tl::unexpected(jobs.error());
    if (*jobs) out.jobs = **jobs;
    auto seconds = arguments.number("time-limit", 1, longest_seconds);
    if (!seconds) return tl::unexpected(seconds.error());
    if (*seconds) out.time_limit_seconds = **seconds;
    auto memory = arguments.number("memory-limit", least_memory, most_memory);
    if (!memory) return tl::unexpected(memory.error());
    if (*memory) out.memory_limit_mib = **memory;
    return out;
}

} // namespace duly::cli
