#include <algorithm>
#include <array>
#include <ctime>
#include <optional>

#include "annotate/remarks.hpp"
#include "cli/annotators.hpp"
#include "cli/checking.hpp"
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/settings.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

constexpr std::uint64_t largest_file = 512ull << 20;

constexpr std::array known_options{
    OptionSpec{"output", 'o', "FILE",
               "Where to write the copy; - for standard output. Name the paper itself to have it "
               "replaced."},
    OptionSpec{"clear", 0, nullptr,
               "Take duly's remarks out and check nothing: the words and everybody else's remarks "
               "stay."},
    OptionSpec{"allow-signed", 0, nullptr,
               "Write into a file that is signed. Programs then say that it was changed after it "
               "was signed."},
    options::as_of,
    options::stage,
    options::body,
    options::ocr,
    options::profile,
    options::stdin_filename,
    options::time_limit,
    options::memory_limit,
    options::plugin_dir,
    options::rules,
    options::config,
    OptionSpec{"isolated", 0, nullptr,
               "Use no configuration and no register of waivers, whatever is near the paper."},
    options::help,
};

/// The paper with its bytes at hand: it is cleared, checked and written from the same ones.
Result<engine::Input> load(const Arguments& arguments) {
    auto input = single(arguments.paths().front(), arguments.value("stdin-filename"));
    if (!input || input->bytes) return input;
    auto bytes = files::read_file(input->path, largest_file);
    if (!bytes) return tl::unexpected(bytes.error());
    input->bytes = std::move(*bytes);
    return input;
}

Result<read::Format> format_of(const engine::Input& input) {
    if (input.bytes->empty())
        return fail("empty-file", input.display,
                    "The file is empty. Check that the right one was saved or sent.");
    const read::Format format = read::format_of(*input.bytes, input.display);
    if (format != read::Format::text) return format;
    return fail("unsupported-format", input.display,
                "\"" + report::printable_path(input.display) +
                    "\" has no place for remarks: they can be written into Word (.docx), "
                    "LibreOffice (.odt) and PDF files. Use `duly check`, which tells the lines.");
}

/// A copy under another format's name would be opened by the wrong program, or take the place of a
/// paper whose name is one letter off.
std::optional<std::string> wrong_name(const engine::Input& input, read::Format format,
                                      const std::string& output) {
    const auto ending = [](std::string_view path) {
        const std::string_view name = path.substr(path.rfind('/') + 1);
        const std::size_t dot = name.rfind('.');
        return utf8::ascii_lower(dot == std::string_view::npos ? std::string_view()
                                                               : name.substr(dot));
    };
    const std::string given = ending(output);
    // LibreOffice's documents say what they are in their first bytes.
    const bool odt =
        input.bytes->substr(0, read::head_size).find("vnd.oasis.opendocument") != std::string::npos;
    const std::string_view usual = format == read::Format::pdf ? ".pdf" : odt ? ".odt" : ".docx";
    if (given.empty() || given == usual || given == ending(input.display)) return std::nullopt;
    return "The copy is a file of the same kind as the paper: give it a name that ends in " +
           std::string(usual) + ", not \"" + report::printable_path(output) + "\".";
}

/// What there is to remark on the paper, as it is without our own remarks.
Result<std::vector<annotate::Remark>> findings(const Arguments& arguments,
                                               const engine::Input& paper) {
    std::vector<engine::Input> inputs{paper};
    const auto checking = Checking::prepare(arguments, inputs);
    if (!checking) return tl::unexpected(checking.error());
    model::FileReport report;
    (*checking)->run([&](std::size_t, model::FileReport&& file) { report = std::move(file); });
    if (report.unread) return fail(report.unread->code, report.path, report.unread->message);
    return annotate::remarks_of(report);
}

/// The local time, as remarks bear it.
std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm parts{};
    std::array<char, 32> words{};
    if (localtime_r(&time, &parts) == nullptr) return {};
    return {words.data(), std::strftime(words.data(), words.size(), "%Y-%m-%dT%H:%M:00", &parts)};
}

/// One line for people; nothing when the copy itself goes to standard output.
Result<bool> tell(const std::string& output, bool clear, bool changed, std::size_t remarks) {
    if (output == "-") return true;
    std::string words = report::printable_path(output) + ": ";
    if (clear)
        words += changed ? "duly's remarks are taken out." : "there were no remarks by duly.";
    else if (remarks == 0)
        words += "nothing to remark.";
    else
        words += std::to_string(remarks) + (remarks == 1 ? " remark." : " remarks.");
    return deliver({}, words + "\n");
}

/// What is wrong with the command, a pack or the configuration is no fault of the paper's.
int refuse(const Failure& failure) {
    complain(failure);
    return something_unread;
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 1)
        return usage("Name one paper to write remarks into, or - for standard input.");
    const auto output = arguments.value("output");
    if (!output)
        return usage("Say with -o where to write the copy; name the paper itself to have it "
                     "replaced.");
    const bool clear = arguments.has("clear");
    const auto options = run_options(arguments);
    if (!options) return tl::unexpected(options.error());
    const auto input = load(arguments);
    if (!input) return refuse(input.error());
    const auto format = format_of(*input);
    if (!format) return refuse(format.error());

    if (*output != "-")
        if (auto wrong = wrong_name(*input, *format, *output)) return usage(std::move(*wrong));

    annotate::Request request;
    request.allow_signed = arguments.has("allow-signed");
    request.now = now();
    auto bytes = rewrite(*input, *format, request, *options);
    if (!bytes) return refuse(bytes.error());
    const bool changed = *bytes != *input->bytes;
    if (!clear) {
        engine::Input bare = *input;
        bare.bytes = std::move(*bytes);
        auto found = findings(arguments, bare);
        if (!found) {
            const bool papers_fault = found.error().path == bare.display;
            if (!papers_fault) return tl::unexpected(found.error());
            return refuse(found.error());
        }
        request.remarks = std::move(*found);
        bytes = rewrite(*input, *format, request, *options);
        if (!bytes) return refuse(bytes.error());
    }
    if (auto written = deliver(output, *bytes); !written) return tl::unexpected(written.error());
    if (auto told = tell(*output, clear, changed, request.remarks.size()); !told)
        return tl::unexpected(told.error());
    return all_well;
}

constexpr CommandSpec command{
    "annotate",
    "duly annotate FILE -o FILE [OPTIONS]",
    "Write what is found into a copy of the paper, as remarks on its words.",
    "Checks one paper and writes a copy of it with each finding on the words that it is about: as "
    "comments in a Word document, annotations in a LibreOffice document, highlights with notes in "
    "a PDF. Remarks that duly wrote earlier are replaced; what others remarked stays. What is "
    "about the paper as a whole (a section that is not there) stands on its first words. Waived "
    "findings are left out. The paper itself is not touched unless -o names it. FILE may be - for "
    "standard input.",
    known_options,
    "Exit status: 0 the copy is written, whatever was found; 2 the command, a rule pack or a "
    "plugin is wrong, or the copy could not be written; 3 the paper could not be read, or takes no "
    "remarks (text, signed and encrypted files).",
    run};

} // namespace

const CommandSpec& annotate_command() {
    return command;
}

} // namespace duly::cli
