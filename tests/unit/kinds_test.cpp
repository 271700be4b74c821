// Kinds of papers in the wordings of many bodies: policies without a record of versions, scrutiny
// reviews, cover sheets, parish minutes; and what looks like them and is none.
#include <string>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;
using duly_test::checked;

namespace {

/// "KIND by PACK" of a paper.
std::string kind_of(const std::string& text, const std::string& name = "paper.txt") {
    const auto file = checked(text, name);
    REQUIRE(file.papers.size() == 1);
    return file.papers[0].kind + " by " + file.papers[0].pack_id;
}

const std::string unknown = "unknown by common";

} // namespace

TEST_CASE("policies and procedures are known by what stands on their first page", "[kinds]") {
    const std::string strategy = "strategy by strategy";
    CHECK(
        kind_of("Mooring Policy\n\nVersion 3, adopted by the Council on 4 May 2025. Owner: Harbour "
                "Master. Review: May 2027.\n\nContents\n\n1. Purpose\n2. Rings\n\n1. Purpose\n\n"
                "To say who moors where.\n\n2. Rings\n\nRings are of iron.\n") == strategy);
    CHECK(kind_of("QUAY DISTRICT COUNCIL\n\nDREDGING PROCEDURE\n\nPolicy owner:  Harbour Master\n"
                  "Version:  2\nDate of issue:  1 May 2025\nReview date:  May 2027\n\n"
                  "1. SCOPE\n\n1.1 All of the harbour.\n\n2. RESPONSIBILITIES\n\n"
                  "2.1 The Harbour Master dredges.\n") == strategy);
    CHECK(kind_of("# Quay Hospitals NHS Trust\n\n# Boats Policy and Procedure\n\n"
                  "**Document owner:** Secretary\n\n**Ratified by:** Audit Committee\n\n"
                  "**Date ratified:** 4 May 2025\n\n**Review due:** May 2028\n\n"
                  "## 1. Scope\n\nAll boats.\n\n## 2. Definitions\n\nA boat floats.\n",
                  "policy.md") == strategy);

    // Forms that are filled in about a policy, and others with an owner and a day of review.
    CHECK(kind_of("Equality Impact Assessment\n\nName of policy: Mooring Policy\n"
                  "Policy owner: Harbour Master\nApproved by: Council\nReview date: May 2027\n\n"
                  "1. Who is affected\n\nBoatmen.\n") == unknown);
    CHECK(kind_of("Job description\n\nPost: Policy Officer\n\nApproved by: Harbour Master\n\n"
                  "Review date: May 2026\n\nPurpose of the job\n\nTo write policies.\n") ==
          unknown);
    CHECK(kind_of("Terms of reference: Quays Committee\n\nApproved by Board: 3 April 2025\n\n"
                  "Review date: April 2026\n\n1. Membership\n\nThree members.\n") == unknown);
}

TEST_CASE("reports of members on what they looked into are asked for no officers' sections",
          "[kinds]") {
    const std::string scrutiny = "committee-report by scrutiny-report";
    CHECK(
        kind_of("# Scrutiny review of harbour lights\n\n## Report of the Task and Finish Group\n\n"
                "## Chair's foreword\n\nWe went out at night.\n\n## Recommendations to Cabinet\n\n"
                "1. That Cabinet lights the quay.\n",
                "a.md") == scrutiny);
    CHECK(kind_of("OVERVIEW AND SCRUTINY COMMITTEE\n\nDREDGING THE HARBOUR\n"
                  "FINAL REPORT OF THE DREDGING WORKING GROUP\n\n1. TERMS OF REFERENCE\n\n"
                  "1.1 To look at the mud.\n\n2. RECOMMENDATIONS\n\n"
                  "2.1 That the Council dredges twice a year.\n") == scrutiny);
    const auto review = checked(
        "# Quays Scrutiny Panel – 4 May 2025\n\n## Rings and ropes: report of the Task Group\n\n"
        "### Recommendations\n\n1. That Cabinet be asked to renew the rings.\n\n"
        "### Findings\n\nTwo in five rings are rusty.\n",
        "b.md");
    REQUIRE(review.papers.size() == 1);
    CHECK(review.papers[0].pack_id == "scrutiny-report");
    CHECK(review.papers[0].title == "Rings and ropes: report of the Task Group");
    for (const auto& result : review.papers[0].results)
        CHECK((result.rule != "SEC203" && result.rule != "SEC204" && result.rule != "SEC205" &&
               result.rule != "SEC209"));

    // What officers write about such a review is theirs.
    CHECK(kind_of("# Cabinet\n\n## 12 May 2025\n\n## Response to the scrutiny review of lights\n\n"
                  "**Report of:** Director of Quays\n\n### Purpose\n\nTo agree a response.\n\n"
                  "### Recommendation\n\nThat Cabinet agrees the response.\n\n"
                  "### Financial implications\n\n£54,000 a year.\n",
                  "c.md") == "committee-report by committee-report");
    CHECK(kind_of("# Overview and Scrutiny Committee\n\n## Work programme 2025/26\n\n"
                  "| Topic | Type |\n|---|---|\n| Lights | Task and finish group |\n",
                  "d.md") == unknown);
}

