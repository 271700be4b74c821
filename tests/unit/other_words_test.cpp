// Papers of other bodies, which say the same in words of their own. With the packs of this project.
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// The case of that rule; of several the first.
std::string case_of(const std::string& text, std::string_view rule) {
    const auto file = duly_test::project_checker().check(text, "paper.md", {});
    for (const model::PaperReport& paper : file.papers)
        for (const model::Finding& each : paper.results)
            if (each.rule == rule) return each.case_name;
    return {};
}

const std::string minutes = "# Quays and Lamps Joint Committee\n\n"
                            "## Minutes of the nineteenth meeting\n\n"
                            "**Held:** Friday 6 March 2026, Custom House\n\n"
                            "### 1. Roll\n\n| Council | Member | Present |\n|---|---|---|\n"
                            "| Saltmarsh | Cllr A. Penn (Chair) | yes |\n"
                            "| Fen | Cllr B. Moss | yes |\n\n"
                            "**Apologies:** Cllr Dox\n\n"
                            "### 2. Minutes of the eighteenth meeting\n\n"
                            "Friday 5 December 2025. Agreed and signed.\n\n"
                            "### 3. Lamps\n\n3.1 **Resolved** (Penn, Moss) that they be lit.\n\n";

} // namespace

TEST_CASE("minutes that call the roll and say when next", "[words]") {
    const std::string next = "### 4. When next\n\nFriday 5 June 2026, Fen.\n";
    CHECK(case_of(minutes + next, "SEC301") == "present");
    CHECK(case_of(minutes + next, "SEC303") == "present");
    CHECK(case_of(minutes + next, "SEC304") == "present");
    CHECK(case_of(minutes + "### 4. Any other business\n\nNone.\n", "SEC304") == "missing");
}

TEST_CASE("a committee's agenda is no minutes", "[words]") {
    const auto file = duly_test::project_checker().check(
        "# Fenwick Council\n\n## Cabinet – Agenda\n\nWednesday 14 January 2026\n\n1. Apologies\n2. "
        "Declarations of interest\n3. Minutes of 10 December 2025\n4. Lamps\n5. Any other "
        "business\n",
        "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].kind == "unknown");
}

TEST_CASE("a record says in the first person what was decided and what else was considered",
          "[words]") {
    const std::string record = "# Saltmarsh District Council\n\n# Record of officer decision\n\n"
                               "| | |\n|---|---|\n"
                               "| Officer taking the decision | Ada Penn, Head of Quays |\n"
                               "| Date of decision | Tuesday 17 March 2026 |\n\n"
                               "## 1 What I have decided\n\n1.1 To relay the slipway.\n\n"
                               "## 2 Why\n\n2.1 It is worn.\n\n";
    CHECK(case_of(record, "REC403") == "filled");
    CHECK(case_of(record + "## 3 What else I considered, and why I turned it down\n\n"
                           "3.1 To leave it as it is, which is not safe.\n",
                  "REC407") == "filled");
}

TEST_CASE("a recommendation that only notes asks for no sum", "[words]") {
    CHECK(case_of("# Saltmarsh Borough Council\n\n# Report to the Quays Committee\n\n"
                  "Date: 7 May 2024\n\n## Recommendations\n\nThat the Committee notes how lessons "
                  "were funded.\n\n## Financial implications\n\n£18,000 is needed in 2024/25.\n",
                  "REC201") == "no-money");
}

TEST_CASE("groups with protected characteristics are some of those who have them", "[words]") {
    const std::string named = ": age, disability, race, religion or belief, sex and sexual "
                              "orientation.\n";
    const std::string report = "# Quays report\n\n## Equality\n\n";
    CHECK(case_of(report + "Officers met groups with protected characteristics" + named,
                  "EQU003") == "none");
    CHECK(case_of(report + "The panel looked at the protected characteristics" + named, "EQU003") ==
          "missing");
}

TEST_CASE("more votes than those who are named as present", "[words]") {
    const auto voted = [](const std::string& count, const std::string& press) {
        return case_of("# Fenwick Town Council\n\nMinutes of the meeting held on 4 May 2026\n\n"
                       "Present: Cllr A Ash (Mayor, in the Chair), Cllrs B Birch, C Cole, D Dew\n\n"
                       "Apologies: Cllr E Elm\n\n## 1. Lamps\n\n" +
                           press + " It was resolved that they be lit: carried by " + count + ".\n",
                       "REC303");
    };
    const std::string nobody = "No member of the press was present.";
    CHECK(voted("4 votes to 1", nobody) == "more");
    CHECK(voted("3 votes to 1", nobody) == "within");
    CHECK(voted("4 votes to 1", "Cllr F Fox was now present.") == "none");
}

TEST_CASE("a form's list of appendices holds none of them", "[words]") {
    const std::string report = "# Saltmarsh Borough Council\n\n# Report to the Quays Committee\n\n"
                               "Date: 7 May 2024\n\n## Recommendation\n\nThat the slipway be "
                               "relaid.\n\n## Appendices\n\n";
    const std::string rows = "| Appendix A – Options | YES |\n|---|---|\n"
                             "| Appendix B – Equality impact assessment | YES |\n"
                             "| Appendix C – Exempt information | NO |\n";
    const std::string lines = "**Appendix A – Options YES**\n\n**Appendix B – Equality impact "
                              "assessment YES**\n\n**Appendix C – Exempt information NO**\n";
    for (const std::string& list : {rows, lines}) {
        CHECK(case_of(report + list, "SEC003") != "holds");
        CHECK(case_of(report + list, "SEC205") != "present");
    }
    CHECK(case_of(report + "See below.\n\n## Appendix A – Options\n\nTo relay it, or not.\n",
                  "SEC003") == "holds");
}
