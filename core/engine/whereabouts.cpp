#include "engine/whereabouts.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace duly::engine {
namespace {

constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

} // namespace

std::shared_ptr<Whereabouts> Whereabouts::shared() {
    static_assert(std::atomic<char>::is_always_lock_free, "it is shared between processes");
    void* const page = mmap(nullptr, sizeof(Whereabouts), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return nullptr;
    return {new (page) Whereabouts(), [](Whereabouts* where) {
                where->~Whereabouts();
                munmap(where, sizeof(Whereabouts));
            }};
}

void Whereabouts::enter(std::string_view rule, std::string_view check) noexcept {
    std::size_t at = 0;
    const auto write = [&](std::string_view words) {
        for (const char c : words)
            if (at + 1 < longest) words_[at++].store(c, std::memory_order_relaxed);
    };
    write(rule);
    write(" ");
    write(check);
    words_[at].store('\0', std::memory_order_relaxed);
}

std::string Whereabouts::words() const {
    std::string all;
    for (const auto& each : words_) {
        const char c = each.load(std::memory_order_relaxed);
        if (c == '\0') break;
        all += c;
    }
    const std::size_t gap = all.find(' ');
    if (gap == std::string::npos) return {};
    const std::string rule = all.substr(0, gap), check = all.substr(gap + 1);
    if (rule.empty() || check.empty() || rule.find_first_not_of(capitals) != std::string::npos ||
        check.find_first_not_of(small) != std::string::npos)
        return {};
    return "the check " + check + " (rule " + rule + ")";
}

} // namespace duly::engine
