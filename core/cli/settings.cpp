#include "cli/settings.hpp"

#include "report/layout.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr unsigned most_jobs = 256;
constexpr unsigned longest_seconds = 86400;
constexpr unsigned least_memory = 64;
constexpr unsigned most_memory = 1u << 20;

} // namespace

/// A folder that is not there would be passed over in silence further down.
Result<bool> folders_exist(const Arguments& arguments) {
    for (const char* option : {"plugin-dir", "rules"})
        for (const std::string& folder : arguments.values(option))
            if (!files::is_folder(folder))
                return usage("The folder '" + report::printable_path(folder) + "' given with --" +
                             option + " does not exist.");
    return true;
}

Result<engine::Installation> installation(const Arguments& arguments) {
    if (auto there = folders_exist(arguments); !there) return tl::unexpected(there.error());
    engine::Installation out = engine::Installation::beside_program();
    const auto& plugins = arguments.values("plugin-dir");
    const auto& rules = arguments.values("rules");
    out.plugin_folders.insert(out.plugin_folders.end(), plugins.begin(), plugins.end());
    out.rule_folders.insert(out.rule_folders.end(), rules.begin(), rules.end());
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
