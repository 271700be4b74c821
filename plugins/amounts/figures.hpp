// The figures that stand in a block of the paper, as the outline found them.
#pragma once

#include <vector>

#include "exact.hpp"

namespace duly::amounts {

/// Reads nodes of kinds amount, percent and count; holds the kinds' numbers for one paper.
class Reader {
public:
    explicit Reader(const Document& paper)
        : amount_(paper.kind_number("amount")),
          percent_(paper.kind_number("percent")),
          count_(paper.kind_number("count")) {}

    /// None for nodes of other kinds.
    [[nodiscard]] std::optional<Figure> read(const Node& node) const;
    /// Those directly below the block, in order; counts only when asked for.
    [[nodiscard]] std::vector<Figure> in(const Node& block, bool counts = false) const;

private:
    std::uint32_t amount_, percent_, count_;
};

/// Whether a colon stands at the end of the words, or right behind them: headings leave theirs out.
bool announces(const Document& paper, duly_range words);

/// "violence (31)", "Corporate (£0.7m)": whether brackets stand right around it.
bool bracketed(const Document& paper, duly_range figure);

} // namespace duly::amounts
