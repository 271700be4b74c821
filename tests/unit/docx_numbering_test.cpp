// Automatic numbers of a DOCX, as Word counts them.
#include <string>
#include <string_view>

#include "read/docx/docx_reader.hpp"
#include "read/office/number_format.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"

using namespace duly;
using duly_test::docx;
using duly_test::docx_paragraph;
using duly_test::wordprocessing;

namespace {

std::string level(int number, std::string_view format, std::string_view text,
                  std::string_view more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) +
           "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) +
           "\"/><w:lvlText w:val=\"" + std::string(text) + "\"/>" + std::string(more) + "</w:lvl>";
}

std::string abstract(int id, std::string_view content) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(content) +
           "</w:abstractNum>";
}

std::string num(int id, int abstract_id, std::string_view content = "") {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
           std::to_string(abstract_id) + "\"/>" + std::string(content) + "</w:num>";
}

std::string item(int list, int level, std::string_view words = "x") {
    return docx_paragraph(words, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                                     "\"/><w:numId w:val=\"" + std::to_string(list) +
                                     "\"/></w:numPr>");
}

std::string view_of(std::string_view body, std::string_view numbering,
                    std::string_view styles = "") {
    auto file =
        read::read_docx(docx(body, {{"word/numbering.xml", wordprocessing("numbering", numbering)},
                                    {"word/styles.xml", wordprocessing("styles", styles)}}),
                        "paper.docx");
    if (!file) FAIL(file.error().message);
    return file->file->view.text();
}

const std::string outline =
    abstract(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") +
                    level(2, "lowerLetter", "(%3)") + level(3, "lowerRoman", "(%4)"));

} // namespace

TEST_CASE("levels count within each other and restart behind higher ones", "[docx][numbering]") {
    CHECK(view_of(item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 3) + item(1, 2) +
                      item(1, 1) + item(1, 2) + item(1, 0) + item(1, 1),
                  outline + num(1, 1)) ==
          "1. x\n1.1 x\n1.2 x\n(a) x\n(i) x\n(b) x\n1.3 x\n(a) x\n2. x\n2.1 x\n");
}

TEST_CASE("instances of a list count on, unless one starts anew", "[docx][numbering]") {
    const std::string again =
        "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    CHECK(view_of(item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0) + item(1, 0),
                  outline + num(1, 1) + num(2, 1) + num(3, 1, again)) ==
          "1. x\n2. x\n5. x\n6. x\n7. x\n");
    // a list of its own
    CHECK(view_of(item(1, 0) + item(2, 0) + item(1, 0),
                  outline + abstract(2, level(0, "upperLetter", "%1)")) + num(1, 1) + num(2, 2)) ==
          "1. x\nA) x\n2. x\n");
    // an instance may set a level's whole look
    CHECK(view_of(item(1, 0) + item(2, 0),
                  outline + num(1, 1) +
                      num(2, 1,
                          "<w:lvlOverride w:ilvl=\"0\">" + level(0, "upperRoman", "Part %1") +
                              "</w:lvlOverride>")) == "1. x\nPart II x\n");
}

TEST_CASE("restarts as the levels say", "[docx][numbering]") {
    const std::string list =
        abstract(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") +
                        level(2, "decimal", "%3)", "<w:lvlRestart w:val=\"0\"/>") +
                        level(3, "decimal", "[%4]", "<w:lvlRestart w:val=\"1\"/>")) +
        num(1, 1);
    CHECK(view_of(item(1, 0) + item(1, 1) + item(1, 2) + item(1, 3) + item(1, 1) + item(1, 2) +
                      item(1, 3) + item(1, 0) + item(1, 2) + item(1, 3),
                  list) == "1. x\n1.1 x\n1) x\n[1] x\n1.2 x\n2) x\n[2] x\n2. x\n3) x\n[1] x\n");
}

TEST_CASE("numbering that comes with styles", "[docx][numbering]") {
    const std::string styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading "
        "1\"/><w:pPr><w:numPr>"
        "<w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn "
        "w:val=\"H1\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Para\"><w:name w:val=\"Para\"/><w:pPr><w:numPr>"
        "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"Sub\"/><w:basedOn "
        "w:val=\"Para\"/></w:style>";
    const std::string list =
        abstract(1, level(0, "decimal", "%1.", "<w:pStyle w:val=\"H1\"/>") +
                        level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"H2\"/>") +
                        level(2, "decimal", "%1.%2.%3", "<w:pStyle w:val=\"Para\"/>")) +
        num(1, 1);
    const auto styled = [](std::string_view id, std::string_view more = "") {
        return docx_paragraph("x",
                              "<w:pStyle w:val=\"" + std::string(id) + "\"/>" + std::string(more));
    };
    CHECK(view_of(styled("H1") + styled("H2") + styled("Para") + styled("Sub") +
                      styled("H1", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + styled("H1"),
                  list, styles) == "1. x\n1.1 x\n1.1.1 x\n1.1.2 x\nx\n2. x\n");
}

