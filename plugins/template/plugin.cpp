// The table of a plugin: one line for each of its checks.
#include "checks.hpp"

namespace {

const duly_check checks[] = {
    my_checks::paragraph_length(),
};

} // namespace

// The one symbol that duly looks for.
const duly_plugin duly_plugin_entry = duly::plugin("example.my-checks", "1.0.0", checks);
