// Compatibility forms of Unicode, for folding; where the library for it is at home, in utf8.cpp.
#pragma once

#include <string>
#include <string_view>

namespace duly::utf8 {

/// NFKC of well-formed text, appended to `out`; false when there is no memory for it.
bool append_nfkc(std::string_view text, std::string& out);

} // namespace duly::utf8