TEST_CASE("cover sheets of boards and of others are known", "[kinds]") {
    const std::string board = "committee-report by board-report";
    const std::string report = "committee-report by committee-report";
    CHECK(kind_of("| Meeting | Trust Board in public |\n|---|---|\n| Date | 25 May 2025 |\n"
                  "| Agenda item | 9.2 |\n| Title | Boats |\n| Report author | S. Ibbott |\n"
                  "| Purpose | Decision ☐ Assurance ☒ Information ☐ |\n\n## Key risks\n\nMud.\n\n"
                  "## Recommendation\n\nThe Board is asked to take assurance.\n",
                  "a.md") == board);
    CHECK(
        kind_of("# Quay Mental Health NHS Trust\n\n## Quality Committee\n\n"
                "Meeting date: 5 May 2025\n\nPaper: Boats\n\nPresented by: Director of Nursing\n\n"
                "The Committee is asked to: note the report.\n",
                "b.md") == board);
    // A council's board writes of the health service too.
    CHECK(kind_of("# Quay Health and Wellbeing Board\n\n**Date:** 3 May 2025\n\n"
                  "**Report title:** Better boats\n\n**Report author:** R. Teale, NHS Quay\n\n"
                  "**Purpose:** For decision\n\n## Recommendations\n\n"
                  "That the Board approves the plan.\n",
                  "c.md") == report);
    CHECK(kind_of("**Meeting:** Audit and Standards Committee\n\n**Date:** 30 May 2025\n\n"
                  "**Title:** Harbour statement\n\n**Author:** Stephen Ball\n\n"
                  "**Purpose:** Decision\n\n## Recommendation(s)\n\n"
                  "That the Committee approves the statement.\n",
                  "d.md") == report);
    CHECK(
        checked("# Cabinet\n\n## 12 November 2025\n\n## Harbour lights\n\n"
                "**Report of:** Director of Quays\n\n### Recommendation\n\nThat Cabinet agrees.\n",
                "e.md")
            .papers.at(0)
            .title == "Harbour lights");
}

TEST_CASE("minutes of parish councils are known without a heading that says so", "[kinds]") {
    const std::string minutes = "minutes by minutes";
    CHECK(kind_of("NETHER QUAY PARISH COUNCIL\n\nMeeting held in the Net Loft on 4 March 2025\n\n"
                  "Councillors: Mrs A Pell (Chairman), Mr B Coe\n\n25/031 Apologies: Mr E Rudd.\n\n"
                  "25/032 Declarations of interest: none.\n\n25/033 The minutes of 4 February 2025 "
                  "were approved and signed.\n\nThe meeting closed at 8.50pm.\n") == minutes);
    CHECK(kind_of("# Lower Quay Parish Council\n\n## Annual Meeting of the Council, 13 May 2025\n\n"
                  "**In the chair:** Cllr Roe.\n\n1. **Apologies** were received from Cllr Dunn.\n"
                  "2. **Minutes** of the meeting on 8 April were signed as a true record.\n",
                  "a.md") == minutes);
    CHECK(
        kind_of("NETHER QUAY PARISH COUNCIL\n\nMembers are hereby summoned to a meeting to be held "
                "in the Net Loft on 4 March 2025.\n\n1. Apologies for absence\n"
                "2. Declarations of interest\n3. Minutes of the last meeting\n"
                "4. Date of next meeting\n") == unknown);
}

TEST_CASE("a commissioner's notice says what was resolved", "[kinds]") {
    const auto notice = checked("# Office of the Police and Crime Commissioner for Quayshire\n\n"
                                "## Notice of decision\n\n**Title:** Lights\n\n"
                                "**Date of decision:** 4 May 2025\n\n"
                                "The Commissioner has resolved as follows.\n\n"
                                "- That a grant of £12,000 be made to Quay Lights.\n",
                                "a.md");
    REQUIRE(notice.papers.size() == 1);
    CHECK(notice.papers[0].kind == "pcc-decision");
    for (const auto& result : notice.papers[0].results)
        CHECK((result.rule != "REC511" || result.outcome != model::Outcome::fail));
    // A parochial church council is a PCC of another kind.
    CHECK(kind_of(
              "PARISH OF ST OSWIN, NETHER QUAY\nPAROCHIAL CHURCH COUNCIL\n\n"
              "NOTICE OF DECISION\n\nThe PCC at its meeting on 6 May 2025 resolved as follows.\n\n"
              "1. To mend the lychgate at £3,200.\n") == unknown);
}

