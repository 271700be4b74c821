// DOCX as Word shows it: what the view has, and where it stands in the file.
#include <string>
#include <string_view>
#include <vector>

#include "read/docx/docx_reader.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"

using namespace duly;
using duly_test::docx;
using duly_test::docx_paragraph;
using duly_test::wordprocessing;
using model::BlockKind;

namespace {

using Parts = std::map<std::string, std::string>;

model::ReadFile file_of(std::string_view body, const Parts& parts = {}) {
    auto file = read::read_docx(docx(body, parts), "paper.docx");
    if (!file) FAIL(file.error().message);
    return std::move(*file);
}

std::string view_of(std::string_view body, const Parts& parts = {}) {
    return file_of(body, parts).file->view.text();
}

std::vector<std::string> furniture_of(const model::ReadFile& file) {
    std::vector<std::string> out;
    for (const auto& each : file.furniture)
        out.push_back(each.kind + " " + each.text);
    return out;
}

std::string run(std::string_view words, std::string_view properties = "") {
    std::string out = "<w:r>";
    if (!properties.empty()) out.append("<w:rPr>").append(properties).append("</w:rPr>");
    return out.append("<w:t xml:space=\"preserve\">").append(words).append("</w:t></w:r>");
}

std::string p(std::string_view content, std::string_view properties = "") {
    std::string out = "<w:p>";
    if (!properties.empty()) out.append("<w:pPr>").append(properties).append("</w:pPr>");
    return out.append(content).append("</w:p>");
}

std::string cell(std::string_view content, std::string_view properties = "") {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + std::string(content) +
           "</w:tc>";
}

std::string style(std::string_view id, std::string_view name, std::string_view content,
                  std::string_view type = "paragraph") {
    return "<w:style w:type=\"" + std::string(type) + "\" w:styleId=\"" + std::string(id) +
           "\"><w:name w:val=\"" + std::string(name) + "\"/>" + std::string(content) + "</w:style>";
}

} // namespace

TEST_CASE("runs are joined however Word has split them", "[docx]") {
    const auto file = file_of(
        p(run("The gr") + "<w:proofErr w:type=\"spellStart\"/>" + run("ant of £") +
          "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>" + run("360") + "<w:smartTag>" + run(",000") +
          "</w:smartTag>" + "<w:hyperlink>" + run(" to the trust") + "</w:hyperlink>" +
          "<w:sdt><w:sdtPr/><w:sdtContent>" + run(".") + "</w:sdtContent></w:sdt>"));
    CHECK(file.file->view.text() == "The grant of £360,000 to the trust.\n");
    const auto place = file.file->map.place(file.file->view, {4, 9}); // grant
    CHECK(place.entry == "word/document.xml");
    CHECK(place.paragraph == 1);
    CHECK(place.start == 4);
    CHECK(place.end == 9);
}

TEST_CASE("headings are told by outline levels and styles in any language", "[docx]") {
    const Parts parts = {
        {"word/styles.xml",
         wordprocessing("styles",
                        style("berschrift1", "heading 1",
                              "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr>") +
                            style("Own", "Own heading", "<w:basedOn w:val=\"Mid\"/>") +
                            style("Mid", "Mid", "<w:basedOn w:val=\"Base\"/>") +
                            style("Base", "Base", "<w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>") +
                            style("Loop", "Loop", "<w:basedOn w:val=\"Pool\"/>") +
                            style("Pool", "Pool", "<w:basedOn w:val=\"Loop\"/>") +
                            style("Title", "Title", ""))}};
    const auto file =
        file_of(docx_paragraph("Report", "<w:pStyle w:val=\"Title\"/>") +
                    docx_paragraph("One", "<w:pStyle w:val=\"berschrift1\"/>") +
                    docx_paragraph("Two", "<w:pStyle w:val=\"Own\"/>") +
                    docx_paragraph("Three", "<w:pStyle w:val=\"Heading2\"/>") +
                    docx_paragraph("Four", "<w:outlineLvl w:val=\"3\"/>") +
                    docx_paragraph("Body", "<w:pStyle w:val=\"Own\"/><w:outlineLvl w:val=\"9\"/>") +
                    docx_paragraph("Looped", "<w:pStyle w:val=\"Loop\"/>"),
                parts);
    std::vector<int> levels;
    for (const auto& block : file.blocks)
        levels.push_back(block.kind == BlockKind::heading ? block.level : -1);
    CHECK(levels == std::vector<int>{1, 1, 3, 2, 4, -1, -1});
    CHECK_FALSE(file.blocks[1].bold); // a heading's style says nothing of its words
}

