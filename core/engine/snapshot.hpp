// The packs that come with the program, as they are once read: made when it is built, so that no
// start reads them again. Packs of other folders have none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/pack.hpp"
#include "support/pattern.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// Everything that reading the folder gave, with its digest and without its examples, as bytes that
/// name the folder's files (path below it, size, time of last change, checksum) and the checks that
/// its rules ask for. `words`: what was read of the packs' patterns. Not to be made of a folder
/// that changes meanwhile.
std::string snapshot_of(const rules::PackSet& packs, const std::string& folder,
                        const rules::CheckCatalogue& checks,
                        const std::vector<PatternWords>& words);

/// A checksum of the checks that the packs' rules ask for, as the catalogue has them: what rules
/// were held against when they were read.
std::uint64_t checks_of(const rules::PackSet& packs, const rules::CheckCatalogue& catalogue);

struct Snapshot {
    rules::PackSet packs;
    std::vector<PatternWords> words;
    std::uint64_t checks = 0; ///< `checks_of` when it was made
};

/// Of that folder. Whatever is wrong with it, or older or newer than the folder's files, is no
/// fault: they are then read themselves. Codes: stale, damaged, and those of reading files.
Result<Snapshot> read_snapshot(const std::string& path, const std::string& folder);

/// Where the running program looks for it.
std::string snapshot_path();

} // namespace duly::engine