namespace {

model::PaperReport paper_of(const std::string& text, const std::string& name = "paper.txt") {
    auto file = checked(text, name);
    REQUIRE(file.papers.size() == 1);
    return file.papers[0];
}

} // namespace

TEST_CASE("the name of a body is no title", "[kinds]") {
    const auto title = [](const std::string& text, const std::string& name = "paper.md") {
        return paper_of(text, name).title;
    };
    const std::string asks = "\n\n### 1 Purpose of report\n\nTo say which boats are bought.\n\n"
                             "### 2 Recommendations\n\nThat the Authority approves two boats.\n";
    CHECK(title("# Quayshire Fire and Rescue Service\n\n**Report to:** Fire Authority\n\n"
                "**Meeting date:** 18 February 2025\n\n## Boats for 2025/26" +
                asks) == "Boats for 2025/26");
    CHECK(title("QUAYSHIRE COUNCIL\n\nHARBOURS AND COMMUNITIES COMMITTEE          Item 6\n\n"
                "18 FEBRUARY 2025\n\nReport by:   Harbour Master\n\nBOATS: WHICH TO BUY\n\n"
                "1.0   PURPOSE\n\n1.1   To say which.\n\n2.0   RECOMMENDATIONS\n\n"
                "2.1   It is recommended that the Committee agrees.\n",
                "paper.txt") == "BOATS: WHICH TO BUY");
    CHECK(title("NHS Quayshire Integrated Care Board          Board in public\n\n"
                "                        Paper 9\n\nMeeting date       22 January 2025\n"
                "Title              A boat that is a surgery\nSponsor            Dr A Finch\n\n"
                "Executive summary\n\nThe Board is asked to approve it.\n\nRecommendations\n\n"
                "The Board is asked to approve the boat.\n",
                "paper.txt") == "A boat that is a surgery");
    CHECK(title("# Quayshire Police and Crime Commissioner\n\n## Boats Policy\n\n"
                "| Document details | |\n|---|---|\n| Version | v3.0 |\n"
                "| Date of issue | 1 June 2023 |\n\n1. Purpose\n\n1.1. All boats.\n") ==
          "Boats Policy");
    CHECK(title("# Vale of Quay Council\n\n# Boats Strategy 2024-2028\n\n## Document control\n\n"
                "| | |\n|---|---|\n| Version | 1.1 |\n| Status | Approved |\n\n"
                "## 1. Foreword\n\nBoats float.\n") == "Boats Strategy 2024-2028");
    CHECK(title("# Boats Commission - Monday 20 January 2025\n\n# Answer to the review of oars\n\n"
                "**Report of:** Harbour Master\n\n**Recommendation:** that it be noted.\n") ==
          "Answer to the review of oars");
    CHECK(title("QUAY BOROUGH COUNCIL\n\nREPORT TO:        PLANNING COMMITTEE\n"
                "DATE:             8 OCTOBER 2024\nAPPLICATION No.:  24/01127/OUT\n"
                "PROPOSAL:         A SLIPWAY FOR 20 BOATS\nSITE:             EAST QUAY\n\n"
                "RECOMMENDATION:   DELEGATE TO THE HARBOUR MASTER TO APPROVE\n\n"
                "1.0  THE SITE\n\n1.1  It is wet.\n",
                "paper.txt") == "A SLIPWAY FOR 20 BOATS");
    CHECK(title("# MINUTES\n\n| **Meeting** | Boats Board |\n|---|---|\n"
                "| **Date and time** | Tuesday, 3 December 2024, 13:00 |\n"
                "| **Attendees** | A Finch; B Wren |\n| **Apologies** | C Knot |\n\n"
                "## 2 Minutes of 5 November 2024\n\nThey were agreed.\n\n## 3 Oars\n\nBroken.\n") ==
          "MINUTES");
    // titles that have a body's words in them stay
    CHECK(title("# Quayshire Council\n\n**Report to:** Cabinet\n\n"
                "## Contract for the fire service" +
                asks) == "Contract for the fire service");
    CHECK(title("# Quayshire Council\n\n**Report to:** Cabinet\n\n"
                "## Funding from the Police and Crime Commissioner" +
                asks) == "Funding from the Police and Crime Commissioner");
    CHECK(title("# Quayshire Council\n\n**Report to:** Cabinet\n\n"
                "## Building trust among neighbours" +
                asks) == "Building trust among neighbours");
}

