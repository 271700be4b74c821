// The text level of the PDF reader: what codes stand for, where glyphs stand, rules and boxes.
#include <algorithm>
#include <cmath>

#include "read/pdf/content.hpp"
#include "support/catch.hpp"
#include "support/pdf_builder.hpp"

using namespace duly::read::pdf;
using duly_test::one_page;
using duly_test::PdfBuilder;

namespace {

Page page_of(const std::string& bytes) {
    auto content = read_content(bytes);
    REQUIRE(content);
    REQUIRE_FALSE(content->pages.empty());
    return content->pages[0];
}

std::string text_of(const Page& page) {
    std::string all;
    for (const Run& run : page.runs)
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
            all.append(page.text, page.glyphs[i].text, page.glyphs[i].length);
    return all;
}

/// What a string shows in a font, given its dictionary (object 6) and perhaps a CMap (object 7).
std::string shown(const std::string& font, const std::string& string,
                  const std::string& to_unicode = "") {
    PdfBuilder file = one_page("BT /F2 10 Tf 50 500 Td " + string + " Tj ET");
    file.object(6, font);
    if (!to_unicode.empty()) file.stream(7, "", to_unicode);
    file.object(8, "<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500>>");
    return text_of(page_of(file.build()));
}

bool near(float a, double b) {
    return std::abs(a - b) < 0.01;
}

const std::string type1 = "<</Type/Font/Subtype/Type1/BaseFont/Any";
const std::string type0 =
    "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H/DescendantFonts[8 0 R]";

} // namespace

TEST_CASE("glyphs stand where the text matrices put them", "[pdf]") {
    const Page page = page_of(one_page("BT /F1 20 Tf 72 700 Td (ab) Tj 0 -30 Td 2 Tc (ab) Tj ET "
                                       "q 0 1 -1 0 300 100 cm BT /F1 10 Tf (up) Tj ET Q "
                                       "BT /F1 10 Tf -1 0 0 -1 500 50 Tm 50 Tz 3 Ts (hs) Tj ET")
                                  .build());
    REQUIRE(page.runs.size() == 4);
    const Run& first = page.runs[0];
    CHECK(near(first.baseline, 700));
    CHECK(near(first.size, 20));
    CHECK(first.direction == Direction::right);
    const Glyph* glyphs = &page.glyphs[first.first];
    CHECK(near(glyphs[0].x0, 72));
    CHECK(near(glyphs[0].x1, 72 + 0.556 * 20)); // the width of a in Helvetica
    CHECK(near(glyphs[1].x0, glyphs[0].x1));
    const Glyph* spaced = &page.glyphs[page.runs[1].first];
    CHECK(near(page.runs[1].baseline, 670));
    CHECK(near(spaced[1].x0 - spaced[0].x1, 2)); // the space between is no part of the glyph
    CHECK(page.runs[2].direction == Direction::up);
    CHECK(near(page.runs[2].baseline, 300));
    CHECK(near(page.glyphs[page.runs[2].first].x0, 100));
    const Run& turned = page.runs[3];
    CHECK(turned.direction == Direction::left);
    CHECK(near(turned.baseline, 47)); // the rise, upside down
    const Glyph* half = &page.glyphs[turned.first];
    CHECK(near(half[0].x0, 500));
    CHECK(near(half[0].x1, 500 - 5.56 / 2));
}

TEST_CASE("TJ moves between its strings, and is one run", "[pdf]") {
    const Page page =
        page_of(one_page("BT /F1 10 Tf 50 500 Td [(a) -1000 (b) 500 (c)] TJ ET").build());
    REQUIRE(page.runs.size() == 1);
    const Glyph* glyphs = page.glyphs.data();
    CHECK(near(glyphs[1].x0 - glyphs[0].x1, 10));
    CHECK(near(glyphs[2].x0 - glyphs[1].x1, -5));
}

TEST_CASE("the operators that move to the next line", "[pdf]") {
    const Page page = page_of(one_page("BT /F1 10 Tf 12 TL 50 500 Td (a) ' T* (b) Tj 1 2 (c) \" "
                                       "0 -20 TD (d) Tj T* (e) Tj ET")
                                  .build());
    REQUIRE(page.runs.size() == 5);
    const double wanted[] = {488, 476, 464, 444, 424};
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(near(page.runs[i].baseline, wanted[i]));
}

TEST_CASE("single-byte encodings", "[pdf]") {
    CHECK(shown(type1 + "/Encoding/WinAnsiEncoding>>", "(\\223\\243\\224\\226\\222)") == "“£”–’");
    CHECK(shown(type1 + "/Encoding/MacRomanEncoding>>", "(\\322\\243\\323\\320\\325)") == "“£”–’");
    CHECK(shown(type1 + ">>", "(\\252\\243\\272\\261')") == "“£”–’"); // Adobe's standard encoding
    CHECK(shown(type1 + "/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/sterling/Euro "
                        "70/uni2713/u1F600/f_f_i/fi/Aacute/a.sc/nosuchname]>>>>",
                "<4142 43 46 47 48 49 4A 4B>") == "£€C✓😀ffifiÁa");
    CHECK(shown("<</Type/Font/Subtype/Type1/BaseFont/Symbol>>", "(\\267\\123)") == "•Σ");
}

