// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(answered)                                                                                    \
    X(reason)                                                                                      \
    X(until)                                                                                       \
    X(residue)

namespace duly::publication {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::publication

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.publication", "1.0.0", duly::publication::checks);
