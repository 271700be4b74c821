// How far the rows that officers tick and the answers of a form's fields go.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "read/read.hpp"
#include "structure/lexicon.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;
using model::Attr;
using model::FieldType;
using model::Kind;
using model::no_node;
using model::NodeId;

namespace {

model::Vocabulary words() {
    model::Vocabulary out;
    out.headings = {{"declarations", "checks", true}, {"publication", "publication", true}};
    out.fields = {
        {"title", FieldType::text, "title of action", "Title"},
        {"reference", FieldType::reference, "form reference", "Reference"},
        {"officer", FieldType::text, "responsible officer", "Officer"},
        {"code", FieldType::text, "budget code", "Budget code"},
        {"reason", FieldType::text, "if yes, for what reason", "Reason"},
        {"withheld", FieldType::text, "for how long must it be withheld\\?", "Withheld"},
        {"exempt", FieldType::text, "is any part of this form exempt\\?", "Exempt"},
        {"urgent", FieldType::choice, "is it urgent\\?", "Urgent"},
    };
    out.rows = {{"legal", "legal advice", "Legal Advice"}, {"owner", "owner", "Owner"}};
    out.signoffs = {{"decision_maker", "Harbour Master", {"harbour master"}, {"my interests"}}};
    return out;
}

struct Paper {
    model::ReadFile file;
    std::vector<structure::OutlinedPaper> papers;

    [[nodiscard]] std::string of(Kind kind, std::string_view role, Attr attribute) const {
        const model::Document& paper = *papers[0].document;
        for (NodeId id = paper.next_of(kind, paper.root(), paper.root()); id != no_node;
             id = paper.next_of(kind, paper.root(), id))
            if (paper.str(id, Attr::role) == role) return std::string(paper.str(id, attribute));
        return "(absent)";
    }
    [[nodiscard]] std::string said(std::string_view role) const {
        return of(Kind::declaration, role, Attr::statement);
    }
    /// The states of all rows in order: "ticked blank".
    [[nodiscard]] std::string states() const {
        const model::Document& paper = *papers[0].document;
        std::string out;
        for (NodeId id = paper.next_of(Kind::declaration, paper.root(), paper.root());
             id != no_node; id = paper.next_of(Kind::declaration, paper.root(), id))
            out.append(out.empty() ? "" : " ").append(paper.str(id, Attr::state));
        return out;
    }
    [[nodiscard]] std::string value(std::string_view role) const {
        return of(Kind::field, role, Attr::value);
    }
    [[nodiscard]] std::string state(std::string_view role) const {
        return of(Kind::field, role, Attr::state);
    }
};

Paper understand(const std::string& text) {
    auto file = read::read(text, "paper.md");
    REQUIRE(file.has_value());
    const structure::Lexicon lexicon(words());
    Paper out{std::move(*file), {}};
    out.papers = structure::outline(out.file, lexicon);
    for (auto& paper : out.papers)
        structure::interpret(paper, out.file, lexicon);
    return out;
}

const std::string table = "## Checks\n\n| Officer | Tick (✓) |\n|---|---|\n"
                          "| Owner: has read it. | ✓ |\n| Legal Advice: | ✓ |\n";

} // namespace

TEST_CASE("the last row of a drawn table ends with it", "[structure]") {
    CHECK(understand(table + "\n## Note for the file\n\nThe paper was posted.\n")
              .said("legal")
              .empty());
    CHECK(
        understand(table + "\nThe paper was posted to the press office.\n").said("legal").empty());
    const Paper below = understand(table + "\nIs any part of this form exempt?\n\nNo part is.\n");
    CHECK(below.said("legal").empty());
    CHECK(below.value("exempt") == "No part is.");
    const Paper second = understand(
        table + "\n| Budget code | 4410 |\n|---|---|\n| Responsible officer | A. Price |\n");
    CHECK(second.said("legal").empty());
    CHECK(second.value("officer") == "A. Price");
    // what stands in the row's own cells is its statement
    const Paper cells =
        understand("## Checks\n\n| Officer | Statement | Tick (✓) |\n|---|---|---|\n"
                   "| Legal Advice | Counsel was asked. | ✓ |\n\nIt was posted.\n");
    CHECK(cells.said("legal") == "Counsel was asked.");
}

