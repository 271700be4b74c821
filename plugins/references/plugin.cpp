// The checks of this plugin: one line each.
#include "duly/plugin.hpp"

#define DULY_CHECKS(X)                                                                             \
    X(agenda)                                                                                      \
    X(appendices)                                                                                  \
    X(captions)                                                                                    \
    X(cited)                                                                                       \
    X(footnotes)                                                                                   \
    X(paragraphs)                                                                                  \
    X(periods)

namespace duly::references {
#define X(name) duly_check name();
DULY_CHECKS(X)
#undef X

namespace {
#define X(name) name(),
const duly_check checks[] = {DULY_CHECKS(X)};
#undef X
} // namespace
} // namespace duly::references

const duly_plugin duly_plugin_entry =
    duly::plugin("duly.references", "1.0.0", duly::references::checks);
