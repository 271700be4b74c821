// Tables, ticks and contents lists of PDFs, drawn by hand.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/pdf_sketch.hpp"

using namespace duly;
using model::BlockKind;
using test::PdfSketch;

TEST_CASE("a drawn table: cells, empty ones, one over two columns, several lines in one",
          "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page().rule(50, 700, 450, 700).rule(50, 680, 450, 680).rule(50, 640, 450, 640);
    sketch.rule(50, 620, 450, 620).rule(50, 620, 50, 700).rule(450, 620, 450, 700);
    sketch.rule(150, 620, 150, 700).rule(300, 620, 300, 680);
    sketch.text(55, 686, "Strand", 10, 1);
    sketch.text(155, 686, "Both years", 10, 1);
    sketch.text(55, 666, "Reporting");
    sketch.text(55, 654, "line");
    sketch.text(155, 666, "26,000");
    sketch.text(305, 666, "35,000");
    sketch.text(305, 626, "60,000");
    const auto file = sketch.read();
    CHECK(file.file->view.text() ==
          "Strand\tBoth years\t\nReporting line\t26,000\t35,000\n\t\t60,000\n");
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[0].kind == BlockKind::row);
    CHECK(file.blocks[0].cells[1].span == 2);
    CHECK(file.blocks[0].cells[0].header);
    CHECK(file.blocks[1].table == 1);
    CHECK(file.blocks[2].table == 1);
    CHECK_FALSE(file.blocks[1].cells[0].header);
}

TEST_CASE("a cell over two rows covers the one below it", "[pdf][tables]") {
    PdfSketch drawn;
    drawn.page().rule(50, 700, 450, 700).rule(50, 680, 450, 680).rule(50, 640, 450, 640);
    drawn.rule(50, 660, 300, 660).rule(50, 620, 450, 620).rule(50, 620, 50, 700);
    drawn.rule(300, 620, 300, 700).rule(450, 620, 450, 700);
    drawn.text(55, 686, "Action", 10, 1);
    drawn.text(305, 686, "Owner", 10, 1);
    drawn.text(55, 666, "Lift the chains");
    drawn.text(305, 666, "Harbour");
    drawn.text(55, 646, "Paint the steps");
    drawn.text(55, 626, "Mend the crane");

    PdfSketch tagged;
    tagged.page();
    tagged.tag("Root", 0);
    const std::uint32_t table = tagged.tag("Table", 0);
    std::int32_t mcid = 0;
    float y = 700;
    for (const auto& [action, owner] :
         std::vector<std::pair<const char*, const char*>>{{"Action", "Owner"},
                                                          {"Lift the chains", "Harbour"},
                                                          {"Paint the steps", nullptr},
                                                          {"Mend the crane", ""}}) {
        const std::uint32_t row = tagged.tag("TR", table);
        tagged.tag("TD", row, mcid);
        tagged.text(55, y, action).mcid = mcid++;
        if (owner != nullptr) {
            const std::uint32_t cell = tagged.tag("TD", row, *owner != 0 ? mcid : -1);
            if (mcid == 3) tagged.content.tags[cell].row_span = 2;
            if (*owner != 0) tagged.text(305, y, owner).mcid = mcid++;
        }
        y -= 20;
    }
    for (PdfSketch* const sketch : {&drawn, &tagged}) {
        const auto file = sketch->read();
        CHECK(file.file->view.text() == "Action\tOwner\nLift the chains\tHarbour\n"
                                        "Paint the steps\t\nMend the crane\t\n");
        REQUIRE(file.blocks.size() == 4);
        CHECK_FALSE(file.blocks[1].cells[1].covered);
        CHECK(file.blocks[2].cells[1].covered);
        CHECK_FALSE(file.blocks[3].cells[1].covered);
    }
}

TEST_CASE("a frame around text is no table", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page().grid({50, 450}, {600, 700});
    sketch.text(60, 680, "Words in a frame.");
    const auto file = sketch.read();
    REQUIRE(file.blocks.size() == 1);
    CHECK(file.blocks[0].kind == BlockKind::paragraph);
}

