// Forms in two columns that only spaces make, as `pdftotext -layout` gives them, and what looks
// like one and is none.
#include <string>
#include <string_view>

#include "project_checker.hpp"
#include "read/read.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// The rows that are read, a line each, with their cells parted by "|".
std::string rows(std::string_view text) {
    const auto file = read::read(text, "paper.txt");
    REQUIRE(file.has_value());
    std::string out;
    for (const model::Block& block : file->blocks) {
        if (block.kind != model::BlockKind::row) continue;
        for (std::size_t k = 0; k < block.cells.size(); ++k)
            out += (k > 0 ? "|" : "") + std::string(file->file->view.slice(block.cells[k].range));
        out += '\n';
    }
    return out;
}

} // namespace

TEST_CASE("labels and answers in two columns are rows, over as many lines as they take",
          "[labelled]") {
    CHECK(rows("          Harbour Board\n\n"
               "Subject                 Mooring rings\n"
               "Decided by              Cllr Ada Penn\n"
               "Date of decision        7 May 2024\n"
               "Decision                To buy ten rings for the quay and\n"
               "                        the mole.  They are of iron.\n"
               "Other options considered and rejected\n"
               "                        None.\n"
               "Conflicts of interest   Those of Cllr Penn, who has a\n"
               "declared                boat there.\n"
               "Dispensations\n"
               "Signed                  A. Penn\n\n"
               "The rings are old.\n") == "Subject|Mooring rings\n"
                                          "Decided by|Cllr Ada Penn\n"
                                          "Date of decision|7 May 2024\n"
                                          "Decision|To buy ten rings for the quay and the mole. "
                                          "They are of iron.\n"
                                          "Other options considered and rejected|None.\n"
                                          "Conflicts of interest declared|Those of Cllr Penn, who "
                                          "has a boat there.\n"
                                          "Dispensations|\n"
                                          "Signed|A. Penn\n");
}

TEST_CASE("what only looks like a form in two columns is none", "[labelled]") {
    // a page in two columns
    CHECK(rows("The quay was built in the      Tar is bought by the barrel\n"
               "year of the great storm and    from the yard at Marl, which\n"
               "has been mended since. The     has sold it to the harbour\n"
               "Board pays for that out of     for a hundred years. Ropes\n"
               "what boats pay to moor. No     are made there as well, and\n"
               "Member has asked for more.     Nets are mended.\n"
               "It is said that the mole       Lamps are lit at dusk, and\n"
               "will need work next year,      Keepers are paid for that\n") == "");
    // names and posts
    CHECK(rows("Ada Penn           Chair\nOwen Frayle        Treasurer\nRuth Moss          Clerk\n"
               "Sybil Ash          Member\nJohn Reed          Member\n") == "");
    // numbered paragraphs, set in
    CHECK(rows("1.1      The quay is worn and has been so for years.\n"
               "1.2      The mole is worn and has been so for years.\n"
               "1.3      The ramp is worn and has been so for years.\n"
               "1.4      The pier is worn and has been so for years.\n"
               "1.5      The lock is worn and has been so for years.\n") == "");
    // pages of a list of contents
    CHECK(
        rows("Foreword          3\nRopes and tar     4\nLamps             5\nMooring rings     6\n"
             "Keepers           7\n") == "");
    // labels with a colon are read wherever they stand
    CHECK(
        rows("Subject:      Mooring rings\nDecided by:   Cllr Ada Penn\nDated:        7 May 2024\n"
             "Decision:     To buy ten rings for the quay and the mole.\n"
             "Reasons:      They are old.\nSigned:       A. Penn\n") == "");
    // labels in the middle of their rows: whose the line between two of them is, nobody can tell
    CHECK(rows("Subject           Mooring rings\n"
               "                  To buy ten rings for the quay and the mole,\n"
               "Decision          with two for the ferry and one for the clerk.\n"
               "Reasons           The rings are old.\n"
               "Decided by        Cllr Ada Penn\n"
               "Dated             7 May 2024\n"
               "Signed            A. Penn\n") == "");
    // too few to be sure
    CHECK(rows("Subject      Mooring rings\nDecision     To buy ten rings for the quay and mole.\n"
               "Signed       A. Penn\n") == "");
}

TEST_CASE("a record in such columns is judged as one in a table", "[labelled]") {
    const auto outcome = [](const std::string& decision, std::string_view rule) {
        const std::string text = "          Saltmarsh Borough Council\n\n"
                                 "       Record of executive decision\n\n"
                                 "Subject                 Mooring rings\n"
                                 "Decision maker          Cllr Ada Penn, Cabinet Member for\n"
                                 "                        Quays\n"
                                 "Date of decision        7 May 2024\n" +
                                 decision +
                                 "Reasons for decision    They are old.\n"
                                 "Conflicts of interest   None\n"
                                 "declared\n"
                                 "Signed                  A. Penn\n";
        std::string out;
        for (const auto& paper : duly_test::project_checker().check(text, "paper.txt", {}).papers)
            for (const auto& each : paper.results)
                if (each.rule == rule) out += each.case_name + ' ';
        return out;
    };
    const std::string decided = "Decision                To buy ten rings for the quay and the\n"
                                "                        mole at a cost of £2,100.\n";
    CHECK(outcome(decided, "REC421") == "present ");
    CHECK(outcome(decided, "REC403") == "filled ");
    CHECK(outcome(decided, "REC408") == "filled ");
    CHECK(outcome("Decision\n", "REC403") == "blank ");
    CHECK(outcome(decided, "SGN401") == "signed ");
}
