// Memory from the system, where asking for it in one go is quicker.
#pragma once

namespace duly::memory {

/// Loading the rule packs takes some MiB in small pieces; got page by page, they cost a tenth of a
/// short run. Called once, before anything of size is allocated; without effect where the system
/// knows no such thing.
void prepare_heap();

} // namespace duly::memory
