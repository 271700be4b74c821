/* Built for another plugin interface: must be refused before anything else of it is read. */
#include "duly/plugin.h"

const duly_plugin duly_plugin_entry = {DULY_ABI_MAJOR + 1,   0, (const char*)1, (const char*)1,
                                       (const duly_check*)1, 7};
