#include "support/memory.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib> // also says whether this is glibc

#if defined(__GLIBC__) && defined(__GLIBC_PREREQ)
#if __GLIBC_PREREQ(2, 33) // mallinfo2
#define DULY_KNOWS_HEAP 1
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif
#endif

namespace duly::memory {

#ifdef DULY_KNOWS_HEAP

namespace {

/// The heap's end moves by so much at a time, and first by more than a small run and its worker
/// need: it costs nothing before it is written to.
constexpr std::size_t grown_by = 8 << 20, at_first = 24 << 20;
constexpr std::size_t growing = 132 << 10; ///< more than a new heap has left
constexpr std::size_t large_page = 2 << 20;

/// How far it is from there to the next large page.
std::size_t before_large_page(const void* at) {
    const auto address = reinterpret_cast<std::uintptr_t>(at);
    return (large_page - address % large_page) % large_page;
}

} // namespace

void prepare_heap() {
    mallopt(M_TOP_PAD, grown_by);
    mallopt(M_TRIM_THRESHOLD, 2 * at_first);
    // Said outright, as glibc no longer moves it once the others are: a large paper's buffers would
    // be mapped and given back one by one.
    mallopt(M_MMAP_THRESHOLD, grown_by);
    // The heap goes on as far before a large page as is written to before it can be said what is
    // behind it. What is skipped is no one's and never touched.
    const auto gap =
        static_cast<std::intptr_t>(before_large_page(static_cast<char*>(sbrk(0)) + 2 * growing));
    // NOLINTNEXTLINE(performance-no-int-to-ptr): so sbrk tells that it could not
    if (sbrk(gap) == reinterpret_cast<void*>(-1)) return;
    char* const begin = static_cast<char*>(sbrk(0));
    mallopt(M_TOP_PAD, at_first);
    void* volatile some = std::malloc(growing); // volatile, or the pair is optimised away
    std::free(some);
    mallopt(M_TOP_PAD, grown_by);
    const char* const end = static_cast<char*>(sbrk(0));
    if (end > begin) madvise(begin, static_cast<std::size_t>(end - begin), MADV_HUGEPAGE);
}

void part_from_parent() {
    constexpr std::size_t head = 16, heads = 64; ///< what glibc keeps before a block, and more
    const std::size_t left = mallinfo2().keepcost;
    char* const end = static_cast<char*>(sbrk(0));
    char* const unused = end - left;
    char* const own = unused + heads + before_large_page(unused + heads);
    if (left < 2 * large_page || own >= end) return;
    // No block but all of it, as a small one might come from somewhere else: and only where glibc's
    // unused end proves to be the end of the heap (it goes on elsewhere where something is in its
    // way) is anything done to it.
    void* const all = std::malloc(left - heads);
    if (all != unused + head) {
        std::free(all);
        return;
    }
    // What is before the large page is never touched, and kept for good.
    void* const kept = std::realloc(all, static_cast<std::size_t>(own - unused) - heads);
    if (kept != all || sbrk(0) != end) return; // NOLINT(clang-analyzer-unix.Malloc)
    // What the parent once had there and gave back is of no use.
    madvise(own, static_cast<std::size_t>(end - own), MADV_DONTNEED);
    madvise(own, static_cast<std::size_t>(end - own), MADV_HUGEPAGE);
} // NOLINT(clang-analyzer-unix.Malloc)

#else

void prepare_heap() {}
void part_from_parent() {}

#endif

} // namespace duly::memory
