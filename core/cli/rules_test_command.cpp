#include <array>
#include <map>
#include <set>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/settings.hpp"
#include "engine/engine.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"inherited", 0, nullptr,
               "Run the examples of inherited rules too, as the packs have them."},
    OptionSpec{"jobs", 0, "N",
               "Examples to run at once; as many as there are processors if not said."},
    OptionSpec{"time-limit", 0, "SECONDS",
               "Give an example up after so long, and say which rule it was at (30 if not said)."},
    options::memory_limit,
    options::plugin_dir,
    OptionSpec{"rules", 0, "DIR",
               "Load the rule packs in DIR too, for those that extend them. May be given several "
               "times."},
    options::help,
};

std::string place_of(const rules::Rule& rule, const rules::Example& example) {
    return report::printable_path(rule.file) + ":" + std::to_string(example.line) + ":" +
           std::to_string(example.column);
}

std::string wanted_of(const rules::Example& example) {
    std::string out = example.should_fail ? "should fail" : "should pass";
    if (!example.case_name.empty()) out += " with the case '" + example.case_name + "'";
    return out;
}

/// Failing cases that no example of the rule brings about: what a pack would word without ever
/// having seen it.
std::string not_shown(const rules::CheckSpec& check, const std::set<std::string>& shown) {
    std::string out;
    for (const auto& each : check.cases)
        if (each.outcome == model::Outcome::fail && !shown.contains(each.name))
            out += (out.empty() ? "" : ", ") + each.name;
    return out;
}

struct Outcome {
    std::string text;
    std::size_t wrong = 0, bare = 0;
    std::set<std::string> rules;
};

Outcome judge(const std::vector<engine::ExampleRun>& runs,
              const std::vector<engine::ExampleResult>& results,
              const rules::CheckCatalogue& checks) {
    Outcome out;
    std::map<std::pair<const rules::Pack*, const rules::Rule*>, std::set<std::string>> shown;
    std::vector<std::pair<const rules::Pack*, const rules::Rule*>> order;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto& [pack, rule, example] = runs[i];
        const auto key = std::pair(pack, rule);
        if (!shown.contains(key)) order.push_back(key);
        shown[key].insert(results[i].cases.begin(), results[i].cases.end());
        out.rules.insert(rule->id);
        if (results[i].as_said) continue;
        ++out.wrong;
        out.text += place_of(*rule, *example) + ": error: this example of " + rule->id +
                    (pack->id == rule->pack ? "" : " in the pack " + pack->id) + " " +
                    wanted_of(*example) + ". What came of it:\n";
        for (const auto& line : results[i].told)
            out.text += "    " + report::printable(line) + "\n";
    }
    std::string bare;
    for (const auto& [pack, rule] : order) {
        if (rule->pack != pack->id) continue;
        const auto check = checks.find(rule->check);
        if (check == checks.end()) continue;
        const auto missing = not_shown(check->second, shown[{pack, rule}]);
        if (missing.empty()) continue;
        ++out.bare;
        bare += "  " + rule->id + " " + rule->name + ": " + missing + "\n";
    }
    if (!bare.empty())
        out.text +=
            (out.text.empty() ? "" : "\n") + std::string("Cases that no example shows:\n") + bare;
    return out;
}

Result<int> run(const Arguments& arguments) {
    const auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    auto looked = look_at(arguments, arguments.paths());
    if (!looked) return tl::unexpected(looked.error());
    auto& found = looked->found;
    if (!found.faults.empty()) {
        const auto text =
            told(found) + "\n" + counted(found) + ". Examples run when it is put right.\n";
        if (auto written = deliver({}, text); !written) return tl::unexpected(written.error());
        return wrong_command;
    }
    const auto warnings = told(found);
    const auto asked = found.asked;
    const auto engine = engine::Engine::of(std::move(looked->host), std::move(found.packs));
    std::vector<engine::ExampleRun> runs;
    for (const auto& id : asked)
        if (const auto* pack = engine.packs().find(id))
            for (const auto& run : engine::examples_of(*pack, arguments.has("inherited")))
                runs.push_back(run);
    const auto results = engine.run_examples(runs, *options);
    const auto outcome = judge(runs, results, engine.checks());
    std::string text = warnings + outcome.text;
    if (!text.empty()) text += "\n";
    text += report::counted(outcome.rules.size(), "rule") + " with " +
            report::counted(runs.size(), "example") + ": " +
            (outcome.wrong == 0 ? std::string("all do as they say")
                                : report::counted(outcome.wrong, "example") + " not as it says") +
            (outcome.bare == 0
                 ? std::string()
                 : "; " + report::counted(outcome.bare, "rule") + " with cases that none shows") +
            ".\n";
    if (auto written = deliver({}, text); !written) return tl::unexpected(written.error());
    return outcome.wrong == 0 ? all_well : not_ready;
}

constexpr CommandSpec command{
    "rules test",
    "duly rules test [PATH...] [OPTIONS]",
    "Run the examples of rules.",
    "Runs every example of the rules in rule packs and says which do not do what they say, and "
    "which cases of the checks no example shows. A PATH is a pack's file or a folder of packs, "
    "which "
    "may extend the installed ones; without one the installed packs are tested.",
    known_options,
    "Exit status: 0 all examples do as they say; 1 one does not; 2 the command, a rule pack or a "
    "plugin is wrong.",
    run};

} // namespace

const CommandSpec& rules_test_command() {
    return command;
}

} // namespace duly::cli
