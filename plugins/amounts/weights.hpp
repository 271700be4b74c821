// What price and quality weigh where tenders are judged by both.
#pragma once

#include "duly/plugin.hpp"

namespace duly::amounts {

extern const duly_parameter weighed_parameter, weighing_parameter, reached_parameter;

/// Reports `split-differs` for "price (60%) and quality (50%)", which are more than all, and
/// `agrees` where they are all. Less than all may be, since other things may weigh as well. Whether
/// it reported any.
bool tell_weights(const Context& context);

} // namespace duly::amounts
