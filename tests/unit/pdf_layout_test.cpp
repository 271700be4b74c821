// From the places of a page's glyphs to lines of the view: words, paragraphs, columns, furniture.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/pdf_sketch.hpp"

using namespace duly;
using model::BlockKind;
using test::PdfSketch;

namespace {

std::vector<std::string> furniture_of(const model::ReadFile& file) {
    std::vector<std::string> out;
    for (const auto& each : file.furniture)
        out.push_back(each.kind + " " + each.text);
    return out;
}

bool near(double a, double b) {
    return std::abs(a - b) < 0.01;
}

/// A page whose lines are as long as a page's lines are.
PdfSketch prose() {
    PdfSketch sketch;
    sketch.page().lines(
        50, 700,
        {"The committee looked at the state of the bridge over the mill stream and at",
         "what it would cost to mend it before the winter, when the water rises and",
         "nobody can work there.", "It asked for three quotations."});
    return sketch;
}

} // namespace

TEST_CASE("lines are put together to paragraphs where the next word had no room", "[pdf][layout]") {
    CHECK(
        prose().view() ==
        "The committee looked at the state of the bridge over the mill stream and at what it would "
        "cost to mend it before the winter, when the water rises and nobody can work there.\n"
        "It asked for three quotations.\n");
}

TEST_CASE("every word of the view has its page and place", "[pdf][layout]") {
    const auto file = prose().read();
    const std::string& view = file.file->view.text();
    const auto at = static_cast<std::uint32_t>(view.find("committee"));
    const auto place = file.file->map.place(file.file->view, {at, at + 9});
    REQUIRE(place.page == 1U);
    REQUIRE(place.quads.size() == 1);
    CHECK(near(place.quads[0].x0, 50 + test::width_of("The ")));
    CHECK(near(place.quads[0].x1, 50 + test::width_of("The committee")));
    CHECK(near(place.quads[0].y0, 697.5));
    // over two lines: a quad for each
    const auto from = static_cast<std::uint32_t>(view.find("at what"));
    CHECK(file.file->map.place(file.file->view, {from, from + 7}).quads.size() == 2);
}

TEST_CASE("words far behind a label on its line stand in a second column", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "Status");
    sketch.text(180, 700, "Approved");
    sketch.text(50, 660, "Status unknown");
    const auto file = sketch.read();
    const std::string& view = file.file->view.text();
    REQUIRE(file.blocks.size() == 2);
    CHECK(file.blocks[0].second_column == view.find("Approved"));
    CHECK(file.blocks[1].second_column == 0);
}

TEST_CASE("a paragraph goes on over the end of a page", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.lines(
        50, 640,
        {"Members asked for how long the bridge would be closed to people and to carts and"});
    sketch.page().lines(50, 700, {"whether the ford could be used.", "It could."});
    const auto file = sketch.read();
    CHECK(file.file->view.text().find(
              "to carts and whether the ford could be used.\nIt could.\n") != std::string::npos);
}

TEST_CASE("numbers and bullets begin paragraphs; numbers stay, bullets do not", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page().lines(
        50, 700,
        {"1.1 The first of these paragraphs is long enough to need a second line, which",
         "begins at the margin. It names 41 boats, of which the commissioner will sell",
         "12. The rest stay.", "1.2 The second one is short."});
    sketch.text(60, 640, "•");
    sketch.text(75, 640, "An item of a list");
    sketch.text(60, 628, "\xEF\x82\xB7", 10, 3);
    sketch.text(75, 628, "Another one, with the bullet of a symbol font");
    sketch.text(60, 616, "(a)");
    sketch.text(75, 616, "A typed letter is kept");
    const auto file = sketch.read();
    CHECK(file.file->view.text() ==
          "1.1 The first of these paragraphs is long enough to need a second line, which begins at "
          "the margin. It names 41 boats, of which the commissioner will sell 12. The rest stay.\n"
          "1.2 The second one is short.\n"
          "An item of a list\nAnother one, with the bullet of a symbol font\n(a) A typed letter is "
          "kept\n");
    REQUIRE(file.blocks.size() == 5);
    CHECK(file.blocks[2].kind == BlockKind::item);
    CHECK(file.blocks[2].mark == "•");
    CHECK(file.blocks[3].kind == BlockKind::item);
    CHECK(file.blocks[4].kind == BlockKind::paragraph);
}

