// disclosure.access: what a PDF says of itself so that programs can read it aloud: its title, its
// language and which words are headings, paragraphs and tables.
#include <string>
#include <string_view>
#include <vector>

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
    std::vector<std::string_view> missing;
    if (!titled) missing.emplace_back("what it is called");
    if (!language) missing.emplace_back("what language it is in");
    if (!tagged) missing.emplace_back("which words are headings, lists and tables (tags)");
    if (missing.empty()) {
        context.report("there");
        return;
    }
    std::string words(missing[0]);
    for (std::size_t i = 1; i < missing.size(); ++i)
        (words += i + 1 == missing.size() ? " and " : ", ") += missing[i];
    context.report("missing").arg("missing", words);
}

} // namespace

duly_check access() {
    return check<run>("disclosure.access",
                      "What a PDF says of itself so that programs can read it aloud.", {}, cases);
}

} // namespace duly::disclosure
