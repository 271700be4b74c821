// disclosure.marked: a paper that says it is not published, and is.
#include "../shared/markings.hpp"

namespace duly::disclosure {
namespace {

constexpr duly_parameter parameters[] = {markings::parameter_marking, markings::parameter_answered};
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
    markings::report(context);
}

} // namespace

duly_check marked() {
    return check<run>("disclosure.marked", "A paper that says it is not published, and is.",
                      parameters, cases);
}

} // namespace duly::disclosure
