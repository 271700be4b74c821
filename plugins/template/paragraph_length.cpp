// A whole check: what it may be told, what it may say, and how it comes to say it.
//
// A check decides what is the case. How bad that is, in which words it is put, what it rests on and
// who mends it stands in the rule pack (rules/my-rules.xml), where people can change it who write
// no code.
#include "checks.hpp"

namespace my_checks {
namespace {

// What a pack may set. A parameter without default (nullptr) must be given by every rule.
constexpr duly_parameter parameters[] = {
    duly::parameter("most", DULY_INTEGER, "120", "How many words a paragraph may have."),
    duly::parameter("role", DULY_TEXT, "",
                    "Only sections of this role; empty for the whole paper."),
};

// The words that the wording of a case may use, as {words} and {most}.
constexpr duly_argument counts[] = {
    duly::argument("words", DULY_COUNT, "How many words the paragraph has."),
    duly::argument("most", DULY_COUNT, "How many it may have."),
};

// What the check may report. Each failing case needs wording in every rule that uses the check.
constexpr duly_case cases[] = {
    duly::fail("long", "A paragraph has more words than it may have.", counts),
    duly::not_applicable("nothing", "There are no paragraphs to look at."),
};

std::int64_t words_in(std::string_view text) {
    std::int64_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

void run(const duly::Context& context) {
    const duly::Document& paper = context.document();
    const std::int64_t most = context.integer("most");
    const std::string_view role = context.text("role");

    bool looked = false;
    for (const duly::Node paragraph : paper.all("paragraph")) {
        const duly::Node section = paragraph.enclosing("section");
        if (!role.empty() && section.str("role") != role) continue;
        looked = true;
        // `folded` makes single spaces of any white space, among other things.
        const std::int64_t words = words_in(context.folded(paragraph.text()));
        if (words > most) context.report("long", paragraph).arg("words", words).arg("most", most);
    }
    // A check that reports nothing has passed; one that found nothing to look at should say so.
    if (!looked) context.report("nothing");
}

} // namespace

duly_check paragraph_length() {
    return duly::check<run>("my-checks.paragraph-length",
                            "Looks for paragraphs with more words than people read.", parameters,
                            cases);
}

} // namespace my_checks
