// Records of decisions in table form, "Decision | To award …": what a cell says is held to what a
// paragraph with the same words is. With the packs of this project.
#include <algorithm>
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

const std::string record = "# Saltmarsh Borough Council\n\n# Record of executive decision\n\n"
                           "| Subject | Slipway |\n|---|---|\n"
                           "| Decision maker | Cllr Ada Penn, Cabinet Member for Quays |\n"
                           "| Date of decision | 7 May 2024 |\n";

model::FileReport checked(const std::string& rows) {
    return duly_test::project_checker().check(record + rows, "paper.md", {});
}

/// Rules of that family that fail, with their cases.
std::string faults(const std::string& rows, std::string_view family = "AMT") {
    std::string out;
    for (const model::PaperReport& paper : checked(rows).papers)
        for (const model::Finding& each : paper.results)
            if (each.rule.starts_with(family) && each.outcome == model::Outcome::fail)
                out += each.rule + ' ' + each.case_name + "; ";
    return out;
}

} // namespace

TEST_CASE("sums in the rows of a record are added up as sentences are", "[record]") {
    const auto decided = [](const std::string& words) {
        return faults("| Decision | To buy rings for " + words +
                      " |\n| Reasons for decision | The old ones are worn. |\n");
    };
    CHECK(decided("£64,500, made up of £22,000 for the quay, £18,500 for the mole and £14,000 for "
                  "the ramp.") == "AMT003 differs; ");
    CHECK(decided("£64,500, made up of £22,000 for the quay, £18,500 for the mole and £24,000 for "
                  "the ramp.") == "");
    // lines of a cell, one below the other, of which one gives no sum
    CHECK(faults("| Decision | To buy rings. |\n| Reasons for decision | They are worn. |\n"
                 "| Financial implications | Cost £64,500<br>Funded by:<br>Grant £22,000<br>"
                 "Reserves £18,500<br>The rest from the budget |\n") == "");
    // what stands in other rows and columns is no part of a sum
    CHECK(faults("| Decision | To buy rings and chains for £64,500 in all. |\n"
                 "| Reasons for decision | The quay took £22,000 last year, the mole £18,500. |\n"
                 "| Financial implications | The budget of £70,000 is made up of a grant and "
                 "reserves; £14,000 is spent. |\n") == "");
    CHECK(faults("| Decision | To buy rings for £64,500, made up of three lots | £22,000 | "
                 "£18,500 | £14,000 |\n| Reasons for decision | Worn | | | |\n") == "");
}

TEST_CASE("a form's title asks for no power", "[record]") {
    const std::string rest =
        "# Record of executive decision\n\n**Date of decision:** 7 May 2024\n\n"
        "## Decision\n\nThat the slipway be relaid.\n\n## Reasons\n\nIt is worn.\n";
    for (const std::string title : {"# Delegated powers report\n\n", "# Delegation record\n\n"}) {
        const auto file = duly_test::project_checker().check(title + rest, "paper.md", {});
        for (const auto& paper : file.papers)
            for (const auto& each : paper.results)
                if (each.rule == "REC409") CHECK(each.case_name == "absent");
    }
}

TEST_CASE("a short implication beside its officer's name says something", "[record]") {
    const std::string paper =
        "# Saltmarsh Borough Council\n\n# Report to the Quays Committee\n\n"
        "Date: 7 May 2024\n\n## Implications\n\n| Type | Implication | Officer |\n"
        "|---|---|---|\n| Financial | Met from the quays budget. | A Moss |\n"
        "| Human resources | Fourteen new posts. | D Penn |\n"
        "| Legal | None. | P Dox |\n";
    const auto file = duly_test::project_checker().check(paper, "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    std::string out;
    for (const auto& each : file.papers[0].facts.sections)
        if (each.role == "hr" || each.role == "legal") out += each.role + ' ' + each.status + "; ";
    CHECK(out == "legal substantive; hr substantive; ");
}

TEST_CASE("amounts in two rows of a record are compared as in two sections", "[record]") {
    const auto both = [](const std::string& decision, const std::string& finance) {
        return faults("| Decision | " + decision +
                      " |\n| Reasons for decision | The old ones are worn. |\n"
                      "| Financial implications | " +
                      finance + " |\n");
    };
    const std::string grant = "To award a grant of £44,000 to the Pilots' Trust for 2024/25.";
    CHECK(both(grant, "The grant of £40,400 to the Pilots' Trust is in the budget.") ==
          "AMT006 slip; ");
    CHECK(both(grant, "The grant of £44,000 to the Pilots' Trust is in the budget.") == "");
    CHECK(both(grant, "The grants budget stands at £404,000 for the year.") == "");
    CHECK(both(grant, "Last year's grant was £40,400. This one is in the budget.") == "");
}
