// Things that a sentence counts in all and part by part: sums that are not, and sentences that look
// like one.
#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// Cases of AMT003 and AMT005 that fail in a paper with these words.
std::string fails(const std::string& words) {
    const auto file = duly_test::project_checker().check(
        "# Ferry Board\n\n## 1. Summary\n\n1.1 The quay is old.\n\n## 2. Background\n\n2.1 " +
            words + "\n",
        "paper.md", {});
    std::string cases;
    for (const auto& paper : file.papers)
        for (const auto& each : paper.results)
            if ((each.rule == "AMT003" || each.rule == "AMT005") &&
                each.outcome == model::Outcome::fail)
                cases += each.rule + ' ' + each.case_name + "; ";
    return cases;
}

} // namespace

TEST_CASE("what is counted part by part and in all", "[counted]") {
    for (
        const char* const words :
        {"There were 846 thefts in 2022/23: 512 of cars, 203 of boats and 121 of ropes.",
         "Of these 118 became claims: 64 of damage, 29 of loss, 17 of delay and 12 of other kinds.",
         "The survey found 148 boats with leaks: 61 in Ashby, 52 in Corve and 45 in Dunmow.",
         "The 1,450 lamps are for the Harbour Group (640), Roads Team (520) and Aviation (390).",
         "TB said that five reviews were done: two with high assurance, two with some assurance "
         "and two with low assurance.",
         "Of 1,940 skippers 612 replied. Of those who replied, 398 (65%) were in favour, 183 (30%) "
         "against and 41 (7%) had no view.",
         "There were 846 thefts: 512 of cars, 203 of boats and 121 of ropes. Nine were solved.",
         "The club has 14 members: 8 skippers, 3 pilots and 2 cooks. They meet on Mondays."}) {
        INFO(words);
        CHECK(fails(words) == "AMT003 doubtful; ");
    }
}

TEST_CASE("counts that need not make what is counted in all", "[counted]") {
    for (const char* const words :
         {"There were 846 thefts: 512 of cars, 203 of boats and 131 of ropes.",
          "There were 846 thefts, the largest groups being: 512 of cars, 203 of boats and 91 of "
          "ropes.",
          "There are 40 members: 24 voted for it, 9 against and 6 abstained.",
          "There are 14 members: 8 councillors, 4 pilots and 3 non-voting observers.",
          "There were 52 pupils: 30 of the town, 14 with boats and 11 under ten.",
          "There were 52 pupils: 28 with cars, 16 with boats and 11 with bicycles. Some are "
          "counted in "
          "more than one group.",
          "There were 120 replies. Of those, 60 (50%) liked the quay, 36 (30%) the pier and 27 "
          "(23%) "
          "both.",
          "There were 120 replies. Of those, 60 (50%) liked the quay, 36 (30%) the pier and 21 "
          "(18%) "
          "neither.",
          "The 14 clubs met in paragraphs A (3), B (4) and C (5).",
          // of several answers each: rounding alone makes three of them no 103 per cent
          "The survey had 612 replies. Of those, 398 (65%) wanted ropes, 190 (31%) lamps and 41 "
          "(7%) bins.",
          "The survey had 612 replies. Of those, 398 (65%) were in favour, 190 (31%) against and "
          "41 (7%) had no view, as skippers could tick two answers.",
          "The desk took 340 calls: 200 on fog, 90 on tides and 60 on ice. A caller may raise two "
          "things.",
          "Skippers were free to name two harbours. There were 148 answers: 61 in Ashby, 52 in "
          "Corve and 45 in Dunmow.",
          // what is missing stands behind
          "There were 846 thefts: 512 of cars, 203 of boats and 121 of ropes. Ten were not sorted.",
          "There were 846 thefts: 512 of cars, 203 of boats and 121 of ropes. Of oars, 10 went.",
          "There were 846 thefts: 512 of cars, 203 of boats and 121 of ropes.\n\n2.2 Ten were not "
          "sorted.",
          "The pier has 230 huts: 120 of wood, 70 of brick and 35 of stone. A guard lives in five.",
          "The board has 15 members: 7 pilots, 4 skippers and 3 cooks. The chair is a judge.",
          "The 52 crew are full-time (31), part-time (14) and casual (6). The mate's post is open.",
          "The board has 12 seats: 6 Blue, 4 Green and 1 Red. One waits for an election.",
          "There are 30 beds: 12.5 in the east, 10 in the west, 7 in the north and 4 in the south.",
          "The club has 30 boats: 12 yachts, 10 trawlers, 7 ferries and a tug.",
          "The 30 places are in Ashby (12), Corve (10) and Dunmow (7), with one kept back.",
          "At the meeting 12 people spoke: 5 residents, 4 traders, and 4 officers answered them.",
          "The fleet has 30 boats: 12 from 9 am, 10 from 10 am and 7 from noon."}) {
        INFO(words);
        CHECK(fails(words).empty());
    }
}

TEST_CASE("a list ends where the next paragraph has its number", "[counted]") {
    const std::string list = "The programme has four strands:\n\n- a hub on the quay;\n"
                             "- checks of boats;\n- a guide for skippers.\n\n";
    const std::string table =
        "\n\n| Strand | Cost |\n|---|---|\n| Hub | £60,000 |\n| Guide | £20,000 |";
    CHECK(fails(list + "2.2 The cost of each strand is:" + table) == "AMT005 fewer; ");
    // more of it may follow
    CHECK(fails(list + "2.2 The fourth strand is an evaluation." + table).empty());
    CHECK(fails(list + "The cost of each is:" + table).empty());
    CHECK(fails(list + table.substr(2)).empty());
}
