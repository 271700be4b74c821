// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(review)                                                                                      \
    X(weekday)                                                                                     \
    X(last_meeting)                                                                                \
    X(next_meeting)                                                                                \
    X(span)                                                                                        \
    X(started)

namespace duly::dates {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::dates

const duly_plugin duly_plugin_entry = duly::plugin("duly.dates", "1.0.0", duly::dates::checks);
