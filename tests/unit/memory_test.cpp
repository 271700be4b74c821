// The heap of a worker is its own, and its parent's blocks stay what they are.
#include "support/memory.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <vector>

#include "support/catch.hpp"

using namespace duly;

namespace {

constexpr std::size_t mebibyte = 1 << 20;

/// Whether all blocks hold what `fill` wrote.
struct Blocks {
    std::vector<std::vector<unsigned char>> all;

    void fill(std::size_t count, std::size_t size) {
        for (std::size_t i = 0; i < count; ++i)
            all.emplace_back(size + 97 * i, static_cast<unsigned char>(all.size() + 1));
    }
    [[nodiscard]] bool sound() const {
        unsigned char value = 0;
        for (const auto& each : all) {
            ++value;
            for (const unsigned char byte : each)
                if (byte != value) return false;
        }
        return true;
    }
};

/// What the process ends with that does it.
int ends_with(int (*deed)(std::size_t), std::size_t how) {
    const pid_t child = fork();
    if (child == 0) _exit(deed(how));
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

enum : int { all_well, own_damaged, parents_damaged, worker_gone };

/// A parent that gave back some blocks among others, and its worker. `wall`: MiB above the heap's
/// end at which something is in its way; 0: nothing is.
int parent_and_worker(std::size_t wall) {
    if (wall != 0) {
        char* const at = static_cast<char*>(sbrk(0)) + wall * mebibyte;
        void* const page = reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(at) & ~4095UL);
        mmap(page, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    }
    memory::prepare_heap();
    static Blocks kept;
    kept.fill(40, 60'000);
    {
        std::vector<std::vector<char>> passing;
        for (std::size_t i = 0; i < 12; ++i) {
            passing.emplace_back(200'000 * (1 + i % 4));
            kept.fill(1, 20'000);
        }
    }
    kept.fill(20, 3'000);
    const int worker = ends_with(
        [](std::size_t) -> int {
            memory::part_from_parent();
            if (!kept.sound()) return parents_damaged;
            Blocks own;
            own.fill(60, 250'000);
            return own.sound() && kept.sound() ? all_well : own_damaged;
        },
        0);
    if (worker != all_well) return worker > worker_gone ? static_cast<int>(worker_gone) : worker;
    Blocks more;
    more.fill(30, 90'000);
    return more.sound() && kept.sound() ? all_well : parents_damaged;
}

} // namespace

TEST_CASE("a worker's heap harms neither its parent's nor its own", "[memory]") {
    CHECK(ends_with(parent_and_worker, 0) == all_well);
}

TEST_CASE("where the heap cannot go on, a worker has what it can get", "[memory]") {
    for (const std::size_t wall : {1u, 3u, 12u, 20u, 30u})
        CHECK(ends_with(parent_and_worker, wall) == all_well);
}
