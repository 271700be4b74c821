#include "amounts_papers.hpp"

#include <algorithm>
#include <string_view>

namespace duly_test {
namespace {

std::string grouped(std::int64_t value) {
    std::string out = std::to_string(value < 0 ? -value : value);
    for (std::size_t at = out.size(); at > 3;) {
        at -= 3;
        out.insert(at, ",");
    }
    return out;
}

enum class Style { pounds, thousands, millions };

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
std::string pounds(std::int64_t value) {
    return written(value, Style::pounds, false);
}

const std::vector<std::string> things = {"Harbour wall",     "Slipway lights", "Mooring rings",
                                         "Fish market roof", "Quay crane",     "Pilot boat",
                                         "Tide gauge",       "Ice house door", "Customs shed",
                                         "Rope store",       "Ferry ramp",     "Signal mast"};

std::string small(std::string thing) {
    thing[0] = static_cast<char>(thing[0] - 'A' + 'a');
    return thing;
}

struct Amounts {
    std::vector<std::int64_t> parts;
    std::int64_t total = 0;
};

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
bool covered(const Amounts& amounts, Style style) {
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

// ---- tables
// -----------------------------------------------------------------------------------

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
std::string year(std::size_t c) {
    return "20" + std::to_string(18 + c) + "/" + std::to_string(19 + c);
}

MadePaper table(Dice& dice, Slip slip) {
    const Style style =
        dice.of(std::vector<Style>{Style::pounds, Style::thousands, Style::millions});
    const auto columns = static_cast<std::size_t>(dice.between(1, 3));
    const std::size_t rows = count_of(dice, slip, 3, 9);
    const bool signs = slip == Slip::sign || dice.one_in(4);
    std::vector<Amounts> all;
    for (std::size_t c = 0; c < columns; ++c)
        all.push_back(sound_amounts(dice, style, rows, signs));
    // a row that is left out is missing in every column: only a table of one column shows it
    if (slip == Slip::omitted) all.resize(1);
    const bool spoilt = spoil(dice, slip, all[0], style);
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < all.size(); ++c)
        cells.push_back(year(c) + " (" + heading_of(style) + ")");
    std::string out = row("Work", cells) + rule(all.size());
    for (std::size_t r = 0; r < all[0].parts.size(); ++r) {
        cells.clear();
        for (const Amounts& each : all)
            cells.push_back(written(each.parts[r], style, true));
        out += row(signs && slip != Slip::sign && r + 1 == rows ? "Less " + small(things[r])
                                                                : things[r],
                   cells);
    }
    cells.clear();
    for (const Amounts& each : all)
        cells.push_back(written(each.total, style, true));
    return paper(dice,
                 out + row(dice.of(std::vector<std::string>{"Total", "TOTAL", "Total cost",
                                                            "**Total**", "Grand total"}),
                           cells),
                 spoilt);
}

/// Years across and a total for each row and column.
MadePaper cross_table(Dice& dice, Slip slip) {
    const Style style = dice.coin() ? Style::pounds : Style::thousands;
    const auto columns = static_cast<std::size_t>(dice.between(2, 4));
    const auto rows = static_cast<std::size_t>(dice.between(4, 8));
    std::vector<std::vector<std::int64_t>> grid(rows + 1,
                                                std::vector<std::int64_t>(columns + 1, 0));
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            const std::int64_t value =
                style == Style::pounds ? dice.between(1'000, 999'999) : dice.between(11, 9'999);
            grid[r][c] = value;
            grid[r][columns] += value;
            grid[rows][c] += value;
            grid[rows][columns] += value;
        }
    bool spoilt = slip == Slip::none;
    std::int64_t& cell =
        grid[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(rows)))]
            [static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(columns)))];
    const std::int64_t was = cell;
    if (slip == Slip::swapped) swap_digits(dice, cell);
    if (slip == Slip::unit) cell *= 10;
    if (slip == Slip::last_digit) cell += cell % 10 == 9 ? -7 : 9 - cell % 10;
    if (slip != Slip::none)
        spoilt = style == Style::pounds
                     ? cell != was
                     : size_of(cell - was) * 2 > static_cast<std::int64_t>(rows) + 1;
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < columns; ++c)
        cells.push_back(year(c));
    cells.emplace_back("Total");
    const std::string unit = style == Style::pounds ? "£" : "£000";
    std::string out = row("Work (" + unit + ")", cells) + rule(columns + 1);
    for (std::size_t r = 0; r <= rows; ++r) {
        cells.clear();
        for (const std::int64_t value : grid[r])
            cells.push_back(written(value, style, true));
        out += row(r == rows ? "Total" : things[r], cells);
    }
    return paper(dice, out, spoilt);
}

