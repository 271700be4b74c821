// DOCX (and DOCM, DOTX, DOTM), transitional and strict, as Word shows it.
#pragma once

#include <string>

#include "model/block.hpp"
#include "read/office/package.hpp"
#include "support/result.hpp"

namespace duly::read {

/// The view is what accepting all tracked changes would give. Places of the source map: a paragraph
/// is a `w:p` of its part, counted from 1 in document order, wherever it stands; an offset in it
/// counts the code points of its `w:t`, and each `w:tab`, `w:br`, `w:cr`, `w:ptab`,
/// `w:noBreakHyphen`, `w:softHyphen` and `w:sym` as one, in document order, seen or not; what
/// stands in deleted text (`w:delText`), instructions of fields and text boxes does not count.
/// Codes: those of Package, no-document.
Result<model::ReadFile> read_docx(Package& package, const std::string& name);
Result<model::ReadFile> read_docx(std::string_view bytes, const std::string& name,
                                  const PackageLimits& limits = {});

} // namespace duly::read
