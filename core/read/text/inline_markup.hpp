// Markdown and HTML inside a line: what the reader of the page would see of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "read/text/view_writer.hpp"

namespace duly::read {

/// Emphasis met on the way; `bold` and `struck` carry over the lines of one run.
struct InlineStyle {
    bool bold = false;
    bool struck = false;
    bool italic = false;
    std::uint32_t bold_from = 0, struck_from = 0, italic_from = 0;
    std::vector<model::Range> bold_ranges, struck_ranges, italic_ranges; ///< in the view
    std::vector<std::uint32_t> paragraph_starts; ///< <br>, <p>, <li>: where a new one begins
    bool picture = false;                        ///< an image stood here

    /// Closes what is open at a line's end; `carry` keeps it open for the next line.
    void end(std::uint32_t at, bool carry);
};

/// Renders input[begin, end) to the writer: emphasis, links, code ticks, entities, known HTML tags,
/// backslash escapes, superscript digits, and the bits of LaTeX that conversion tools put around
/// signs ($\pounds$, $\checkmark$). What is not markup stays as it is. Newlines count as space.
void render_inline(std::string_view input, std::uint32_t begin, std::uint32_t end, ViewWriter& out,
                   InlineStyle& style);

} // namespace duly::read
