#include <algorithm>

#include "read/pdf/layout/cells.hpp"
#include "read/pdf/layout/marks.hpp"
#include "support/utf8.hpp"

namespace duly::read::pdf::layout {
namespace {

using std::string_view;

/// A word with its digits and letters masked, to tell "12" and "14" from "12" and "March".
bool same_shape(string_view a, string_view b) {
    const auto kind = [](char c) {
        if (c >= '0' && c <= '9') return '0';
        if (c >= 'A' && c <= 'Z') return 'A';
        if (c >= 'a' && c <= 'z') return 'a';
        return c;
    };
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (kind(a[i]) != kind(b[i])) return false;
    return true;
}

class Starts {
public:
    Starts(const Cells& cells, std::size_t first, std::size_t last,
           const std::vector<Span>& columns)
        : cells_(cells), first_(first), count_(last - first + 1), columns_(columns) {}

    std::vector<bool> run();

private:
    [[nodiscard]] bool figures_under(std::size_t index) const;
    [[nodiscard]] bool goes_on(std::size_t index) const;
    [[nodiscard]] const Group* in_column(std::size_t index, std::size_t column) const {
        for (const Group& group : cells_.groups(index))
            if (column_of(columns_, group.span) == column) return &group;
        return nullptr;
    }

    const Cells& cells_;
    std::size_t first_, count_;
    const std::vector<Span>& columns_;
};

/// Whether a figure stands under a figure: those take no second line of a cell.
bool Starts::figures_under(std::size_t index) const {
    const auto figure = [&](const Group& group, string_view& word) {
        word = cells_.page().of(cells_.first_word(group));
        const std::size_t at = word.find_first_not_of("(-£$+–");
        return at < word.size() && word[at] >= '0' && word[at] <= '9';
    };
    for (const Group& below : cells_.groups(index)) {
        const std::size_t column = column_of(columns_, below.span);
        const Group* above = in_column(index - 1, column);
        string_view a, b;
        if (above != nullptr && is_tick(cells_.page().of(cells_.first_word(*above))) &&
            is_tick(cells_.page().of(cells_.first_word(below))))
            return true;
        if (above == nullptr || !figure(*above, a) || !figure(below, b)) continue;
        const std::uint32_t words_above = cells_.piece(above->pieces.front()).count;
        const std::uint32_t words_below = cells_.piece(below.pieces.front()).count;
        if (column > 0 && words_above == 1 && words_below == 1) return true;
        if (words_above == words_below && same_shape(a, b)) return true;
    }
    return false;
}

/// Whether every cell of a strip goes on with one in the strip above that had no room for its first
/// word.
bool Starts::goes_on(std::size_t index) const {
    bool small = false; // something begins in the middle of a sentence
    for (const Group& below : cells_.groups(index)) {
        const std::size_t column = column_of(columns_, below.span);
        const Group* above = in_column(index - 1, column);
        if (above == nullptr) return false;
        const Word& word = cells_.first_word(below);
        std::size_t at = 0;
        const char32_t letter = utf8::next(cells_.page().of(word), at);
        small = small || !utf8::is_upper(letter) || cells_.groups(index).size() == 1;
        const float used = above->span.x1 - above->span.x0;
        const float needed = used + 0.25F * word.size + (word.box.x1 - word.box.x0);
        if (needed <= columns_[column].x1 - columns_[column].x0 + 0.3F * word.size) return false;
    }
    return small;
}

std::vector<bool> Starts::run() {
    std::vector<bool> starts(count_, false);
    starts[0] = true;
    std::vector<bool> ruled(count_, false);
    float narrowest = 1e9F;
    std::size_t rules = 0;
    const Span whole{columns_.front().x0, columns_.back().x1};
    for (std::size_t i = 1; i < count_; ++i) {
        narrowest = std::min(narrowest, cells_.pitch(first_ + i));
        ruled[i] = cells_.ruled_between(cells_.strip(first_ + i - 1).baseline,
                                        cells_.strip(first_ + i).baseline, whole);
        rules += ruled[i];
    }
    const float size = cells_.strip(first_).size;
    const auto apart = [&](std::size_t i) {
        return cells_.pitch(first_ + i) > narrowest + 0.18F * size;
    };
    std::size_t wide = 0, tight = 0, partly = 0;
    for (std::size_t i = 1; i < count_; ++i) {
        (apart(i) ? wide : tight) += 1;
        partly += !apart(i) && cells_.groups(first_ + i).size() < columns_.size();
    }
    const bool by_rules = rules >= 2 && rules * 3 >= count_;
    // gaps between rows show where lines within cells stand closer
    const bool by_gaps = wide >= 1 && tight >= 1 && narrowest < 1.45F * size && partly > 0;
    for (std::size_t i = 1; i < count_; ++i) {
        if (ruled[i])
            starts[i] = true;
        else if (by_rules)
            starts[i] = false;
        else if (by_gaps)
            starts[i] = apart(i) || figures_under(first_ + i);
        else
            starts[i] = apart(i) || figures_under(first_ + i) || !goes_on(first_ + i);
    }
    // a header whose columns take different numbers of lines stands on its last one
    for (std::size_t i = 1; i < count_ && i < 4 && !by_rules; ++i) {
        if (!starts[i] || ruled[i] || apart(i)) break;
        const std::vector<Group>& above = cells_.groups(first_ + i - 1);
        if (above.size() >= cells_.groups(first_ + i).size()) break;
        const bool carried = std::all_of(above.begin(), above.end(), [&](const Group& group) {
            const std::size_t column = column_of(columns_, group.span);
            return column > 0 && in_column(first_ + i, column) != nullptr;
        });
        if (!carried || in_column(first_ + i, 0) == nullptr) break;
        starts[i] = false;
    }
    return starts;
}

} // namespace

std::vector<bool> row_starts(const Cells& cells, std::size_t first, std::size_t last,
                             const std::vector<Span>& columns) {
    return Starts(cells, first, last, columns).run();
}

} // namespace duly::read::pdf::layout
