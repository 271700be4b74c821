// Character recognition of pages that are only pictures: from a PDF's bytes to words with places.
#include <cmath>

#include "read/ocr/decode.hpp"
#include "read/ocr/page_image.hpp"
#include "read/ocr/reading.hpp"
#include "read/ocr/straighten.hpp"
#include "support/catch.hpp"
#include "support/duly_test.hpp"
#include "support/scan_builder.hpp"

using namespace duly;
using namespace duly::read;
using duly_test::Codec;

namespace {

const std::vector<std::string> words_of_a_notice{
    "Decision notice of the council", "Reference TCC 117",
    "The director agreed to close the bridge for repair", "and to open it again before the winter"};

/// One for all tests: its data takes a while to read. Null where there is none.
ocr::Reading* reading() {
    static ocr::Reading kept;
    static const std::string trouble = kept.prepare();
    if (trouble.empty()) return &kept;
    duly_test::say_skipped(trouble);
    return nullptr;
}

RecognisedPage recognise(const std::string& pdf, const RecogniseLimits& limits = {}) {
    auto pictures = pdf::page_pictures(pdf, 1, limits.pixels);
    REQUIRE(pictures);
    ocr::PageImage image = ocr::page_image(*pictures, limits.pixels);
    if (!image.trouble.empty()) {
        RecognisedPage out;
        out.trouble = image.trouble;
        return out;
    }
    REQUIRE(reading() != nullptr);
    return reading()->read(std::move(image), limits);
}

std::string text_of(const RecognisedPage& page) {
    std::string out;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (i > 0) out += page.words[i].baseline == page.words[i - 1].baseline ? ' ' : '\n';
        out += page.words[i].text;
    }
    return out;
}

std::string all_lines() {
    std::string out;
    for (const std::string& line : words_of_a_notice)
        out += (out.empty() ? "" : "\n") + line;
    return out;
}

std::string notice(Codec codec) {
    return duly_test::scanned_page(
               duly_test::coded(duly_test::picture_of(words_of_a_notice).get(), codec))
        .build();
}

bool near(float a, float b, float by) {
    return std::abs(a - b) <= by;
}

} // namespace

TEST_CASE("a picture of words is read whatever it is coded as", "[ocr]") {
    if (reading() == nullptr) return;
    for (const Codec codec : {Codec::fax, Codec::jpeg, Codec::flate, Codec::jpx, Codec::jbig2}) {
        INFO("codec " << static_cast<int>(codec));
        const RecognisedPage page = recognise(notice(codec));
        if (codec == Codec::jbig2 && !ocr::can_decode_jbig2()) {
            CHECK(page.trouble.find("JBIG2") != std::string::npos);
            continue;
        }
        CHECK(page.trouble.empty());
        CHECK(page.direction == TextDirection::right);
        CHECK(text_of(page) == all_lines());
        REQUIRE(!page.words.empty());
        // 150 dots of 1250 from the left; the first line stands at 200 of 1667 from the top.
        CHECK(near(page.words[0].from, 72, 6));
        CHECK(near(page.words[0].baseline, 800 - 96, 14));
        CHECK(page.words[0].confidence > 60);
        CHECK(page.words[0].to > page.words[0].from + 20);
        CHECK(page.words[0].size > 8);
    }
}

TEST_CASE("a page that lies on its side or its head is turned and read", "[ocr]") {
    if (reading() == nullptr) return;
    const auto upright = duly_test::picture_of(words_of_a_notice);
    struct Way {
        int turns; ///< clockwise, of the picture
        TextDirection direction;
    };
    for (const Way& way :
         {Way{1, TextDirection::down}, Way{2, TextDirection::left}, Way{3, TextDirection::up}}) {
        INFO("turned by " << way.turns);
        const ocr::PixOwner turned(pixRotateOrth(upright.get(), way.turns));
        const bool sideways = way.turns % 2 == 1;
        const std::string content =
            sideways ? "q 800 0 0 600 0 0 cm /Im0 Do Q" : "q 600 0 0 800 0 0 cm /Im0 Do Q";
        const std::string box = sideways ? "/MediaBox [0 0 800 600]" : "";
        const RecognisedPage page = recognise(
            duly_test::scanned_page(duly_test::coded(turned.get(), Codec::fax), box, content)
                .build());
        CHECK(page.trouble.empty());
        CHECK(page.direction == way.direction);
        CHECK(text_of(page) == all_lines());
        // What /Rotate turns back needs no other turn.
        const std::string rotate = "/Rotate " + std::to_string(360 - 90 * way.turns);
        const RecognisedPage rotated =
            recognise(duly_test::scanned_page(duly_test::coded(turned.get(), Codec::fax),
                                              box + rotate, content)
                          .build());
        CHECK(rotated.direction == TextDirection::right);
        CHECK(text_of(rotated) == all_lines());
        REQUIRE(!rotated.words.empty());
        CHECK(near(rotated.words[0].from, 72, 6));
        CHECK(near(rotated.words[0].baseline, 800 - 96, 14));
    }
}

