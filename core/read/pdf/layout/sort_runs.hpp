// Sorting what a page shows mostly in its order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace duly::read::pdf::layout {

/// Sorts ids that are in order already, or by long stretches, as words of columns one after another
/// are: std::sort takes the worst of its ways with those.
template <class Less> void sort_runs(std::vector<std::uint32_t>& ids, const Less& less) {
    if (!std::is_sorted(ids.begin(), ids.end(), less))
        std::stable_sort(ids.begin(), ids.end(), less);
}

} // namespace duly::read::pdf::layout