/// Two groups with sub-totals and a grand total.
MadePaper subtotals(Dice& dice, Slip slip) {
    const Style style = dice.coin() ? Style::pounds : Style::thousands;
    Amounts groups[2] = {sound_amounts(dice, style, count_of(dice, slip, 3, 5), false),
                         sound_amounts(dice, style, count_of(dice, slip, 3, 5), false)};
    for (Amounts& group : groups)
        group.total = sum_of(group.parts); // each is added up as shown
    Amounts grand{{groups[0].total, groups[1].total}, groups[0].total + groups[1].total};
    const auto where = dice.between(0, 2);
    bool spoilt = where == 2 ? slip != Slip::omitted && spoil(dice, slip, grand, style)
                             : spoil(dice, slip, groups[where], style);
    // the rows themselves make a grand total, too, and are rounded as often as they are many
    const auto rows = static_cast<std::int64_t>(groups[0].parts.size() + groups[1].parts.size());
    const std::int64_t off =
        size_of(sum_of(groups[0].parts) + sum_of(groups[1].parts) - grand.total);
    if (where == 2 && slip != Slip::none) {
        const auto beyond = [&](std::size_t g) {
            return size_of(grand.parts[g] - groups[g].total) * 2 >
                   static_cast<std::int64_t>(groups[g].parts.size()) + 1;
        };
        spoilt = spoilt && (beyond(0) || beyond(1) || off * 2 > rows + 1);
        // a sub-total that is wrong is wrong for its own rows
        groups[0].total = grand.parts[0];
        groups[1].total = grand.parts[1];
    }
    std::string out = row("Work", {heading_of(style)}) + rule(1);
    const char* names[2] = {"Capital works", "Other costs"};
    std::size_t thing = 0;
    for (std::size_t g = 0; g < 2; ++g) {
        out += row(names[g], {""});
        for (const std::int64_t part : groups[g].parts)
            out += row(things[thing++], {written(part, style, true)});
        out += row("Sub-total", {written(groups[g].total, style, true)});
    }
    out += row("Total", {written(grand.total, style, true)});
    return paper(dice, out, spoilt);
}

/// One table that goes on on the next page, its header repeated.
MadePaper two_pages(Dice& dice, Slip slip) {
    const Style style = dice.coin() ? Style::pounds : Style::thousands;
    Amounts amounts = sound_amounts(dice, style, count_of(dice, slip, 6, 10), false);
    const bool spoilt = spoil(dice, slip, amounts, style);
    const std::string header =
        row("Work", {std::string("Cost (") + heading_of(style) + ")"}) + rule(1);
    const std::size_t half = amounts.parts.size() / 2;
    std::string out = header;
    for (std::size_t r = 0; r < amounts.parts.size(); ++r) {
        if (r == half)
            out += dice.of(std::vector<std::string>{"\n", "\nPage 3\n\n", "\n(continued)\n\n"}) +
                   header;
        out += row(things[r], {written(amounts.parts[r], style, true)});
    }
    return paper(dice, out + row("Total", {written(amounts.total, style, true)}), spoilt);
}

// ---- words
// ------------------------------------------------------------------------------------

std::string enumerated(const Amounts& amounts, Style style, const char* joint = " for the ") {
    std::string parts;
    for (std::size_t i = 0; i < amounts.parts.size(); ++i) {
        if (i > 0) parts += i + 1 == amounts.parts.size() ? " and " : ", ";
        parts += written(amounts.parts[i], style, false) + joint + small(things[i]);
    }
    return parts;
}

MadePaper prose(Dice& dice, Slip slip) {
    const Style style = dice.coin() ? Style::pounds : Style::millions;
    Amounts amounts = sound_amounts(dice, style, count_of(dice, slip, 3, 5), false);
    const bool spoilt = spoil(dice, slip, amounts, style);
    const std::string parts = enumerated(amounts, style),
                      total = written(amounts.total, style, false);
    const std::vector<std::string> ways = {
        "The works cost " + total + ", made up of " + parts + ".\n",
        "The works cost " + total + ", comprising " + parts + ".\n",
        "The budget of " + total + " consists of " + parts + ".\n",
        "The board grants " + parts + ", totalling " + total + ".\n",
        "The board grants " + parts + ", a total of " + total + ".\n",
        "The board grants " + parts + " (" + total + " in total).\n",
        "The works cost " + total + " (" + parts + ").\n",
        "The works will cost " + total + ": " + parts + ".\n",
        "A budget of " + total + " is split between " + parts + ".\n",
        "The works cost " + total + ". This is made up of " + parts + ".\n",
        "There are costs of " + parts + ", giving a total of " + total + ".\n"};
    return paper(dice, dice.of(ways), spoilt);
}