TEST_CASE("what runs look like comes through styles, and toggles cancel each other", "[docx]") {
    const Parts parts = {
        {"word/styles.xml",
         wordprocessing("styles",
                        style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character") +
                            style("Bold", "Bold", "<w:rPr><w:b/></w:rPr>") +
                            style("Caps", "Caps", "<w:rPr><w:caps/></w:rPr>") +
                            style("Gone", "Gone", "<w:rPr><w:vanish/></w:rPr>", "character"))}};
    const auto file = file_of(
        p(run("Due: ", "<w:rStyle w:val=\"Strong\"/>") + run("May")) +
            p(run("Label ") + run("thin", "<w:rStyle w:val=\"Strong\"/>"),
              "<w:pStyle w:val=\"Bold\"/>") +
            p(run("Not protectively märked"), "<w:pStyle w:val=\"Caps\"/>") +
            p(run("YES", "<w:dstrike/>") + run("/") + run("NO", "<w:strike w:val=\"0\"/>")) +
            p(run("Seen ") + run("unseen", "<w:rStyle w:val=\"Gone\"/>") +
              run("and seen", "<w:vanish w:val=\"false\"/>")) +
            p(run("slanted", "<w:i/>")),
        parts);
    const auto& view = file.file->view;
    CHECK(view.text() == "Due: May\nLabel thin\nNOT PROTECTIVELY MÄRKED\nYES/NO\nSeen and seen\n"
                         "slanted\n");
    REQUIRE(file.blocks[0].bold_ranges.size() == 1);
    CHECK(view.slice(file.blocks[0].bold_ranges[0]) == "Due:");
    REQUIRE(file.blocks[1].bold_ranges.size() == 1);
    CHECK(view.slice(file.blocks[1].bold_ranges[0]) == "Label");
    REQUIRE(file.blocks[3].struck_ranges.size() == 1);
    CHECK(view.slice(file.blocks[3].struck_ranges[0]) == "YES");
    CHECK(furniture_of(file) == std::vector<std::string>{"hidden unseen"});
    CHECK(file.furniture[0].at == view.text().find("and seen"));
    CHECK(view.slice(file.blocks[5].italic_ranges.at(0)) == "slanted");
}

TEST_CASE("tracked changes are read as if accepted, and kept", "[docx]") {
    const auto file = file_of(
        p(run("A grant of ") +
          "<w:del w:id=\"1\" w:author=\"R. Vale\" w:date=\"2024-03-01T09:00:00Z\"><w:r><w:delText>"
          "£90,000</w:delText></w:r></w:del>"
          "<w:ins w:id=\"2\" w:author=\"R. Vale\" w:date=\"2024-03-01T09:01:00Z\">" +
          run("£95,000") + "</w:ins>" + run(" a year")) +
        p("<w:del w:id=\"3\"><w:r><w:delText>Gone as a whole.</w:delText></w:r></w:del>",
          "<w:rPr><w:del w:id=\"4\" w:author=\"R. Vale\"/></w:rPr>") +
        p(run("for three "), "<w:rPr><w:del w:id=\"5\"/></w:rPr>") + p(run("years.")) +
        p("<w:moveFrom w:id=\"6\">" + run("Moved words.") + "</w:moveFrom>") +
        p("<w:moveTo w:id=\"7\">" + run("Moved words.") + "</w:moveTo>"));
    CHECK(file.file->view.text() == "A grant of £95,000 a year\nfor three years.\nMoved words.\n");
    CHECK(furniture_of(file) == std::vector<std::string>{"deleted £90,000", "inserted £95,000",
                                                         "deleted Gone as a whole.",
                                                         "deleted Moved words.",
                                                         "inserted Moved words."});
    const auto& inserted = file.furniture[1];
    CHECK(inserted.author == "R. Vale");
    CHECK(inserted.date == "2024-03-01T09:01:00Z");
    CHECK(file.file->view.slice({inserted.at, inserted.at + inserted.length}) == "£95,000");
    CHECK(file.furniture[0].at == inserted.at);
    const auto place = file.file->map.place(file.file->view, file.blocks[1].range);
    CHECK(place.paragraph == 3); // begins in the third, whose mark was deleted
}