TEST_CASE("a row that no pack knows is none of the row above it", "[structure]") {
    CHECK(understand(table + "| Procurement: nothing was bought. | ✓ |\n").said("legal").empty());
    const Paper asked = understand("## Checks\n\n| Question | Yes | No |\n|---|---|---|\n"
                                   "| Legal Advice | ✓ | |\n| Was the ward told? | ✓ | |\n");
    CHECK(asked.said("legal").empty());
    // a row without a tick of its own goes on with the one above
    CHECK(understand(table + "| Counsel was asked. | |\n").said("legal") == "Counsel was asked.");
}

TEST_CASE("a row that no pack knows keeps its tick to itself", "[structure]") {
    const auto states = [](const std::string& rows) { return understand(rows).states(); };
    const std::string head =
        "## Checks\n\n| Officer | Tick (✓) |\n|---|---|\n"
        "| Owner: has read it. | ✓ |\n| Legal Advice: Counsel was asked. | |\n";
    CHECK(states(head + "| Harbour Board: saw it in May. | ✓ |\n") == "ticked blank");
    CHECK(states(head + "| **Harbour Board** saw it in May. | ✓ |\n") == "ticked blank");
    // whose tick this is cannot be told
    CHECK(states(head + "| **Note:** the advice is in section 4. | ✓ |\n") == "ticked unclear");
    CHECK(states(head + "| The board saw it in May. | ✓ |\n") == "ticked unclear");
    CHECK(states("## Checks\n\nOwner: has read it. ✓\n\nLegal Advice: Counsel was asked.\n\n"
                 "Harbour Board: saw it. ✓\n") == "ticked unclear");
    // one row on two: the second goes on with the sentence
    CHECK(states("## Checks\n\n| Officer | Tick (✓) |\n|---|---|\n| Owner: has read it. | ✓ |\n"
                 "| Legal Advice: Counsel was asked | |\n| by the board in May. | ✓ |\n") ==
          "ticked ticked");
    CHECK(states("## Checks\n\n| Officer | Tick (✓) |\n|---|---|\n| Owner: has read it. | ✓ |\n"
                 "| **Legal Advice** | |\n| Counsel was asked: no case. | ✓ |\n") ==
          "ticked ticked");
}

TEST_CASE("a row's label needs no colon where a sentence begins behind it", "[structure]") {
    const std::string head = "## Checks\n\n| Officer | Tick (✓) |\n|---|---|\n";
    CHECK(understand(head + "| **Legal Advice** Counsel was asked. | ✓ |\n").said("legal") ==
          "Counsel was asked.");
    CHECK(understand(head + "| <b>Legal Advice</b><br>The team was asked. | ✓ |\n").said("legal") ==
          "The team was asked.");
    CHECK(understand(head + "| Legal Advice Legal advice is not needed. | ✓ |\n").said("legal") ==
          "Legal advice is not needed.");
    CHECK(understand("## Checks\n\nOwner: has read it. ✓\n\nLegal Advice The team was asked. ✓\n")
              .said("legal") == "The team was asked.");
    // statements that begin with the words
    for (const char* statement :
         {"Legal advice is not needed.", "Legal Advice Ltd was asked.",
          "Legal advice given in May stands.", "**Legal advice was given.**"})
        CHECK(understand(head + "| Owner: has read it. | ✓ |\n| " + statement + " | |\n")
                  .said("legal") == "(absent)");
}