TEST_CASE("entries with their pages under one another stay lines of their own", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page();
    float y = 700;
    const auto entry = [&](float x, const char* words, const char* page) {
        sketch.text(x, y, words);
        sketch.text(200, y, page);
        y -= 12;
    };
    entry(50, "Foreword", "2");
    entry(50, "1. Boats", "2");
    entry(65, "1.1 Rings and ropes", "3");
    entry(65, "1.2 Tar", "4");
    entry(50, "2. Lamps and keepers", "4");
    const std::string view = sketch.view();
    CHECK(view.find("Foreword 2 1.") == std::string::npos);
    CHECK(std::count(view.begin(), view.end(), '\n') == 5);
    // one number far behind its words is nothing of the kind
    PdfSketch prose;
    prose.page().lines(50, 700,
                       {"The committee looked at the state of the bridge over the mill stream of",
                        "1871 and at what it would cost to mend it. It had been closed in May of",
                        "1902, when nobody could work there before the winter had gone for good."});
    const std::string told = prose.view();
    CHECK(std::count(told.begin(), told.end(), '\n') == 1);
}

TEST_CASE("a hyphen at a line's end stays unless the word stands elsewhere without it",
          "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page().lines(
        50, 700,
        {"The partnership meets in spring and it will look at all that the partner-",
         "ship has done over the long years of the well known and much loved long-", "term plan."});
    CHECK(sketch.view() == "The partnership meets in spring and it will look at all that the "
                           "partnership has done over the long years of the well known and much "
                           "loved long-term plan.\n");
}

TEST_CASE("raised figures are superscripts, and notes at the foot have them as their marks",
          "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 640, "It relies on the Act 2011");
    sketch.text(50 + test::width_of("It relies on the Act 2011"), 644, "1", 6);
    sketch.text(50, 100, "1", 5);
    sketch.here().runs.back().baseline = 103;
    sketch.text(55, 100, "As amended in 2014.", 8);
    const auto file = sketch.read();
    CHECK(file.file->view.text().find("It relies on the Act 2011¹\n") != std::string::npos);
    REQUIRE(file.blocks.back().kind == BlockKind::footnote);
    CHECK(file.blocks.back().mark == "1");
    CHECK(file.file->view.slice(file.blocks.back().range) == "As amended in 2014.");
}

TEST_CASE("what is printed twice for boldness is read once", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 730, "Purpose");
    sketch.text(50.4F, 730, "Purpose");
    const auto file = sketch.read();
    CHECK(file.file->view.text().substr(0, 8) == "Purpose\n");
    CHECK(file.blocks[0].bold);
}

TEST_CASE("letter-spaced words stay words", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 730, "SUMMARY NOTE");
    float shift = 0;
    for (std::uint32_t i = sketch.here().runs.back().first; i < sketch.here().glyphs.size(); ++i) {
        sketch.here().glyphs[i].x0 += shift;
        sketch.here().glyphs[i].x1 += shift;
        shift += 3;
    }
    CHECK(sketch.view().substr(0, 13) == "SUMMARY NOTE\n");
}

TEST_CASE("two columns are read one after the other, under a heading over both", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page().text(50, 740, "What the year was like for the whole of the town", 16);
    sketch.lines(50, 700,
                 {"The left column tells of the spring and",
                  "of the summer, when the market was open",
                  "on five days of the week and had forty", "stalls on most of them, which is more",
                  "than in any year before it."});
    sketch.lines(320, 700,
                 {"The right column tells of autumn and of",
                  "winter, when there was a market only on",
                  "three days. The square was flooded in",
                  "November and could not be used for some", "weeks after that."});
    const auto file = sketch.read();
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[0].kind == BlockKind::heading);
    CHECK(file.file->view.slice(file.blocks[1].range).substr(0, 40) ==
          "The left column tells of the spring and ");
    CHECK(file.file->view.slice(file.blocks[2].range).substr(0, 40) ==
          "The right column tells of autumn and of ");
}

TEST_CASE("running heads and page numbers are kept apart", "[pdf][layout]") {
    PdfSketch sketch;
    for (int i = 1; i <= 3; ++i) {
        sketch.page().text(50, 770, "Board of 4 March");
        sketch.lines(50, 700, {"Words of page " + std::to_string(i) + ", which are its own."});
        sketch.text(50, 640, "A second line.");
        sketch.text(290, 30, "Page " + std::to_string(i) + " of 3");
    }
    const auto file = sketch.read();
    CHECK(file.file->view.text().find("Board of") == std::string::npos);
    CHECK(file.file->view.text().find("of 3") == std::string::npos);
    CHECK(furniture_of(file) ==
          std::vector<std::string>{"running-head Board of 4 March", "page-number Page 1 of 3",
                                   "running-head Board of 4 March", "page-number Page 2 of 3",
                                   "running-head Board of 4 March", "page-number Page 3 of 3"});
    CHECK(file.furniture[1].page == 1);
}

