/* A check in C: counts paragraphs through the bare table of functions. */
#include <string.h>

#include "duly/plugin.h"

static duly_string str(const char* text) {
    duly_string s;
    s.data = text;
    s.size = strlen(text);
    return s;
}

static void run(const duly_host* host, const duly_document* document, duly_context* context) {
    const duly_node root = host->root(document);
    const uint32_t paragraph = host->kind_named(document, str("paragraph"));
    int64_t wanted = 0, count = 0;
    duly_node node = root;
    duly_report* report;
    host->param_integer(context, str("wanted"), &wanted);
    while ((node = host->next_of(document, paragraph, root, node)) != DULY_NONE)
        ++count;
    if (count != wanted) return;
    report = host->report(context, str("counted"),
                          host->range(document, host->first_child(document, root)));
    host->arg_integer(report, str("count"), count);
}

static const duly_parameter parameters[] = {
    {"wanted", DULY_INTEGER, "2", "How many paragraphs to look for.", NULL, 0},
};
static const duly_argument arguments[] = {{"count", DULY_COUNT, "How many there are."}};
static const duly_case cases[] = {
    {"counted", DULY_FAIL, "As many as were looked for.", arguments, 1},
};
static const duly_check checks[] = {
    {"plain.line-count", "Counts paragraphs.", parameters, 1, cases, 1, run},
};
const duly_plugin duly_plugin_entry = {DULY_ABI_MAJOR, DULY_ABI_MINOR, "example.plain",
                                       "1.0.0",        checks,         1};