TEST_CASE("comments are kept with the words they speak of", "[docx]") {
    const auto file = file_of(
        p(run("The cost is ") + "<w:commentRangeStart w:id=\"7\"/>" + run("£12m") +
          "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>" + run(".")),
        {{"word/comments.xml",
          wordprocessing("comments",
                         "<w:comment w:id=\"7\" w:author=\"Finance\" w:date=\"2024-01-02"
                         "T10:00:00Z\">" +
                             p(run("Is this ") + run("right?")) +
                             "</w:comment><w:comment w:id=\"8\" w:author=\"X\">" +
                             p(run("Left behind")) + "</w:comment>")}});
    CHECK(file.file->view.text() == "The cost is £12m.\n");
    REQUIRE(furniture_of(file) ==
            std::vector<std::string>{"comment Is this right?", "comment Left behind"});
    CHECK(file.file->view.slice(
              {file.furniture[0].at, file.furniture[0].at + file.furniture[0].length}) == "£12m");
    CHECK(file.furniture[0].author == "Finance");
}

TEST_CASE("fields show their last result, never their instruction", "[docx]") {
    const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    const std::string separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    const std::string end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    const auto code = [](std::string_view words) {
        return "<w:r><w:instrText>" + std::string(words) + "</w:instrText></w:r>";
    };
    CHECK(view_of(p(run("See paragraph ") + begin + code(" REF _Ref1 \\r ") + separate +
                    run("4.2") + end + run(".")) +
                  p("<w:fldSimple w:instr=\" DATE \">" + run("1 May 2024") + "</w:fldSimple>") +
                  p(begin + code(" IF ") + begin + code(" X ") + separate + run("hidden") + end +
                    code(" = 1 ") + separate + run("shown") + end) +
                  p(begin + code(" MACROBUTTON NoMacro [Click here and type]") + end)) ==
          "See paragraph 4.2.\n1 May 2024\nshown\n[Click here and type]\n");
    // an instruction that is never ended does not swallow the paper for good
    std::string body = p(begin + code(" TOC "));
    for (int i = 0; i < 40; ++i)
        body += p(run("Line " + std::to_string(i)));
    CHECK(view_of(body).find("Line 39\n") != std::string::npos);
}

TEST_CASE("form fields and content controls show what a reader sees", "[docx]") {
    const auto box = [](std::string_view state) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>" +
               std::string(state) +
               "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX "
               "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    };
    CHECK(view_of(p(box("<w:default w:val=\"0\"/><w:checked/>") + run(" Yes ") +
                    box("<w:default w:val=\"0\"/>") + run(" No")) +
                  p(box("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>"))) == "☑ Yes ☐ No\n☐\n");
    CHECK(view_of(p("<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result "
                    "w:val=\"1\"/><w:listEntry w:val=\"No\"/><w:listEntry w:val=\"Yes\"/>"
                    "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN "
                    "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")) ==
          "Yes\n");
    const auto control = [](std::string_view checked, std::string_view sign) {
        return "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"" + std::string(checked) +
               "\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>" + std::string(sign) +
               "</w:t></w:r></w:sdtContent></w:sdt>";
    };
    const auto file =
        file_of(p(control("1", "☒") + run(" Legal ") + control("0", "☐") + run(" HR")));
    CHECK(file.file->view.text() == "☒ Legal ☐ HR\n");
    const auto place = file.file->map.place(file.file->view, {4, 9}); // Legal
    CHECK(place.start == 2);
    // another sign for the same state stays; one that says otherwise does not
    CHECK(view_of(p(control("1", "✓") + control("0", "✓") + control("1", "ü"))) == "✓☐☒\n");
    // what nobody has chosen yet is to be seen: it is what a checker looks for
    CHECK(view_of(p("<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList/></w:sdtPr><w:sdtContent>" +
                    run("Choose an item.") + "</w:sdtContent></w:sdt>")) == "Choose an item.\n");
}

