// The numbers of a paper followed from one to the next, and where they do not run on.
#pragma once

#include <optional>
#include <vector>

#include "../shared/numbers.hpp"

namespace duly::numbering {

using numbers::Mark;
using numbers::Number;

struct Gap {
    const Mark* before = nullptr;
    const Mark* after = nullptr;
    Number first, last; ///< missing, both included
};
struct Twice {
    const Mark* first = nullptr;
    const Mark* second = nullptr;
    std::optional<Number> instead; ///< the number that is not there, and that the second may mean
    bool from_there = false;       ///< the numbers behind it are there twice as well
};
/// A section whose paragraphs all carry another section's number.
struct Differs {
    const Mark* section = nullptr;
    const Mark* first = nullptr;
    const Mark* last = nullptr;
};

struct Chain {
    std::vector<Gap> gaps, section_gaps;
    std::vector<Twice> twice, sections_twice;
    std::vector<Differs> differs;
    std::size_t paragraphs = 0; ///< numbers that run on
    std::size_t sections = 0;
    std::size_t sections_jump = 0;  ///< where a number is left out that may stand elsewhere
    std::size_t sections_alike = 0; ///< headings with one number, perhaps of several lists
    std::size_t passed_over = 0;    ///< numbers that fit nowhere: quoted, or debris
    /// So much is missing that the numbers were rather lost than left out.
    [[nodiscard]] bool broken() const;
};

/// Paragraphs numbered 1, 2, 3 … through all sections of a zone: adds its gaps to the chain.
void follow_continuous(const Document& paper, const numbers::Marks& marks,
                       const std::vector<const Mark*>& zone, Chain& chain);

/// Whether neither a line of the zone nor the words between two marks carry any of the numbers.
bool is_missing(const Document& paper, const numbers::Marks& marks, const Gap& gap);

/// The section that numbers a paragraph: the nearest one with a number, else the nearest.
Node home(const Mark& mark);

/// Keeps the marks that the findings point at.
class Numbering {
public:
    explicit Numbering(const Context& context);
    /// Followed once for all rules with the same parameters.
    static const Numbering& of(const Context& context);
    [[nodiscard]] const Chain& chain() const { return chain_; }

private:
    numbers::Marks marks_;
    Chain chain_;
};

} // namespace duly::numbering
