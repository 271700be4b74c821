// A line that spaces part into columns.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "read/text/lines.hpp"
#include "read/text/tables.hpp"

namespace duly::read {

/// Words between gaps of two spaces and more, with the columns they stand in.
struct Part {
    SourceRange source;
    std::size_t from = 0, to = 0; ///< columns, in code points
};

inline bool plain(const Line& line) {
    return !line.blank && line.use == Line::Use::text && !line.tabbed && !line.leading_tab;
}

inline std::vector<Part> parts_of(std::string_view text, const Line& line) {
    std::vector<Part> parts;
    std::size_t column = line.indent;
    for (std::uint32_t at = line.begin; at < line.end;) {
        Part part;
        part.source.begin = at;
        part.from = column;
        while (at < line.end && (text[at] != ' ' || (at + 1 < line.end && text[at + 1] != ' '))) {
            column += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U ? 1 : 0;
            ++at;
        }
        part.source.end = at;
        part.to = column;
        parts.push_back(part);
        for (; at < line.end && text[at] == ' '; ++at)
            ++column;
    }
    return parts;
}

} // namespace duly::read
