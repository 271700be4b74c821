#include "engine/worker_pool.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <deque>
#include <map>
#include <optional>
#include <set>

namespace duly::engine {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t largest_answer = 512ull
                                         << 20; ///< a worker gone astray must not fill the parent
/// While jobs are on the way to another crew, so many of them and so much of others' answers wait.
constexpr std::size_t most_on_the_way = 128, most_waiting_bytes = 128u << 20;
constexpr unsigned most_starts = 3; ///< of a worker that is gone before it takes a job

std::string seconds_words(std::chrono::milliseconds limit) {
    const auto seconds = std::max<long long>(1, (limit.count() + 500) / 1000);
    return std::to_string(seconds) + (seconds == 1 ? " second" : " seconds");
}

Failure memory_failure() {
    return {
        "memory-limit",
        {},
        0,
        0,
        "Checking this file needs more memory than a file may take. It was given up; other files "
        "are not affected.",
        {}};
}

/// What broke down, how, and whom to tell: a check is often somebody else's.
Failure breakdown(const std::string& where, const std::string& how) {
    if (where.empty())
        return {"crashed",
                {},
                0,
                0,
                "The program that reads this file broke down on it (" + how +
                    "). Other files are not affected. Please report it as a fault of duly.",
                {}};
    return {"crashed",
            {},
            0,
            0,
            "This file could not be judged: " + where + " broke down on it (" + how +
                "). Other files are not affected. Please report it to those who made the check.",
            {}};
}

/// By SIGKILL, which no fault in reading a file brings about: somebody ended it, or the system at
/// one of its limits.
Failure killed() {
    return {"crashed",
            {},
            0,
            0,
            "The program that reads this file was ended from outside, as the system does for want "
            "of memory or of processor time. Other files are not affected. Check it again when "
            "the machine has less to do.",
            {}};
}

/// Why a process that waitpid has seen is no more.
Failure failure_of(int status, const std::string& where) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_out_of_memory) return memory_failure();
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return killed();
    std::string how;
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        const char* words = strsignal(signal);
        how = words ? words : "signal " + std::to_string(signal);
    } else {
        how = "status " + std::to_string(WIFEXITED(status) ? WEXITSTATUS(status) : status);
    }
    return breakdown(where, how);
}

} // namespace

struct WorkerPool::Worker {
    explicit Worker(unsigned number) : crew(number) {}
    unsigned crew;
    Spawned process;
    bool has_more = false; ///< it was prepared with more
    bool busy = false;
    Step step{};
    /// Handed to it already, for when it is done with `step`: so that it need not wait until its
    /// answer is heard.
    std::optional<Step> ahead{};
    Clock::time_point started{}, deadline{};
    std::string answer; ///< as much as has come, with its header
    unsigned jobs = 0;  ///< taken so far
    Clock::duration worked{};

    [[nodiscard]] bool alive() const { return process.pid > 0; }
    [[nodiscard]] std::string where() const {
        return process.whereabouts ? process.whereabouts->words() : std::string();
    }

    /// Makes sure that it is gone, and says how it went.
    int bury() {
        int status = 0;
        process.socket = {};
        if (!alive()) return status;
        // One that merely closed its socket must not live on; one that died keeps its own cause.
        ::kill(process.pid, SIGKILL);
        while (::waitpid(process.pid, &status, 0) < 0 && errno == EINTR) {
        }
        process.pid = -1;
        return status;
    }

    /// Tells an idle worker to end, without waiting for it.
    void dismiss() {
        if (alive() && process.socket.valid()) ::kill(process.pid, SIGKILL);
        process.socket = {};
    }

    /// Lets an idle worker go.
    void retire() {
        process.socket = {};
        int status = 0;
        if (alive())
            while (::waitpid(process.pid, &status, 0) < 0 && errno == EINTR) {
            }
        *this = Worker(crew);
    }

    [[nodiscard]] bool complete() const {
        return answer.size() >= answer_header && answer.size() - answer_header >= length();
    }
    [[nodiscard]] std::uint64_t length() const {
        std::uint64_t n = 0;
        for (std::size_t i = 0; i < 8; ++i)
            n |= static_cast<std::uint64_t>(static_cast<unsigned char>(answer[1 + i])) << (8 * i);
        return n;
    }
};

