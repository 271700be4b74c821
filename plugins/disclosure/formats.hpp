// Of which formats a check can say that something is not in the file: a text file has no
// properties.
#pragma once

#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::disclosure {

inline constexpr duly_parameter formats_parameter =
    parameter("formats", DULY_TEXT, "",
              "Formats of files that can hold it (text, markdown, docx, odt, pdf), separated by "
              "spaces; empty: any.");

/// Whether the paper's file is of a format that can hold it.
inline bool may_hold(const Context& context) {
    return places::lists(context.text("formats"), context.document().root().str("format"));
}

} // namespace duly::disclosure
