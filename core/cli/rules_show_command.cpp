#include <array>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    options::plugin_dir,
    options::rules,
    options::help,
};

/// What other packs make of it.
std::string changes_of(const rules::PackSet& packs, const rules::Rule& rule) {
    std::string out;
    for (const auto& pack : packs.packs)
        for (const auto& change : pack.changes)
            if (change.rule == rule.id)
                out += report::printable_path(pack.file) + ":" + std::to_string(change.line) +
                       ": " + (change.off ? "switched off in " : "fitted to its papers in ") +
                       pack.id + "\n";
    return out;
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 1) return usage("Name one rule to show, by its id.");
    const auto loaded = load(arguments);
    if (!loaded) return tl::unexpected(loaded.error());
    const auto found = rule_named(loaded->packs, arguments.paths().front(), arguments);
    if (!found) return tl::unexpected(found.error());
    const auto& rule = *found->second;
    const auto source = rules::source_of(rule);
    if (!source) return tl::unexpected(source.error());
    const auto text = report::printable_path(rule.file) + ":" + std::to_string(rule.line) + ":\n" +
                      *source + changes_of(loaded->packs, rule);
    if (auto written = deliver({}, text); !written) return tl::unexpected(written.error());
    return all_well;
}

constexpr CommandSpec command{
    "rules show",
    "duly rules show RULE [OPTIONS]",
    "Show a rule as it is written, and where.",
    "Shows the rule's XML, the file and line it stands in, and the packs that fit it to their "
    "papers or switch it off.",
    known_options,
    "Exit status: 0 done; 2 there is no such rule, or a rule pack or a plugin is wrong.",
    run};

} // namespace

const CommandSpec& rules_show_command() {
    return command;
}

} // namespace duly::cli
