#include "amounts_papers.hpp"

#include <algorithm>

#include "amounts_parts.hpp"

namespace duly_test {
namespace {

std::string pounds(std::int64_t value) {
    return written(value, Style::pounds, false);
}

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
