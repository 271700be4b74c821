// A file as duly understands it, for people and programs to look at: `duly parse`.
#pragma once

#include <string>
#include <string_view>

#include "engine/check.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// The text view, line by line; with `furniture`, what was left out of it as lines of their own
/// where they stood, each as `[page-number] 3`. What a reader gives is enough for it.
std::string text_view(const model::ReadFile& file, bool furniture);

/// What was recognised. `xml`: each paper's XML view in a `file` element. `json`: the same nodes,
/// nested in the same way. Furniture is there as nodes. Code: unknown-format.
Result<std::string> parse_view(const ReadPapers& read, std::string_view format);

} // namespace duly::engine
