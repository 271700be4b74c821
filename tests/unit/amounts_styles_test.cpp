// Sums, shares, terms and changes in the manners of many councils: what is sound is let be, and a
// slip in the same words is found.
#include "amounts_faults.hpp"

using duly_test::faults;
using duly_test::sound;

namespace {} // namespace

TEST_CASE("what only explains a part is no part") {
    sound(
        {"The quay costs £50,000, consisting of £20,000 (previously £18,000) for piles and "
         "£30,000 for decking.",
         "The quay costs £50,000, made up of £20,000 for piles (was £18,000) and £30,000 for "
         "decking (was £25,000).",
         "The quay costs £50,000, made up of £20,000 for piles (2023/24: £18,000) and £30,000 for "
         "decking (2023/24: £22,000).",
         "The quay costs £50,000, made up of £20,000 for piles (of which £5,000 is VAT) and "
         "£30,000 for decking.",
         "The quay costs £50,000, made up of £20,000 for piles, up from £18,000 last year, and "
         "£30,000 for decking.",
         "The quay costs £50,000, comprising £20,000 for piles compared with £18,000 last year, "
         "and £30,000 for decking.",
         "The overspend of £50,000 consists of £20,000 on piles against a budget of £300,000 and "
         "£30,000 on decking against a budget of £410,000.",
         "The grant of £50,000 is made up of £20,000 for piles, £10,000 of which was spent last "
         "year, and £30,000 for decking.",
         "A total of £60,000: £40,000 to the pilots, up from £35,000, and £20,000 to the divers, "
         "unchanged from £20,000.",
         "The programme of £38.2m (previously £36.9m) is financed from £15.0m of grants, £5.2m of "
         "receipts and £18.0m of borrowing (limit £25m).",
         "The harbour is subsidised with £60,000 a year for five years, reducing to £40,000, a "
         "total of £240,000.",
         "The claim was settled at £20,000 and costs of £30,000, £60,000 in all, less insurance "
         "of £10,000."});
    // and the parts that remain are still added up
    CHECK(faults("The quay costs £50,000, consisting of £20,000 (previously £18,000) for piles, "
                 "£10,000 for lamps and £30,000 for decking.") == "AMT003 doubtful; ");
}

TEST_CASE("two parts and their sum in so many words") {
    const std::string end = " in total.";
    CHECK(faults("The port pays £100,000 and the town £50,000, £160,000" + end) ==
          "AMT003 doubtful; ");
    CHECK(faults("The port pays £20,000 and the town £30,000, making £60,000" + end) ==
          "AMT003 doubtful; ");
    sound({"The port pays £100,000 and the town £50,000, £150,000" + end,
           "In 2023 the port paid £20,000 and the town £30,000; the two colleges £60,000" + end,
           "We paid £20,000 to the pilots, £30,000 to the divers, and to all others £60,000" + end,
           "The port gets £20,000 and the town £30,000, pilots and divers £60,000" + end});
}

TEST_CASE("a target or another year's percentage is not the share") {
    sound({"8 of 10 members (target 75%) came.", "8 of 10 members (75% last year) came.",
           "Of the indicators, 8 of 10 (up from 75%) are green.",
           "Four in five pilots (national average 71%) are satisfied.",
           "About a third of the catch (target 50%) was sold.",
           "45 of 60 calls (previous quarter 68%) were answered.",
           "12 of 20 boats (60%; target 65%) were inspected.",
           "The port holds a half share (25%) of the ferry through its holding company.",
           "Half of all members (a quorum being 30%) attended."});
    CHECK(faults("Last year 31 of the 45 boats (59%) were let.") == "AMT007 counted-differs; ");
    CHECK(faults("Over half of these boats (41%) were let.") == "AMT007 differs; ");
}