TEST_CASE("records of cabinets and leaders are known in many words", "[kinds]") {
    const auto kind = [](const std::string& text, const std::string& name = "paper.md") {
        return paper_of(text, name).kind;
    };
    const std::string record = "executive-decision";
    CHECK(kind("# Quay Borough Council\n\n# Record of decision by the Cabinet - 23 April 2024\n\n"
               "## Item 6: Slipway\n\nThe Cabinet RESOLVED:\n\n1. to mend it; and\n"
               "2. to note the tides.\n\nReason: it leaks.\n\nOptions rejected: none.\n") ==
          record);
    CHECK(kind("# QUAY CITY COUNCIL\n\n# CABINET - 4 DECEMBER 2024 - DECISION NOTICE\n\n"
               "*Published: 5 December 2024.*\n\n| No. | Item | Decision | Reasons |\n"
               "|---|---|---|---|\n| 71 | Slipway | That it be mended. | It leaks. |\n") == record);
    const auto leader =
        paper_of("Quay City Council\nDECISION OF THE LEADER OF THE COUNCIL\n\n"
                 "1. Title: A member for the lifeboat trust\n2. Decision: Cllr A. Finch is named.\n"
                 "3. Reason for the decision: The term of Cllr Wren ends.\n4. Interests: none\n"
                 "5. Signed (electronically): Cllr B. Knot, Leader\n6. Date: 14 May 2024\n",
                 "paper.txt");
    CHECK(leader.kind == record);
    CHECK(leader.date == "2024-05-14");
    CHECK(kind("# Quay Council - Executive decisions published 9 May 2024\n\n"
               "**EX.101 - Oars (key decision; notice given 5 April 2024)**\n\n"
               "*Decision:* That oars be bought.\n\n*Reasons:* They broke.\n\n"
               "Date of meeting: 7 May 2024. Present: Councillors Finch, Wren.\n") == record);
    CHECK(kind("# Delegated authority record 24/031\n\n**Officer:** Head of Boats\n\n"
               "**Decision date:** 7 May 2024\n\n**Decision:** That the pool be closed.\n\n"
               "**Reasons:** A pump has failed.\n") == "officer-decision");
    // what tells people how to write one is none
    CHECK(kind("# How to write a decision record\n\nA guide for officers, May 2024\n\n"
               "- Decision maker: say who decided.\n- Decision: say what was decided.\n"
               "- Reasons: say why.\n- Interests: say who had one.\n") == "unknown");
    // a report that asks for a decision is none
    CHECK(kind("# Quay Council\n\n# Cabinet - 4 December 2024\n\nItem 6: Slipway\n\n"
               "Report of: Harbour Master\n\nReasons: it leaks.\n\n## Recommendation\n\n"
               "That the Cabinet agrees.\n") == "committee-report");
}

TEST_CASE("the day of a paper is its own", "[kinds]") {
    const auto date = [](const std::string& text, const std::string& name = "paper.md") {
        return paper_of(text, name).date.value_or("none");
    };
    // the newest version, whatever the table stands under, and no deadline
    CHECK(date("# Boats Strategy 2024-2028\n\n**Version:** 1.3 **Status:** Approved\n\n"
               "| Version | Date | Change |\n|---|---|---|\n| 1.0 | 12 June 2024 | Approved |\n"
               "| 1.3 | 7 January 2025 | New map |\n\n## Action plan\n\n"
               "| What | Who | When |\n|---|---|---|\n| Oars | A Finch | By 31 March 2026 |\n") ==
          "2025-01-07");
    // a plan's deadlines, other papers and days of reviews are none of versions
    const std::string policy = "# Boats Policy 2020-2025\n\nDate: 9 March 2020\n\n";
    CHECK(date(policy + "| Document | Version | Date issued |\n|---|---|---|\n"
                        "| Oars Policy | 3.2 | 4 May 2021 |\n\n## Scope\n\nAll boats.\n") ==
          "2020-03-09");
    CHECK(date(policy + "## Action plan\n\n| Issue | What we will do | Target date |\n"
                        "|---|---|---|\n| 1. Oars | Buy | 1 March 2029 |\n") == "2020-03-09");
    CHECK(date("# Boats Policy\n\n| Version | Date | Author | Next review date |\n"
               "|---|---|---|---|\n| 1.0 | 1 January 2023 | A Finch | 1 January 2030 |\n\n"
               "## Scope\n\nAll boats.\n\n## Responsibilities\n\nThe Harbour Master's.\n\n"
               "## Monitoring and review\n\nEvery year.\n") == "2023-01-01");
    // figures with stops, where a date is asked for
    const std::string record = "# Quay Borough Council\n\n# Officer decision record\n\n"
                               "**Date of decision:** 5.3.25\n\n**Title:** Slipway\n\n"
                               "**Decision:** To mend it.\n\n**Reasons:** It leaks (see 2.4.11).\n";
    CHECK(date(record) == "2025-03-05");
    // a month is no day, and other papers' days are theirs
    CHECK(date("# Report to Cabinet: slipways\n\nMarch 2025\n\n## Purpose\n"
               "To report on what was agreed on 3 January 2023.\n\n## Recommendations\n"
               "That the report be noted.\n\n## Background papers\nReport of 9 May 2022\n") ==
          "none");
    CHECK(date("# Report to Cabinet: slipways\n\nReport date: 20 February 2025\n\n"
               "For the meeting on: 5 March 2025\n\n## Purpose\nTo report.\n\n"
               "## Recommendations\nThat the report be noted.\n") == "2025-03-05");
}

