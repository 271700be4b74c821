#include <array>
#include <memory>

#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/settings.hpp"
#include "engine/across.hpp"
#include "report/json.hpp"
#include "report/terminal.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 2> formats{"terminal", "json"};
constexpr std::array<std::string_view, 3> colours{"auto", "always", "never"};

constexpr std::array known_options{
    OptionSpec{"format", 0, "FORMAT",
               "How to report: terminal (for people, the default) or json (for programs)."},
    OptionSpec{"output", 'o', "FILE", "Write the report to FILE instead of standard output."},
    OptionSpec{"fail-on", 0, "LEVEL",
               "What keeps a paper from being ready and makes the exit status 1: error (the "
               "default), warning or info."},
    options::as_of,
    options::stage,
    options::body,
    options::profile,
    options::ocr,
    OptionSpec{"no-checklist", 0, nullptr,
               "Leave out the checklist and how the paper was read; findings only."},
    OptionSpec{"quiet", 'q', nullptr, "One line a paper: its verdict."},
    OptionSpec{
        "color", 0, "WHEN",
        "Colour: auto (the default: on a terminal, unless NO_COLOR is set), always or never."},
    options::stdin_filename,
    options::jobs,
    options::time_limit,
    options::memory_limit,
    options::plugin_dir,
    options::rules,
    options::config,
    OptionSpec{"isolated", 0, nullptr,
               "Use no configuration and no register of waivers, whatever is near the papers."},
    options::help,
};

/// How to report, all of it checked before any work is done.
struct Reporting {
    bool json = false;
    bool quiet = false;
    bool checklist = true;
    std::string colour;
    std::optional<std::string> file;
};

/// Said before the work is done, not after.
Result<bool> has_folder(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash + 1);
    if (files::is_folder(folder)) return true;
    return fail("cannot-write", file,
                "The folder for \"" + report::printable_path(file) +
                    "\" does not exist. Make it first, or check the name.");
}

Result<Reporting> reporting(const Arguments& arguments) {
    Reporting out;
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    const auto colour = arguments.choice("color", colours, colours.front());
    if (!colour) return tl::unexpected(colour.error());
    out.json = *format == "json";
    out.colour = *colour;
    out.quiet = arguments.has("quiet");
    out.checklist = !arguments.has("no-checklist");
    if (const auto file = arguments.value("output"); file && *file != "-") {
        if (auto possible = has_folder(*file); !possible) return tl::unexpected(possible.error());
        out.file = file;
    }
    return out;
}

std::unique_ptr<report::Reporter> make_reporter(report::Sink& sink, const Reporting& how,
                                                Checking& checking, bool several) {
    if (how.json)
        return std::make_unique<report::JsonReport>(
            sink, report::Tool{DULY_VERSION, checking.tell_packs()});
    report::TerminalOptions options;
    options.page = page_options(how.colour, !how.file && output_is_terminal());
    options.checklist = how.checklist;
    options.quiet = how.quiet;
    options.several = several;
    options.pack_titles = checking.pack_titles();
    options.letter_titles = checking.letter_titles();
    return std::make_unique<report::TerminalReport>(sink, std::move(options));
}

/// Hands reports on in the order of the command line and keeps what the exit status needs.
class Run {
public:
    Run(const Reporting& how, const Inputs& inputs, report::Reporter& reporter)
        : how_(how),
          inputs_(inputs),
          reporter_(reporter),
          progress_(!how.quiet),
          on_screen_(!how.file && output_is_terminal()) {}

    void take(const model::FileReport& file) {
        own(done_++);
        pass_on(file);
    }
    void show_progress(const engine::RunProgress& reached) { progress_.show(reached); }
    void end(const std::vector<model::WaiverProblem>& problems,
             std::vector<model::AcrossFinding> across, model::Severity fail_on) {
        own(inputs_.files.size());
        progress_.clear();
        for (const model::AcrossFinding& each : across)
            reached_ = reached_ || each.finding.severity >= fail_on;
        reporter_.end({inputs_.passed_over, problems, std::move(across)});
    }
    [[nodiscard]] int status() const {
        return unread_ ? something_unread : reached_ ? not_ready : all_well;
    }

private:
    void own(std::size_t before) {
        for (; own_ < inputs_.unread.size() && inputs_.unread[own_].first <= before; ++own_)
            pass_on(inputs_.unread[own_].second);
    }
    void tell(const std::string& path, const model::Unread& unread) {
        progress_.clear();
        Failure failure;
        failure.path = report::printable_path(path);
        failure.message = unread.message;
        complain(failure);
    }
    void pass_on(const model::FileReport& file) {
        if (on_screen_) progress_.clear();
        if (file.unread) {
            unread_ = true;
            // Who reads the terminal report sees it there.
            if (how_.json || how_.file) tell(file.path, *file.unread);
        }
        for (const model::PaperReport& paper : file.papers)
            reached_ = reached_ || report::tally(paper).reaches(file.terms.fail_on);
        reporter_.file(file);
    }

    const Reporting& how_;
    const Inputs& inputs_;
    report::Reporter& reporter_;
    Progress progress_;
    bool on_screen_; ///< the report goes where the progress line is
    std::size_t done_ = 0, own_ = 0;
    bool unread_ = false, reached_ = false;
};

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().empty())
        return usage("Name the papers to check: files, folders, or - for standard input.");
    const auto how = reporting(arguments);
    if (!how) return tl::unexpected(how.error());
    Inputs inputs = gather(arguments.paths(), arguments.value("stdin-filename"));
    if (how->file)
        for (const engine::Input& input : inputs.files)
            if (auto apart = keeps_apart(*how->file, input); !apart)
                return tl::unexpected(apart.error());
    const auto checking = Checking::prepare(arguments, inputs.files);
    if (!checking) return tl::unexpected(checking.error());
    StandardOutput standard_output;
    FileOutput kept(how->file.value_or(""));
    report::Sink& sink = how->file ? static_cast<report::Sink&>(kept) : standard_output;
    const auto reporter =
        make_reporter(sink, *how, **checking, inputs.files.size() + inputs.unread.size() > 1);
    Run going(*how, inputs, *reporter);
    engine::Across across;
    (*checking)->run(
        [&](std::size_t input, model::FileReport&& file) {
            across.add(file, (*checking)->group(input).engine->packs());
            going.take(file);
        },
        [&](const engine::RunProgress& reached) { going.show_progress(reached); });
    going.end((*checking)->problems(), across.findings(),
              inputs.files.empty() ? model::Severity::error : (*checking)->group(0).terms.fail_on);

    if (how->file) {
        if (auto written = kept.deliver(); !written) return tl::unexpected(written.error());
    } else if (standard_output.failure()) {
        return tl::unexpected(*standard_output.failure());
    }
    leave(going.status());
}

constexpr CommandSpec command{
    "check",
    "duly check PATH... [OPTIONS]",
    "Check papers and report what is wrong with them.",
    "Checks governance papers and says of each whether it is ready: what is wrong, where, on what "
    "basis and who mends it. A PATH is a file, a folder (every paper in it and below is checked) "
    "or - "
    "for standard input.",
    known_options,
    "Exit status: 0 nothing at or above --fail-on; 1 something was; 2 the command, a rule pack or "
    "a "
    "plugin is wrong, or the report could not be written; 3 something named could not be read (the "
    "rest is still reported).",
    run};

} // namespace

const CommandSpec& check_command() {
    return command;
}

} // namespace duly::cli
