/* duly plugin interface, ABI 1.
 *
 * A plugin is a shared library that exports one symbol, `duly_plugin_entry`: a constant struct with
 * the checks it offers. A check gets a table of functions (`duly_host`), an immutable document and
 * a context, looks at the document and reports cases; severity and wording are the rule pack's.
 *
 * plugins/ABI.md writes the same down for those who read no C, and how it grows; a test compares
 * the two.
 *
 * Rules that hold for everything here:
 * - Strings are UTF-8 and not NUL-terminated; `data` may be NULL only when `size` is 0.
 * - The host's table, the document and what is read of it (`text`, attributes) live until the paper
 * is done, so that what is kept (`keep`) may use them; `folded` and parameters live until the check
 * returns. A report lives until the check returns.
 * - Strings handed to the host are copied before the call returns.
 * - Every host function may be called from the thread that called `run`, during that call, and not
 *   otherwise [check-thread]. A check starts no thread, opens no file and keeps nothing between
 * calls but by `keep`.
 * - No exception may cross this border. A check that ends early simply returns.
 * - Nodes, kinds and attributes out of range are answered with DULY_NONE or 0; nothing is
 * undefined.
 * - Tables only grow at their end. `size` says how much of the table the host has.
 * - The case name "" is reserved: reporting it says that the check gave up (argument `why`, a
 * text). The rule is then inconclusive for this paper, whatever else the check reported.
 */
#ifndef DULY_PLUGIN_H
#define DULY_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DULY_ABI_MAJOR 1u
#define DULY_ABI_MINOR 0u

#if defined(_WIN32)
#define DULY_EXPORT __declspec(dllexport)
#else
#define DULY_EXPORT __attribute__((visibility("default")))
#endif

/* An index into the document. DULY_NONE: no such node, kind or attribute. */
typedef uint32_t duly_node;
#define DULY_NONE 0xFFFFFFFFu

typedef struct duly_string {
    const char* data;
    size_t size; /* bytes */
} duly_string;

/* Half-open byte range of the file's text view. */
typedef struct duly_range {
    uint32_t begin;
    uint32_t end;
} duly_range;

/* mantissa * 10^exponent; the exponent keeps the last stated place. */
typedef struct duly_decimal {
    int64_t mantissa;
    int32_t exponent;
} duly_decimal;

/* day 0: month and year only; month 0: year only; year 0: no date. May be a day no calendar has. */
typedef struct duly_date {
    int16_t year;
    uint8_t month;
    uint8_t day;
} duly_date;

enum duly_outcome { DULY_PASS = 0, DULY_FAIL = 1, DULY_NOT_APPLICABLE = 2, DULY_INCONCLUSIVE = 3 };

/* Types of parameters and of the arguments of a case. */
enum duly_type {
    DULY_TEXT = 1,
    DULY_INTEGER = 2,
    DULY_DECIMAL = 3,
    DULY_DATE = 4,
    DULY_FLAG = 5,
    DULY_PATTERN = 6, /* a parameter: RE2, case-insensitive, over folded text */
    DULY_LIST = 7,    /* a parameter: a list of records, see `fields` */
    DULY_AMOUNT = 8,  /* an argument: a decimal, printed as money */
    DULY_COUNT = 9,   /* an argument: an integer, printed as a number */
    DULY_PLACE = 10   /* an argument: a range, printed as its line (and page) */
};

typedef struct duly_document duly_document; /* one paper; immutable */
typedef struct duly_context duly_context;   /* one rule over one paper */
typedef struct duly_report duly_report; /* one case being reported; lives until the check returns */

/* Frees what a plugin kept. */
typedef void (*duly_release)(void* thing);

