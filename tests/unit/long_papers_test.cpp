// Papers of a size that nobody writes, of one shape each: what looks at them again for each of
// their parts takes minutes. No time is asked for here; the limit of the suite is enough.
#include <algorithm>
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

std::string times(std::size_t count, std::string_view words) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += words;
    return all;
}

/// The same with each "#" a number that counts on.
std::string counted(std::size_t count, std::string_view words) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        for (const char c : words)
            c == '#' ? all += std::to_string(i) : all += c;
    return all;
}

/// How often the paper fails a rule.
std::ptrdiff_t failures(const std::string& text, std::string_view rule) {
    const auto file = duly_test::project_checker().check(text, "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    const auto& results = file.papers[0].results;
    REQUIRE(std::any_of(results.begin(), results.end(),
                        [&](const auto& each) { return each.rule == rule; }));
    return std::count_if(results.begin(), results.end(), [&](const auto& each) {
        return each.rule == rule && each.outcome == model::Outcome::fail;
    });
}

const std::string report = "# Report to the Parks Committee\n\nDate: 7 May 2024\n\n";
const std::string minutes = "# Minutes of the Lighting Committee\n\nThursday 14 March 2024\n\n"
                            "Present: Cllr Ann Bright, Cllr Tom Ware, Cllr Sid Marr\n\n";

} // namespace

TEST_CASE("a line of many colons", "[long]") {
    const std::string head = report + "## Implications\n\nFinancial: none ";
    CHECK(failures(head + times(40'000, "a: ") + "\n", "SEC206") == 0);
    CHECK(failures(head + times(16'000, "**b** a: ") + "\n", "SEC206") == 0);
    CHECK(failures(head + "arise. a" + std::string(1'000'000, ':') + "\n", "SEC206") == 0);
}

TEST_CASE("a table of many actions", "[long]") {
    const std::string head = "## Actions\n\n| No | Action | Owner | Due |\n|---|---|---|---|\n";
    CHECK(failures(minutes + head + counted(20'000, "| 7 | Mend lamp # | | |\n"), "ACT008") == 0);
    CHECK(failures(minutes + head + "| 6 | Mend the wall | Surveyor | |\n" +
                       counted(20'000, "| 7 | Mend lamp # | | |\n"),
                   "ACT008") == 1);
}

TEST_CASE("promises of many words and a table that has none of them", "[long]") {
    const std::string head = "## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n";
    const std::string marked = counted(4'000, "ACTION: Zed# to qua# vex# wob#\n\n");
    const auto paper = [&](std::size_t rows) {
        return minutes + "## 1. Lamps\n\n" + marked + head +
               counted(rows, "| fit#a hin#b ges#c | Kim# Lot# | 4 May 2024 |\n");
    };
    CHECK(failures(paper(1'900), "ACT003") > 100); // not all are told one by one
    CHECK(failures(paper(4'000), "ACT003") == 0);  // no meeting agrees so much
}

TEST_CASE("many lists of recommendations", "[long]") {
    const std::string head = report + "## Recommendations\n\n";
    CHECK(failures(head + times(16'000, "(a) approves it now.\n\n"), "NUM005") == 0);
    CHECK(failures(head + times(5'333, "R1 Approve.\n\nR2 Note.\n\nR4 Ask.\n\n"), "NUM005") >= 1);
    const std::string line = "(a) approves the plan; (b) lets the work; (d) notes it; ";
    CHECK(failures(head + "That it " + times(13'000, line) + "\n", "NUM005") >= 1);
}

TEST_CASE("a list of names joined by many words", "[long]") {
    const std::string names = "Present: Cllr Ann Bright, Cllr Tom Ware, Cllr Sid Marr and" +
                              times(200'000, " x and") + " Cllr Zoe Fay\n\n";
    // thirteen votes, and four people named
    CHECK(failures("# Minutes of the Lighting Committee\n\nThursday 14 March 2024\n\n" + names +
                       "## 1. Lamps\n\nThe vote was 7 for, 4 against and 2 abstentions.\n",
                   "REC303") == 1);
}

TEST_CASE("many numbers that announce something on one line", "[long]") {
    CHECK(failures(report + "## Options\n\n" +
                       times(30'000, "There are three options: (a) one; (b) two. ") + "\n",
                   "AMT005") == 0);
}
