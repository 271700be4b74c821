// What a careful officer would never hold against a paper: each of these has tempted a checker of
// amounts. And what must hold for every figure: readings, roundings, ways of writing.
#include "amounts_papers.hpp"
#include "project_checker.hpp"
#include "structure/figures.hpp"
#include "support/catch.hpp"

#include "../../plugins/amounts/style.hpp" // after pattern.hpp, which has a `whole` of its own

using namespace duly;
using amounts::Figure;
using amounts::Noughts;
using amounts::Verdict;
using duly_test::Dice;

namespace {

/// Rules and cases of this family with that outcome, in the order of the rules.
std::string said(const std::string& words, model::Outcome outcome, const char* name = "paper.md") {
    const std::string paper = "# Harbour works\n\n## Financial comments\n\n" + words + "\n";
    const model::FileReport report = duly_test::project_checker().check(paper, name, {});
    std::string out;
    for (const model::PaperReport& each : report.papers)
        for (const model::Finding& finding : each.results)
            if (finding.rule.starts_with("AMT") && finding.outcome == outcome &&
                (outcome != model::Outcome::pass || !finding.related.empty()))
                out += finding.rule + ' ' + finding.case_name + "; ";
    return out;
}
std::string faults(const std::string& words) {
    return said(words, model::Outcome::fail);
}
std::string confirmed(const std::string& words) {
    return said(words, model::Outcome::pass);
}

} // namespace

TEST_CASE("limits of delegated powers are no costs") {
    CHECK(
        faults("The quay costs £26,000. The Harbour Master may sign contracts of £499,000 or less, "
               "and vary them.\n\nContracts up to the value of £499,000 are his, those above "
               "£500,000 the board's.")
            .empty());
}

TEST_CASE("money of other years and other projects is no part of this one") {
    const std::string words =
        "A total of £200,000 has been set aside for tide gauges along the outer mole.\n\nThe ferry "
        "ramp had £70,000 "
        "in its first year and the fish market £787,108; in 2015 the board gave £200,000 for "
        "lights.\n\nA total of £200,000 is needed for tide gauges along the outer mole over three "
        "years.";
    CHECK(faults(words).empty());
    CHECK(confirmed(words).find("AMT006 agrees;") != std::string::npos);
}

TEST_CASE("different things are counted apart") {
    const std::string four = "\n\n- Dredging\n- Lighting\n- Mooring\n- Patrols";
    CHECK(faults("Four of the five proposals were taken up:" + four).empty());
    CHECK(faults("There are twenty-four proposals, of which we name these:" + four).empty());
    CHECK(faults("There are twenty-three proposals:" + four).empty());
    CHECK(faults("There are five proposals:" + four).find("AMT005") != std::string::npos);
    CHECK(faults("The seven women's clubs and the five harbours met. Two of the harbours named in "
                 "the plan, Ashby and Corve, have asked for lights.")
              .empty());
    CHECK(faults(
              "There are 4 sites: three in the county and the town itself. The yard has 40.5 posts "
              "and 112 boats.")
              .empty());
    CHECK(faults("The plan rests on prevention, repair and care. It has four strands – Dredging, "
                 "Repair, Lights and Care.")
              .empty());
}

TEST_CASE("a paper without figures has nothing to reconcile") {
    CHECK(faults("The board looks at the work of the pilots, as it did in the spring.").empty());
    CHECK(confirmed("The board looks at the work of the pilots, as it did in the spring.").empty());
}

TEST_CASE("grants that conversion scattered still make their sum") {
    const std::string words =
        "<sup>£1,000,000</sup> from the Ministry, £300,000 from the port –, £100,000, £80,000 from "
        "the college. Finally, an additional £130,000 came from the lottery. The total funding for "
        "this pier is therefore - £1,610,000.";
    CHECK(faults(words).empty());
    CHECK(confirmed(words).find("AMT003 adds-up;") != std::string::npos);
}

