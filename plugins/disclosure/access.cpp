// disclosure.access: what a PDF says of itself so that programs can read it aloud: its title, its
// language and which words are headings, paragraphs and tables.
#include "../shared/places.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_argument told[] = {
    argument("missing", DULY_TEXT, "What the file does not say."),
};
constexpr duly_case cases[] = {
    fail("missing", "Something of it is missing.", told),
    pass("there", "Title, language and tags are there."),
    not_applicable("no-pdf", "The file is no PDF."),
};

void run(const Context& context) {
    bool pdf = false, tagged = false, titled = false, language = false;
    for (const Node each : context.document().all("property")) {
        const std::string_view name = each.str("label");
        pdf = pdf || name == "tagged";
        tagged = tagged || (name == "tagged" && each.str("value") == "yes");
        titled = titled || name == "title";
        language = language || name == "language";
    }
    if (!pdf) {
        context.report("no-pdf");
        return;
    }
    std::string missing;
    const auto add = [&](bool there, const char* what) {
        if (there) return;
        if (!missing.empty()) missing += ", ";
        missing += what;
    };
    add(titled, "its title");
    add(language, "its language");
    add(tagged, "tags (which words are headings, lists and tables)");
    if (missing.empty())
        context.report("there");
    else
        context.report("missing").arg("missing", missing);
}

} // namespace

duly_check access() {
    return check<run>("disclosure.access",
                      "What a PDF says of itself so that programs can read it aloud.", {}, cases);
}

} // namespace duly::disclosure