TEST_CASE("lines below a row of a list are its statement, as far as they go", "[structure]") {
    const std::string list = "## Checks\n\nOwner: has read it. ✓\n\nLegal Advice: ✓\n\n";
    CHECK(understand(list + "Counsel was asked\nand agreed.\n").said("legal") ==
          "Counsel was asked and agreed.");
    CHECK(
        understand(list + "## Note for the file\n\nThe paper was posted.\n").said("legal").empty());
    CHECK(understand(list + "Responsible officer: A. Price\n").value("officer") == "A. Price");
    CHECK(understand(list + "Is any part of this form exempt?\n").said("legal").empty());
    CHECK(understand(list + "Was the ward told?\n").said("legal").empty());
    CHECK(understand(list + "Date: 4 May 2025\n").said("legal").empty());
    // tabs part the cells: a conversion may have put the statement on rows and lines of its own
    const std::string tabs = "## Checks\n\nOwner: has read it.\t✓\nLegal Advice:\t28\n";
    CHECK(understand(tabs + "Counsel was asked.\t✓\n").said("legal") == "Counsel was asked.");
    CHECK(understand(tabs + "\nCounsel was asked.\n").said("legal") == "Counsel was asked.");
    CHECK(understand(tabs + "Counsel was asked.\t\n\nIt was posted.\n").said("legal") ==
          "Counsel was asked.");
}

TEST_CASE("\"6A.\" is the number of a part put in between", "[structure]") {
    CHECK(structure::leading_number("6A. Publication").number == "6A");
    CHECK(structure::leading_number("12b) Costs").number == "12b");
    CHECK(structure::leading_number("6A. Publication").depth == 1);
    CHECK(structure::heading_words("6A. Publication") == "publication");
    for (const char* other : {"5m. long", "3D printing", "10th. May", "4G", "5M.", "7p.", "2A.m."})
        CHECK(structure::leading_number(other).length == 0);
    const Paper paper =
        understand("## Checks\n\nLegal Advice: ✓\n\n## 6A. Publication\n\nAll of it.\n");
    CHECK(paper.said("legal").empty());
    CHECK(paper.of(Kind::section, "publication", Attr::number) == "6A");
}

TEST_CASE("an empty answer does not take what comes next", "[structure]") {
    const std::string front = "Form reference: TD/14\n\n";
    const auto blank = [&](const std::string& text, std::string_view role) {
        const Paper paper = understand(front + text);
        INFO(text << " = " << paper.value(role));
        CHECK(paper.state(role) == "blank");
    };
    blank("Budget code:\n\nThe cost is met from the maintenance budget.\n", "code");
    blank("Budget code:\n\nIs the landowner content?\n\nYes.\n", "code");
    blank("Budget code:\n\n**Telephone:** 01234 567890\n", "code");
    blank("Budget code:\n\nResponsible officer:\n", "code");
    blank("Budget code:\n\nDate:\n", "code");
    blank("Title of action:\n\n## 1. Action taken\n\nTo clear the culvert.\n", "title");
    blank("Is any part of this form exempt?\n\nWho was asked about it?\n", "exempt");
    blank("| Budget code: | Responsible officer: |\n|---|---|\n| | |\n", "code");

    const auto given = [&](const std::string& text, std::string_view role) {
        return understand(front + text).value(role);
    };
    CHECK(given("Budget code:\n4410/22\n", "code") == "4410/22");
    CHECK(given("Budget code:\n\n4410/22\n", "code") == "4410/22");
    CHECK(given("Responsible officer:\n\nA. Price, Clerk.\n", "officer") == "A. Price, Clerk.");
    CHECK(given("If yes, for what reason:\n\nThe tender is open until the end of May.\n",
                "reason") == "The tender is open until the end of May.");
    CHECK(given("For how long must it be withheld?\n\nIt is withheld until the end of May.\n",
                "withheld") == "It is withheld until the end of May.");
    CHECK(given("Title of action:\n\nWho looks after the culvert at Mere Lane?\n", "title") ==
          "Who looks after the culvert at Mere Lane?");
    // a form that is answered below its labels
    CHECK(understand("Budget code:\n\nThe cost is met from the maintenance budget.\n")
              .state("code") == "given");
}

