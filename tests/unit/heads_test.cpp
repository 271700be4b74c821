// How papers of all kinds of body begin and end, with the packs of this project: their kind, title,
// date and stage, one paper or several, lists of contents and appendices, places to sign.
#include <algorithm>
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

model::FileReport checked(const std::string& text, const std::string& name = "paper.md") {
    return duly_test::project_checker().check(text, name, {});
}

/// How often a rule comes to that end.
std::size_t count(const model::FileReport& file, std::string_view rule, model::Outcome outcome) {
    std::size_t found = 0;
    for (const model::PaperReport& paper : file.papers)
        found += static_cast<std::size_t>(
            std::count_if(paper.results.begin(), paper.results.end(), [&](const auto& each) {
                return each.rule == rule && each.outcome == outcome;
            }));
    return found;
}
std::size_t failures(const model::FileReport& file, std::string_view rule) {
    return count(file, rule, model::Outcome::fail);
}

const std::string report_head = "# Harbour Council\n\n"
                                "**Report to:** Cabinet\n\n"
                                "**Date of meeting:** 15 October 2025\n\n"
                                "**Report of:** Assistant Director (Quays)\n\n"
                                "**Subject:** Mooring rings\n\n";

} // namespace

TEST_CASE("a table above the first mark of a report is its head", "[heads]") {
    const auto file = checked("# Northern Harbours Authority\n\n"
                              "## Report to the Authority Board\n\n"
                              "| | |\n|---|---|\n"
                              "| Meeting date: | Friday 28 November 2025 |\n"
                              "| Agenda item: | 9 |\n"
                              "| Title: | Dredging fund |\n"
                              "| Report of: | Director of Quays |\n\n"
                              "### Recommendations\n\n"
                              "The Board is recommended to approve £14.6 million.\n");
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].kind == "committee-report");
    CHECK(file.papers[0].title == "Dredging fund");
    CHECK(file.papers[0].date == "2025-11-28");
}

TEST_CASE("labels and their answers are no title where a heading is one", "[heads]") {
    const auto file = checked("# Harbour Council\n\n"
                              "**REPORT TO:** Cabinet\n"
                              "**DATE:** 14 October 2025\n"
                              "**KEY DECISION:** Yes\n"
                              "**FORWARD PLAN REF:** FP/25/061\n\n"
                              "## Replacement of the ferry's engine\n\n"
                              "### 1. Purpose of Report\n\n"
                              "1.1 To seek approval.\n");
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].title == "Replacement of the ferry's engine");
}

TEST_CASE("a heading that is a date has no number", "[heads]") {
    const auto file = checked("# Harbour Council\n\n## CABINET\n\n## 16 July 2025\n\n"
                              "**Report Title:** Annual review\n\n"
                              "**Report of:** Director of Quays\n\n"
                              "### 1. Recommendations\n\nCabinet is asked to note the review.\n");
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].date == "2025-07-16");
    CHECK(failures(file, "NUM003") == 0);
}

TEST_CASE("the day of a meeting in words", "[heads]") {
    for (const char* held : {"Held in the Guildhall on Monday 2nd December 2024 at 6:30 p.m.",
                             "Held in the Guildhall on the 2nd day of December 2024"}) {
        INFO(held);
        const auto file =
            checked(std::string("# Minutes of the Meeting of the Harbour Council\n\n") + held +
                    "\n\nPresent: Cllrs Abbot and Birch (Chair)\n\n"
                    "### 1. Quays\n\nResolved that the quays be swept.\n");
        REQUIRE(file.papers.size() == 1);
        CHECK(file.papers[0].date == "2024-12-02");
    }
}

TEST_CASE("business cases and policies with a record of amendments are known", "[heads]") {
    CHECK(checked("# Harbour Council: Full Business Case\n\n| Version | 1.0 |\n|---|---|\n"
                  "| Date | 12 August 2025 |\n\n### 1. Strategic case\n\nThe quay leans.\n\n"
                  "### 2. Economic case\n\nThe best option costs £1.84m.\n")
              .papers.at(0)
              .kind == "strategy");
    CHECK(checked("# Mooring Policy\n\n| Document owner | Harbour Master |\n|---|---|\n"
                  "| Approved by | Council |\n| Version | 4.2 |\n| Next review | June 2027 |\n\n"
                  "**Amendment record**\n\n| Version | Date | Reason |\n|---|---|---|\n"
                  "| 4.2 | 8 June 2023 | Review |\n\n## 1 Rings\n\n1.1 Rings are of iron.\n")
              .papers.at(0)
              .kind == "strategy");
}

TEST_CASE("entries of a list of appendices are no empty appendices", "[heads]") {
    const std::string listed = report_head + "## 1. Recommendation\n\nThat Cabinet notes it.\n\n"
                                             "## 2. Appendices\n\n"
                                             "Appendix 1: Survey of rings\n\n"
                                             "Appendix 2: Tide tables\n\n"
                                             "## 3. Background papers\n\nNone.\n";
    CHECK(failures(checked(listed), "SEC003") == 0);
    CHECK(failures(checked(listed + "\n# Appendix 1: Survey of rings\n\nForty rings were seen.\n"),
                   "SEC003") == 0);
    // one that has a heading of its own and nothing under it
    CHECK(failures(checked(listed + "\n# Appendix 1: Survey of rings\n\n# Appendix 2: Tide "
                                    "tables\n\nHigh water is at noon.\n"),
                   "SEC003") == 1);
}