TEST_CASE("plans and business cases are known without document control", "[kinds]") {
    CHECK(kind_of("GREEN WATER\nA boats strategy for Quay Bay, 2023 to 2033\n\n"
                  "Quay Town Council          Adopted 9 May 2023\n\nCONTENTS\n\n"
                  "Foreword ............ 2\n1. Boats today ........ 2\n\nFOREWORD\n\n"
                  "We have boats.\n\n1. BOATS TODAY\n\nThere are nine.\n") ==
          "strategy by strategy");
    CHECK(kind_of("# Oars Action Plan 2025-2028\n\nPublished by Quay Council - Version 1.0 - "
                  "Approved by Cabinet on 14 January 2025 - Review January 2026\n\n"
                  "## Where we stand\n\nOars break.\n",
                  "paper.md") == "strategy by strategy");
    CHECK(kind_of("# Business case: a new ferry\n\nQuay Services - version 0.4 DRAFT - "
                  "3 October 2024\n\n## 1. Executive summary\n\nOption 3 is best.\n",
                  "paper.md") == "strategy by strategy");
}

TEST_CASE("a title below its label is the paper's", "[kinds]") {
    for (const char* gap : {"\n", "\n\n"})
        CHECK(paper_of("Committee Report\n\nCOMMITTEE: Harbours Committee\n"
                       "DATE: 12 September 2024\n\nTITLE:" +
                       std::string(gap) +
                       "Boats: which to buy\n\nWard(s): All wards\n"
                       "Officer presenting the report: A Finch\n\n"
                       "Purpose of report: to say which.\n")
                  .title == "Boats: which to buy");
}

TEST_CASE("a combined authority's mayor has a record of their own", "[kinds]") {
    const auto record = [](const std::string& body) {
        return "# " + body +
               "\n\n## Mayoral Decision Record\n\n| | |\n|---|---|\n| **Reference** | QCA-MD-0012 "
               "|\n| **Subject** | Ferries |\n| **Decision taker** | Mayor Ada Finch |\n"
               "| **Report author** | B Wren |\n\n### 1. Decision requested\n\nThe Mayor is "
               "recommended to approve two ferries.\n\n### 2. Background\n\nThey leak.\n\n"
               "### 3. Financial implications\n\nThe levy pays.\n\n### 4. Legal implications\n\n"
               "There is a power.\n\n### Sign-off\n\n| Role | Name | Signed | Date |\n"
               "|---|---|---|---|\n| **Mayor** | Ada Finch | *A Finch* | 18 September 2024 |\n";
    };
    const auto paper = paper_of(record("Quay and Estuary Combined Authority"), "paper.md");
    CHECK(paper.kind == "mayoral-decision");
    CHECK(paper.reference == "QCA-MD-0012");
    CHECK(paper.stage == "signed");
    // a mayor at the head of a council's executive
    CHECK(paper_of(record("Quayshire Borough Council"), "paper.md").kind == "executive-decision");

    const auto numbered = paper_of(
        "QUAY AND ESTUARY COMBINED COUNTY AUTHORITY\n\nMAYORAL DECISION - MD 0043\n\n"
        "Title: Ferries\n\nDecision\n\nThat the Mayor approves two ferries.\n\nMayor\n\n"
        "The above request has my approval.\n\nSignature: A. Finch        Date: 26 June 2025\n");
    CHECK(numbered.kind == "mayoral-decision");
    CHECK(numbered.reference == "MD 0043");
    CHECK_FALSE(
        paper_of("QUAY AND ESTUARY COMBINED COUNTY AUTHORITY\n\nMAYORAL DECISION - June 2025\n\n"
                 "Title: Ferries\n\nThe above request has my approval.\n\n"
                 "Signature: A. Finch        Date: 26 June 2025\n")
            .reference.has_value());
    // a report to the authority's board that speaks of such decisions
    CHECK(paper_of("# Quay and Estuary Combined Authority\n\n**Report to:** Ferries Board\n\n"
                   "**Report of:** Director of Boats\n\n## Mayoral decisions since May\n\n"
                   "### 1. Purpose of report\n\nTo list them.\n\n### 2. Recommendations\n\n"
                   "The Board is asked to note them.\n\n### 3. Financial implications\n\nNone.\n",
                   "paper.md")
              .kind == "committee-report");
}