TEST_CASE("a body's name over each paper of a pack is no running head", "[pdf][layout]") {
    const auto pack = [](float size, bool everywhere) {
        PdfSketch sketch;
        for (int i = 1; i <= 5; ++i) {
            sketch.page();
            const bool begins = i % 2 == 1;
            if (begins || everywhere) sketch.text(50, 770, "Denby Joint Committee", size);
            if (!begins && !everywhere) sketch.text(50, 772, "the paper goes on where it was.");
            sketch.lines(50, 740, {"Words of page " + std::to_string(i) + ", which are its own."});
        }
        return sketch.read().file->view.text();
    };
    CHECK(pack(16, false).find("Denby") == 0);
    // a head on each page, however large; one as small as the text, on odd pages only
    CHECK(pack(16, true).find("Denby") == std::string::npos);
    CHECK(pack(10, false).find("Denby") == std::string::npos);
}

TEST_CASE("what stands at the edge of one page only is text", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 770, "Board of 4 March");
    sketch.text(50, 40, "Signed: R. Okoro");
    const auto file = sketch.read();
    CHECK(file.furniture.empty());
    CHECK(file.file->view.text().find("Board of 4 March\n") == 0);
}

TEST_CASE("headings are told by size, and their levels by how large they are", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 760, "Mending the bridge", 18);
    sketch.text(50, 730, "Purpose", 14);
    const auto file = sketch.read();
    REQUIRE(file.blocks.size() == 4);
    CHECK(file.blocks[0].kind == BlockKind::heading);
    CHECK(file.blocks[0].level == 1);
    CHECK(file.blocks[1].kind == BlockKind::heading);
    CHECK(file.blocks[1].level == 2);
}

TEST_CASE("words struck through keep their place", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 640, "Deferred: YES NO");
    const float x0 = 50 + test::width_of("Deferred: ");
    sketch.rule(x0, 643, x0 + test::width_of("YES"), 643);
    // an underline is none
    sketch.rule(50, 638.8F, 90, 638.8F);
    const auto file = sketch.read();
    REQUIRE(file.blocks.back().struck_ranges.size() == 1);
    CHECK(file.file->view.slice(file.blocks.back().struck_ranges[0]) == "YES");
}

TEST_CASE("one of two choices is struck through or underlined", "[pdf][layout]") {
    const std::string label = "Deferred: ";
    const float x0 = 50 + test::width_of(label), yes = test::width_of("YES"),
                both = test::width_of("YES/NO"), no = test::width_of("NO");
    const auto read = [&](const char* words, float from, float to, float y) {
        PdfSketch sketch = prose();
        sketch.text(50, 640, label + words);
        sketch.rule(from, y, to, y);
        const auto file = sketch.read();
        const auto& block = file.blocks.back();
        const auto& ranges =
            block.struck_ranges.empty() ? block.marked_ranges : block.struck_ranges;
        return ranges.size() == 1 ? std::string(file.file->view.slice(ranges[0])) : std::string();
    };
    CHECK(read("YES/NO", x0, x0 + yes, 643) == "YES");
    CHECK(read("YES/NO", x0 + both - no, x0 + both, 643) == "NO");
    CHECK(read("YES/NO", x0, x0 + both, 643) == "YES/NO");
    CHECK(read("YES / NO", x0, x0 + yes, 638.8F) == "YES");
    CHECK(read("YES/NO", x0 + both - no, x0 + both, 638.8F) == "NO");
    CHECK(read("YES / NO", 50, 400, 638.8F).empty()); // the border of a row
}

TEST_CASE("text that nobody sees is kept apart, with the reason and the place", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 600, "The bidder was Beckside Timber").hidden = read::pdf::Hidden::covered;
    sketch.text(200, 400, "DRAFT", 60).slanted = true;
    const auto file = sketch.read();
    CHECK(file.file->view.text().find("Beckside") == std::string::npos);
    REQUIRE(file.furniture.size() == 2);
    CHECK(file.furniture[0].kind == "hidden");
    CHECK(file.furniture[0].why == "covered");
    CHECK(file.furniture[0].text == "The bidder was Beckside Timber");
    CHECK(file.furniture[0].page == 1);
    CHECK(near(file.furniture[0].place.x0, 50));
    CHECK(furniture_of(file)[1] == "watermark DRAFT");
}

TEST_CASE("text recognised from a picture says so, and pages without any text are told",
          "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page().text(50, 700, "Words that a scanner found").hidden = read::pdf::Hidden::invisible;
    sketch.here().pictures.push_back({{0, 0, 600, 800}, 1200, 1600});
    CHECK(sketch.read().file->text_source == "ocr");
    CHECK(sketch.view() == "Words that a scanner found\n");
    sketch.page().here().pictures.push_back({{0, 0, 600, 800}, 1200, 1600});
    const auto file = sketch.read();
    CHECK(file.file->unread_pages == std::vector<std::uint32_t>{2});
    REQUIRE(file.notes.size() == 1);
    CHECK(file.notes[0].text == "Page 2 is only a picture: nothing on it was read.");
    // What was not read was not recognised either.
    PdfSketch scan;
    scan.page().here().pictures.push_back({{0, 0, 600, 800}, 1200, 1600});
    CHECK(scan.read().file->text_source == "native");
    CHECK(scan.read().file->unread_pages == std::vector<std::uint32_t>{1});
}

