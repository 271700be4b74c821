// A file as duly understands it, for people and programs to look at: `duly parse`.
#pragma once

#include <string>
#include <string_view>

#include "engine/check.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// `text`: the view, line by line; with `furniture`, what was left out of it as lines of their own
/// where they stood, each as `[page-number] 3`. `xml`: each paper's XML view in a `file` element.
/// `json`: the same nodes, nested in the same way. In these two, furniture is always there, as
/// nodes. Code: unknown-format.
Result<std::string> parse_view(const ReadPapers& read, std::string_view format, bool furniture);

} // namespace duly::engine