TEST_CASE("numbers of decisions are read as forms of other years write them", "[kinds]") {
    const auto number = [](const std::string& head) {
        const auto file = checked(head + "\n\nTitle: Lamps for the quay\n\nExecutive Summary:\n\n"
                                         "Twelve lamps are bought.\n\nPART I - NON-CONFIDENTIAL "
                                         "FACTS AND ADVICE TO THE DMPC\n");
        return file.papers.empty() ? std::string("(no paper)")
                                   : file.papers[0].reference.value_or("");
    };
    CHECK(number("REQUEST FOR DMPC DECISION – DMPCD 2015 47") == "DMPCD 2015 47");
    CHECK(number("REQUEST FOR DMPC DECISION – DMPCD-2014-112") == "DMPCD 2014 112");
    CHECK(number("REQUEST FOR DMPC DECISION\n\nDMPCD 2015/24") == "DMPCD 2015 24");
    CHECK(number("REQUEST FOR DMPC DECISION\n\nPCD No. 588") == "PCD 588");
    CHECK(number("REQUEST FOR DMPC DECISION – PCD 588") == "PCD 588");
    // a decision that is only spoken of
    CHECK(number("REQUEST FOR DMPC DECISION\n\nThis follows DMPCD 2015 47.").empty());
    const auto officer = checked("# Record of Officer Decision\n\n| | |\n|---|---|\n"
                                 "| **Decision ref. no.** | ODR/2031/118 |\n"
                                 "| **Date of decision** | 19 August 2031 |\n"
                                 "| **Decision** | To buy twelve lamps. |\n"
                                 "| **Reasons for the decision** | It is dark. |\n");
    REQUIRE(officer.papers.size() == 1);
    CHECK(officer.papers[0].reference == "ODR/2031/118");
}

TEST_CASE("a delegated decision that names its officer's post is known", "[kinds]") {
    const std::string rows =
        "| Section | |\n|---|---|\n| Subject | Fourteen lamps |\n"
        "| Decision | To buy 14 lamps for £83,300. |\n| Reason | The old ones are "
        "worn. |\n| Authority | Scheme of Delegation, paragraph 5.3 |\n"
        "| Decided by | Una Sedge, Chief Fire Officer |\n| Date | 13 January 2026 "
        "|\n";
    const std::string service = "**QUAY FIRE AND RESCUE SERVICE**\n\n";
    CHECK(kind_of(service + "**DELEGATED DECISION – CHIEF FIRE OFFICER**\n\n" + rows, "paper.md") ==
          "officer-decision by officer-decision");
    CHECK(kind_of(service +
                      "**Delegated decisions of the year**\n\nThe Chief Fire Officer took ten "
                      "decisions in the year, all of them on lamps.\n",
                  "paper.md") == unknown);
}

TEST_CASE("the chief executive's decisions at MOPAC are no papers of the Deputy Mayor", "[kinds]") {
    const std::string body =
        "**Title:** Lamps for the office\n\n**Executive Summary:**\n\nTwelve lamps.\n\n"
        "**Recommendation:**\n\nThat the Chief Executive Officer approves £1,200 for lamps.\n\n"
        "**Chief Executive Officer**\n\nI confirm I have considered whether I have any personal or "
        "prejudicial interest in this matter.\n\nThe above request has my approval.\n\n"
        "Signature: A. Penn\n\nDate: 21 June 2031\n\n"
        "**PART I - NON-CONFIDENTIAL FACTS AND ADVICE**\n\n1.1 Follows CEOD 41 - 2030.\n";
    const auto file =
        checked("**REQUEST FOR CHIEF EXECUTIVE DECISION – CEOD 12 - 2031**\n\n" + body);
    REQUIRE(file.papers.size() == 1);
    CHECK(file.papers[0].kind == "ceo-decision");
    CHECK(file.papers[0].reference == "CEOD 12 - 2031");
    CHECK(file.papers[0].date == "2031-06-21");
    for (const auto& result : file.papers[0].results)
        CHECK(result.message.find("Deputy Mayor") == std::string::npos);
    // the Deputy Mayor's own, which cite such decisions, and other bodies' chief executives
    CHECK(kind_of("REQUEST FOR DMPC DECISION – PCD 588\n\nTitle: Lamps\n\nThe first lamps were "
                  "bought under CEOD 41 - 2030.\n") == "dmpc-decision by mopac-dmpc-decision");
    CHECK(kind_of("QUAY COUNCIL\n\nRequest for Chief Executive Decision\n\nTitle: Lamps\n") !=
          "ceo-decision by mopac-ceo-decision");
}

