// One sum in the summary, the recommendation and the financial comments: what is asked for and what
// it costs, in the phrasings that papers have, and what two sums of sound papers look like.
#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// Of a paper whose three parts are these, the cases of AMT006 that fail.
std::string fails(const std::string& summary, const std::string& asked, const std::string& costed) {
    const auto file = duly_test::project_checker().check(
        "# Ferry Board\n\n## 1. Summary\n\n1.1 " + summary + "\n\n## 2. Recommendations\n\n2.1 " +
            asked +
            "\n\n## 3. Background\n\n3.1 The quay is old.\n\n## 4. Financial "
            "implications\n\n4.1 " +
            costed + "\n\n## 5. Legal implications\n\n5.1 None.\n",
        "paper.md", {});
    std::string cases;
    for (const auto& paper : file.papers)
        for (const auto& each : paper.results)
            if (each.rule == "AMT006" && each.outcome == model::Outcome::fail)
                cases += each.case_name + ' ';
    return cases;
}
std::string fails(const std::string& asked, const std::string& costed) {
    return fails("This report deals with the quay.", asked, costed);
}

} // namespace

TEST_CASE("a sum that is asked for and costed with two digits swapped", "[asked]") {
    for (const auto& [asked, costed] : {
             std::pair<std::string, std::string>{
                 "That the tender of Hollis Ltd for the quay wall in the sum of £512,340 be "
                 "accepted.",
                 "The tender sum of £521,340 is met from the repairs fund."},
             {"That the Board approve expenditure of £427,500 on mending the slipway.",
              "The cost of the works is £472,500, which can be met from the harbour programme."},
             {"That the Board agree to spend £143,200 on ticket machines.",
              "Spending of £134,200 is charged to the pier budget."},
             {"That the Board approve the purchase of 12 launches at a cost of £1.36m.",
              "The launches cost £1.63m and are paid for from capital receipts."},
             {"That the Board release £2.47m for the new boathouse.",
              "The boathouse will cost £2.74m. It is in the capital programme."},
             {"That the Board agree to take a lease of the chandlery at an annual rent of £38,400.",
              "The rent of £34,800 a year is met from the property budget."},
             {"To award a contract for 14 ticket machines to Bibby Ltd at £127,400.",
              "The budget is £130,000. The contract of £124,700 leaves £5,300 for fitting."},
             {"That the Board make a loan of £250,500 to the Sailing Trust.",
              "The loan of £205,500 is repaid over ten years."},
             {"That the ferry run to midnight at a cost of £96,000 funded by the county.",
              "The cost of £69,000 is made up of £22,000 for crew, £39,000 for fuel and £8,000 for "
              "lights."},
             {"R3 That the Board pay for two more pilots, at a cost of £84,000 a year, from the "
              "fund.",
              "The cost of recommendation R3 is £48,000 a year. The fund is overspent."},
         })
        CHECK(fails(asked, costed) == "asked ");
    CHECK(fails("This report asks for approval of £812,000 of capital for cameras.",
                "That the Board approve capital expenditure of £821,000 in 2022/23 for 1,450 "
                "additional cameras.",
                "They are in the programme.") == "asked ");
    CHECK(fails("The Board proposes to refurbish both piers at a cost of £4.62m.",
                "That the Board approve capital expenditure of £4.26m for the refurbishment of the "
                "piers.",
                "They are in the programme.") == "asked ");
    CHECK(fails("This decision asks for approval of grants of £128,500 to twelve clubs.",
                "That the Board approve grants from the Sailing and Rowing Fund of £125,800 to the "
                "twelve clubs.",
                "They are in the programme.") != "");
}

