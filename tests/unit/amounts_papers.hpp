// Papers with sums that are known to hold, and the same with one slip: what the checks of amounts
// are measured on. All of it is made up, from numbers that are the same on every platform.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace duly_test {

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    /// Both ends included; the same on every platform.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        const std::uint64_t span = static_cast<std::uint64_t>(high - low) + 1;
        const std::uint64_t wide = (std::uint64_t{engine_()} << 32U) | engine_();
        return low + static_cast<std::int64_t>(wide % span);
    }
    bool coin() { return between(0, 1) == 1; }
    bool one_in(std::int64_t n) { return between(1, n) == 1; }
    template <class T> const T& of(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(all.size()) - 1))];
    }

private:
    std::mt19937 engine_;
};

enum class Slip { none, omitted, swapped, last_digit, unit, sign, stale };

/// A paper with one stated relation among other matter.
struct MadePaper {
    std::string text;
    bool spoilt = false;          ///< the slip could be made, and rounding does not cover it
    std::uint32_t first_line = 0; ///< of the relation, its parts included
    std::uint32_t last_line = 0;
};

struct Form {
    const char* name;
    MadePaper (*make)(Dice&, Slip);
    std::vector<Slip> slips; ///< that it can have
};

/// Every form: tables, prose, lists, footnotes and restatements of many kinds.
const std::vector<Form>& forms();

const char* name_of(Slip slip);

} // namespace duly_test
