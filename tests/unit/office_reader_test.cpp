// Which office file it is, and what is told of those that cannot be read.
#include <string>

#include "read/docx/docx_reader.hpp"
#include "read/office/office_reader.hpp"
#include "read/office/package.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"
#include "support/part_names.hpp"

using namespace duly;
using duly_test::docx;
using duly_test::docx_paragraph;
using duly_test::zip_of;

namespace {

std::string code_of(std::string_view bytes) {
    const auto file = read::read_office(bytes, "paper.docx");
    return file ? "read" : file.error().code;
}

std::string message_of(std::string_view bytes) {
    const auto file = read::read_office(bytes, "paper.docx");
    return file ? "read" : file.error().message;
}

std::string types(std::string_view type) {
    return "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + std::string(type) +
           "\"/></Types>";
}

std::string compound(std::string_view stream) {
    std::string out("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    out.resize(1024);
    for (const char c : stream) {
        out.push_back(c);
        out.push_back('\0');
    }
    out.resize(4096);
    return out;
}

bool holds(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("office files are told apart", "[office]") {
    CHECK(code_of(docx(docx_paragraph("x"))) == "read");
    CHECK(code_of(duly_test::odt("<text:p>x</text:p>")) == "read");
    const std::string workbook = zip_of(
        {{"[Content_Types].xml",
          types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")},
         {"_rels/.rels", "<Relationships><Relationship Type=\"x/officeDocument\" "
                         "Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml", "<workbook/>"}});
    CHECK(code_of(workbook) == "unsupported-format");
    CHECK(holds(message_of(workbook), "Excel workbook"));
    const std::string sheet = zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}});
    CHECK(holds(message_of(sheet), "spreadsheet"));
    CHECK(holds(message_of(zip_of({{"a.txt", "x"}})), "zip file"));
}

TEST_CASE("old and locked files are told apart, with what to do", "[office]") {
    CHECK(code_of(compound("WordDocument")) == "unsupported-format");
    CHECK(holds(message_of(compound("WordDocument")), "save it as .docx"));
    CHECK(code_of(compound("EncryptedPackage")) == "encrypted-file");
    CHECK(holds(message_of(compound("EncryptedPackage")), "password"));
    CHECK(code_of(compound("Whatever")) == "unsupported-format");
    const std::string locked = duly_test::odt(
        "<text:p>x</text:p>", "", "",
        {{"META-INF/manifest.xml",
          "<manifest:manifest xmlns:manifest=\"urn:x\"><manifest:file-entry "
          "manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>"
          "</manifest:manifest>"}});
    CHECK(code_of(locked) == "encrypted-file");
}

TEST_CASE("damaged containers are unread, at every length", "[office]") {
    const std::string whole = docx(docx_paragraph("Some words of a paper."));
    for (std::size_t size = 4; size < whole.size(); size += 7)
        CHECK(code_of(whole.substr(0, size)) == "damaged-file");
    std::string flipped = whole;
    int unread = 0;
    for (std::size_t at = 0; at < flipped.size(); at += 3) { // whatever it says, it says something
        flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
        unread += code_of(flipped) != "read";
        flipped[at] = whole[at];
    }
    CHECK(unread > 0);
}

TEST_CASE("a part that is missing or no XML", "[office]") {
    const std::string types_part =
        "<Types><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    CHECK(code_of(zip_of({{"[Content_Types].xml", types_part}})) == "damaged-file");
    CHECK(code_of(zip_of({{"[Content_Types].xml", types_part},
                          {"word/document.xml", "<a><b></a>"}})) == "damaged-file");
    CHECK(code_of(zip_of({{"[Content_Types].xml", types_part}, {"word/document.xml", "<a/>"}})) ==
          "damaged-file");
    // styles that cannot be read cost the styles, and it is said
    const auto file = read::read_office(
        docx(docx_paragraph("Words."), {{"word/styles.xml", "<w:styles><w:style>"}}), "paper.docx");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text() == "Words.\n");
    REQUIRE(file->notes.size() == 1);
    CHECK(holds(file->notes[0].text, "word/styles.xml"));
}

TEST_CASE("bombs are stopped while they unpack", "[office]") {
    read::PackageLimits limits;
    limits.part_bytes = 100'000;
    const std::string bomb = docx(docx_paragraph(std::string(2'000'000, 'a')));
    CHECK(bomb.size() < 20'000);
    auto file = read::read_docx(bomb, "bomb.docx", limits);
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().code == "too-large");
    // one that lies about its size
    std::string lying = bomb;
    for (std::size_t at = lying.find("PK\x01\x02"); at != std::string::npos;
         at = lying.find("PK\x01\x02", at + 4))
        for (std::size_t i = 24; i < 28; ++i)
            lying[at + i] = i == 24 ? '\x40' : '\0';
    file = read::read_docx(lying, "bomb.docx", limits);
    REQUIRE_FALSE(file.has_value());
    // a tree far larger than its text
    std::string tags;
    for (int i = 0; i < 400'000; ++i)
        tags += "<w:r/>";
    limits = {};
    limits.tree_bytes = 10u << 20;
    file = read::read_docx(docx(tags), "tags.docx", limits);
    REQUIRE_FALSE(file.has_value());
    CHECK(file.error().code == "too-large");
}

TEST_CASE("nesting is followed so far and no farther", "[office]") {
    std::string open, close;
    for (int i = 0; i < 1000; ++i) {
        open += "<w:tbl><w:tr><w:tc>";
        close += "<w:p/></w:tc></w:tr></w:tbl>";
    }
    const auto file =
        read::read_office(docx(docx_paragraph("Before.") + open + docx_paragraph("In.") + close +
                               docx_paragraph("After.")),
                          "deep.docx");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text() == "Before.\nAfter.\n");
    REQUIRE(file->notes.size() == 1);
    CHECK(holds(file->notes[0].text, "nested too deep"));
    CHECK(file->file->map.place(file->file->view, file->blocks[1].range).paragraph == 1003);
    std::string runs, ends;
    for (int i = 0; i < 20'000; ++i) {
        runs += "<w:ins>";
        ends += "</w:ins>";
    }
    CHECK(code_of(docx("<w:p>" + runs + ends + "</w:p>")) == "read");
}

TEST_CASE("no entity and no document type is processed", "[office]") {
    const std::string body =
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"lol\">]>"
        "<w:document><w:body><w:p><w:r><w:t>a&x;b&y;</w:t></w:r></w:p></w:body></w:document>";
    const auto file = read::read_office(
        zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", body}}), "x.docx");
    REQUIRE(file.has_value());
    CHECK(file->file->view.text() == "a&x;b&y;\n");
}

TEST_CASE("names in a package are found as Word finds them", "[office]") {
    CHECK(resolve_part("word/document.xml", "styles.xml") == "word/styles.xml");
    CHECK(resolve_part("word/document.xml", "../custom/./a.xml") == "custom/a.xml");
    CHECK(resolve_part("word/document.xml", "/word/x.xml") == "word/x.xml");
    CHECK(resolve_part("", "../../../etc/passwd") == "etc/passwd");
}

TEST_CASE("words that are no UTF-8 do no harm", "[office]") {
    const auto file =
        read::read_office(docx(docx_paragraph("caf\xE9 \xC3\x28 &#xD800; &#1; end")), "x.docx");
    REQUIRE(file.has_value());
    CHECK(holds(file->file->view.text(), "caf\xEF\xBF\xBD"));
    CHECK(holds(file->file->view.text(), "end"));
}
