// PDF papers: from bytes to what every reader hands over.
#pragma once

#include <string>
#include <string_view>

#include "read/read.hpp"

namespace duly::read::pdf {

/// Failure codes: those of `read_content`.
Result<model::ReadFile> read_pdf(std::string_view bytes, const std::string& name,
                                 const ReadLimits& limits, const Recognised& recognised = {});

} // namespace duly::read::pdf
