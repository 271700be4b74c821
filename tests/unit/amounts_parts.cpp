#include "amounts_parts.hpp"

#include <algorithm>
#include <string_view>

namespace duly_test {

std::string grouped(std::int64_t value) {
    std::string out = std::to_string(value < 0 ? -value : value);
    for (std::size_t at = out.size(); at > 3;) {
        at -= 3;
        out.insert(at, ",");
    }
    return out;
}

/// A value in units of the style: pounds, thousands, or hundredths of a million.
std::string written(std::int64_t value, Style style, bool cell) {
    const bool negative = value < 0;
    std::string out;
    if (style == Style::millions) {
        const std::int64_t size = negative ? -value : value;
        out = std::to_string(size / 100) + '.' + std::to_string(size / 10 % 10) +
              std::to_string(size % 10);
    } else {
        out = grouped(value);
    }
    if (cell) return negative ? "(" + out + ")" : out;
    if (style == Style::millions) return "£" + out + "m";
    return "£" + out + (style == Style::thousands ? "k" : "");
}

const std::vector<std::string> things = {"Harbour wall",     "Slipway lights", "Mooring rings",
                                         "Fish market roof", "Quay crane",     "Pilot boat",
                                         "Tide gauge",       "Ice house door", "Customs shed",
                                         "Rope store",       "Ferry ramp",     "Signal mast"};

std::string small(std::string thing) {
    thing[0] = static_cast<char>(thing[0] - 'A' + 'a');
    return thing;
}

std::int64_t sum_of(const std::vector<std::int64_t>& parts) {
    std::int64_t sum = 0;
    for (const std::int64_t part : parts)
        sum += part;
    return sum;
}
std::int64_t size_of(std::int64_t value) {
    return value < 0 ? -value : value;
}

/// Parts in exact pounds, then each rounded by itself to the style's unit.
Amounts sound_amounts(Dice& dice, Style style, std::size_t count, bool signs) {
    const std::int64_t unit = style == Style::pounds ? 1 : style == Style::thousands ? 1000 : 10000;
    Amounts made;
    std::int64_t exact = 0;
    const auto rounded = [&](std::int64_t value) {
        return value >= 0 ? (value + unit / 2) / unit : -((-value + unit / 2) / unit);
    };
    for (std::size_t i = 0; i < count; ++i) {
        std::int64_t value = dice.between(30'007, 9'899'991);
        if (unit == 1 && dice.coin()) value = value / 500 * 500;
        if (signs && i == count - 1) value = -value / 9;
        exact += value;
        made.parts.push_back(rounded(value));
    }
    made.total = rounded(exact);
    return made;
}

/// Two neighbouring digits that differ; the figure keeps its length.
bool swap_digits(Dice& dice, std::int64_t& value) {
    std::string digits = std::to_string(size_of(value));
    if (digits.size() < 3) return false;
    const auto at =
        static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(digits.size()) - 2));
    if (digits[at] == digits[at + 1] || (at == 0 && digits[1] == '0')) return false;
    std::swap(digits[at], digits[at + 1]);
    value = std::stoll(digits) * (value < 0 ? -1 : 1);
    return true;
}

/// Whether rounding could make the difference.
static bool covered(const Amounts& amounts, Style style) {
    const std::int64_t apart = size_of(sum_of(amounts.parts) - amounts.total);
    if (style == Style::pounds) {
        // figures that end in noughts may be rounded: nobody accuses them
        std::int64_t place = 1'000'000;
        for (const std::int64_t part : amounts.parts)
            while (part % place != 0)
                place /= 10;
        if (place >= 1000) return apart < place * static_cast<std::int64_t>(amounts.parts.size());
        if (amounts.total % 1000 == 0) return true;
    }
    return apart * 2 <= static_cast<std::int64_t>(amounts.parts.size()) + 1;
}

