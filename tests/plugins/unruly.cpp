// A check that does whatever the paper asks for: it looks for "please <deed>" in the text. Good for
// nothing but showing that the host and the workers stand it.
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "duly/plugin.hpp"

namespace {

constexpr duly_argument probe_arguments[] = {
    duly::argument("deed", DULY_TEXT, "What was tried."),
    duly::argument("error", DULY_COUNT, "errno, or 0."),
};
constexpr duly_argument word_arguments[] = {
    duly::argument("text", DULY_TEXT, ""),   duly::argument("amount", DULY_AMOUNT, ""),
    duly::argument("count", DULY_COUNT, ""), duly::argument("date", DULY_DATE, ""),
    duly::argument("place", DULY_PLACE, ""),
};
constexpr duly_case cases[] = {
    duly::fail("allowed", "The system let it do that.", probe_arguments),
    duly::pass("refused", "The system refused.", probe_arguments),
    duly::fail("said", "Every kind of argument.", word_arguments),
};

void hang() {
    for (volatile bool on = true; on;) {
    }
}

// 4 GiB, used, not only asked for.
void allocate() {
    constexpr std::size_t piece = 64u << 20;
    std::unique_ptr<char[]> pieces[64];
    for (auto& each : pieces) {
        each.reset(new char[piece]);
        std::memset(each.get(), 1, piece);
    }
}

int tried(bool worked) {
    return worked ? 0 : errno;
}

int open_a_file() {
    const int fd = open("/dev/null", O_RDONLY);
    const int result = tried(fd >= 0);
    if (fd >= 0) close(fd);
    return result;
}

int open_a_socket() {
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    const int result = tried(fd >= 0);
    if (fd >= 0) close(fd);
    return result;
}

int fork_a_child(bool exec) {
    const pid_t child = fork();
    if (child < 0) return errno;
    if (child == 0) {
        if (exec) execl("/bin/true", "true", static_cast<char*>(nullptr));
        _exit(exec ? errno : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WEXITSTATUS(status);
}

int exec_in_place() {
    // Where fork is refused, exec is tried in place: it comes back only when refused as well.
    const int forked = fork_a_child(true);
    if (forked == 0) return 0;
    execl("/bin/true", "true", static_cast<char*>(nullptr));
    return errno;
}

void probe(const duly::Context& context, const char* deed, int error) {
    context.report(error == 0 ? "allowed" : "refused").arg("deed", deed).arg("error", error);
}

void run(const duly::Context& context) {
    const duly::Document& paper = context.document();
    const std::string_view text = paper.root().text();
    const auto asked = [&](std::string_view deed) {
        return text.find("please " + std::string(deed)) != std::string_view::npos;
    };
    if (asked("crash")) raise(SIGSEGV);
    if (asked("abort")) std::abort();
    if (asked("hang")) hang();
    if (asked("allocate")) allocate();
    if (asked("throw oddly")) throw 42;
    if (asked("throw")) throw std::runtime_error("the check fell over");
    if (asked("leave")) _exit(0);
    if (asked("report outside")) {
        context.report("said", duly_range{0xFFFFFFF0u, 0xFFFFFFFFu}).arg("text", "ignored");
        context.report("said", duly_range{5, 2});
    }
    if (asked("mistake a count")) context.report("said").arg("count", "twelve");
    if (asked("mistake a text")) context.report("said").arg("text", 12);
    if (asked("mistake a place")) context.report("said").arg("place", "on page 3");
    if (asked("mistake an amount")) context.report("said").arg("amount", duly_date{2017, 4, 7});
    if (asked("quote")) context.report("said").arg("text", duly_range{0, 6});
    if (asked("report unknown"))
        context.report("no-such-case", paper.root()).arg("text", "ignored");
    if (asked("split")) // the first byte of a character only
        context.report("said", duly_range{static_cast<std::uint32_t>(text.find("\xC3")),
                                          static_cast<std::uint32_t>(text.find("\xC3") + 1)});
    if (asked("lie about text"))
        context.host().subject(context.host().report(context.handle(), duly::text("said"), {0, 0}),
                               duly_string{nullptr, 12});
    if (asked("name nothing")) {
        const duly_host& host = context.host();
        const duly_document* document = paper.handle();
        std::int64_t number = 0;
        const bool answered =
            host.kind(document, 123'456) != DULY_NONE ||
            host.parent(document, DULY_NONE) != DULY_NONE ||
            host.next_of(document, 9999, 0, 0) != DULY_NONE ||
            host.attr_integer(document, 0, 9999, &number) != 0 ||
            host.attr_text(document, 0, 0, nullptr) != 0 ||
            host.section_at(document, DULY_NONE) != DULY_NONE ||
            host.text(document, {7, 3}).size != 0 || host.range(document, 123'456).end != 0 ||
            host.param_text(context.handle(), duly::text("nothing/1/x"), nullptr) != 0 ||
            host.match(context.handle(), duly::text("("), duly::text("("), 0, nullptr) != 0;
        if (answered) context.report("allowed").arg("deed", "name nothing").arg("error", 0);
    }
    if (asked("speak")) {
        const duly_range first{0, 6};
        context.report("said", first)
            .arg("text", "a\tb")
            .arg("amount", duly_decimal{418'000, 0})
            .arg("count", 12'345)
            .arg("date", duly_date{2017, 4, 7})
            .arg("place", first)
            .related("the start", first);
    }
    if (asked("open")) probe(context, "open", open_a_file());
    if (asked("socket")) probe(context, "socket", open_a_socket());
    if (asked("fork")) probe(context, "fork", fork_a_child(false));
    if (asked("exec")) probe(context, "exec", exec_in_place());
}

const duly_check checks[] = {
    duly::check<run>("unruly.deed", "Does what the paper says.", {}, cases)};

} // namespace

const duly_plugin duly_plugin_entry = duly::plugin("test.unruly", "1.0.0", checks);
