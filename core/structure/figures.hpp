// Reading a figure as people and conversion tools write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "support/decimal.hpp"

namespace duly::structure {

struct FoundFigure {
    enum class Kind : std::uint8_t { amount, percent, plain } kind = Kind::plain;
    Decimal value;
    std::string_view unit;    ///< GBP, EUR for amounts
    std::uint32_t length = 0; ///< bytes, sign and unit included
    bool scaled = false;      ///< a word or letter said thousand, million or billion
    bool ranged = false;      ///< the lower end of a range: "£8-10m"
};

/// A figure that starts exactly at `at`: "£47, 110, 918", "£1.61m", "£2bn", "(1,234)", "-£3.536m",
/// "55 per cent", "10,2%", "1,020", "40.5". Nothing for what is not a figure: times, telephone
/// numbers, ratios, ordinals, codes, numbers with several points.
std::optional<FoundFigure> figure_at(std::string_view text, std::size_t at);

/// Whole numbers in words, "two" to "twenty": value and length, or nothing.
std::optional<FoundFigure> number_word_at(std::string_view text, std::size_t at);

} // namespace duly::structure
