// Words of a paper made fit for one line of a report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/document.hpp"

namespace duly::engine {

/// One line: control characters, tabs, line ends and invisible direction marks become spaces,
/// spaces are single, ends trimmed; cut at a word after at most `most` code points with an
/// ellipsis.
std::string one_line(std::string_view text, std::size_t most = 160);

/// What stands at the range; at an empty one, the line it is in.
std::string excerpt_of(const model::Document& paper, model::Range range);

/// Where people find it: "page 5", "paragraph 38", "line 12".
std::string place_in_words(const model::Document& paper, model::Range range);

/// Headings down to the section that holds the byte, as a location names them.
std::string trail_to(const model::Document& paper, std::uint32_t at);

/// Digits only, and where the last stated place is above the units its power of ten behind an e:
/// "26000", "1.61", "6e6" for £6m.
std::string exact_text(Decimal number);

} // namespace duly::engine
