// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(answered)                                                                                    \
    X(stated)                                                                                      \
    X(not_required)                                                                                \
    X(interest)                                                                                    \
    X(rows_present)

namespace duly::declarations {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::declarations

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.declarations", "1.0.0", duly::declarations::checks);
