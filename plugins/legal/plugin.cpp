// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(section)                                                                                     \
    X(titles)                                                                                      \
    X(in_force)

namespace duly::legal {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::legal

const duly_plugin duly_plugin_entry = duly::plugin("duly.legal", "1.0.0", duly::legal::checks);