TEST_CASE("a list of contents without pages is held against the headings", "[heads]") {
    const std::string head = "# Harbour Strategy 2025-2030\n\n## Document control\n\n"
                             "| Version | 1.0 |\n|---|---|\n| Status | Final |\n\n## Contents\n\n"
                             "1. Introduction\n2. Vision\n3. Priorities\n4. Money\n"
                             "Appendix A: Glossary\n\n";
    const std::string body = "## 1. Introduction\n\nText.\n\n## 2. Vision\n\nText.\n\n"
                             "## 3. Priorities\n\nText.\n\n";
    const std::string end = "## Appendix A: Glossary\n\n**Ring:** what boats are tied to.\n";
    CHECK(failures(checked(head + body + end), "SEC001") == 1);
    CHECK(failures(checked(head + body + "## 4. Money\n\nText.\n\n" + end), "SEC001") == 0);
    CHECK(failures(checked(head + body + "## 4. Money\n\nText.\n\n" + end), "SEC003") == 0);
    // worded otherwise under the same number; an appendix that is elsewhere
    CHECK(failures(checked(head + body + "## 4. Funding\n\nText.\n\n" + end), "SEC001") == 0);
    CHECK(failures(checked("# Harbour Strategy 2025-2030\n\n## Document control\n\n"
                           "| Version | 1.0 |\n|---|---|\n| Status | Final |\n\n## Contents\n\n"
                           "1. Introduction\n2. Vision\n3. Priorities\n"
                           "Appendix A: Map (attached separately)\n\n" +
                           body),
                   "SEC001") == 0);
    // numbered lines that do not come back are no list of contents
    CHECK(failures(checked("# Harbour Strategy 2025-2030\n\n## Document control\n\n"
                           "| Version | 1.0 |\n|---|---|\n| Status | Final |\n\n## Contents\n\n"
                           "1. Boats\n2. Rings\n3. Quays\n\n## Vision\n\nText.\n"),
                   "SEC001") == 0);
}

TEST_CASE("headings that run in among the implications", "[heads]") {
    const auto file = checked(report_head + "## 1. Recommendation\n\nThat Cabinet notes it.\n\n"
                                            "## 2. Implications\n\n"
                                            "2.1 **Financial:** rings cost £40 each.\n\n"
                                            "2.2 **Legal:** the harbour order applies.\n\n"
                                            "2.3 **Equality:** no ring is out of reach.\n");
    for (const char* rule : {"SEC203", "SEC204", "SEC205"}) {
        INFO(rule);
        CHECK(count(file, rule, model::Outcome::pass) == 1);
    }
}

TEST_CASE("bold words that lead in among the implications", "[heads]") {
    const auto under = [](const std::string& heading, const std::string& words) {
        return checked(report_head + "## Recommendation\n\nThat Cabinet notes it.\n\n## " +
                       heading + "\n\n" + words +
                       "\n\n## Background papers\n\nSurvey of rings, 2024\n");
    };
    const auto found = [](const model::FileReport& file) {
        std::string rules;
        for (const char* rule : {"SEC203", "SEC204", "SEC205"})
            if (count(file, rule, model::Outcome::pass) == 1) rules += std::string(" ") + rule;
        return rules;
    };
    const std::string all = " SEC203 SEC204 SEC205";
    for (const char* words :
         {"**Financial.** Rings cost £40 each.\n\n**Legal.** The harbour order applies.\n\n"
          "**Equality.** No ring is out of reach.",
          "**Financial** – Rings cost £40 each.\n\n**Legal** — The harbour order applies.\n\n"
          "**Equality**: No ring is out of reach.",
          "**Financial implications:** Rings cost £40 each.\n\n**Legal** The harbour order "
          "applies.\n\n- **Equality:** No ring is out of reach.",
          "**Financial.**\n\nRings cost £40 each.\n\n**Legal.**\n\nThe harbour order "
          "applies.\n\n**Equality.**\n\nNo ring is out of reach."}) {
        INFO(words);
        CHECK(found(under("Implications", words)) == all);
    }
    CHECK(found(under("Financial, legal and equality implications",
                      "**Financial.** Rings cost £40 each.\n\n**Legal.** The harbour order "
                      "applies.\n\n**Equality.** No ring is out of reach.")) == all);
    // a word set in bold is no heading, nor is one elsewhere
    CHECK(found(under("Implications", "**Legal** advice was taken on the **financial** risk."))
              .empty());
    CHECK(found(under("Next steps", "**Legal.** The solicitor writes the letter.")).empty());
    // the minus stays with its figure
    const auto saved = under("Implications", "**Financial:** -£40 a year.");
    CHECK(found(saved) == " SEC203");
}

