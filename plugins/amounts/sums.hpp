// Sums that stand in running text: the sentences of a paper with their figures, and how a sum among
// them is confirmed or called in question.
#pragma once

#include <set>
#include <vector>

#include "asides.hpp"
#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {

extern const duly_parameter partial_parameter, subtracted_parameter;

/// A block of running text with its figures.
struct Told {
    places::Block block;
    const Passage* passage = nullptr;
    std::vector<Figure> money, counts;
};

using Figures = std::vector<Figure>;

/// Those that stand between two places; none where there are so many that it is no sentence.
Figures between(const Figures& figures, std::uint32_t begin, std::uint32_t end);
/// Whether all can be parts of the whole.
bool alike(const Figures& parts, const Figure& whole);

/// How plainly the words say that these parts are all of that whole.
enum class Claim : std::uint8_t { plain, strong };

class Sums {
public:
    explicit Sums(const Context& context);

    [[nodiscard]] const std::vector<Told>& blocks() const { return told_; }
    [[nodiscard]] bool said() const { return said_; }

    [[nodiscard]] duly_range sentence(const Told& told, duly_range part) const {
        return sentence_in(paper_, *told.passage, part);
    }
    /// Whether a sum has been told with this figure as its whole.
    [[nodiscard]] bool known(const Figure& whole) const;
    [[nodiscard]] bool partial(duly_range words) const {
        return context_.find(context_.text("partial"), words).has_value();
    }
    /// Without those that only explain others.
    [[nodiscard]] Figures parts_only(const Figures& parts) const;
    /// Whether a part follows one of the others without a stop: "compared with £20,000 and
    /// £30,000".
    [[nodiscard]] bool entangled(const Figures& stated, const Figures& parts) const;
    [[nodiscard]] bool began_before(const Told& told, const Figure& whole,
                                    const Figures& parts) const;
    /// Confirms that the parts make the whole, with or without asides.
    bool confirmed(const Told& told, const Figure& whole, const Figures& parts);
    /// The same for all but the last (or the first) of them, and for the first (or last) few.
    bool confirmed_but_last(const Told& told, const Figure& whole, const Figures& parts);
    bool confirmed_but_first(const Told& told, const Figure& whole, const Figures& parts);
    /// Says so when the parts miss by what a slip would make: other money stands in sentences, too.
    void accuse(const Told& told, const Figure& whole, const Figures& parts, duly_range words,
                Claim claim);
    /// Says that the parts do not seem to make the whole, where the caller knows what they are.
    void doubt(const Told& told, const Figure& whole, const Figures& parts);

private:
    bool confirm(const Told& told, const Figure& whole, const Figures& stated);
    /// Turns the sign of those that the words take off: "less a receipt of £0.1m". Whether any is.
    bool take_off(Figures& parts) const;
    [[nodiscard]] Relation relation(const Told& told, const Figure& whole,
                                    const Figures& parts) const;

    const Context& context_;
    const Document& paper_;
    std::vector<Told> told_;
    std::set<std::uint32_t> known_; ///< where the wholes stand that were told of
    bool said_ = false;
};

/// Sums that are told by their shape: "£X (£A and £B)", "£X: £A, £B and £C", "£A + £B = £X", and a
/// footnote that says what the amount with its mark is made of.
void told_by_shape(const Context& context, Sums& sums);

} // namespace duly::amounts
