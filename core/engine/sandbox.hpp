// What a worker gives up before it looks at a stranger's file. Linux: resource limits and seccomp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace duly::engine {

struct SandboxLimits {
    std::uint64_t memory_bytes = 1536ull << 20; ///< address space beyond what it has by then
    /// Processor time over the worker's whole life: a backstop for when the parent cannot act; the
    /// limit on one file is the parent's clock.
    unsigned cpu_seconds = 600;
    /// The system call filter. Off only in tests that show what it does.
    bool filter = true;
};

/// Exit status of a worker that ran out of memory.
inline constexpr int exit_out_of_memory = 77;

/// Closes every descriptor but `keep` (and the standard ones, which become /dev/null); gives back
/// the number that `keep` now has. To be called before `lock_down`, while descriptors can still be
/// opened.
int close_all_but(int keep);

/// Limits the calling process for good: memory, processor time, no core, few descriptors, no file
/// writes; then the filter, whose answer to everything not needed for reading and computing is
/// EPERM. Why it could not be done, or nothing. Running out of memory ends the process with
/// `exit_out_of_memory` from here on.
std::optional<std::string> lock_down(const SandboxLimits& limits);

} // namespace duly::engine
