// How blank forms leave room, and how they ask: words looked at without their place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace duly::rules {

/// Nothing but a line to write on.
bool blank(std::string_view words);

bool is_date_label(std::string_view folded);

/// Room within words that stand: "[Insert date]" but neither "[ ]" nor "[x]"; with `lines` a line
/// to write on as well, "OD/____".
struct Gap {
    std::size_t begin, end;
};
std::vector<Gap> gaps_in(std::string_view words, bool lines);

std::vector<std::string_view> sentences(std::string_view words);
std::size_t words_in(std::string_view text);

/// "WVDB/": what the answer begins with, left for the rest of a reference.
bool begins_reference(std::string_view words);

/// A box to tick at the words' beginning or end, which is then taken off them.
enum class Box : unsigned char { none, empty, marked };
Box take_box(std::string_view& words);
bool is_box(std::string_view words);
/// How many boxes the words hold: of several on a line, which is whose cannot be told.
std::size_t boxes_in(std::string_view words);

} // namespace duly::rules
