// The command line: which commands and options there are, and what a call of them says.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "support/nearest.hpp"
#include "support/result.hpp"

namespace duly::cli {

/// One option: parsing, --help and suggestions all read this table.
struct OptionSpec {
    const char* name;  ///< without dashes
    char letter;       ///< 0: none
    const char* value; ///< what stands for its value in --help; nullptr: the option takes none
    const char* text;
};

class Arguments;

/// One command, as its own file declares it.
struct CommandSpec {
    const char* name; ///< one word or two: "check", "rules list"
    const char* synopsis;
    const char* brief; ///< for the list of commands
    const char* summary;
    std::span<const OptionSpec> options;
    const char* closing;                  ///< after the options: defaults, exit status
    Result<int> (*run)(const Arguments&); ///< the exit status, or why the call is wrong
};

/// What was given. Of an option given twice that counts once, the last counts.
class Arguments {
public:
    [[nodiscard]] bool has(std::string_view option) const { return given_.contains(option); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] const std::vector<std::string>& values(std::string_view option) const;
    [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

    /// One of the words, or `otherwise` when the option was not given.
    [[nodiscard]] Result<std::string> choice(std::string_view option,
                                             std::span<const std::string_view> words,
                                             std::string_view otherwise) const;
    /// A whole number between the bounds, or nothing when the option was not given.
    [[nodiscard]] Result<std::optional<unsigned>> number(std::string_view option, unsigned least,
                                                         unsigned most) const;

private:
    friend Result<Arguments> parse_arguments(const CommandSpec&, const std::vector<std::string>&);
    std::map<std::string, std::vector<std::string>, std::less<>> given_;
    std::vector<std::string> paths_;
};

/// Code `usage` when the call is wrong; the message names what is wrong and, if close, what was
/// meant.
Result<Arguments> parse_arguments(const CommandSpec& command,
                                  const std::vector<std::string>& words);

/// A wrong call: code `usage`.
tl::unexpected<Failure> usage(std::string message);

} // namespace duly::cli
