#include "cli/output.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "support/files.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

/// 0, or errno.
int write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            return errno;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

std::string_view environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view{} : std::string_view(value);
}

/// By the variables alone: loading the locale costs more than reading a small paper.
bool locale_is_utf8() {
    for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const std::string_view value = environment(name);
        if (value.empty()) continue;
        const std::string lower = utf8::ascii_lower(value);
        return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
    }
    return false;
}

double now() {
    using namespace std::chrono;
    return duration<double>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

void StandardOutput::write(std::string_view text) {
    if (failure_) return;
    const int error = write_all(STDOUT_FILENO, text);
    if (error == 0) return;
    if (error == EPIPE) {
        std::signal(SIGPIPE, SIG_DFL);
        std::raise(SIGPIPE);
    }
    const std::string why = error == ENOSPC  ? "the disk is full"
                            : error == EBADF ? "it is closed"
                            : error == EFBIG ? "it is larger than files may be here (ulimit -f)"
                                             : std::strerror(error);
    failure_ =
        Failure{"cannot-write", {}, 0, 0, "Standard output could not be written: " + why + ".", {}};
}

void prepare_descriptors() {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
        if (::fcntl(fd, F_GETFD) != -1) continue;
        // The lowest free number is taken, which is this one. Opened the wrong way round, so that
        // using it still fails.
        if (::open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd) return;
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // what is larger than the shell allows fails to be written
}

bool output_is_terminal() {
    return ::isatty(STDOUT_FILENO) == 1;
}

report::PageOptions page_options(std::string_view colour, bool to_terminal) {
    report::PageOptions options;
    options.unicode = locale_is_utf8();
    options.colour =
        colour == "always" || (colour == "auto" && to_terminal && environment("NO_COLOR").empty() &&
                               environment("TERM") != "dumb");
    winsize size{};
    if (to_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
        options.width = std::clamp<unsigned>(size.ws_col, 40, 140);
    return options;
}

Result<bool> deliver(const std::optional<std::string>& path, std::string_view content) {
    if (path && *path != "-") return files::write_file(*path, content);
    StandardOutput out;
    out.write(content);
    if (out.failure()) return tl::unexpected(*out.failure());
    return true;
}

void leave(int status) {
    std::fflush(nullptr);
    std::_Exit(status);
}

void complain(std::string_view message) {
    write_all(STDERR_FILENO, "duly: " + std::string(message) + "\n");
}

void complain(const Failure& failure) {
    // A message about a whole file mostly names it by itself.
    const std::string name = utf8::escape_invalid(failure.path, true);
    const bool named = failure.line == 0 && failure.message.find(name) != std::string::npos;
    complain(named ? failure.message : failure.describe());
}

Progress::Progress(bool wanted)
    : on_(wanted && ::isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb") {}

void Progress::clear() {
    if (!shown_) return;
    write_all(STDERR_FILENO, "\r\x1b[K");
    shown_ = false;
}

void Progress::show(const engine::RunProgress& reached) {
    constexpr std::size_t handful = 8;
    const bool pages = reached.pages < reached.of_pages;
    if (!on_ || (reached.of_files <= handful && !pages)) return;
    constexpr double pause = 0.1;
    const double time = now();
    if (time - last_ < pause) return;
    last_ = time;
    const auto part = [](std::size_t done, std::size_t all) {
        return std::to_string(done) + " of " + std::to_string(all);
    };
    std::string line = part(reached.files, reached.of_files) + " files";
    if (reached.of_files == 1) line.clear();
    if (pages)
        line += (line.empty() ? "" : ", ") + part(reached.pages, reached.of_pages) +
                " scanned pages read";
    write_all(STDERR_FILENO, "\r\x1b[K" + line + " ...");
    shown_ = true;
}

} // namespace duly::cli
