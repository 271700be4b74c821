// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(is_signed)                                                                                   \
    X(dated)                                                                                       \
    X(order)                                                                                       \
    X(others)                                                                                      \
    X(possible_date)

namespace duly::signoffs {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::signoffs

const duly_plugin duly_plugin_entry = duly::plugin("duly.signoff", "1.0.0", duly::signoffs::checks);
