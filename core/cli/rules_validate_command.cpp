#include <array>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    options::plugin_dir,
    OptionSpec{"rules", 0, "DIR",
               "Load the rule packs in DIR too, for those that extend them. May be given several "
               "times."},
    options::help,
};

Result<int> run(const Arguments& arguments) {
    const auto looked = look_at(arguments, arguments.paths());
    if (!looked) return tl::unexpected(looked.error());
    const auto& found = looked->found;
    std::size_t rules = 0;
    for (const auto& id : found.asked)
        if (const auto* pack = found.packs.find(id))
            for (const auto& rule : pack->rules)
                rules += rule.pack == id ? 1 : 0;
    std::string text = told(found);
    if (!text.empty()) text += "\n";
    text += report::counted(looked->files.size(), "file") + " with " +
            report::counted(rules, "rule") + " and " + report::counted(found.patterns, "pattern") +
            ": " + counted(found) + ".\n";
    if (auto written = deliver({}, text); !written) return tl::unexpected(written.error());
    return found.faults.empty() ? all_well : wrong_command;
}

constexpr CommandSpec command{
    "rules validate",
    "duly rules validate [PATH...] [OPTIONS]",
    "Look for mistakes in rule packs.",
    "Looks for everything that is wrong with rule packs, and shows it with its line. A PATH is a "
    "pack's file or a folder of packs, which may extend the installed ones; without one the "
    "installed packs are looked at. Warnings tell of names that do nothing: a role that no heading "
    "has, a pattern that cannot match, a rule never in force.",
    known_options,
    "Exit status: 0 nothing wrong, warnings apart; 2 something is, or the command, a plugin or an "
    "installed pack is wrong.",
    run};

} // namespace

const CommandSpec& rules_validate_command() {
    return command;
}

} // namespace duly::cli
