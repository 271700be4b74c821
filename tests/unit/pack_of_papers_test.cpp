// Files that hold many papers: where each begins, and that a running head begins none.
#include <string>
#include <vector>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

std::vector<std::string> kinds_in(const std::string& text) {
    std::vector<std::string> kinds;
    for (const auto& paper : duly_test::project_checker().check(text, "pack.txt", {}).papers)
        kinds.push_back(paper.kind);
    return kinds;
}

std::string sentences(int count) {
    std::string text;
    for (int i = 1; i <= count; ++i)
        text += "The harbour light number " + std::to_string(i) + " was seen from the quay.\n\n";
    return text;
}

std::string record(const std::string& body, const std::string& subject) {
    return body +
           "\n\nRecord of Executive Decision\n\nDecision maker: Cabinet Member for Harbours\n\n"
           "Date of decision: 6 March 2024\n\nSubject: " +
           subject + "\n\nDecision\n\nThat it be done.\n\nReasons for decision\n\n" + sentences(6) +
           "Alternative options considered\n\nNone was open.\n\n";
}

std::string report(const std::string& officer, const std::string& first) {
    return "Quays Committee\n\n4 June 2024\n\nReport of the " + officer + "\n\n" + first +
           "\n\nTo tell members of the lights.\n\nRecommendations\n\nThat the committee notes the "
           "report.\n\nBackground\n\n" +
           sentences(8) + "Financial implications\n\nNone.\n\n";
}

const std::string minutes =
    "Minutes of the 14th meeting of the Quays Committee held on 4 June 2024 at 6.30pm\n\n"
    "Present: Councillors Abel and Bly\n\nApologies: Councillor Cole\n\n1. Minutes\n\nAgreed.\n\n" +
    sentences(8);

using Kinds = std::vector<std::string>;

} // namespace

TEST_CASE("records, minutes and reports in one file are taken one by one", "[packs]") {
    CHECK(kinds_in(record("Quay Council", "Lights") + record("Quay Council", "Ropes")) ==
          Kinds{"executive-decision", "executive-decision"});
    CHECK(kinds_in(record("Quay Council", "Lights") + "\f" + minutes + "\f" +
                   report("Harbour Master and Chief Officer", "Purpose of report")) ==
          Kinds{"executive-decision", "minutes", "committee-report"});
    CHECK(kinds_in(report("Director of Quays", "1. Summary") + "\f" +
                   report("Head of Ropes", "Introduction")) ==
          Kinds{"committee-report", "committee-report"});
}

TEST_CASE("what stands over a paper on its first page is its own", "[packs]") {
    const auto file = duly_test::project_checker().check(
        record("Quay Council", "Lights") + "\f" + report("Director of Quays", "Purpose of report"),
        "pack.txt", {});
    REQUIRE(file.papers.size() == 2);
    CHECK(file.papers[1].date == "2024-06-04");
}

TEST_CASE("a line at the head of every page, and a record that is named, begin no paper",
          "[packs]") {
    // the first section of a report is told once; its head comes again with another section
    std::string paged = report("Director of Quays", "Purpose of report");
    paged += "\fReport of the Director of Quays\n\nRecommendations\n\nThat the lights be lit.\n\n";
    CHECK(kinds_in(paged) == Kinds{"committee-report"});
    CHECK(kinds_in(report("Director of Quays", "Purpose of report") +
                   "Record of decision\n\nThe decision will be published by the clerk.\n\n" +
                   sentences(9)) == Kinds{"committee-report"});
    CHECK(kinds_in(minutes + "Report of the Director of Quays\n\nMembers noted it.\n\n" +
                   sentences(9)) == Kinds{"minutes"});
}

TEST_CASE("what a paper holds within it begins no other paper", "[packs]") {
    // a form's last section, a row of a timetable, a notice that is announced
    CHECK(
        kinds_in(record("Quay Council", "Lights") +
                 "Record of the decision\n\nDate of decision: 6 March 2024\n\nIt was done.\n\n") ==
        Kinds{"executive-decision"});
    CHECK(kinds_in(report("Director of Quays", "Purpose of report") +
                   "Next steps\n\n| Step | Day |\n|---|---|\n| Decision notice | 4 March |\n"
                   "| Decision date | 3 March |\n\n" +
                   sentences(3)) == Kinds{"committee-report"});
    // the statutory part of a report, and the report that an item of the minutes is about
    CHECK(kinds_in(report("Director of Quays", "Purpose of report") +
                   "Report of the Chief Finance Officer under section 25\n\nIntroduction\n\n" +
                   sentences(4)) == Kinds{"committee-report"});
    CHECK(kinds_in(minutes + "4. Parking\n\nReport of the Head of Highways\n\nSummary\n\n" +
                   sentences(9)) == Kinds{"minutes"});
    // the form's second page
    CHECK(kinds_in(record("Quay Council", "Lights") +
                   "\fRecord of Executive Decision - continued\n\nDecision maker: as above\n\n" +
                   sentences(4)) == Kinds{"executive-decision"});
}