TEST_CASE("a total that is not of the years alone is no slip") {
    sound(
        {"The rent of £30,000 per year for five years, discounted to £120,000, is paid first.",
         "We pay £20,000 a year for three years from a total budget of £200,000.",
         "It costs £15,000 per year per site for four years; the total over six is £360,000.",
         "We paid £10,000 a year for three years; the total cost of the pier was £400,000.",
         "Support costs £5,000 per annum per boat for three years, a total of £90,000 for all.",
         "The rent is £12,000 a year for three years (first six months free), a total of £30,000.",
         "The fee is £1,500 per year for four years (£5,500 if paid in advance).",
         "We pay £30,000 per annum for three years, a sum of £30,000 being payable in advance."});
    CHECK(faults("The rent is £12,000 a year for three years, a total of £63,000.") ==
          "AMT010 differs; ");
    CHECK(faults("The lease costs £63,000 in total, at £12,000 per annum for three years.") ==
          "AMT010 differs; ");
}

TEST_CASE("a step of another thing is no change of this one") {
    sound({"Dues rise from £212,000 to £245,000, a berth increase of 3%.",
           "The charge rises from £10.00 to £12.00, an increase of £4,000 in income.",
           "Crews fell from 120 to 110 in 2023 and by 5 in 2024.",
           "Dues rose from £100,000 to £120,000, an increase of £15,000 over inflation.",
           "Reserves fall from £5.1m to £4.2m, and the planned reduction of £1.2m is off.",
           "Visits rose from 12,000 to 15,000 (up 10% nationally).",
           "The list fell from 1,240 to 1,100, a reduction of 45 on the month."});
    CHECK(faults("Dues rise from £212,000 to £245,000, an increase of £35,000.") ==
          "AMT011 differs; ");
}

TEST_CASE("a variance column is taken off by every row but one") {
    const auto table = [](const std::string& lamps, const std::string& ropes) {
        return "| Work | Budget £000 | Actual £000 | Variance £000 |\n|---|---|---|---|\n"
               "| Piles | 410 | 395 | (15) |\n| Decking | 620 | 640 | 20 |\n"
               "| Lamps | 310 | 305 | " +
               lamps + " |\n| Ropes | 280 | 260 | " + ropes + " |\n| Paint | 120 | 118 | (2) |";
    };
    sound({table("(5)", "(20)")});
    CHECK(faults(table("(5)", "(30)")) == "AMT002 doubtful; ");
    sound({table("15", "(30)")}); // two rows that do not: the column is something else
}

TEST_CASE("an average under a column is no total") {
    sound({"| Parish | Berths | Dues £ | Due per berth £ | Band £ |\n|---|---|---|---|---|\n"
           "| Ashby | 120 | 63,000 | 525.00 | 52.31 |\n| Corve | 31 | 9,500 | 306.45 | 30.58 |\n"
           "| Denby | 9 | 2,500 | 277.78 | 28.41 |\n| Total | 160 | 75,000 | 468.75 | 46.79 |"});
}

TEST_CASE("a column is surely wrong only where another one is right") {
    const std::string one = "| Work | £ |\n|---|---|\n| Piles | 62,500 |\n| Lamps | 118,000 |\n"
                            "| Ropes | 300,500 |\n| Total | 418,000 |";
    CHECK(faults(one) == "AMT001 doubtful-swapped; ");
    const std::string two = "| Work | 2023 | 2024 |\n|---|---|---|\n| Piles | 62,500 | 10 |\n"
                            "| Lamps | 118,000 | 20 |\n| Ropes | 300,500 | 30 |\n"
                            "| Total | 418,000 | 60 |";
    CHECK(faults(two) == "AMT001 swapped; ");
}

TEST_CASE("very long paragraphs and tables of many totals take no longer than they must") {
    std::string paragraph, table = "| Work | £ |\n|---|---|\n";
    for (int i = 0; i < 3000; ++i) {
        const std::string n = std::to_string(1000 + i);
        paragraph += "The grant " + n + " of £" + n + " consists of £500 and £" +
                     std::to_string(500 + i) + ", £" + n + " in total, ";
        table += "| Part " + n + " | 10 |\n| Rest " + n + " | 20 |\n| Sub-total | 30 |\n";
    }
    sound({paragraph, table + "| Total | 90,000 |"});
}
