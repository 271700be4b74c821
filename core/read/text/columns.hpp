// What stands in columns that only spaces part, line by line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/text/tables.hpp"

namespace duly::read {

/// Words between gaps of two spaces and more, with the columns they stand in.
struct Part {
    SourceRange source;
    std::size_t from = 0, to = 0; ///< columns, in code points
};

[[nodiscard]] bool plain(const Line& line); ///< text that no tab parts

[[nodiscard]] std::vector<Part> parts_of(std::string_view text, const Line& line);

} // namespace duly::read
