// Reading: bytes of any supported format in, flat blocks with source ranges out.
#pragma once

#include <string>
#include <string_view>

#include "model/block.hpp"
#include "support/result.hpp"

namespace duly::read {

struct ReadLimits {
    std::size_t text_bytes = 64u << 20; ///< larger text is refused (`too-large`)
};

/// Reads bytes of any supported format, told by content first and name second. Never fails on
/// content short of its not being a document of its format at all. Failure codes: empty-file,
/// too-large, not-text, unknown-format.
Result<model::ReadFile> read(std::string_view bytes, const std::string& name,
                             const ReadLimits& limits = {});

/// Whether a file of that name is one a walk through a folder should pick up (by extension).
bool is_paper_name(std::string_view name);

} // namespace duly::read