TEST_CASE("signs of symbol fonts are what people see", "[docx]") {
    const auto sym = [](std::string_view font, std::string_view code) {
        return "<w:r><w:sym w:font=\"" + std::string(font) + "\" w:char=\"" + std::string(code) +
               "\"/></w:r>";
    };
    CHECK(
        view_of(p(sym("Wingdings", "F0FC") + sym("Wingdings", "F0FE") + sym("Wingdings", "F0FD") +
                  sym("Wingdings", "F0A8") + sym("Wingdings", "F0FB") + sym("Wingdings 2", "F052") +
                  sym("Wingdings 2", "F050") + sym("Symbol", "F0B3"))) == "✓☑☒☐✗☑✓≥\n");
    CHECK(view_of(p(run("ü", "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>") +
                    run(" done"))) == "✓ done\n");
    CHECK(view_of(p("<w:r><w:t>2017</w:t><w:noBreakHyphen/><w:t>18 a co</w:t><w:softHyphen/>"
                    "<w:t>unt</w:t></w:r>")) == "2017-18 a count\n");
}

TEST_CASE("white space collapses, superscript digits stay small, unseen signs go", "[docx]") {
    const auto file =
        file_of(p(run("  a\xC2\xA0\xC2\xA0") + run(" b\xE2\x80\x8B") + run("c  ")) +
                p(run("Act 2011") + run("12", "<w:vertAlign w:val=\"superscript\"/>") +
                  run(" on the 1") + run("st", "<w:vertAlign w:val=\"superscript\"/>")));
    CHECK(file.file->view.text() == "a bc\nAct 2011¹² on the 1st\n");
    const auto place = file.file->map.place(file.file->view, {0, 1});
    CHECK(place.start == 2);
    const auto later = file.file->map.place(file.file->view, {3, 4});
    CHECK(later.start == 8); // c, behind the sign that is not seen
}

TEST_CASE("a footnote typed below its text is one, and no heading", "[docx]") {
    const auto file =
        file_of(p(run("The inspectors came in May.")) +
                p(run("6", "<w:vertAlign w:val=\"superscript\"/>") + run(" Inspectorate of Nets")) +
                p(run("² Harbour Board")));
    CHECK(file.file->view.text() ==
          "The inspectors came in May.\nInspectorate of Nets\nHarbour Board\n");
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[1].kind == model::BlockKind::footnote);
    CHECK(file.blocks[1].mark == "6");
    CHECK(file.blocks[2].kind == model::BlockKind::footnote);
}

TEST_CASE("line breaks, page breaks and empty paragraphs", "[docx]") {
    const std::string br = "<w:r><w:br/></w:r>";
    const std::string page = "<w:r><w:br w:type=\"page\"/></w:r>";
    const auto file = file_of(p(run("Signature: A. Hale") + br + run("Date: 1 May 2024")) + p("") +
                              p(run("After a gap")) + p(page + run("New page")) +
                              p("<w:r><w:lastRenderedPageBreak/></w:r>" + run("Same page")) +
                              p(run("Broken"), "<w:pageBreakBefore/>") +
                              p(run("PART I") + br + run("FACTS"), "<w:outlineLvl w:val=\"0\"/>"));
    CHECK(file.file->view.text() == "Signature: A. Hale\nDate: 1 May 2024\nAfter a gap\nNew page\n"
                                    "Same page\nBroken\nPART I FACTS\n");
    CHECK_FALSE(file.blocks[1].gap_before);
    CHECK(file.blocks[2].gap_before);
    CHECK(file.blocks[3].page_before);
    CHECK_FALSE(file.blocks[4].page_before);
    CHECK(file.blocks[5].page_before);
    CHECK(file.file->map.place(file.file->view, file.blocks[1].range).start == 19);
}

