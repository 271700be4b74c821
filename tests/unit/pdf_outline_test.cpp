// What structure makes of pages drawn by hand: tables, sections and titles that only a page's looks
// tell apart.
#include <string>
#include <string_view>

#include "structure/structure.hpp"
#include "support/catch.hpp"
#include "support/pdf_sketch.hpp"

using namespace duly;
using model::Attr;
using model::Kind;
using model::no_node;
using model::NodeId;
using test::PdfSketch;

namespace {

model::Vocabulary words() {
    model::Vocabulary out;
    out.headings = {{"apologies", "apologies( for absence)?", true}};
    out.fields = {{"date", model::FieldType::date, "date", "Date"},
                  {"place", model::FieldType::text, "place", "Place"}};
    out.dates = {"field:date", "front"};
    out.titles = {"front"};
    return out;
}

struct Understood {
    model::ReadFile file;
    std::vector<structure::OutlinedPaper> papers;

    explicit Understood(const PdfSketch& sketch) : file(sketch.read()) {
        const structure::Lexicon lexicon(words());
        papers = structure::outline(file, lexicon);
        for (auto& paper : papers)
            structure::interpret(paper, file, lexicon);
    }
    [[nodiscard]] const model::Document& paper() const { return *papers.at(0).document; }
    [[nodiscard]] std::size_t count(Kind kind) const {
        std::size_t all = 0;
        for (NodeId id = paper().next_of(kind, paper().root(), paper().root()); id != no_node;
             id = paper().next_of(kind, paper().root(), id))
            ++all;
        return all;
    }
    /// The values of fields: "2024-05-07, Boathouse".
    [[nodiscard]] std::string fields() const {
        std::string out;
        for (NodeId id = paper().next_of(Kind::field, paper().root(), paper().root());
             id != no_node; id = paper().next_of(Kind::field, paper().root(), id)) {
            if (!out.empty()) out += ", ";
            out += std::string(paper().str(id, Attr::value));
        }
        return out;
    }
};

/// A drawn table of two columns with its words, its head in bold; where it ends.
float table(PdfSketch& sketch, float y, std::string_view head,
            std::initializer_list<std::string_view> rows) {
    const float top = y;
    const auto row = [&](std::string_view label, std::string_view figure, std::uint32_t font) {
        sketch.rule(50, y, 450, y);
        sketch.text(55, y - 14, label, 10, font);
        sketch.text(305, y - 14, figure, 10, font);
        y -= 20;
    };
    row("Pier", head, 1);
    for (const std::string_view each : rows)
        row(each, "120", 0);
    sketch.rule(50, y, 450, y);
    for (const float x : {50.0F, 300.0F, 450.0F})
        sketch.rule(x, y, x, top);
    return y;
}

} // namespace

TEST_CASE("tables of the same columns one below the other are two", "[pdf][outline]") {
    PdfSketch sketch;
    sketch.page();
    const float y = table(sketch, 700, "Repairs", {"North", "South"});
    table(sketch, y - 15, "Dredging", {"East", "West"});
    CHECK(Understood(sketch).count(Kind::table) == 2);
    // nor does one that has its own head go on with that of the page before
    PdfSketch pages;
    pages.page();
    table(pages, 700, "Repairs", {"North", "South"});
    pages.page();
    table(pages, 780, "Dredging", {"East", "West"});
    CHECK(Understood(pages).count(Kind::table) == 2);
}

TEST_CASE("what a label covers is not its answer", "[pdf][outline]") {
    // the labels of the upper rows are as wide as number and item below
    PdfSketch sketch;
    sketch.page();
    for (const float y : {740.0F, 720.0F, 700.0F, 680.0F, 660.0F})
        sketch.rule(50, y, 450, y);
    for (const float x : {50.0F, 200.0F, 450.0F})
        sketch.rule(x, 660, x, 740);
    sketch.rule(100, 660, 100, 700);
    sketch.text(55, 726, "Date");
    sketch.text(205, 726, "7 May 2024");
    sketch.text(55, 706, "Place");
    sketch.text(205, 706, "Boathouse");
    for (const float y : {686.0F, 666.0F}) {
        sketch.text(55, y, "4");
        sketch.text(105, y, "Dredging");
        sketch.text(205, y, "It goes on.");
    }
    const Understood paper(sketch);
    REQUIRE(paper.file.blocks.size() == 4);
    REQUIRE(paper.file.blocks[0].cells.size() == 3);
    CHECK(paper.fields() == "7 May 2024, Boathouse");
}

