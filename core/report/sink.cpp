#include "report/sink.hpp"

namespace duly::report {

Sink::~Sink() = default;

} // namespace duly::report
