// disclosure.property: something that a PDF tells of itself and had better not.
#include "duly/plugin.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("property", DULY_TEXT, nullptr,
              "The property's name: revisions (how often a PDF was written, when more than once), "
              "picture-pages (the pages of a PDF that are only pictures)."),
};
constexpr duly_argument told[] = {
    argument("value", DULY_TEXT, "What the file says."),
};
constexpr duly_case cases[] = {
    fail("said", "The file says so.", told),
    pass("unsaid", "It does not."),
    not_applicable("no-pdf", "The file is no PDF."),
};

void run(const Context& context) {
    bool pdf = false;
    for (const Node each : context.document().all("property")) {
        if (each.str("label") == context.text("property")) {
            context.report("said").arg("value", each.str("value"));
            return;
        }
        pdf = pdf || each.str("label") == "tagged";
    }
    context.report(pdf ? "unsaid" : "no-pdf");
}

} // namespace

duly_check property() {
    return check<run>("disclosure.property",
                      "Something that a PDF tells of itself and had better not.", parameters,
                      cases);
}

} // namespace duly::disclosure
