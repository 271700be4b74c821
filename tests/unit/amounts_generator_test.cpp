// Papers made by the thousand with sums that are known to hold, and the same with one slip each: no
// sound one may be accused, and nearly every slip must be found.
#include <algorithm>
#include <map>
#include <random>

#include "engine/check.hpp"
#include "engine/plugin_host.hpp"
#include "rules/pack.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

struct Ground {
    engine::PluginHost host;
    rules::PackSet packs;
    std::unique_ptr<engine::Checker> checker;
    engine::CheckOptions options; ///< with all other rules off
};

Ground& ground() {
    static const auto made = [] {
        auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
        if (!host) FAIL(host.error().describe());
        auto packs = rules::load_packs({duly_test::source_dir() + "/rules"}, host->catalogue());
        if (!packs) FAIL(packs.error().describe());
        auto out = std::make_unique<Ground>(Ground{std::move(*host), std::move(*packs), {}, {}});
        out->checker = std::make_unique<engine::Checker>(out->packs, out->host);
        out->options.pack = "common";
        for (const auto& pack : out->packs.packs)
            for (const auto& rule : pack.rules)
                if (rule.id.substr(0, 3) != "AMT") out->options.grades[rule.id] = std::nullopt;
        return out;
    }();
    return *made;
}

/// Rules and lines of what is held against the paper.
std::string accusations(const std::string& paper) {
    const model::FileReport report = ground().checker->check(paper, "paper.md", ground().options);
    std::string out;
    for (const model::PaperReport& each : report.papers)
        for (const model::Finding& finding : each.results)
            if (finding.outcome == model::Outcome::fail)
                out += finding.rule + ' ' + finding.case_name + ": " + finding.message + '\n';
    return out;
}

class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    /// Both ends included; the same on every platform.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        const std::uint64_t span = static_cast<std::uint64_t>(high - low) + 1;
        const std::uint64_t wide = (std::uint64_t{engine_()} << 32U) | engine_();
        return low + static_cast<std::int64_t>(wide % span);
    }
    bool coin() { return between(0, 1) == 1; }
    template <class T> const T& of(const std::vector<T>& all) {
        return all[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(all.size()) - 1))];
    }

private:
    std::mt19937 engine_;
};

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

enum class Slip { none, omitted, swapped, last_digit, unit, sign };

const std::vector<std::string> things = {"Harbour wall",     "Slipway lights", "Mooring rings",
                                         "Fish market roof", "Quay crane",     "Pilot boat",
                                         "Tide gauge",       "Ice house door", "Customs shed"};

struct Amounts {
    std::vector<std::int64_t> parts;
    std::int64_t total = 0;
};

/// Parts in exact pounds, then each rounded by itself to the style's unit.
Amounts sound_amounts(Dice& dice, Style style, std::size_t count, bool signs) {
    const std::int64_t unit = style == Style::pounds ? 1 : style == Style::thousands ? 1000 : 10000;
    Amounts made;
    std::int64_t exact = 0;
    const auto rounded = [&](std::int64_t value) {
        return value >= 0 ? (value + unit / 2) / unit : -((-value + unit / 2) / unit);
    };
    for (std::size_t i = 0; i < count; ++i) {
        std::int64_t value = dice.between(10'007, 9'899'991);
        if (unit == 1 && dice.coin()) value = value / 500 * 500;
        if (signs && i == count - 1) value = -value / 9;
        exact += value;
        made.parts.push_back(rounded(value));
    }
    made.total = rounded(exact);
    return made;
}

/// Two neighbouring digits that differ, not the last pair (rounding might cover that).
bool swap_digits(Dice& dice, std::int64_t& value) {
    std::string digits = std::to_string(value < 0 ? -value : value);
    if (digits.size() < 4) return false;
    const auto at =
        static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(digits.size()) - 3));
    if (digits[at] == digits[at + 1] || digits[at + 1] == '0') return false;
    std::swap(digits[at], digits[at + 1]);
    value = std::stoll(digits) * (value < 0 ? -1 : 1);
    return true;
}

