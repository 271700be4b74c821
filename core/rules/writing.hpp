// Words as they may stand in XML that duly writes.
#pragma once

#include <string>
#include <string_view>

namespace duly::rules {

/// In an element or an attribute, without characters that XML does not have.
std::string xml_text(std::string_view words);
/// A comment's words: no "--", one line.
std::string comment_text(std::string_view words);

} // namespace duly::rules
