#include "support/memory.hpp"

#include <cstdint>
#include <cstdlib> // also says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace duly::memory {

void prepare_heap() {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
    const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    constexpr int grown_by = 8 << 20;           // the heap's end moves by so much at a time
    constexpr std::uintptr_t at_once = 4 << 20; // what every run needs
    mallopt(M_TOP_PAD, grown_by);
    mallopt(M_TRIM_THRESHOLD, 2 * grown_by);
    // Said outright, as glibc no longer moves it once the others are: a large paper's buffers would
    // be mapped and given back one by one.
    mallopt(M_MMAP_THRESHOLD, grown_by);
    // More than a new heap has left, so that it grows; volatile, or the pair is optimised away.
    void* volatile some = std::malloc(120 << 10);
    std::free(some);
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0)) / page * page;
    if (end < grown_by) return;
    const std::uintptr_t begin = (end - grown_by + page - 1) / page * page;
    void* const from = reinterpret_cast<void*>(begin);
    madvise(from, end - begin, MADV_HUGEPAGE);
    madvise(from, at_once, MADV_POPULATE_WRITE);
#endif
}

} // namespace duly::memory
