// Names of the parts of an office file's package.
#pragma once

#include <string>
#include <string_view>

namespace duly {

/// `target` of a relationship of the part `from`, as a name in the package.
std::string resolve_part(std::string_view from, std::string_view target);

} // namespace duly