TEST_CASE("figures and marks that conversion broke are read") {
    const std::string words = "That the board approve £47, 110, 918 as indicated below:\n\n"
                              "- £22,975,553 for the mole;\n"
                              "- o £24,135,365 for the quay.\n\n"
                              "Dues rose by 10,2% and then by 7,1%.";
    CHECK(faults(words).empty());
    CHECK(confirmed(words).find("AMT004 adds-up;") != std::string::npos);
}

TEST_CASE("money beside a table is not of its total") {
    CHECK(faults(
              "| Work | £ |\n|---|---|\n| Mole | 4,179,523 |\n| Quay | 775,000 |\n| Lights | "
              "16,901,030 |\n| Total | 21,855,553 |\n\nThe Ministry gives £11,197,600 of this, the "
              "port £7,322,363; £8,204,050 hangs on others.")
              .empty());
}

TEST_CASE("percentages that claim no whole are let be") {
    CHECK(faults(
              "Of all boats 29% are yachts, 44% trawlers, 55.6% are local and 77% insured compared "
              "to 21% abroad, a 1.7% increase. Storms cause over half of these losses (53%), with "
              "fire and theft each accounting for 18% of the total; four in five owners (79%) pay "
              "in time.")
              .empty());
}

TEST_CASE("the same areas in another order are the same") {
    const std::string words =
        "That the board approve:\n\n- £775,000 for the pilot boat;\n- £1,120,000 for the harbour "
        "wall;\n- £4,179,523 for the fish market.\n\n| Area | £ |\n|---|---|\n| The fish market | "
        "4,179,523 |\n| The pilot boat | 775,000 |\n| The harbour wall | 1,120,000 |\n| Total | "
        "6,074,523 |";
    CHECK(faults(words).empty());
    CHECK(confirmed(words).find("AMT006 agrees;") != std::string::npos);
}

TEST_CASE("telephone numbers and numbers without commas are no sums") {
    CHECK(faults("The office heard 1020 cases and 5540 calls; call it on 01708 432927 about 257 of "
                 "the cases. Between 2014 and 2018 there were 12 storms.")
              .empty());
}

TEST_CASE("rounding reaches as far up as down") {
    for (int i = 0; i < 500; ++i) {
        Dice dice(static_cast<std::uint32_t>(i) + 77);
        const auto place = static_cast<std::int32_t>(dice.between(-2, 3));
        std::vector<Figure> parts;
        std::vector<Figure> opposite;
        std::int64_t sum = 0;
        for (std::int64_t n = dice.between(2, 7); n > 0; --n) {
            Figure part;
            part.kind = Figure::Kind::money;
            part.value = {dice.between(-99'999, 999'999), place};
            sum += part.value.mantissa;
            parts.push_back(part);
            part.value.mantissa *= -1;
            opposite.push_back(part);
        }
        const std::int64_t off = dice.between(0, 9);
        const auto verdict = [&](const std::vector<Figure>& of, std::int64_t total) {
            Figure whole;
            whole.kind = Figure::Kind::money;
            whole.value = {total, place};
            return amounts::add_up(of, whole, Noughts::column).verdict == Verdict::holds;
        };
        const bool covered = off * 2 <= static_cast<std::int64_t>(parts.size()) + 1;
        CHECK(verdict(parts, sum + off) == covered);
        CHECK(verdict(parts, sum - off) == covered);
        CHECK(verdict(opposite, -sum - off) == covered);
        CHECK(verdict(opposite, -sum + off) == covered);
    }
}

