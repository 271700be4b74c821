// Workers: what one does to itself costs one job, and what it tries to do to others is refused.
#include "engine/worker_pool.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <set>
#include <stdexcept>

#include "support/catch.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define DULY_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DULY_UNDER_ASAN 1
#endif
#endif
#ifndef DULY_UNDER_ASAN
#define DULY_UNDER_ASAN 0
#endif

using namespace duly;
using namespace duly::engine;

namespace {

constexpr std::size_t ten_million = 10'000'000;

/// errno of a system call tried, or 0.
int error_of(long result) {
    return result < 0 ? errno : 0;
}

/// Does what it is told; so a test can say what happens in a worker.
std::string obey(std::string_view order, int file, int) {
    const auto number = [](int n) { return std::to_string(n); };
    if (order == "crash") raise(SIGSEGV);
    if (order == "abort") std::abort();
    if (order == "kill-self") raise(SIGKILL);
    if (order == "exit") _exit(3);
    if (order == "throw") throw std::runtime_error("a word on why");
    if (order == "bad_alloc") throw std::bad_alloc();
    if (order == "hang")
        for (volatile bool on = true; on;) {
        }
    if (order == "slow") {
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
        while (std::chrono::steady_clock::now() < until) {
        }
    }
    if (order == "allocate")
        for (;;)
            std::memset(new char[16u << 20], 1, 16u << 20);
    if (order == "pid") return number(getpid());
    if (order == "long") return std::string(ten_million, 'x') + "end";
    if (order == "read") {
        std::string content(100, '\0');
        const ssize_t size = pread(file, content.data(), content.size(), 0);
        content.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
        return content;
    }
    if (order == "catch") { // exceptions must work behind the filter
        try {
            throw std::out_of_range("inside");
        } catch (const std::exception& e) {
            return e.what();
        }
    }
    // What a worker has no business to do: errno, or 0 when the system let it.
    if (order == "open") return number(error_of(open("/dev/null", O_RDONLY)));
    if (order == "create")
        return number(error_of(open("/tmp/duly-test-x", O_CREAT | O_RDWR, 0600)));
    if (order == "socket") return number(error_of(socket(AF_INET, SOCK_STREAM, 0)));
    if (order == "socketpair") {
        int ends[2];
        return number(error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, ends)));
    }
    if (order == "fork") {
        const pid_t child = fork();
        if (child == 0) _exit(0);
        const int error = error_of(child);
        if (child > 0) waitpid(child, nullptr, 0);
        return number(error);
    }
    if (order == "exec") { // when it is let, the worker is gone and the answer with it
        execl("/bin/true", "true", static_cast<char*>(nullptr));
        return number(errno);
    }
    if (order == "kill") return number(error_of(kill(getppid(), 0)));
    if (order == "code") {
        void* at = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return number(at == MAP_FAILED ? errno : 0);
    }
    if (order == "descriptors") { // which are open, beyond the standard ones
        std::string open_ones;
        for (int fd = 3; fd < 64; ++fd)
            if (lseek(fd, 0, SEEK_CUR) >= 0 || errno != EBADF) open_ones += number(fd) + " ";
        return open_ones;
    }
    return "echo " + std::string(order);
}

SandboxLimits limits(bool filter = true) {
    SandboxLimits out;
    out.memory_bytes = 1024ull << 20;
    out.filter = filter;
    return out;
}

PoolOptions options(unsigned workers, int milliseconds = 10'000) {
    PoolOptions out;
    out.workers = workers;
    out.time_limit = std::chrono::milliseconds(milliseconds);
    return out;
}

/// The answers, or "!code" of a failure, in the order they were handed on.
std::vector<std::string> answers_of(WorkerPool& pool, const std::vector<std::string>& orders,
                                    std::vector<std::string>* messages = nullptr) {
    std::vector<std::string> out;
    std::size_t next = 0;
    pool.run(
        orders.size(),
        [&](std::size_t i) -> Result<Job> {
            return Job{orders[i], {}};
        },
        [&](std::size_t i, Result<std::string>&& answer) {
            CHECK(i == next++);
            out.push_back(answer ? *answer : "!" + answer.error().code);
            if (messages) messages->push_back(answer ? "" : answer.error().message);
        });
    return out;
}

std::vector<std::string> answers(const std::vector<std::string>& orders, PoolOptions with,
                                 SandboxLimits locked = limits(),
                                 std::vector<std::string>* messages = nullptr) {
    WorkerPool pool(fork_spawner(obey, locked), with);
    return answers_of(pool, orders, messages);
}

