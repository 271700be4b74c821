// Which rule a worker is at, in memory that it shares with the parent: when it breaks down or runs
// out of time, the parent can say in which check.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <string_view>

namespace duly::engine {

class Whereabouts {
public:
    /// Shared with processes that are forked from now on; null when the system has no memory for
    /// it, which costs a word in a message and no more.
    static std::shared_ptr<Whereabouts> shared();

    // In the worker. They only write memory: a rule is entered a hundred times a paper.
    void enter(std::string_view rule, std::string_view check) noexcept;
    void leave() noexcept { words_[0].store('\0', std::memory_order_relaxed); }

    /// In the parent: "the check amounts.table-total (rule AMT001)", or "" when it was at no rule.
    /// What a worker wrote is not trusted: anything but ids and names of checks is nothing.
    [[nodiscard]] std::string words() const;

private:
    static constexpr std::size_t longest = 200;
    std::array<std::atomic<char>, longest> words_{};
};

} // namespace duly::engine
