// Notices that record several decisions, each under a subject of its own, and forms that count
// their rows by letters. With the packs of this project.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

struct Recorded {
    std::string subject, decision, reason;
};

/// As a form counts its rows: "(a) | Subject: | …".
std::string row(std::string_view letter, std::string_view label, std::string_view answer) {
    std::string out = "| (";
    return (out += letter) +=
           std::string(") | ") + std::string(label) + " | " + std::string(answer) + " |\n";
}

std::string notice(const std::vector<Recorded>& decisions) {
    std::string out = "# Saltmarsh Harbour Trust\n\n# Decision recording form\n\n"
                      "Decisions taken at the meeting of the Quays Committee on 7 May 2024\n\n";
    for (const Recorded& each : decisions) {
        out += row("a", "Subject:", each.subject) + "|---|---|---|\n" +
               row("b", "Interests declared: None", "") +
               row("c", "Decision taken", each.decision) +
               row("d", "Decision made in exempt session? No", "") +
               row("e", "Reasons for decision:", each.reason) + "\n";
        out += "**Deadline for call-in: 14 May 2024**\n\n";
    }
    return out;
}

const std::string replaced = "That the mooring rings on the mole and along the north quay be "
                             "replaced before the summer by the harbour's "
                             "own blacksmiths, and that the old ones be sold.";
const std::vector<Recorded> three = {
    {"Rings for the mole", replaced, "They are worn."},
    {"Lamps on the quay", "That twelve lamps be lit until midnight.", "The steps are dark."},
    {"Slipway", "That the slipway be closed to boats in March.", "It is relaid then."}};

model::PaperReport report_of(const std::string& text) {
    const auto file = duly_test::project_checker().check(text, "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    return file.papers[0];
}

/// "pass 3, fail 1": what became of that rule.
std::string became(const model::PaperReport& paper, std::string_view rule) {
    std::size_t passed = 0, failed = 0;
    for (const model::Finding& each : paper.results) {
        if (each.rule != rule) continue;
        passed += each.outcome == model::Outcome::pass;
        failed += each.outcome == model::Outcome::fail;
    }
    return "pass " + std::to_string(passed) + ", fail " + std::to_string(failed);
}

} // namespace

TEST_CASE("each decision of a notice is judged", "[several]") {
    const auto sound = report_of(notice(three));
    REQUIRE(sound.kind == "decision-record");
    for (const std::string_view rule : {"REC403", "REC404", "REC408"})
        CHECK(became(sound, rule) == "pass 3, fail 0");
    auto faulty = three;
    faulty[1].decision = "";
    faulty[2].reason = "TBC";
    const auto report = report_of(notice(faulty));
    CHECK(became(report, "REC403") == "pass 2, fail 1");
    CHECK(became(report, "REC404") == "pass 2, fail 1");
    faulty = three;
    for (Recorded& each : faulty)
        each.decision.clear();
    CHECK(became(report_of(notice(faulty)), "REC403") == "pass 0, fail 3");
}

TEST_CASE("a notice in lines has an item for each decision", "[several]") {
    const auto in_lines = [](const std::string& second) {
        return report_of("# Saltmarsh Harbour Trust\n\n# Decision notice\n\n"
                         "Decisions taken on Tuesday, 7 May 2024\n\n"
                         "**Item 5: Rings for the mole**\n\nDecision: That they be replaced.\n\n"
                         "Reasons: They are worn.\n\n"
                         "**Item 6: Lamps on the quay**\n\nDecision: " +
                         second +
                         "\n\n"
                         "Reasons: The steps are dark.\n\n"
                         "**Item 7: Slipway**\n\nDecision: That it be closed in March.\n\n"
                         "Reasons: It is relaid then.\n");
    };
    const auto sound = in_lines("That twelve be lit until midnight.");
    CHECK(became(sound, "REC403") == "pass 3, fail 0");
    CHECK(sound.date.value_or("") == "2024-05-07");
    CHECK(sound.title.value_or("").find("Rings") == std::string::npos);
    CHECK(became(in_lines(""), "REC403") == "pass 2, fail 1");
}

TEST_CASE("a finding says in which decision of a notice it stands", "[several]") {
    auto faulty = three;
    faulty[1].reason = "TBC";
    const auto report = report_of(notice(faulty));
    const auto found =
        std::find_if(report.results.begin(), report.results.end(), [](const model::Finding& each) {
            return each.rule == "REC404" && each.outcome == model::Outcome::fail;
        });
    REQUIRE(found != report.results.end());
    REQUIRE(found->location);
    CHECK(found->location->trail.find("Lamps on the quay") != std::string::npos);
}

TEST_CASE("two decisions of a notice may say the same", "[several]") {
    const auto in_lines = [](const std::string& first, const std::string& second) {
        return report_of("# Saltmarsh Harbour Trust\n\n# Decision recording form\n\n"
                         "Decisions taken at the meeting of the Quays Committee on 7 May 2024\n\n"
                         "Subject: Mole\n\n## Background\n\n" +
                         first +
                         "\n\n## Reasons for decision\n\nThey are worn.\n\n"
                         "Subject: North quay\n\n## Background\n\n" +
                         second +
                         "\n\n## Reasons for decision\n\nSo are these.\n\n"
                         "Subject: Lamps\n\n## Decision taken\n\nThat they be lit.\n");
    };
    const std::string worn =
        "The mooring rings on the mole and along the north quay are worn, and "
        "two boats came adrift in January, one of which was driven ashore below "
        "the lamps.";
    CHECK(became(in_lines(worn, worn), "TXT001") == "pass 1, fail 0");
    // but not one of them twice
    CHECK(became(in_lines(worn + "\n\nThe lamps stay.\n\n" + worn, "None are."), "TXT001") ==
          "pass 0, fail 1");
}

TEST_CASE("a form that counts its rows by letters is read as one", "[several]") {
    const auto paper =
        report_of("# Decision record\n\n" + row("a", "Subject:", "Slipway") + "|---|---|---|\n" +
                  row("b", "Date of decision: 7 May 2024", "") +
                  row("c", "Decision taken<br><br>That the slipway be relaid.", "") +
                  row("d", "Reasons for decision", "") + row("e", "Interests declared: None", ""));
    CHECK(paper.date.value_or("") == "2024-05-07");
    CHECK(became(paper, "REC403") == "pass 1, fail 0");
    CHECK(became(paper, "REC404") == "pass 0, fail 1");
    CHECK(became(paper, "REC408") == "pass 1, fail 0");
}