TEST_CASE("a paper that was adopted is not on its way to a meeting", "[heads]") {
    const auto stage = [](const std::string& line, const std::string& rest = {}) {
        return checked("# Harbour Strategy 2025-2030\n\n" + line +
                       "\n\n## Foreword\n\nThe harbour is old.\n\n## Our vision\n\nIt lasts.\n" +
                       rest)
            .papers.at(0)
            .stage;
    };
    for (const char* line :
         {"Adopted by Full Council on 3 May 2024", "Approved: 3 May 2024 by the Board",
          "Approved by the Harbour Board, 3 May 2024", "Date of adoption: 3 May 2024",
          "| Owner | Head of Quays |\n|---|---|\n| Approved by | Harbour Board, 3 May 2024 |",
          "## Approval history\n\n| Body | Outcome | Date |\n|---|---|---|\n"
          "| Harbour Board | Approved | 3 May 2024 |"}) {
        INFO(line);
        CHECK(stage(line) == "published");
    }
    for (const char* line :
         {"To be adopted by Full Council on 3 May 2024", "Approved by: Harbour Board",
          "Approved by Cabinet for consultation on 3 May 2024", "Adopted plans of 3 May 2024",
          "Approved by: Harbour Board (due 3 May 2024)"}) {
        INFO(line);
        CHECK(stage(line) == "submitted");
    }
    CHECK(stage("Status: Draft\n\nApproved by: Harbour Board, 3 May 2024") == "draft");
    CHECK(stage("Version 2", "\nThe last one was adopted by Full Council on 3 May 2019.\n") ==
          "submitted");
    // officers approve a report before anybody decides on it
    CHECK(checked(report_head + "**Approved by:** Director of Quays, 3 May 2025\n\n"
                                "## Recommendation\n\nThat Cabinet notes it.\n")
              .papers.at(0)
              .stage == "submitted");
}

TEST_CASE("the title of a business case is its project", "[heads]") {
    const auto title = [](const std::string& head) {
        return checked(head + "\n\nVersion 1.2\n\n## Strategic case\n\nThe depot leaks.\n\n"
                              "## Economic case\n\nThree were compared.\n")
            .papers.at(0)
            .title;
    };
    CHECK(title("BUSINESS CASE\n\nNew depot at Wharf Lane") == "New depot at Wharf Lane");
    CHECK(title("# Outline Business Case\n\n## New depot at Wharf Lane") ==
          "New depot at Wharf Lane");
    CHECK(
        title("# BUSINESS CASE\n\nProject: New depot at Wharf Lane\n\nProject manager: A. Finch") ==
        "New depot at Wharf Lane");
    CHECK(title("# Business case: New depot at Wharf Lane") ==
          "Business case: New depot at Wharf Lane");
    CHECK(title("# BUSINESS CASE\n\nPrepared by: A. Finch") == "BUSINESS CASE");
}

TEST_CASE("an answered question at the head of a report is not its title", "[heads]") {
    CHECK(checked("# Report to Harbour Committee\n\nReport of: Head of Quays\n\nDate of meeting: 4 "
                  "March 2024\n\nDoes call-in apply? Yes / **No**\n\nUrgent: ~~Yes~~ / No\n\n"
                  "## Recommendation\n\nThat the committee notes it.\n")
              .papers.at(0)
              .title == "Report to Harbour Committee");
}

TEST_CASE("the only place to sign of a record", "[heads]") {
    const std::string record = "# Harbour Council\n\n## Officer Decision Record\n\n"
                               "**Decision maker:** Harbour Master\n\n"
                               "**Date of decision:** 3 September 2024\n\n"
                               "**Decision:** To buy ten rings for £400.\n\n"
                               "**Reasons for decision:** The old ones broke.\n\n"
                               "**Delegated authority:** Scheme of Delegation 4.12\n\n";
    const auto none = checked(record + "Signed copies are kept by the clerk.\n");
    CHECK(none.papers.at(0).stage == "signed"); // by the day that it names
    CHECK(count(none, "SGN401", model::Outcome::not_applicable) == 1);
    const auto blank = checked(record + "Signed: ____________\n\nDate: ____________\n");
    CHECK(blank.papers.at(0).stage == "draft");
    CHECK(failures(blank, "SGN401") == 1);
    const auto signed_one = checked(record + "Signed: J. Smith\n\nDate: 3 September 2024\n");
    CHECK(signed_one.papers.at(0).stage == "signed");
    CHECK(count(signed_one, "SGN401", model::Outcome::pass) == 1);
    // a copy that says it is signed, with a place for it or without
    for (const char* words :
         {"Signature\n\nApproved by email on 3 September 2024",
          "Signed by Cllr J. Smith, Portfolio Holder", "(Signed copy held on file)",
          "Original signed by J. Smith", "Signed electronically", "Sgd. J. Smith",
          "Signed by J. Smith", "| Signature | (signed copy held on file) |\n|---|---|"}) {
        INFO(words);
        const auto said = checked(record + std::string(words) + "\n");
        CHECK(count(said, "SGN401", model::Outcome::pass) == 1);
        REQUIRE(said.papers.at(0).facts.signatures.size() == 1);
        CHECK(said.papers.at(0).facts.signatures[0].state == "signed");
    }
    CHECK(count(checked(record + "Signature\n\nSee email of 3 September 2024\n"), "SGN401",
                model::Outcome::inconclusive) == 1);
    for (const char* words : {"Signed by the Harbour Master\n", "Signed by Harbour Master\n",
                              "## Financial comments\n\nApproved by email on 2 September 2024\n"}) {
        INFO(words);
        CHECK(count(checked(record + words), "SGN401", model::Outcome::not_applicable) == 1);
    }
}