TEST_CASE("a day that no calendar has is no date of a signature", "[kinds]") {
    const auto file =
        checked("# Request for DMPC Decision - PCD 588\n\n## Deputy Mayor for Policing "
                "and Crime\n\nThe above request has my approval.\n\n"
                "Signature: A. Penn\n\nDate: 32/06/2031\n");
    REQUIRE(file.papers.size() == 1);
    REQUIRE(!file.papers[0].facts.signatures.empty());
    CHECK(file.papers[0].facts.signatures[0].state == "signed");
    CHECK(!file.papers[0].facts.signatures[0].date.has_value());
}

TEST_CASE("a summary under headings of its own is not called empty", "[kinds]") {
    const auto said = [](const std::string& behind) {
        const auto file =
            checked("# Request for DMPC Decision - PCD 588\n\n## Executive Summary\n\n" + behind +
                    "## Recommendation\n\nThat the DMPC approves £1,200 for lamps.\n");
        for (const auto& result : file.papers.at(0).results)
            if (result.rule == "SEC113") return result.case_name;
        return std::string();
    };
    CHECK(said("") == "blank");
    CHECK(said("**Purpose**\n\n| Lamps | £1,200 |\n|---|---|\n\n") == "labels-together");
    CHECK(said("### What is asked for\n\nTwelve lamps for the quay.\n\n") == "filled");
}

TEST_CASE("a form's own name says more than what its rows name", "[kinds]") {
    // a Director of Strategy makes no strategy of a commissioner's decision
    const std::string decision =
        "# Office of the Police and Crime Commissioner for Quayshire\n\n## DECISION REPORT\n\n"
        "| Report title | Harbour patrols |\n|---|---|\n| Decision number | QPCC 2024-7 |\n"
        "| Lead officer | A Finch |\n| Sponsor | Director of Strategy |\n\n"
        "## 1. Recommendation\n\nThat the Commissioner approves £4,000 for patrols.\n\n"
        "## 2. Financial implications\n\nMet from reserves.\n\n## 3. Background papers\n\nNone\n";
    CHECK(kind_of(decision, "a.md") == "pcc-decision by pcc-decision");
    CHECK(kind_of("# Police and Crime Commissioner for Quayshire\n\n# Serious Violence Strategy "
                  "2024\n\n| | |\n|---|---|\n| Version | 1.1 |\n| Status | Approved |\n\n"
                  "## 1. Foreword\n\nKnives cut.\n",
                  "b.md") != "pcc-decision by pcc-decision");
    // a cabinet member's decision is a record, unless it recommends one
    const std::string head =
        "QUAY COUNCIL\n\nCABINET MEMBER DECISION\n\nReport title:\t\tBoats and oars\n"
        "Decision maker:\t\tCllr Ann Finch, Cabinet Member for Harbours\n"
        "Date of decision:\t18 March 2025\nReference:\t\tCM/14\nReport author:\t\tB Wren\n"
        "Key decision:\t\tNo\nWards:\t\tAll\n\n1\tPurpose\n\n1.1\tTo agree the oars.\n\n";
    const std::string rest = "3\tFinancial implications\n\n3.1\tNone.\n\n"
                             "4\tBackground documents\n\n4.1\tNone.\n";
    CHECK(kind_of(head + "2\tDecision\n\n2.1\tThat ash oars be bought.\n\n" + rest) ==
          "executive-decision by executive-decision");
    CHECK(kind_of(head +
                  "2\tRecommendations\n\nThe Cabinet Member is recommended to buy ash oars.\n\n" +
                  rest) == "committee-report by committee-report");
}

TEST_CASE("minutes in parts, with a table of who was there", "[kinds]") {
    const auto report = paper_of(
        "QUAY PORT HEALTH AUTHORITY\n\nBOARD MEETING – 29 NOVEMBER 2023\n\nMINUTES (Part 1)\n\n"
        "Members\tRepresenting\tAttendance\nMr A Finch\tBoatmen\tPresent\n"
        "Ms B Wren\tAnglers\tApologies\n\n23/41\tDeclarations of interest\n\nThere were "
        "none.\n\n23/42\tOars\n\nRESOLVED that ash oars be bought.\n\n"
        "23/43\tDates of meetings in 2024\n\n31 January and 27 March.\n");
    CHECK(report.kind == "minutes");
    CHECK(report.title == "BOARD MEETING – 29 NOVEMBER 2023 – MINUTES (Part 1)");
    for (const auto& result : report.results)
        CHECK((result.rule != "SEC304" || result.outcome != model::Outcome::fail));
    // "MINUTES" alone, with the meeting below it; the place is no title
    CHECK(paper_of("MINUTES\n\nCABINET – THURSDAY 18 JANUARY 2024, 6.30 PM\n\nCouncil Chamber, "
                   "Town Hall\n\nPresent:\nCouncillor A Finch\nCouncillor B Wren\n\n"
                   "1. APOLOGIES FOR ABSENCE\n\nNone.\n\n2. OARS\n\nRESOLVED – That ash oars be "
                   "bought.\n")
              .title == "MINUTES – CABINET – THURSDAY 18 JANUARY 2024, 6.30 PM");
    // an item of business of that name is not the paper's own line
    CHECK(paper_of("Quays Committee – 4 May 2024\n\nMinutes of the meeting held in the hall on 4 "
                   "May 2024\n\nPresent: Cllr Finch\n\nApologies\n\nNone.\n\nMinutes\n\nThe "
                   "minutes of 3 April were agreed.\n")
              .title.value_or("")
              .find("Minutes of the meeting") != std::string::npos);
}

