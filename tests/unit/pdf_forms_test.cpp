// Form fields, the structure tree, marked content and the properties of a PDF.
#include <cmath>

#include "read/pdf/content.hpp"
#include "support/catch.hpp"
#include "support/pdf_builder.hpp"

using namespace duly::read::pdf;
using duly_test::one_page;
using duly_test::PdfBuilder;

namespace {

Content content_of(const PdfBuilder& file) {
    auto content = read_content(file.build());
    REQUIRE(content);
    REQUIRE_FALSE(content->pages.empty());
    return std::move(*content);
}

/// The only widget of a page, from its dictionary (object 8), with a parent (object 9).
Widget widget(const std::string& entries, const std::string& parent = "") {
    PdfBuilder file = one_page("", "/Annots[8 0 R]");
    file.object(8, "<</Subtype/Widget/Rect[100 200 112 212]" + entries + ">>");
    file.object(9, "<<" + parent + ">>");
    file.stream(10, "/Subtype/Form/BBox[0 0 12 12]", "");
    const Content content = content_of(file);
    REQUIRE(content.pages[0].widgets.size() == 1);
    return content.pages[0].widgets[0];
}

std::string text_of(const Page& page, const Run& run) {
    std::string text;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
        text.append(page.text, page.glyphs[i].text, page.glyphs[i].length);
    return text;
}

const std::string states = "/AP<</N<</Granted 10 0 R/Off 10 0 R>>>>";

} // namespace

TEST_CASE("check boxes are on in any state but off", "[pdf]") {
    const Widget on = widget("/FT/Btn/T(exempt)/AS/Granted" + states);
    CHECK(on.kind == Widget::Kind::check_box);
    CHECK(on.on);
    CHECK(on.name == "exempt");
    CHECK(on.value == "Granted");
    CHECK(std::lround(on.rect.x0) == 100);
    CHECK(std::lround(on.rect.y1) == 212);
    const Widget off = widget("/FT/Btn/T(exempt)/AS/Off" + states);
    CHECK_FALSE(off.on);
    CHECK(off.value == "Granted"); // what it would say
    CHECK(widget("/FT/Btn/V/Granted" + states).on);
    CHECK_FALSE(widget("/FT/Btn/V/Off" + states).on);
    CHECK_FALSE(widget("/FT/Btn" + states).on);
}

TEST_CASE("fields inherit type, flags, value and name", "[pdf]") {
    const Widget radio = widget("/Parent 9 0 R/AS/Granted" + states,
                                "/FT/Btn/Ff 32768/T(decision)/V/Granted/Parent 9 0 R");
    CHECK(radio.kind == Widget::Kind::radio);
    CHECK(radio.on);
    CHECK_THAT(radio.name, duly_test::contains("decision"));
    CHECK(widget("/Parent 9 0 R" + states, "/FT/Btn/Ff 32768/V/Granted").on);
    CHECK_FALSE(widget("/Parent 9 0 R" + states, "/FT/Btn/Ff 32768/V/Refused").on);
    const Widget named = widget("/T(kid)/Parent 9 0 R", "/FT/Tx/T(form)/V(By 3 May)");
    CHECK(named.name == "form.kid");
    CHECK(named.kind == Widget::Kind::text);
    CHECK(named.value == "By 3 May");
    CHECK(widget("/FT/Btn/Ff 65536").kind == Widget::Kind::button);
}

TEST_CASE("values of text, choice and signature fields", "[pdf]") {
    CHECK(widget("/FT/Tx/V<FEFF00A300350030>").value == "£50");
    CHECK(widget("/FT/Tx/Ff 8192/V(secret)").value.empty()); // a password
    CHECK(widget("/FT/Ch/V(n)/Opt[[(y)(Yes)][(n)(No)]]").value == "No");
    CHECK(widget("/FT/Ch/V[(a)(b)]").value == "a, b");
    CHECK(widget("/FT/Sig/V<</Type/Sig>>").is_signed);
    CHECK_FALSE(widget("/FT/Sig").is_signed);
}

TEST_CASE("what a field shows is text of the page, in its place", "[pdf]") {
    PdfBuilder file =
        one_page("BT /F1 10 Tf 50 205 Td (Name:) Tj ET", "/Annots[8 0 R 11 0 R 12 0 R 13 0 R]");
    file.object(8, "<</Subtype/Widget/FT/Tx/V(Ann)/Rect[100 200 200 220]/AP<</N 10 0 R>>>>");
    file.stream(10, "/Subtype/Form/BBox[0 0 50 10]/Resources<</Font<</F1 5 0 R>>>>",
                "1 g 0 0 50 10 re f /Tx BMC BT /F1 8 Tf 2 2 Td 0 g (Ann) Tj ET EMC");
    file.object(11, "<</Subtype/Widget/FT/Tx/F 2/Rect[100 300 200 320]/AP<</N 10 0 R>>>>");
    file.object(12, "<</Subtype/Popup/Rect[100 300 200 320]/AP<</N 10 0 R>>>>");
    file.object(13, "<</Subtype/Highlight/Rect[40 200 90 220]/AP<</N 10 0 R>>>>");
    const Content content = content_of(file);
    const Page& page = content.pages[0];
    REQUIRE(page.runs.size() == 2);
    CHECK(page.runs[0].widget == -1);
    CHECK(page.runs[0].hidden == Hidden::no); // a highlight covers nothing
    CHECK(text_of(page, page.runs[1]) == "Ann");
    CHECK(page.runs[1].widget == 0);
    CHECK(page.runs[1].hidden == Hidden::no);
    CHECK(std::lround(page.runs[1].size) == 16); // stretched to its rectangle
    CHECK(std::lround(page.glyphs[page.runs[1].first].x0) == 104);
    CHECK(page.widgets.size() == 1);
}