TEST_CASE("a page read by character recognition is text of a scan, unsure words marked",
          "[pdf][layout][ocr]") {
    PdfSketch sketch;
    sketch.page().text(50, 700, "Words that are").confidence = 95;
    sketch.text(200, 700, "unsune").confidence = 40;
    sketch.here().pictures.push_back({{0, 0, 600, 800}, 1200, 1600});
    sketch.here().recognised = true;
    const auto file = sketch.read();
    CHECK(file.file->text_source == "ocr");
    CHECK(file.file->unread_pages.empty());
    CHECK(file.file->confidence > 40);
    CHECK(file.file->confidence < 95);
    REQUIRE(file.file->unsure.size() == 1);
    CHECK(file.file->view.slice(file.file->unsure[0]) == "unsune");
    REQUIRE(file.notes.size() == 1);
    CHECK(file.notes[0].text.find("% certain of its words on average: page 1.") !=
          std::string::npos);
    // What could not be read that way stays unread, with the reason.
    PdfSketch dark;
    dark.page().here().pictures.push_back({{0, 0, 600, 800}, 1200, 1600});
    dark.here().unread_why = "it is too dark";
    const auto left = dark.read();
    CHECK(left.file->unread_pages == std::vector<std::uint32_t>{1});
    REQUIRE(left.notes.size() == 2);
    CHECK(left.notes[1].text ==
          "Page 1 could not be read by character recognition: it is too dark.");
}

TEST_CASE("a page set sideways is read like any other", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page();
    for (const auto& [y, words] : {std::pair{300.0F, "Two lines that run up the page,"},
                                   {312.0F, "one beside the other."}}) {
        auto& run = sketch.text(100, y, words);
        run.direction = read::pdf::Direction::up;
    }
    const auto file = sketch.read();
    CHECK(file.file->view.text() == "Two lines that run up the page, one beside the other.\n");
    const auto place = file.file->map.place(file.file->view, {0, 3});
    REQUIRE(place.quads.size() == 1);
    CHECK(near(place.quads[0].y0, 100)); // on the page, as it is
    CHECK(near(place.quads[0].y1, 115));
    CHECK(near(place.quads[0].x1, 302.5));
}

TEST_CASE("a hundred pages are read whole", "[pdf][layout]") {
    PdfSketch sketch;
    for (int page = 0; page < 100; ++page) {
        sketch.page();
        for (int i = 0; i < 40; ++i)
            sketch.text(50, 640 - 12 * static_cast<float>(i), "A line of a page among many others");
    }
    CHECK(sketch.view().size() == 4000 * 35);
}

TEST_CASE("places that are no numbers do no harm", "[pdf][layout]") {
    PdfSketch sketch = prose();
    sketch.text(50, 600, "odd").baseline = std::numeric_limits<float>::quiet_NaN();
    sketch.text(50, 590, "odd");
    sketch.here().glyphs.back().x0 = std::numeric_limits<float>::infinity();
    sketch.rule(std::numeric_limits<float>::quiet_NaN(), 10, 20, 10);
    CHECK(sketch.view().find("The committee") == 0);
}

TEST_CASE("bullets that are drawn begin items", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "The board has two aims:");
    sketch.text(65, 684, "boats that float");
    sketch.text(65, 668, "nets that hold");
    const auto dot = [&](float x, float y) {
        sketch.here().drawings.push_back({{x, y, x + 3, y + 3}, 4, true});
    };
    dot(55, 686);
    dot(55, 670);
    dot(300, 690); // of no line
    const auto file = sketch.read();
    CHECK(file.file->view.text() == "The board has two aims:\nboats that float\nnets that hold\n");
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[1].kind == BlockKind::item);
    CHECK(file.blocks[2].kind == BlockKind::item);
    CHECK(file.blocks[2].level == 1);
}

TEST_CASE("a raised figure before a paragraph is the mark of a note", "[pdf][layout]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "The inspectors came in May.");
    sketch.text(50, 664, "6", 6);
    sketch.text(54, 660, "The inspectorate of harbours");
    sketch.text(50, 630, "They found much to praise.");
    const auto file = sketch.read();
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[1].kind == BlockKind::footnote);
    CHECK(file.blocks[1].mark == "6");
    CHECK(file.file->view.text() == "The inspectors came in May.\nThe inspectorate of harbours\n"
                                    "They found much to praise.\n");
}
