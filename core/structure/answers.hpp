// How forms of any body offer answers: choices on a line, columns of a table to tick.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace duly::structure {

/// "☐ Yes ☐ No", "YES/NO", "No", "[x] Finance": what a form asks is answered there.
bool is_answer(std::string_view words);

/// "Is it urgent?  Yes [ ]  No [x]": a question with its choices on the same line.
bool asks_with_choices(std::string_view words);

/// "(Yes/No)" behind a question, folded: the form's choices, answered elsewhere.
bool bare_choices(std::string_view folded);

/// The columns of which one is ticked in each row, by the words over them: "Check | Yes | No |
/// Date". None, or two and more.
std::vector<std::size_t> answer_columns(const std::vector<std::string_view>& head);

/// Whether that is all such a table asks for, but for names and dates: no words of anybody's.
bool heads_ticks_only(const std::vector<std::string_view>& head);

} // namespace duly::structure