TEST_CASE("a deferral answered in a form's own words", "[heads]") {
    const std::string notice = "# Office of the Police and Crime Commissioner for Wealdshire\n\n"
                               "## DECISION NOTICE\n\n**Title:** Purchase of a boat\n\n"
                               "### Recommendation\n\n"
                               "That the Commissioner approves the purchase of a boat.\n\n"
                               "Signature: T. Ravenscroft\n\nDate: 10 March 2025\n\n"
                               "### Public access to information\n\n";
    const std::string part_2 = "\n\nIs there a Part 2 form? No\n";
    for (const char* answer :
         {"Is the publication of this approval to be deferred? Yes, until 20 March 2025, because "
          "the tender is in standstill.",
          "Is the publication of this approval to be deferred? Yes (until 20 March 2025; "
          "standstill)",
          "Is the publication of this approval to be deferred? YES\n\nReason: standstill\n\nDate "
          "from which it may be published: 20 March 2025",
          "Is the publication of this approval to be deferred? Yes\n\nIf yes, for what reason and "
          "until what date? Standstill ends on 20 March 2025",
          "Is the publication of this approval to be deferred? YES\n\nIf yes, for what reason: "
          "standstill\n\nUntil what date (if known): 20 March 2025"}) {
        INFO(answer);
        const auto file = checked(notice + answer + part_2);
        CHECK(failures(file, "FOI502") == 0);
        CHECK(failures(file, "FOI503") == 0);
        CHECK(count(file, "FOI503", model::Outcome::pass) == 1);
    }
    const auto bare =
        checked(notice + "Is the publication of this approval to be deferred? YES" + part_2);
    CHECK(failures(bare, "FOI502") == 1);
    CHECK(failures(bare, "FOI503") == 1);
}

TEST_CASE("choices whose boxes are all empty are open", "[heads]") {
    const auto open = [](const std::string& line) {
        return failures(checked(report_head + line +
                                "\n\n## 1. Recommendation\n\n"
                                "That Cabinet notes it.\n"),
                        "PLC003");
    };
    CHECK(open("**Is this a key decision?** ☐ Yes ☐ No") == 1);
    CHECK(open("Is it urgent? Yes [ ] No [ ]") == 1);
    CHECK(open("| Has finance been consulted? | Yes □ No □ N/A □ |\n|---|---|") == 0); // a header
    CHECK(open("**Exempt?** Yes ☐ No ☒") == 0);
    CHECK(open("Is it in the forward plan? [ ] Yes [x] No") == 0);
}

TEST_CASE("what is decided and what is costed with two digits swapped", "[heads]") {
    const auto told = [](const std::string& decided, const std::string& costed) {
        return failures(checked(report_head + "## 1. Recommendation\n\n1.1 That Cabinet approves " +
                                decided + "\n\n## 2. Financial Implications\n\n2.1 " + costed +
                                "\n"),
                        "AMT006");
    };
    CHECK(told("a grant of £240,000 to the college.",
               "The grant of £204,000 to the college will be met from the skills fund.") == 1);
    CHECK(told("a capital budget of £26.4m.", "The capital budget is £24.6m.") == 1);
    CHECK(told("the award of the contract to Acme Ltd at £1.25m.",
               "The contract with Acme Ltd will cost £1.52m over four years.") == 1);
    CHECK(told("a grant of £240,000 to the Harbour Trust.",
               "The Harbour Trust has £204,000 in its bank.") == 0);
    CHECK(told("to set the 2026/27 budget for quays at £3,450,000.",
               "The 2025/26 budget for quays is £3,540,000.") == 0);
    CHECK(told("to set the capital budget for quays at £3,450,000.",
               "The revenue budget for quays is £3,540,000.") == 0);
    // the same; another thing; said to be another; restated alike as well
    CHECK(told("a grant of £240,000 to the college.", "The grant is £240,000.") == 0);
    CHECK(told("a grant of £240,000 to the college.", "Rings were bought for £204,000.") == 0);
    CHECK(told("a grant of £240,000 to the college.",
               "The original grant to the college was £204,000.") == 0);
    CHECK(told("a grant of £240,000 to the college.",
               "The grant of £240,000 follows one of £204,000 for the college's boats.") == 0);
    CHECK(told("a fee of £12 for the quay.", "The fee for the quay is £21.") == 0);
}

