// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(gaps)                                                                                        \
    X(lists)                                                                                       \
    X(duplicates)                                                                                  \
    X(sections)                                                                                    \
    X(rows)

namespace duly::numbering {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::numbering

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.numbering", "1.0.0", duly::numbering::checks);