/// One call of WorkerPool::run.
struct WorkerPool::Run {
    WorkerPool& pool;
    std::size_t count;
    const Course& course;
    std::size_t next = 0;      ///< job to give out
    std::size_t delivered = 0; ///< jobs handed on
    std::size_t finished = 0;
    std::map<std::size_t, Result<std::string>> waiting; ///< finished before their turn
    std::size_t waiting_bytes = 0;
    std::vector<std::deque<Step>> steps;  ///< to be given out, by crew
    std::set<std::size_t> on_the_way;     ///< jobs with an answer that was not the last
    std::array<char, packet_size> packet; // NOLINT(*-member-init): written before it is read

    Run(WorkerPool& p, std::size_t n, const Course& how)
        : pool(p), count(n), course(how), steps(p.crews_.size()) {}

    [[nodiscard]] std::size_t window() const { return 32 + 4 * pool.workers_.size(); }
    [[nodiscard]] bool may_begin() const {
        if (next == count) return false;
        if (next < delivered + window()) return true;
        // Behind those that take long, as many as there is room for.
        return !on_the_way.empty() && on_the_way.size() < most_on_the_way &&
               waiting_bytes < most_waiting_bytes;
    }

    void finish(const Step& step, Result<std::string>&& result) {
        std::vector<Step> further;
        auto settled = course.settle(step, std::move(result), further);
        for (const Step& each : further)
            steps[each.crew].push_back(each);
        if (!settled) {
            on_the_way.insert(step.job);
            return;
        }
        on_the_way.erase(step.job);
        if (*settled) waiting_bytes += (*settled)->size();
        waiting.emplace(step.job, std::move(*settled));
        ++finished;
        if (course.done) course.done(finished);
    }

    void finish(Worker& worker, Result<std::string>&& result) {
        assert(worker.busy);
        const Step done = worker.step;
        worker.busy = false;
        worker.answer.clear();
        worker.worked += Clock::now() - worker.started;
        if (worker.ahead) begin(worker, *std::exchange(worker.ahead, std::nullopt));
        finish(done, std::move(result));
    }

    /// From now on the worker's time counts for that step.
    void begin(Worker& worker, const Step& step) {
        worker.busy = true;
        worker.step = step;
        ++worker.jobs;
        worker.started = Clock::now();
        worker.deadline = worker.started + pool.crews_[worker.crew].options.time_limit;
    }

    /// Makes sure that it is gone, and says how it went. What it had not begun is another's.
    int lose(Worker& worker) {
        if (worker.ahead) steps[worker.crew].push_front(*worker.ahead);
        worker.ahead.reset();
        return worker.bury();
    }

    [[nodiscard]] std::optional<Step> take(unsigned crew) {
        auto& own = steps[crew];
        if (!own.empty()) {
            const Step step = own.front();
            own.pop_front();
            return step;
        }
        if (crew == 0 && may_begin()) return Step{next++};
        return std::nullopt;
    }

    /// Gives the worker the next job that is to be had. With none left it is told to end, which
    /// then goes on beside the handing on of answers.
    void feed(Worker& worker) {
        const bool rest = next == count && steps[worker.crew].empty() && pool.crews_.size() == 1;
        if (rest && !worker.busy) worker.dismiss();
        while (!worker.busy) {
            const std::optional<Step> step = take(worker.crew);
            if (!step) return;
            Result<Job> job = course.prepare(*step);
            if (!job)
                finish(*step, tl::unexpected(std::move(job.error())));
            else if (!give(worker, *step, *job))
                return;
        }
        if (may_go_ahead(worker)) go_ahead(worker);
    }

    /// Not near the end, where the last jobs are for workers that are free.
    [[nodiscard]] bool may_go_ahead(const Worker& worker) const {
        return !worker.ahead && !spent(worker) && pool.crews_.size() == 1 &&
               count - next > 2 * pool.workers_.size();
    }

    /// Hands a worker that is busy its next job.
    void go_ahead(Worker& worker) {
        const std::optional<Step> step = take(worker.crew);
        if (!step) return;
        Result<Job> job = course.prepare(*step);
        if (!job)
            finish(*step, tl::unexpected(std::move(job.error())));
        else if (send(worker, *job))
            worker.ahead = step;
        else
            steps[worker.crew].push_front(*step); // it is gone, which will be heard
    }

    static bool send(const Worker& worker, const Job& job) {
        return send_job(worker.process.socket.get(), job.request, job.file.get(),
                        job.attachment.get());
    }