TEST_CASE("a swapped amount where approval is asked for, or in the summary", "[heads]") {
    const auto told = [](const std::string& decided, const std::string& costed) {
        return failures(checked(report_head + "## 1. Recommendation\n\n1.1 " + decided +
                                "\n\n## 2. Financial Implications\n\n2.1 " + costed + "\n"),
                        "AMT006");
    };
    const std::string asked = "The Cabinet is asked to approve a grant of £57,400 to the Slipway "
                              "Trust.";
    CHECK(told(asked, "The grant of £54,700 to the Slipway Trust is met from the fund.") == 1);
    CHECK(told(asked, "The grant of £57,400 to the Slipway Trust is met from the fund.") == 0);
    CHECK(told(asked, "The Slipway Trust asked for £54,700.") == 0);
    CHECK(told(asked, "The Slipway Trust adds £54,700 from its members' gifts.") == 0);
    CHECK(told(asked, "The first grant to the Slipway Trust was £54,700.") == 0);
    CHECK(told("That the contract for ropes be awarded at a value of £212,480.",
               "The contract value is £214,280.") == 1);
    CHECK(told("That the quay house be sold at £212,480.",
               "Valuers put the quay house at £214,280.") == 0);

    const auto summed = [](const std::string& summary, const std::string& decided,
                           const std::string& costed) {
        return failures(checked(report_head + "## Executive summary\n\n" + summary +
                                "\n\n## 1. Recommendation\n\n1.1 " + decided +
                                "\n\n## 2. Financial Implications\n\n2.1 " + costed + "\n"),
                        "AMT006");
    };
    const std::string grant = "That Cabinet approves a grant of £57,400 to the Slipway Trust.";
    CHECK(summed("Cabinet is asked to approve a grant of £54,700 to the Slipway Trust.", grant,
                 "None.") == 1);
    CHECK(summed("A grant of £54,700 to the Slipway Trust is sought.", grant,
                 "The grant of £54,700 to the Slipway Trust is met from the fund.") == 1);
    CHECK(summed("Cabinet is asked to approve a grant of £57,400 to the Slipway Trust.", grant,
                 "The fund stands at £90,000.") == 0);
    // stated in the summary and decided as well: another amount; a table has it
    CHECK(summed("A grant of £54,700 to the Slipway Trust for ropes is sought.",
                 grant + " That Cabinet approves £54,700 to the Slipway Trust for ropes.",
                 "None.") == 0);
    CHECK(summed("The Slipway Trust raised £54,700 for the slipway last year.", grant, "None.") ==
          0);
    CHECK(summed("The Slipway Trust spends £54,700.", grant,
                 "The costs are:\n\n| Slipway Trust | £ |\n|---|---|\n| Ropes | 54,700 |\n| Paint "
                 "| 2,100 |") == 0);
}

TEST_CASE("a bracket in a sentence may stand for a minus", "[heads]") {
    const auto file =
        checked(report_head + "## 1. Finance\n\nThe overspend of £2.3m is made up of "
                              "Adults £1.9m, Children £1.1m and Corporate (£0.7m).\n");
    CHECK(failures(file, "AMT003") == 0);
}

TEST_CASE("a numbered line that leads to a list is no heading", "[heads]") {
    const auto file = checked(report_head + "**Recommendations**\n\n2. Members are asked to:\n\n"
                                            "   a. note the forecast; and\n"
                                            "   b. approve 20 new rings.\n\n"
                                            "**Background**\n\n3. The quay has 40 rings.\n");
    CHECK(failures(file, "SEC211") == 0);
    CHECK(count(file, "SEC211", model::Outcome::pass) == 1);
}

TEST_CASE("two labels on one line are two fields", "[heads]") {
    const auto file = checked("Fenby Police and Crime Commissioner\n\nDECISION FORM\n\n"
                              "DECISION NO.: 2024-15              DATE: 16th May 2024\n\n"
                              "SUBJECT: Rings for the quay\n\nRECOMMENDATION\n"
                              "That ten rings be bought for the quay.\n",
                              "paper.txt");
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].reference == "2024-15");
}

TEST_CASE("a post that signs below the ticks is no row to tick", "[heads]") {
    const auto file =
        checked("# Eastmarch Combined Authority\n\n## Mayoral Decision MD 12\n\n"
                "**Title:** Skills fund\n\n### Decision\n\n"
                "That the Mayor approves £54,700 in 2025/26.\n\n"
                "### Originating officer declaration\n\n| Officer | Confirmed |\n|---|---|\n"
                "| Drafting officer: Jo Best has drafted this report | ✓ |\n"
                "| Director: Howard Ngata has reviewed it | ✓ |\n\n"
                "**Chief Finance Officer:** I confirm that the costs have been considered.\n\n"
                "**Signature:** O. Whitcombe **Date:** 24 June 2025\n\n"
                "**Mayor:** The above request has my approval.\n\n"
                "**Signature:** C. Abernathy **Date:** 26 June 2025\n");
    CHECK(failures(file, "DEC502") == 0);
}

TEST_CASE("the version before this one was adopted", "[heads]") {
    const auto stage = [](const std::string& outcome) {
        const auto file =
            checked("# Quay Strategy\n\n## Document control\n\n"
                    "| Version | Date |\n|---|---|\n| 2.0 | 4 May 2024 |\n\n"
                    "## Approval history\n\n| Version | Body | Outcome |\n|---|---|---|\n"
                    "| 1.0 | Full Council | Approved 3 May 2019 |\n"
                    "| 2.0 | Full Council | " +
                    outcome +
                    " |\n\n"
                    "## 1. Aims\n\nThe strategy says how the quay is kept.\n");
        return file.papers.at(0).stage;
    };
    CHECK(stage("To be presented") != "published");
    CHECK(stage("Approved 7 June 2024") == "published");
}

