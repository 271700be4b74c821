#include "read/pdf/layout/cells.hpp"

#include <algorithm>

#include "read/pdf/layout/marks.hpp"

namespace duly::read::pdf::layout {

Cells::Cells(const PageWords& page, const Lines& lines, const Edges& edges,
             const std::vector<Strip>& strips)
    : page_(page), lines_(lines), edges_(edges), strips_(strips) {
    groups_.reserve(strips.size());
    for (const Strip& strip : strips)
        groups_.push_back(strip.table < 0 ? make_groups(strip) : std::vector<Group>{});
}

void Cells::words_of(const Group& group, std::vector<std::uint32_t>& words) const {
    for (const std::uint32_t each : group.pieces)
        for (std::uint32_t i = 0; i < piece(each).count; ++i)
            words.push_back(lines_.ids[piece(each).first + i]);
}

std::vector<std::uint32_t> Cells::words_of(std::size_t index) const {
    std::vector<std::uint32_t> words;
    for (const Group& group : groups_[index])
        words_of(group, words);
    return words;
}

bool Cells::bold(const Group& group) const {
    for (const std::uint32_t each : group.pieces)
        for (std::uint32_t i = 0; i < piece(each).count; ++i)
            if (!page_.words[lines_.ids[piece(each).first + i]].bold) return false;
    return true;
}

bool Cells::ruled_between(float above, float below, Span span) const {
    auto edge = std::lower_bound(edges_.level.begin(), edges_.level.end(), above,
                                 [](const Edge& each, float y) { return each.at > y; });
    for (; edge != edges_.level.end() && edge->at > below; ++edge)
        if (std::min(span.x1, edge->to) - std::max(span.x0, edge->from) >
            0.5F * (span.x1 - span.x0))
            return true;
    return false;
}

std::vector<Group> Cells::make_groups(const Strip& strip) const {
    std::vector<Group> out;
    for (const std::uint32_t each : strip.pieces) {
        const Piece& own = piece(each);
        bool join = false;
        if (!out.empty() && out.back().pieces.size() == 1 &&
            (out.size() == 1 || strip.pieces.size() > 2)) {
            const Piece& before = piece(out.back().pieces[0]);
            if (before.count == 1) {
                const Word& word = page_.words[lines_.ids[before.first]];
                const bool bullet = is_bullet(page_.of(word), word.symbol, true);
                const float gap = own.box.x0 - before.box.x1;
                join = (bullet && gap < 5 * own.size) ||
                       (strip.pieces.size() == 2 && own.chars > 1 && gap < 6 * own.size &&
                        (typed_number(page_.of(word)) || is_tick(page_.of(word))));
            }
        }
        if (join) {
            out.back().pieces.push_back(each);
            out.back().span.x1 = own.box.x1;
        } else {
            out.push_back({{own.box.x0, own.box.x1}, {each}});
        }
    }
    return out;
}

std::size_t column_of(const std::vector<Span>& columns, Span span) {
    std::size_t best = 0;
    float most = -1e9F;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float shared = std::min(span.x1, columns[i].x1) - std::max(span.x0, columns[i].x0);
        if (shared > most) {
            most = shared;
            best = i;
        }
    }
    return best;
}

} // namespace duly::read::pdf::layout
