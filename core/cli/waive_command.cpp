// duly waive: enters findings that somebody answers for in the register beside the paper.
#include <array>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/settings.hpp"
#include "report/layout.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"reason", 0, "TEXT", "Why the paper is right as it stands. Needed."},
    OptionSpec{"owner", 0, "NAME", "Who answers for it."},
    OptionSpec{"until", 0, "DATE", "The last day it holds (such as 2027-03-31)."},
    OptionSpec{"place", 0, "WORDS",
               "Only findings whose headings or excerpt hold these words (eight letters or more); "
               "all of the rule's "
               "findings if not said."},
    options::as_of,
    options::stage,
    options::body,
    options::profile,
    options::ocr,
    options::config,
    options::plugin_dir,
    options::rules,
    options::help,
};

/// What every entry of this call has in common.
Result<engine::WaiverEntry> common_part(const Arguments& arguments) {
    engine::WaiverEntry entry;
    entry.rule = utf8::ascii_upper(arguments.paths()[0]);
    entry.reason = utf8::trim(arguments.value("reason").value_or(""));
    entry.owner = utf8::trim(arguments.value("owner").value_or(""));
    if (entry.reason.empty())
        return usage("Say with --reason why the paper is right as it stands; whoever reads the "
                     "report will ask.");
    if (const auto place = arguments.value("place"); place && !engine::tells_a_place(*place))
        return usage("Give more of the place's words with --place: at least " +
                     std::to_string(engine::least_place_letters) + " letters.");
    const auto until = date_option(arguments, "until");
    if (!until) return tl::unexpected(until.error());
    entry.until = *until;
    if (entry.until && *entry.until < Date::today())
        return usage("The day given with --until, " + entry.until->words() + ", is past.");
    return entry;
}

struct Found {
    std::vector<engine::WaiverEntry> entries;
    std::vector<std::string> words; ///< of each finding, for whoever ran the command
    std::size_t elsewhere = 0, waived = 0;
};

Found findings_of(const engine::WaiverEntry& common, const std::string& folded_place,
                  const RegisterPlace& place, const model::FileReport& file) {
    Found out;
    for (const model::PaperReport& paper : file.papers)
        for (const model::Finding& finding : paper.results) {
            if (finding.rule != common.rule || !engine::can_be_waived(finding)) continue;
            if (finding.waived) {
                ++out.waived;
            } else if (!folded_place.empty() && !engine::lies_at(finding, folded_place)) {
                ++out.elsewhere;
            } else {
                engine::WaiverEntry entry = entry_for(place, file, paper, finding);
                entry.reason = common.reason;
                entry.owner = common.owner;
                entry.until = common.until;
                out.entries.push_back(std::move(entry));
                out.words.push_back(report::printable(finding.message));
            }
        }
    return out;
}

std::string nothing_found(const Found& found, const std::string& rule, const std::string& paper) {
    if (found.elsewhere != 0)
        return rule + " has " + report::counted(found.elsewhere, "finding") + " in " + paper +
               ", but none where --place says.";
    if (found.waived != 0) return "What " + rule + " finds in " + paper + " is waived already.";
    return rule + " finds nothing in " + paper + ", so there is nothing to waive.";
}

/// What has switched the rule off for the papers of the file, as "duly.toml" or "pack.xml:12"; ""
/// when nothing has.
std::string switched_off_by(const Group& group, const std::string& rule,
                            const model::FileReport& file) {
    for (const auto& [id, by] : group.terms.switched_off)
        if (id == rule) return report::printable_path(by);
    const rules::PackSet& packs = group.engine->packs();
    for (const model::PaperReport& paper : file.papers)
        for (const rules::Pack* pack = packs.find(paper.pack_id); pack != nullptr;
             pack = packs.find(pack->extends))
            for (const rules::Change& change : pack->changes)
                if (change.off && change.rule == rule)
                    return report::printable_path(from_here(pack->file)) + ":" +
                           std::to_string(change.line);
    return {};
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 2)
        return usage("Name the rule and the paper, such as: duly waive FOI001 paper.md --reason "
                     "\"...\"");
    const std::string& path = arguments.paths()[1];
    if (path == "-")
        return usage("A paper from standard input has no place that a register could name.");
    const auto common = common_part(arguments);
    if (!common) return tl::unexpected(common.error());
    auto input = single(path, {});
    if (!input) {
        complain(input.error());
        return something_unread;
    }
    std::vector<engine::Input> inputs{std::move(*input)};
    const auto checking = Checking::prepare(arguments, inputs);
    if (!checking) return tl::unexpected(checking.error());
    const Group& group = (*checking)->group(0);
    if (!has_rule(group.engine->packs(), common->rule)) {
        const std::string close = nearest_rule(group.engine->packs(), common->rule);
        return usage("No rule pack has a rule '" + report::printable(common->rule) + "'." +
                     (close.empty() ? packs_of_your_own(arguments) : close));
    }
    model::FileReport report;
    (*checking)->run([&](std::size_t, model::FileReport&& file) { report = std::move(file); });
    const std::string paper = report::printable_path(path);
    if (report.unread) {
        complain(Failure{{}, paper, 0, 0, report.unread->message, {}});
        return something_unread;
    }
    RegisterPlace place = (*checking)->registers().place_of(path, *group.configuration);
    if (place.path.empty()) place = new_register_for(path);
    const Found found =
        findings_of(*common, utf8::fold(arguments.value("place").value_or("")), place, report);
    if (found.entries.empty()) {
        if (const std::string by = switched_off_by(group, common->rule, report); !by.empty()) {
            complain(common->rule + " is switched off by " + by +
                     ", so it is not held against this paper and there is nothing to waive.");
            return wrong_command;
        }
        complain(nothing_found(found, common->rule, paper));
        return wrong_command;
    }
    if (auto written = append(place.path, found.entries); !written)
        return tl::unexpected(written.error());

    std::string text = report::counted(found.entries.size(), "waiver") + " of " + common->rule +
                       " for " + paper + " written to " +
                       report::printable_path(from_here(place.path)) + ":\n";
    for (const std::string& words : found.words)
        text += "  - " + words + "\n";
    if (common->owner.empty())
        text += "It names no owner (--owner), which duly check will remind you of.\n";
    if (auto said = deliver({}, text); !said) return tl::unexpected(said.error());
    return all_well;
}

constexpr CommandSpec command{
    "waive",
    "duly waive RULE FILE [OPTIONS]",
    "Enter a finding that somebody answers for in the register.",
    "Checks the paper and writes one waiver for each finding of the rule to the register: the "
    "nearest duly-waivers.toml above the paper, or a new one beside it. The paper is not touched: "
    "papers are disclosable.",
    known_options,
    "Exit status: 0 done; 2 the command, the configuration or the register is wrong, or the rule "
    "finds nothing there; 3 the paper could not be read.",
    run};

} // namespace

const CommandSpec& waive_command() {
    return command;
}

} // namespace duly::cli
