// Forms in two columns that only spaces make: labels, and their answers beside them.
#include <algorithm>

#include "read/text/columns.hpp"
#include "read/text/line_words.hpp"
#include "read/text/tables.hpp"

namespace duly::read {
namespace {

using std::string_view;

/// Whether words could be a form's label: a capital, some letters, no number or mark of a list.
/// What has its colon is read as a label wherever it stands, and such forms are left alone.
bool labels(string_view words) {
    constexpr std::size_t shortest = 4, longest = 60;
    return words.size() >= shortest && words.size() <= longest && upper(words.front()) &&
           words.back() != ':' && words.back() != '.' &&
           std::count_if(words.begin(), words.end(), [](char c) { return lower(c) || upper(c); }) >=
               static_cast<std::ptrdiff_t>(shortest - 1);
}

class Labelled {
public:
    Labelled(string_view text, const std::vector<Line>& lines, std::size_t first)
        : text_(text), lines_(lines), first_(first) {}

    SourceTable read() {
        SourceTable table;
        table.next_line = first_ + 1;
        table.grid = false;
        const Halves head = halves(lines_[first_]);
        if (!head.ok || empty(head.label) || empty(head.answer) || !labels(words(head.label)))
            return table;
        std::size_t at = first_, end = first_;
        for (; at < lines_.size() && at - end < 2; ++at) {
            if (lines_[at].blank && at > first_) continue; // one between rows, and a row behind it
            if (!take(at, at > end)) break;
            end = at + 1;
        }
        table.next_line = std::max(end, first_ + 1);
        if (is_form()) table.rows = std::move(rows_);
        return table;
    }

private:
    struct Halves {
        SourceRange label, answer;
        bool ok = false;
    };

    static bool empty(SourceRange range) { return range.begin == range.end; }
    [[nodiscard]] string_view words(SourceRange range) const {
        return text_.substr(range.begin, range.end - range.begin);
    }

    /// What the line has in either column. The first line says where the second column is.
    Halves halves(const Line& line) {
        constexpr std::size_t widest = 48; // columns before the answers
        Halves found;
        if (!plain(line)) return found;
        std::vector<Part> parts = parts_of(text_, line);
        if (parts.empty()) return found;
        if (column_ == 0) {
            if (!line.gap || parts.size() < 2 || parts[1].from - parts[0].from > widest)
                return found;
            left_ = parts[0].from;
            column_ = parts[1].from;
        }
        const bool labelled = parts[0].from == left_;
        const std::size_t answer = labelled ? 1 : 0;
        if (labelled) found.label = parts[0].source;
        if (parts.size() > answer) {
            if (parts[answer].from != column_) return found;
            found.answer = parts[answer].source;
            // two spaces behind a full stop part no columns
            for (std::size_t k = answer + 1; k < parts.size(); ++k) {
                const char stop = text_[parts[k - 1].source.end - 1];
                if (parts[k].from - parts[k - 1].to > 2 || (stop != '.' && stop != '?'))
                    return found;
                found.answer.end = parts[k].source.end;
            }
        }
        found.ok = true;
        return found;
    }

    /// Takes in a line; false when it is none of the form's. `parted`: an empty line before it.
    bool take(std::size_t index, bool parted) {
        const Halves line = halves(lines_[index]);
        if (!line.ok || lines_[index].page_before) return false;
        if (empty(line.label)) { // an answer goes on
            if (parted || rows_.empty()) return false;
            rows_.back().cells[1].pieces.push_back(line.answer);
            return true;
        }
        if (lower(words(line.label).front())) { // so does a label
            if (parted || rows_.empty()) return false;
            rows_.back().cells[0].pieces.push_back(line.label);
            if (!empty(line.answer)) rows_.back().cells[1].pieces.push_back(line.answer);
            ++running_;
            return true;
        }
        if (!labels(words(line.label))) return false;
        // a label without an answer: another line of the form must follow
        if (empty(line.answer)) {
            if (parted || index + 1 >= lines_.size()) return false;
            const Halves next = halves(lines_[index + 1]);
            if (!next.ok || empty(next.answer)) return false;
        }
        SourceRow row;
        row.begin = lines_[index].begin;
        row.cells.resize(2);
        row.cells[0].pieces.push_back(line.label);
        if (!empty(line.answer)) row.cells[1].pieces.push_back(line.answer);
        rows_.push_back(std::move(row));
        return true;
    }

    /// Whether an answer begins above its label, as in forms whose labels stand in the middle of
    /// their rows: beside a label it goes on, and the row above had not come to its end.
    [[nodiscard]] bool stands_between_rows() const {
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            const auto& above = rows_[i - 1].cells[1].pieces;
            const auto& answer = rows_[i].cells[1].pieces;
            if (above.size() > 1 && !answer.empty() && lower(words(answer.front()).front()) &&
                words(above.back()).back() != '.')
                return true;
        }
        return false;
    }

    /// Rows enough that have an answer, one of which is a sentence: no list of names and posts, no
    /// figures, no page in two columns of prose.
    [[nodiscard]] bool is_form() const {
        constexpr std::size_t fewest = 5, most_pieces = 3;
        constexpr std::ptrdiff_t sentence = 5; // spaces
        if (stands_between_rows()) return false;
        std::size_t answered = 0, figures = 0;
        bool says = false;
        for (const SourceRow& row : rows_) {
            if (row.cells[0].pieces.size() > most_pieces) return false;
            if (row.cells[1].pieces.empty()) continue;
            ++answered;
            const string_view first = words(row.cells[1].pieces.front());
            figures += std::none_of(first.begin(), first.end(),
                                    [](char c) { return lower(c) || upper(c); });
            says = says || std::count(first.begin(), first.end(), ' ') >= sentence;
        }
        return says && answered >= fewest && figures * 3 <= answered && running_ * 2 <= answered;
    }

    string_view text_;
    const std::vector<Line>& lines_;
    std::size_t first_, left_ = 0, column_ = 0;
    std::size_t running_ = 0; ///< lines in which a label goes on
    std::vector<SourceRow> rows_;
};

} // namespace

SourceTable labelled_table(string_view text, const std::vector<Line>& lines, std::size_t first) {
    if (!plain(lines[first]) || !lines[first].gap) {
        SourceTable none;
        none.next_line = first;
        return none;
    }
    return Labelled(text, lines, first).read();
}

} // namespace duly::read