TEST_CASE("a list of appendices that names a range or a count lists nothing by itself", "[heads]") {
    for (const char* list : {"3", "1-4", "1 to 4", "A to C", "A, B and C", "1 and 2"}) {
        CAPTURE(list);
        const auto file = checked(report_head + "Appendices: " + list +
                                  "\n\n## 1. Recommendations\n\nThat Cabinet agrees the plan at "
                                  "Appendix B and the costs at Appendix 2.\n");
        CHECK(failures(file, "REF002") == 0);
    }
}

TEST_CASE("abbreviations of a form's own sentences are its readers' own", "[heads]") {
    const std::string dmpc =
        "# MAYOR'S OFFICE FOR POLICING AND CRIME\n\n"
        "# REQUEST FOR DMPC DECISION – PCD 1700\n\n**Title:** Kennels\n\n"
        "## Public access to information\n\nThis form is subject to the FOIA.\n\n"
        "The MPS legal team has been consulted. ";
    const std::string gla =
        "# GREATER LONDON AUTHORITY\n\n# REQUEST FOR DIRECTOR DECISION – DD9417\n\n"
        "**Title:** Moorings\n\n## Public access to information\n\n"
        "This form is subject to the FoIA, or the EIR. ";
    CHECK(failures(checked(dmpc), "TXT003") == 0);
    CHECK(failures(checked(gla), "TXT003") == 0);
    CHECK(failures(checked(dmpc + "The QZLW agrees."), "TXT003") == 1);
    CHECK(failures(checked(gla + "The QZLW agrees."), "TXT003") == 1);
}

TEST_CASE("boxes, questions and sections of a form stand before its labels and headings",
          "[heads]") {
    const std::string head = "# Officer decision record\n\nTarn Bridge District Council\n\n";
    for (const char* form :
         {"| Box 1 – Subject | Mooring rings |\n|---|---|\n| Box 2 – Date of decision | 4 March "
          "2021 |\n"
          "| Box 3 – Decision taken | Ten rings, for £2,100. |\n| Box 4 – Reasons | Wear. |\n",
          "| **Box 1** – Subject | Mooring rings |\n|---|---|\n| **Box 2** Date of decision | 4 "
          "March "
          "2021 |\n| **Box 3** Decision taken | Ten rings, for £2,100. |\n"
          "| **Box 4** Reasons | Wear. |\n",
          "| 1 | Subject | Mooring rings |\n|---|---|---|\n| 2 | Date of decision | 4 March 2021 "
          "|\n"
          "| 3 | Decision taken | Ten rings, for £2,100. |\n| 4 | Reasons | Wear. |\n",
          "| Box 1 | Subject | Mooring rings |\n|---|---|---|\n| Box 2 | Date of decision | 4 "
          "March 2021 "
          "|\n| Box 3 | Decision taken | Ten rings, for £2,100. |\n| Box 4 | Reasons | Wear. |\n",
          "Q1. Subject: Mooring rings\n\nQ2. Date of decision: 4 March 2021\n\n"
          "Q3 Decision taken: Ten rings, for £2,100.\n\nQ4 Reasons: Wear.\n",
          "Section A: Subject\n\nMooring rings\n\nSection B: Date of decision\n\n4 March 2021\n\n"
          "Section C: Decision\n\nTen rings, for £2,100.\n\nSection D: Reasons\n\nWear.\n",
          "Question 1 - Subject: Mooring rings\n\nPart 2 - Date of decision: 4 March 2021\n\n"
          "**Step 3: Decision** Ten rings, for £2,100.\n\n**Item 4: Reasons** Wear.\n"}) {
        INFO(form);
        const auto file = checked(head + form);
        REQUIRE(file.papers.size() == 1);
        CHECK(file.papers[0].title == "Mooring rings");
        CHECK(file.papers[0].date == "2021-03-04");
        CHECK(count(file, "REC401", model::Outcome::pass) +
                  count(file, "REC441", model::Outcome::pass) ==
              1);
    }
    // words that only look like it stay what they are
    const auto file = checked(head + "Subject: Mooring rings\n\nDate of decision: 4 March 2021\n\n"
                                     "## Reasons\n\nBoxed decision: none is here.\n\n"
                                     "## Legal implications\n\nSection 9 of the Act was read.\n");
    CHECK(count(file, "REC401", model::Outcome::pass) +
              count(file, "REC441", model::Outcome::pass) ==
          0);
}

TEST_CASE("items of minutes that a column counts are no labels of a form", "[heads]") {
    const auto file =
        checked("# Quay Area Committee\n\nMinutes of the meeting held on Tuesday 7 October "
                "2025\n\n| Members | Cllrs A. Ash (Chair), B. Birch |\n|---|---|\n\n"
                "| Item | Discussion | Action |\n|---|---|---|\n"
                "| 1 | Minutes of 8 July 2025: agreed and signed. | |\n"
                "| 2 | Lamps: the lamp is mended. | |\n"
                "| 3 | Next meeting: Tuesday 13 January 2026. | |\n");
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].date == "2025-10-07");
    CHECK(failures(file, "SEC301") == 0);
}