TEST_CASE("a list that is the list of a style", "[docx][numbering]") {
    const std::string styles = "<w:style w:type=\"numbering\" w:styleId=\"Legal\"><w:name "
                               "w:val=\"Legal\"/><w:pPr><w:numPr>"
                               "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    const std::string list =
        abstract(1, "<w:styleLink w:val=\"Legal\"/>" + level(0, "upperRoman", "%1.")) +
        abstract(2, "<w:numStyleLink w:val=\"Legal\"/>") + num(1, 1) + num(2, 2);
    CHECK(view_of(item(2, 0) + item(2, 0), list, styles) == "I. x\nII. x\n");
}

TEST_CASE("formats and what stands around numbers", "[docx][numbering]") {
    const auto one = [](std::string_view format, std::string_view text,
                        std::string_view more = "") {
        return view_of(item(1, 0), abstract(1, level(0, format, text, more)) + num(1, 1));
    };
    CHECK(one("decimalZero", "%1") == "01 x\n");
    CHECK(one("ordinal", "%1") == "1st x\n");
    CHECK(one("cardinalText", "%1:") == "One: x\n");
    CHECK(one("none", "Action") == "Action x\n");
    CHECK(one("none", "") == "x\n");
    CHECK(one("decimal", "§%1", "<w:suff w:val=\"nothing\"/>") == "§1x\n");
    CHECK(one("decimal", "%1", "<w:rPr><w:vanish/></w:rPr>") == "x\n");
    // all decimal where the level says so
    CHECK(view_of(item(1, 0) + item(1, 1),
                  abstract(1, level(0, "upperRoman", "Article %1") +
                                  level(1, "lowerLetter", "%1.%2", "<w:isLgl/>")) +
                      num(1, 1)) == "Article I x\n1.1 x\n");
    CHECK(read::write_number(28, read::NumberFormat::lower_letter) == "bb");
    CHECK(read::write_number(1994, read::NumberFormat::upper_roman) == "MCMXCIV");
    CHECK(read::write_number(12, read::NumberFormat::ordinal) == "12th");
    CHECK(read::write_number(30, read::NumberFormat::ordinal_text) == "Thirtieth");
}

TEST_CASE("bullets are left out and tell their depth", "[docx][numbering]") {
    auto file = read::read_docx(
        docx(item(1, 0) + item(1, 1) + item(1, 0) + docx_paragraph("Words") + item(1, 1),
             {{"word/numbering.xml",
               wordprocessing("numbering",
                              abstract(1, level(0, "bullet", "\xEF\x82\xB7",
                                                "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>") +
                                              level(1, "bullet", "o")) +
                                  num(1, 1))}}),
        "paper.docx");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text() == "x\nx\nx\nWords\nx\n");
    CHECK(file->blocks[0].mark == "•");
    CHECK(file->blocks[1].mark == "o");
    CHECK(file->blocks[1].level == 2);
    CHECK(file->blocks[2].level == 1);
    CHECK(file->blocks[4].level == 1);
}

TEST_CASE("a number without words counts and is left out", "[docx][numbering]") {
    auto file = read::read_docx(
        docx(item(1, 0, "a") + item(1, 0, "") + item(1, 0, "b"),
             {{"word/numbering.xml", wordprocessing("numbering", outline + num(1, 1))}}),
        "paper.docx");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text() == "1. a\n3. b\n");
    CHECK(file->furniture.at(0).kind == "debris");
    CHECK(file->furniture.at(0).text == "2.");
    // hidden with its mark, a paragraph takes no number
    const std::string hidden =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>"
        "<w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>h</w:t></w:r></w:p>";
    CHECK(view_of(item(1, 0) + hidden + item(1, 0), outline + num(1, 1)) == "1. x\n2. x\n");
}

