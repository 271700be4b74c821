// Who else signs where the decision-maker has: places and rows that are empty, and those that are
// not, or need not be filled.
#include <string>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// The cases of SGN504 that fail in a commissioner's decision with that at its foot.
std::string others_of(const std::string& foot) {
    const auto file = duly_test::project_checker().check(
        "QUAYSHIRE POLICE AND CRIME COMMISSIONER\n\nDECISION RECORD\n\nReference: QPCC/2025/014\n\n"
        "Title: Harbour grants\n\nRecommendation\n\nThat the Commissioner approves a grant of "
        "£54,700 to the Quay Project for 2025/26.\n\n" +
            foot,
        "paper.txt", {});
    REQUIRE(file.papers.size() == 1);
    std::string cases;
    for (const auto& result : file.papers[0].results)
        if (result.rule == "SGN504" && result.outcome == model::Outcome::fail)
            cases += result.case_name + " ";
    return cases;
}

const std::string approved = "Commissioner\n\nThe above request has my approval.\n\n"
                             "Signature: T. Ellwood          Date: 4 June 2025\n";

} // namespace

TEST_CASE("others sign where the decision-maker has", "[signoff]") {
    const std::string chief = "Chief Executive\n\nSignature:";
    CHECK(others_of(chief + "                   Date:\n\n" + approved) == "blank ");
    CHECK(others_of(chief + " P. Orme           Date: 2 June 2025\n\n" + approved).empty());
    CHECK(others_of(chief + " [redacted]        Date: 2 June 2025\n\n" + approved).empty());
    CHECK(others_of(chief + "                   Date: 2 June 2025\n\n" + approved).empty());
    CHECK(others_of(chief + " not required      Date: n/a\n\n" + approved).empty());
    // nobody has signed yet
    CHECK(others_of(chief + "                   Date:\n\nCommissioner\n\nThe above request has my "
                            "approval.\n\nSignature:                   Date:\n")
              .empty());
}

TEST_CASE("a row of those who sign is empty", "[signoff]") {
    const auto table = [](const std::string& row) {
        return "Sign-off\n\n| Role | Name | Signed | Date |\n|---|---|---|---|\n"
               "| Chief Finance Officer | S Wren | S. Wren | 2 June 2025 |\n" +
               row + "\n| Commissioner | T Ellwood | T. Ellwood | 4 June 2025 |\n";
    };
    CHECK(others_of(table("| Monitoring Officer | R Finch | | |")) == "row ");
    CHECK(others_of(table("| Monitoring Officer | R Finch | R. Finch | 3 June 2025 |")).empty());
    CHECK(others_of(table("| Monitoring Officer | R Finch | | 3 June 2025 |")).empty());
    CHECK(others_of(table("| Monitoring Officer | R Finch | by email | |")).empty());
    // a form with room for more
    CHECK(others_of(table("| Monitoring Officer (if asked) | | | |")).empty());
    CHECK(others_of(table("| | | | |")).empty());
}

TEST_CASE("rows of posts without names, and a signature below them", "[checks]") {
    const std::string head = "# Police and Crime Commissioner for Quayshire\n\n## DECISION NOTICE "
                             "2031/7\n\n**Title:** Lamps\n\n**Decision**\n\nThe Commissioner "
                             "approves twelve lamps at £1,200.\n\n**Officer approval**\n\n";
    const auto read = [&](const std::string& rows, const std::string& foot) {
        return duly_test::project_checker().check(
            head + "| Officer | Signature | Date |\n|---|---|---|\n" + rows + "\n" + foot,
            "paper.md", {});
    };
    const auto said = [](const model::FileReport& file) {
        for (const auto& result : file.papers.at(0).results)
            if (result.rule == "SGN504") return result.case_name;
        return std::string();
    };
    const std::string signs = "Signature: H. Marsh\n\nDate: 14 March 2031\n";
    const std::string treasurer = "| Treasurer | J Till | 12/02/2031 |\n";
    const auto blank = read(treasurer + "| Chief Executive | | |\n", signs);
    CHECK(blank.papers.at(0).stage == "signed");
    CHECK(blank.papers.at(0).date == "2031-03-14");
    CHECK(said(blank) == "row-of-post");
    // nobody says that somebody signs there
    CHECK(said(read(treasurer + "| Deputy Treasurer (if absent) | | |\n", signs)) == "row-open");
    CHECK(said(read(treasurer + "| Chief Executive | A Dunn | 1/3/2031 |\n", signs)) == "signed");
    CHECK(said(read(treasurer + "| Chief Executive | ![](scan.png) | |\n", signs)) == "signed");
}
