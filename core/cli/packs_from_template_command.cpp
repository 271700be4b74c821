#include <array>

#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/settings.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"output", 'o', "PACK.xml",
               "Write the pack to this file instead of standard output. A file that is there is "
               "left as it is."},
    OptionSpec{"body", 0, "NAME", "Whose form it is, when its first lines do not say."},
    OptionSpec{"kind", 0, "KIND",
               "The kind of paper, as reports call it (committee-report, minutes, ...), when the "
               "form's title does not tell."},
    OptionSpec{"stdin-filename", 0, "NAME", "What to call the form read from standard input."},
    options::time_limit,
    options::memory_limit,
    options::plugin_dir,
    options::rules,
    options::help,
};

bool small_words(std::string_view id) {
    return id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view words) {
    std::size_t found = 0;
    for (std::size_t at = text.find(words); at != std::string_view::npos;
         at = text.find(words, at + words.size()))
        ++found;
    return found;
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 1)
        return usage("Name one blank form to make a pack from, or - for standard input.");
    rules::DraftOptions draft;
    draft.body = arguments.value("body").value_or("");
    draft.kind = arguments.value("kind").value_or("");
    if (!small_words(draft.kind))
        return usage("The option --kind takes small letters, digits and hyphens, not '" +
                     draft.kind + "'.");
    const auto output = arguments.value("output");
    // Somebody has gone over the pack that is there.
    if (output && *output != "-" && files::exists(*output))
        return fail("cannot-write", *output,
                    "\"" + report::printable_path(*output) +
                        "\" is there already. Name another file, or take it away first.");
    const auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    const auto where = installation(arguments);
    if (!where) return tl::unexpected(where.error());
    auto engine = engine::Engine::create(*where);
    if (!engine) return tl::unexpected(engine.error());

    const auto drafted = single(arguments.paths().front(), arguments.value("stdin-filename"))
                             .and_then([&](const engine::Input& form) {
                                 draft.source = report::printable_path(form.display);
                                 return engine->draft(form, draft, *options);
                             });
    if (!drafted) {
        complain(drafted.error());
        return something_unread;
    }
    if (auto written = deliver(output, *drafted); !written) return tl::unexpected(written.error());
    if (const std::size_t places = count(*drafted, rules::not_understood); places > 0)
        complain(
            (places == 1 ? std::string("1 place") : std::to_string(places) + " places") +
            " of the form could not be understood, so no rule of the pack asks for what stands "
            "there. Look for NOT UNDERSTOOD at the end of the pack.");
    if (const std::size_t rules = count(*drafted, rules::left_out); rules > 0)
        complain(
            (rules == 1 ? std::string("1 rule was") : std::to_string(rules) + " rules were") +
            " left out, because examples made from the form did not do what they say. Look for "
            "LEFT OUT in the pack.");
    return all_well;
}

constexpr CommandSpec command{
    "packs from-template",
    "duly packs from-template FILE [OPTIONS]",
    "Draft a rule pack from a body's blank form.",
    "Reads a blank form or template and writes a rule pack for papers made from it: its sections, "
    "fields, declarations and signatures, and the guidance that is to be taken out. What was "
    "guessed is marked REVIEW, with the form's line; go over it before you use the pack. What of "
    "the form is in no rule is marked NOT UNDERSTOOD. FILE may be - for standard input.",
    known_options,
    "Exit status: 0 done; 2 the command, a rule pack or a plugin is wrong, or the output could not "
    "be written; 3 the file could not be read, or has nothing to make rules from.",
    run};

} // namespace

const CommandSpec& packs_from_template_command() {
    return command;
}

} // namespace duly::cli