MadePaper funders(Dice& dice, Slip slip) {
    Amounts amounts = sound_amounts(dice, Style::pounds, 2, false);
    const bool spoilt = spoil(dice, slip, amounts, Style::pounds);
    const std::string first = pounds(amounts.parts[0]), second = pounds(amounts.parts[1]),
                      total = pounds(amounts.total);
    const std::vector<std::string> ways = {
        "The pier costs " + total + ", drawn from the pier fund (" + first + ") and the town (" +
            second + ").\n",
        "The pier costs " + total + ", made up of " + first + " from the pier fund and " + second +
            " from the town.\n",
        "The pier costs " + total + ", funded by " + first + " from the pier fund and " + second +
            " from the town.\n",
        "The pier fund gives " + first + " and the town " + second + ", totalling " + total +
            ".\n"};
    return paper(dice, dice.of(ways), spoilt);
}

MadePaper list(Dice& dice, Slip slip) {
    Amounts amounts = sound_amounts(dice, Style::pounds, count_of(dice, slip, 3, 7), false);
    const bool spoilt = spoil(dice, slip, amounts, Style::pounds);
    const std::string total = pounds(amounts.total);
    const std::vector<std::string> openings = {
        "That the board approve " + total + " for the works, as follows:\n\n",
        "The total cost is " + total + ", made up of:\n\n", "The works cost " + total + ":\n\n",
        "A budget of " + total + " is needed for the following:\n\n",
        "The cost of " + total + " comprises:\n\n"};
    const bool own_total = dice.one_in(4);
    std::string out = own_total ? "The costs are:\n\n" : dice.of(openings);
    const bool before = dice.coin(), numbers = dice.one_in(3);
    std::size_t number = 0;
    for (std::size_t i = 0; i < amounts.parts.size(); ++i) {
        const std::string amount = pounds(amounts.parts[i]);
        out +=
            (numbers ? std::to_string(++number) + ". " : "- ") +
            (before ? amount + " for the " + small(things[i]) + ";" : things[i] + ": " + amount) +
            "\n";
    }
    if (own_total)
        out += (numbers ? std::to_string(++number) + ". " : "- ") + "Total: " + total + "\n";
    return paper(dice, out, spoilt);
}

MadePaper footnote(Dice& dice, Slip slip) {
    Amounts amounts = sound_amounts(dice, Style::pounds, count_of(dice, slip, 3, 4), false);
    const bool spoilt = spoil(dice, slip, amounts, Style::pounds);
    const std::string parts = enumerated(amounts, Style::pounds), total = pounds(amounts.total);
    const bool markdown = dice.coin();
    const std::string mark = markdown ? "[^1]" : "¹", note = markdown ? "[^1]: " : "¹ ";
    std::string out;
    if (dice.coin())
        out =
            "The works cost " + total + mark + " in all.\n\n" + note +
            dice.of(std::vector<std::string>{"Made up of ", "Comprises ", "This is made up of "}) +
            parts + ".\n";
    else
        out = "The works are described below" + mark + ".\n\n" + note + "The works cost " + total +
              ", made up of " + parts + ".\n";
    return paper(dice, out, spoilt);
}

MadePaper counts(Dice& dice, Slip slip) {
    Amounts amounts;
    const auto kinds = static_cast<std::size_t>(dice.between(slip == Slip::omitted ? 4 : 2, 4));
    for (std::size_t i = 0; i < kinds; ++i)
        amounts.parts.push_back(dice.between(11, 89));
    amounts.total = sum_of(amounts.parts);
    bool spoilt = true;
    std::int64_t& any = dice.coin() ? amounts.total : amounts.parts[0];
    if (slip == Slip::swapped) spoilt = any > 9 && any / 10 != any % 10 && any < 100;
    if (slip == Slip::swapped && spoilt) any = any % 10 * 10 + any / 10;
    if (slip == Slip::last_digit) any += any % 10 == 9 ? -3 : 1;
    if (slip == Slip::omitted) amounts.parts.pop_back();
    if (sum_of(amounts.parts) == amounts.total) spoilt = slip == Slip::none;
    const std::vector<std::string> names = {"ropes", "lamps", "buoys", "chains"};
    std::string parts;
    for (std::size_t i = 0; i < amounts.parts.size(); ++i) {
        if (i > 0) parts += i + 1 == amounts.parts.size() ? " and " : ", ";
        parts += names[i] + " (" + std::to_string(amounts.parts[i]) + ")";
    }
    const std::string total = std::to_string(amounts.total);
    const std::vector<std::string> ways = {
        "There were " + total + " faults, split between " + parts + ".\n",
        "There were " + total + " faults: " + parts + ".\n",
        "There were " + total + " faults, made up of " + parts + ".\n"};
    return paper(dice, dice.of(ways), spoilt);
}