TEST_CASE("rows of a form are held against one another as sections are", "[asked]") {
    const auto file = duly_test::project_checker().check(
        "# Officer decision notice\n\nWestmere Borough Council\n\n| | |\n|---|---|\n"
        "| Decision ref | ODN-7 |\n| Title of decision | Ticket machines |\n"
        "| Decision | To award a contract for ticket machines to Bibby Ltd at £127,400. |\n"
        "| Reasons | Bibby Ltd had the best score. |\n"
        "| Financial comments | The contract of £124,700 leaves £5,300 for fitting. |\n"
        "| Legal comments | None. |\n",
        "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    std::string cases;
    for (const auto& each : file.papers[0].results)
        if (each.rule == "AMT006") cases += each.case_name;
    CHECK(cases == "asked");
}

TEST_CASE("two sums of sound papers that look like one with digits swapped", "[asked]") {
    const std::string expenditure = "That the Board approve expenditure of £418,000 on the piers.";
    for (const char* const costed :
         {"The budget is £481,000.", "The cost is within the budget of £481,000.",
          "The cost of the works is £481,000 with a contingency.",
          "A new pier would cost £481,000 and was rejected.",
          "Board approved a cost of £481,000 in March 2021. Prices have fallen since.",
          "The cost of £481,000 includes the lift that the county pays for.",
          "The gross cost of £481,000 is met from the fund.",
          "The cost is met from the reserve, which stands at £481,000 after the works.",
          "The scheme costs £481,000, towards which the Trust gives labour in kind.",
          "The cost is £481,000 at 2025 prices.", "The cost of the street lights is £481,000.",
          "The whole-life cost is £481,000.", "The cost of £481,000 is shared with the county.",
          "The cost of £481,000 and the cost of fitting are met from the fund.",
          "The total cost of £481,000 is met; £63,000 is for the county's lift.",
          "The cost of £481,000 for the boards and the railings of the piers which the county is "
          "to pay for was told to the Board in May.",
          "The pier cost £481,000 when it was built.", "Painting the piers costs £481,000."}) {
        INFO(costed);
        CHECK(fails(expenditure, costed).empty());
    }
    const std::string award = "That the Board award the contract to Ash Ltd at £142,300.";
    for (const char* const costed :
         {"The cost in 2022/23 is £124,300.", "The cost to be met this year is £124,300.",
          "After the county grant, the cost is £124,300.", "The unit cost is £124,300.",
          "The pre-tender estimate of cost is £124,300.", "Doing nothing costs £124,300.",
          "The second lowest tender sum is £124,300.", "The cost of supervision is £124,300.",
          "The cost is £124,300; the county meets what is left.",
          "The sum of £124,300 is held for this in the insurance fund."}) {
        INFO(costed);
        CHECK(fails(award, costed).empty());
    }
    // a maximum and an estimate, decisions in parts, other routes, other terms, a grant towards it
    CHECK(fails("That the Board approve expenditure of up to £520,000 on the piers.",
                "The estimated cost is £502,000.")
              .empty());
    CHECK(fails("That the Board approve £418,000 for the works and £63,000 for fees.",
                "The total cost of £481,000 is met from borrowing.")
              .empty());
    CHECK(
        fails("That the Board approve £418,000 for works, £40,000 for fees and £23,000 for ropes.",
              "The total cost of £481,000 is met from borrowing.")
            .empty());
    CHECK(fails("That the Board award the contract for route 9 to Ash Ltd at £142,300.",
                "The contract for route 6 costs £124,300.")
              .empty());
    CHECK(fails("That a grant of £54,300 be paid to the Sailing Trust.",
                "The grant of £53,400 to the Scouts is paid from the same fund.")
              .empty());
    CHECK(fails("That the Board award a five-year contract at a cost of £318,000.",
                "The cost over seven years is £381,000.")
              .empty());
    CHECK(fails("The county is building a pier at a cost of £4.62m.",
                "That the Board approve a grant of £4.26m to the county towards the pier.",
                "The grant is met from borrowing.")
              .empty());
    CHECK(fails("The piers cost £4.62m.", "That the Board approve capital expenditure of £4.26m.",
                "Removal costs of £210,000 and hire of £150,000 are met from revenue.")
              .empty());
    // what a summary tells of and does not ask for
    for (const char* const summary :
         {"The Board agreed to spend £142,300 on lamps in 2020.",
          "The county spends £142,300 on lamps.", "The scheme has a total cost of £142,300.",
          "The report reviews the contract for lamps of £142,300.",
          "The Government has offered a grant of £142,300 for lamps.",
          "The scheme at Ashby will cost £142,300."}) {
        INFO(summary);
        CHECK(fails(summary, "That the Board approve expenditure of £124,300 on lamps at Corve.",
                    "It is in the programme.")
                  .empty());
    }
    CHECK(fails("The club requests a grant of £142,300.",
                "That the Board approve a grant of £124,300.", "It is in the fund.")
              .empty());
    CHECK(fails("That the Board approve expenditure of £124,300 on lamps.",
                "The Board spends £142,300 on lamps.")
              .empty());
    CHECK(fails("This report deals with a grant of £154,000 for 2021/22.",
                "That the Board approve a grant of £145,000 for 2022/23.", "It is in the fund.")
              .empty());
}

TEST_CASE("the only sums of two parts that differ by more than digits are told mildly", "[asked]") {
    CHECK(
        fails("That the tender of Hollis Ltd for the quay wall in the sum of £512,340 be accepted.",
              "The tender sum of £559,500 is met from the repairs fund.") == "stale ");
    CHECK(fails("That the Board approve the purchase of 12 launches at a cost of £1.36m.",
                "The launches cost £1.75m and are paid for from capital receipts.") == "stale ");
    CHECK(fails("The Board is asked to approve £295,000 of spending on night boats.",
                "That the Board approve expenditure of £275,000 on night boats.",
                "It is in the budget.") == "stale ");
    for (const char* const costed :
         {"The total cost of £559,500 is met from the repairs fund.",
          "The cost of the works is £559,500.", "The cost is £559,500 with VAT.",
          "The cost of £559,500 is shared with the county.", "The cost of paint is £559,500.",
          "The budget is £559,500.", "The tender sum of £559,500 was the second lowest.",
          "The cost of £559,500 is met, £47,160 of it by the county.",
          "The tender sum of £559,500 is met from the repairs fund, and the rest by the county.",
          "The tender sum of £559,500 is met from the repairs fund, the county paying the "
          "difference.",
          "The tender sum is £559,500, and the county meets what is above.",
          "The tender sum is £559,500 once stamp duty is paid."}) {
        INFO(costed);
        CHECK(fails("That the tender of Hollis Ltd for the quay wall in the sum of £512,340 be "
                    "accepted.",
                    costed)
                  .empty());
    }
    // a "joint" body shares nothing
    CHECK(fails("The Joint Board is asked to approve £8.64m of capital.",
                "The Joint Board is asked to release £8.46m of capital.",
                "It is in the budget.") != "");
    // the decision says who pays for what is above
    CHECK(fails("This report asks the Board to approve spending of £86,000 on the boat park.",
                "That the Board approve spending of £68,000 on the boat park, the parish paying "
                "the rest.",
                "The cost of £68,000 is met from reserves.")
              .empty());
}
