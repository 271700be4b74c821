// Tables with known totals.
#include "amounts_parts.hpp"

namespace duly_test {

static std::string year(std::size_t c) {
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

} // namespace duly_test
