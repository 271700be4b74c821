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

/// The heap's end moves by so much at a time, and first by what a small run and its worker need in
/// all: it costs nothing before it is written to.
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
    mallopt(M_TOP_PAD, at_first);
    mallopt(M_TRIM_THRESHOLD, 2 * at_first);
    // Said outright, as glibc no longer moves it once the others are: a large paper's buffers would
    // be mapped and given back one by one.
    mallopt(M_MMAP_THRESHOLD, grown_by);
    // The heap goes on as far before a large page as is written to before it can be said what is
    // behind it. What is skipped is no one's and never touched.
    const auto gap =
        static_cast<std::intptr_t>(before_large_page(static_cast<char*>(sbrk(0)) + 2 * growing));
    if (sbrk(gap) == reinterpret_cast<void*>(-1)) return;
    char* const begin = static_cast<char*>(sbrk(0));
    void* volatile some = std::malloc(growing); // volatile, or the pair is optimised away
    std::free(some);
    mallopt(M_TOP_PAD, grown_by);
    const char* const end = static_cast<char*>(sbrk(0));
    if (end > begin) madvise(begin, static_cast<std::size_t>(end - begin), MADV_HUGEPAGE);
}

void part_from_parent() {
    // The heap's unused end, and behind it the end of the heap.
    char* const end = static_cast<char*>(sbrk(0));
    char* const unused = end - mallinfo2().keepcost;
    constexpr std::size_t heads = 64; ///< more than the heap's own words between two blocks
    char* const own = unused + heads + before_large_page(unused + heads);
    if (own >= end) return;
    // Never touched, and kept for good, which the analyzer takes for an oversight.
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc)
    void* const volatile left_to_parent =
        std::malloc(static_cast<std::size_t>(own - unused) - heads);
    static_cast<void>(left_to_parent);
    // What the parent once had there and gave back is of no use.
    madvise(own, static_cast<std::size_t>(end - own), MADV_DONTNEED);
    madvise(own, static_cast<std::size_t>(end - own), MADV_HUGEPAGE);
}

#else

void prepare_heap() {}
void part_from_parent() {}

#endif

} // namespace duly::memory
