#include "annotate/odt/odt.hpp"

namespace duly::annotate::odt {

Result<std::string> rewrite(Container& package, const Request&) {
    return fail("unsupported-format", package.name(), "not yet");
}

} // namespace duly::annotate::odt
