// How parts of a Word document find one another: relationships and content types.
#pragma once

#include <string>
#include <string_view>

#include "annotate/office/container.hpp"
#include "annotate/office/xml_tree.hpp"

namespace duly::annotate {

/// "word/document.xml", as the package says; empty when it has no such part.
std::string main_part(Container& package);

/// The part that a relationship of this type of `from` leads to; empty when there is none.
std::string related_part(Container& package, const std::string& from, std::string_view type);

/// Where relationships of a part are kept.
std::string relations_of(std::string_view part);

/// Enters a part with its content type and its relationship. Codes: damaged-file.
Result<bool> enter_part(Container& package, const std::string& from, const std::string& part,
                        const std::string& content_type, const std::string& relation_type);
/// Takes a part out again that `enter_part` entered. False when it was not ours.
bool withdraw_part(Container& package, const std::string& from, const std::string& part);

} // namespace duly::annotate
