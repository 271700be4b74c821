#include "cli/settings.hpp"

#include <sys/stat.h>

#include <array>
#include <string_view>

#include "report/layout.hpp"

namespace duly::cli {
namespace {

constexpr unsigned most_jobs = 256;
constexpr unsigned longest_seconds = 86400;
constexpr unsigned least_memory = 64;
constexpr unsigned most_memory = 1u << 20;
constexpr std::array<std::string_view, 4> stages{"draft", "submitted", "signed", "published"};

/// A folder that is not there would be passed over in silence further down.
Result<bool> add_folders(const Arguments& arguments, const char* option,
                         std::vector<std::string>& folders) {
    for (const std::string& folder : arguments.values(option)) {
        struct stat info {};
        if (::stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
            return usage("The folder '" + report::printable_path(folder) + "' given with --" +
                         option + " does not exist.");
        folders.push_back(folder);
    }
    return true;
}

} // namespace

Result<engine::Installation> installation(const Arguments& arguments) {
    engine::Installation out = engine::Installation::beside_program();
    if (auto added = add_folders(arguments, "plugin-dir", out.plugin_folders); !added)
        return tl::unexpected(added.error());
    if (auto added = add_folders(arguments, "rules", out.rule_folders); !added)
        return tl::unexpected(added.error());
    return out;
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
    auto stage = arguments.choice("stage", stages, "");
    if (!stage) return tl::unexpected(stage.error());
    out.stage = *stage;
    if (const auto as_of = arguments.value("as-of")) {
        const auto date = Date::from_iso(*as_of);
        if (!date || !date->exact() || !date->exists())
            return usage(
                "The option --as-of takes a date of the calendar, written year, month, day "
                "(such as 2017-04-07), not '" +
                *as_of + "'.");
        out.as_of = date;
    }
    return out;
}

} // namespace duly::cli
