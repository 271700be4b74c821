// Where the mark of an officer's row stands in a line of text that has no cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/block.hpp"

namespace duly::structure {

struct LineMark {
    std::string mark;
    model::Range rest; ///< the line without it
    bool sure = true;  ///< else it may be a word or a figure of the statement's
};

/// A tick or a box at either end of the line, whose words are `text`.
std::optional<LineMark> mark_of_line(std::string_view text, model::Range line);

/// The ticks and boxes of a line that holds nothing else: "✓ ✓ ✓"; else none.
std::vector<std::string_view> ticks_only(std::string_view text);

/// A tick that stands by itself within the words, if there is one and no other.
std::string_view tick_within(std::string_view text);

/// What recognition or a symbol font may have made of a tick at the end of the line: "…consulted.
/// 1", "Legal Advice: ~", "… (✓)". Only to be asked of a line of a row that has no mark yet.
std::optional<LineMark> spoilt_mark(std::string_view text, model::Range line);

} // namespace duly::structure