// ---- the same figure in two places
// ------------------------------------------------------------

MadePaper restated(Dice& dice, Slip slip) {
    std::int64_t first = dice.between(30'007, 9'899'991), second = first;
    if (slip == Slip::swapped) swap_digits(dice, second);
    if (slip == Slip::last_digit) second += second % 10 == 9 ? -7 : 9 - second % 10;
    if (slip == Slip::unit) second *= 10;
    if (slip == Slip::stale) second += second * dice.between(4, 19) / 100 * (dice.coin() ? 1 : -1);
    const bool spoilt = slip == Slip::none || size_of(first - second) > 1;
    const std::string& thing = dice.of(things);
    const std::vector<std::string> asks = {
        "That the board approve " + pounds(first) + " for the " + small(thing) + ".",
        "The board is asked to approve a budget of " + pounds(first) + " for the " + small(thing) +
            ".",
        "That the board agree to spend " + pounds(first) + " on the " + small(thing) + "."};
    const std::vector<std::string> says = {
        "The " + small(thing) + " costs " + pounds(second) + ".",
        "The cost of the " + small(thing) + " is " + pounds(second) + ".",
        "A budget of " + pounds(second) + " is available for the " + small(thing) + ".",
        "| Work | Cost |\n|---|---|\n| Tool shed | £17,200 |\n| " + thing + " | " + pounds(second) +
            " |"};
    const std::string opening = "# Harbour works\n\n## Recommendation\n\n";
    MadePaper made;
    made.text = opening + dice.of(asks) + "\n\n## Background\n\n" + dice.of(decoys) +
                "\n\n## Financial comments\n\n" + dice.of(says) + "\n\n" + dice.of(decoys) + "\n";
    made.first_line = 5;
    made.last_line =
        static_cast<std::uint32_t>(std::count(made.text.begin(), made.text.end(), '\n'));
    made.spoilt = spoilt;
    return made;
}

/// A list in the recommendation and the table that it was taken from.
MadePaper list_and_table(Dice& dice, Slip slip) {
    Amounts amounts =
        sound_amounts(dice, Style::pounds, static_cast<std::size_t>(dice.between(4, 7)), false);
    std::vector<std::int64_t> listed = amounts.parts;
    const auto at =
        static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(listed.size()) - 1));
    if (slip == Slip::swapped) swap_digits(dice, listed[at]);
    if (slip == Slip::stale) listed[at] += listed[at] / 7 + 1003;
    if (slip == Slip::unit) listed[at] *= 10;
    MadePaper made;
    made.spoilt = slip == Slip::none || listed[at] != amounts.parts[at];
    made.text = "# Harbour works\n\n## Recommendation\n\nThat the board approve:\n\n";
    for (std::size_t i = 0; i < listed.size(); ++i)
        made.text += "- " + pounds(listed[i]) + " for the " + small(things[i]) + ";\n";
    made.text += "\n## Financial comments\n\n" + row("Work", {"Cost (£)"}) + rule(1);
    for (std::size_t i = 0; i < listed.size(); ++i)
        made.text += row(things[i], {grouped(amounts.parts[i])});
    made.text += row("Total", {grouped(amounts.total)}) + "\n" + dice.of(decoys) + "\n";
    made.first_line = 5;
    made.last_line =
        static_cast<std::uint32_t>(std::count(made.text.begin(), made.text.end(), '\n'));
    return made;
}

// ---- percentages, years, changes
// --------------------------------------------------------------

