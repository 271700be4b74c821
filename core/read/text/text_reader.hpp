// Plain text and Markdown, as people and conversion tools write them, by one line reader.
#pragma once

#include <string>

#include "model/block.hpp"

namespace duly::read {

/// `text` is well-formed UTF-8. Never fails; what it cannot make out becomes plain paragraphs.
model::ReadFile read_text(std::string text, const std::string& name);

} // namespace duly::read
