// What a form offers to choose from, and what was chosen: by words, by ticked boxes, by striking
// out, or by how one of the words is set. Fields, running text and cells are read by this alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/block.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

/// YES or NO at `value`, a part of `block`: "yes", "no", "unresolved" when both still stand there,
/// empty when neither does or a person must look at how they are set.
std::string stated_choice(std::string_view view, model::Range value, const model::Block& block);

/// Alternatives of which striking out, bold, underlining or highlighting shows one.
struct SetChoice {
    model::Range range;
    model::Range kept;  ///< the alternative that stands; empty when all are struck out
    bool clear = false; ///< which one is meant can be told
};

/// Those of a block, in their order: "Yes / **No**", "has / ~~has not~~". Other words that are
/// struck out are such a choice as well: something was taken out by hand. What is set alike
/// throughout the block, as forms print their labels, shows nothing.
std::vector<SetChoice> set_choices(std::string_view view, const model::Block& block);

} // namespace duly::structure
