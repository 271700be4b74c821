// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(required)                                                                                    \
    X(substantive)                                                                                 \
    X(relied_on_listed)                                                                            \
    X(contents)                                                                                    \
    X(appendix_content)                                                                            \
    X(record_filled)                                                                               \
    X(field_filled)                                                                                \
    X(fields_present)                                                                              \
    X(relied_on_numbered)                                                                          \
    X(says)

namespace duly::sections {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::sections

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.sections", "1.0.0", duly::sections::checks);