TEST_CASE("a heading that no gap parts from the text around it", "[heads]") {
    const std::string head = "HARBOUR COUNCIL\nREPORT TO THE QUAYS COMMITTEE\n17 March 2022\n"
                             "Flood wardens\nPurpose of the report\n";
    const std::string above =
        "This report proposes a budget for the wardens, who walk the river in "
        "winter\nand tell the office what they see there, as is set out ";
    const std::string below =
        "The budget is £164,000 for 2022/23, to be found from the reserve for "
        "floods\nwhich was set up by the Council in February 2019 and has stood "
        "since then.\nFinancial implications\nThe cost is met from the reserve, "
        "which will stand at £2,100,000 when it is\nspent, as the table shows for "
        "all of the years until 2030.\n";
    for (const char* heading : {"Recommendation\n", "Recommendations\n", "2. RECOMMENDATION\n",
                                "  2.   RECOMMENDATION\n"}) {
        INFO(heading);
        const auto file = checked(head + above + "in the notes.\n" + heading + below, "paper.txt");
        CHECK(count(file, "SEC202", model::Outcome::pass) == 1);
    }
    // Without a stop above it, nobody can tell it from the last word of that line.
    const auto joined =
        checked(head + above + "in full in Annex 2\nRecommendation\n" + below, "paper.txt");
    CHECK(count(joined, "SEC202", model::Outcome::inconclusive) == 1);
    const auto short_lines =
        checked(head + "The wardens walk the river in winter as set out in Annex 2\n"
                       "Recommendations\nThe budget is £164,000 for 2022/23.\n"
                       "Financial implications\nThe cost is met.\n",
                "paper.txt");
    CHECK(count(short_lines, "SEC202", model::Outcome::pass) == 1);
    // The word as the last of a sentence is no heading, and nothing is recommended.
    const auto none = checked(head + above + "in no recommendation.\n" + below, "paper.txt");
    CHECK(count(none, "SEC202", model::Outcome::fail) == 1);
}

TEST_CASE("the day of a paper in its head, and days of other things there", "[heads]") {
    const auto date = [](const std::string& text, const std::string& name = "paper.md") {
        const auto file = checked(text, name);
        return file.papers.empty() ? "none" : file.papers[0].date.value_or("");
    };
    // particulars on one line
    const std::string plan = "# Quay Climate Plan 2026–2031\n\nQuay Council · Version 1.0 · ";
    const std::string foreword =
        "\n\n## Foreword\n\nThe Council declared an emergency on 17 July 2019. Much is done.\n";
    CHECK(date(plan + "Approved by Council on 22 January 2026 · Review: 3 May 2029" + foreword) ==
          "2026-01-22");
    CHECK(date(plan + "Review: 3 May 2029 • Approved on 22 January 2026" + foreword) ==
          "2026-01-22");
    CHECK(date(plan + "Review: 3 May 2029" + foreword).empty());
    // a line that broke within its date
    const auto broken =
        checked("Quay Parish Council\nSchedule of payments for approval – meeting of 9\n"
                "March 2026\nDate       Payee     Total\n01/02/26   Playsafe  781.71\n"
                "02/02/26   HMRC      841.56\n",
                "paper.txt");
    REQUIRE(broken.papers.size() == 1);
    CHECK(broken.papers[0].date == "2026-03-09");
    CHECK(broken.papers[0].title == "Schedule of payments for approval – meeting of 9 March 2026");
    // minutes that a record relies on are of another day, and the signature has its own
    const std::string record =
        "# Officer decision record\n\nQuay District Council\n\n"
        "| Subject | Mooring rings |\n|---|---|\n"
        "| Decision taken | Ten rings, for £2,100. |\n"
        "| Background papers | Minutes of the Quays Panel, 6 November 2025 |\n\n"
        "Signature: T Moor (signed electronically)\n\n";
    CHECK(date(record + "Date: 12/11/2025\n") == "2025-11-12");
    CHECK(date(record).empty());
}

TEST_CASE("what calls itself a draft in its head", "[heads]") {
    const auto stage = [](const std::string& mark) {
        const auto file = checked("# HARBOUR COUNCIL\n\n" + mark + "\n\n" + report_head.substr(19) +
                                  "## Recommendations\n\nCabinet is asked to agree £2,100.\n");
        return file.papers.empty() ? "none" : file.papers[0].stage;
    };
    for (const char* mark :
         {"DRAFT", "**DRAFT 3 – for comment by Finance**", "Draft v3", "Draft v0.4 12 May 2025",
          "Third draft", "2nd draft", "Draft (3)", "DRAFT – not for circulation",
          "Version 0.3 (draft)", "Working draft", "Draft for discussion"}) {
        INFO(mark);
        CHECK(stage(mark) == "draft");
    }
    for (const char* mark : {"Draft budget 2026/27", "Draft Local Plan", "Drafting of byelaws",
                             "The third draft was read", "Draft – Local Plan 2030",
                             "Draft: Corporate Plan", "| Draft | 2 May 2024 |", "Version 3.0"}) {
        INFO(mark);
        CHECK(stage(mark) == "submitted");
    }
}

