// Columns whose last row is called a total and is none: balances, running totals, the greatest of
// them all, things counted once that stand in several rows.
#pragma once

#include <optional>
#include <vector>

#include "grid.hpp"
#include "relation.hpp"

namespace duly::amounts {

extern const duly_parameter distinct_parameter, distinct_note_parameter;

class NoSums {
public:
    explicit NoSums(const Context& context) : context_(context) {}

    /// Whether it may be a count of what stands in several rows: nobody can tell from its column.
    [[nodiscard]] static bool may_count_once(const Relation& relation, const Sum& sum);
    /// Whether the figure that stands for the whole of a column is likely no sum of its parts.
    [[nodiscard]] bool is_none(const Grid& grid, std::size_t column, std::size_t total,
                               const Relation& relation, const Sum& sum);
    /// Whether a label has a mark that leads to a note.
    [[nodiscard]] bool marked(duly_range words);

private:
    [[nodiscard]] bool counts_once(const Grid& grid, std::size_t column, std::size_t total) const;

    const Context& context_;
    std::optional<std::vector<std::uint32_t>> references_; ///< to footnotes: where they stand
};

} // namespace duly::amounts
