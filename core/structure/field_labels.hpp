// The labels and questions of a form's fields, as lines and cells begin with them.
#pragma once

#include <cstddef>
#include <optional>

#include "structure/form.hpp"

namespace duly::structure {

/// A label met at the start of a line or cell.
struct FieldLabel {
    std::size_t spec = 0;
    std::size_t end = 0;    ///< in the folded text, separators included
    bool separated = false; ///< a colon, dash or question mark parts it from the value
};

/// `column`: of the block the line is, where its second column begins; a label that ends there is
/// separated.
std::optional<FieldLabel> field_label(const FormContext& context, const Folded& line,
                                      std::uint32_t column = 0);

/// "Part 1 Deferral: Is the publication … to be deferred? NO": a question behind other words, which
/// begins at `begin`.
std::optional<FieldLabel> field_question(const FormContext& context, const Folded& line,
                                         std::size_t& begin);

/// A block that asks for something of its own, in words the pack knows or by its form alone ("Is it
/// urgent?", "**Telephone:** 0123", "Signed:"): it answers nothing that was asked above it.
bool asks_anew(const FormContext& context, std::size_t index);

} // namespace duly::structure