TEST_CASE("tables drawn one upon the other are not one with an empty column", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page().grid({50, 150, 450}, {700, 720, 740});
    sketch.grid({50, 250, 450}, {660, 680, 700});
    float y = 726;
    for (const char* label : {"Signed", "Date", "Received by", "On"}) {
        sketch.text(55, y, label);
        sketch.text(y > 700 ? 155 : 255, y, "Moss");
        y -= 20;
    }
    const auto file = sketch.read();
    CHECK(file.file->view.text() == "Signed\tMoss\nDate\tMoss\nReceived by\tMoss\nOn\tMoss\n");
    REQUIRE(file.blocks.size() == 4);
    CHECK(file.blocks[1].table != file.blocks[2].table);
    // a row of its own columns among others belongs to its table
    PdfSketch one;
    one.page().grid({50, 150, 450}, {680, 700, 720, 740}).rule(250, 660, 250, 680);
    one.rule(50, 660, 50, 680).rule(450, 660, 450, 680).rule(50, 660, 450, 660);
    for (y = 726; y > 660; y -= 20) {
        one.text(55, y, "Owner");
        one.text(y > 680 ? 155 : 255, y, "Moss");
    }
    const auto whole = one.read();
    REQUIRE(whole.blocks.size() == 4);
    CHECK(whole.blocks[0].table == whole.blocks[3].table);
}

TEST_CASE("tables drawn one upon the other may each have rows of several shapes", "[pdf][tables]") {
    // details of a meeting, then its items: a head over one column first, no border in common
    PdfSketch sketch;
    sketch.page().grid({50, 160, 480}, {660, 680, 700, 720});
    sketch.rule(440, 640, 440, 660)
        .rule(480, 640, 480, 660)
        .grid({50, 100, 440, 480}, {600, 620, 640});
    float y = 706;
    for (const char* label : {"Date", "Place", "Present"}) {
        sketch.text(55, y, label);
        sketch.text(165, y, "Moss");
        y -= 20;
    }
    sketch.text(445, 646, "Owner", 8);
    sketch.text(55, 626, "1");
    sketch.text(105, 626, "The chains");
    sketch.text(55, 606, "2");
    sketch.text(105, 606, "The crane");
    const auto file = sketch.read();
    CHECK(file.file->view.text() == "Date\tMoss\nPlace\tMoss\nPresent\tMoss\n\t\tOwner\n"
                                    "1\tThe chains\t\n2\tThe crane\t\n");
    REQUIRE(file.blocks.size() == 6);
    CHECK(file.blocks[2].table != file.blocks[3].table);
    CHECK(file.blocks[3].table == file.blocks[5].table);
}

TEST_CASE("a ground that keeps clear of its cell's borders makes no columns", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page().grid({50, 200, 300}, {640, 660, 690});
    const auto ground = [&](float x0, float y0, float x1, float y1) {
        sketch.box(x0, y0, x1, y1);
        sketch.here().boxes.back().stroked = false;
        sketch.here().boxes.back().colour = 0x99CCFF;
    };
    for (const float x : {56.0F, 206.0F}) { // one for each line of a cell
        ground(x, 675, x == 56 ? 194 : 294, 690);
        ground(x, 660, x == 56 ? 194 : 294, 675);
    }
    sketch.text(70, 680, "Berths", 10, 1);
    sketch.text(70, 665, "and moorings", 10, 1);
    sketch.text(210, 680, "Let", 10, 1);
    sketch.text(70, 646, "North");
    sketch.text(240, 646, "12");
    CHECK(sketch.view() == "Berths and moorings\tLet\nNorth\t12\n");
    // a narrow column in which something stands is one
    PdfSketch ticks;
    ticks.page().grid({50, 200, 209, 300}, {640, 660, 680});
    ticks.text(55, 666, "North");
    ticks.text(202, 666, "Y", 8);
    ticks.text(215, 666, "Let");
    ticks.text(55, 646, "South");
    ticks.text(202, 646, "N", 8);
    CHECK(ticks.view() == "North\tY\tLet\nSouth\tN\t\n");
}

