// The structure tree of a tagged file.
#pragma once

#include <unordered_map>

#include "read/pdf/objects.hpp"

namespace duly::read::pdf {

/// Fills Content::tags. `pages` leads from the object number of a page to its number (from 1).
void read_tags(Objects& file, const std::unordered_map<std::uint32_t, std::uint32_t>& pages,
               Content& content);

} // namespace duly::read::pdf
