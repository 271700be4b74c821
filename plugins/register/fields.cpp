// register.fields: who decided and when it was published, where the form has fields for them.
#include "duly/plugin.hpp"

namespace duly::registers {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("decision-maker", DULY_TEXT, "decision-maker decision-by decided-by",
              "Fields with the decision-maker, separated by spaces; the first that is filled in."),
    parameter("published", DULY_TEXT, "date-published published publication-date",
              "Fields with the day of publication."),
};
constexpr duly_argument told[] = {
    argument("decision-maker", DULY_TEXT, "As the form has it."),
    argument("published", DULY_TEXT, "The day of publication in ISO form."),
};
constexpr duly_case cases[] = {
    pass("fields", "What the form's fields say.", told),
};

/// The first field of the list that is filled in.
Node filled(const Document& paper, std::string_view names) {
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        const Node field = paper.field(names.substr(0, end));
        if (field && field.str("state") == "given") return field;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return {};
}

std::string iso(const duly_date& date) {
    if (date.year == 0 || !exists(date)) return {};
    const auto two = [](int n) { return (n < 10 ? "-0" : "-") + std::to_string(n); };
    std::string out = std::to_string(date.year);
    if (date.month != 0) out += two(date.month);
    if (date.day != 0) out += two(date.day);
    return out;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node by = filled(paper, context.text("decision-maker"));
    const Node published = filled(paper, context.text("published"));
    context.report("fields")
        .arg("decision-maker", by ? by.str("value") : std::string_view{})
        .arg("published", published ? iso(published.date("date").value_or(duly_date{})) : "");
}

} // namespace

duly_check fields() {
    return check<run>("register.fields",
                      "Who decided and when it was published, where the form has fields for them.",
                      parameters, cases);
}

} // namespace duly::registers