TEST_CASE("room between paragraphs is a gap, unless the style says like ones keep together",
          "[docx]") {
    const Parts parts = {
        {"word/styles.xml",
         wordprocessing("styles",
                        "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after=\"160\"/></w:pPr>"
                        "</w:pPrDefault></w:docDefaults>" +
                            style("List", "List", "<w:pPr><w:contextualSpacing/></w:pPr>"))}};
    const std::string list = "<w:pStyle w:val=\"List\"/>";
    const auto file = file_of(docx_paragraph("One") + docx_paragraph("Two") +
                                  docx_paragraph("Three", list) + docx_paragraph("Four", list) +
                                  docx_paragraph("Close", "<w:spacing w:after=\"0\"/>") +
                                  docx_paragraph("Closer", "<w:spacing w:before=\"20\"/>"),
                              parts);
    std::vector<bool> gaps;
    for (const auto& block : file.blocks)
        gaps.push_back(block.gap_before);
    CHECK(gaps == std::vector<bool>{true, true, true, false, true, false});
}

TEST_CASE("tables give rows parted by tabs", "[docx]") {
    const auto file =
        file_of("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell(docx_paragraph("Issue")) +
                cell(docx_paragraph("Sign-off"), "<w:gridSpan w:val=\"2\"/>") + "</w:tr><w:tr>" +
                cell(docx_paragraph("Legal"), "<w:vMerge w:val=\"restart\"/>") +
                cell(docx_paragraph("First.") + docx_paragraph("") + docx_paragraph("Second.")) +
                cell(docx_paragraph("A. Hale")) + "</w:tr><w:tr>" + cell(p(""), "<w:vMerge/>") +
                cell("<w:tbl><w:tr>" + cell(docx_paragraph("in")) + cell(docx_paragraph("ner")) +
                     "</w:tr></w:tbl>" + docx_paragraph("outer")) +
                cell(p("")) + "</w:tr><w:tr>" + cell(p("")) + cell(p("")) + cell(p("")) +
                "</w:tr></w:tbl>" + docx_paragraph("After."));
    CHECK(file.file->view.text() ==
          "Issue\tSign-off\t\nLegal\tFirst. Second.\tA. Hale\n\tin ner outer\t\n\t\t\nAfter.\n");
    REQUIRE(file.blocks.size() == 5);
    CHECK(file.blocks[0].cells[0].header);
    CHECK(file.blocks[0].cells[1].span == 2);
    CHECK_FALSE(file.blocks[1].cells[0].covered);
    CHECK(file.blocks[2].cells[0].covered);
    CHECK_FALSE(file.blocks[2].cells[2].covered);
    CHECK_FALSE(file.blocks[3].cells[0].covered);
    CHECK(file.blocks[1].cells[1].paragraphs.size() == 2);
    CHECK(file.file->view.slice(file.blocks[1].cells[1].paragraphs[1]) == "Second.");
    CHECK(file.blocks[0].table == file.blocks[3].table);
    CHECK(file.blocks[4].gap_before);
    // paragraphs count through tables: After. is the last of sixteen
    CHECK(file.file->map.place(file.file->view, file.blocks[4].range).paragraph == 16);
}

TEST_CASE("a frame around paragraphs is no table", "[docx]") {
    const auto file = file_of(
        "<w:tbl><w:tr>" +
        cell(docx_paragraph("Legal", "<w:outlineLvl w:val=\"1\"/>") + docx_paragraph("None.")) +
        "</w:tr></w:tbl><w:tbl><w:tr>" + cell(docx_paragraph("Item")) + cell(docx_paragraph("6")) +
        "</w:tr><w:tr>" +
        cell(docx_paragraph("Purpose", "<w:outlineLvl w:val=\"1\"/>") +
                 docx_paragraph("To fund the work."),
             "<w:gridSpan w:val=\"2\"/>") +
        "</w:tr></w:tbl>");
    CHECK(file.file->view.text() == "Legal\nNone.\nItem\t6\nPurpose\nTo fund the work.\n");
    CHECK(file.blocks[0].kind == BlockKind::heading);
    CHECK(file.blocks[2].kind == BlockKind::row);
    CHECK(file.blocks[3].kind == BlockKind::heading);
}