TEST_CASE("several rows head a table where one names what the next ones part", "[pdf][tables]") {
    const auto heads = [](const PdfSketch& sketch) {
        std::string out;
        for (const auto& block : sketch.read().blocks)
            out += block.cells.at(0).header ? 'H' : '-';
        return out;
    };
    PdfSketch sketch;
    sketch.page().rule(50, 700, 450, 700).rule(50, 680, 450, 680).rule(50, 660, 450, 660);
    sketch.rule(50, 640, 450, 640).rule(50, 640, 50, 700).rule(450, 640, 450, 700);
    sketch.rule(150, 640, 150, 700).rule(300, 640, 300, 680);
    sketch.text(55, 686, "Pier", 10, 1);
    sketch.text(200, 686, "Both years", 10, 1);
    sketch.text(155, 666, "2024", 10, 1);
    sketch.text(305, 666, "2025", 10, 1);
    sketch.text(55, 646, "North");
    sketch.text(155, 646, "12");
    sketch.text(305, 646, "14");
    CHECK(heads(sketch) == "HH-");
    // the labels of a form are set in bold as well
    PdfSketch form;
    form.page().grid({50, 150, 450}, {640, 660, 680, 700});
    form.text(55, 686, "Title:", 10, 1);
    form.text(155, 686, "Slipway", 10, 1);
    form.text(55, 666, "Ward:", 10, 1);
    form.text(155, 666, "All", 10, 1);
    form.text(55, 646, "Officer:", 10, 1);
    form.text(155, 646, "Ada Moss");
    CHECK(heads(form) == "---");
}

TEST_CASE("a head that is no part of the file's structure belongs to its table", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.tag("Root", 0);
    const std::uint32_t table = sketch.tag("Table", 0);
    std::int32_t mcid = 0;
    for (int page = 0; page < 2; ++page) {
        sketch.page().grid({50, 250, 450}, {40, 740, 760});
        sketch.text(55, 746, "Officer", 10, 1);
        sketch.text(255, 746, "Decision", 10, 1);
        for (float y = 720; y > 50; y -= 330) {
            const std::uint32_t row = sketch.tag("TR", table);
            sketch.tag("TD", row, mcid);
            sketch.content.tags.back().content.back().page = sketch.here().number;
            sketch.text(55, y, "Ada Moss of the harbour and its moorings").mcid = mcid++;
            sketch.tag("TD", row, mcid);
            sketch.content.tags.back().content.back().page = sketch.here().number;
            sketch.text(255, y, "Whether to mend the pier next spring").mcid = mcid++;
        }
    }
    const auto file = sketch.read();
    REQUIRE(file.blocks.size() == 7);
    CHECK(file.blocks[0].cells[1].header);
    CHECK(file.blocks[1].table == file.blocks[6].table);
}

TEST_CASE("words with a coloured ground are no cells", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "Final Decision Report");
    float x = 50;
    for (const std::string_view word : {"Final", " ", "Decision", " ", "Report"}) {
        read::pdf::Box box;
        box.rect = {x, 697, x + test::width_of(word), 709};
        box.filled = true;
        box.colour = 0xE6E6E6;
        sketch.here().boxes.push_back(box);
        x = box.rect.x1;
    }
    CHECK(sketch.read().blocks[0].kind == BlockKind::paragraph);
}

TEST_CASE("a row as wide as its table with several paragraphs is read as those, over pages too",
          "[pdf][tables]") {
    PdfSketch sketch;
    for (int page = 0; page < 3; ++page) {
        sketch.page().grid({50, 450}, {40, 740, 770});
        sketch.rule(150, 740, 150, 770);
        if (page == 0) {
            sketch.text(55, 750, "Title");
            sketch.text(155, 750, "Bridge");
        }
        sketch.lines(55, 700,
                     {page == 0   ? "First of page a."
                      : page == 1 ? "First of page b."
                                  : "First of page c."});
        sketch.lines(55, 660, {"Second one."});
    }
    CHECK(sketch.view() == "Title\tBridge\nFirst of page a.\nSecond one.\nFirst of page "
                           "b.\nSecond one.\nFirst of page c.\nSecond one.\n");
}

TEST_CASE("figures under figures in one drawn row are rows of their own", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page().grid({50, 200, 300}, {600, 680, 700});
    sketch.text(55, 686, "Strand", 10, 1);
    sketch.text(205, 686, "£", 10, 1);
    float y = 666;
    for (const auto& [strand, sum] : {std::pair{"Marshals", "198,000"},
                                      {"Reporting line,", "96,000"},
                                      {"Training", "66,000"}}) {
        sketch.text(55, y, strand);
        sketch.text(205, y, sum);
        y -= 12;
        if (sum == std::string("96,000")) {
            sketch.text(55, y, "by telephone");
            y -= 12;
        }
    }
    CHECK(sketch.view() ==
          "Strand\t£\nMarshals\t198,000\nReporting line, by telephone\t96,000\nTraining\t66,000\n");
}

