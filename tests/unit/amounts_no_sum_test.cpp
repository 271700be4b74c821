// What stands where a sum would stand and is none: balances, running totals, things counted once,
// parts that are taken off, amounts that count more than once. And the slips beside them.
#include "amounts_faults.hpp"

using duly_test::faults;
using duly_test::sound;

namespace {

const std::string head = "| Quay | Boats | Dues £ |\n|---|---|---|\n";

} // namespace

TEST_CASE("columns of balances, running totals and greatest values are no sums") {
    sound({"| Month | Dues £ | Year to date £ | Left £ |\n|---|---|---|---|\n"
           "| April | 4,100 | 4,100 | 8,900 |\n| May | 3,600 | 7,700 | 5,300 |\n"
           "| June | 5,200 | 12,900 | 100 |\n| Total | 12,900 | 12,900 | 100 |",
           "| Year | Berths at start | Built | Lost | Berths at end |\n|---|---|---|---|---|\n"
           "| 2019 | 210 | 12 | 4 | 218 |\n| 2020 | 218 | 9 | 7 | 220 |\n"
           "| 2021 | 220 | 3 | 11 | 212 |\n| Total | 210 | 24 | 22 | 212 |",
           "| Loan year | Owed £ | Interest £ | Outstanding £ |\n|---|---|---|---|\n"
           "| 1 | 40,000 | 2,000 | 20,000 |\n| 2 | 20,000 | 1,000 | 9,500 |\n"
           "| 3 | 9,500 | 475 | 0 |\n| Total | 40,000 | 3,475 | 0 |",
           "| Quay | Boats | Longest stay (weeks) |\n|---|---|---|\n"
           "| North | 31 | 14 |\n| South | 24 | 52 |\n| East | 11 | 33 |\n| Total | 66 | 52 |"});
    // the same tables with a slip in what is a sum
    CHECK(faults("| Month | Dues £ | Fines £ | Year to date £ |\n|---|---|---|---|\n"
                 "| April | 4,100 | 210 | 4,100 |\n| May | 3,600 | 340 | 7,700 |\n"
                 "| June | 5,200 | 180 | 12,900 |\n| Total | 12,700 | 730 | 12,900 |") ==
          "AMT001 differs; ");
}

TEST_CASE("what is counted once in a total is no slip") {
    const std::string rows = "| North | 310 | 4,120 |\n| South | 245 | 3,675 |\n"
                             "| East | 118 | 1,905 |\n";
    sound({head + rows + "| Total | 560 | 9,700 |\n\nBoats that use both quays are counted once.",
           head + rows + "| Total | 560* | 9,700 |\n\n\\* Some boats use several quays.",
           head + rows + "| Total (unique boats) | 560 | 9,700 |",
           // the boats of the last row, by chance
           head + rows + "| Total | 428 | 9,700 |\n\nMany boats call at more than one quay.",
           "| Group | Crew | Town |\n|---|---|---|\n| Under 30 | 41.0% | 38% |\n"
           "| 30 to 60 | 48.5% | 55% |\n| Over 60 | 6.5% | - |\n| Not stated | 4.0% | 3% |\n"
           "| Total | 100% | 100% |"});
    // money is not counted once, and swapped digits are no count of its own
    CHECK(faults(head + rows + "| Total | 673 | 9,300 |") == "AMT001 differs; ");
    CHECK(faults(head + rows + "| Total | 637 | 9,700 |") == "AMT001 swapped; ");
    // more in all than in the rows
    CHECK(faults(head + rows + "| Total | 690 | 9,700 |") == "AMT001 differs; ");
}

TEST_CASE("parts of a net sum may be taken off without a word") {
    sound({"The gap of £4.0m is made up of wages £6.0m, dues £1.5m and savings £0.5m.",
           "The net cost of £130,000: pilots £90,000, moorings £75,000 and income of £35,000.",
           "Net £1.5m: pay £1.4m, boats £0.3m, fees and charges £0.2m.",
           "The net budget of £130,000 is made up of:\n\n- pilots £90,000;\n- moorings £75,000; "
           "and\n- dues received as income £35,000.",
           "The shortfall of £4.0m is made up of:\n\n- wages £6.0m;\n- dues £1.5m; and\n- savings "
           "£0.5m."});
    // no way of taking off makes it
    CHECK(faults("The gap of £130,000 is made up of pilots £60,000, moorings £45,000 and savings "
                 "£35,000.") == "AMT003 differs; ");
    // and nothing says that something would be taken off
    CHECK(faults("The cost of £130,000 is made up of £90,000 for pilots, £75,000 for moorings and "
                 "£35,000 for lamps.") == "AMT003 doubtful; ");
}

TEST_CASE("a number times an amount is not the amount") {
    sound({"The £85,000 is made up of five berths of £12,000 and one of £25,000.",
           "The cost is £90,000, consisting of 3 pilots at £25,000 and a cook at £15,000.",
           "The £100,000 consists of two instalments of £40,000 and a last one of £20,000.",
           "The £200,000 comprises £25,000 x 4 and £100,000.",
           "The £200,000 comprises 4 x £25,000 and £100,000.",
           "The £200,000 comprises £100,000 from us and £25,000 apiece from the four towns.",
           "The £200,000 comprises £100,000 for the mole and £20,000 per quay for five quays.",
           "The £200,000 comprises £50,000 in 2020/21 and £75,000 in 2021/22 and 2022/23.",
           "The cost of £130,000 is made up as follows:\n\n- two pilots at £40,000;\n- boats at "
           "£50,000."});
    CHECK(faults("The £200,000 comprises £50,000 in 2020/21, £75,000 in 2021/22 and £57,000 in "
                 "2022/23.") == "AMT003 differs; ");
}

TEST_CASE("what a part was before is no part") {
    sound({"The budget of £2.4m comprises £1.5m (2022/23: £1.4m) of dues and £0.9m (2022/23: "
           "£0.8m) of fees.",
           "A total of £200,000 was spent: £120,000 on piles and £80,000 on crew, compared with "
           "£150,000 and £60,000 in 2020.",
           "The £200,000 comprises £120,000 to the pilots, who have had £60,000 before, and "
           "£80,000 to the divers.",
           "The £200,000 comprises mainly £120,000 for piles and £72,000 for crew."});
}

TEST_CASE("the items of a list may stand for two") {
    sound({"The following four towns took part:\n\n- Northmouth and Southmouth;\n- Eastmouth; "
           "and\n- Westmouth.",
           "Four bids were received:\n\n- Gull Ltd (two bids);\n- Tern Ltd; and\n- Auk Ltd."});
    CHECK(faults("The following four towns took part:\n\n- Northmouth;\n- Eastmouth; and\n- "
                 "Westmouth.") == "AMT005 fewer; ");
}

TEST_CASE("parts of rates and brackets with two amounts") {
    sound({"Rent is £30,000 a year, of which £45,000 has been paid for the first 18 months.",
           "A fee of £1,200 per berth, of which £14,400 has been charged for 12 berths.",
           "The annual rent is £30,000, of which £45,000 has been paid since April 2021.",
           "10% of the £412,000 (£20,000 this year and £21,200 next) is held back."});
    CHECK(faults("The grant is £30,000, of which £45,000 has been paid.") == "AMT008 exceeds; ");
    CHECK(faults("10% of the £412,000 (£52,100) is held back.") == "AMT009 differs; ");
}