TEST_CASE("tabs part cells, but not a typed number and its words", "[docx]") {
    const std::string tab = "<w:r><w:tab/></w:r>";
    const auto file = file_of(p(run("Report of:") + tab + tab + run("The Director")) +
                              p(run("Item") + tab + run("6")) + p("") +
                              p(run("4.2") + tab + run("The committee agreed.")) +
                              p(run("•") + tab + run("A typed bullet")) + p(tab + run("Set in")));
    CHECK(file.file->view.text() == "Report of:\tThe Director\nItem\t6\n4.2 The committee agreed.\n"
                                    "A typed bullet\nSet in\n");
    CHECK(file.blocks[0].kind == BlockKind::row);
    CHECK(file.blocks[0].table == file.blocks[1].table);
    CHECK(file.blocks[2].kind == BlockKind::paragraph);
    CHECK(file.blocks[3].kind == BlockKind::item);
    CHECK(file.blocks[3].mark == "•");
    CHECK(file.file->map.place(file.file->view, file.blocks[3].range).start == 2);
    CHECK(file.blocks[4].kind == BlockKind::paragraph);
}

TEST_CASE("a list of contents in a DOCX keeps its lines whole", "[docx]") {
    const std::string tab = "<w:r><w:tab/></w:r>";
    const auto file = file_of(
        p("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o \"1-3\" "
          "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
          run("Purpose") + tab + run("2")) +
        p(run("Legal") + tab + run("3") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"));
    CHECK(file.file->view.text() == "Purpose 2\nLegal 3\n");
    CHECK(file.blocks[0].kind == BlockKind::paragraph);
}

TEST_CASE("dots typed up to a page number are not in the view of a DOCX", "[docx]") {
    const auto file =
        file_of(p(run("Fore") + run("word ....") + run("......... 12")) + p(run("Money......3")) +
                p(run("Signed ..........")) + p(run("He said ... 3")));
    CHECK(file.file->view.text() == "Foreword 12\nMoney 3\nSigned ..........\nHe said ... 3\n");
    CHECK(file.blocks[0].kind == BlockKind::paragraph);
    // behind 23 other code points of the paragraph
    const auto& view = file.file->view;
    const model::Range page{9, 11};
    CHECK(view.slice(page) == "12");
    CHECK(file.file->map.place(view, page).start == 23);
}

TEST_CASE("a letter set as high as several lines begins its paragraph", "[docx]") {
    CHECK(view_of(p(run("T"), "<w:framePr w:dropCap=\"drop\"/>") + p(run("he council met."))) ==
          "The council met.\n");
}

TEST_CASE("notes stand at the end of their section, with their marks", "[docx]") {
    const auto note = [](std::string_view id, std::string_view words) {
        return "<w:footnote w:id=\"" + std::string(id) + "\">" +
               p("<w:r><w:footnoteRef/></w:r>" + run(words)) + "</w:footnote>";
    };
    const auto file = file_of(
        p(run("First") + "<w:r><w:footnoteReference w:id=\"5\"/></w:r>" + run(" words.")) +
            p(run("Second") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") +
            docx_paragraph("Legal", "<w:outlineLvl w:val=\"0\"/>") +
            p(run("Third") + "<w:r><w:endnoteReference w:id=\"1\"/></w:r>") +
            docx_paragraph("Last."),
        {{"word/footnotes.xml",
          wordprocessing("footnotes", "<w:footnote w:type=\"separator\" w:id=\"-1\">" + p("") +
                                          "</w:footnote>" + note("2", " Of the second.") +
                                          note("5", " Of the first."))},
         {"word/endnotes.xml",
          wordprocessing("endnotes", "<w:endnote w:id=\"1\">" + p(run("At the end.")) +
                                         p(run("In two parts.")) + "</w:endnote>")},
         {"word/settings.xml", wordprocessing("settings", "")}});
    CHECK(file.file->view.text() ==
          "First¹ words.\nSecond²\nOf the first.\nOf the second.\nLegal\nThirdⁱ\nLast.\n"
          "At the end. In two parts.\n");
    CHECK(file.blocks[2].kind == BlockKind::footnote);
    CHECK(file.blocks[2].mark == "1");
    CHECK(file.blocks[7].mark == "i");
    const auto place = file.file->map.place(file.file->view, file.blocks[2].range);
    CHECK(place.entry == "word/footnotes.xml");
    CHECK(place.paragraph == 3);
    CHECK(place.start == 1);
}

TEST_CASE("heads and feet are furniture", "[docx]") {
    const std::string section =
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:headerReference "
        "w:type=\"first\" r:id=\"header2\"/><w:footerReference w:type=\"default\" "
        "r:id=\"footer1\"/></w:sectPr>";
    const auto file = file_of(
        docx_paragraph("Words.") + section,
        {{"word/header1.xml",
          wordprocessing("hdr", docx_paragraph("Report of the Board") +
                                    "<w:p><w:r><w:pict><v:shape><v:textpath string=\"DRAFT\"/>"
                                    "</v:shape></w:pict></w:r></w:p>")},
         {"word/header2.xml", wordprocessing("hdr", docx_paragraph("Not shown"))},
         {"word/footer1.xml",
          wordprocessing("ftr", p(run("Page ") +
                                  "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                                  "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r>"
                                  "<w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                                  run("3") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"))}});
    CHECK(file.file->view.text() == "Words.\n");
    CHECK(furniture_of(file) == std::vector<std::string>{"watermark DRAFT",
                                                         "running-head Report of the Board",
                                                         "page-number Page 3"});
}

TEST_CASE("text boxes are read once, behind the paragraph they hang on", "[docx]") {
    const auto file = file_of(
        p(run("Anchor") +
          "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic>"
          "<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" +
          docx_paragraph("Boxed") +
          "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
          "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
          docx_paragraph("Boxed") +
          "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
          run(" words")) +
        docx_paragraph("After"));
    CHECK(file.file->view.text() == "Anchor words\nBoxed\nAfter\n");
    CHECK(file.file->map.place(file.file->view, file.blocks[1].range).paragraph == 2);
    CHECK(file.file->map.place(file.file->view, file.blocks[2].range).paragraph == 4);
}

TEST_CASE("pictures and embedded files are known to be there", "[docx]") {
    const auto file =
        file_of(docx_paragraph("Appendix A", "<w:outlineLvl w:val=\"0\"/>") +
                    p("<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject "
                      "ProgID=\"Excel.Sheet.12\" r:id=\"embedding1\"/></w:object></w:r>") +
                    docx_paragraph("Appendix B", "<w:outlineLvl w:val=\"0\"/>") +
                    p("<w:r><w:drawing><wp:inline><wp:docPr descr=\"A map\"/><a:blip/></wp:inline>"
                      "</w:drawing></w:r>"),
                {{"word/embedding1.xml", "<x/>"}});
    CHECK(file.file->view.text() == "Appendix A\nAppendix B\n");
    CHECK(furniture_of(file) ==
          std::vector<std::string>{"embedded Excel.Sheet.12 (word/embedding1.xml)", "picture ",
                                   "picture A map"});
    REQUIRE(file.notes.size() == 2);
    CHECK(file.notes[0].text == "picture");
    CHECK(file.notes[0].at == 11);
    CHECK(file.notes[1].at == 22);
}

TEST_CASE("what the file says of itself is kept", "[docx]") {
    const auto file =
        file_of(docx_paragraph("x"),
                {{"docProps/core.xml",
                  "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:title>A title</dc:title>"
                  "<dc:creator>J. Hart</dc:creator><cp:lastModifiedBy>K. Low</cp:lastModifiedBy>"
                  "</cp:coreProperties>"}});
    REQUIRE(file.properties.size() == 3);
    CHECK(file.properties[0].name == "title");
    CHECK(file.properties[1].name == "author");
    CHECK(file.properties[2].name == "last-modified-by");
    CHECK(file.properties[2].value == "K. Low");
}

TEST_CASE("strict files and other prefixes read the same", "[docx]") {
    const std::string strict =
        "<?xml version=\"1.0\"?><x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/"
        "main\"><x:body><x:p><x:pPr><x:outlineLvl x:val=\"0\"/></x:pPr><x:r><x:t>Purpose</x:t>"
        "</x:r></x:p><x:p><x:r><x:t>Words.</x:t></x:r></x:p></x:body></x:document>";
    const std::string top =
        "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
        "relationships/officeDocument\" Target=\"/Word/Document2.xml\"/></Relationships>";
    auto file = read::read_docx(
        duly_test::zip_of({{"_rels/.rels", top}, {"word/document2.XML", strict}}), "paper.docx");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text() == "Purpose\nWords.\n");
    CHECK(file->blocks[0].kind == BlockKind::heading);
    const auto place = file->file->map.place(file->file->view, file->blocks[1].range);
    CHECK(place.entry == "word/document2.XML");
    CHECK(place.paragraph == 2);
}