TEST_CASE("columns without rules show by what stands under one another", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    float y = 700;
    for (const auto& [strand, first, second] : {std::tuple{"Strand", "2017/18", "2018/19"},
                                                {"Market marshals", "48,000", "75,000"},
                                                {"Reporting line", "26,000", "35,000"},
                                                {"Total", "74,000", "110,000"}}) {
        sketch.text(50, y, strand);
        sketch.text(300 - test::width_of(first), y, first);
        sketch.text(420 - test::width_of(second), y, second);
        y -= 14;
    }
    CHECK(sketch.view() == "Strand\t2017/18\t2018/19\nMarket marshals\t48,000\t75,000\n"
                           "Reporting line\t26,000\t35,000\nTotal\t74,000\t110,000\n");
}

TEST_CASE("lines set to both margins are no table", "[pdf][tables]") {
    const std::string_view first =
        "The harbour master has looked at all of the piers, and what he found";
    const float right = 50 + test::width_of(first);
    const auto stretched = [&](std::string_view begin) {
        PdfSketch sketch;
        sketch.page().text(50, 700, first);
        float y = 688;
        for (const std::string_view word : {begin, std::string_view("risk of silt")}) {
            sketch.text(50, y, word);
            sketch.text(150, y, "remains a high");
            sketch.text(right - test::width_of("risk for them"), y, "risk for them");
            y -= 12;
        }
        return sketch.read();
    };
    for (const auto& block : stretched("includes a").blocks)
        CHECK(block.kind == BlockKind::paragraph);
    CHECK(stretched("North pier").blocks.back().kind == BlockKind::row); // no sentence goes on so
}

TEST_CASE("lines of one cell stay together where gaps part the rows", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "No.");
    sketch.text(100, 700, "Action");
    sketch.text(300, 700, "Owner");
    sketch.text(50, 680, "1");
    sketch.text(100, 680, "Find out what it costs to grit");
    sketch.text(300, 680, "M. Dunne");
    sketch.text(100, 668, "the river path");
    sketch.text(50, 648, "2");
    sketch.text(100, 648, "Send the figures");
    sketch.text(300, 648, "O. Lang");
    CHECK(sketch.view() ==
          "No.\tAction\tOwner\n1\tFind out what it costs to grit the river path\tM. "
          "Dunne\n2\tSend the figures\tO. Lang\n");
}

TEST_CASE("a table goes on over the page: one table, its header once, its broken row whole",
          "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page().grid({50, 150, 450}, {40, 80, 120});
    sketch.text(55, 100, "Risk", 10, 1);
    sketch.text(155, 100, "What is done about it", 10, 1);
    sketch.text(55, 60, "Flood");
    sketch.text(155, 60, "The pumps are looked at every month and the");
    sketch.page().grid({50, 150, 450}, {640, 680, 720, 760});
    sketch.text(55, 740, "Risk", 10, 1);
    sketch.text(155, 740, "What is done about it", 10, 1);
    sketch.text(155, 700, "sluice in winter");
    sketch.text(55, 660, "Fire");
    sketch.text(155, 660, "Nothing yet");
    const auto file = sketch.read();
    CHECK(file.file->view.text() ==
          "Risk\tWhat is done about it\n"
          "Flood\tThe pumps are looked at every month and the sluice in winter\n"
          "Fire\tNothing yet\n");
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[2].table == file.blocks[0].table);
    REQUIRE(file.furniture.size() == 1);
    CHECK(file.furniture[0].kind == "running-head");
}

TEST_CASE("a form that begins anew on each page is a table each time", "[pdf][tables]") {
    PdfSketch sketch;
    for (const std::string_view subject : {"Bridge", "Meadow"}) {
        sketch.page().grid({50, 150, 450}, {40, 400, 720, 760});
        sketch.text(55, 740, "Subject:");
        sketch.text(155, 740, subject);
        sketch.text(55, 500, "Decision:");
        sketch.text(155, 500, "Agreed");
    }
    const auto file = sketch.read();
    REQUIRE(file.blocks.size() == 6);
    CHECK(file.blocks[0].table == 1);
    CHECK(file.blocks[3].table == 2);
}