TEST_CASE("the page that tells of a Deputy Mayor's decision is one, without the form's rows",
          "[heads]") {
    const std::string head = "# PCD 9402 Lockers for the boxing club\n\n**Key information**\n\n"
                             "Decision type: Deputy Mayor for Policing & Crime\n\n"
                             "Reference code: PCD 9402\n\nDate signed: 04 May 2023\n\n"
                             "Date published: 9 May 2023\n\n"
                             "Decision by: Wilma Hart, Deputy Mayor, Policing and Crime\n\n";
    const std::string body = "## Executive summary\n\nThe club asks for lockers.\n\n"
                             "## Recommendation\n\nThe Deputy Mayor is asked to approve a grant "
                             "of £10,000 in 2023/24.\n\n";
    const auto page = checked(head + body);
    REQUIRE(page.papers.size() == 1);
    CHECK(page.papers[0].kind == "dmpc-decision");
    CHECK(page.papers[0].reference == "PCD 9402");
    CHECK(page.papers[0].date == "2023-05-04");
    CHECK(page.papers[0].stage == "published");
    CHECK(count(page, "DEC004", model::Outcome::not_applicable) == 1);
    // Deputies for policing of other mayors have other numbers, and papers on a decision name it.
    const auto other = checked("# Lockers for the boxing club\n\n"
                               "Decision type: Deputy Mayor for Policing and Crime\n\n"
                               "Reference: DM/2023/17\n\nDate signed: 4 May 2023\n\n"
                               "Decision by: Ada Low, Deputy Mayor for Policing and Crime\n\n" +
                               body);
    CHECK(other.papers[0].kind != "dmpc-decision");
    const auto report = checked("# Police and Crime Panel\n\n**Report of:** Head of Scrutiny\n\n"
                                "**Date:** 4 May 2023\n\n**Subject:** Review of PCD 9402\n\n" +
                                body);
    CHECK(report.papers[0].kind != "dmpc-decision");
}

TEST_CASE("a title that shares its line with the item's number, and none of a recommendation",
          "[heads]") {
    const std::string rest = "Report by:        Agnes Lind       Job title:   Policy Officer\n\n"
                             "Date:             13 June 2019\n\n"
                             "Contact Officer:  Agnes Lind\n\n"
                             "Summary:          This report asks for kerbside posts.\n\n"
                             "Recommendations:  The Committee is asked to:\n\n"
                             "                  1. Note the progress since April; and\n"
                             "                  2. Agree the posts.\n\n"
                             "Background\n\n1.   Posts were put up in 2016.\n\n"
                             "Financial Implications for London Councils\n\nThere are none.\n";
    const auto title = [&](const std::string& head) {
        const auto file = checked(head + "\n\n" + rest, "paper.txt");
        return file.papers.at(0).title;
    };
    const std::string body = "London Councils' Transport and Environment Committee";
    const auto both = checked(
        body + "\n\nKerbside posts: annual update          Item no: 07\n\n" + rest, "paper.txt");
    CHECK(both.papers.at(0).title == "Kerbside posts: annual update");
    CHECK(both.papers.at(0).reference == "Item 07");
    CHECK(title(body + "\n\nKerbside posts") == "Kerbside posts");
    // the committee and its item
    CHECK(title(body + "     Item no: 7\n\nKerbside posts") == "Kerbside posts");
    // a label that nobody answered stands over it
    CHECK(title(body + "\n\nPaper for discussion:\n\n7. Kerbside posts") == "7. Kerbside posts");
    // a title that ends in an item of something else
    CHECK(title(body + "\n\nWhat was agreed in July, and how it was done, under item 7") ==
          "What was agreed in July, and how it was done, under item 7");
    // which meeting of the committee it is
    CHECK(title("Grants Committee AGM\n\nTerms of reference") == "Terms of reference");
    CHECK(title("Leaders' Committee - Special Meeting\n\nTerms of reference") ==
          "Terms of reference");
    CHECK(title("Harrow Pension Fund\n\nPension Fund Committee\n\nCash flow") == "Cash flow");
    CHECK(title("Review of the Pension Fund\n\nPension Fund Committee") ==
          "Review of the Pension Fund");
}

TEST_CASE("a record of an executive decision is none the less one for its implications",
          "[heads]") {
    const std::string parts = "**Decision maker:** Councillor Edie March\n\n"
                              "**Subject:** Twelve homes\n\n**Ward(s):** All\n\n"
                              "**Key decision:** Yes\n\n**Date of decision:** 29 May 2025\n\n"
                              "**1. Decision**\n\nTo buy twelve homes.\n\n"
                              "**2. Reasons for decision**\n\nThey are needed.\n\n"
                              "**3. Alternative options considered**\n\nNone\n\n"
                              "**4. Financial implications**\n\nThe cost is £4.2m.\n\n"
                              "**5. Legal implications**\n\nThe Council has the power.\n\n";
    const auto record = checked("**LONDON BOROUGH OF WALFORD**\n\n"
                                "**EXECUTIVE DECISION RECORD - INDIVIDUAL CABINET MEMBER DECISION**"
                                "\n\n" +
                                parts);
    CHECK(record.papers.at(0).kind == "executive-decision");
    // a report on such records
    const auto report = checked("# Executive decision records: yearly review\n\n"
                                "**Report to:** Audit Committee\n\n**Report of:** Monitoring "
                                "Officer\n\n**Date of meeting:** 29 May 2025\n\n"
                                "## Recommendations\n\nThe Committee is asked to note it.\n\n"
                                "## Financial implications\n\nNone arise, as no post is added.\n");
    CHECK(report.papers.at(0).kind == "committee-report");
}