TEST_CASE("markings, organisations and labels are no titles", "[kinds]") {
    const auto title = [](const std::string& text, const std::string& name = "paper.txt") {
        return paper_of(text, name).title;
    };
    const std::string report = "\n\nReport of the Harbour Master\n\n1. Summary\n\nThe Committee "
                               "is asked to settle.\n\n2. Recommendations\n\nThat it settles.\n";
    CHECK(title("NOT FOR PUBLICATION Exempt under paragraphs 1 and 3 of Part 1 of Schedule 12A\n\n"
                "QUAY BOROUGH COUNCIL\n\nHARBOURS COMMITTEE\n\nSETTLEMENT OF A CLAIM – THE MOLE" +
                report) == "SETTLEMENT OF A CLAIM – THE MOLE");
    CHECK(title("CONFIDENTIAL\n\nQUAY BOROUGH COUNCIL\n\nHARBOURS COMMITTEE\n\nThe mole" +
                report) == "The mole");
    // words of a marking within a title
    CHECK(title("QUAY BOROUGH COUNCIL\n\nHARBOURS COMMITTEE\n\nRestricted parking: a new "
                "zone" +
                report) == "Restricted parking: a new zone");
    const std::string control =
        "\n\n## Document control\n\n| | |\n|---|---|\n| Version | 3.0 |\n"
        "| Status | Approved |\n| Approved by | Board |\n\n## 1. Purpose\n\n"
        "To say who moors.\n";
    CHECK(title("# Quay Housing Association\n\n# Mooring Charges Policy" + control, "a.md") ==
          "Mooring Charges Policy");
    CHECK(title("# Working with the Quay Association\n\n# Strategy 2024" + control, "a.md")
              .value_or("")
              .starts_with("Working with the Quay Association"));
    CHECK(title("QUAY BOROUGH COUNCIL\n\nHARBOURS COMMITTEE\n\nSale of Hill School" + report) ==
          "Sale of Hill School");
    // a notice that names the decision above and tells it below
    const std::string notice = "Quay City Council\n\nNotice of executive decision\n\n";
    const std::string below =
        "\n\nDecision maker: Cabinet\nDate of meeting: 5 September 2023\n"
        "Reference: CAB/23/58\nKey decision: No\nReport status: Open report\n";
    const std::string told = "\nDecision\n\n1. To let the kiln.\n\nReasons for the decision\n\n"
                             "As in the report.\n";
    CHECK(title(notice + "Decision: Lease of the old kiln" + below + told) ==
          "Lease of the old kiln");
    CHECK(title(notice + "Decision: Approved as recommended" + below + told) !=
          "Approved as recommended");
}

TEST_CASE("an empty day of decision is not made up for by days under other labels", "[kinds]") {
    const auto date = [](const std::string& row) {
        return paper_of("# Officer decision notice\n\n| Decision ref | ODN-22-151 |\n|---|---|\n" +
                            row +
                            "| Delegation | Cabinet, 8 March 2022, minute 114(b) |\n"
                            "| Decision | To buy oars |\n| Reasons | They break |\n",
                        "record.md")
            .date.value_or("none");
    };
    CHECK(date("| Date of decision | |\n") == "none");
    CHECK(date("| Date of decision | 5 April 2022 |\n") == "2022-04-05");
    CHECK(date("| Date of decision | (dd/mm/yyyy) 05/04/2022 |\n") == "2022-04-05");
    // a plan that was amended since it was adopted
    CHECK(paper_of("# Quay Town Council\n\n## Boats Action Plan 2023-2028\n\n| | |\n|---|---|\n"
                   "| Version | 1.1 |\n| Status | Adopted |\n"
                   "| Adopted by | Full Council, 20 March 2023 (minute 22/148) |\n"
                   "| Amended | Boats Committee, 11 March 2024 |\n\n### 1. Why\n\nOars break.\n",
                   "plan.md")
              .date == "2024-03-11");
}
