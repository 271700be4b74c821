// How forms of any body offer answers, and how they are marked: choices on a line, columns of a
// table to tick, ticks and boxes.
#pragma once

#include <cstddef>
#include <string>
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

/// What stands where an officer ticks: ticked, blank or unclear.
std::string mark_state(std::string_view mark);

/// A tick or a box, and nothing else.
bool is_tick(std::string_view words);

/// The mark of a row with a column for each answer: what is ticked, in whichever of them.
struct Ticked {
    std::string mark, state;
};
Ticked one_of(const std::vector<std::string_view>& cells);

} // namespace duly::structure
