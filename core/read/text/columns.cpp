#include "read/text/columns.hpp"

#include <algorithm>

#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

bool plain(const Line& line) {
    return !line.blank && line.use == Line::Use::text && !line.tabbed && !line.leading_tab;
}

std::vector<Part> parts_of(string_view text, const Line& line) {
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

SourceTable answered_question(string_view text, const std::vector<Line>& lines, std::size_t first) {
    constexpr std::size_t most_lines = 10, gap = 2, deep = 25;
    static const Pattern answer("(?:[☐☒☑✓✔□■] ?)?(?:yes|no|n/a)(?: ?[☐☒☑✓✔□■])?"
                                "(?:(?: |/| / )(?:[☐☒☑✓✔□■] ?)?(?:no|yes)(?: ?[☐☒☑✓✔□■])?)?");
    SourceTable table;
    table.next_line = first;
    table.grid = false;
    std::size_t end = first;
    bool gaps = false;
    for (; end < lines.size() && end - first < most_lines && plain(lines[end]); ++end)
        gaps = gaps || lines[end].gap || lines[end].indent >= deep;
    if (!gaps || end - first < 2) return table;
    SourceCell question, answered;
    std::size_t widest = 0, column = 0, asked = first;
    for (std::size_t at = first; at < end; ++at) {
        const std::vector<Part> parts = parts_of(text, lines[at]);
        if (parts.size() > 2) return table;
        const Part& last = parts.back();
        const bool beside = parts.size() == 2 || last.from >= deep; // or on a line of its own
        if (beside) {
            const SourceRange words = last.source;
            if (!answered.pieces.empty() ||
                !answer.matches_all(text.substr(words.begin, words.end - words.begin)))
                return table;
            answered.pieces.push_back(words);
            column = last.from;
            if (parts.size() == 1) continue;
        }
        question.pieces.push_back(parts[0].source);
        widest = std::max(widest, parts[0].to);
        if (text[parts[0].source.end - 1] != '?') continue;
        asked = at + 1;
        break;
    }
    // one line with both is read as it stands
    if (asked - first < 2 || answered.pieces.empty() || widest + gap > column) return table;
    SourceRow row;
    row.begin = lines[first].begin;
    row.cells = {std::move(question), std::move(answered)};
    table.rows.push_back(std::move(row));
    table.next_line = asked;
    return table;
}

} // namespace duly::read
