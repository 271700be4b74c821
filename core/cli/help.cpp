#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "engine/engine.hpp"
#include "report/layout.hpp"

namespace duly::cli {
namespace {

constexpr unsigned columns = 80;

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

/// How a command is called, without its options.
std::string call_of(const CommandSpec& command) {
    const std::string synopsis = command.synopsis;
    return synopsis.substr(0, synopsis.find(" [OPTIONS]"));
}

void describe(report::Page& page, const std::string& left, const std::string& text,
              std::size_t width) {
    page.paragraph(
        2, static_cast<unsigned>(width) + 4,
        {{left + std::string(width - left.size() + 2, ' '), report::Style::plain, true}, {text}});
}

} // namespace

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

std::string group_help(std::string_view group) {
    const std::string beginning = std::string(group) + " ";
    std::vector<const CommandSpec*> below;
    for (const CommandSpec* const command : commands())
        if (std::string_view(command->name).starts_with(beginning)) below.push_back(command);
    report::StringSink out;
    report::Page page(out, {false, false, columns});
    page.paragraph(0, 2, {{"Usage: duly " + beginning + "COMMAND ..."}});
    page.gap();
    std::size_t width = 0;
    for (const CommandSpec* const command : below)
        width = std::max(width, call_of(*command).size());
    for (const CommandSpec* const command : below)
        describe(page, call_of(*command), command->brief, width);
    page.gap();
    page.paragraph(0, 0,
                   {{"duly " + beginning + "COMMAND --help tells of a command and its options."}});
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
    std::size_t width = std::string_view("duly --version").size();
    for (const CommandSpec* const command : commands())
        width = std::max(width, call_of(*command).size());
    for (const CommandSpec* const command : commands())
        describe(page, call_of(*command), command->brief, width);
    describe(page, "duly --help",
             "Show this text; duly COMMAND --help tells of a command's options.", width);
    describe(page, "duly --version", "Show the version.", width);
    page.flush();
    return out.text();
}

} // namespace duly::cli
