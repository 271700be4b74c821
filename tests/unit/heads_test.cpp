// How papers of all kinds of body begin and end, with the packs of this project: their kind, title,
// date and stage, lists of contents and appendices, places to sign. More in `heads_forms_test`.
#include <algorithm>
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;
using duly_test::checked;
using duly_test::count;
using duly_test::failures;

namespace {

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
