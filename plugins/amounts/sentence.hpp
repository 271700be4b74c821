// The sentence that a figure stands in, with the other figures of that sentence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "figures.hpp"

namespace duly::amounts {

struct Sentence {
    Node block;
    duly_range range{};
    std::vector<Figure> figures; ///< in order

    /// Those of the same kind and currency as `like`, without it.
    [[nodiscard]] std::vector<Figure> others(const Figure& like) const;
};

/// Of running text; none in the cells of tables.
std::optional<Sentence> sentence_of(const Document& paper, const Reader& reader,
                                    const Node& figure);

/// So many bytes before and behind a figure, within its sentence.
std::string_view before(const Document& paper, const Sentence& sentence, const Figure& figure,
                        std::uint32_t bytes);
std::string_view behind(const Document& paper, const Sentence& sentence, const Figure& figure,
                        std::uint32_t bytes);

/// The whole number that begins the words, in digits with commas or as a word up to twelve.
std::optional<std::int64_t> whole_number(std::string_view words);

} // namespace duly::amounts
