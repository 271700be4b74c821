#include "exact.hpp"

#include <algorithm>
#include <limits>

namespace duly::amounts {
namespace {

constexpr std::int32_t most_places = 18; // powers of ten in an int64

std::optional<std::int64_t> times_ten(std::int64_t value, std::int32_t power) {
    if (value == 0) return 0;
    if (power < 0 || power > most_places) return std::nullopt;
    for (; power > 0; --power)
        if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) return std::nullopt;
    return value;
}

/// The value in units of 10^exponent.
std::optional<std::int64_t> in_units(duly_decimal d, std::int32_t exponent) {
    return times_ten(d.mantissa, d.exponent - exponent);
}

std::optional<duly_decimal> sum(duly_decimal a, duly_decimal b, bool add) {
    const std::int32_t exponent = std::min(a.exponent, b.exponent);
    const auto left = in_units(a, exponent), right = in_units(b, exponent);
    std::int64_t value = 0;
    if (!left || !right) return std::nullopt;
    if (add ? __builtin_add_overflow(*left, *right, &value)
            : __builtin_sub_overflow(*left, *right, &value))
        return std::nullopt;
    return duly_decimal{value, exponent};
}

duly_decimal opposite(duly_decimal d) {
    return {-d.mantissa, d.exponent};
}

bool is_zero(duly_decimal d) {
    return d.mantissa == 0;
}

/// Noughts at the end of what is stated, and the digits before them.
struct Ending {
    std::int32_t place = 0; ///< exponent of the last digit that is not nought
    int digits = 0;
};
Ending ending_of(duly_decimal d) {
    Ending ending{d.exponent, 0};
    std::int64_t m = d.mantissa;
    while (m != 0 && m % 10 == 0) {
        m /= 10;
        ++ending.place;
    }
    for (; m != 0; m /= 10)
        ++ending.digits;
    return ending;
}

/// Whole numbers count things, and things are not rounded.
bool counts(const Figure& figure) {
    return figure.kind == Figure::Kind::number && figure.value.exponent == 0;
}

/// Half a unit of the last stated place, twice over, in units of 10^exponent, for a whole and its
/// parts. Among measures ("5.5", "22.2") whole numbers are measures, too ("55").
std::optional<std::int64_t> slack(const std::vector<Figure>& parts, const Figure& whole,
                                  std::int32_t exponent) {
    if (counts(whole) && std::all_of(parts.begin(), parts.end(), counts)) return 0;
    // "0" beside "2.08" is stated as finely as its neighbours
    std::int32_t coarsest = exponent;
    for (const Figure& part : parts)
        if (!is_zero(part.value)) coarsest = std::max(coarsest, part.value.exponent);
    auto reach = times_ten(1, whole.value.exponent - exponent);
    for (const Figure& part : parts) {
        const std::int32_t place =
            is_zero(part.value) ? std::min(part.value.exponent, coarsest) : part.value.exponent;
        const auto more = times_ten(1, place - exponent);
        std::int64_t both = 0;
        if (!reach || !more || __builtin_add_overflow(*reach, *more, &both)) return std::nullopt;
        reach = both;
    }
    return reach;
}

/// Twice the difference that rounding of noughts could make, in units of 10^exponent; 0 when there
/// is no sign of rounding.
std::int64_t rounding(const std::vector<Figure>& parts, const Figure& whole, std::int32_t exponent,
                      Noughts noughts) {
    constexpr std::int32_t fewest_noughts = 3; // £1,250 is no rounding
    constexpr int telling_digits = 3, kept_digits = 2;
    std::int32_t place = most_places * 2;
    std::size_t many_digits = 0, all = 0, addends = 0;
    std::int32_t finest = exponent;
    const auto look = [&](const Figure& figure) {
        if (is_zero(figure.value)) return;
        const Ending ending = ending_of(figure.value);
        place = std::min(place, ending.place);
        finest = std::max(finest, figure.value.exponent);
        ++all;
    };
    for (const Figure& part : parts) {
        look(part);
        ++addends;
    }
    const std::int32_t finest_part = place;
    look(whole);
    for (const Figure& part : parts) {
        const Ending ending = ending_of(part.value);
        many_digits += ending.digits + (ending.place - place) >= telling_digits ? 1U : 0U;
    }
    std::int64_t reach = 0;
    if (place - finest >= fewest_noughts && many_digits * 2 > all) {
        const auto unit = times_ten(1, place - exponent);
        std::int64_t all_rounded = 0;
        if (unit &&
            !__builtin_mul_overflow(*unit, static_cast<std::int64_t>(addends + 1), &all_rounded))
            reach = all_rounded;
    }
    if (noughts == Noughts::prose && !is_zero(whole.value)) {
        // a whole that is rounder than every part may have been rounded
        const Ending ending = ending_of(whole.value);
        const std::int32_t kept = ending.place - std::max(0, kept_digits - ending.digits);
        if (kept > finest_part && kept - whole.value.exponent >= fewest_noughts)
            if (const auto unit = times_ten(1, kept - exponent)) reach = std::max(reach, *unit);
    }
    return reach;
}

/// The value with two neighbouring digits swapped, `at` counted from the end; the same where they
/// are alike, where there are no two, or where nobody would have typed it so: with a nought in
/// front, or among the noughts that end a round figure.
duly_decimal with_swapped(duly_decimal d, int at) {
    constexpr int telling_digits = 3; // of £12,000 any multiple of £9,000 would fit
    const Ending ending = ending_of(d);
    const bool small_count = ending.digits == 2 && ending.place == 0;
    if ((ending.digits < telling_digits && !small_count) || at < ending.place - d.exponent)
        return d;
    std::int64_t unit = 1;
    for (int i = 0; i < at; ++i)
        if (__builtin_mul_overflow(unit, std::int64_t{10}, &unit)) return d;
    const std::int64_t low = d.mantissa / unit % 10, high = d.mantissa / unit / 10 % 10;
    const bool front = d.mantissa / unit / 100 == 0;
    if (front && (high == 0 || low == 0)) return d;
    d.mantissa += (low - high) * unit * 9; // low goes up one place, high comes down
    return d;
}

/// Whether a figure, with two neighbouring digits swapped or ten or a thousand times as large or as
/// small, is the value that would make the sum right, give or take `reach` (twice, in units of
/// 10^exponent).
Cause::Kind misread(duly_decimal stated, duly_decimal right, std::int64_t reach,
                    std::int32_t exponent) {
    const auto is_right = [&](duly_decimal read) {
        const auto apart = minus(read, right);
        const auto units =
            apart ? in_units(*apart, std::min(exponent, apart->exponent)) : std::nullopt;
        std::int64_t twice = 0;
        if (!units || __builtin_mul_overflow(*units, std::int64_t{2}, &twice)) return false;
        const auto allowed = times_ten(reach, exponent - std::min(exponent, apart->exponent));
        return allowed && (twice < 0 ? -twice : twice) <= *allowed;
    };
    for (int at = 0; at < most_places; ++at) {
        const duly_decimal read = with_swapped(stated, at);
        if (read.mantissa != stated.mantissa && is_right(read)) return Cause::Kind::swapped;
    }
    for (const std::int32_t powers : {1, -1, 3, -3})
        if (is_right({stated.mantissa, stated.exponent + powers})) return Cause::Kind::unit;
    return Cause::Kind::none;
}

} // namespace

