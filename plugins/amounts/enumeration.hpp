// Things listed within a sentence: "A, B and C" behind a colon, a dash or in brackets.
#pragma once

#include <optional>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::amounts {

struct Enumeration {
    duly_range range{};
    bool bracketed = false;
    std::vector<duly_range> usual; ///< parted by commas, and by the last "and"
    std::vector<duly_range> all;   ///< parted by every "and", which names may hold, too
};

/// The enumeration that a counted noun opens: in brackets right behind it, or behind a colon or a
/// dash that no other stop comes before. `after` runs from the noun to the end of its block.
std::optional<Enumeration> enumeration_after(const Document& paper, duly_range after);

} // namespace duly::amounts
