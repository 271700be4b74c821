// ODT (and OTT), as LibreOffice shows it.
#pragma once

#include <string>

#include "model/block.hpp"
#include "read/office/package.hpp"
#include "support/result.hpp"

namespace duly::read {

/// As read_docx. Places of the source map: a paragraph is a `text:p` or `text:h` of its part,
/// counted from 1 in document order, wherever it stands; an offset in it counts the code points of
/// its text as it stands in the XML, and each `text:tab` and `text:line-break` as one, `text:s` as
/// many as it says; what stands in notes, comments and frames within it does not count.
Result<model::ReadFile> read_odt(Package& package, const std::string& name);
Result<model::ReadFile> read_odt(std::string_view bytes, const std::string& name,
                                 const PackageLimits& limits = {});

} // namespace duly::read
