// Numbers that minutes give their items: "22/079 Highways", "CS/47", "AR25/31", "079/22".
#pragma once

#include <optional>
#include <string>

#include "duly/plugin.hpp"

namespace duly::numbering {

/// The one number that is left out of a row of them that runs on otherwise.
struct MinuteGap {
    std::string missing, before, after; ///< as the minutes write them
    std::string number;                 ///< "34" of "AP/19/34"
    duly_range before_line{}, after_line{};
};

struct MinuteNumbers {
    std::size_t count = 0; ///< items in the row; 0 where they are not numbered so
    bool unclear = false;  ///< the numbers jump further, or again and again
    std::optional<MinuteGap> gap;
};

/// The row of numbers is one of items where a line of it opens with what `usual`, a pattern, has
/// minutes speak of; else it may be a list of applications or cheques.
MinuteNumbers minute_numbers(const Context& context, std::string_view usual);

} // namespace duly::numbering
