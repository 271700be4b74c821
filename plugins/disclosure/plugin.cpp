// What must not leave the building with a paper. The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(access)                                                                                      \
    X(kept)                                                                                        \
    X(marked)                                                                                      \
    X(numbers)                                                                                     \
    X(person)                                                                                      \
    X(property)

namespace duly::disclosure {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::disclosure

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.disclosure", "1.0.0", duly::disclosure::checks);
