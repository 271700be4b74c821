// What character recognition read of pages that are only pictures, put on these pages as if it had
// been set there, so that layout makes of it what it makes of any text.
#pragma once

#include "read/pdf/page.hpp"
#include "read/recognised.hpp"

namespace duly::read::pdf {

/// Pages that have text of their own are left as they are.
void add_recognised(const Recognised& recognised, Content& content);

} // namespace duly::read::pdf
