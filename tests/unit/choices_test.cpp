// What a form offers and what the setting of its words shows: struck out, bold, underlined,
// highlighted.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "project_checker.hpp"
#include "read/read.hpp"
#include "structure/choice_marks.hpp"
#include "structure/choices.hpp"
#include "support/catch.hpp"

using namespace duly;
using structure::SetChoice;

namespace {

/// "no" of "~~Yes~~ / No"; "?" where it cannot be told, "" where all is struck out, "-" for no
/// choice.
std::string shown(std::string_view line) {
    const auto file = read::read(line, "line.md");
    REQUIRE(file.has_value());
    REQUIRE(file->blocks.size() == 1);
    const std::string_view view = file->file->view.text();
    const std::vector<SetChoice> found = structure::set_choices(view, file->blocks.front());
    if (found.empty()) return "-";
    return found.front().clear ? std::string(file->file->view.slice(found.front().kept)) : "?";
}

/// How PLC003 ends for a paper with that line.
std::string outcome(const std::string& line) {
    const auto file = duly_test::project_checker().check(
        "# Ferry timetable\n\n" + line + "\n\n## Background\n\nThe **ferry** has run since 1911.\n",
        "paper.md", {});
    REQUIRE(file.papers.size() == 1);
    std::string cases;
    for (const auto& each : file.papers.front().results)
        if (each.rule == "PLC003") cases += (cases.empty() ? "" : " ") + each.case_name;
    return cases;
}

} // namespace

TEST_CASE("a choice is shown by striking out or by how one word is set", "[structure]") {
    CHECK(shown("Is it a key decision? ~~Yes~~ / No") == "No");
    CHECK(shown("Is it a key decision? YES/~~NO~~") == "YES");
    CHECK(shown("Is it a key decision? Yes / **No**") == "No");
    CHECK(shown("Is it a key decision? <u>Yes</u> / No") == "Yes");
    CHECK(shown("Is it a key decision? Yes / <s>No</s> / N/A") == "-"); // two are left
    CHECK(shown("Is it a key decision? ~~Yes /~~ No") == "No");
    CHECK(shown("Is it a key decision? ~~Yes / No~~") == "");
    CHECK(shown("The walls ~~have~~ / have not been surveyed.") == "have not");
    CHECK(shown("Open / **Exempt**") == "Exempt");
    CHECK(shown("| Crew consulted | Yes / **No** |") == "No");
}

TEST_CASE("how words are set may not show a choice", "[structure]") {
    CHECK(shown("Is it a key decision? Yes / No") == "-");
    CHECK(shown("**Is it a key decision? Yes / No**") == "-"); // the whole label
    CHECK(shown("**Is it a key decision?** Yes / No") == "-");
    CHECK(shown("Is it a key decision? **Yes / No**") == "?");
    CHECK(shown("Is it a key decision? **Yes** / **No**") == "?");
    CHECK(shown("Is it a key decision? *Yes* / No") == "?");
    CHECK(shown("Is it a key decision? Y~~es~~ / No") == "?");
    CHECK(shown("Is it a key decision? ☐ Yes / ☐ **No**") == "?");
}

TEST_CASE("a question of the form is not open where a person must look", "[structure]") {
    const auto answer = [](std::string_view line) {
        const auto file = read::read(line, "line.md");
        REQUIRE(file.has_value());
        const model::Block& block = file->blocks.at(0);
        return structure::stated_choice(file->file->view.text(), block.range, block);
    };
    CHECK(answer("YES / NO") == "unresolved");
    CHECK(answer("**YES / NO**") == "unresolved");
    CHECK(answer("YES / **NO**") == "no");
    CHECK(answer("~~YES~~ / NO") == "no");
    CHECK(answer("*YES* / NO").empty());
    CHECK(answer("☐ *YES* ☐ NO") == "unresolved");
    // an answer behind the offer
    for (const char* no :
         {"(YES/NO) NO", "[Yes/No] NO", "Y/N: N", "(Y/N) N", "Yes / No – No",
          "YES/NO (delete as appropriate): NO", "NO [Yes/No]", "(Yes/No) No (published in full)"}) {
        INFO(no);
        CHECK(answer(no) == "no");
    }
    CHECK(answer("(YES/NO) YES") == "yes");
    CHECK(answer("YES/NO NO").empty());
    for (const char* open :
         {"(YES/NO)", "(Yes/No) No / Yes", "YES/NO YES/NO", "YES/NO If yes, say why", "Yes No"}) {
        INFO(open);
        CHECK(answer(open) == "unresolved");
    }
}

