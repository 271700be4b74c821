// The office formats behind one door: which of them a file is, and what is to be done with the
// rest.
#pragma once

#include <string>
#include <string_view>

#include "model/block.hpp"
#include "support/result.hpp"

namespace duly::read {

/// Reads what begins as a zip container or as an old compound file. Codes: damaged-file,
/// encrypted-file, unsupported-format, too-large.
Result<model::ReadFile> read_office(std::string_view bytes, const std::string& name);

} // namespace duly::read