TEST_CASE("what is written in any manner is read as it was meant") {
    struct Manner {
        const char *before, *after;
        std::int32_t power;
    };
    const std::vector<Manner> manners = {{"£", "", 0},         {"£", "m", 6},  {"£", " million", 6},
                                         {"£", "k", 3},        {"£", "bn", 9}, {"€", "", 0},
                                         {"£", " billion", 9}, {"", "%", 0}};
    for (int i = 0; i < 800; ++i) {
        Dice dice(static_cast<std::uint32_t>(i) + 9);
        const Manner& manner = dice.of(manners);
        amounts::Style style;
        style.before = manner.before;
        style.after = manner.after;
        style.power = manner.power;
        style.places = static_cast<std::int32_t>(manner.power == 0 ? 2 : dice.between(0, 3));
        style.commas = dice.coin();
        const duly_decimal value{dice.between(1, 9'999'999), manner.power - style.places};
        const std::string words = amounts::written(style, value);
        const auto read = structure::figure_at(words, 0);
        INFO(words);
        REQUIRE(read.has_value());
        CHECK(read->length == words.size());
        CHECK(amounts::compare({read->value.mantissa, read->value.exponent}, value) == 0);
        // and what is read can be written again in the same manner
        Figure figure;
        figure.kind =
            std::string_view(manner.after) == "%" ? Figure::Kind::percent : Figure::Kind::money;
        figure.currency = read->unit;
        figure.value = {read->value.mantissa, read->value.exponent};
        CHECK(amounts::written(amounts::style_of(figure, words), figure.value) == words);
    }
}

TEST_CASE("a row that is the sum of those above it is not added a second time") {
    // the last figure has two digits swapped (234.3), which its row shows too
    const std::string words = "| | 2023/24 £m | 2024/25 £m | Change £m |\n|---|---|---|---|\n"
                              "| Crews | 141.2 | 149.9 | 8.7 |\n| Yard | 62.4 | 66.1 | 3.7 |\n"
                              "| Boats | 48.8 | 51.3 | 2.5 |\n| Gross | 252.4 | 267.3 | 14.9 |\n"
                              "| Income | (31.6) | (33.0) | (1.4) |\n"
                              "| Net budget | 220.8 | 243.3 | 13.5 |";
    CHECK(faults(words) == "AMT001 crossed-swapped; ");
}

TEST_CASE("what is taken off by a word is taken off") {
    const std::string sum = "The quay costs £2.4m, comprising £1.6m from the port and £0.9m from "
                            "the town less ";
    CHECK(confirmed(sum + "a receipt of £0.1m.").find("AMT003 adds-up;") != std::string::npos);
    // with the receipt added it would be near enough, and taken off it is not
    CHECK(confirmed("The quay costs £2.7m, comprising £1.6m from the port and £0.9m from the town "
                    "less a receipt of £0.1m.")
              .find("AMT003") == std::string::npos);
    CHECK(faults(sum + "a receipt of £0.7m.").empty());
    CHECK(confirmed("The quay costs £2,400, made up of £1,600 for stone, £900 for sand and £100 "
                    "for rope, minus £200 for scrap.")
              .find("AMT003 adds-up;") != std::string::npos);
}

TEST_CASE("a change from one count to another is the percentage beside it") {
    const auto wrong = [](const std::string& words) {
        return faults(words).find("AMT011 percent-differs;") != std::string::npos;
    };
    const auto not_that_share = [](const std::string& words) {
        return faults(words).find("AMT011 step-differs;") != std::string::npos;
    };
    CHECK(
        wrong("The number of boats has risen from 1,960 in 2019/20 to 2,940, an increase of 65%."));
    CHECK(wrong("The number of boats rises from 196 to 294, an increase of 65%."));
    CHECK(
        wrong("Dues have risen from £1,960 in 2019/20 to £2,940 in 2024/25, an increase of 65%."));
    CHECK(not_that_share("A mooring costs £91.35 for a small boat, an increase of £5.00 (6.79%)."));
    CHECK(not_that_share("Dues fall to £45.00, a decrease of £5.00 (20%)."));
    CHECK(faults("A quay costs £18,750, which is £2,520 more than the present rent of £16,500.") ==
          "AMT011 differs; ");
    for (const std::string sound :
         {"The number of boats has risen from 1,960 in 2019/20 to 2,940, an increase of 50%.",
          "A mooring costs £91.35 for a small boat, an increase of £5.00 (5.79%).",
          "A mooring costs £91.35 for a small boat, an increase of £5.00 (5.47%).", // of the new
                                                                                    // one
          "Dues fall to £40.00, a decrease of £10.00 (20%).",
          "A quay costs £18,750, which is £2,250 more than the present rent of £16,500.",
          "A quay costs £18,750, which is £2,520 more than the present rent of £1,354 a month.",
          "The quay costs £120.00 and the lock £91.35, an increase of £5.00 (2.42%).",
          "The harbour was open from 1960 to 1990, an increase of 65% of its life.",
          "Traffic has grown from 2019/20 to 2024/25, an increase of 65%.",
          "The share rose from 12.5 to 40%, an increase of 65% in real terms.",
          "Boats rose from 1,960 to about 2,940 and ferries fell, an increase of 65% in tonnage."})
        CHECK(faults(sound).empty());
}