/// Whether the slip could be made so that rounding does not cover it.
bool spoil(Dice& dice, Slip slip, Amounts& amounts) {
    const auto part = static_cast<std::size_t>(
        dice.between(0, static_cast<std::int64_t>(amounts.parts.size()) - 1));
    const auto covered = static_cast<std::int64_t>(amounts.parts.size() / 2 + 1);
    switch (slip) {
    case Slip::none:
        return true;
    case Slip::omitted:
        if (amounts.parts.size() < 4 || amounts.parts[part] * 3 > amounts.total) return false;
        if (amounts.parts[part] < 0) return false;
        amounts.parts.erase(amounts.parts.begin() + static_cast<std::ptrdiff_t>(part));
        return true;
    case Slip::swapped:
        return dice.coin() ? swap_digits(dice, amounts.total)
                           : swap_digits(dice, amounts.parts[part]);
    case Slip::last_digit: {
        const std::int64_t by = covered + 1;
        amounts.total += dice.coin() ? by : -by;
        std::int64_t apart = -amounts.total;
        for (const std::int64_t value : amounts.parts)
            apart += value;
        const auto rounding = static_cast<std::int64_t>(amounts.parts.size()) + 1;
        return amounts.total % 10 != 0 && (apart < 0 ? -apart : apart) * 2 > rounding;
    }
    case Slip::unit:
        amounts.parts[part] *= 10;
        return amounts.parts[part] > 0;
    case Slip::sign:
        if (amounts.parts.back() >= 0 || amounts.parts.back() * -20 < amounts.total) return false;
        amounts.parts.back() *= -1;
        return true;
    }
    return false;
}

const std::vector<std::string> decoys = {
    "The Harbour Master may sign contracts of up to £250,000.",
    "Last year £4,812,500 was spent on the outer mole, and 3,412 boats called.",
    "Paragraph 4.2 of the plan of 12 March 2018 names 14 berths (telephone 01234 567890).",
    "Dues rose by 3.4 per cent in 2017/18 and are expected to reach £1.2m to £1.4m.",
    "About £90,000 a year is saved; the reserve stands at £612,388."};

std::string table(Dice& dice, Slip slip, bool& made) {
    const Style style =
        dice.of(std::vector<Style>{Style::pounds, Style::thousands, Style::millions});
    const auto columns = static_cast<std::size_t>(dice.between(1, 3));
    const auto rows = static_cast<std::size_t>(dice.between(slip == Slip::omitted ? 5 : 3, 7));
    const bool signs = slip == Slip::sign || dice.between(0, 3) == 0;
    const char* unit = style == Style::pounds ? "£" : style == Style::thousands ? "£000" : "£m";
    std::vector<Amounts> all;
    for (std::size_t c = 0; c < columns; ++c)
        all.push_back(sound_amounts(dice, style, rows, signs));
    // a row that is left out is missing in every column
    made = slip != Slip::omitted || columns == 1 ? spoil(dice, slip, all[0])
                                                 : spoil(dice, Slip::swapped, all[0]);
    const std::size_t shown = all[0].parts.size();
    std::string out = "| Work |";
    for (std::size_t c = 0; c < columns; ++c)
        out += " 20" + std::to_string(18 + c) + "/" + std::to_string(19 + c) + " (" + unit + ") |";
    out += "\n|---|";
    for (std::size_t c = 0; c < columns; ++c)
        out += "---|";
    for (std::size_t r = 0; r < shown; ++r) {
        out += "\n| " + things[r] + " |";
        for (std::size_t c = 0; c < columns; ++c)
            out += " " + written(all[c].parts[r], style, true) + " |";
    }
    out += "\n| Total |";
    for (std::size_t c = 0; c < columns; ++c)
        out += " " + written(all[c].total, style, true) + " |";
    return out + "\n";
}

