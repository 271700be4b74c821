// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(empty_row)                                                                                   \
    X(next_review)                                                                                 \
    X(order)                                                                                       \
    X(status)                                                                                      \
    X(term)                                                                                        \
    X(version)                                                                                     \
    X(version_date)                                                                                \
    X(years)

namespace duly::control {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::control

const duly_plugin duly_plugin_entry = duly::plugin("duly.control", "1.0.0", duly::control::checks);
