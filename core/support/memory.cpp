#include "support/memory.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib> // also says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace duly::memory {

#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)

namespace {

constexpr std::size_t grown_by = 8 << 20; ///< the heap's end moves by so much at a time
/// What every run needs; what comes after it is left to workers, whose own it then is.
constexpr std::size_t at_once = 2 << 20;

std::uintptr_t page_of(std::uintptr_t address) {
    return address & ~(static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE)) - 1);
}

} // namespace

void prepare_heap() {
    mallopt(M_TOP_PAD, grown_by);
    mallopt(M_TRIM_THRESHOLD, 2 * grown_by);
    // Said outright, as glibc no longer moves it once the others are: a large paper's buffers would
    // be mapped and given back one by one.
    mallopt(M_MMAP_THRESHOLD, grown_by);
    // More than a new heap has left, so that it grows; volatile, or the pair is optimised away.
    void* volatile some = std::malloc(120 << 10);
    std::free(some);
    const auto end = page_of(reinterpret_cast<std::uintptr_t>(sbrk(0)));
    if (end < grown_by) return;
    const std::uintptr_t begin = end - grown_by;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): whole pages are counted in numbers
    void* const from = reinterpret_cast<void*>(begin);
    madvise(from, end - begin, MADV_HUGEPAGE);
    madvise(from, at_once, MADV_POPULATE_WRITE);
}

void prepare_own_heap(std::size_t bytes) {
    // A block of that size makes the heap grow; freed, it stays the heap's.
    void* const some = std::malloc(bytes);
    if (some == nullptr) return;
    const auto begin = page_of(reinterpret_cast<std::uintptr_t>(some));
    const auto end = page_of(reinterpret_cast<std::uintptr_t>(some) + bytes);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): whole pages are counted in numbers
    void* const from = reinterpret_cast<void*>(begin);
    madvise(from, end - begin, MADV_HUGEPAGE);
    madvise(from, end - begin, MADV_POPULATE_WRITE);
    std::free(some);
}

#else

void prepare_heap() {}
void prepare_own_heap(std::size_t) {}

#endif

} // namespace duly::memory
