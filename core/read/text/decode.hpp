// Bytes of a text file -> UTF-8, whatever the writer's machine thought text was.
#pragma once

#include <string>
#include <string_view>

#include "support/result.hpp"

namespace duly::read {

struct Decoded {
    std::string text;     ///< well-formed UTF-8; CRLF kept, a lone CR is a newline
    std::string encoding; ///< utf-8, utf-16, windows-1252
};

/// BOM first, then UTF-16 without BOM by its zero bytes, then UTF-8; single bytes that are not
/// UTF-8 are read as Windows-1252, as office software writes them. Fails with `not-text` on
/// anything that has the zero or control bytes of a binary file.
Result<Decoded> decode(std::string_view bytes, const std::string& name);

} // namespace duly::read
