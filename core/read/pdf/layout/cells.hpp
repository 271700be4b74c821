// Strips of one column of text, seen as cells that may stand under one another.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/pdf/layout/flow.hpp"

namespace duly::read::pdf::layout {

/// Pieces of a strip that belong together: a number or bullet and the words behind it.
struct Group {
    Span span;
    std::vector<std::uint32_t> pieces;
};

class Cells {
public:
    Cells(const PageWords& page, const Lines& lines, const Edges& edges,
          const std::vector<Strip>& strips);

    [[nodiscard]] std::size_t size() const { return strips_.size(); }
    [[nodiscard]] const Strip& strip(std::size_t index) const { return strips_[index]; }
    [[nodiscard]] bool is_text(std::size_t index) const { return strips_[index].table < 0; }
    [[nodiscard]] const std::vector<Group>& groups(std::size_t index) const {
        return groups_[index];
    }
    [[nodiscard]] const Piece& piece(std::uint32_t index) const { return lines_.pieces[index]; }
    [[nodiscard]] const Word& first_word(const Group& group) const {
        return page_.words[lines_.ids[piece(group.pieces.front()).first]];
    }
    [[nodiscard]] const PageWords& page() const { return page_; }
    [[nodiscard]] const Lines& lines() const { return lines_; }

    void words_of(const Group& group, std::vector<std::uint32_t>& words) const;
    [[nodiscard]] std::vector<std::uint32_t> words_of(std::size_t index) const;
    [[nodiscard]] bool bold(const Group& group) const;
    /// From one baseline to the next.
    [[nodiscard]] float pitch(std::size_t index) const {
        return strips_[index - 1].baseline - strips_[index].baseline;
    }
    /// Whether a level line between two heights covers most of a span.
    [[nodiscard]] bool ruled_between(float above, float below, Span span) const;

private:
    [[nodiscard]] std::vector<Group> make_groups(const Strip& strip) const;

    const PageWords& page_;
    const Lines& lines_;
    const Edges& edges_;
    const std::vector<Strip>& strips_;
    std::vector<std::vector<Group>> groups_;
};

/// The column that shares most with a span.
std::size_t column_of(const std::vector<Span>& columns, Span span);

/// "Introduction ........ 7" and the lines of such a list that follow. Returns the first strip
/// behind it, or `first` when there is none.
std::size_t read_contents_list(const Cells& cells, std::size_t first, Table& table);

/// Which strips from `first` to `last` begin a row of a table with these columns.
std::vector<bool> row_starts(const Cells& cells, std::size_t first, std::size_t last,
                             const std::vector<Span>& columns);

} // namespace duly::read::pdf::layout