std::string prose(Dice& dice, Slip slip, bool& made) {
    const Style style = dice.coin() ? Style::pounds : Style::millions;
    Amounts amounts = sound_amounts(
        dice, style, static_cast<std::size_t>(dice.between(slip == Slip::omitted ? 4 : 3, 5)),
        false);
    made = spoil(dice, slip, amounts);
    std::string parts;
    for (std::size_t i = 0; i < amounts.parts.size(); ++i) {
        if (i > 0) parts += i + 1 == amounts.parts.size() ? " and " : ", ";
        std::string thing = things[i];
        thing[0] = static_cast<char>(thing[0] - 'A' + 'a');
        parts += written(amounts.parts[i], style, false) + " for the " + thing;
    }
    const std::string total = written(amounts.total, style, false);
    if (dice.coin()) return "The works cost " + total + ", made up of " + parts + ".\n";
    return "The board grants " + parts + ", totalling " + total + ".\n";
}

std::string list(Dice& dice, Slip slip, bool& made) {
    Amounts amounts = sound_amounts(
        dice, Style::pounds,
        static_cast<std::size_t>(dice.between(slip == Slip::omitted ? 4 : 3, 6)), false);
    made = spoil(dice, slip, amounts);
    std::string out = "That the board approve " + written(amounts.total, Style::pounds, false) +
                      " for the works, as follows:\n\n";
    const bool before = dice.coin();
    for (std::size_t i = 0; i < amounts.parts.size(); ++i) {
        const std::string amount = written(amounts.parts[i], Style::pounds, false);
        out +=
            "- " + (before ? amount + " for the " + things[i] : things[i] + ": " + amount) + "\n";
    }
    return out;
}

using Maker = std::string (*)(Dice&, Slip, bool&);

std::string paper(Dice& dice, Maker maker, Slip slip, bool& made) {
    std::string out = "# Harbour works\n\n## Financial comments\n\n" + dice.of(decoys) + "\n\n";
    out += maker(dice, slip, made);
    return out + "\n" + dice.of(decoys) +
           "\n\n## Legal comments\n\nThe board has the power to do so.\n";
}

const std::vector<std::pair<std::string, Maker>> makers = {
    {"table", table}, {"prose", prose}, {"list", list}};

} // namespace

TEST_CASE("A thousand papers whose sums hold are not accused") {
    constexpr int papers = 1000;
    for (int i = 0; i < papers; ++i) {
        Dice dice(static_cast<std::uint32_t>(i) + 1);
        bool made = false;
        const std::string text = paper(
            dice, makers[static_cast<std::size_t>(i) % makers.size()].second, Slip::none, made);
        const std::string said = accusations(text);
        if (said.empty()) continue;
        FAIL_CHECK(said << text);
    }
}

TEST_CASE("Nearly every planted slip is found") {
    const std::map<std::string, Slip> slips = {{"omitted row", Slip::omitted},
                                               {"swapped digits", Slip::swapped},
                                               {"last digit", Slip::last_digit},
                                               {"unit", Slip::unit},
                                               {"sign", Slip::sign}};
    constexpr int tries = 150;
    constexpr std::size_t few = 20;
    for (const auto& [where, maker] : makers)
        for (const auto& [what, slip] : slips) {
            if (slip == Slip::sign && where != "table") continue;
            std::size_t planted = 0, found = 0;
            std::string missed;
            for (int i = 0; i < tries; ++i) {
                Dice dice(static_cast<std::uint32_t>(i) + 5000);
                bool made = false;
                const std::string text = paper(dice, maker, slip, made);
                if (!made) continue;
                ++planted;
                if (!accusations(text).empty())
                    ++found;
                else if (missed.empty())
                    missed = text;
            }
            INFO(what << " in a " << where << ": " << found << " of " << planted << "\n" << missed);
            CHECK(planted >= few);
            CHECK(found * 100 >= planted * 98);
        }
}
