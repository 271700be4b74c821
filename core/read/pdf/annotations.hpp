// Annotations: the fields of a form, and what others show on a page.
#pragma once

#include "read/pdf/interpreter.hpp"

namespace duly::read::pdf {

/// Adds the fields of a page and runs the appearances of what is printed with it.
void read_annotations(const Value& page_dictionary, const Matrix& base, Page& page,
                      Interpreter& interpreter);

} // namespace duly::read::pdf
