/* Needs functions that this host does not have yet. */
#include "duly/plugin.h"

const duly_plugin duly_plugin_entry = {DULY_ABI_MAJOR, DULY_ABI_MINOR + 1,   (const char*)1,
                                       (const char*)1, (const duly_check*)1, 7};