TEST_CASE("pictures in forms, in strips, as stencils and the other way round are read", "[ocr]") {
    if (reading() == nullptr) return;
    const auto upright = duly_test::picture_of(words_of_a_notice);
    auto fax = duly_test::coded(upright.get(), Codec::fax);

    auto in_form = duly_test::one_page("/Fm0 Do", "", "/XObject << /Fm0 11 0 R >>");
    in_form.stream(11,
                   "/Type /XObject /Subtype /Form /BBox [0 0 600 800] "
                   "/Resources << /XObject << /Im0 10 0 R >> >>",
                   "q 600 0 0 800 0 0 cm /Im0 Do Q");
    in_form.stream(10, fax.entries, fax.data);
    CHECK(text_of(recognise(in_form.build())) == all_lines());

    // Strips of the height that lets the second one begin between two lines.
    const int cut = 290;
    Box* const top = boxCreate(0, 0, 1250, cut);
    Box* const bottom = boxCreate(0, cut, 1250, 1667 - cut);
    const ocr::PixOwner above(pixClipRectangle(upright.get(), top, nullptr));
    const ocr::PixOwner below(pixClipRectangle(upright.get(), bottom, nullptr));
    Box *one = top, *other = bottom;
    boxDestroy(&one);
    boxDestroy(&other);
    const auto first = duly_test::coded(above.get(), Codec::jpeg);
    const auto second = duly_test::coded(below.get(), Codec::fax);
    auto strips = duly_test::one_page("q 600 0 0 139.2 0 660.8 cm /Im0 Do Q "
                                      "q 600 0 0 660.8 0 0 cm /Im1 Do Q",
                                      "", "/XObject << /Im0 10 0 R /Im1 11 0 R >>");
    strips.stream(10, first.entries, first.data).stream(11, second.entries, second.data);
    CHECK(text_of(recognise(strips.build())) == all_lines());

    const auto replaced = [](std::string text, const std::string& what, const std::string& by) {
        const std::size_t at = text.find(what);
        REQUIRE(at != std::string::npos);
        return text.replace(at, what.size(), by);
    };
    auto stencil = fax;
    stencil.entries = replaced(fax.entries, "/ColorSpace /DeviceGray", "/ImageMask true");
    CHECK(text_of(recognise(duly_test::scanned_page(stencil).build())) == all_lines());

    const ocr::PixOwner negative(pixInvert(nullptr, upright.get()));
    auto inverted = duly_test::coded(negative.get(), Codec::flate);
    inverted.entries += " /Decode [1 0]";
    CHECK(text_of(recognise(duly_test::scanned_page(inverted).build())) == all_lines());
}

TEST_CASE("a page beyond the limits, or that cannot be decoded, says why it is not read", "[ocr]") {
    if (reading() == nullptr) return;
    RecogniseLimits few;
    few.pixels = 100'000;
    CHECK(recognise(notice(Codec::jpeg), few).trouble == "its picture is larger than is read");
    RecogniseLimits hasty;
    hasty.processor_seconds = 0;
    CHECK(recognise(notice(Codec::fax), hasty).trouble == "reading it took longer than 0 seconds");
    // The file may say less than the picture turns out to be.
    auto liar = duly_test::coded(duly_test::picture_of(words_of_a_notice).get(), Codec::jpeg);
    liar.entries = "/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray "
                   "/BitsPerComponent 8 /Filter /DCTDecode";
    CHECK(recognise(duly_test::scanned_page(liar).build(), few).trouble ==
          "its picture is larger than is read");
    for (const Codec codec : {Codec::jpeg, Codec::jpx, Codec::jbig2, Codec::fax}) {
        INFO("codec " << static_cast<int>(codec));
        auto broken = duly_test::coded(duly_test::picture_of(words_of_a_notice).get(), codec);
        broken.data = "no picture at all";
        const RecognisedPage page = recognise(duly_test::scanned_page(broken).build());
        CHECK(page.words.empty()); // of a fax, any bytes make some picture
        if (codec == Codec::jpeg || codec == Codec::jpx)
            CHECK(page.trouble == "its picture is damaged");
    }
    const std::string among_text = "q 600 0 0 800 0 0 cm BI /W 4 /H 4 /BPC 8 /CS /G ID "
                                   "0123456789abcdef EI Q";
    CHECK(recognise(duly_test::one_page(among_text).build()).trouble ==
          "its picture stands among its text, where it is not read");
}

TEST_CASE("lines of a table are found, and lines that stand alone are not", "[ocr]") {
    const ocr::PixOwner page(pixCreate(1000, 1000, 1));
    const auto line = [&](int x, int y, int wide, int high) {
        pixRasterop(page.get(), x, y, wide, high, PIX_SET, nullptr, 0, 0);
    };
    line(100, 100, 600, 3);
    line(100, 200, 600, 3);
    line(100, 100, 3, 103);
    line(400, 100, 3, 103);
    line(697, 100, 3, 103);
    line(200, 600, 300, 3); // underlines something
    const auto lines = ocr::table_lines(page.get(), 200);
    CHECK(lines.size() == 5);
    for (const auto& each : lines)
        CHECK(each.y < 300);
}
