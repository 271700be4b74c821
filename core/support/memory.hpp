// Memory from the system, where asking for it in one go is quicker.
#pragma once

namespace duly::memory {

/// Lets the heap go on just before a boundary of the system's large pages, so that most of its
/// first MiB come in a few of them where the system has any: loading the rule packs takes some MiB
/// in small pieces, and got page by page they cost a tenth of a short run. Called once, before
/// anything of size is allocated; without effect where the system knows no such thing.
void prepare_heap();

/// For a process that was forked since: what it allocates from now on lies on large pages of its
/// own and not on the rest of its parent's, which would be copied one small page after the other.
/// Without effect where the heap is not as `prepare_heap` leaves it.
void part_from_parent();

} // namespace duly::memory