TEST_CASE("a share is told in words, of money and behind its whole") {
    const auto wrong = [](const std::string& words) {
        return faults(words).find("AMT007 counted-differs;") != std::string::npos;
    };
    CHECK(wrong("Fourteen of the 48 boats (39.2%) are let."));
    CHECK(wrong("Twenty-one of the 48 boats (39.2%) are let."));
    CHECK(wrong("There are 4,870 berths, of which 1,912 (29%) have no light."));
    CHECK(wrong("So far £24.9m of the £38.6m (56%) has been spent."));
    for (const std::string sound :
         {"Fourteen of the 48 boats (29.2%) are let.", "Sixty of the 80 boats (75%) are let.",
          "There are 4,870 berths, of which 1,912 (39%) have no light.",
          "There are 4,870 berths, of which 1,912 (29%) of those let have no light.",
          "So far £24.9m of the £38.6m (65%) has been spent.",
          "So far £24.9m of the £38.6m (56% last year) has been spent.",
          "So far £24.9m of the £38.6m target (56%) has been spent.",
          "There were 300 calls from 12 ports, of which 9 (3%) came late.",
          "Four of the crew of 12 boats (39.2%) of the east are let."})
        CHECK(faults(sound).empty());
}

TEST_CASE("what a pass says was read so") {
    // rounding alone would let these make £2m, and what is taken off was left out of it
    const std::string rounded = "The budget of £2m consists of dues of £1.4m, fees of £350,000 and "
                                "reserves of £250,000";
    CHECK(confirmed(rounded + ".").find("AMT003 adds-up;") != std::string::npos);
    CHECK(confirmed(rounded + ", less a contingency of £100,000.").empty());
    CHECK(faults(rounded + ", less a contingency of £100,000.").empty());
    // numbers that belong to names count nothing
    CHECK(confirmed(
              "The board took the Year 2 Delivery Plan in May.\n\nThe Year 2 Delivery Plan goes "
              "to the board in May.")
              .empty());
    CHECK(confirmed("All 146 patrol boats were built for the board.\n\nThe board keeps 146 patrol "
                    "boats.")
              .find("AMT006 agrees;") != std::string::npos);
    // a table's total is compared with what announces it, and is no sum of one figure
    CHECK(confirmed("The works cost £238,500:\n\n| Quay | Cost |\n|---|---|\n| East | £75,400 |\n"
                    "| West | £163,100 |\n| Total | £238,500 |")
              .find("AMT004 as-totalled;") != std::string::npos);
}

TEST_CASE("a sum may begin in the sentence before the one that states it") {
    for (const std::string total : {"£5.5 million in all.", "making £5.5 million in total."})
        CHECK(faults("The dredging grant for 2025/26 is £3.2 million. The ferry grant adds £0.9 "
                     "million and the harbour dues £1.4 million, " +
                     total)
                  .empty());
    CHECK(!faults("The dredging grant for 2025/26 is £4.2 million. The ferry grant adds £0.9 "
                  "million and the harbour dues £1.4 million, £5.5 million in all.")
               .empty());
}

