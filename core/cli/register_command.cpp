#include <array>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "report/register.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 3> formats{"terminal", "csv", "json"};

/// The pack that says what goes on record; no paper is recognised as one of it.
constexpr std::string_view record_pack = "register";

constexpr std::array known_options{
    OptionSpec{"format", 0, "FORMAT",
               "How to print: terminal (for people, the default), csv (for a spreadsheet) or json "
               "(for programs)."},
    OptionSpec{"output", 'o', "FILE", "Write to FILE instead of standard output."},
    options::as_of,
    options::stage,
    options::body,
    options::ocr,
    options::stdin_filename,
    options::jobs,
    options::time_limit,
    options::memory_limit,
    options::plugin_dir,
    options::rules,
    options::config,
    OptionSpec{"isolated", 0, nullptr, "Use no configuration."},
    options::help,
};

report::PackNames names_of(const rules::PackSet& packs, const std::string& id) {
    report::PackNames out;
    const rules::Pack* const pack = packs.find(id);
    if (pack == nullptr) return out;
    out.body = pack->body;
    for (const model::SignoffSpec& signoff : pack->vocabulary.signoffs)
        if (signoff.role == "decision_maker" && !signoff.open && out.decision_maker.empty())
            out.decision_maker = signoff.name;
    return out;
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().empty())
        return usage("Name the papers to list: files, folders, or - for standard input.");
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    const auto output = arguments.value("output");
    Inputs inputs = gather(arguments.paths(), arguments.value("stdin-filename"));
    if (output && *output != "-")
        for (const engine::Input& input : inputs.files)
            if (auto apart = keeps_apart(*output, input); !apart)
                return tl::unexpected(apart.error());
    const auto checking = Checking::prepare(arguments, inputs.files);
    if (!checking) return tl::unexpected(checking.error());
    (*checking)->record_only(std::string(record_pack));

    report::Register all;
    const auto give_up = [&](const model::FileReport& file) {
        all.unread.emplace_back(file.path, *file.unread);
        if (*format == "terminal") return; // said there
        Failure failure;
        failure.path = report::printable_path(file.path);
        failure.message = file.unread->message;
        complain(failure);
    };
    for (const auto& [before, file] : inputs.unread)
        give_up(file);
    Progress progress(true);
    (*checking)->run(
        [&](std::size_t input, model::FileReport&& file) {
            if (file.unread) {
                progress.clear();
                give_up(file);
            }
            const rules::PackSet& packs = (*checking)->group(input).engine->packs();
            for (const model::PaperReport& paper : file.papers)
                all.entries.push_back(
                    report::register_entry(file, paper, names_of(packs, paper.pack_id)));
        },
        [&](const engine::RunProgress& reached) { progress.show(reached); });
    progress.clear();

    report::StringSink kept;
    if (*format == "csv") {
        report::write_register_csv(kept, all);
    } else if (*format == "json") {
        report::write_register_json(kept, all, DULY_VERSION);
    } else {
        report::Page page(kept, page_options("auto", !output && output_is_terminal()));
        report::print_register(page, all);
    }
    if (auto written = deliver(output, kept.text()); !written)
        return tl::unexpected(written.error());
    return all.unread.empty() ? all_well : something_unread;
}

constexpr CommandSpec command{
    "register",
    "duly register PATH... [OPTIONS]",
    "List papers as a register of decisions.",
    "Lists papers with what a register of decisions holds: reference, title, dates, who decided, "
    "what sums were approved for whom and which years, to whom something is delegated, whether "
    "publication is deferred, and which decisions are cited. Nothing is judged. Of a paper marked "
    "as exempt or confidential only its number, dates and whereabouts are listed. A PATH is a "
    "file, a folder or - for standard input.",
    known_options,
    "Exit status: 0 every paper was listed; 2 the command, a rule pack or a plugin is wrong, or "
    "the "
    "output could not be written; 3 something named could not be read (the rest is still listed).",
    run};

} // namespace

const CommandSpec& register_command() {
    return command;
}

} // namespace duly::cli
