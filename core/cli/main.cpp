// duly: checks whether a governance paper has been duly made.
#include <algorithm>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "support/memory.hpp"

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

/// The command that the first words name, longest name first: "rules list" before "rules".
const CommandSpec* take_command(std::vector<std::string>& words) {
    for (std::size_t count = std::min<std::size_t>(2, words.size()); count > 0; --count) {
        const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
        for (const CommandSpec* const command : commands())
            if (name == command->name) {
                words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
                return command;
            }
    }
    return nullptr;
}

/// The names that begin with this word: "rules list, rules show".
std::string names_below(const std::string& word) {
    std::string out;
    for (const CommandSpec* const command : commands())
        if (std::string_view(command->name).starts_with(word + " "))
            out += (out.empty() ? "" : ", ") + std::string(command->name);
    return out;
}

int unknown_command(const std::vector<std::string>& words) {
    const std::string& word = words.front();
    if (const std::string below = names_below(word); !below.empty()) {
        if (asks_for_help(words)) return finish(deliver({}, group_help(word)));
        complain(words.size() == 1 ? "Say which: " + below + "."
                                   : "There is no command '" + word + " " + words[1] +
                                         "'. There are: " + below + ".");
    } else if (word.starts_with("-")) {
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
    const Result<int> status = parse_arguments(command, words).and_then(command.run);
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
    const std::string first = words.front();
    if (first == "help" && words.size() > 1) {
        words.erase(words.begin());
        words.emplace_back("--help");
    }
    if (first == "--help" || first == "-h" || words.front() == "help")
        return finish(deliver({}, general_help()));
    if (first == "--version") return finish(deliver({}, "duly " DULY_VERSION "\n"));
    const CommandSpec* const command = take_command(words);
    return command == nullptr ? unknown_command(words) : run(*command, words);
}

} // namespace
} // namespace duly::cli

int main(int argc, char** argv) {
    duly::memory::prepare_heap();
    duly::cli::prepare_descriptors();
    try {
        return duly::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const std::exception& fault) {
        duly::cli::complain(std::string("stopped by a fault of its own: ") + fault.what());
        return duly::cli::wrong_command;
    }
}
