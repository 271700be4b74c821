// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(attendance)                                                                                  \
    X(initials)                                                                                    \
    X(tabled)                                                                                      \
    X(worded)                                                                                      \
    X(owned)                                                                                       \
    X(person)                                                                                      \
    X(dated)                                                                                       \
    X(due)                                                                                         \
    X(further)                                                                                     \
    X(cells)                                                                                       \
    X(sums)                                                                                        \
    X(measures)                                                                                    \
    X(named_votes)                                                                                 \
    X(named)                                                                                       \
    X(turnout)                                                                                     \
    X(vote)

namespace duly::actions {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::actions

const duly_plugin duly_plugin_entry = duly::plugin("duly.actions", "1.0.0", duly::actions::checks);
