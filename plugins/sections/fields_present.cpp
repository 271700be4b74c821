// sections.fields-present: the form's labelled answers are all there.
#include <algorithm>
#include <vector>

#include "../shared/blocks.hpp"
#include "section_words.hpp"

namespace duly::sections {
namespace {

constexpr duly_parameter record[] = {
    parameter("field", DULY_TEXT, nullptr, "Ids that will do for this field, separated by spaces."),
    parameter("name", DULY_TEXT, nullptr, "The form's label for it."),
};
constexpr duly_parameter parameters[] = {
    list("fields", record, nullptr, "The fields that the form has."),
};
constexpr duly_argument named[] = {
    argument("name", DULY_TEXT, "The form's label for the field."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many fields the form has."),
};
constexpr duly_case cases[] = {
    fail("missing", "The paper lacks a field of the form.", named),
    pass("present", "Every field is there.", counted),
    inconclusive("none-found", "None of the form's fields was made out."),
};

/// Of fewer fields, all may well have been taken out.
constexpr std::size_t several = 3;

/// A label may stand there and not have been taken for one.
bool begins_a_block(const Context& context, std::string_view name) {
    std::string_view label = context.folded(places::bare(name));
    while (label.ends_with('?') || label.ends_with(' '))
        label.remove_suffix(1);
    const auto& blocks = places::blocks_of(context);
    return std::any_of(blocks.begin(), blocks.end(), [&](const places::Block& block) {
        std::string_view words = context.folded(context.document().text(block.range));
        words.remove_prefix(std::min(words.find_first_not_of("0123456789.) "), words.size()));
        return words.starts_with(label);
    });
}

bool there(const Context& context, const Record& wanted) {
    const std::string_view ids = wanted.text("field");
    for (const Node field : context.document().all("field"))
        if (places::lists(ids, field.str("role")) && field.str("state") != "absent") return true;
    return begins_a_block(context, wanted.text("name"));
}

void run(const Context& context) {
    const auto fields = context.list("fields");
    std::vector<const Record*> missing;
    for (const Record& wanted : fields)
        if (!there(context, wanted)) missing.push_back(&wanted);
    if (missing.empty()) {
        context.report("present").arg("count", fields.size());
    } else if (missing.size() == fields.size() && fields.size() >= several) {
        context.report("none-found");
    } else {
        for (const Record* each : missing)
            context.report("missing").arg("name", each->text("name")).subject(each->text("field"));
    }
}

} // namespace

duly_check fields_present() {
    return check<run>("sections.fields-present", "The form's labelled answers are all there.",
                      parameters, cases);
}

} // namespace duly::sections
