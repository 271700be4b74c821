// Remarks as highlights and notes of a PDF, in an update behind its own bytes.
#pragma once

#include <string>
#include <string_view>

#include "annotate/annotate.hpp"

namespace duly::annotate::pdf {

Result<std::string> rewrite(std::string_view bytes, const std::string& name,
                            const Request& request);

} // namespace duly::annotate::pdf
