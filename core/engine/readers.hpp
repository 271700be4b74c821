// Modules of readers: which of them a run's files need, and opening them in a worker.
#pragma once

#include <string>

#include "read/read.hpp"

namespace duly::engine {

/// Which modules the files of a run need.
struct ReadersNeeded {
    bool pdf = false, office = false;
    /// With the libraries that few files ask for (PoDoFo, for PDFs that are encrypted, damaged or
    /// packed in old ways; FreeType, for fonts of which the file says nothing; libzip and its
    /// OpenSSL, for office files in no plain zip archive), which take long to open. Without it,
    /// those say `wants_whole_reader`.
    bool whole = false;

    void add(read::Format format);
    [[nodiscard]] bool all() const { return pdf && office; }
    [[nodiscard]] ReadersNeeded with_whole() const { return {pdf, office, true}; }
};

/// Opens them for good: they stay until the process ends. What cannot be opened says why, and costs
/// the files that need it. To be called before the process locks itself.
read::Readers open_readers(const ReadersNeeded& needed);

} // namespace duly::engine
