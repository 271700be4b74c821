// Titles and days that stand in labelled places: what an item is called, a title still to come, the
// day of a version that the history lacks. With the packs of this project.
#include <string>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

model::PaperReport report_of(const std::string& text, const std::string& name = "paper.md") {
    const auto file = duly_test::project_checker().check(text, name, {});
    REQUIRE(file.papers.size() == 1);
    return file.papers[0];
}

std::string title_of(const std::string& head) {
    return report_of(head + "Report of: Assistant Director (Quays)\n\n## Summary\n\nThe quay is "
                            "worn.\n\n## Recommendation\n\nThat the Board "
                            "notes this paper.\n\n## Background\n\nIt was built in 1871.\n")
        .title.value_or("");
}

} // namespace

TEST_CASE("an item in words is a title where no title is given", "[titles]") {
    const std::string board = "# Quays and Lamps Committee\n\n";
    const std::string rest = "**This paper will be considered in public**\n\n";
    const std::string day = "| Date: | 2 October 2025 |\n|---|---|\n";
    CHECK(title_of(board + day + "| Item: | Mooring rings for the mole |\n\n" + rest) ==
          "Mooring rings for the mole");
    // a number is none, and a title is one before it
    CHECK(title_of(board + day + "| Item: | Item 7 |\n\n# Mooring rings for the mole\n\n" + rest) ==
          "Mooring rings for the mole");
    CHECK(title_of(board + day + "| Item: | For information |\n| Title: | Mooring rings |\n\n" +
                   rest) == "Mooring rings");
    CHECK(title_of("# CYNGOR SIR ABER / ABER COUNTY COUNCIL\n\nDate: 2 October 2025\n\n"
                   "# Mooring rings for the mole\n\n") == "Mooring rings for the mole");
}

TEST_CASE("what says that a paper is exempt is not its title", "[titles]") {
    CHECK(title_of("Quays and Lamps Committee\n\nNOT FOR PUBLICATION by virtue of paragraph 3 of "
                   "Part 1 of Schedule 12A to the Local Government Act 1972\n\nReport title: "
                   "Mooring rings\n\n") == "Mooring rings");
    CHECK(title_of("Quays and Lamps Committee\n\n# Security marking of boats\n\n") ==
          "Security marking of boats");
    // words that only begin so
    CHECK(title_of("# Quays and Lamps Committee\n\n# Confidential advice for young keepers\n\n") ==
          "Confidential advice for young keepers");
}

TEST_CASE("a version that the history lacks has the day that the form gives", "[titles]") {
    const auto day = [](const std::string& version, const std::string& given) {
        return report_of("# Mooring Strategy 2025-2030\n\n## Document control\n\n| Version | " +
                         version + " |\n|---|---|\n| Status | Approved |\n| Date | " + given +
                         " |\n\n## Version history\n\n| Version | Date | Change |\n|---|---|---|\n"
                         "| 1.0 | 3 March 2025 | First issue |\n| 1.2 | 12 May 2025 | Costs |\n\n"
                         "## Aims\n\nRings last for thirty years.\n")
            .date.value_or("");
    };
    CHECK(day("1.3", "30 May 2025") == "2025-05-30");
    CHECK(day("1.2", "30 May 2025") == "2025-05-12"); // the history says when that was
    CHECK(day("1.3", "30 April 2025") == "2025-05-12");
}