TEST_CASE("five lists, restarts and numbered styles, line by line as LibreOffice prints them",
          "[docx][numbering]") {
    const std::string numbering =
        abstract(1, level(0, "upperRoman", "Part %1", "<w:pStyle w:val=\"Heading1\"/>") +
                        level(1, "decimal", "%2.", "<w:pStyle w:val=\"Heading2\"/>") +
                        level(2, "decimal", "%2.%3", "<w:pStyle w:val=\"Heading3\"/>")) +
        abstract(2, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") +
                        level(2, "lowerLetter", "(%3)") + level(3, "lowerRoman", "(%4)")) +
        abstract(3, level(0, "bullet", "\u2022") + level(1, "bullet", "\u2013")) +
        abstract(4, level(0, "upperLetter", "Option %1:", "<w:suff w:val=\"space\"/>") +
                        level(1, "decimalZero", "%2", "<w:suff w:val=\"nothing\"/>")) +
        abstract(5, "<w:lvl w:ilvl=\"0\"><w:start w:val=\"5\"/><w:numFmt w:val=\"decimal\"/>"
                    "<w:lvlText w:val=\"%1)\"/></w:lvl>") +
        num(1, 1) + num(2, 2) + num(3, 3) + num(4, 4) + num(5, 5) +
        num(6, 2, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>") +
        num(7, 2, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>") +
        num(8, 4,
            "<w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>"
            "<w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"Case %1 -\"/></w:lvl>"
            "</w:lvlOverride>");
    std::string styles;
    for (int depth = 1; depth <= 3; ++depth) {
        const std::string id = std::to_string(depth);
        styles += "<w:style w:type=\"paragraph\" w:styleId=\"Heading" + id +
                  "\"><w:name w:val=\"heading " + id + "\"/><w:pPr><w:numPr><w:ilvl w:val=\"" +
                  std::to_string(depth - 1) +
                  "\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    }
    const auto heading = [](int depth, std::string_view words, std::string_view more = "") {
        return docx_paragraph(words, "<w:pStyle w:val=\"Heading" + std::to_string(depth) + "\"/>" +
                                         std::string(more));
    };
    const std::string body =
        heading(1, "The beginning") + heading(2, "Where we are") + heading(3, "Money") +
        heading(3, "People") + heading(2, "Where we go") + heading(3, "Time") +
        heading(1, "The end") + heading(2, "What follows") +
        heading(2, "Not numbered", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
        heading(3, "After that") + item(2, 0, "The board met.") +
        item(2, 1, "It heard the report.") + item(2, 1, "It agreed to:") +
        item(2, 2, "buy the boat") + item(2, 2, "name the boat") + item(2, 3, "after a vote") +
        item(2, 3, "in the spring") + item(2, 2, "sail the boat") +
        item(2, 1, "It thanked the crew.") + item(2, 0, "The board closed.") +
        item(2, 2, "It left no money.") + item(3, 0, "First point") +
        item(3, 1, "Under the first") + item(6, 0, "Anew with one") +
        item(6, 1, "and its paragraph") + item(2, 0, "Counting on") + item(7, 0, "From seven") +
        item(7, 1, "and its first") + item(7, 0, "Eight") + item(4, 0, "do nothing") +
        item(4, 1, "wait") + item(4, 1, "wait longer") + item(4, 0, "do a little") +
        item(8, 0, "a third case") + item(8, 0, "a fourth case") + item(5, 0, "Five") +
        item(5, 0, "Six") + docx_paragraph("Text between") + item(5, 0, "Seven");
    // The lines of the PDF that LibreOffice 7.4 exports, but for the bullets, which are left out.
    CHECK(view_of(body, numbering, styles) ==
          "Part I The beginning\n1. Where we are\n1.1 Money\n1.2 People\n2. Where we go\n"
          "2.1 Time\nPart II The end\n1. What follows\nNot numbered\n1.1 After that\n"
          "1. The board met.\n1.1 It heard the report.\n1.2 It agreed to:\n(a) buy the boat\n"
          "(b) name the boat\n(i) after a vote\n(ii) in the spring\n(c) sail the boat\n"
          "1.3 It thanked the crew.\n2. The board closed.\n(a) It left no money.\nFirst point\n"
          "Under the first\n1. Anew with one\n1.1 and its paragraph\n2. Counting on\n"
          "7. From seven\n7.1 and its first\n8. Eight\nOption A: do nothing\n01wait\n"
          "02wait longer\nOption B: do a little\nCase iii - a third case\n"
          "Case iv - a fourth case\n5) Five\n6) Six\nText between\n7) Seven\n");
    // Two things LibreOffice leaves out and Word has: figures of "legal" levels, and where a lower
    // level of an instance starts.
    CHECK(
        view_of(
            item(1, 0) + item(1, 1) + item(2, 0) + item(2, 1),
            abstract(1, level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")) +
                abstract(2, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")) + num(1, 1) +
                num(2, 2,
                    "<w:lvlOverride w:ilvl=\"1\"><w:startOverride w:val=\"3\"/>"
                    "</w:lvlOverride>")) == "I x\n1.1 x\n1. x\n1.3 x\n");
}
