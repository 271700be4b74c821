/* A table with a hole in it: a check without function. */
#include "duly/plugin.h"

static const duly_case cases[] = {{"bad", DULY_FAIL, "", NULL, 0}};
static const duly_check checks[] = {{"unsound.check", "", NULL, 0, cases, 1, NULL}};
const duly_plugin duly_plugin_entry = {DULY_ABI_MAJOR, DULY_ABI_MINOR, "unsound",
                                       "1.0.0",        checks,         1};
