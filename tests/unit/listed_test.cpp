// Lines that read like headings and are none: what is recommended, entries of lists of papers and
// appendices, numbered parts. With the packs of this project.
#include <algorithm>
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// Whether the paper fails the rule.
bool fails(const std::string& text, std::string_view rule, const std::string& name = "paper.md") {
    const auto file = duly_test::project_checker().check(text, name, {});
    REQUIRE(file.papers.size() == 1);
    const auto& results = file.papers[0].results;
    const auto found = std::find_if(results.begin(), results.end(),
                                    [&](const auto& each) { return each.rule == rule; });
    REQUIRE(found != results.end()); // the rule belongs to the paper's kind
    return std::any_of(found, results.end(), [&](const auto& each) {
        return each.rule == rule && each.outcome == model::Outcome::fail;
    });
}

const std::string record_head = "# Saltmarsh Borough Council\n\n# Record of executive decision\n\n"
                                "**Decision maker:** Cllr Ada Penn, Cabinet Member for Quays\n\n"
                                "**Subject:** Slipway\n\n**Date of decision:** 7 May 2024\n\n";
const std::string report_head = "# Saltmarsh Borough Council\n\n# Report to the Quays Committee\n\n"
                                "Date: 7 May 2024\n\n**Title:** Slipway\n\n## Summary\n\n"
                                "The slipway is to be relaid.\n\n";

} // namespace

TEST_CASE("a clause that lettered items go on with is no heading", "[listed]") {
    CHECK_FALSE(fails(record_head + "## Decision\n\n1. That the Cabinet Member\n\n"
                                    "(a) relays the slipway\n\n(b) notes the tides\n\n"
                                    "## Reasons for decision\n\nIt is worn.\n",
                      "REC403"));
    CHECK_FALSE(fails(report_head + "## Recommendations\n\n6. The Committee is asked to\n\n"
                                    "   a. note the tides; and\n   b. relay the slipway.\n\n"
                                    "## Background papers\n\nNone.\n",
                      "SEC211"));
    CHECK(fails(record_head + "## Decision\n\n## Reasons for decision\n\nIt is worn.\n", "REC403"));
}

TEST_CASE("numbered parts of a decision leave it not empty", "[listed]") {
    const std::string parts = "1. Legal\n\nThat the lease be signed.\n\n"
                              "2. Slipway\n\nThat it be relaid.\n\n";
    CHECK_FALSE(fails(record_head + "DECISION\n\n" + parts + "REASONS\n\nIt is worn.\n", "REC403"));
    CHECK_FALSE(
        fails(record_head + "**Decision**\n\n" + parts + "**Reasons**\n\nIt is worn.\n", "REC403"));
    CHECK_FALSE(fails(record_head + "## Decision\n\nThe Cabinet Member agreed:\n\n" + parts +
                          "## Reasons\n\nIt is worn.\n",
                      "REC403"));
    // set alike, so that nobody can tell: not accused
    CHECK_FALSE(fails(record_head + "## Decision\n\n## 1. Slipway\n\nThat it be relaid.\n\n"
                                    "## Reasons\n\nIt is worn.\n",
                      "REC403"));
    // bold below a mark, and counted anew below a heading that has a number
    CHECK_FALSE(fails(report_head +
                          "## Recommendations\n\n**1. Slipway**\n\nThat it be relaid.\n\n"
                          "**2. Quay**\n\nThat it be swept.\n\n## Background\n\nIt is old.\n",
                      "SEC211"));
    CHECK_FALSE(fails(report_head +
                          "## 3. Financial implications\n\n1. Revenue\n\nThere is none.\n\n"
                          "2. Capital\n\n£12,000.\n\n## 4. Legal implications\n\nNone, as "
                          "it is owned.\n",
                      "SEC206"));
    CHECK_FALSE(fails(report_head + "## 5. Equality implications\n\n1. Screening\n\n"
                                    "## 6. Background papers\n\nNone\n",
                      "SEC208"));
    // counted anew below the next heading, which has a number of another kind
    const std::string bold = "**1. Roof**\n\nThat it be mended.\n\n"
                             "**2. Door**\n\nThat it be painted.\n\n";
    for (const char* const next : {"## Reasons\n\n", "## 3. Reasons\n\n", "## 5. Reasons\n\n",
                                   "## 4.2 Reasons\n\n", "## 6. The case\n\n"}) {
        INFO(next);
        CHECK_FALSE(fails(record_head + "## Decision\n\n" + bold + next + bold, "REC403"));
    }
    // a paper that numbers its sections
    CHECK(fails(report_head + "## Recommendations\n\n1. Introduction\n\nThe slipway is worn.\n\n"
                              "2. Financial implications\n\nNone, as grant pays for it.\n",
                "SEC211"));
}