TEST_CASE("ToUnicode says it best", "[pdf]") {
    const std::string map =
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
        "endcodespacerange 3 beginbfchar <0001> <0041> <0002> <00660066> <0003> <D83DDE00> "
        "endbfchar "
        "3 beginbfrange <0010> <0019> <0030> <0020> <0022> [<0058> <FB03> <005A>] "
        "<0030> <0031> <D835DC00> endbfrange endcmap";
    const std::string font = type0 + "/ToUnicode 7 0 R>>";
    CHECK(shown(font, "<0001 0002 0003>", map) == "Aff😀");
    CHECK(shown(font, "<0010 0013 0019>", map) == "039");
    CHECK(shown(font, "<0020 0021 0022>", map) == "XffiZ");
    CHECK(shown(font, "<0031>", map) == "\xF0\x9D\x90\x81"); // the second half counts up
    CHECK(shown(font, "<0099>", map).empty());
    // A simple font's map leaves out what its encoding knows.
    CHECK(shown(type1 + "/Encoding/WinAnsiEncoding/ToUnicode 7 0 R>>", "(AB)",
                "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <41> <0391> "
                "endbfchar") == "ΑB");
}

TEST_CASE("codes of several lengths, and widths by glyph", "[pdf]") {
    PdfBuilder file = one_page("BT /F2 10 Tf 50 500 Td <01 8140 02> Tj ET");
    file.object(6, "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding 9 0 R/ToUnicode 7 0 R"
                   "/DescendantFonts[8 0 R]>>");
    file.stream(9, "/Type/CMap",
                "2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange 1 begincidrange "
                "<8140> <8150> 100 endcidrange 2 begincidchar <01> 7 <02> 8 endcidchar");
    file.stream(7, "", "3 beginbfchar <01> <0061> <02> <0062> <8140> <4E2D> endbfchar");
    file.object(8, "<</Type/Font/Subtype/CIDFontType0/DW 1000/W[7[300 400] 90 110 700]>>");
    const Page page = page_of(file.build());
    CHECK(text_of(page) == "a中b");
    REQUIRE(page.glyphs.size() == 3);
    CHECK(near(page.glyphs[0].x1, 53));
    CHECK(near(page.glyphs[1].x1, 60));
    CHECK(near(page.glyphs[2].x1, 64));
}

TEST_CASE("fonts of ticks and boxes", "[pdf]") {
    const std::string wingdings = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings";
    CHECK(shown(wingdings + ">>", "(\\374\\376\\375\\250\\373)") == "✓☑☒☐✗");
    CHECK(shown(wingdings + "-Regular/Encoding/WinAnsiEncoding>>", "(\\374n)") == "✓■");
    // A map to private characters, one to the letters of the same bytes, and a right one.
    const auto mapped = [&](const std::string& target) {
        return shown("<</Type/Font/Subtype/Type0/BaseFont/Wingdings/Encoding/Identity-H"
                     "/DescendantFonts[8 0 R]/ToUnicode 7 0 R>>",
                     "<0003>", "1 beginbfchar <0003> <" + target + "> endbfchar");
    };
    CHECK(mapped("F0FE") == "☑");
    CHECK(mapped("00FE") == "☑");
    CHECK(mapped("2611") == "☑");
    CHECK(shown("<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>", "(348nq)") == "✓✔✘■❑");
    CHECK(shown("<</Type/Font/Subtype/TrueType/BaseFont/Wingdings2>>", "(PR\\243)") == "✓☑☐");
    // The same bytes in an ordinary font are letters.
    CHECK(shown("<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>",
                "(\\374\\376)") == "üþ");
    PdfBuilder file = one_page("BT /F2 10 Tf (\\374) Tj ET");
    file.object(6, wingdings + ">>");
    const auto content = read_content(file.build());
    REQUIRE(content);
    REQUIRE(content->fonts.size() == 1);
    CHECK(content->fonts[0].name == "Wingdings");
    CHECK(content->fonts[0].symbols);
}

TEST_CASE("Type 3 fonts have a unit of their own", "[pdf]") {
    PdfBuilder file = one_page("BT /F2 10 Tf 50 500 Td (ab) Tj ET");
    file.object(6, "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 -20 80 80]"
                   "/FirstChar 97/LastChar 98/Widths[60 70]/CharProcs<<>>"
                   "/Encoding<</Differences[97/T/o]>>>>");
    const Page page = page_of(file.build());
    CHECK(text_of(page) == "To");
    CHECK(near(page.glyphs[0].x1, 56));
    CHECK(near(page.glyphs[1].x1, 63));
    CHECK(near(page.runs[0].size, 10));
}