TEST_CASE("items of minutes that stand in a table are sections", "[pdf][outline]") {
    const auto sections = [](std::string_view second,
                             std::string_view said = "The harbour master spoke.") {
        PdfSketch sketch;
        sketch.page().grid({50, 90, 420, 480}, {600, 640, 680, 720, 760});
        float y = 746;
        int number = 0;
        for (const std::string_view name :
             {std::string_view("Welcome"), second, std::string_view("Moorings"),
              std::string_view("Dredging")}) {
            sketch.text(55, y, std::to_string(++number) + ".");
            sketch.text(95, y, name, 10, 1);
            if (!said.empty()) sketch.text(95, y - 24, said);
            sketch.text(425, y - 24, "AM");
            y -= 40;
        }
        return Understood(sketch);
    };
    const Understood minutes = sections("Apologies");
    std::string out;
    const model::Document& paper = minutes.paper();
    for (NodeId id = paper.next_of(Kind::section, paper.root(), paper.root()); id != no_node;
         id = paper.next_of(Kind::section, paper.root(), id)) {
        out += std::string(paper.str(id, Attr::number)) + " ";
        out += std::string(paper.text(paper.node(id).first_child)) + "; ";
    }
    CHECK(out == "1 Welcome; 2 Apologies; 3 Moorings; 4 Dredging; ");
    CHECK(minutes.count(Kind::table) == 1);
    CHECK(minutes.count(Kind::paragraph) == 8); // what was said, and who acts
    // a table of risks is none
    CHECK(sections("Storms").count(Kind::section) == 0);
    // nor is an agenda: nothing was said yet
    CHECK(sections("Apologies", "").count(Kind::section) == 0);
}

TEST_CASE("a table whose figures do not stand where they belong is not trusted", "[pdf][outline]") {
    const auto trusted = [](const PdfSketch& sketch) {
        const Understood paper(sketch);
        const NodeId table =
            paper.paper().next_of(Kind::table, paper.paper().root(), paper.paper().root());
        REQUIRE(table != no_node);
        return paper.paper().flag(table, Attr::trusted);
    };
    const auto rows = [](std::initializer_list<std::string_view> figures) {
        PdfSketch sketch;
        sketch.page();
        float y = 740;
        for (const std::string_view each : figures) {
            sketch.rule(50, y, 450, y);
            sketch.text(55, y - 14, "North pier");
            sketch.text(205, y - 14, each);
            sketch.text(355, y - 14, "12");
            y -= 20;
        }
        sketch.rule(50, y, 450, y);
        for (const float x : {50.0F, 200.0F, 350.0F, 450.0F})
            sketch.rule(x, y, x, 740);
        return sketch;
    };
    CHECK(trusted(rows({"700", "709", "722"})));
    CHECK(trusted(rows({"2 000 700", "709", "722"}))); // one figure, its thousands parted
    CHECK(trusted(rows({"Phase 1 of 2", "709", "722"})));
    PdfSketch remark = rows({"700", "709", "722"});
    remark.text(245, 726, "(35%)");
    CHECK(trusted(remark));
    CHECK(trusted(rows({"2026/27  £000", "709", "722"})));
    PdfSketch columns = rows({"700", "709", "722"});
    columns.text(245, 726, "705"); // those of two years in one cell
    CHECK_FALSE(trusted(columns));
    PdfSketch lines = rows({"709", "722"});
    lines.rule(50, 660, 450, 660);
    for (const float x : {50.0F, 200.0F, 350.0F, 450.0F})
        lines.rule(x, 660, x, 700);
    lines.text(55, 686, "South pier, east");
    lines.text(205, 690, "802");
    lines.text(205, 668, "911");
    lines.text(355, 686, "12");
    CHECK_FALSE(trusted(lines));
    // the names of rows stand outside what is drawn
    PdfSketch bare, named;
    for (PdfSketch* const sketch : {&bare, &named}) {
        sketch->page().grid({150, 250, 350, 450}, {620, 640, 660, 680, 700});
        for (float y = 686; y > 620; y -= 20)
            for (const float x : {155.0F, 255.0F, 355.0F})
                sketch->text(x, y, "120");
    }
    CHECK(trusted(bare));
    for (float y = 686; y > 620; y -= 20)
        named.text(60, y, "North pier");
    CHECK_FALSE(trusted(named));
}

TEST_CASE("a title may have several lines", "[pdf][outline]") {
    const auto title = [](std::initializer_list<std::string_view> lines) {
        PdfSketch sketch;
        sketch.page();
        float y = 740;
        for (const std::string_view each : lines) {
            sketch.text(60, y, each, 20);
            y -= 60;
        }
        for (int i = 0; i < 6; ++i, y -= 12)
            sketch.text(60, y,
                        "The harbour has three piers, which are to be mended in their turn.");
        const Understood paper(sketch);
        return std::string(paper.paper().str(paper.paper().root(), Attr::title));
    };
    CHECK(title({"Fairness assessment for", "the harbour works"}) ==
          "Fairness assessment for the harbour works");
    CHECK(title({"North Fen", "Harbour Strategy"}) == "North Fen Harbour Strategy");
    CHECK(title({"Harbour Strategy", "North Fen"}) == "Harbour Strategy");
    CHECK(title({"Mending the piers", "Apologies"}) == "Mending the piers");
    CHECK(title({"Mending the piers", "Where they stand"}) == "Mending the piers");
}