TEST_CASE("boxes and ticks choose the word they are with", "[structure]") {
    using structure::marked_choice;
    for (const char* no :
         {"YES ☐\tNO ☒", "NO ☒\tYES ☐", "Yes\tNo ✓", "Yes\t☐\tNo\t☒", "☐\tYes\t☒\tNo",
          "Yes\t\tNo\tX", "Yes ☐\nNo ☒", "☐ Yes\n☒ No", "Yes\nNo ✓", "YES □ NO ■", "□ YES ■ NO",
          "Yes ○ No ●", "Yes / ✓ No", "Yes ☐\tNo ☐\tN/A ☒", "Y ☐ N ☒"}) {
        INFO(no);
        CHECK(marked_choice(no) == "no");
    }
    for (const char* yes : {"YES ☒\tNO ☐", "NO ☐\tYES ☒", "Yes ✓\tNo", "Yes\tX\tNo\t",
                            "No ☐\nYes ☒", "Yes ✓\nNo", "YES ■ NO □", "Yes ✓ / No", "Yes[x] No"}) {
        INFO(yes);
        CHECK(marked_choice(yes) == "yes");
    }
    // a mark in between may belong to either; a cross beside a tick may deny
    for (const char* either : {"Yes ✓ No", "Yes\tX\tNo", "Yes ☐ No", "Yes ✗ No ✓", "Yes ☐\tNo"}) {
        INFO(either);
        CHECK(marked_choice(either) == "");
    }
    for (const char* open : {"Yes ☐\tNo ☐", "☐ Yes\n☐ No", "☒ Yes ☒ No"}) {
        INFO(open);
        CHECK(marked_choice(open) == "unresolved");
    }
    for (const char* none : {"Yes\tNo", "Yes / No", "■ Yes ■ No", "No", "No ☒"}) // bullets
        CHECK_FALSE(marked_choice(none).has_value());
}

TEST_CASE("who chose by striking out or in bold is not asked to choose", "[structure]") {
    CHECK(outcome("Is it a key decision? Yes / No") == "unanswered");
    CHECK(outcome("**Is it a key decision? Yes / No**") == "unanswered");
    for (const char* line :
         {"Is it a key decision? ~~Yes~~ / No", "Is it a key decision? Yes / **No**",
          "Is it a key decision? Yes or **No**", "Is it a key decision? <u>Yes</u>/No",
          "Is it a key decision?\n\n<mark>Yes</mark> / No", "**Key decision:** **Yes** / No",
          "| Crew consulted | ~~Yes~~ / No |\n|---|---|\n| Berth free | Yes / **No** |",
          "The walls are / ~~are not~~ safe (delete as appropriate).",
          "*Delete as appropriate:*\n\n~~The walls are safe.~~ The walls are not safe.",
          "The walls **are**/are not safe."}) {
        INFO(line);
        CHECK(outcome(line) == "settled");
    }
    CHECK(outcome("## Form\n\n| Crew consulted* | ~~Yes~~ / No |\n|---|---|\n| Berth free* | "
                  "~~Yes~~ / No |\n\nThe crew is six.\n\n*delete as appropriate") == "settled");
    CHECK(outcome("## Form\n\nThe walls ~~are~~ / are not safe.\n\nThe pier is / is not safe "
                  "(delete as appropriate).") == "alternatives");
    CHECK(outcome("Is it a key decision? **Yes / No**") == "set-unclear");
    CHECK(outcome("The **walls** are / are not safe.") == "alternatives");
    CHECK(outcome("The **walls** are safe (delete as appropriate).") == "instruction");
}

TEST_CASE("a label that is a heading elsewhere asks a question like any other", "[structure]") {
    const char* const form = "| Item | Details |\n|---|---|\n| Authority for decision | The scheme "
                             "|\n| Exempt information | ";
    for (const char* open : {"**Exempt information:** YES/NO", "Subject to call-in: Yes/No",
                             "## Exempt information\n\nYes / No"}) {
        INFO(open);
        CHECK(outcome(open) == "unanswered");
    }
    CHECK(outcome(std::string(form) + "Yes / No |") == "unanswered");
    for (const char* answered :
         {"**Exempt information:** No", "Subject to call-in: Yes / No: No",
          "**Exempt information:** YES / **NO**", "## Exempt information\n\nYes / No\n\nNo",
          // what people were asked, and what they were offered
          "## Response options\n\nYes / No",
          "## Results\n\nYes / No\n\nOf 40 crews 12 answered so."}) {
        INFO(answered);
        CHECK(outcome(answered) == "settled");
    }
    CHECK(outcome(std::string(form) + "~~Yes~~ / No |") == "settled");
    CHECK(outcome("| Item | Answer | Why |\n|---|---|---|\n| Authority for decision | None | None "
                  "|\n| Exempt information | Yes / No | No, nothing is |") == "settled");
}
