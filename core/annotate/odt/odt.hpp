// Remarks as annotations of a LibreOffice document.
#pragma once

#include <string>

#include "annotate/annotate.hpp"
#include "annotate/office/container.hpp"

namespace duly::annotate::odt {

Result<std::string> rewrite(Container& package, const Request& request);

} // namespace duly::annotate::odt