/// Whether the slip could be made so that rounding does not cover it.
bool spoil(Dice& dice, Slip slip, Amounts& amounts, Style style) {
    const auto part = static_cast<std::size_t>(
        dice.between(0, static_cast<std::int64_t>(amounts.parts.size()) - 1));
    switch (slip) {
    case Slip::none:
        return true;
    case Slip::omitted:
        if (amounts.parts.size() < 4 || amounts.parts[part] <= 0) return false;
        amounts.parts.erase(amounts.parts.begin() + static_cast<std::ptrdiff_t>(part));
        break;
    case Slip::swapped:
        if (!swap_digits(dice, dice.coin() ? amounts.total : amounts.parts[part])) return false;
        break;
    case Slip::last_digit: {
        std::int64_t& value = dice.coin() ? amounts.total : amounts.parts[part];
        const std::int64_t digit = size_of(value) % 10;
        std::int64_t other = dice.between(0, 9);
        if (other == digit) other = (other + 5) % 10;
        value += (value < 0 ? -1 : 1) * (other - digit);
        break;
    }
    case Slip::unit:
        if (dice.coin() && amounts.parts[part] % 10 == 0)
            amounts.parts[part] /= 10;
        else
            amounts.parts[part] *= 10;
        break;
    case Slip::sign:
        if (amounts.parts.back() >= 0) return false;
        amounts.parts.back() *= -1;
        break;
    case Slip::stale:
        return false;
    }
    return !covered(amounts, style);
}

const std::vector<std::string> decoys = {
    "The Harbour Master may sign contracts of up to £250,000.",
    "Last year £4,812,500 was spent on the outer mole, and 3,412 boats called.",
    "Paragraph 4.2 of the plan of 12 March 2018 names 14 berths (telephone 01234 567890).",
    "Dues rose by 3.4 per cent in 2017/18 and are expected to reach £1.2m to £1.4m.",
    "About £90,000 a year is saved; the reserve stands at £612,388.",
    "A grant of £75,000 was received in 2016 from the pier fund, and £40,000 in 2017 from the "
    "town.",
    "Some 40% of boats are under 10 metres; a third of the moorings (120) are let by the week.",
    "The board met at 10:30 on 4 May 2018 and again on 6 June; see section 12(3) of the Harbours "
    "Act 1964.",
    "Contracts above £500,000 go to the board, those of £50,000 to £500,000 to its chairman.",
    "The net cost after dues of £210,450 depends on the season; it was £1.1m in 2015/16.",
    "Options range from £300,000 for patching to £2.5m for a new mole.",
    "The ferry carries 212,000 passengers a year, of whom 31,400 are pupils."};

/// The relation's own words within a paper, and on which lines they stand.
MadePaper paper(Dice& dice, const std::string& relation, bool spoilt) {
    MadePaper made;
    made.spoilt = spoilt;
    const std::string opening = "# Harbour works\n\n## Background\n\n" + dice.of(decoys) +
                                "\n\n## Financial comments\n\n" + dice.of(decoys) + "\n\n";
    const auto lines = [](std::string_view text) {
        return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    };
    made.first_line = lines(opening) + 1;
    made.last_line = made.first_line + lines(relation);
    made.text = opening + relation + "\n" + dice.of(decoys) +
                "\n\n## Legal comments\n\nThe board has the power to do so.\n";
    return made;
}

std::size_t count_of(Dice& dice, Slip slip, std::int64_t least, std::int64_t most) {
    return static_cast<std::size_t>(dice.between(slip == Slip::omitted ? least + 1 : least, most));
}

const char* heading_of(Style style) {
    return style == Style::pounds ? "£" : style == Style::thousands ? "£000" : "£m";
}

std::string row(const std::string& label, const std::vector<std::string>& cells) {
    std::string out = "| " + label + " |";
    for (const std::string& cell : cells)
        out += " " + cell + " |";
    return out + "\n";
}
std::string rule(std::size_t columns) {
    std::string out = "|---|";
    for (std::size_t c = 0; c < columns; ++c)
        out += "---|";
    return out + "\n";
}
} // namespace duly_test
