// The sentences of a paper with their figures, read once for all checks of sums.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"
#include "../shared/whole_number.hpp"
#include "figures.hpp"

namespace duly::amounts {

/// A block of words with its figures, and where its sentences end.
struct Passage {
    places::Block block;
    std::vector<Figure> figures;     ///< in order, counts included
    std::vector<std::uint32_t> ends; ///< of sentences: the stop or the line break
};

/// One for each block of the paper, in reading order; made once for all rules.
const std::vector<Passage>& passages_of(const Context& context);

/// The sentence around a part of a passage; a colon ends none.
duly_range sentence_in(const Document& paper, const Passage& passage, duly_range part);

struct Sentence {
    duly_range range{};
    std::span<const Figure> figures; ///< in order

    /// Those of the same kind and currency as `like`, without it.
    [[nodiscard]] std::vector<Figure> others(const Figure& like) const;
};

/// Of running text: none in the cells of tables, nor for what holds so many figures that it is no
/// sentence.
std::optional<Sentence> sentence_of(const Context& context, duly_range figure);

/// So many bytes before and behind a figure, within its sentence.
std::string_view before(const Document& paper, const Sentence& sentence, const Figure& figure,
                        std::uint32_t bytes);
std::string_view behind(const Document& paper, const Sentence& sentence, const Figure& figure,
                        std::uint32_t bytes);

} // namespace duly::amounts
