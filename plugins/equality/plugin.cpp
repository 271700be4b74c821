// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(agrees)                                                                                      \
    X(characteristics)                                                                             \
    X(listed)

namespace duly::equality {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::equality

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.equality", "1.0.0", duly::equality::checks);
