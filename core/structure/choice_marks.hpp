// Boxes and ticks beside "yes" and "no": which of the words they choose, on one line, in the cells
// of a row, or on a line each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace duly::structure {

/// The word of "No ☒", "[ ] yes", "N", folded: "yes", "no" or "n/a"; empty when more than one word
/// and its mark stands there.
std::string_view lone_answer(std::string_view folded);

/// A box or a tick and nothing else: "☐", "x". Folded.
bool lone_mark(std::string_view folded);

/// "yes" or "no" where marks choose it; "unresolved" when all boxes are empty, or several ticked;
/// empty when the marks do not tell which word is meant. Nothing when no marks go with the words.
/// Tabs and line ends in the words part cells and lines: a mark belongs to the word it is with.
std::optional<std::string> marked_choice(std::string_view words);

} // namespace duly::structure