TEST_CASE("boxes drawn for ticks are read with what is in them", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    for (int i = 0; i < 4; ++i) {
        const float y = 700 - 20 * static_cast<float>(i);
        sketch.text(70, y, "Statement " + std::to_string(i + 1));
        sketch.box(50, y - 1, 59, y + 8);
    }
    sketch.text(51.5F, 680, "X");
    sketch.text(51.5F, 660, "✓");
    read::pdf::Drawing cross;
    cross.rect = {51, 640, 58, 647};
    cross.segments = 1;
    sketch.here().drawings.push_back(cross);
    sketch.here().drawings.push_back(cross);
    CHECK(sketch.view() == "☐ Statement 1\n☒ Statement 2\n☑ Statement 3\n☒ Statement 4\n");
}

TEST_CASE("boxes of a form are ticked or not as the form says", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(70, 700, "Yes");
    sketch.text(120, 700, "No");
    for (const float x : {55.0F, 105.0F}) {
        read::pdf::Widget widget;
        widget.kind = read::pdf::Widget::Kind::check_box;
        widget.rect = {x, 699, x + 10, 709};
        widget.on = x > 100;
        sketch.here().widgets.push_back(widget);
    }
    CHECK(sketch.view() == "☐ Yes ☑ No\n");
}

TEST_CASE("what was typed into a form is read where it stands, without its picture too",
          "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "Name:");
    read::pdf::Widget widget;
    widget.kind = read::pdf::Widget::Kind::text;
    widget.rect = {90, 697, 300, 711};
    widget.value = "Rosalind Amberley";
    sketch.here().widgets.push_back(widget);
    CHECK(sketch.view() == "Name: Rosalind Amberley\n");
}

TEST_CASE("a contents list: its words and the page, without the dots", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    sketch.text(50, 700, "Foreword..................................3");
    sketch.text(50, 686, "1. Why we need a plan");
    sketch.text(200, 686, "............");
    sketch.text(300, 686, "12");
    const auto file = sketch.read();
    CHECK(file.file->view.text() == "Foreword 3\n1. Why we need a plan 12\n");
    CHECK(file.blocks[0].kind == BlockKind::paragraph);
}

TEST_CASE("a row's only cell in the file's own structure is as wide as the table",
          "[pdf][tables]") {
    PdfSketch sketch;
    sketch.tag("Root", 0);
    const std::uint32_t table = sketch.tag("Table", 0);
    const std::uint32_t first = sketch.tag("TR", table);
    sketch.content.tags[sketch.tag("TH", first, 0)].column_span =
        2; // no cell begins in the second column
    sketch.tag("TD", first, 1);
    const std::uint32_t cell = sketch.tag("TD", sketch.tag("TR", table));
    sketch.tag("P", cell, 2);
    sketch.tag("P", cell, 3);
    sketch.page();
    sketch.text(50, 700, "Report to").mcid = 0;
    sketch.text(300, 700, "Cabinet").mcid = 1;
    sketch.text(50, 680, "Purpose").mcid = 2;
    sketch.text(50, 668, "To agree the plan.").mcid = 3;
    CHECK(sketch.view() == "Report to\tCabinet\nPurpose\nTo agree the plan.\n");
}

TEST_CASE("cells with nothing in them may be left out of the file's own structure",
          "[pdf][tables]") {
    PdfSketch sketch;
    sketch.page();
    sketch.tag("Root", 0);
    const std::uint32_t table = sketch.tag("Table", 0);
    std::int32_t mcid = 0;
    float y = 700;
    // as Chromium does: the second row has no first cell, the third no second one
    for (const std::vector<std::pair<float, const char*>>& cells :
         std::vector<std::vector<std::pair<float, const char*>>>{
             {{50, "Aim"}, {150, "Action"}, {300, "Owner"}},
             {{150, "Lift the chains"}, {300, "Harbour"}},
             {{50, "Safety"}, {300, "Lifeboat"}}}) {
        const std::uint32_t row = sketch.tag("TR", table);
        for (const auto& [x, words] : cells) {
            sketch.tag("TD", row, mcid);
            sketch.text(x, y, words).mcid = mcid++;
        }
        y -= 20;
    }
    CHECK(sketch.view() == "Aim\tAction\tOwner\n\tLift the chains\tHarbour\n"
                           "Safety\t\tLifeboat\n");
}

