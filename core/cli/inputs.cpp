#include "cli/inputs.hpp"

#include <unistd.h>

#include <set>

#include "cli/output.hpp"
#include "read/read.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

model::FileReport unread_report(const std::string& path, std::string code, std::string message) {
    model::FileReport report;
    report.path = path;
    report.unread = model::Unread{std::move(code), std::move(message)};
    return report;
}

std::string no_papers_message(std::uint64_t passed_over) {
    std::string out = "There is no paper in this folder";
    if (passed_over == 0) return out + ".";
    out += passed_over == 1 ? ": its only file is of another type."
                            : ": its " + std::to_string(passed_over) + " files are of other types.";
    return out + " A file named by itself is always tried.";
}

/// What people keep beside papers for duly itself.
bool is_our_own(std::string_view name) {
    return name == "duly.toml" || name == "duly-waivers.toml";
}

} // namespace

Result<engine::Input> single(const std::string& path,
                             const std::optional<std::string>& stdin_name) {
    if (path != "-") {
        if (files::is_folder(path))
            return fail("not-a-file", path,
                        report::printable_path(path) + " is a folder; name one file.");
        if (!files::is_pipe(path)) return engine::Input{path, path, std::nullopt};
        // A file may be looked at more than once.
        auto bytes = files::read_file(path, read::ReadLimits{}.text_bytes);
        if (!bytes) return tl::unexpected(bytes.error());
        return engine::Input{path, path, std::move(*bytes)};
    }
    const std::string name = stdin_name.value_or("-");
    if (::isatty(STDIN_FILENO) == 1)
        complain("reading the paper from the terminal; end it with Ctrl-D on a line of its own");
    auto bytes = files::read_all(STDIN_FILENO, stdin_name.value_or("standard input"),
                                 read::ReadLimits{}.text_bytes);
    if (!bytes) return tl::unexpected(bytes.error());
    return engine::Input{name, name, std::move(*bytes)};
}

Inputs gather(const std::vector<std::string>& paths, const std::optional<std::string>& stdin_name) {
    Inputs out;
    std::set<std::string, std::less<>> seen;
    const auto miss = [&](model::FileReport report) {
        out.unread.emplace_back(out.files.size(), std::move(report));
    };
    for (const std::string& path : paths) {
        if (path == "-" || !files::is_folder(path)) {
            if (!seen.insert(path).second) continue;
            auto input = single(path, stdin_name);
            if (input) {
                out.files.push_back(std::move(*input));
            } else {
                const std::string& name = path == "-" && stdin_name ? *stdin_name : path;
                miss(unread_report(name, input.error().code, input.error().message));
            }
            continue;
        }
        const files::Walk walk = files::walk(path, read::is_paper_name, is_our_own);
        out.passed_over += walk.passed_over;
        for (const std::string& paper : walk.papers)
            if (seen.insert(paper).second) out.files.push_back({paper, paper, std::nullopt});
        for (const Failure& failure : walk.failures)
            miss(unread_report(failure.path, failure.code, failure.message));
        if (walk.papers.empty() && walk.failures.empty())
            miss(unread_report(path, "no-papers", no_papers_message(walk.passed_over)));
    }
    return out;
}

Result<bool> keeps_apart(const std::string& output, const engine::Input& input) {
    if (input.bytes || output == "-" || !files::same_file(output, input.path)) return true;
    return fail("over-input", report::printable_path(output),
                "This is the paper itself, and the report would be written over it. Name another "
                "file with -o.");
}

Result<std::optional<engine::Input>> only_input(const Arguments& arguments, const char* purpose) {
    if (arguments.paths().size() != 1)
        return usage(std::string("Name one file to ") + purpose + ", or - for standard input.");
    auto input = single(arguments.paths().front(), arguments.value("stdin-filename"));
    if (!input) {
        complain(input.error());
        return std::nullopt;
    }
    if (const auto output = arguments.value("output"))
        if (auto apart = keeps_apart(*output, *input); !apart) return tl::unexpected(apart.error());
    return std::optional(std::move(*input));
}

} // namespace duly::cli
