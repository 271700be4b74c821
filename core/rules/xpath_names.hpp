// The names that an XPath expression speaks of, told without evaluating it: for warnings.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace duly::rules {

/// A name of an element, or of an attribute ("@role").
struct PathName {
    std::size_t at = 0;
    std::string_view name;
    bool attribute = false;
};

/// Names of elements and attributes; functions, axes, operators, numbers and literals are passed
/// over.
std::vector<PathName> names_in(std::string_view path);

/// A literal that @role is compared with, and the element whose @role it is.
struct PathRole {
    std::size_t at = 0; ///< of the literal's first character
    std::string_view role, element;
};

/// Comparisons of @role with a literal, on either side. `context`: the element that the expression
/// starts from, when known.
std::vector<PathRole> roles_in(std::string_view path, std::string_view context);

/// The element that a path selects: its last step; empty when that cannot be told.
std::string_view selected_by(std::string_view path);

} // namespace duly::rules
