// duly config: what is in force for a paper, and where each part of it comes from.
#include <algorithm>
#include <array>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"config", 0, "FILE", "Use this configuration instead of those that are found."},
    OptionSpec{"isolated", 0, nullptr, "Use none."},
    options::plugin_dir,
    options::rules,
    options::help,
};

struct Row {
    std::string key, value, from;
};

std::string shown(const std::string& path) {
    return report::printable_path(from_here(path));
}

/// The setting's value, or in brackets what is done without it.
std::string or_else(const std::string& value, const char* otherwise) {
    return value.empty() ? otherwise : report::printable(value);
}

std::vector<Row> rows(const Group& group, const RegisterPlace& waivers) {
    const Configuration& in_force = *group.configuration;
    std::vector<Row> out;
    const auto row = [&](std::string key, std::string value, std::string from) {
        out.push_back({std::move(key), std::move(value), std::move(from)});
    };
    row("stage", or_else(in_force.stage.value, "(told by each paper)"), in_force.stage.from());
    row("body", or_else(group.judging.body, "(told by each paper)"), in_force.body.from());
    row("profile", in_force.profile.value, in_force.profile.from());
    row("fail-on", std::string(name(in_force.fail_on.value)), in_force.fail_on.from());
    row("as-of", in_force.as_of.value ? in_force.as_of.value->iso() : "(each paper's own date)",
        in_force.as_of.from());
    row("ocr", in_force.ocr.value ? "yes" : "no", in_force.ocr.from());
    const engine::Installation installed = engine::Installation::beside_program();
    for (const std::string& folder : installed.rule_folders)
        row("rules", shown(folder), "installation");
    for (const auto& folder : in_force.rules)
        row("rules", shown(folder.value), folder.from());
    for (const std::string& folder : installed.plugin_folders)
        row("plugins", shown(folder), "installation");
    for (const auto& folder : in_force.plugins)
        row("plugins", shown(folder.value), folder.from());
    row("waivers",
        waivers.path.empty()
            ? "(none)"
            : shown(waivers.path) + (files::exists(waivers.path) ? "" : " (not there)"),
        in_force.waivers.is_default() && !waivers.path.empty() ? "found above the paper"
                                                               : in_force.waivers.from());
    for (const auto& [rule, grade] : in_force.severity)
        row("severity " + report::printable(rule),
            (grade.value ? std::string(name(*grade.value)) : "off") +
                (group.judging.grades.contains(rule) ? "" : " (no such rule here)"),
            grade.from());
    return out;
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() > 1)
        return usage("Name one paper or folder, or none for the current folder.");
    const std::string path = arguments.paths().empty() ? "." : arguments.paths().front();
    const std::string whole = absolute_path(path);
    if (!files::exists(whole))
        return usage("There is no file or folder \"" + report::printable_path(path) + "\" here.");
    // Settings are those of the folder; any name in it stands for a paper.
    const std::string paper = files::is_folder(whole) ? whole + "/paper" : whole;
    std::vector<engine::Input> none;
    const auto checking = Checking::prepare(arguments, none);
    if (!checking) return tl::unexpected(checking.error());
    const auto group = (*checking)->group_of_folder(folder_of(paper));
    if (!group) return tl::unexpected(group.error());
    const RegisterPlace waivers =
        (*checking)->registers().place_of(paper, *(*group)->configuration);
    if (auto sound = (*checking)->registers().read(waivers.path); !sound)
        return tl::unexpected(sound.error());

    std::string text = "For " + report::printable_path(path) + ", from ";
    const auto& files = (*group)->terms.files;
    for (const std::string& file : files)
        (text += file == files.front() ? "" : ", then ") += file;
    text += files.empty() ? "no configuration file:\n" : ":\n";
    std::size_t key_width = 0, value_width = 0;
    const std::vector<Row> all = rows(**group, waivers);
    for (const Row& row : all) {
        key_width = std::max(key_width, row.key.size());
        value_width = std::max(value_width, row.value.size());
    }
    for (const Row& row : all) {
        text += "  " + row.key + std::string(key_width - row.key.size() + 2, ' ');
        text += row.value + std::string(value_width - row.value.size() + 2, ' ');
        text += row.from + "\n";
    }
    if (auto written = deliver({}, text); !written) return tl::unexpected(written.error());
    return all_well;
}

constexpr CommandSpec command{
    "config",
    "duly config [PATH] [OPTIONS]",
    "Show the settings in force and where they come from.",
    "Shows by which settings a paper, or the papers of a folder, would be checked, and the file "
    "and "
    "line, option or default that each comes from. PATH is the current folder if not said.",
    known_options,
    "Exit status: 0 done; 2 the command, the configuration, a rule pack or a plugin is wrong.",
    run};

} // namespace

const CommandSpec& config_command() {
    return command;
}

} // namespace duly::cli
