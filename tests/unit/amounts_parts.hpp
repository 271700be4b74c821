// What the makers of tables and of words share.
#pragma once

#include "amounts_papers.hpp"

namespace duly_test {

enum class Style { pounds, thousands, millions };

struct Amounts {
    std::vector<std::int64_t> parts;
    std::int64_t total = 0;
};

extern const std::vector<std::string> things, decoys;

/// "1,234,567", without a sign.
std::string grouped(std::int64_t value);
/// A value in units of the style: pounds, thousands, or hundredths of a million.
std::string written(std::int64_t value, Style style, bool cell);
std::string small(std::string thing);
const char* heading_of(Style style);
std::string row(const std::string& label, const std::vector<std::string>& cells);
std::string rule(std::size_t columns);

std::int64_t sum_of(const std::vector<std::int64_t>& parts);
std::int64_t size_of(std::int64_t value);
/// Parts in exact pounds, then each rounded by itself to the style's unit.
Amounts sound_amounts(Dice& dice, Style style, std::size_t count, bool signs);
/// Two neighbouring digits that differ; the figure keeps its length.
bool swap_digits(Dice& dice, std::int64_t& value);
/// Whether the slip could be made so that rounding does not cover it.
bool spoil(Dice& dice, Slip slip, Amounts& amounts, Style style);
/// How many parts, one more where one is to be left out.
std::size_t count_of(Dice& dice, Slip slip, std::int64_t least, std::int64_t most);
/// The relation's own words within a paper, and on which lines they stand.
MadePaper paper(Dice& dice, const std::string& relation, bool spoilt);

MadePaper table(Dice& dice, Slip slip);
MadePaper cross_table(Dice& dice, Slip slip);
MadePaper subtotals(Dice& dice, Slip slip);
MadePaper two_pages(Dice& dice, Slip slip);

} // namespace duly_test