std::string answer(const std::string& order, bool filter) {
    return answers({order}, options(1), limits(filter)).at(0);
}

} // namespace

TEST_CASE("a job that ends its worker costs its own answer only", "[worker]") {
    std::vector<std::string> messages;
    const auto got =
        answers({"a", "crash", "b", "exit", "c", "abort", "d", "throw", "e", "bad_alloc", "f"},
                options(1), limits(), &messages);
    CHECK(got == std::vector<std::string>{"echo a", "!crashed", "echo b", "!crashed", "echo c",
                                          "!crashed", "echo d", "!crashed", "echo e",
                                          "!memory-limit", "echo f"});
    if (!DULY_UNDER_ASAN) CHECK_THAT(messages[1], duly_test::contains("Segmentation fault"));
    CHECK_THAT(messages[3], duly_test::contains("status 3"));
    CHECK_THAT(messages[7], duly_test::contains("a word on why"));
}

TEST_CASE("a job over the time limit is given up and the next one unharmed", "[worker]") {
    std::vector<std::string> messages;
    const auto got = answers({"a", "hang", "b"}, options(1, 300), limits(), &messages);
    CHECK(got == std::vector<std::string>{"echo a", "!time-limit", "echo b"});
    CHECK_THAT(messages[1], duly_test::contains("1 second"));
}

TEST_CASE("a worker that answers byte by byte is given up as well", "[worker]") {
    const Spawner trickler = []() -> Result<Spawned> {
        std::array<int, 2> ends{};
        REQUIRE(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends.data()) == 0);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            std::array<char, answer_header> header{};
            header[2] = 1; // 256 bytes to come
            char order = 0;
            if (recv(ends[1], &order, 1, 0) != 1) _exit(1);
            send(ends[1], header.data(), header.size(), MSG_NOSIGNAL);
            while (send(ends[1], "x", 1, MSG_NOSIGNAL) == 1)
                usleep(20'000);
            _exit(1);
        }
        close(ends[1]);
        return Spawned{child, files::Descriptor(ends[0])};
    };
    WorkerPool pool(trickler, options(1, 200));
    std::string code;
    pool.run(
        1,
        [](std::size_t) -> Result<Job> {
            return Job{"one", {}};
        },
        [&](std::size_t, Result<std::string>&& answer) {
            code = answer ? *answer : answer.error().code;
        });
    CHECK(code == "time-limit");
}

TEST_CASE("a job that wants all memory is given up and the next one unharmed", "[worker]") {
    if (DULY_UNDER_ASAN) DULY_SKIP("the address space is not limited under AddressSanitizer");
    CHECK(answers({"a", "allocate", "b"}, options(1)) ==
          std::vector<std::string>{"echo a", "!memory-limit", "echo b"});
}

TEST_CASE("an answer larger than any packet arrives whole", "[worker]") {
    const auto got = answers({"long", "a", "long"}, options(2));
    for (const std::size_t i : {0u, 2u}) {
        CHECK(got[i].size() == 10'000'003);
        CHECK(got[i].substr(9'999'999) == "xend");
    }
    CHECK(got[1] == "echo a");
}

TEST_CASE("answers are handed on in order whatever the number of workers", "[worker]") {
    std::vector<std::string> orders, expected;
    for (int i = 0; i < 500; ++i) {
        orders.push_back(i % 50 == 7 ? "crash" : "job " + std::to_string(i));
        expected.push_back(i % 50 == 7 ? "!crashed" : "echo job " + std::to_string(i));
    }
    for (const unsigned workers : {1u, 3u, 8u})
        CHECK(answers(orders, options(workers)) == expected);
}

TEST_CASE("what a lost worker was handed and had not begun is done by another", "[worker]") {
    std::vector<std::string> orders, expected;
    for (int i = 0; i < 40; ++i) {
        const bool hangs = i == 5, ends = i == 15, starves = i == 20 || i == 21;
        orders.push_back(hangs     ? "hang"
                         : ends    ? "exit"
                         : starves ? "bad_alloc"
                                   : "job " + std::to_string(i));
        expected.push_back(hangs     ? "!time-limit"
                           : ends    ? "!crashed"
                           : starves ? "!memory-limit"
                                     : "echo job " + std::to_string(i));
    }
    for (const unsigned workers : {1u, 2u})
        CHECK(answers(orders, options(workers, 300)) == expected);
}

