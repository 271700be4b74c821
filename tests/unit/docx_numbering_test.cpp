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