    /// Whether it has done enough, and another takes its place.
    [[nodiscard]] bool spent(const Worker& worker) const {
        const PoolOptions& options = pool.crews_[worker.crew].options;
        return worker.jobs >= options.jobs_a_worker || worker.worked >= options.work_a_worker;
    }

    /// Whether there is a worker that works, or waits to be fed.
    [[nodiscard]] bool others_live(unsigned crew) const {
        return std::any_of(pool.workers_.begin(), pool.workers_.end(), [&](const auto& each) {
            return each->crew == crew && each->alive() && each->process.socket.valid();
        });
    }

    /// Puts a new worker in the place of one that is no more; why it cannot, or nothing.
    std::optional<Failure> start(Worker& worker, bool with_more) {
        const Crew& crew = pool.crews_[worker.crew];
        auto spawned = with_more ? crew.spawn_more() : crew.spawn();
        if (!spawned) return std::move(spawned.error());
        worker = Worker(worker.crew);
        worker.process = std::move(*spawned);
        worker.has_more = with_more;
        return std::nullopt;
    }

    /// False when the worker cannot be started, and the step is left to those that work.
    bool give(Worker& worker, const Step& step, const Job& job) {
        const Crew& crew = pool.crews_[worker.crew];
        if (worker.alive() && (!worker.process.socket.valid() || spent(worker))) worker.retire();
        for (unsigned tried = 0; tried < most_starts; ++tried) {
            if (!worker.alive())
                if (auto failure = start(worker, crew.start_with_more)) {
                    if (others_live(worker.crew)) {
                        steps[worker.crew].push_front(step);
                        return false;
                    }
                    finish(step, tl::unexpected(std::move(*failure)));
                    return true;
                }
            if (send(worker, job)) {
                begin(worker, step);
                return true;
            }
            worker.bury();
        }
        finish(step,
               fail("no-worker", {}, "The worker processes end before they can take a file."));
        return true;
    }

