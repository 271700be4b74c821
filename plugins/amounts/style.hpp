// How a paper writes its figures, so that what is computed can be told in the same manner: "4.18"
// under "£m", "£1.64m" beside "£1.61m".
#pragma once

#include <string>
#include <string_view>

#include "exact.hpp"

namespace duly::amounts {

struct Style {
    std::string before;      ///< "£"
    std::string after;       ///< "m", " million", "%"
    std::int32_t power = 0;  ///< powers of ten that `after` or a heading stands for
    std::int32_t places = 0; ///< of the figure that it was taken from
    bool commas = true;      ///< "5,267", not "5267"

    friend bool operator==(const Style& a, const Style& b) {
        return a.before == b.before && a.after == b.after && a.power == b.power;
    }
};

/// As the figure stands in the paper with these words.
Style style_of(const Figure& figure, std::string_view words);
/// In full: "£410,000", "45", "12.5%".
Style full_style(const Figure& figure);

std::string written(const Style& style, duly_decimal value);
/// Without a sign: the size of a difference.
std::string written_size(const Style& style, duly_decimal value);

} // namespace duly::amounts
