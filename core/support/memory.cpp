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

constexpr std::size_t grown_by = 8 << 20;  ///< the heap's end moves by so much at a time
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
    mallopt(M_TRIM_THRESHOLD, 2 * grown_by);
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
    const char* const end = static_cast<char*>(sbrk(0));
    if (end > begin) madvise(begin, static_cast<std::size_t>(end - begin), MADV_HUGEPAGE);
}

void part_from_parent(std::size_t bytes) {
    constexpr std::size_t heads = 64; ///< more than the heap's own words between two blocks
    // Where the heap's unused end begins; freed, it is that end again.
    char* const end = static_cast<char*>(std::malloc(bytes + 2 * large_page));
    if (end == nullptr) return;
    const std::size_t rest = before_large_page(end + heads) + heads;
    std::free(end);
    // Never touched, and kept for good, which the analyzer takes for an oversight.
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc)
    void* const volatile left_to_parent = std::malloc(rest - heads);
    static_cast<void>(left_to_parent);
    char* const own = static_cast<char*>(std::malloc(bytes + large_page));
    if (own == nullptr) return;
    // What the parent once had there and gave back is of no use.
    char* const from = own + before_large_page(own);
    madvise(from, bytes, MADV_DONTNEED);
    madvise(from, bytes, MADV_HUGEPAGE);
    std::free(own);
}

#else

void prepare_heap() {}
void part_from_parent(std::size_t) {}

#endif

} // namespace duly::memory
