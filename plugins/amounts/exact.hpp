// Exact figures: what a paper states, how far its rounding reaches, and whether parts make a whole.
// Checked int64 throughout; what does not fit is an answer of its own, never a wrong one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/plugin.hpp"

namespace duly::amounts {

/// A value as a key: £1.61m and £1,610,000 are the same.
std::pair<std::int64_t, std::int32_t> key_of(duly_decimal d);

/// Nothing on overflow.
std::optional<duly_decimal> plus(duly_decimal a, duly_decimal b);
std::optional<duly_decimal> minus(duly_decimal a, duly_decimal b);
/// a <=> b as -1, 0, 1; nothing on overflow.
std::optional<int> compare(duly_decimal a, duly_decimal b);

/// To whole units of a place, halves away from nought.
duly_decimal rounded_to(duly_decimal value, std::int32_t place);

struct Figure {
    enum class Kind : std::uint8_t { money, percent, number };
    Kind kind = Kind::number;
    /// Stated without "about", "up to", "over" and the like, and not one end of a range.
    bool exact = true;
    duly_decimal value{};      ///< the exponent is that of the last stated place
    duly_range where{};        ///< the figure itself
    std::string_view currency; ///< GBP, EUR; empty for what is no money
    std::int32_t heading = 0;  ///< powers of ten in `value` that a heading said: 3 under "£000"
};

enum class Verdict : std::uint8_t {
    holds,   ///< as stated: half a unit of each last place covers what is between them
    rounded, ///< only if noughts at the ends are rounding: nobody is accused, nothing confirmed
    misses,
    overflow, ///< too large to be added exactly
};

struct Sum {
    Verdict verdict = Verdict::overflow;
    duly_decimal value{};      ///< what the parts make
    duly_decimal difference{}; ///< that, less the stated whole
};

/// How much rounding is granted to figures that end in noughts.
enum class Noughts : std::uint8_t { column, prose };

/// Whether the parts make the whole. Kinds are not looked at.
Sum add_up(const std::vector<Figure>& parts, const Figure& whole, Noughts noughts);

/// Whether the part is so many per cent of the whole; `value` is what it would be. The part may be
/// a difference, known to `part_place` only.
Sum share_of(const Figure& percent, const Figure& whole, duly_decimal part,
             std::int32_t part_place);

/// What may have happened to a sum that misses.
struct Cause {
    enum class Kind : std::uint8_t { none, left_out, twice, sign, swapped, unit };
    Kind kind = Kind::none;
    std::size_t part = 0; ///< which part; the number of parts when it is the whole
};

/// Whether one figure may be the other with two neighbouring digits swapped, one digit mistyped, or
/// ten or a thousand times as large or small.
bool misread(duly_decimal stated, duly_decimal right);

/// How well a cause must mend a sum: to rounding, or by its stated digits, to accuse for sure.
enum class Mended : std::uint8_t { roughly, exactly };

/// The one cause that would explain the difference; none when several would.
Cause explain(const std::vector<Figure>& parts, const Figure& whole, const Sum& sum,
              Mended mended_to = Mended::roughly);

/// Whether swapped digits or a wrong unit in any of the figures would explain the difference.
bool slipped(const std::vector<Figure>& parts, const Figure& whole, const Sum& sum,
             Mended mended_to = Mended::roughly);

} // namespace duly::amounts
