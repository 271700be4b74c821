// The physical lines of a text file, with what can be told of each by itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duly::read {

struct Line {
    std::uint32_t begin = 0,
                  end = 0;       ///< content without newline, leading and trailing space left out
    std::uint32_t raw_begin = 0; ///< first byte of the line
    std::uint16_t indent = 0;    ///< columns before the content
    std::uint16_t width = 0;     ///< code points of the content (capped)
    bool blank = false;
    bool page_before = false; ///< a form feed came before the content
    bool tabbed = false;      ///< a tab between words
    bool leading_tab = false; ///< a tab before the first word
    bool gap = false;         ///< two spaces and more between words
    bool hard_break = false;  ///< Markdown: two spaces or a backslash at the end
    enum class Use : std::uint8_t { text, furniture, skip } use = Use::text;
    const char* furniture = ""; ///< its kind when furniture
};

/// The list mark at the start of a line: `- `, `• `, `- > `, `- o `.
struct Mark {
    std::string text;          ///< marks as written, without spaces between
    std::uint32_t content = 0; ///< first byte behind it
    [[nodiscard]] bool found() const { return !text.empty(); }
};

std::vector<Line> split_lines(std::string_view text);

/// Bullets only; typed numbers stay part of the words. `in_list`: the line before was an item, so
/// that a bare "o" is one too.
Mark list_mark(std::string_view text, const Line& line, bool in_list);

/// Marks page numbers, running heads, watermarks and debris as furniture, and lines that only serve
/// the markup (fences, page markers, front matter) as skipped.
void find_furniture(std::string_view text, std::vector<Line>& lines);

/// What a short line that stands by itself is when it is no part of the paper: "page-number",
/// "debris", "watermark"; else null.
const char* furniture_kind(std::string_view words);

/// Columns at which the text was wrapped by hand, or 0 when its lines are whole paragraphs.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines);

/// Whether `next` goes on where `line` was broken to fit the width.
bool wrapped_into(std::string_view text, const Line& line, const Line& next, std::uint32_t width);

/// Whether `next` goes on under the answer of "Title          Warm homes: award": "of contract",
/// set in as far as the answer begins. Names under names are lines of their own.
/// `last`: the line right above, where the answer has gone on before.
bool wraps_in_column(std::string_view text, const Line& line, const Line& last, const Line& next,
                     std::uint32_t width);

/// "Is it to be deferred? No": a line of a form, wherever it stands.
bool asks_and_answers(std::string_view text, const Line& line);

/// Whether a numbered line is an item's name, with its words set in below it: "23/41  Declarations
/// of interest" over "    None." It is far shorter than a wrapped line would be.
bool heads_item(std::string_view text, const Line& line, const Line& next, std::uint32_t width);

/// Whether `next` is a line of its own behind a sentence that ended: "Recommendation", where no
/// blank lines part a heading from the text above it. `after` is the line behind it, if any.
bool heads_anew(std::string_view text, const Line& line, const Line& next, const Line* after,
                std::uint32_t width);

/// Whether a typed number opens `next` behind a sentence or clause that ended, however far it is
/// set in: "2.   BACKGROUND", "(b) approve …".
bool numbered_anew(std::string_view text, const Line& line, const Line& next);

} // namespace duly::read
