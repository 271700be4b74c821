// Modules of readers: which of them a run's files need, and opening them in a worker.
#pragma once

#include <string>

#include "read/read.hpp"

namespace duly::engine {

/// Which modules the files of a run need.
struct ReadersNeeded {
    bool pdf = false, office = false;

    void add(read::Format format);
    [[nodiscard]] bool all() const { return pdf && office; }
};

/// Opens them for good: they stay until the process ends. What cannot be opened says why, and costs
/// the files that need it. To be called before the process locks itself.
read::Readers open_readers(const ReadersNeeded& needed);

} // namespace duly::engine