typedef struct duly_host {
    uint32_t size; /* bytes of this table */
    uint32_t abi_major;
    uint32_t abi_minor;

    /* Names. Kinds and attributes are looked up once by name; numbers may differ between hosts. */
    uint32_t (*kind_named)(const duly_document*, duly_string name); /* or DULY_NONE */
    uint32_t (*attr_named)(const duly_document*, duly_string name); /* or DULY_NONE */

    /* The tree. */
    duly_node (*root)(const duly_document*);
    uint32_t (*kind)(const duly_document*, duly_node); /* or DULY_NONE */
    duly_node (*parent)(const duly_document*, duly_node);
    duly_node (*first_child)(const duly_document*, duly_node);
    duly_node (*next_sibling)(const duly_document*, duly_node);
    /* Next node of `kind` (DULY_NONE: any) in document order below `within`, after `after`; start
     * with after == within. */
    duly_node (*next_of)(const duly_document*, uint32_t kind, duly_node within, duly_node after);
    /* The deepest section that holds the byte. */
    duly_node (*section_at)(const duly_document*, uint32_t at);

    /* Words. */
    duly_range (*range)(const duly_document*, duly_node);
    duly_string (*text)(const duly_document*,
                        duly_range); /* a slice of the view; empty if out of range */
    /* Lower case, single spaces, straight quotes, plain dashes, trimmed; lives until the check
     * returns. */
    duly_string (*folded)(duly_context*, duly_string);

    /* Attributes: 1 and the value, or 0 when the node has no such attribute of that type. */
    int (*attr_text)(const duly_document*, duly_node, uint32_t attr, duly_string* value);
    int (*attr_integer)(const duly_document*, duly_node, uint32_t attr, int64_t* value);
    int (*attr_decimal)(const duly_document*, duly_node, uint32_t attr, duly_decimal* value);
    int (*attr_date)(const duly_document*, duly_node, uint32_t attr, duly_date* value);
    int (*attr_flag)(const duly_document*, duly_node, uint32_t attr);

    /* Parameters of the rule; a default stands in where the pack gives none, so a declared
     * parameter without value answers 0 only if it has no default. `path` is "name" or, in a list
     * of records, "name/3/field" (counting from 0). */
    int (*param_text)(duly_context*, duly_string path, duly_string* value); /* text, pattern */
    int (*param_integer)(duly_context*, duly_string path, int64_t* value);  /* integer, flag */
    int (*param_date)(duly_context*, duly_string path, duly_date* value);
    uint32_t (*param_count)(duly_context*, duly_string path); /* records of a list */

    /* First match of a pattern (RE2, case-insensitive) in text at or after byte `from`; 1 and its
     * range in `text` (`found` may be NULL), or 0. Group 1, when the pattern has one that took
     * part, else the whole. A pattern that does not compile never matches. */
    int (*match)(duly_context*, duly_string pattern, duly_string text, uint32_t from,
                 duly_range* found);

    /* Circumstances. */
    duly_date (*as_of)(duly_context*); /* --as-of, else the paper's date, else year 0 */

    /* Reporting. `case_name` must be one of the check's cases. `where` is a range in this paper; an
     * empty range {0,0} means the whole paper. Returns NULL when the case is unknown or the range
     * lies outside the paper; the other functions accept NULL and do nothing. */
    duly_report* (*report)(duly_context*, duly_string case_name, duly_range where);
    void (*arg_text)(duly_report*, duly_string name, duly_string value);
    void (*arg_decimal)(duly_report*, duly_string name, duly_decimal value);
    void (*arg_date)(duly_report*, duly_string name, duly_date value);
    void (*arg_integer)(duly_report*, duly_string name, int64_t value);
    void (*arg_range)(duly_report*, duly_string name, duly_range value);
    /* Another place that belongs to the case: the parts of a sum, the other mention. */
    void (*related)(duly_report*, duly_string label, duly_range where);
    /* What makes the case one of its kind when there is no place (the missing role): for
     * fingerprints. */
    void (*subject)(duly_report*, duly_string value);

    /* What a plugin makes of a paper for more rules than one. `keep` takes a thing until the paper
     * is done and then calls `release` with it, the last kept first; 1, or 0 when the plugin keeps
     * something by that name already or either is NULL. `kept` gives it back, or NULL. Names are
     * the plugin's own; whatever the thing depends on besides the paper, such as parameters,
     * belongs into its name.
     */
    int (*keep)(duly_context*, duly_string name, void* thing, duly_release release);
    void* (*kept)(duly_context*, duly_string name);
} duly_host;

typedef struct duly_parameter {
    const char* name;
    uint32_t type;             /* duly_type */
    const char* default_value; /* as written in a pack, or NULL: the pack must give it */
    const char* doc;
    const struct duly_parameter* fields; /* of a record, for DULY_LIST */
    uint32_t field_count;
} duly_parameter;

typedef struct duly_argument {
    const char* name;
    uint32_t type; /* DULY_TEXT, DULY_DECIMAL, DULY_DATE, DULY_AMOUNT, DULY_COUNT or DULY_PLACE */
    const char* doc;
} duly_argument;

typedef struct duly_case {
    const char* name;
    uint32_t outcome; /* duly_outcome */
    const char* doc;
    const duly_argument* arguments;
    uint32_t argument_count;
} duly_case;

typedef struct duly_check {
    const char* name; /* "sections.required" */
    const char* doc;
    const duly_parameter* parameters;
    uint32_t parameter_count;
    const duly_case* cases;
    uint32_t case_count;
    /* Looks at one paper for one rule. Called in a worker, never twice at once. */
    void (*run)(const duly_host*, const duly_document*, duly_context*);
} duly_check;

typedef struct duly_plugin {
    uint32_t abi_major; /* DULY_ABI_MAJOR it was built with; the host refuses another major */
    uint32_t abi_minor; /* DULY_ABI_MINOR; the host refuses a newer minor */
    const char* id;
    const char* version;
    const duly_check* checks;
    uint32_t check_count;
} duly_plugin;

/* The one symbol a plugin exports. */
extern DULY_EXPORT const duly_plugin duly_plugin_entry;

#ifdef __cplusplus
}
#endif

#endif