TEST_CASE("what is included is listed behind a colon") {
    const std::string savings =
        "Savings of £420,000 are included: £185,000 from the pilots, £140,000 from dredging and ";
    CHECK(faults(savings + "£75,000 from lights.") == "AMT003 doubtful; ");
    CHECK(faults(savings + "£95,000 from lights.").empty());
    CHECK(faults("Dues of £420,000, of which £185,000 come from yachts, included £140,000 for the "
                 "mole and £75,000 for lights.")
              .empty());
}

TEST_CASE("two digits swapped between what is summed up and what is asked for") {
    const auto paper = [](const std::string& summary, const std::string& asked,
                          const std::string& rest = "The quay is old.") {
        return "The board met in May.\n\n## Summary\n\n" + summary +
               "\n\n## Recommendations\n\nThat the board " + asked + "\n\n## Detail\n\n" + rest;
    };
    const auto slip = [&](const std::string& words) {
        return faults(words).find("AMT006 slip;") != std::string::npos;
    };
    CHECK(slip(paper("The forecast outturn is an overspend of £3.58m.",
                     "note the forecast outturn of £3.85m overspent.")));
    CHECK(slip(paper("The contribution of the port is £1.24m.",
                     "approve a contribution of £1.42m to the quay.")));
    CHECK(slip(paper("The contribution of the port is £1.24m.",
                     "approve a contribution of £1.42m to the quay.",
                     "| Who | £m |\n|---|---|\n| Port | 1.42 |\n| Town | 2.20 |")));
    // two ports; three that pay; last year's; both in a table; other years
    CHECK(!slip(paper("The contribution of Ashby is £1.24m, that of Corve £1.42m.",
                      "approve a contribution of £1.42m to the quay.")));
    CHECK(!slip(paper("The contribution of Ashby is £1.24m.",
                      "approve a contribution of £1.42m to the quay.",
                      "Corve makes a contribution of £2.20m.")));
    CHECK(!slip(paper("Members pay a fee of £124.", "approve a fee of £142 for visitors.")));
    CHECK(!slip(paper("The contribution was £1.24m last year.",
                      "approve a contribution of £1.42m to the quay.")));
    CHECK(!slip(paper("The contribution of the port is £1.24m.",
                      "approve a contribution of £1.42m to the quay.",
                      "| Who | £m |\n|---|---|\n| Port | 1.42 |\n| Town | 1.24 |")));
    CHECK(!slip(paper("The contribution in 2024/25 is £1.24m.",
                      "approve a contribution of £1.42m in 2025/26.")));
    CHECK(!slip(paper("The overspend is £3.58m.", "note the forecast overspend of £3.85m.")));
}

TEST_CASE("a label goes on below its figures where only spaces make the table") {
    const auto table = [](const std::string& below, const std::string& total) {
        return "Item                2025/26 (£)                Total (£)\n"
               "                    Cost         Income        Net\n"
               "Dredging of         1,180        (1,180)       0\n" +
               below +
               "Pilots              640          (640)         0\n"
               "Rope                0            (1,225)       (1,225)\n"
               "Total               " +
               total + "        (3,045)       (1,225)\n";
    };
    const auto text = [](const std::string& words, model::Outcome outcome) {
        return said(words, outcome, "paper.txt");
    };
    using Outcome = model::Outcome;
    CHECK(text(table("the channel\n", "1,820"), Outcome::fail).empty());
    CHECK(text(table("the channel\n", "1,820"), Outcome::pass).find("AMT001 adds-up;") !=
          std::string::npos);
    CHECK(text(table("the channel\n", "1,280"), Outcome::fail).find("AMT001") != std::string::npos);
    // it may as well name the rows below it
    CHECK(text(table("Outer Channel\n", "1,820"), Outcome::fail).empty());
}
