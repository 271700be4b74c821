// What the register of decisions says of papers: who decides, to whom something goes or is left.
#include <string>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// An argument of the first entry of that case in the register, or "none".
std::string told(const std::string& text, const std::string& entry, const std::string& argument) {
    engine::CheckOptions options;
    options.record = "register";
    options.judge = false;
    const auto file = duly_test::project_checker().check(text, "paper.txt", options);
    REQUIRE(file.papers.size() == 1);
    for (const model::Finding& finding : file.papers[0].record)
        if (finding.case_name == entry)
            for (const auto& [name, value] : finding.arguments)
                if (name == argument) return value;
    return "none";
}

const std::string asks = "Report of: Harbour Master\nTitle: Oars\n\nRECOMMENDATION\n\n"
                         "That the Committee decides which oars are bought.\n\nSummary\n\n"
                         "Oars break.\n";

} // namespace

TEST_CASE("the committee at the head decides, with its day beside it or not", "[register]") {
    const auto asked = [](const std::string& head) { return told(head + asks, "fields", "asked"); };
    CHECK(asked("QUAY COUNCIL\n\nHARBOURS COMMITTEE          Thursday, 7 November 2019\n\n") ==
          "HARBOURS COMMITTEE");
    CHECK(asked("QUAY COUNCIL\n\nReport for: Harbours and Ropes Committee\n\n") ==
          "Harbours and Ropes Committee");
    CHECK(asked("Cabinet 6 November 2013\n\nQUAY COUNCIL\n\nCABINET\n\n6 November 2013\n\n") ==
          "Cabinet");
    CHECK(asked("QUAY COUNCIL\n\nReport for: Decision\n\n") == "");
}

TEST_CASE("who signed, with the post above the place to sign", "[register]") {
    const auto decided = [](const std::string& signing) {
        return told("GREATER LONDON AUTHORITY\n\nREQUEST FOR MAYORAL DECISION – MD9841\n\nTitle: "
                    "Oars\n\nExecutive summary:\n\nOars break.\n\nDecision:\n\nThat the Mayor "
                    "approves £4,000 for oars.\n\n" +
                        signing +
                        "\n\nPART I – NON-CONFIDENTIAL FACTS AND ADVICE TO THE MAYOR\n\n"
                        "1. Introduction and background\n\n1.1 Oars are of ash.\n",
                    "fields", "decision-maker");
    };
    const std::string sworn = "I confirm that I do not have any disclosable pecuniary interests in "
                              "the proposed decision.\n\nSignature: ";
    CHECK(decided("Mayor of London\n\n" + sworn + "A B Finch\t\tDate: 29 July 2021") ==
          "A B Finch, Mayor of London");
    CHECK(decided("Mayor of London\n\n" + sworn + "[signed]\t\tDate: 29 July 2021") ==
          "Mayor of London");
}

TEST_CASE("nothing is delegated by what cites a delegation", "[register]") {
    const auto to = [](const std::string& words) {
        return told("# Quay Council\n\n## Recommendation\n\nThat the Cabinet " + words, "delegated",
                    "to");
    };
    CHECK(to("approves a grant of £4,000 to the University of Quay (£2,000 a year) under the "
             "delegation in paragraph 5.6 of the Scheme of Consent and Delegation.\n") == "none");
    CHECK(to("delegates the award to the Harbour Master.\n") == "Harbour Master");
    CHECK(told("# Quay Council\n\n## Recommendation\n\nThat the Cabinet approves a grant of £4,000 "
               "to the University of Quay (£2,000 in each of two years).\n",
               "approved", "recipient") == "University of Quay");
}
