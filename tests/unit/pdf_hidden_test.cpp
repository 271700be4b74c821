// Text of a PDF that no one sees, and text that only seems to be hidden.
#include "read/pdf/content.hpp"
#include "support/catch.hpp"
#include "support/pdf_builder.hpp"

using namespace duly::read::pdf;
using duly_test::one_page;
using duly_test::PdfBuilder;

namespace {

const std::string words = "BT /F1 12 Tf 72 700 Td (Commercial terms) Tj ET ";
const std::string over = "70 695 120 16 re f "; ///< a box over all of them

Page page_of(const std::string& content, const std::string& resources = "") {
    auto read = read_content(one_page(content, "", resources).build());
    REQUIRE(read);
    return std::move(read->pages[0]);
}

Hidden hidden(const std::string& content, const std::string& resources = "") {
    const Page page = page_of(content, resources);
    REQUIRE_FALSE(page.runs.empty());
    return page.runs[0].hidden;
}

std::string text_of(const Page& page, const Run& run) {
    std::string text;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
        text.append(page.text, page.glyphs[i].text, page.glyphs[i].length);
    return text;
}

} // namespace

TEST_CASE("plain text is seen", "[pdf]") {
    CHECK(hidden(words) == Hidden::no);
}

TEST_CASE("text in the invisible mode is invisible", "[pdf]") {
    CHECK(hidden("3 Tr " + words) == Hidden::invisible);
    CHECK(hidden("2 Tr " + words) == Hidden::no);
}

TEST_CASE("a box painted over text covers it", "[pdf]") {
    CHECK(hidden(words + "0 g " + over) == Hidden::covered);
    CHECK(hidden(words + "1 g " + over) == Hidden::covered);
    CHECK(hidden(words + "0 0 0 1 k " + over) == Hidden::covered);
    SECTION("but not one painted before, beside or across it") {
        CHECK(hidden("0.9 g " + over + "0 g " + words) == Hidden::no);
        CHECK(hidden(words + "70 600 120 16 re f") == Hidden::no);
        CHECK(hidden(words + "70 702 120 3 re f") == Hidden::no); // struck out
        CHECK(hidden(words + "70 690 120 9 re f") == Hidden::no); // under the line
        CHECK(hidden(words + "70 695 120 16 re S") == Hidden::no);
    }
    SECTION("nor one that can be seen through") {
        const std::string states = "/ExtGState<</Half<</ca 0.5>>/Multiply<</BM/Multiply>>"
                                   "/Masked<</SMask<</S/Alpha>>>>>>";
        CHECK(hidden(words + "/Half gs " + over, states) == Hidden::no);
        CHECK(hidden(words + "/Multiply gs " + over, states) == Hidden::no);
        CHECK(hidden(words + "/Masked gs " + over, states) == Hidden::no);
    }
    SECTION("nor one of which only a corner is let through") {
        CHECK(hidden(words + "q 70 695 5 16 re W n 0 g " + over + "Q") == Hidden::no);
        CHECK(hidden(words + "q 70 695 m 190 695 l 130 711 l W n 0 g " + over + "Q") == Hidden::no);
    }
}

TEST_CASE("a box over some words of a line hides those only", "[pdf]") {
    const Page page = page_of("BT /F1 12 Tf 72 700 Td (Paid to Smith in May) Tj ET "
                              "0 g 112 695 33 16 re f");
    REQUIRE(page.runs.size() == 3);
    CHECK(text_of(page, page.runs[0]) == "Paid to ");
    CHECK(page.runs[0].hidden == Hidden::no);
    CHECK(text_of(page, page.runs[1]) == "Smith");
    CHECK(page.runs[1].hidden == Hidden::covered);
    CHECK(text_of(page, page.runs[2]) == " in May");
    CHECK(page.runs[2].hidden == Hidden::no);
}

TEST_CASE("text in the colour of its ground cannot be seen", "[pdf]") {
    CHECK(hidden("1 g " + words) == Hidden::same_colour);
    CHECK(hidden("0 0 0.5 rg " + over + words) == Hidden::same_colour);
    SECTION("but white on a dark box, a picture or a drawing can") {
        CHECK(hidden("0 0 0.5 rg " + over + "1 g " + words) == Hidden::no);
        CHECK(hidden("q 200 0 0 50 60 690 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q 1 g " + words) ==
              Hidden::no);
        CHECK(hidden("0 g 60 690 m 200 690 l 220 700 l 200 720 l 60 720 l f 1 g " + words) ==
              Hidden::no);
        CHECK(hidden("30 w 60 700 m 300 700 l S 1 g " + words) == Hidden::no);
    }
    SECTION("and blanks are neither") {
        CHECK(hidden("1 g BT /F1 12 Tf 72 700 Td (  ) Tj ET") == Hidden::no);
    }
}

TEST_CASE("text off the page, clipped away, or too small to read", "[pdf]") {
    CHECK(hidden("BT /F1 12 Tf -300 700 Td (Draft) Tj ET") == Hidden::off_page);
    CHECK(hidden("q 300 300 10 10 re W n " + words + "Q") == Hidden::off_page);
    CHECK(hidden("q 60 690 300 30 re W n " + words + "Q") == Hidden::no);
    CHECK(hidden("BT /F1 0.5 Tf 72 700 Td (small print) Tj ET") == Hidden::tiny);
}

TEST_CASE("layers that are switched off", "[pdf]") {
    const auto with = [](const std::string& usual, const std::string& group) {
        PdfBuilder file =
            one_page("/OC /L BDC " + words + "EMC", "", "/Properties<</L " + group + ">>",
                     "/OCProperties<</OCGs[8 0 R 9 0 R]/D<<" + usual + ">>>>");
        file.object(8, "<</Type/OCG/Name(Comments)>>");
        file.object(9, "<</Type/OCG/Name(Plan)>>");
        const auto content = read_content(file.build());
        REQUIRE(content);
        return content->pages[0].runs[0].hidden;
    };
    CHECK(with("/OFF[8 0 R]", "8 0 R") == Hidden::layer_off);
    CHECK(with("/OFF[9 0 R]", "8 0 R") == Hidden::no);
    CHECK(with("/BaseState/OFF/ON[9 0 R]", "8 0 R") == Hidden::layer_off);
    CHECK(with("/BaseState/OFF/ON[8 0 R]", "8 0 R") == Hidden::no);
    CHECK(with("/OFF[8 0 R]", "<</Type/OCMD/OCGs[8 0 R 9 0 R]>>") == Hidden::no); // any that is on
    CHECK(with("/OFF[8 0 R]", "<</Type/OCMD/P/AllOn/OCGs[8 0 R 9 0 R]>>") == Hidden::layer_off);
}

TEST_CASE("thousands of boxes and runs are no square", "[pdf]") {
    std::string content;
    for (int i = 0; i < 20'000; ++i)
        content += "BT /F1 4 Tf " + std::to_string(i % 100 * 6) + " " +
                   std::to_string(i / 100 * 4) + " Td (ab) Tj ET " + std::to_string(i % 100 * 6) +
                   " " + std::to_string(i / 100 * 4) + " 5 3 re f ";
    const Page page = page_of(content);
    CHECK(page.boxes.size() == 20'000);
    std::size_t covered = 0;
    for (const Run& run : page.runs)
        covered += run.hidden == Hidden::covered ? 1 : 0;
    CHECK(covered > 15'000);
}
