// duly: checks whether a governance paper has been duly made.
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"

namespace duly::cli {
namespace {

bool asks_for_help(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "--") return false;
        if (word == "--help" || word == "-h") return true;
    }
    return false;
}

int finish(const Result<bool>& written) {
    if (written) return all_well;
    complain(written.error());
    return wrong_command;
}

const CommandSpec* find_command(std::string_view name) {
    for (const CommandSpec* const command : commands())
        if (name == command->name) return command;
    return nullptr;
}

int unknown_command(const std::string& word) {
    if (word.starts_with("-")) {
        complain("There is no option " + word +
                 " without a command. Options come after it: duly check " + word + " ...");
    } else {
        std::vector<std::string_view> names;
        for (const CommandSpec* const command : commands())
            names.emplace_back(command->name);
        const auto close = nearest(word, names);
        complain("There is no command '" + word + "'." +
                 (close ? " Did you mean " + *close + "?" : std::string()));
    }
    complain("Try: duly --help");
    return wrong_command;
}

int run(const CommandSpec& command, const std::vector<std::string>& words) {
    if (asks_for_help(words)) return finish(deliver({}, help_of(command)));
    const Result<int> status =
        parse_arguments(command, words).and_then([&](const Arguments& arguments) {
            return &command == &check_spec() ? run_check(arguments) : run_parse(arguments);
        });
    if (status) return *status;
    complain(status.error());
    if (status.error().code == "usage")
        complain("Try: duly " + std::string(command.name) + " --help");
    return wrong_command;
}

int run(std::vector<std::string> words) {
    if (words.empty()) {
        complain("Say what to do, such as: duly check paper.md");
        complain("Try: duly --help");
        return wrong_command;
    }
    std::string first = words.front();
    words.erase(words.begin());
    if (first == "help" && !words.empty()) {
        first = words.front();
        words = {"--help"};
    }
    if (first == "--help" || first == "-h" || first == "help")
        return finish(deliver({}, general_help()));
    if (first == "--version") return finish(deliver({}, "duly " DULY_VERSION "\n"));
    const CommandSpec* const command = find_command(first);
    return command == nullptr ? unknown_command(first) : run(*command, words);
}

} // namespace
} // namespace duly::cli

int main(int argc, char** argv) {
    duly::cli::prepare_descriptors();
    try {
        return duly::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const std::exception& fault) {
        duly::cli::complain(std::string("stopped by a fault of its own: ") + fault.what());
        return duly::cli::wrong_command;
    }
}
