// The parent's side: jobs given out to workers, answers handed on in order, dead and late workers
// replaced. Single-threaded; never looks into a file.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/worker.hpp"
#include "support/files.hpp"
#include "support/result.hpp"

namespace duly::engine {

struct Job {
    std::string request; ///< not empty, at most `largest_request` bytes
    files::Descriptor file;
    files::Descriptor attachment{}; ///< beside a file only
};

/// One step on the way to a job's answer. Most jobs have but one.
struct Step {
    std::size_t job = 0;
    unsigned crew = 0;      ///< whose workers take it
    std::uint32_t part = 0; ///< 0 is the first; what others mean is told by who asks for them
};

struct PoolOptions {
    unsigned workers = 1;
    std::chrono::milliseconds time_limit{30'000}; ///< a job's, on the clock
    /// A worker is replaced after so many jobs or so much work, so that its caches and its
    /// processor time stay within its limits.
    unsigned jobs_a_worker = 1000;
    std::chrono::milliseconds work_a_worker{300'000};
};

/// Its workers end with the pool. All do the same work, or there are crews of them with work of
/// their own.
class WorkerPool {
public:
    /// `spawn_more`: starts workers that are prepared with more, and take the place of those that
    /// say they want it. Most runs never need one.
    WorkerPool(Spawner spawn, PoolOptions options, Spawner spawn_more = {});
    /// A further kind of worker; none is started before the first step for them comes. Its number;
    /// that of the first is 0.
    unsigned add_crew(Spawner spawn, PoolOptions options);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Makes the job with that number when its turn has come, or says why there is none.
    using Prepare = std::function<Result<Job>(std::size_t)>;
    /// Takes the answers in the order of the numbers. Codes, beside those of `prepare`: time-limit,
    /// memory-limit, crashed, no-sandbox, no-worker.
    using Deliver = std::function<void(std::size_t, Result<std::string>&&)>;
    using Done = std::function<void(std::size_t done)>;

    /// For jobs that may take several steps. What an answer comes to: the job's own answer, or
    /// nothing while further steps are to be taken, which it adds to `further`. Failures come here
    /// as well, and those of `prepare`.
    using Settle = std::function<std::optional<Result<std::string>>(
        const Step& step, Result<std::string>&& answer, std::vector<Step>& further)>;
    struct Course {
        std::function<Result<Job>(const Step&)> prepare;
        Settle settle;
        Deliver deliver;
        Done done{};
    };

    /// Runs jobs 0 … count-1; the first step of each is for crew 0. Jobs on the way to another
    /// crew hold nobody up: others are then given out far ahead of them.
    void run(std::size_t count, const Course& course);

    /// Runs jobs 0 … count-1 of one step each. No more than a window ahead of the first unanswered
    /// one is given out, so that waiting answers stay few.
    void run(std::size_t count, const Prepare& prepare, const Deliver& deliver,
             const Done& done = {});

private:
    struct Worker;
    struct Run;
    struct Crew {
        Spawner spawn;
        PoolOptions options;
        Spawner spawn_more{};
        bool start_with_more = false; ///< since a job asked for it
    };
    std::vector<Crew> crews_;
    std::vector<std::unique_ptr<Worker>> workers_;
};

} // namespace duly::engine
