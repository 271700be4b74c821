#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include "engine/engine.hpp"
#include "report/layout.hpp"

namespace duly::cli {
namespace {

constexpr unsigned columns = 80;

constexpr std::array check_options{
    OptionSpec{"format", 0, "FORMAT",
               "How to report: terminal (for people, the default) or json (for programs)."},
    OptionSpec{"output", 'o', "FILE", "Write the report to FILE instead of standard output."},
    OptionSpec{"fail-on", 0, "LEVEL",
               "What keeps a paper from being ready and makes the exit status 1: error (the "
               "default), warning or info."},
    OptionSpec{
        "as-of", 0, "DATE",
        "Judge by the rules in force on DATE (such as 2017-04-07) instead of the paper's own "
        "date."},
    OptionSpec{"stage", 0, "STAGE",
               "Take the papers to be draft, submitted, signed or published instead of telling by "
               "what they say."},
    OptionSpec{"no-checklist", 0, nullptr,
               "Leave out the checklist and how the paper was read; findings only."},
    OptionSpec{"quiet", 'q', nullptr, "One line a paper: its verdict."},
    OptionSpec{
        "color", 0, "WHEN",
        "Colour: auto (the default: on a terminal, unless NO_COLOR is set), always or never."},
    OptionSpec{"stdin-filename", 0, "NAME", "What to call the paper read from standard input."},
    OptionSpec{"jobs", 0, "N",
               "Papers to read at once; as many as there are processors if not said."},
    OptionSpec{"time-limit", 0, "SECONDS", "How long one file may take before it is given up."},
    OptionSpec{"memory-limit", 0, "MIB",
               "How much memory one file may take before it is given up."},
    OptionSpec{"plugin-dir", 0, "DIR", "Load the plugins in DIR too. May be given several times."},
    OptionSpec{"rules", 0, "DIR", "Load the rule packs in DIR too. May be given several times."},
    OptionSpec{"help", 'h', nullptr, "Show this text."},
};

constexpr std::array parse_options{
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

constexpr CommandSpec check_command{
    "check", "duly check PATH... [OPTIONS]",
    "Checks governance papers and says of each whether it is ready: what is wrong, where, on what "
    "basis and who mends it. A PATH is a file, a folder (every paper in it and below is checked) "
    "or - "
    "for standard input.",
    check_options,
    "Exit status: 0 nothing at or above --fail-on; 1 something was; 2 the command, a rule pack or "
    "a "
    "plugin is wrong, or the report could not be written; 3 something named could not be read (the "
    "rest is still reported)."};

constexpr CommandSpec parse_command{
    "parse", "duly parse FILE [OPTIONS]",
    "Shows how duly reads one file, without judging it. FILE may be - for standard input.",
    parse_options,
    "Exit status: 0 done; 2 the command, a rule pack or a plugin is wrong, or the output could not "
    "be "
    "written; 3 the file could not be read."};

constexpr std::array<const CommandSpec*, 2> all_commands{&check_command, &parse_command};

/// What the engine takes when nothing is said; the engine alone knows.
std::string default_of(std::string_view option) {
    const engine::RunOptions options;
    if (option == "time-limit")
        return " Default: " + std::to_string(options.time_limit_seconds) + ".";
    if (option == "memory-limit")
        return " Default: " + std::to_string(options.memory_limit_mib) + ".";
    return {};
}

std::string left_of(const OptionSpec& option) {
    std::string out = option.letter != 0 ? std::string("-") + option.letter + ", " : "    ";
    out += std::string("--") + option.name;
    if (option.value != nullptr) out += std::string(" ") + option.value;
    return out;
}

void describe(report::Page& page, const std::string& left, const std::string& text,
              std::size_t width) {
    page.paragraph(
        2, static_cast<unsigned>(width) + 4,
        {{left + std::string(width - left.size() + 2, ' '), report::Style::plain, true}, {text}});
}

} // namespace

const CommandSpec& check_spec() {
    return check_command;
}

const CommandSpec& parse_spec() {
    return parse_command;
}

std::span<const CommandSpec* const> commands() {
    return all_commands;
}

std::string help_of(const CommandSpec& command) {
    report::StringSink out;
    report::Page page(out, {false, false, columns});
    page.paragraph(0, 2, {{std::string("Usage: ") + command.synopsis}});
    page.gap();
    page.paragraph(0, 0, {{command.summary}});
    page.gap();
    std::size_t width = 0;
    for (const OptionSpec& option : command.options)
        width = std::max(width, left_of(option).size());
    for (const OptionSpec& option : command.options)
        describe(page, left_of(option), option.text + default_of(option.name), width);
    page.gap();
    page.paragraph(0, 0, {{command.closing}});
    page.flush();
    return out.text();
}

std::string general_help() {
    report::StringSink out;
    report::Page page(out, {false, false, columns});
    page.paragraph(0, 2, {{"Usage: duly COMMAND ..."}});
    page.gap();
    page.paragraph(
        0, 0,
        {{"Checks whether a governance paper (a decision form, a committee report, minutes, a "
          "strategy) has been duly made."}});
    page.gap();
    describe(page, "duly check PATH...", "Check papers and report what is wrong with them.", 18);
    describe(page, "duly parse FILE", "Show how a paper is read.", 18);
    describe(page, "duly --help",
             "Show this text; duly COMMAND --help tells of a command's options.", 18);
    describe(page, "duly --version", "Show the version.", 18);
    page.flush();
    return out.text();
}

} // namespace duly::cli
