#include "cli/arguments.hpp"

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <charconv>
#include <utility>

namespace duly::cli {

namespace po = boost::program_options;

namespace {

constexpr const char* path_key = "path";

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates,
                         std::string_view prefix) {
    const auto close = nearest(word, candidates);
    return close ? " Did you mean " + std::string(prefix) + *close + "?" : std::string();
}

tl::unexpected<Failure> unknown_option(const CommandSpec& command, const std::string& option) {
    std::vector<std::string_view> names{"help"};
    for (const OptionSpec& known : command.options)
        names.emplace_back(known.name);
    std::string_view bare = option;
    bare.remove_prefix(std::min(bare.find_first_not_of('-'), bare.size()));
    bare = bare.substr(0, bare.find('='));
    return usage("There is no option " + option + "." + did_you_mean(bare, names, "--"));
}

std::string syntax_fault(const po::invalid_command_line_syntax& fault) {
    const std::string option = fault.get_option_name();
    switch (fault.kind()) {
    case po::invalid_syntax::missing_parameter:
    case po::invalid_syntax::empty_adjacent_parameter:
        return "The option " + option + " needs a value.";
    case po::invalid_syntax::extra_parameter:
        return "The option " + option + " takes no value.";
    default:
        return "The option " + option + " is not written as it should be.";
    }
}

} // namespace

tl::unexpected<Failure> usage(std::string message) {
    return fail("usage", {}, std::move(message));
}

std::optional<std::string> Arguments::value(std::string_view option) const {
    const auto& all = values(option);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

const std::vector<std::string>& Arguments::values(std::string_view option) const {
    static const std::vector<std::string> none;
    const auto found = given_.find(option);
    return found == given_.end() ? none : found->second;
}

Result<std::string> Arguments::choice(std::string_view option,
                                      std::span<const std::string_view> words,
                                      std::string_view otherwise) const {
    const auto given = value(option);
    if (!given) return std::string(otherwise);
    if (std::find(words.begin(), words.end(), *given) != words.end()) return *given;
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i != 0) list += i + 1 == words.size() ? " or " : ", ";
        list += words[i];
    }
    return usage("The option --" + std::string(option) + " takes " + list + ", not '" + *given +
                 "'." + did_you_mean(*given, words, ""));
}

Result<std::optional<unsigned>> Arguments::number(std::string_view option, unsigned least,
                                                  unsigned most) const {
    const auto given = value(option);
    if (!given) return std::optional<unsigned>();
    unsigned number = 0;
    const char* const end = given->data() + given->size();
    const auto [stop, error] = std::from_chars(given->data(), end, number);
    if (error == std::errc() && stop == end && number >= least && number <= most)
        return std::optional(number);
    return usage("The option --" + std::string(option) + " takes a whole number from " +
                 std::to_string(least) + " to " + std::to_string(most) + ", not '" + *given + "'.");
}

Result<Arguments> parse_arguments(const CommandSpec& command,
                                  const std::vector<std::string>& words) {
    po::options_description known;
    for (const OptionSpec& option : command.options) {
        std::string name = option.name;
        if (option.letter != 0) (name += ',') += option.letter;
        if (option.value != nullptr)
            known.add_options()(name.c_str(), po::value<std::string>());
        else
            known.add_options()(name.c_str(), "");
    }
    known.add_options()(path_key, po::value<std::string>());
    po::positional_options_description positional;
    positional.add(path_key, -1);
    // No guessing of shortened names: a script must not change its meaning when an option is added.
    constexpr int style =
        po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

    Arguments out;
    try {
        const auto parsed =
            po::command_line_parser(words).options(known).positional(positional).style(style).run();
        for (const po::option& option : parsed.options) {
            if (option.string_key != path_key)
                out.given_[option.string_key].insert(out.given_[option.string_key].end(),
                                                     option.value.begin(), option.value.end());
            else if (option.position_key < 0)
                return unknown_option(command, std::string("--") + path_key);
            else
                out.paths_.insert(out.paths_.end(), option.value.begin(), option.value.end());
        }
    } catch (const po::unknown_option& fault) {
        return unknown_option(command, fault.get_option_name());
    } catch (const po::invalid_command_line_syntax& fault) {
        return usage(syntax_fault(fault));
    } catch (const po::error& fault) {
        return usage(std::string("The command line is not understood: ") + fault.what() + ".");
    }
    return out;
}

} // namespace duly::cli
