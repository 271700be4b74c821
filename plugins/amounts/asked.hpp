// An amount that a section asks for, by the words right before it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "sentence.hpp"

namespace duly::amounts {

/// An amount that is asked for.
struct Asked {
    Figure figure;
    std::string name;    ///< "grant of", "expenditure of up to"
    std::string rate;    ///< "a year"
    duly_range object{}; ///< "to Redwing London for 2019/20"
    duly_range sentence{};
    duly_range upto{};   ///< the sentence as far as the object goes
    bool costed = false; ///< by financial comments, which need not say when it begins
};

/// What a section with this role asks for; nothing where other words may make it another amount.
std::optional<Asked> asked_by(const Context& context, const Passage& passage, const Figure& figure,
                              std::string_view role);

/// "2019/20", "2023": every year as it is written; those of a day or a month only when asked for.
std::set<std::string> years_in(std::string_view words, bool of_days);

} // namespace duly::amounts
