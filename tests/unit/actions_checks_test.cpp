// What checks of "actions", "dates" and "recommendations" say of papers made by hand. Most tables
// of actions are shown by the rules' examples; these cannot show what is inconclusive.
#include "check_sketch.hpp"
#include "support/catch.hpp"

using duly_test::names;
using duly_test::run_check;
using duly_test::Sketch;

namespace {

Sketch meeting() {
    Sketch paper;
    paper.section("attendance", "substantive", "Present");
    paper.line("Rhoda Skelling (Harbour Office), Tom Ware, Theo Winn");
    paper.section("apologies", "substantive", "Apologies");
    paper.line("Ada Finch");
    paper.section("", "substantive", "1. Dredging");
    paper.line("Tom Ware undertook to ask the pilots about the lights.");
    paper.line("Action: RS to report on the chains.");
    paper.line("Action: Theo Winn to find safety boats.");
    return paper;
}

} // namespace

TEST_CASE("actions.initials asks only of initials that are used and fit two who were there") {
    Sketch paper = meeting();
    CHECK(names(run_check(paper, "actions.initials")) == "clear");
    paper.section("", "substantive", "2. Lights");
    paper.line("TW asked about the lights.");
    const auto shared = run_check(paper, "actions.initials");
    REQUIRE(names(shared) == "shared");
    CHECK(shared[0].where == "TW asked about the lights.");
    CHECK(shared[0].arguments.at("name") == "Tom Ware");
    CHECK(shared[0].arguments.at("other") == "Theo Winn");

    Sketch none;
    none.line("Nobody is listed.");
    CHECK(names(run_check(none, "actions.initials")) == "none");
}

TEST_CASE("actions.attendance: one name in two lists") {
    Sketch paper;
    paper.line("Present: Rhoda Skelling, Tom Ware");
    paper.line("Apologies: Tom Ware");
    const auto both = run_check(paper, "actions.attendance");
    REQUIRE(names(both) == "one");
    CHECK(both[0].arguments.at("names") == "Tom Ware");
    paper.line("Tom Ware left at item 3.");
    CHECK(names(run_check(paper, "actions.attendance")) == "apart");
}

TEST_CASE("actions.owned: an owner above may be meant for the rows of one group") {
    Sketch group;
    group.section("", "substantive", "Actions");
    group.table({"Ref\tAction\tLead\tBy when", "1.1\tMend the north fence\tEstates\tMarch",
                 "1.2\tMend the south fence\t\tMay", "2.1\tCount the larks\tWardens\tMay"},
                true);
    const auto said = run_check(group, "actions.owned");
    REQUIRE(names(said) == "grid");
    CHECK(said[0].arguments.at("words") == "Mend the south fence");

    Sketch aim;
    aim.section("", "substantive", "Actions");
    aim.table({"Aim\tAction\tLead\tBy when", "Safe\tMend the north fence\tEstates\tMarch",
               "\tMend the south fence\t\tMay", "Wild\tCount the larks\tWardens\tMay"},
              true);
    CHECK(names(run_check(aim, "actions.owned")) == "grid");

    Sketch none;
    none.section("", "substantive", "Actions");
    none.table({"Aim\tAction\tLead\tBy when", "Safe\tMend the north fence\tEstates\tMarch",
                "Safe\tMend the south fence\t\tMay", "Wild\tCount the larks\tWardens\tMay"},
               true);
    CHECK(names(run_check(none, "actions.owned")) == "one");

    Sketch years;
    years.section("", "substantive", "Actions");
    years.table({"Ref\tAction\tLead\tBy when", "24/01\tMend the north fence\tEstates\tMarch",
                 "24/02\tMend the south fence\t\tMay", "24/03\tCount the larks\tWardens\tMay"},
                true);
    CHECK(names(run_check(years, "actions.owned")) == "one");
}

TEST_CASE("actions.owned: what looks like \"to be confirmed\" may be somebody's initials") {
    const auto said = [](const char* line) {
        Sketch paper;
        paper.line(line);
        paper.section("", "substantive", "Actions");
        paper.table({"Action\tLead\tBy when", "Mend the north fence\tTBC\tMarch",
                     "Mend the south fence\tEstates\tMay"},
                    true);
        return names(run_check(paper, "actions.owned"));
    };
    CHECK(said("Those there were Ms T B Cole TBC and others.") == "owned");
    CHECK(said("T.B. Cole has begun.") == "owned");
    CHECK(said("The date is to be confirmed by the Town Board Committee.") == "to-come");
    CHECK(said("To Be Confirmed") == "to-come");
}

TEST_CASE("dates.weekday compares with the calendar") {
    Sketch paper;
    paper.line("It closes on Monday 12 March 2019 and opens on Tuesday, 2 April 2019.");
    paper.dates("12 March 2019", {2019, 3, 12}).dates("2 April 2019", {2019, 4, 2});
    const auto said = run_check(paper, "dates.weekday");
    REQUIRE(names(said) == "other right");
    CHECK(said[0].where == "Monday 12 March 2019");
    CHECK(said[0].arguments.at("day") == "Tuesday");
}

TEST_CASE("dates.span: a consultation whose first day has no year, and would be after the last") {
    const auto said = [](const char* line) {
        Sketch paper;
        paper.line(line);
        paper.dates("3 March 2023", {2023, 3, 3});
        return names(run_check(paper, "dates.span"));
    };
    CHECK(said("The consultation ran from 10 April to 3 March 2023.") == "year");
    CHECK(said("The consultation ran from 10 December to 3 March 2023.") == "none");
    CHECK(said("The consultation ran from 10 February to 3 March 2023.") == "none");
    CHECK(said("The licence runs from 10 April to 3 March 2023.") == "none");
    CHECK(said("The consultation was moved from 10 April to 3 March 2023.") == "none");
}

TEST_CASE("recommendations.asked: what the paper speaks of and does not ask for") {
    const std::map<std::string, std::string> delegation = {
        {"hint", "delegat"}, {"speaks", "the delegation of authority"}, {"asked", "delegat"}};
    Sketch paper;
    paper.section("recommendation", "substantive", "Recommendation");
    paper.line("Approve the grant.");
    CHECK(names(run_check(paper, "recommendations.asked", delegation)) == "silent");
    paper.section("legal", "substantive", "Legal comments");
    paper.line("The power is clear. The delegation of authority to the Clerk is in order.");
    const auto said = run_check(paper, "recommendations.asked", delegation);
    REQUIRE(names(said) == "unasked");
    CHECK(said[0].where == "The delegation of authority to the Clerk is in order.");
}
