#include <array>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/output.hpp"
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
    OptionSpec{"stdin-filename", 0, "NAME", "What to call the paper read from standard input."},
    OptionSpec{"time-limit", 0, "SECONDS", "How long the file may take before it is given up."},
    OptionSpec{"memory-limit", 0, "MIB",
               "How much memory the file may take before it is given up."},
    OptionSpec{"plugin-dir", 0, "DIR", "Load the plugins in DIR too. May be given several times."},
    OptionSpec{"rules", 0, "DIR", "Load the rule packs in DIR too. May be given several times."},
    OptionSpec{"help", 'h', nullptr, "Show this text."},
};

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 1)
        return usage("Name one file to show, or - for standard input.");
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    const auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    const auto where = installation(arguments);
    if (!where) return tl::unexpected(where.error());
    auto engine = engine::Engine::create(*where);
    if (!engine) return tl::unexpected(engine.error());

    const auto shown =
        single(arguments.paths().front(), arguments.value("stdin-filename"))
            .and_then([&](const engine::Input& input) {
                return engine->parse(input, *format, arguments.has("furniture"), *options);
            });
    if (!shown) {
        complain(shown.error());
        return something_unread;
    }
    if (auto written = deliver(arguments.value("output"), *shown); !written)
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
