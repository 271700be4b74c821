// The way of papers with pages that are only pictures through a pool of two crews: a worker looks
// at the paper and names such pages, other workers read these by character recognition, a page a
// job, and then the paper is read with what they found. Other papers take one step and are done.
#pragma once

#include <map>
#include <string>

#include "engine/engine.hpp"
#include "engine/jobs.hpp"
#include "engine/worker_pool.hpp"
#include "read/recognised.hpp"

namespace duly::engine {

class Scans {
public:
    /// Makes the job of a file's first step.
    using MakeJob = std::function<Result<Job>(std::size_t)>;

    /// The names of the two crews of the pool it is for.
    static constexpr unsigned readers = 0, recognisers = 1;

    Scans(MakeJob make, const Engine::OnProgress& on_progress, std::size_t files);

    Result<Job> prepare(const Step& step);
    std::optional<Result<std::string>> settle(const Step& step, Result<std::string>&& answer,
                                              std::vector<Step>& further);
    void done(std::size_t files);

private:
    struct Paper {
        std::string request; ///< of its first step
        bool names_pictures = false;
        files::Descriptor file;
        std::size_t pages_left = 0;
        std::map<std::uint32_t, std::string> pages; ///< as recognised, encoded
    };

    Result<Job> page_job(const Paper& paper, std::uint32_t page) const;
    Result<Job> last_job(const Paper& paper) const;
    std::optional<Result<std::string>> seen(const Step& step, const std::string& answer,
                                            std::vector<Step>& further);
    void tell() const;

    MakeJob make_;
    const Engine::OnProgress& on_progress_;
    std::map<std::size_t, Paper> papers_; ///< that are on the way
    RunProgress progress_;
};

} // namespace duly::engine
