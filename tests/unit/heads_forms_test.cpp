// How forms and reports in other bodies' manners begin, with the packs of this project: labels that
// a form counts, headings that no gap parts, the day and the title of a paper, drafts by their
// head.
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;
using duly_test::checked;
using duly_test::count;
using duly_test::failures;

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
    const std::string labels = "**Report to:** Cabinet\n\n"
                               "**Date of meeting:** 15 October 2025\n\n"
                               "**Report of:** Assistant Director (Quays)\n\n"
                               "**Subject:** Mooring rings\n\n";
    const auto stage = [&](const std::string& mark) {
        const auto file = checked("# HARBOUR COUNCIL\n\n" + mark + "\n\n" + labels +
                                  "## Recommendations\n\nCabinet is asked to agree £2,100.\n");
        return file.papers.empty() ? "none" : file.papers[0].stage;
    };
    for (const char* mark :
         {"DRAFT", "**DRAFT 3 – for comment by Finance**", "Draft v3", "Draft v0.4 12 May 2025",
          "Third draft", "2nd draft", "Draft (3)", "DRAFT – not for circulation",
          "Version 0.3 (draft)", "Working draft", "Draft for discussion", "DRAFT IN CONFIDENCE"}) {
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
