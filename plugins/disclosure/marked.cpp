// disclosure.marked: a paper that says it is not published, and is.
#include "../shared/markings.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {markings::parameter_marking};
constexpr duly_case cases[] = {
    fail("marked", "The paper is marked as exempt or confidential, and is published."),
    pass("open", "It is published and carries no such mark."),
    not_applicable("not-published", "It is not published."),
};

void run(const Context& context) {
    if (context.document().stage() != "published") {
        context.report("not-published");
        return;
    }
    const auto place = markings::marked(context);
    if (!place)
        context.report("open");
    else if (place->begin == place->end) // a running head
        context.report("marked");
    else
        context.report("marked", *place);
}

} // namespace

duly_check marked() {
    return check<run>("disclosure.marked", "A paper that says it is not published, and is.",
                      parameters, cases);
}

} // namespace duly::disclosure
