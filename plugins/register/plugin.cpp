// What goes into a register of decisions. The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(approved)                                                                                    \
    X(delegated)                                                                                   \
    X(fields)                                                                                      \
    X(marked)

namespace duly::registers {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::registers

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.register", "1.0.0", duly::registers::checks);
