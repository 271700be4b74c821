// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(left_in)                                                                                     \
    X(choices)                                                                                     \
    X(draft_mark)

namespace duly::residue {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::residue

const duly_plugin duly_plugin_entry = duly::plugin("duly.residue", "1.0.0", duly::residue::checks);
