// Remarks as annotations of a page: a highlight over the words with a note, or a note alone.
#pragma once

#include <string>
#include <vector>

#include "annotate/annotate.hpp"
#include "annotate/pdf/document.hpp"
#include "annotate/pdf/update.hpp"

namespace duly::annotate::pdf {

/// Enters the annotations for a page's remarks; gives back what goes into its array.
std::string enter_notes(Update& update, const PageInfo& page,
                        const std::vector<const Remark*>& remarks);

} // namespace duly::annotate::pdf