TEST_CASE("documents listed under background papers are no sections", "[listed]") {
    const std::string head = report_head + "## Recommendations\n\nThat it be relaid.\n\n";
    CHECK_FALSE(fails(head + "## Background papers\n\n1. Legal advice\n"
                             "2. Equality impact assessment\n3. Financial appraisal\n",
                      "SEC210"));
    CHECK_FALSE(fails(head + "**Background papers:**\n\nEquality impact assessment\n\n"
                             "Risk register\n",
                      "SEC210"));
    CHECK_FALSE(fails(head + "## Background papers\n\nHighways Act 1980\n\nEquality Act 2010\n\n"
                             "Legal advice (exempt)\n",
                      "SEC208"));
    // sections of their own: they say something, or have the next number
    CHECK(fails(head + "**Background papers**\n\nEquality impact assessment\n\n"
                       "None is needed, as nobody is affected.\n",
                "SEC210"));
    CHECK(fails(head + "## 7. Background papers\n\n8. Equality impact assessment\n", "SEC210"));
}

TEST_CASE("a listed appendix is no section, whatever it is about", "[listed]") {
    CHECK_FALSE(fails(report_head + "## 3. Recommendations\n\nThat it be relaid (Appendix A).\n\n"
                                    "## 7. Appendices\n\nAppendix A – Method\n"
                                    "Appendix B – Equality impact assessment\n\n"
                                    "## 8. Background papers\n\nNone.\n",
                      "SEC208"));
}

TEST_CASE("implications that run on in one paragraph or behind a dash", "[listed]") {
    const std::string head = report_head + "## Recommendations\n\nThat it be relaid.\n\n"
                                           "## Implications\n\n";
    for (const char* const words :
         {"**Financial:** Grant pays. **Legal:** The council owns it. **Equality:** None, as "
          "nobody is affected.\n",
          "7. Financial: grant pays. Legal: the council owns it. Equality: nobody is affected.\n",
          "**Financial** Grant pays. **Legal** The council owns it. **Equality** Nobody is "
          "affected.\n",
          "Finance (B. Ware): grant pays.\n\nLegal (A. Penn): the council owns it.\n\n"
          "Equality: nobody is affected.\n",
          "Financial - Grant pays.\n\nLegal - The council owns it.\n\n"
          "Equality - None, as nobody is affected.\n"}) {
        INFO(words);
        CHECK_FALSE(fails(head + words, "SEC203"));
        CHECK_FALSE(fails(head + words, "SEC204"));
        CHECK_FALSE(fails(head + words, "SEC205"));
    }
    CHECK(fails(head + "**Financial:** Grant pays. The law says: nothing.\n", "SEC204"));
    // elsewhere these words head nothing
    CHECK(fails(report_head + "## Background\n\nLegal - the council owns it.\n", "SEC204"));
}

TEST_CASE("implications whose subject stands behind a colon", "[listed]") {
    const std::string paper = report_head + "## Implications: finance\n\nGrant pays.\n\n"
                                            "## Implications: legal\n\nThe council owns it.\n\n"
                                            "## Implications: equalities\n\nNobody is affected.\n";
    CHECK_FALSE(fails(paper, "SEC203"));
    CHECK_FALSE(fails(paper, "SEC204"));
    CHECK_FALSE(fails(paper, "SEC205"));
}