TEST_CASE("a square annotation over text covers it", "[pdf]") {
    PdfBuilder file = one_page("BT /F1 10 Tf 50 205 Td (Name) Tj ET", "/Annots[8 0 R]");
    file.object(8, "<</Subtype/Square/Rect[40 200 90 220]/AP<</N 10 0 R>>>>");
    file.stream(10, "/Subtype/Form/BBox[0 0 50 20]", "0 g 0 0 50 20 re f");
    CHECK(content_of(file).pages[0].runs[0].hidden == Hidden::covered);
}

TEST_CASE("the structure tree, by standard types, with spans and content", "[pdf]") {
    PdfBuilder file = one_page("/Title <</MCID 0>> BDC BT /F1 20 Tf (Report) Tj ET EMC "
                               "/Span <</Lang(en)/MCID 3>> BDC BT /F1 9 Tf (cell) Tj ET EMC "
                               "/Artifact <</Type/Pagination>> BDC BT /F1 9 Tf (7) Tj ET EMC",
                               "/StructParents 0", "",
                               "/MarkInfo<</Marked true>>/StructTreeRoot 20 0 R/Lang(en-GB)");
    file.object(20, "<</Type/StructTreeRoot/RoleMap<</Title/Heading/Heading/H1>>/K[21 0 R]>>");
    file.object(21, "<</S/Document/K[22 0 R 23 0 R 21 0 R]/P 20 0 R>>"); // and itself
    file.object(22, "<</S/Title/Pg 3 0 R/K 0>>");
    file.object(23, "<</S/Table/Pg 3 0 R/K<</S/TR/K[<</S/TH/A[<</O/Table/ColSpan 2/RowSpan 3>>]"
                    "/K[<</Type/MCR/MCID 3>>]>><</S/Figure/Alt(A map)>>]>>>>");
    const Content content = content_of(file);
    CHECK(content.tagged);
    CHECK(content.language == "en-GB");
    REQUIRE(content.tags.size() == 7);
    CHECK(content.tags[2].type == "H1");
    CHECK(content.tags[2].parent == 1);
    REQUIRE(content.tags[2].content.size() == 1);
    CHECK(content.tags[2].content[0].page == 1);
    CHECK(content.tags[2].content[0].mcid == 0);
    CHECK(content.tags[5].type == "TH");
    CHECK(content.tags[5].column_span == 2);
    CHECK(content.tags[5].row_span == 3);
    CHECK(content.tags[5].content[0].mcid == 3);
    CHECK(content.tags[6].alt == "A map");
    const Page& page = content.pages[0];
    REQUIRE(page.runs.size() == 3);
    CHECK(page.runs[0].mcid == 0);
    CHECK(page.runs[1].mcid == 3);
    CHECK_FALSE(page.runs[1].artifact);
    CHECK(page.runs[2].artifact);
}

TEST_CASE("ActualText stands for what is drawn", "[pdf]") {
    const auto read = [](const std::string& content) {
        const Content made =
            content_of(one_page(content, "", "/Properties<</A<</ActualText(\\243)>>>>"));
        std::string text;
        for (const Run& run : made.pages[0].runs)
            text += text_of(made.pages[0], run) + "|";
        return text;
    };
    CHECK(read("/Span <</ActualText<FEFF00660069>>> BDC BT /F1 9 Tf (xy) Tj (z) Tj ET EMC "
               "BT /F1 9 Tf (end) Tj ET") == "fi||end|");
    CHECK(read("/Span /A BDC BT /F1 9 Tf (L) Tj ET EMC") == "£|");
    CHECK(read("/Span <</ActualText(same)>> BDC BT /F1 9 Tf (sa) Tj (me) Tj ET EMC") == "sa|me|");
    CHECK(read("/Span <</ActualText()>> BDC BT /F1 9 Tf (kept) Tj ET EMC") == "kept|");
}

TEST_CASE("properties, embedded files and page labels", "[pdf]") {
    PdfBuilder file = one_page("", "", "",
                               "/Names<</EmbeddedFiles<</Kids[12 0 R]>>>>"
                               "/PageLabels<</Nums[0<</S/r/St 4/P(p-)>>]>>");
    file.object(12, "<</Names[(a)<</UF(budget.xlsx)>>(b)<</F(map.png)>>]/Kids[12 0 R]>>");
    file.object(
        13,
        "<</Title<FEFF0042007500640067006500740020201300202026>/Author(J\\366rg)/Producer(Any)>>");
    file.trailer("/Info 13 0 R");
    const Content content = content_of(file);
    CHECK(content.title == "Budget – …");
    CHECK(content.author == "Jörg");
    CHECK(content.producer == "Any");
    CHECK(content.embedded_files == std::vector<std::string>{"budget.xlsx", "map.png"});
    CHECK(content.pages[0].label == "p-iv");
    PdfBuilder other = one_page("", "", "", "/Metadata 12 0 R");
    other.stream(12, "",
                 "<x:xmpmeta><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Terms &amp; "
                 "Conditions</rdf:li></rdf:Alt></dc:title></x:xmpmeta>");
    CHECK(content_of(other).title == "Terms & Conditions");
}
