#include <algorithm>
#include <array>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "report/amounts.hpp"
#include "report/json.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 2> formats{"terminal", "json"};

/// The pack that words how figures are read; no paper is recognised as one of it.
constexpr std::string_view figures_pack = "figures";
/// The plugin whose checks look at amounts.
constexpr std::string_view amounts_checks = "amounts.";

constexpr std::array known_options{
    OptionSpec{"format", 0, "FORMAT",
               "How to print: terminal (for people, the default) or json (for programs: the shape "
               "of `duly check`, the figures first)."},
    OptionSpec{"output", 'o', "FILE", "Write to FILE instead of standard output."},
    options::as_of,
    options::stage,
    options::body,
    options::stdin_filename,
    options::time_limit,
    options::memory_limit,
    options::plugin_dir,
    options::rules,
    options::config,
    OptionSpec{"isolated", 0, nullptr, "Use no configuration."},
    options::help,
};

/// One file judged in one way.
model::FileReport judge(const engine::Engine& engine, engine::Input& input,
                        const engine::CheckOptions& judging, engine::RunOptions options) {
    input.judging = &judging;
    options.judging = judging;
    model::FileReport out;
    engine.check(std::span(&input, 1), options,
                 [&](model::FileReport&& report) { out = std::move(report); });
    return out;
}

/// Of all rules only those on amounts, as the configuration grades them.
engine::CheckOptions only_amounts(const rules::PackSet& packs, engine::CheckOptions judging) {
    for (const rules::Pack& pack : packs.packs)
        for (const rules::Rule& rule : pack.rules)
            if (!std::string_view(rule.check).starts_with(amounts_checks))
                judging.grades[rule.id] = std::nullopt;
    judging.audit = false;
    judging.every = true;
    return judging;
}

bool misses(const model::FileReport& report) {
    return std::any_of(report.papers.begin(), report.papers.end(), [](const auto& paper) {
        return std::any_of(paper.results.begin(), paper.results.end(), [](const auto& finding) {
            return finding.outcome == model::Outcome::fail;
        });
    });
}

/// The figures of each paper before its relations, for programs.
model::FileReport together(const model::FileReport& figures, model::FileReport relations) {
    for (std::size_t i = 0; i < relations.papers.size() && i < figures.papers.size(); ++i)
        relations.papers[i].results.insert(relations.papers[i].results.begin(),
                                           figures.papers[i].results.begin(),
                                           figures.papers[i].results.end());
    return relations;
}

Result<int> run(const Arguments& arguments) {
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    auto input = only_input(arguments, "look at");
    if (!input) return tl::unexpected(input.error());
    if (!*input) return something_unread;
    std::vector<engine::Input> inputs{std::move(**input)};
    const auto checking = Checking::prepare(arguments, inputs);
    if (!checking) return tl::unexpected(checking.error());
    const Group& group = (*checking)->group(0);
    const engine::Engine& engine = *group.engine;

    const engine::CheckOptions judging = only_amounts(engine.packs(), group.judging);
    const model::FileReport relations =
        judge(engine, inputs.front(), judging, (*checking)->options());
    if (relations.unread) {
        Failure failure;
        failure.path = report::printable_path(relations.path);
        failure.message = relations.unread->message;
        complain(failure);
        return something_unread;
    }
    engine::CheckOptions reading = judging;
    reading.pack = figures_pack;
    const model::FileReport figures =
        judge(engine, inputs.front(), reading, (*checking)->options());

    report::StringSink kept;
    if (*format == "json") {
        report::JsonReport out(kept, report::Tool{DULY_VERSION, (*checking)->tell_packs()});
        out.file(together(figures, relations));
        out.end({});
    } else {
        const bool to_terminal = !arguments.value("output") && output_is_terminal();
        report::Page page(kept, page_options("auto", to_terminal));
        report::print_amounts(page, figures, relations);
    }
    if (auto written = deliver(arguments.value("output"), kept.text()); !written)
        return tl::unexpected(written.error());
    return misses(relations) ? not_ready : all_well;
}

constexpr CommandSpec command{
    "amounts",
    "duly amounts FILE [OPTIONS]",
    "Show a paper's figures and whether its sums hold.",
    "Shows every figure of one paper with what it is taken for, and every relation between figures "
    "that the paper states (sums of tables, sentences and lists, percentages, changes, figures "
    "stated again) with its parts and whether it holds. FILE may be - for standard input.",
    known_options,
    "Exit status: 0 every relation that could be judged holds; 1 one does not; 2 the command, a "
    "rule pack or a plugin is wrong, or the output could not be written; 3 the file could not be "
    "read.",
    run};

} // namespace

const CommandSpec& amounts_command() {
    return command;
}

} // namespace duly::cli
