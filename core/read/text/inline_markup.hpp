// Markdown and HTML inside a line: what the reader of the page would see of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "read/text/view_writer.hpp"

namespace duly::read {

/// One kind of emphasis: where it stands, and whether it is open.
struct Emphasis {
    bool on = false;
    std::uint32_t from = 0;
    std::vector<model::Range> ranges; ///< in the view

    void set(bool wanted, std::uint32_t at) {
        if (wanted == on) return;
        if (wanted)
            from = at;
        else
            close(at);
        on = wanted;
    }
    /// What is open becomes a range; it stays open from there.
    void close(std::uint32_t at) {
        if (on && at > from) ranges.push_back({from, at});
        from = at;
    }
};

/// Emphasis and breaks met on the way; bold carries over the lines of one run.
struct InlineStyle {
    Emphasis bold, struck, italic, marked;
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
