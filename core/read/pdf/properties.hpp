// What a file says about itself: title, language, embedded files, page labels.
#pragma once

#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

void read_properties(Objects& file, Content& content);

/// The labels of the pages, as far as the file gives any.
void read_page_labels(Objects& file, Content& content);

} // namespace duly::read::pdf