std::pair<std::int64_t, std::int32_t> key_of(duly_decimal d) {
    while (d.mantissa != 0 && d.mantissa % 10 == 0) {
        d.mantissa /= 10;
        ++d.exponent;
    }
    return {d.mantissa, d.exponent};
}

std::optional<duly_decimal> plus(duly_decimal a, duly_decimal b) {
    return sum(a, b, true);
}
std::optional<duly_decimal> minus(duly_decimal a, duly_decimal b) {
    return sum(a, b, false);
}
std::optional<int> compare(duly_decimal a, duly_decimal b) {
    const auto difference = minus(a, b);
    if (!difference) return std::nullopt;
    return difference->mantissa < 0 ? -1 : difference->mantissa > 0 ? 1 : 0;
}

duly_decimal rounded_to(duly_decimal value, std::int32_t place) {
    constexpr std::int64_t ten = 10;
    std::int64_t unit = 1;
    for (; value.exponent < place && unit < std::numeric_limits<std::int64_t>::max() / ten;
         ++value.exponent)
        unit *= ten;
    const std::int64_t rest = value.mantissa % unit;
    value.mantissa /= unit;
    if ((rest < 0 ? -rest : rest) >= unit - unit / 2 && unit > 1)
        value.mantissa += rest < 0 ? -1 : 1;
    return value;
}

Sum add_up(const std::vector<Figure>& parts, const Figure& whole, Noughts noughts) {
    Sum result;
    duly_decimal total{0, whole.value.exponent};
    for (const Figure& part : parts) {
        const auto next = plus(total, part.value);
        if (!next) return result;
        total = *next;
    }
    const auto difference = minus(total, whole.value);
    if (!difference) return result;
    result.value = total;
    result.difference = *difference;
    const std::int32_t exponent = difference->exponent;
    const auto reach = slack(parts, whole, exponent);
    std::int64_t twice = 0;
    if (!reach || __builtin_mul_overflow(difference->mantissa, std::int64_t{2}, &twice))
        return result;
    if (twice < 0) twice = -twice;
    if (twice <= *reach)
        result.verdict = Verdict::holds;
    else if (twice <= rounding(parts, whole, exponent, noughts))
        result.verdict = Verdict::rounded;
    else
        result.verdict = Verdict::misses;
    return result;
}