TEST_CASE("what other jobs left behind in a worker is not held against a job", "[worker]") {
    // Breaks down on anything but the first job of its life, and on "crash" always.
    const Handler tires = [done = 0](std::string_view order, int file, int attachment) mutable {
        if (++done > 1) {
            if (order == "starve") throw std::bad_alloc();
            if (order == "fall") std::abort();
        }
        return obey(order, file, attachment);
    };
    const std::vector<std::string> orders{"a",     "starve", "fall",   "b",    "crash",
                                          "crash", "fall",   "starve", "hang", "fall"};
    const std::vector<std::string> expected{
        "echo a",   "echo starve", "echo fall",   "echo b",      "!crashed",
        "!crashed", "echo fall",   "echo starve", "!time-limit", "echo fall"};
    for (const unsigned workers : {1u, 3u}) {
        WorkerPool pool(fork_spawner(tires, limits()), options(workers, 400));
        CHECK(answers_of(pool, orders) == expected);
    }
}

TEST_CASE("a job that ends its worker costs no other one, whether a new one can be had or not",
          "[worker]") {
    std::size_t started = 0;
    const Spawner four = [&, spawn = fork_spawner(obey, limits())]() -> Result<Spawned> {
        if (++started > 4) return fail("no-worker", {}, "There is no room for one.");
        return spawn();
    };
    WorkerPool pool(four, options(4));
    std::vector<std::string> orders(200, "a"), expected(200, "echo a");
    orders[20] = "abort";
    expected[20] = "!crashed";
    CHECK(answers_of(pool, orders) == expected);
}

TEST_CASE("where none that is prepared with more can be started, one job fails", "[worker]") {
    const Handler with_less = [](std::string_view order, int file, int attachment) {
        if (order == "rare") throw WantsMore();
        return obey(order, file, attachment);
    };
    const Spawner none = []() -> Result<Spawned> {
        return fail("no-worker", {}, "There is no room for one.");
    };
    WorkerPool pool(fork_spawner(with_less, limits()), options(3), none);
    std::vector<std::string> orders(60, "a"), expected(60, "echo a");
    orders[7] = "rare";
    expected[7] = "!no-worker";
    CHECK(answers_of(pool, orders) == expected);
}

TEST_CASE("a worker that is ended from outside is no fault of duly", "[worker]") {
    std::vector<std::string> messages;
    CHECK(answers({"kill-self", "a"}, options(1), limits(false), &messages) ==
          std::vector<std::string>{"!crashed", "echo a"});
    CHECK(messages.front().find("from outside") != std::string::npos);
    CHECK(messages.front().find("report") == std::string::npos);
}

TEST_CASE("where a worker cannot be started, its jobs wait for those that work", "[worker]") {
    std::vector<std::string> orders, expected;
    for (int i = 0; i < 30; ++i) {
        orders.push_back("job " + std::to_string(i));
        expected.push_back("echo job " + std::to_string(i));
    }
    const auto got = [&](std::size_t can_start) {
        std::size_t started = 0;
        const Spawner some = [&, spawn = fork_spawner(obey, limits())]() -> Result<Spawned> {
            if (started == can_start) return fail("no-worker", {}, "There is no room for one.");
            ++started;
            return spawn();
        };
        WorkerPool pool(some, options(4));
        return answers_of(pool, orders);
    };
    CHECK(got(1) == expected);
    CHECK(got(3) == expected);
    CHECK(got(0) == std::vector<std::string>(30, "!no-worker"));
}

