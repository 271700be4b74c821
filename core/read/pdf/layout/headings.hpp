// Which paragraphs are headings by the look of them.
#pragma once

#include <vector>

#include "read/pdf/layout/paragraphs.hpp"
#include "read/pdf/layout/tagging.hpp"

namespace duly::read::pdf::layout {

/// Makes headings of paragraphs that the file's own structure calls so.
void tagged_headings(const std::vector<Sheet>& sheets, const Tagging& tagging,
                     std::vector<Paragraph>& paragraphs);

/// Makes headings of short paragraphs set larger than the body, with levels by size.
void find_headings(const std::vector<Sheet>& sheets, float body,
                   std::vector<Paragraph>& paragraphs);

} // namespace duly::read::pdf::layout
