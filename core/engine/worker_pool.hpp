// The parent's side: jobs given out to workers, answers handed on in order, dead and late workers
// replaced. Single-threaded; never looks into a file.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
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
};

struct PoolOptions {
    unsigned workers = 1;
    std::chrono::milliseconds time_limit{30'000}; ///< a job's, on the clock
    /// A worker is replaced after so many jobs or so much work, so that its caches and its
    /// processor time stay within its limits.
    unsigned jobs_a_worker = 1000;
    std::chrono::milliseconds work_a_worker{300'000};
};

/// Its workers end with the pool.
class WorkerPool {
public:
    WorkerPool(Spawner spawn, PoolOptions options);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// Makes the job with that number when its turn has come, or says why there is none.
    using Prepare = std::function<Result<Job>(std::size_t)>;
    /// Takes the answers in the order of the numbers. Codes, beside those of `prepare`: time-limit,
    /// memory-limit, crashed, no-sandbox, no-worker.
    using Deliver = std::function<void(std::size_t, Result<std::string>&&)>;
    using Done = std::function<void(std::size_t done)>;

    /// Runs jobs 0 … count-1. No more than a window ahead of the first unanswered one is given out,
    /// so that waiting answers stay few.
    void run(std::size_t count, const Prepare& prepare, const Deliver& deliver,
             const Done& done = {});

private:
    struct Worker;
    struct Run;
    Spawner spawn_;
    PoolOptions options_;
    std::vector<std::unique_ptr<Worker>> workers_;
};

} // namespace duly::engine