TEST_CASE("of two words the one that is set apart is the answer", "[structure]") {
    const auto answer = [](const char* words) {
        return understand(std::string("| | |\n|---|---|\n| Form reference: | TD/14 |\n"
                                      "| Is it urgent? | ") +
                          words + " |\n")
            .of(Kind::field, "urgent", Attr::answer);
    };
    CHECK(answer("YES / NO") == "unresolved");
    CHECK(answer("YES / **NO**") == "no");
    CHECK(answer("<u>Yes</u> / No") == "yes");
    CHECK(answer("**YES / <mark>NO</mark>**") == "no");
    CHECK(answer("**YES / NO**") == "unresolved");
    CHECK(answer("**YES** / **NO**") == "unresolved");
    CHECK(answer("☐ Yes ☐ **No**") == "unresolved"); // the boxes are to be ticked
}

TEST_CASE("a box belongs to the word before it or behind it, as the line is laid out",
          "[structure]") {
    const auto answer = [](const char* words) {
        return understand(std::string("| | |\n|---|---|\n| Form reference: | TD/14 |\n"
                                      "| Is it urgent? | ") +
                          words + " |\n")
            .of(Kind::field, "urgent", Attr::answer);
    };
    for (const char* yes : {"Yes ☒ No ☐", "Yes: ☒  No: ☐", "Yes☒ No☐", "Yes ☑ No ☐ N/A ☐",
                            "☒ Yes ☐ No", "☒ Yes ☐ No ☐ N/A", "Yes [x] No [ ]", "[x] Yes [ ] No",
                            "Yes ☒ / No ☐", "If yes, say why: ☒ Yes ☐ No", "No ☐ Yes ☒"}) {
        CAPTURE(yes);
        CHECK(answer(yes) == "yes");
    }
    for (const char* no : {"Yes ☐ No ☒", "☐ Yes ☒ No", "Yes ☐ No ☒ N/A ☐", "Yes ☐ No ☐ N/A ☒",
                           "☐ Yes ☐ No ☒ Not applicable", "Yes [ ] No [x]", "☐ No ☐ Yes ☒ N/A"}) {
        CAPTURE(no);
        CHECK(answer(no) == "no");
    }
    for (const char* open : {"Yes ☐ No ☐", "☐ Yes ☐ No", "Yes ☐ No ☐ N/A ☐", "☐ Yes ☐ No ☐ N/A",
                             "Yes ☒ No ☒", "☒ Yes ☒ No"}) {
        CAPTURE(open);
        CHECK(answer(open) == "unresolved");
    }
    CHECK(answer("Yes") == "yes");
    CHECK(answer("No, N/A") == "no");
}

TEST_CASE("boxes side by side in every row are its answers, whatever stands over them",
          "[structure]") {
    const Paper paper = understand("## Checks\n\nOwner\t☒\t☐\nLegal Advice\t☐\t☐\n");
    CHECK(paper.of(Kind::declaration, "owner", Attr::state) == "ticked");
    CHECK(paper.of(Kind::declaration, "legal", Attr::state) == "blank");
}

TEST_CASE("where sentences are ticked each row is one of its own", "[structure]") {
    const auto table = [](const std::string& head, const std::string& marks) {
        std::string text = "# Form\n\n## Checks\n\n| " + head + " |\n|---|---|\n";
        const char* rows[] = {"The works council has been heard", "Advice on law has been taken"};
        std::size_t at = 0;
        for (const char* row : rows) {
            const std::size_t end = std::min(marks.find(' ', at), marks.size());
            const std::string mark = marks.substr(at, end - at);
            text += std::string("| ") + row + " | " + (mark == "_" ? "" : mark) + " |\n";
            at = end + 1;
        }
        return understand(text).states();
    };
    CHECK(table("Statement | Tick", "_ _") == "blank blank");
    CHECK(table("Statement | Tick", "_ ✓") == "blank ticked");
    CHECK(table("Statement | Confirmed", "_ Yes") == "blank ticked");
    CHECK(table("I confirm that: | Confirmed (Y/N)", "Y _") == "ticked blank");
    CHECK(table("Declaration | Y/N", "N Y") == "unclear ticked");
    CHECK(table("Statement | ✓ or N/A", "✓ N/A") == "ticked ticked");
    CHECK(table("Requirement | Yes/No/N/A", "N/A _") == "ticked blank");
    CHECK(table(" | Please tick", "✓ _") == "ticked blank");
    // Nothing says that these are ticked.
    CHECK(table("Statement | Officer", "_ _").empty());
    CHECK(table("Matter | Date", "_ _").empty());
}

