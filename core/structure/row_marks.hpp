// Where the mark of an officer's row stands in a line of text that has no cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/block.hpp"

namespace duly::structure {

struct LineMark {
    std::string mark;
    model::Range rest; ///< the line without it
    bool sure = true;  ///< else it may be a word or a figure of the statement's
};

/// A tick or a box at either end of the line, whose words are `text`.
std::optional<LineMark> mark_of_line(std::string_view text, model::Range line);

/// What recognition or a symbol font may have made of a tick at the end of the line: "…consulted.
/// 1", "Legal Advice: ~", "… (✓)". Only to be asked of a line of a row that has no mark yet.
std::optional<LineMark> spoilt_mark(std::string_view text, model::Range line);

} // namespace duly::structure