MadePaper yearly(Dice& dice, Slip slip) {
    const std::vector<std::string> numbers = {"two", "three", "four", "five"};
    const std::int64_t years = dice.between(2, 5);
    std::int64_t each = dice.between(11'003, 499'999);
    std::int64_t total = each * years;
    const std::int64_t was = total;
    if (slip == Slip::swapped) swap_digits(dice, total);
    if (slip == Slip::last_digit) total += total % 10 == 9 ? -7 : 9 - total % 10;
    if (slip == Slip::unit) total *= 10;
    if (slip == Slip::omitted) total -= each; // a year
    const std::string n = numbers[static_cast<std::size_t>(years) - 2];
    const std::vector<std::string> ways = {"The lease costs " + pounds(each) + " per year for " +
                                               n + " years, a total of " + pounds(total) + ".\n",
                                           "The lease costs " + pounds(each) + " a year over " + n +
                                               " years (" + pounds(total) + ").\n",
                                           "The lease costs " + pounds(total) + " in total, at " +
                                               pounds(each) + " per annum for " + n + " years.\n"};
    return paper(dice, dice.of(ways), slip == Slip::none || size_of(was - total) * 2 > years + 1);
}

MadePaper change(Dice& dice, Slip slip) {
    const std::int64_t from = dice.between(110'003, 999'999), by = from * dice.between(3, 24) / 100;
    const bool up = dice.coin();
    const std::int64_t to = up ? from + by : from - by;
    std::int64_t said = by;
    if (slip == Slip::swapped) swap_digits(dice, said);
    if (slip == Slip::last_digit) said += said % 10 == 9 ? -7 : 9 - said % 10;
    if (slip == Slip::unit) said *= 10;
    const std::vector<std::string> ways = {
        std::string("The budget ") + (up ? "rises" : "falls") + " from " + pounds(from) + " to " +
            pounds(to) + ", " + (up ? "an increase" : "a reduction") + " of " + pounds(said) +
            ".\n",
        std::string("The budget ") + (up ? "increases" : "decreases") + " by " + pounds(said) +
            " from " + pounds(from) + " to " + pounds(to) + ".\n"};
    return paper(dice, dice.of(ways), slip == Slip::none || size_of(said - by) * 2 > 3);
}

MadePaper portion(Dice& dice, Slip slip) {
    const std::int64_t percent = dice.between(5, 60);
    const std::int64_t whole = dice.between(200, 9'000) * 1'000 + 500;
    std::int64_t part = (whole * percent + 50) / 100;
    if (slip == Slip::swapped) swap_digits(dice, part);
    if (slip == Slip::unit) part *= 10;
    const std::int64_t apart = size_of(part * 100 - whole * percent);
    const bool spoilt = slip == Slip::none || apart * 2 > whole + percent + 1000;
    const std::vector<std::string> ways = {
        "The town pays " + pounds(part) + " (" + std::to_string(percent) + "% of " + pounds(whole) +
            ").\n",
        "A contingency of " + std::to_string(percent) + "% of " + pounds(whole) + ", " +
            pounds(part) + ", is held.\n"};
    return paper(dice, dice.of(ways), spoilt);
}

} // namespace

const std::vector<Form>& forms() {
    using S = Slip;
    static const std::vector<Form> all = {
        {"table", table, {S::omitted, S::swapped, S::last_digit, S::unit, S::sign}},
        {"table with totals across", cross_table, {S::swapped, S::last_digit, S::unit}},
        {"table with sub-totals", subtotals, {S::omitted, S::swapped, S::last_digit, S::unit}},
        {"table over two pages", two_pages, {S::omitted, S::swapped, S::last_digit, S::unit}},
        {"sentence", prose, {S::omitted, S::swapped, S::last_digit, S::unit}},
        {"sentence of two parts", funders, {S::swapped, S::last_digit, S::unit}},
        {"list", list, {S::omitted, S::swapped, S::last_digit, S::unit}},
        {"footnote", footnote, {S::omitted, S::swapped, S::last_digit, S::unit}},
        {"counts", counts, {S::omitted, S::swapped, S::last_digit}},
        {"restatement", restated, {S::swapped, S::last_digit, S::unit, S::stale}},
        {"list and table", list_and_table, {S::swapped, S::unit, S::stale}},
        {"years", yearly, {S::omitted, S::swapped, S::last_digit, S::unit}},
        {"change", change, {S::swapped, S::last_digit, S::unit}},
        {"percentage", portion, {S::swapped, S::unit}}};
    return all;
}

const char* name_of(Slip slip) {
    switch (slip) {
    case Slip::none:
        return "none";
    case Slip::omitted:
        return "omitted part";
    case Slip::swapped:
        return "swapped digits";
    case Slip::last_digit:
        return "last digit";
    case Slip::unit:
        return "unit";
    case Slip::sign:
        return "sign";
    case Slip::stale:
        return "stale figure";
    }
    return "";
}

} // namespace duly_test
