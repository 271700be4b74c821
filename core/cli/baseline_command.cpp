// duly baseline: accepts what stands today, so that only what is new shows.
#include <array>
#include <map>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "report/layout.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    options::as_of,  options::stage, options::body,       options::profile, options::ocr,
    options::config, options::jobs,  options::plugin_dir, options::rules,   options::help,
};

/// The folder on the command line that the paper was found in, or "": one register for all of it.
std::string folder_named(const Arguments& arguments, const std::string& paper) {
    for (const std::string& path : arguments.paths())
        if (paper.starts_with(path.ends_with('/') ? path : path + "/")) return path;
    return {};
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().empty()) return usage("Name the papers to accept as they stand.");
    for (const std::string& path : arguments.paths())
        if (path == "-")
            return usage("A paper from standard input has no place that a register could name.");
    Inputs inputs = gather(arguments.paths(), {});
    const auto checking = Checking::prepare(arguments, inputs.files);
    if (!checking) return tl::unexpected(checking.error());
    bool unread = !inputs.unread.empty();
    for (const auto& [before, file] : inputs.unread)
        complain(Failure{{}, report::printable_path(file.path), 0, 0, file.unread->message, {}});

    const Date today = Date::today();
    std::map<std::string, std::vector<engine::WaiverEntry>> by_register;
    (*checking)->run([&](std::size_t index, model::FileReport&& file) {
        if (file.unread) {
            unread = true;
            complain(
                Failure{{}, report::printable_path(file.path), 0, 0, file.unread->message, {}});
            return;
        }
        const std::string& path = inputs.files[index].path;
        RegisterPlace place =
            (*checking)->registers().place_of(path, *(*checking)->group(index).configuration);
        if (place.path.empty()) place = new_register_for(path, folder_named(arguments, path));
        for (const model::PaperReport& paper : file.papers)
            for (const model::Finding& finding : paper.results) {
                if (!engine::can_be_waived(finding) || finding.waived) continue;
                engine::WaiverEntry entry = entry_for(place, file, paper, finding);
                entry.reason = "Accepted as it stood on " + today.iso();
                entry.baseline = today;
                by_register[place.path].push_back(std::move(entry));
            }
    });
    std::string text;
    for (const auto& [path, entries] : by_register) {
        if (auto written = append(path, entries); !written) return tl::unexpected(written.error());
        text += report::counted(entries.size(), "finding") + " accepted in " +
                report::printable_path(from_here(path)) + ".\n";
    }
    if (by_register.empty()) text = "There is nothing to accept.\n";
    if (auto said = deliver({}, text); !said) return tl::unexpected(said.error());
    return unread ? something_unread : all_well;
}

constexpr CommandSpec command{
    "baseline",
    "duly baseline PATH... [OPTIONS]",
    "Accept what stands today, so that only new findings show.",
    "Checks papers and enters each finding that is not waived yet in the register, marked as "
    "accepted on this day and not considered by itself. A PATH is a file or a folder. Where there "
    "is no register yet, one is begun in the folder named, or beside the paper.",
    known_options,
    "Exit status: 0 done; 2 the command, the configuration or the register is wrong; 3 something "
    "named could not be read (the rest is accepted all the same).",
    run};

} // namespace

const CommandSpec& baseline_command() {
    return command;
}

} // namespace duly::cli