Sum share_of(const Figure& percent, const Figure& whole, duly_decimal part,
             std::int32_t part_place) {
    Sum result;
    duly_decimal value{0, percent.value.exponent + whole.value.exponent - 2};
    if (__builtin_mul_overflow(percent.value.mantissa, whole.value.mantissa, &value.mantissa))
        return result;
    const auto difference = minus(value, part);
    if (!difference) return result;
    result.value = value;
    result.difference = *difference;
    // Half a unit of the percentage's last place, of the whole's and of the part's, twice over.
    const std::int32_t exponent = difference->exponent;
    const auto size = [](std::int64_t m) { return m < 0 ? -m : m; };
    const auto of_percent = times_ten(size(whole.value.mantissa), value.exponent - exponent);
    const auto of_whole = counts(whole)
                              ? std::optional<std::int64_t>(0)
                              : times_ten(size(percent.value.mantissa), value.exponent - exponent);
    const auto of_part = times_ten(1, part_place - exponent);
    std::int64_t reach = 0, twice = 0;
    if (!of_percent || !of_whole || !of_part ||
        __builtin_add_overflow(*of_percent, *of_whole, &reach) ||
        __builtin_add_overflow(reach, *of_part, &reach) ||
        __builtin_mul_overflow(size(difference->mantissa), std::int64_t{2}, &twice))
        return result;
    const Ending ending = ending_of(part);
    const auto coarse = times_ten(2, std::max(ending.place, part_place) - exponent);
    result.verdict = twice <= reach               ? Verdict::holds
                     : coarse && twice <= *coarse ? Verdict::rounded
                                                  : Verdict::misses;
    return result;
}

bool misread(duly_decimal stated, duly_decimal right) {
    if (misread(stated, right, 0, std::min(stated.exponent, right.exponent)) != Cause::Kind::none)
        return true;
    const std::int32_t exponent = std::min(stated.exponent, right.exponent);
    auto a = in_units(stated, exponent), b = in_units(right, exponent);
    if (!a || !b) return false;
    int differ = 0;
    for (; *a != 0 && *b != 0; *a /= 10, *b /= 10)
        differ += *a % 10 != *b % 10 ? 1 : 0;
    return *a == 0 && *b == 0 && differ == 1;
}

/// Twice what rounding may add to a difference where one figure was misread; nought where it is not
/// small beside the difference, as much would fit by chance, and where the sum must be right by its
/// stated digits.
static std::optional<std::int64_t>
reach_beside(const std::vector<Figure>& parts, const Figure& whole, const Sum& sum, Mended mended) {
    constexpr std::int64_t small = 20;
    const std::int64_t by =
        sum.difference.mantissa < 0 ? -sum.difference.mantissa : sum.difference.mantissa;
    if (mended == Mended::exactly) {
        // less than half of the coarsest place
        std::int32_t coarsest = whole.value.exponent;
        for (const Figure& part : parts)
            coarsest = std::max(coarsest, part.value.exponent);
        const auto unit = times_ten(1, coarsest - sum.difference.exponent);
        if (!unit) return std::nullopt;
        return *unit - 1 > by / small ? 0 : *unit - 1;
    }
    const auto reach = slack(parts, whole, sum.difference.exponent);
    return reach && *reach > by / small ? std::optional<std::int64_t>(0) : reach;
}

Cause explain(const std::vector<Figure>& parts, const Figure& whole, const Sum& sum,
              Mended mended_to) {
    Cause found;
    bool several = false;
    const auto fits = [&](Cause::Kind kind, std::size_t part) {
        if (found.kind != Cause::Kind::none) several = true;
        found = {kind, part};
    };
    const std::int32_t exponent = sum.difference.exponent;
    const auto reach = reach_beside(parts, whole, sum, mended_to);
    if (!reach) return {};
    // of all slips a misread whole is the likeliest
    if (const auto kind = misread(whole.value, sum.value, *reach, exponent);
        kind != Cause::Kind::none)
        return {kind, parts.size()};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const duly_decimal value = parts[i].value;
        if (is_zero(value)) continue;
        if (compare(value, sum.difference) == 0) fits(Cause::Kind::left_out, i);
        if (compare(opposite(value), sum.difference) == 0) fits(Cause::Kind::twice, i);
        const auto doubled = plus(value, value);
        if (doubled && compare(*doubled, sum.difference) == 0) fits(Cause::Kind::sign, i);
        const auto mended = minus(value, sum.difference); // what would make the sum right
        if (!mended || is_zero(*mended)) continue;
        if (const auto kind = misread(value, *mended, *reach, exponent); kind != Cause::Kind::none)
            fits(kind, i);
    }
    return several ? Cause{} : found;
}

bool slipped(const std::vector<Figure>& parts, const Figure& whole, const Sum& sum,
             Mended mended_to) {
    const std::int32_t exponent = sum.difference.exponent;
    const auto reach = reach_beside(parts, whole, sum, mended_to);
    if (!reach) return false;
    if (misread(whole.value, sum.value, *reach, exponent) != Cause::Kind::none) return true;
    return std::any_of(parts.begin(), parts.end(), [&](const Figure& part) {
        const auto mended = minus(part.value, sum.difference);
        return mended && !is_zero(*mended) && !is_zero(part.value) &&
               misread(part.value, *mended, *reach, exponent) != Cause::Kind::none;
    });
}

} // namespace duly::amounts