TEST_CASE("the last lines of a paper on a page stay with it", "[packs]") {
    const auto file = duly_test::project_checker().check(
        report("Director of Quays", "Purpose of report") +
            "\fBackground papers\n\nNone.\n\nReport of the Head of Ropes\n\nIntroduction\n\n" +
            sentences(9),
        "pack.txt", {});
    REQUIRE(!file.papers.empty());
    CHECK(file.papers.back().title != "None.");
}

TEST_CASE("minutes that do not say so begin with their table of who was there", "[packs]") {
    const std::string agenda = "# Quay Council – Cabinet\n\n## Agenda\n\n**18 November 2025**\n\n"
                               "1. Apologies\n2. Declarations of interest\n3. Budget\n4. Mowing\n\n"
                               "Published on 10 November 2025.\n\n";
    const auto met = [](const std::string& table) {
        return "# Quays Joint Committee\n\n**Date:** 2 July 2025\n\n**Members:**\n\n" + table +
               "\n**1. Apologies**\n\nCllr Moss.\n\n**2. Declarations of interest**\n\nNone.\n\n"
               "**3. Minutes of 2 April 2025**\n\nThe minutes were agreed and signed.\n\n"
               "**4. Lights**\n\n**Resolved:** that they be lit.\n\n" +
               sentences(8) + "The meeting closed at 4 pm.\n\n";
    };
    const std::string there = met("| Council | Member | Present |\n|---|---|:---:|\n"
                                  "| Quay DC | Cllr Ash | ✓ |\n| Port BC | Cllr Birch | ✓ |\n");
    const auto kinds = [](const std::string& text) {
        std::vector<std::string> found;
        for (const auto& paper : duly_test::project_checker().check(text, "pack.md", {}).papers)
            found.push_back(paper.kind);
        return found;
    };
    CHECK(kinds(agenda + there) == Kinds{"unknown", "minutes"});
    CHECK(kinds(there).size() == 1); // alone, and with its attendance at the end
    CHECK(kinds(minutes + "\nAttendance in the year\n\n| Name | Present | Apologies |\n"
                          "|---|---|---|\n| Cllr Ash | 6 | 1 |\n\nApologies are counted.\n")
              .size() == 1);
    // a table of who is on the committee is none of who was there
    CHECK(kinds(agenda + met("| Council | Member | Term |\n|---|---|---|\n| Quay DC | Cllr Ash | "
                             "2027 |\n"))
              .size() == 1);
}

TEST_CASE("a report behind minutes, under its item and its committee's day", "[packs]") {
    const std::string head =
        "ITEM 4\n\nQUAYS COMMITTEE – 10 SEPTEMBER 2025\n\nLIGHTS OF THE YEAR\n\n";
    const std::string paper = "Report of the Monitoring Officer\n\n1. Summary\n\nAll were lit.\n\n"
                              "2. Recommendation\n\nThat the report be noted.\n\n"
                              "3. Financial implications\n\nThe cost is £6,200.\n\n"
                              "4. Background papers\n\nNone.\n\n";
    const auto file =
        duly_test::project_checker().check(minutes + head + paper + sentences(6), "pack.txt", {});
    REQUIRE(file.papers.size() == 2);
    CHECK(file.papers[0].kind == "minutes");
    CHECK(file.papers[1].kind == "committee-report");
    CHECK(file.papers[1].date == "2025-09-10");
    CHECK(file.papers[1].title == "LIGHTS OF THE YEAR");
    CHECK(file.papers[1].reference == "Item 4");
    // in doubt one: no committee's name stands over it
    CHECK(kinds_in(minutes + "ITEM 4\n\nLights of the year\n\n" + paper + sentences(6)).size() ==
          1);
}

TEST_CASE("a report's own head of many lines is no agenda", "[packs]") {
    const std::string head =
        "QUAY FIRE COMMISSIONER\n\nReport title\nNew hoses\n\n"
        "Report to:                    Date:\n"
        "Investment Board              6 May 2021\n"
        "Commissioner's Board          19 May 2021\n"
        "Deputy Mayor's Board          8 June 2021\nQuay Fire Commissioner\n\n";
    const std::string body = "Report by:                    Report number:\n"
                             "Director of Hoses             QFC-0512\n\nExecutive summary\n\n"
                             "This report asks for hoses.\n\nRecommended decision\n\nThat the "
                             "Commissioner buys hoses.\n\nFinancial implications\n\nNone.\n";
    CHECK(kinds_in(head + body).size() == 1);
    // an agenda before the first report is a paper of its own
    CHECK(kinds_in("QUAY COUNCIL\n\nAGENDA\n\n1. Apologies\n\n2. Interests\n\n3. New hoses\n\n"
                   "4. Ropes\n\n5. Any other business\n\n\f" +
                   report("Director of Hoses", "Purpose of report"))
              .size() == 2);
}
