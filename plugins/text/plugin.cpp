// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(repeated)                                                                                    \
    X(unfinished)                                                                                  \
    X(acronyms)                                                                                    \
    X(goes_with)                                                                                   \
    X(at_odds)

namespace duly::text_checks {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::text_checks

const duly_plugin duly_plugin_entry = duly::plugin("duly.text", "1.0.0", duly::text_checks::checks);
