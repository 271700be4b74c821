#include <array>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/paths.hpp"
#include "cli/settings.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "xml", "json"};

constexpr std::array known_options{
    OptionSpec{
        "format", 0, "FORMAT",
        "What to show: text (the text that places in a report refer to, the default), xml or "
        "json (what was recognised in it)."},
    OptionSpec{"furniture", 0, nullptr,
               "Show what is left out of the text as well: page numbers, running heads."},
    OptionSpec{"output", 'o', "FILE", "Write to FILE instead of standard output."},
    OptionSpec{"stage", 0, "STAGE", "Take the paper to be draft, submitted, signed or published."},
    OptionSpec{"body", 0, "NAME",
               "Take the paper to be of this body: packs of other bodies are passed over."},
    options::ocr,
    options::stdin_filename,
    options::time_limit,
    options::memory_limit,
    options::plugin_dir,
    options::rules,
    options::config,
    OptionSpec{"isolated", 0, nullptr, "Use no configuration."},
    options::help,
};

/// The text view: no pack has a say in it, so none is loaded.
Result<Result<std::string>> text_of(const Arguments& arguments, const engine::Input& input,
                                    const engine::Engine::OnProgress& on_progress) {
    auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    if (const auto where = installation(arguments); !where) return tl::unexpected(where.error());
    auto configurations = Configurations::create(arguments);
    if (!configurations) return tl::unexpected(configurations.error());
    const auto configuration = configurations->of_folder(folder_of(absolute_path(input.path)));
    if (!configuration) return tl::unexpected(configuration.error());
    options->judging.ocr = (*configuration)->ocr.value;
    return engine::Engine::text(input, arguments.has("furniture"), *options, on_progress);
}

/// What was recognised with the packs that the file's configuration names.
Result<Result<std::string>> recognised_in(const Arguments& arguments, const std::string& format,
                                          std::vector<engine::Input>& inputs,
                                          const engine::Engine::OnProgress& on_progress) {
    const auto checking = Checking::prepare(arguments, inputs);
    if (!checking) return tl::unexpected(checking.error());
    engine::RunOptions options = (*checking)->options();
    options.judging = (*checking)->group(0).judging;
    return (*checking)->group(0).engine->parse(inputs.front(), format, options, on_progress);
}

Result<int> run(const Arguments& arguments) {
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    auto input = only_input(arguments, "show");
    if (!input) return tl::unexpected(input.error());
    if (!*input) return something_unread;
    std::vector<engine::Input> inputs{std::move(**input)};
    Progress progress(true);
    const auto on_progress = [&](const engine::RunProgress& reached) { progress.show(reached); };
    const auto shown = *format == "text" ? text_of(arguments, inputs.front(), on_progress)
                                         : recognised_in(arguments, *format, inputs, on_progress);
    progress.clear();
    if (!shown) return tl::unexpected(shown.error());
    if (!*shown) {
        complain(shown->error());
        return something_unread;
    }
    if (auto written = deliver(arguments.value("output"), **shown); !written)
        return tl::unexpected(written.error());
    return all_well;
}

constexpr CommandSpec command{
    "parse",
    "duly parse FILE [OPTIONS]",
    "Show how a paper is read.",
    "Shows how duly reads one file, without judging it. FILE may be - for standard input.",
    known_options,
    "Exit status: 0 done; 2 the command, a rule pack or a plugin is wrong, or the output could not "
    "be "
    "written; 3 the file could not be read.",
    run};

} // namespace

const CommandSpec& parse_command() {
    return command;
}

} // namespace duly::cli