TEST_CASE("rows that go on below their label are no statements", "[structure]") {
    const auto paper = understand("# Form\n\n## Checks\n\n| Statement | Tick |\n|---|---|\n"
                                  "| Legal Advice | ✓ |\n"
                                  "| The solicitor of the harbour was asked. | |\n"
                                  "| Owner | ✓ |\n");
    CHECK(paper.states() == "ticked ticked");
    CHECK(paper.said("legal") == "The solicitor of the harbour was asked.");
}

TEST_CASE("the answers of a question in cells and on lines of their own", "[structure]") {
    const auto urgent = [](const std::string& form) {
        return understand("## Checks\n\n" + form + "\n\nThe paper was posted to the press.\n")
            .of(Kind::field, "urgent", Attr::answer);
    };
    const std::string rule = "\n|---|---|---|";
    CHECK(urgent("| Is it urgent? | Yes ☐ | No ☒ |" + rule) == "no");
    CHECK(urgent("| Is it urgent? | No ☐ | Yes ☒ |" + rule) == "yes");
    CHECK(urgent("| Is it urgent? | ~~Yes~~ | No |" + rule) == "no");
    CHECK(urgent("| Is it urgent? | Yes | **No** |" + rule) == "no");
    CHECK(urgent("| Is it urgent? | Yes | No |" + rule).empty()); // perhaps a shade or a ring
    CHECK(urgent("| Is it urgent? (Yes/No) | No | |" + rule) == "no");
    CHECK(urgent("| Question | Yes | No |" + rule + "\n| Is it urgent? | | ✓ |") == "no");
    CHECK(urgent("| Question | Yes | No |" + rule + "\n| Is it urgent? | ✓ | |") == "yes");
    CHECK(urgent("| Is it urgent? | Yes ☐ | |" + rule + "\n| | No ☒ | |") == "no");
    CHECK(urgent("| Is it urgent? | Yes ☐ | No ☒ |" + rule + "\n| If yes, why | | |") == "no");
    CHECK(urgent("Is it urgent?\n\nYes ☐\n\nNo ☒") == "no");
    CHECK(urgent("Is it urgent? Yes ☐\n\nNo ☒") == "no");
    CHECK(urgent("Is it urgent?\n\nYes\n\n~~No~~") == "yes");
    CHECK(urgent("Is it urgent?\n\nYes\n\nNo").empty());
    // what stands below or beside answers another question
    CHECK(urgent("Is it urgent?\n\nNo\n\nYes") == "no");
    CHECK(urgent("| Is it urgent? | No | ☐ |" + rule) == "no");
    CHECK(urgent("| Is it urgent? | No | Legal Advice: Yes |" + rule) == "no");
}

TEST_CASE("two tabs before an answer are room, and an empty cell is empty", "[structure]") {
    CHECK(understand("Form reference:\t\tTD/14\nResponsible officer:\tAda Price\n")
              .value("reference") == "TD/14");
    CHECK(understand("Form reference:\t\tBudget code:\nResponsible officer:\tAda Price\n")
              .value("reference")
              .empty());
    CHECK(understand("| Form reference: | | As the register has it |\n|---|---|---|\n"
                     "| Responsible officer: | Ada Price | The one who wrote it |\n")
              .value("reference")
              .empty());
}