TEST_CASE("a job that waits behind another has all its time", "[worker]") {
    const std::vector<std::string> orders(12, "slow");
    CHECK(answers(orders, options(1, 1'000)) == std::vector<std::string>(12, "echo slow"));
}

TEST_CASE("jobs are not given out far ahead of the first unanswered one", "[worker]") {
    WorkerPool pool(fork_spawner(obey, limits()), options(2, 700));
    std::size_t prepared = 0, delivered = 0, furthest = 0;
    pool.run(
        400,
        [&](std::size_t i) -> Result<Job> {
            ++prepared;
            furthest = std::max(furthest, prepared - delivered);
            return Job{i == 3 ? "hang" : "a", {}};
        },
        [&](std::size_t, Result<std::string>&&) { ++delivered; });
    CHECK(delivered == 400);
    CHECK(furthest < 60);
}

TEST_CASE("a job that cannot be made has its turn all the same", "[worker]") {
    WorkerPool pool(fork_spawner(obey, limits()), options(2));
    std::vector<std::string> got;
    std::size_t done = 0;
    pool.run(
        5,
        [&](std::size_t i) -> Result<Job> {
            if (i % 2 == 0) return fail("no-such-file", "x", "There is no x.");
            return Job{"a", {}};
        },
        [&](std::size_t, Result<std::string>&& each) {
            got.push_back(each ? *each : each.error().code);
        },
        [&](std::size_t count) { CHECK(count == ++done); });
    CHECK(got == std::vector<std::string>{"no-such-file", "echo a", "no-such-file", "echo a",
                                          "no-such-file"});
    CHECK(done == 5);
}

TEST_CASE("workers live long, and are replaced after so many jobs", "[worker]") {
    const std::vector<std::string> orders(6, "pid");
    const auto same = answers(orders, options(1));
    CHECK(std::set(same.begin(), same.end()).size() == 1);
    PoolOptions short_lived = options(1);
    short_lived.jobs_a_worker = 2;
    const auto changing = answers(orders, short_lived);
    CHECK(std::set(changing.begin(), changing.end()).size() == 3);
}

TEST_CASE("a job that wants more is done by a worker that is prepared with more", "[worker]") {
    std::size_t plain = 0, full = 0;
    const auto counted = [](Spawner spawn, std::size_t& count) -> Spawner {
        return [spawn = std::move(spawn), &count] {
            ++count;
            return spawn();
        };
    };
    const Handler with_less = [](std::string_view order, int file, int attachment) {
        if (order == "rare") throw WantsMore();
        return "less " + obey(order, file, attachment);
    };
    const Handler with_more = [](std::string_view order, int file, int attachment) {
        return "more " + obey(order, file, attachment);
    };
    const std::vector<std::string> orders{"a", "rare", "b", "rare", "crash", "c"};
    const auto run = [&](unsigned workers, Spawner more) {
        WorkerPool pool(counted(fork_spawner(with_less, limits()), plain), options(workers),
                        std::move(more));
        return answers_of(pool, orders);
    };
    // Those that start later are prepared with more from the beginning.
    CHECK(run(1, counted(fork_spawner(with_more, limits()), full)) ==
          std::vector<std::string>{"less echo a", "more echo rare", "more echo b", "more echo rare",
                                   "!crashed", "more echo c"});
    CHECK(plain == 1);
    CHECK(full == 3); // "crash" had one to itself in the end
    const auto several = run(3, fork_spawner(with_more, limits()));
    CHECK(several[1] == "more echo rare");
    CHECK(several[3] == "more echo rare");
    // With nothing more to be had the job fails, and no other.
    CHECK(run(1, {}) == std::vector<std::string>{"less echo a", "!crashed", "less echo b",
                                                 "!crashed", "!crashed", "less echo c"});
    // Nor is one asked twice that has it all.
    CHECK(run(1, fork_spawner(with_less, limits()))[1] == "!crashed");
}

TEST_CASE("a worker reads the file it was handed", "[worker]") {
    const duly_test::TemporaryFolder folder;
    WorkerPool pool(fork_spawner(obey, limits()), options(1));
    std::vector<std::string> got;
    pool.run(
        3,
        [&](std::size_t i) -> Result<Job> {
            const auto path = folder.write("f" + std::to_string(i), "content " + std::to_string(i));
            return files::open_for_reading(path).map([](files::Descriptor&& file) {
                return Job{"read", std::move(file)};
            });
        },
        [&](std::size_t, Result<std::string>&& each) { got.push_back(each.value_or("")); });
    CHECK(got == std::vector<std::string>{"content 0", "content 1", "content 2"});
}

TEST_CASE("behind the filter a worker opens, connects, starts and signals nothing",
          "[worker][sandbox]") {
    const std::string refused = std::to_string(EPERM);
    for (const char* order :
         {"open", "create", "socket", "socketpair", "fork", "exec", "kill", "code"}) {
        CAPTURE(order);
        CHECK(answer(order, true) == refused);
    }
    CHECK(answer("catch", true) == "inside");
}

TEST_CASE("without the filter the same deeds succeed: it is the filter that refuses them",
          "[worker][sandbox]") {
    for (const char* order : {"open", "socket", "socketpair", "fork", "kill", "code"}) {
        CAPTURE(order);
        CHECK(answer(order, false) == "0");
    }
    CHECK(answer("exec", false) == "!crashed"); // it became /bin/true
}

TEST_CASE("a worker holds its socket and nothing else that was open", "[worker][sandbox]") {
    const files::Descriptor secret(open("/dev/null", O_RDONLY));
    CHECK(secret.valid());
    for (const auto& each : answers({"descriptors", "descriptors"}, options(2)))
        CHECK(each == "3 ");
}
