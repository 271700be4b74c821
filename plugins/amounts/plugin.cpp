// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(change)                                                                                      \
    X(counts)                                                                                      \
    X(figures)                                                                                     \
    X(left)                                                                                        \
    X(list_sum)                                                                                    \
    X(part_of)                                                                                     \
    X(percent_of)                                                                                  \
    X(restated)                                                                                    \
    X(shares)                                                                                      \
    X(stated_sum)                                                                                  \
    X(table_total)                                                                                 \
    X(terms)                                                                                       \
    X(vat)

namespace duly::amounts {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::amounts

const duly_plugin duly_plugin_entry = duly::plugin("duly.amounts", "1.0.0", duly::amounts::checks);