TEST_CASE("none, and why, in one sentence", "[listed]") {
    const std::string head = report_head + "## Recommendations\n\nThat it be relaid.\n\n"
                                           "## Equality implications\n\n";
    CHECK_FALSE(fails(head + "There are no equality implications arising from this decision, since "
                             "it relays what is there.\n",
                      "SEC208"));
    CHECK(
        fails(head + "There are no equality implications arising from this decision.\n", "SEC208"));
}

TEST_CASE("the publication questions of a table, and a reason that is not theirs", "[listed]") {
    const auto file = duly_test::project_checker().check(
        "# Office of the Police and Crime Commissioner for Fenshire\n\n"
        "## DECISION NOTICE 2023-061\n\n| Section | Content |\n|---|---|\n"
        "| **Title** | Kennels |\n| **Decision** | The Commissioner agrees to mend the roof. |\n"
        "| **Reason** | It leaks. |\n| **Part 2 / exempt?** | No |\n"
        "| **Deferral of publication?** | No |\n| **Signed** | A. Penn |\n"
        "| **Date** | 12 December 2023 |\n| **Published** | 18 December 2023 |\n",
        "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    const auto& foi = file.papers[0].facts.foi;
    REQUIRE(foi.has_value());
    CHECK(foi->part1 == "no");
    CHECK(foi->part2 == "no");
    CHECK_FALSE(foi->reason.has_value());
}

TEST_CASE("a question of the form may stand behind its guidance in a cell", "[listed]") {
    const auto part2 = [](const std::string& cell) {
        const auto file = duly_test::project_checker().check(
            "# GREATER LONDON AUTHORITY\n\n# REQUEST FOR MAYORAL DECISION – MD3312\n\n"
            "**Title:** Slipway\n\n## Part 1 – Freedom of information\n\n"
            "| Question | Answer |\n|---|---|\n| Is the publication of Part 1 to be deferred? | NO "
            "|\n\n## Part 2 – Sensitive information\n\n| Question | Answer |\n|---|---|\n| " +
                cell + " | NO |\n",
            "form.md", {});
        const auto& foi = file.papers.at(0).facts.foi;
        return foi ? foi->part2.value_or("not asked") : "no form";
    };
    CHECK(part2("Is there a Part 2 form?") == "no");
    CHECK(part2("Exempt facts go into a form of their own. Is there a Part 2 form?") == "no");
    CHECK(part2("Is there a Part 2 form? Exempt facts go into a form of their own.") != "yes");
    CHECK(part2("Exempt facts go there. Is there a Part 2 form? Who has it?") == "no");
    CHECK(part2("Exempt facts go there. Is there a Part 2 form? If yes, for what reason?") == "no");
}

TEST_CASE("the answer may stand behind what the form asks besides, or below it", "[listed]") {
    const auto part2 = [](const std::string& lines) {
        const auto file = duly_test::project_checker().check(
            "# Office of the Police and Crime Commissioner for Quayshire\n\n# Decision notice "
            "2024/12\n\n**Title:** Slipway\n\n## Public access to information\n\n"
            "Is the publication of this form to be deferred? No\n\n" +
                lines + "\n\n## Signature\n\nI approve the recommendation.\n",
            "notice.md", {});
        const auto& foi = file.papers.at(0).facts.foi;
        return foi ? foi->part2.value_or("not asked") : "no form";
    };
    CHECK(part2("Is there a Part 2 (confidential) form? If yes, give the reason. NO") == "no");
    CHECK(part2("Is there a Part 2 (confidential) form? If yes, for what reason:\n\nNO") == "no");
    // what it is about, and nothing that it asks
    CHECK(part2("Part 2 report:\n\nThe prices of the firms, which are exempt.") == "not asked");
}

TEST_CASE("a list of contents that was typed is one, headed so or not", "[listed]") {
    const std::string body =
        "## 1. Recommendations\n\nThat the slipway be relaid for £40,000.\n\n"
        "## 2. Financial implications\n\nThe cost of £40,000 is in the budget.\n\n"
        "## 3. Legal implications\n\nThe Council may maintain its quays.\n\n"
        "## 4. Background papers\n\nNone.\n";
    // office files keep each line with a tab as a row of its own
    const std::string entries = "1. Recommendations\t2\n\n2. Financial implications\t2\n\n"
                                "3. Legal implications\t3\n\n4. Background papers\t3\n\n";
    for (const char* const head : {"## Contents\n\n", "Contents\tPage\n\n", ""}) {
        CAPTURE(head);
        CHECK_FALSE(fails(report_head + head + entries + body, "SEC211"));
        CHECK_FALSE(fails(report_head + head + entries + body, "SEC206"));
    }
    // figures below a list are none of its entries
    CHECK_FALSE(fails(report_head + "## Contents\n\n" + entries + "Ropes\t40\n\nTar\t50\n\n" + body,
                      "SEC001"));
    std::string empty = body;
    empty.replace(empty.find("That the slipway be relaid for £40,000.\n\n"), 42, "");
    CHECK(fails(report_head + entries + empty, "SEC211"));
    // A list that was not read as one: its lines end with pages, and come back without.
    CHECK_FALSE(fails(report_head + body +
                          "## Appendix A – Survey of the walls 7\n\n"
                          "## Appendix B – Records of the tides 9\n\n"
                          "## Appendix A – Survey of the walls\n\nThey stand.\n\n"
                          "## Appendix B – Records of the tides\n\nIn and out.\n",
                      "SEC003"));
}

TEST_CASE("a page that stands too near to its words is one all the same", "[listed]") {
    const auto text = [](const std::string& third, const std::string& heading) {
        return "# Kiosk Policy\n\n## Contents\n\n1. Introduction 1\n2. Licences 2\n" + third +
               "\n4. Fees 4\n\n## 1. Introduction\n\nKiosks need a licence.\n\n"
               "## 2. Licences\n\nThey last a year.\n\n## " +
               heading + "\n\nAny time.\n\n## 4. Fees\n\nThere are none.\n";
    };
    CHECK_FALSE(fails(text("3. Opening hours3", "3. Opening hours"), "SEC002"));
    CHECK_FALSE(fails(text("3. Opening hours3", "3. Opening hours"), "SEC001"));
    // a number that belongs to the words, one that does not fit, and none
    CHECK(fails(text("3. Zone3", "3. Zone3"), "SEC002"));
    CHECK(fails(text("3. Opening hours9", "3. Opening hours"), "SEC002"));
    CHECK(fails(text("3. Opening hours", "3. Opening hours"), "SEC002"));
}

TEST_CASE("a table below a list of contents is not part of it", "[listed]") {
    const std::string text = "# Kiosk Policy\n\n## Contents\n\n1. Introduction – page 3\n"
                             "2. Licences – page 6\n\n| Title | Kiosk Policy |\n|---|---|\n"
                             "| Version no. | v5 |\n| Ratified by | Quays Committee |\n\n"
                             "## 1. Introduction\n\nKiosks need a licence.\n\n"
                             "## 2. Licences\n\nThey last a year.\n";
    CHECK_FALSE(fails(text, "SEC001"));
    CHECK_FALSE(fails(text, "SEC002"));
}

TEST_CASE("a number of things to add is no decision of an assistant director", "[listed]") {
    const std::string head = report_head + "## Proposals\n\n";
    const std::string tail = "\n\n## Recommendations\n\nThat it be relaid.\n\n"
                             "## Background papers\n\nNone\n";
    CHECK_FALSE(fails(head + "It is proposed to add 22 moorings." + tail, "REF201"));
    CHECK_FALSE(
        fails(head + "Under the plan to add 2200 stones, add 350 a year." + tail, "REF201"));
    CHECK(fails(head + "The first part was approved under ADD 2212." + tail, "REF201"));
    CHECK(fails(head + "The first part was approved under ADD2212." + tail, "REF201"));
}
