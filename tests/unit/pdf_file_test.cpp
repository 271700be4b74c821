// The file level of the PDF reader: finding objects in sound, odd, damaged and hostile files.
#include <cmath>

#include "read/pdf/content.hpp"
#include "support/catch.hpp"
#include "support/pdf_builder.hpp"

using namespace duly::read::pdf;
using duly_test::one_page;
using duly_test::PdfBuilder;
using duly_test::sealed_file;
using duly_test::stored;

namespace {

const std::string plain = "BT /F1 12 Tf 72 700 Td (Open minutes) Tj ET";

/// All text of a file, runs apart; the code of the failure when it has none.
std::string words(const std::string& bytes, const ContentLimits& limits = {}) {
    const auto content = read_content(bytes, limits);
    if (!content) return content.error().code;
    std::string all;
    for (const Page& page : content->pages)
        for (const Run& run : page.runs) {
            if (!all.empty()) all += '|';
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
                all.append(page.text, page.glyphs[i].text, page.glyphs[i].length);
        }
    return all;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("a sound file is read, with a table or with streams", "[pdf]") {
    CHECK(words(one_page(plain).build()) == "Open minutes");
    CHECK(words(one_page(plain).build_packed()) == "Open minutes");
    const auto content = read_content(one_page(plain).build());
    REQUIRE(content);
    CHECK_FALSE(content->repaired);
    CHECK(content->revisions == 1);
    CHECK(content->notes.empty());
}

TEST_CASE("a header behind other bytes shifts what the table says", "[pdf]") {
    CHECK(words("HTTP/1.1 200 OK\r\n\r\n" + one_page(plain).build()) == "Open minutes");
}

TEST_CASE("tables that are wrong or gone are made anew", "[pdf]") {
    const std::string sound = one_page(plain).build();
    const std::size_t table = sound.find("xref\n0");
    SECTION("startxref leads nowhere") {
        const std::size_t at = sound.rfind("startxref");
        CHECK(words(sound.substr(0, at) + "startxref\n99999\n%%EOF") == "Open minutes");
    }
    SECTION("no table and no trailer") {
        const auto content = read_content(sound.substr(0, table));
        REQUIRE(content);
        CHECK(content->repaired);
        CHECK(words(sound.substr(0, table)) == "Open minutes");
    }
    SECTION("the table's offsets are off") {
        CHECK(words(replaced(sound, "4 0 obj", "\n\n\n\n\n\n\n\n\n4 0 obj")) == "Open minutes");
        CHECK(words(replaced(sound, "1 0 obj", "%123456789\n1 0 obj")) == "Open minutes");
    }
    SECTION("an object is missing from the table") {
        std::string less = sound;
        const std::size_t row = less.find("00000 n", table + 90); // of the fourth object or so
        less.replace(row, 7, "00000 f");
        CHECK(words(less) != "damaged");
    }
    SECTION("the page tree's root is lost") {
        CHECK(words(replaced(sound, "/Type/Pages", "/Type/Qages")) == "Open minutes");
        CHECK(words(replaced(sound, "/Pages 2 0 R", "/Pages 9 0 R")) == "Open minutes");
    }
    SECTION("packed files, too") {
        const std::string packed = one_page(plain).build_packed();
        CHECK(words(packed.substr(0, packed.rfind("startxref"))) == "Open minutes");
        CHECK(words(replaced(packed, "/Type/XRef", "/Type/Xxxx")) == "Open minutes");
    }
    SECTION("the newest of several objects of a number counts") {
        const std::string newer = "\n4 0 obj\n<</Length 99>>\nstream\nBT /F1 12 Tf (Amended) Tj ET"
                                  "\nendstream\nendobj\n";
        CHECK(words(sound.substr(0, table) + newer) == "Amended");
    }
}

TEST_CASE("an update is read over what it updates", "[pdf]") {
    const std::string sound = one_page(plain).build();
    const std::string at = sound.substr(sound.rfind("startxref") + 10);
    std::string updated = sound;
    const std::size_t place = updated.size();
    updated +=
        "4 0 obj\n<</Length 30>>\nstream\nBT /F1 12 Tf (Amended) Tj ET  \nendstream\nendobj\n";
    const std::size_t table = updated.size();
    std::string row = std::to_string(place);
    row.insert(0, 10 - row.size(), '0');
    updated += "xref\n4 1\n" + row + " 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev " +
               at.substr(0, at.find('\n')) + ">>\nstartxref\n" + std::to_string(table) +
               "\n%%EOF\n";
    CHECK(words(updated) == "Amended");
    const auto content = read_content(updated);
    REQUIRE(content);
    CHECK(content->revisions == 2);
    CHECK_FALSE(content->repaired);
}

TEST_CASE("streams are unpacked, and give what they have when damaged", "[pdf]") {
    const auto with = [&](const std::string& entries, const std::string& data) {
        return words(one_page("").stream(4, entries, data).build());
    };
    CHECK(with("/Filter/FlateDecode", stored(plain)) == "Open minutes");
    CHECK(with("/Filter[/FlateDecode]", stored(plain, true)) == "Open minutes");
    const std::string cut = stored(plain + " BT 1 0 0 1 72 600 Tm (Lost) Tj ET").substr(0, 75);
    CHECK(with("/Filter/FlateDecode", cut) == "Open minutes");
    std::string hex;
    for (const char c : plain) {
        hex += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        hex += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    CHECK(with("/Filter/ASCIIHexDecode", hex + ">") == "Open minutes");
    CHECK(with("/Filter[/AHx]", hex + ">") == "Open minutes");
    CHECK(with("/Filter/NoSuchFilter", plain).empty());
    // Rows of eight bytes, each the difference to the one above.
    std::string rows;
    std::string above(8, '\0');
    for (std::size_t i = 0; i < plain.size(); i += 8) {
        std::string row = plain.substr(i, 8);
        row.resize(8, ' ');
        rows += '\2';
        for (std::size_t k = 0; k < 8; ++k)
            rows += static_cast<char>(row[k] - above[k]);
        above = row;
    }
    CHECK(with("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 8>>", stored(rows)) ==
          "Open minutes");
}

TEST_CASE("a stream's length may be wrong, indirect, or itself", "[pdf]") {
    const auto with = [&](const std::string& length) {
        return words(one_page("")
                         .object(4, "<</Length " + length + ">>\nstream\n" + plain + "\nendstream")
                         .object(9, std::to_string(plain.size()))
                         .build());
    };
    CHECK(with("9 0 R") == "Open minutes");
    CHECK(with("4 0 R") == "Open minutes");
    CHECK(with("3") == "Open minutes");
    CHECK(with("999999") == "Open minutes");
    CHECK(with("-1") == "Open minutes");
}

TEST_CASE("pages inherit what they do not say", "[pdf]") {
    PdfBuilder file = one_page(plain);
    file.object(2, "<</Type/Pages/Kids[7 0 R]/MediaBox[10 20 610 820]/Rotate 90"
                   "/Resources<</Font<</F1 5 0 R>>>>>>");
    file.object(7, "<</Type/Pages/Parent 2 0 R/CropBox[10 20 310 420]/Kids[3 0 R 3 0 R 8 0 R]>>");
    file.object(3, "<</Type/Page/Parent 7 0 R/Contents[4 0 R 4 0 R]>>");
    file.object(8, "<</Type/Page/Parent 7 0 R/Rotate 0/MediaBox[0 0 100 100]/CropBox[0 0 0 0]>>");
    const auto content = read_content(file.build());
    REQUIRE(content);
    REQUIRE(content->pages.size() == 2); // no page twice
    CHECK(std::lround(content->pages[0].width) == 400);
    CHECK(std::lround(content->pages[0].height) == 300);
    REQUIRE(content->pages[0].runs.size() == 2);
    CHECK(content->pages[0].runs[0].direction == Direction::down);
    CHECK(content->pages[0].runs[0].hidden == Hidden::off_page);
    CHECK(std::lround(content->pages[1].width) == 100);
}

TEST_CASE("cycles end", "[pdf]") {
    PdfBuilder file = one_page("q /X Do Q " + plain, "", "/XObject<</X 8 0 R>>");
    file.stream(8, "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>", "/X Do");
    file.object(2, "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R 2 0 R]/MediaBox[0 0 600 800]>>");
    CHECK(words(file.build()) == "Open minutes");
    file.object(9, "10 0 R").object(10, "9 0 R").trailer("/Info 9 0 R");
    CHECK(words(file.build()) == "Open minutes");
    std::string loop = one_page(plain).build();
    loop =
        replaced(loop, "/Root 1 0 R", "/Root 1 0 R/Prev " + std::to_string(loop.find("xref\n0")));
    CHECK(words(loop) == "Open minutes");
}

TEST_CASE("limits cut short and say so", "[pdf]") {
    const auto notes = [](const std::string& bytes, const ContentLimits& limits) {
        const auto content = read_content(bytes, limits);
        REQUIRE(content);
        return content->notes.size();
    };
    ContentLimits limits;
    SECTION("operators") {
        limits.page_operators = 3;
        CHECK(words(one_page(plain + plain).build(), limits).empty());
        CHECK(notes(one_page(plain + plain).build(), limits) > 0);
    }
    SECTION("forms that call forms that call forms") {
        PdfBuilder file = one_page("/X Do", "", "/XObject<</X 10 0 R>>");
        for (std::uint32_t i = 10; i < 40; ++i)
            file.stream(i,
                        "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " +
                            std::to_string(i + 1) + " 0 R>>>>",
                        "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do");
        limits.page_operators = 10'000;
        limits.form_depth = 30;
        CHECK(notes(file.build(), limits) > 0);
    }
    SECTION("bytes unpacked") {
        limits.stream_bytes = 64;
        const std::string file =
            one_page("")
                .stream(4, "/Filter/FlateDecode", stored(plain + std::string(500, ' ')))
                .build();
        CHECK(notes(file, limits) > 0);
    }
    SECTION("pages") {
        PdfBuilder file = one_page(plain);
        std::string kids;
        for (std::uint32_t i = 10; i < 30; ++i) {
            file.object(i, "<</Type/Page/Parent 2 0 R>>");
            kids += std::to_string(i) + " 0 R ";
        }
        file.object(2, "<</Type/Pages/Kids[" + kids + "]>>");
        limits.pages = 5;
        const auto content = read_content(file.build(), limits);
        REQUIRE(content);
        CHECK(content->pages.size() == 5);
        CHECK_FALSE(content->notes.empty());
    }
    SECTION("glyphs") {
        limits.glyphs = 4;
        CHECK(words(one_page(plain).build(), limits) == "Open");
        CHECK(notes(one_page(plain).build(), limits) > 0);
    }
    SECTION("arrays in arrays") {
        const std::string deep = std::string(100'000, '[');
        CHECK(words(one_page(plain).object(9, deep).trailer("/Info 9 0 R").build()) ==
              "Open minutes");
        CHECK(words(one_page(deep + plain).build()) == "Open minutes");
    }
}

TEST_CASE("what is no PDF, or has no page, is refused in plain words", "[pdf]") {
    CHECK(words("Minutes of the parish council") == "not-pdf");
    CHECK(words("") == "not-pdf");
    CHECK(words("%PDF-1.7\nnothing else") == "damaged");
    CHECK(words("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n") == "damaged");
}

TEST_CASE("an encrypted file that needs no password is read", "[pdf]") {
    prepare_encryption();
    CHECK(words(sealed_file(true)) == "Sealed minutes");
    const auto content = read_content(sealed_file(true));
    REQUIRE(content);
    CHECK(content->encrypted);
    CHECK(content->title == "Sealed title");
    const auto locked = read_content(sealed_file(false));
    REQUIRE_FALSE(locked);
    CHECK(locked.error().code == "encrypted");
    CHECK_THAT(locked.error().message, duly_test::contains("password"));
}
