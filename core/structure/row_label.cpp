#include "structure/row_label.hpp"

#include <algorithm>
#include <string>

#include "structure/lexicon.hpp"
#include "support/pattern_literals.hpp"

namespace duly::structure {
namespace {

using model::Block;
using std::string_view;

bool letter(char c) {
    return lowered(c) >= 'a' && lowered(c) <= 'z';
}

/// "(a)", "b)": forms count their rows so, and hardly anything else.
bool is_letter_in_brackets(string_view cell) {
    if (!cell.empty() && cell.front() == '(') cell.remove_prefix(1);
    return cell.size() == 2 && letter(cell[0]) && cell[1] == ')';
}

/// "2 | Decision taken | Ten rings …": whether a form counts its rows in a column of their own. In
/// minutes the words of the item stand there: "2 | Last minutes: agreed. | AF to sign".
bool counts_row(const model::TextView& view, const Block& row) {
    constexpr std::size_t longest = 14; // bytes
    if (row.cells.size() != 3) return false;
    const string_view cell = view.slice(row.cells[0].range), label = view.slice(row.cells[1].range);
    if (cell.empty() || cell.size() > longest || label.empty() || label.back() == '.' ||
        label.find(": ") != string_view::npos)
        return false;
    const string_view words = view.slice(row.cells[2].range); // "3 | Apologies | 12" has its page
    if (!words.empty() && std::none_of(words.begin(), words.end(), [](char c) {
            return letter(c) || static_cast<unsigned char>(c) >= 0x80;
        }))
        return false;
    const std::string counted = std::string(cell) + " x"; // of the words that would follow
    const std::size_t form = form_number(counted), number = leading_number(counted).length;
    return std::max<std::size_t>(form, number) + 1 == counted.size();
}

} // namespace

RowLabel row_label(const model::TextView& view, const Block& row) {
    const bool lettered =
        row.cells.size() > 1 && is_letter_in_brackets(view.slice(row.cells[0].range));
    RowLabel found;
    found.cell = lettered || counts_row(view, row) ? 1 : 0;
    const model::Cell& cell = row.cells[found.cell];
    found.words = cell.range;
    if (lettered && cell.paragraphs.size() > 1) found.words = cell.paragraphs.front();
    found.rest = {found.words.end, row.range.end};
    if (!lettered) return found;
    const string_view words = view.slice(found.words);
    const std::size_t stop = std::min(words.find(": "), words.find("? "));
    if (stop != string_view::npos) {
        found.rest.begin = found.words.begin + static_cast<std::uint32_t>(stop) + 2;
        found.words.end = found.rest.begin - 1;
    }
    return found;
}

} // namespace duly::structure