TEST_CASE("a font that is not there is guessed at, and said so", "[pdf]") {
    const Page page = page_of(one_page("BT /NoFont 10 Tf (Still read) Tj ET").build());
    CHECK(text_of(page) == "Still read");
    CHECK(page.glyphs[0].guessed);
    const Page known = page_of(one_page("BT /F1 10 Tf (Known) Tj ET").build());
    CHECK_FALSE(known.glyphs[0].guessed);
}

TEST_CASE("strings in all their spellings", "[pdf]") {
    const auto read = [](const std::string& string) {
        return text_of(page_of(one_page("BT /F1 10 Tf " + string + " Tj ET").build()));
    };
    CHECK(read("(a\\(b\\)(c) \\101\\\\)") == "a(b)(c) A\\");
    CHECK(read("(line\\\nend)") == "lineend");
    CHECK(read("<48 65 6C6c 6>") == "Hell`");
    CHECK(read("(\\1012)") == "A2");
    CHECK(read("(never closed").empty());
    CHECK(read("%comment (no)\n(yes)") == "yes");
}

TEST_CASE("inline pictures are passed over", "[pdf]") {
    const Page page =
        page_of(one_page("q 20 0 0 10 100 100 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x01 EI EI\nQ "
                         "BT /F1 10 Tf (after) Tj ET q BI /W 9 /H 9 /F /Fl ID abc EI\x80 x\nEI Q "
                         "BT /F1 10 Tf (and after) Tj ET")
                    .build());
    CHECK(text_of(page) == "afterand after");
    REQUIRE(page.pictures.size() == 2);
    CHECK(page.pictures[0].pixels_wide == 2);
    CHECK(near(page.pictures[0].rect.x1, 120));
}

TEST_CASE("rules, boxes and drawings are told apart", "[pdf]") {
    const Page page =
        page_of(one_page("0.5 w 50 100 m 250 100 l S 50 300 200 0.8 re f "
                         "50 300 m 50 400 l 250 400 l S "
                         "1 0 0 rg 300 300 20 20 re f 300 340 12 12 re S "
                         "300 300 m 310 320 l 305 290 l S 10 10 m 20 30 30 30 40 10 c S "
                         "400 400 50 50 re 410 410 30 30 re f* "
                         "500 500 m 600 500 l n")
                    .build());
    REQUIRE(page.rules.size() == 4);
    CHECK(near(page.rules[0].x1 - page.rules[0].x0, 200));
    CHECK(near(page.rules[0].width, 0.5));
    CHECK(near(page.rules[1].width, 0.8));
    CHECK(near(page.rules[1].y0, 300.4));
    CHECK(near(page.rules[2].x0, page.rules[2].x1)); // the corner is two rules
    REQUIRE(page.boxes.size() == 3);
    CHECK(page.boxes[0].filled);
    CHECK(page.boxes[0].colour == 0xFF0000);
    CHECK_FALSE(page.boxes[1].filled);
    CHECK(page.boxes[1].stroked);
    CHECK_FALSE(page.boxes[2].filled); // a frame
    REQUIRE(page.drawings.size() == 2);
    CHECK(page.drawings[0].segments == 2);
    CHECK_FALSE(page.drawings[0].curved);
    CHECK(page.drawings[1].curved);
}

TEST_CASE("one side of a border filled beside an empty box is a rule", "[pdf]") {
    // as WeasyPrint paints it: the even-odd rule, a box without height and one with
    const Page page =
        page_of(one_page("50 300 200 0 re 50 301 200 -1 re f* 400 400 0 30 re 401 400 -1 30 re f*")
                    .build());
    const auto has = [&](float x0, float y0, float x1, float y1) {
        return std::any_of(page.rules.begin(), page.rules.end(), [&](const auto& rule) {
            return near(rule.x0, x0) && near(rule.y0, y0) && near(rule.x1, x1) && near(rule.y1, y1);
        });
    };
    CHECK(has(50, 300.5F, 250, 300.5F));
    CHECK(has(400.5F, 400, 400.5F, 430));
    CHECK(page.boxes.empty());
}

TEST_CASE("forms bring their own place, box and resources", "[pdf]") {
    PdfBuilder file = one_page("q 2 0 0 2 100 100 cm /X Do Q BT /F1 10 Tf (outside) Tj ET", "",
                               "/XObject<</X 8 0 R>>");
    file.stream(
        8, "/Subtype/Form/Matrix[1 0 0 1 10 10]/BBox[0 0 50 50]/Resources<</Font<</Own 5 0 R>>>>",
        "BT /Own 10 Tf (inside) Tj 200 0 Td (clipped) Tj ET q q q");
    const Page page = page_of(file.build());
    REQUIRE(page.runs.size() == 3);
    CHECK(near(page.glyphs[0].x0, 120));
    CHECK(near(page.runs[0].baseline, 120));
    CHECK(near(page.runs[0].size, 20));
    CHECK(page.runs[1].hidden == Hidden::off_page);
    CHECK(near(page.runs[2].size, 10));
}
