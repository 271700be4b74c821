// Standard output and the terminal behind it, and the line that shows progress.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/engine.hpp"
#include "report/layout.hpp"
#include "report/sink.hpp"
#include "support/files.hpp"
#include "support/result.hpp"

namespace duly::cli {

/// Standard output. The first failure is kept and what comes after is dropped, except that a reader
/// who has gone away ends the program as SIGPIPE does.
class StandardOutput final : public report::Sink {
public:
    void write(std::string_view text) override;
    [[nodiscard]] const std::optional<Failure>& failure() const { return failure_; }

private:
    std::optional<Failure> failure_;
};

/// A file that is written once the report is whole.
class FileOutput final : public report::Sink {
public:
    explicit FileOutput(std::string path) : spool_(std::move(path)) {}
    void write(std::string_view text) override { spool_.write(text); }
    /// Codes: cannot-write.
    Result<bool> deliver() { return spool_.deliver(); }

private:
    files::Spool spool_;
};

/// Sees to it that descriptors 0 to 2 are open, lest a paper's file becomes standard output, and
/// that writing to a closed pipe is an error first of all.
void prepare_descriptors();

/// `colour`: auto, always or never.
report::PageOptions page_options(std::string_view colour, bool to_terminal);
bool output_is_terminal();

/// Writes content to the file, or to standard output when there is no path (or it is -).
Result<bool> deliver(const std::optional<std::string>& path, std::string_view content);

/// Ends the program, what was written having been checked. What it holds goes back to the system as
/// it is: taking thousands of rules down in order takes longer than checking a small paper.
[[noreturn]] void leave(int status);

/// Puts "duly: …" on standard error.
void complain(std::string_view message);
void complain(const Failure& failure);

/// "34 of 120 files" on standard error while a long run goes on, and "7 of 40 scanned pages" while
/// such pages are read; nothing when it is no terminal.
class Progress {
public:
    explicit Progress(bool wanted);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Before anything else is printed.
    void clear();
    void show(const engine::RunProgress& reached);

private:
    bool on_ = false;
    bool shown_ = false;
    double last_ = 0;
};

} // namespace duly::cli
