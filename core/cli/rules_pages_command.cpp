#include <array>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "rules/page.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"check", 0, nullptr,
               "Write nothing; tell which pages are not as the packs now have them."},
    options::plugin_dir,
    OptionSpec{"rules", 0, "DIR",
               "Load the rule packs in DIR too, for those that extend them. May be given several "
               "times."},
    options::help,
};

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().empty())
        return usage("Name the packs to make pages for: files, or folders of packs.");
    const auto looked = look_at(arguments, arguments.paths());
    if (!looked) return tl::unexpected(looked.error());
    const auto& found = looked->found;
    if (!found.faults.empty()) {
        complain(found.faults.front());
        return wrong_command;
    }
    std::string text;
    for (const auto& id : found.asked) {
        const auto* pack = found.packs.find(id);
        if (pack == nullptr) continue;
        const auto page = rules::pack_page(found.packs, *pack, looked->host.catalogue());
        const auto path = rules::page_path(*pack);
        const auto old = files::read_file(path);
        if (old && *old == page) continue;
        if (arguments.has("check")) {
            text += report::printable_path(path) +
                    (old ? " is not as its pack has it.\n" : " is not there.\n");
            continue;
        }
        if (auto written = files::write_file(path, page); !written)
            return tl::unexpected(written.error());
        text += report::printable_path(path) + " is written.\n";
    }
    if (auto written = deliver({}, text); !written) return tl::unexpected(written.error());
    return text.empty() || !arguments.has("check") ? all_well : not_ready;
}

constexpr CommandSpec command{
    "rules pages",
    "duly rules pages PATH... [OPTIONS]",
    "Write the rules' pages beside their packs.",
    "Writes for each pack a page in Markdown, beside the pack and under its name, that explains "
    "its "
    "rules as duly explain does. A PATH is a pack's file or a folder of packs.",
    known_options,
    "Exit status: 0 done; 1 with --check, a page is not up to date; 2 the command, a rule pack or "
    "a "
    "plugin is wrong, or a page could not be written.",
    run};

} // namespace

const CommandSpec& rules_pages_command() {
    return command;
}

} // namespace duly::cli
