// disclosure.person: names of people in what the file says of itself. The names are never shown.
#include "../shared/places.hpp"
#include "formats.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("properties", DULY_TEXT, "author last-modified-by manager",
              "Names of the properties, separated by spaces."),
    parameter("nobody", DULY_PATTERN,
              "^(?:|.*\\b(?:council|borough|county|city|district|parish|town|authority|office|"
              "service|services|team|department|mopac|gla|"
              "user|admin|administrator|unknown|microsoft|libreoffice|author|scanner|canon|xerox|"
              "ricoh|konica|hp|limited|ltd|plc|committee|board|library|university|trust|"
              "python-docx|pandoc)\\b.*|[^ ]*)$",
              "Values that are no person's name: bodies, programs, a single word."),
    formats_parameter,
};
constexpr duly_argument told[] = {
    argument("properties", DULY_TEXT, "Which properties name somebody."),
};
constexpr duly_case cases[] = {
    fail("named", "The file's properties name a person.", told),
    pass("nobody", "They name nobody."),
    not_applicable("cannot-be", "Files of this format have no properties."),
};

void run(const Context& context) {
    std::string named;
    for (const Node each : context.document().all("property")) {
        const std::string_view name = each.str("label");
        if (!places::lists(context.text("properties"), name) ||
            context.matches(context.text("nobody"), context.folded(each.str("value"))))
            continue;
        if (!named.empty()) named += ", ";
        for (const char c : name)
            named += c == '-' ? ' ' : c;
    }
    if (named.empty())
        context.report(may_hold(context) ? "nobody" : "cannot-be");
    else
        context.report("named").arg("properties", named);
}

} // namespace

duly_check person() {
    return check<run>("disclosure.person", "Names of people in what the file says of itself.",
                      parameters, cases);
}

} // namespace duly::disclosure
