// Memory from the system, where asking for it in one go is quicker.
#pragma once

#include <cstddef>

namespace duly::memory {

/// Loading the rule packs takes some MiB in small pieces; got page by page, they cost a tenth of a
/// short run. Called once, before anything of size is allocated; without effect where the system
/// knows no such thing.
void prepare_heap();

/// The same for a thread or process that was started since, as each has a heap of its own: what it
/// will need at least.
void prepare_own_heap(std::size_t bytes);

} // namespace duly::memory
