// register.marked: whether the paper is marked as one that is not published.
#include "../shared/markings.hpp"

namespace duly::registers {
namespace {

constexpr duly_parameter parameters[] = {markings::parameter_marking, markings::parameter_answered,
                                         markings::parameter_partly};
constexpr duly_case cases[] = {
    pass("marked", "The paper is marked as exempt or confidential."),
    pass("in-part", "It is not, and says that a part of what it decides on is."),
    not_applicable("open", "It is not."),
};

void run(const Context& context) {
    if (!markings::marked(context) && markings::partly(context))
        context.report("in-part");
    else
        markings::report(context);
}

} // namespace

duly_check marked() {
    return check<run>("register.marked",
                      "Whether the paper is marked as one that is not published.", parameters,
                      cases);
}

} // namespace duly::registers
