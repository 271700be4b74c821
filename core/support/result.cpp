#include "support/result.hpp"

#include <algorithm>
#include <string_view>

#include "support/utf8.hpp"

namespace duly {

namespace {

/// As much of a long line as people see at once, around the column.
constexpr std::size_t before_column = 70;
constexpr std::size_t most_columns = 110;

/// The line with a caret under the column (in code points; 0: none). Tabs count as the terminal has
/// them.
std::string shown(std::string_view line, std::uint32_t column) {
    std::size_t first = 0; // code points left out
    const auto length = utf8::code_points(line);
    if (length > most_columns && column > before_column)
        first = std::min<std::size_t>(column - before_column, length - most_columns);
    std::string text = first == 0 ? "" : "...";
    std::string under = first == 0 ? "" : "   ";
    std::size_t number = 0;
    for (std::size_t at = 0; at < line.size(); ++number) {
        auto c = utf8::next(line, at);
        if ((c < 0x20 && c != '\t') || c == 0x7F) c = 0xFFFD; // must not steer the terminal
        if (number < first) continue;
        if (number == first + most_columns) {
            text += "...";
            break;
        }
        utf8::append(text, c);
        if (number + 1 < column) under += c == '\t' ? '\t' : ' ';
    }
    std::string out = "\n    " + text;
    if (column != 0) out += "\n    " + under + "^";
    return out;
}

} // namespace

std::string Failure::describe() const {
    std::string out = path;
    if (!path.empty() && line != 0) {
        out += ":" + std::to_string(line);
        if (column != 0) out += ":" + std::to_string(column);
    }
    if (!out.empty()) out += ": ";
    out += message;
    if (!offending_line.empty()) out += shown(offending_line, column);
    return out;
}

} // namespace duly