TEST_CASE("a row that the page's end parts is one where its line had no room", "[pdf][tables]") {
    PdfSketch sketch;
    for (int page = 0; page < 2; ++page) {
        const float top = page == 0 ? 90.0F : 790.0F;
        sketch.page().grid({50, 250, 400}, {top - 40, top - 20, top});
        if (page == 0) {
            sketch.text(55, 76, "Find out what gritting costs the Council");
            sketch.text(255, 76, "Malachi Dunne");
            sketch.text(55, 56, "Send all of the figures there are to our");
            sketch.text(255, 56, "Odette Lang");
        } else {
            sketch.text(55, 776, "Committee");
            sketch.text(55, 756, "Order the boat");
            sketch.text(255, 756, "Bridget Yarrow");
        }
    }
    CHECK(sketch.view() == "Find out what gritting costs the Council\tMalachi Dunne\n"
                           "Send all of the figures there are to our Committee\tOdette Lang\n"
                           "Order the boat\tBridget Yarrow\n");
}

TEST_CASE("a row that the page's end parts may begin a paragraph in one of its cells",
          "[pdf][tables]") {
    const auto read = [](const char* topic, const char* words, const char* post) {
        PdfSketch sketch;
        for (int page = 0; page < 2; ++page) {
            const float top = page == 0 ? 90.0F : 790.0F;
            if (page == 0)
                sketch.page().grid({50, 130, 330, 450}, {top - 40, top - 20, top});
            else
                sketch.page().grid({50, 130, 330, 450}, {top - 20, top});
            if (page == 0) {
                sketch.text(55, 76, "Law");
                sketch.text(135, 76, "The lease is within the powers of the");
                sketch.text(335, 76, "Odette Lang of Denby");
                sketch.text(55, 56, "Privacy and data");
                sketch.text(135, 56, "Names that were given in the survey");
                sketch.text(335, 56, "Caspar Winning");
            } else {
                sketch.text(55, 776, topic);
                sketch.text(135, 776, words);
                sketch.text(335, 776, post);
            }
        }
        return sketch.view();
    };
    const std::string above = "Law\tThe lease is within the powers of the\tOdette Lang of Denby\n"
                              "Privacy and data\tNames that were given in the survey";
    CHECK(read("protection", "consultation were destroyed.", "Data Officer") ==
          "Law\tThe lease is within the powers of the\tOdette Lang of Denby\nPrivacy and data "
          "protection\tNames that were given in the survey consultation were destroyed.\tCaspar "
          "Winning Data Officer\n");
    // another row
    CHECK(read("Risk", "Rain may delay the works.", "Hester Quarrie") ==
          above + "\tCaspar Winning\nRisk\tRain may delay the works.\tHester Quarrie\n");
}

TEST_CASE("the file's own structure tells tables, headings and paragraphs", "[pdf][tables]") {
    PdfSketch sketch;
    sketch.tag("Root", 0);
    sketch.tag("H2", 0, 0);
    sketch.tag("P", 0, 1);
    const std::uint32_t table = sketch.tag("Table", 0);
    for (int row = 0; row < 2; ++row) {
        const std::uint32_t at = sketch.tag("TR", table);
        sketch.tag(row == 0 ? "TH" : "TD", at, 2 + row * 2);
        sketch.tag(row == 0 ? "TH" : "TD", at, 3 + row * 2);
    }
    sketch.page();
    sketch.text(50, 700, "Costs").mcid = 0;
    sketch.text(50, 680, "What it costs is said below.").mcid = 1;
    sketch.text(50, 660, "What").mcid = 2;
    sketch.text(80, 660, "How much").mcid = 3; // too near to be told from words of one line
    sketch.text(50, 648, "Boats").mcid = 4;
    sketch.text(80, 648, "£84,000").mcid = 5;
    sketch.text(290, 30, "OFFICIAL").artifact = true;
    const auto file = sketch.read();
    CHECK(file.file->view.text() ==
          "Costs\nWhat it costs is said below.\nWhat\tHow much\nBoats\t£84,000\n");
    REQUIRE(file.blocks.size() == 4);
    CHECK(file.blocks[0].kind == BlockKind::heading);
    CHECK(file.blocks[0].level == 2);
    CHECK(file.blocks[2].cells[0].header);
    REQUIRE(file.furniture.size() == 1);
    CHECK(file.furniture[0].text == "OFFICIAL");
    // a tree that knows little of the text says nothing
    for (auto& run : sketch.here().runs)
        if (run.mcid > 1) run.mcid = -1;
    CHECK(sketch.read().blocks[0].kind == BlockKind::paragraph);
}