    /// Reads what a worker has to say without waiting for more.
    void hear(Worker& worker) {
        while (worker.busy) {
            const ssize_t size =
                ::recv(worker.process.socket.get(), packet.data(), packet.size(), MSG_DONTWAIT);
            const int error = errno;
            worker.answer.append(packet.data(),
                                 static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
            if (size < 0 && (error == EAGAIN || error == EWOULDBLOCK)) return;
            if (size < 0 && error == EINTR) continue;
            // It died with a job unread, which is told once, before what it had answered.
            if (size < 0 && error == ECONNRESET) continue;
            const bool header = worker.answer.size() >= answer_header;
            if (size > 0 && (!header || worker.length() > largest_answer)) {
                lose(worker);
                finish(worker,
                       tl::unexpected(breakdown(worker.where(), "its answer makes no sense")));
                return;
            }
            if (size <= 0) {
                const int status = lose(worker);
                if (!try_afresh(worker))
                    finish(worker, tl::unexpected(failure_of(status, worker.where())));
                return;
            }
            if (worker.complete()) conclude(worker);
        }
    }

    void conclude(Worker& worker) {
        const auto status = static_cast<AnswerStatus>(worker.answer.front());
        std::string payload = worker.answer.substr(answer_header);
        switch (status) {
        case AnswerStatus::answered:
            finish(worker, std::move(payload));
            return;
        case AnswerStatus::out_of_memory:
            lose(worker);
            if (!try_afresh(worker)) finish(worker, tl::unexpected(memory_failure()));
            return;
        case AnswerStatus::no_sandbox:
            finish(worker,
                   fail("no-sandbox", {},
                        "Papers are only read in a process that is locked in, and this system does "
                        "not allow that (" +
                            payload + ")."));
            return;
        case AnswerStatus::wants_more:
            if (replace(worker)) return;
            payload = "it asks for a part of duly that is not there";
            break;
        case AnswerStatus::failed:
            break;
        }
        finish(worker, tl::unexpected(breakdown(worker.where(), payload)));
    }

    /// Has a lost worker's job done once more, by one that has done nothing before it: what others
    /// left behind, of memory or of processor time, is not held against a job. False when the lost
    /// one was such a worker.
    bool try_afresh(Worker& worker) {
        if (worker.jobs == 1) return false;
        const Step step = worker.step;
        // Where none can be started, none of the others is sent after this one.
        if (start(worker, pool.crews_[worker.crew].start_with_more)) return false;
        hand_over(worker, step);
        return true;
    }

    /// Gives a worker that was started for it a step.
    void hand_over(Worker& worker, const Step& step) {
        Result<Job> job = course.prepare(step);
        if (!job)
            finish(step, tl::unexpected(std::move(job.error())));
        else
            give(worker, step, *job);
    }

    /// Has its job done by a worker that is prepared with more, as all are that start from now on;
    /// false when it was one already.
    bool replace(Worker& worker) {
        Crew& crew = pool.crews_[worker.crew];
        if (worker.has_more || !crew.spawn_more) return false;
        Worker better(worker.crew);
        if (auto failure = start(better, true)) {
            finish(worker, tl::unexpected(std::move(*failure)));
            return true;
        }
        crew.start_with_more = true;
        const Step step = worker.step;
        lose(worker);
        worker = std::move(better);
        hand_over(worker, step);
        return true;
    }

    void expire(Worker& worker, Clock::time_point now) {
        if (!worker.busy || now < worker.deadline) return;
        lose(worker);
        const std::string where = worker.where();
        finish(worker, fail("time-limit", {},
                            "Checking this file takes longer than the limit of " +
                                seconds_words(pool.crews_[worker.crew].options.time_limit) +
                                ". It was given up" + (where.empty() ? "" : " in " + where) +
                                "; other files are not affected."));
    }

    void hand_on() {
        while (!waiting.empty() && waiting.begin()->first == delivered) {
            auto result = std::move(waiting.begin()->second);
            waiting.erase(waiting.begin());
            if (result) waiting_bytes -= result->size();
            const std::size_t number = delivered++;
            course.deliver(number, std::move(result));
        }
    }

    void wait() {
        std::vector<pollfd> sockets;
        std::vector<Worker*> owners;
        auto first = Clock::time_point::max();
        for (auto& worker : pool.workers_) {
            if (!worker->busy) continue;
            sockets.push_back({worker->process.socket.get(), POLLIN, 0});
            owners.push_back(worker.get());
            first = std::min(first, worker->deadline);
        }
        if (sockets.empty()) return;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(first - Clock::now());
        const int timeout = static_cast<int>(std::clamp<long long>(left.count() + 1, 0, 60'000));
        const int ready = ::poll(sockets.data(), sockets.size(), timeout);
        const auto now = Clock::now();
        for (std::size_t i = 0; i < sockets.size(); ++i) {
            if (ready > 0 && sockets[i].revents != 0) hear(*owners[i]);
            // Also of a worker that answers byte by byte.
            if (ready >= 0) expire(*owners[i], now);
            // The next job goes out before this one's answer is handed on, so that both go on at
            // once.
            feed(*owners[i]);
        }
    }

    void operator()() {
        while (delivered < count) {
            const auto left = Clock::now();
            for (auto& worker : pool.workers_)
                feed(*worker);
            hand_on();
            // The time that we were away ourselves, opening and printing, is not a worker's.
            const auto away = Clock::now() - left;
            for (auto& worker : pool.workers_)
                worker->deadline += away;
            if (delivered < count && (waiting.empty() || waiting.begin()->first != delivered))
                wait();
        }
    }
};

WorkerPool::WorkerPool(Spawner spawn, PoolOptions options, Spawner spawn_more) {
    crews_[add_crew(std::move(spawn), options)].spawn_more = std::move(spawn_more);
}

unsigned WorkerPool::add_crew(Spawner spawn, PoolOptions options) {
    const auto number = static_cast<unsigned>(crews_.size());
    crews_.push_back({std::move(spawn), options});
    for (unsigned i = 0; i < std::max(1u, options.workers); ++i)
        workers_.push_back(std::make_unique<Worker>(number));
    return number;
}

WorkerPool::~WorkerPool() {
    // What an idle worker still has to do is of no use to anyone. All are told first: they then end
    // side by side.
    for (auto& worker : workers_)
        worker->dismiss();
    for (auto& worker : workers_)
        worker->retire();
}

void WorkerPool::run(std::size_t count, const Prepare& prepare, const Deliver& deliver,
                     const Done& done) {
    run(count, {[&](const Step& step) { return prepare(step.job); },
                [](const Step&, Result<std::string>&& answer, std::vector<Step>&) {
                    return std::optional(std::move(answer));
                },
                deliver, done});
}

void WorkerPool::run(std::size_t count, const Course& course) {
    Run(*this, count, course)();
}

} // namespace duly::engine
