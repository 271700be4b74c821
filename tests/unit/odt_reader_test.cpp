// ODT as LibreOffice shows it: what the view has, and where it stands in the file.
#include <string>
#include <string_view>
#include <vector>

#include "read/odt/odt_reader.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"

using namespace duly;
using duly_test::odt;
using model::BlockKind;

namespace {

using Parts = std::map<std::string, std::string>;

model::ReadFile file_of(std::string_view text, std::string_view automatic = "",
                        std::string_view styles = "", const Parts& parts = {}) {
    auto file = read::read_odt(odt(text, automatic, styles, parts), "paper.odt");
    if (!file) FAIL(file.error().message);
    return std::move(*file);
}

std::string view_of(std::string_view text, std::string_view automatic = "",
                    std::string_view styles = "") {
    return file_of(text, automatic, styles).file->view.text();
}

std::vector<std::string> furniture_of(const model::ReadFile& file) {
    std::vector<std::string> out;
    for (const auto& each : file.furniture)
        out.push_back(each.kind + " " + each.text);
    return out;
}

std::string p(std::string_view content, std::string_view style = "") {
    std::string out = "<text:p";
    if (!style.empty()) out.append(" text:style-name=\"").append(style).append("\"");
    return out.append(">").append(content).append("</text:p>");
}

std::string style(std::string_view name, std::string_view properties,
                  std::string_view more = "style:family=\"paragraph\"") {
    return "<style:style style:name=\"" + std::string(name) + "\" " + std::string(more) + ">" +
           std::string(properties) + "</style:style>";
}

std::string number_level(int level, std::string_view format, std::string_view more) {
    return "<text:list-level-style-number text:level=\"" + std::to_string(level) +
           "\" style:num-format=\"" + std::string(format) + "\" " + std::string(more) + "/>";
}

std::string list(std::string_view style, std::string_view items, std::string_view more = "") {
    return "<text:list text:style-name=\"" + std::string(style) + "\" " + std::string(more) + ">" +
           std::string(items) + "</text:list>";
}

std::string item(std::string_view content, std::string_view more = "") {
    return "<text:list-item " + std::string(more) + ">" + std::string(content) +
           "</text:list-item>";
}

} // namespace

TEST_CASE("words, spaces, tabs and breaks of an ODT", "[odt]") {
    const auto file = file_of(
        p("The gr<text:span text:style-name=\"T1\">ant</text:span> of<text:s text:c=\"3\"/>"
          "<text:bookmark-start text:name=\"x\"/>£360,000<text:soft-page-break/> <text:a>now"
          "</text:a>.") +
            p("Report of:<text:tab/><text:tab/>The Director") +
            p("Signature: A. Hale<text:line-break/>Date: <text:date>1 May 2024</text:date>"),
        style("T1", "<style:text-properties fo:font-weight=\"bold\"/>", "style:family=\"text\""));
    const auto& view = file.file->view;
    CHECK(view.text() == "The grant of £360,000 now.\nReport of:\tThe Director\n"
                         "Signature: A. Hale\nDate: 1 May 2024\n");
    CHECK(view.slice(file.blocks[0].bold_ranges.at(0)) == "ant");
    const auto place = file.file->map.place(view, {13, 22});
    CHECK(place.entry == "content.xml");
    CHECK(place.paragraph == 1);
    CHECK(place.start == 15); // three spaces before it are one in the view
    CHECK(file.blocks[1].kind == BlockKind::row);
    CHECK(file.file->map.place(view, file.blocks[3].range).start == 19);
}

TEST_CASE("styles of an ODT are inherited, in both parts", "[odt]") {
    const std::string styles =
        "<office:styles>" +
        style("Gone", "<style:text-properties text:display=\"none\"/>", "style:family=\"text\"") +
        style("Base", "<style:paragraph-properties fo:margin-top=\"0.5cm\"/>"
                      "<style:text-properties fo:text-transform=\"uppercase\"/>") +
        "</office:styles>";
    const auto file =
        file_of(p("one") + p("two", "P1") +
                    p("seen <text:span text:style-name=\"Gone\">unseen</text:span> "
                      "<text:span text:style-name=\"T2\">NO</text:span>") +
                    p("Act<text:span text:style-name=\"T3\">2</text:span>", "P3"),
                style("P1", "", "style:family=\"paragraph\" style:parent-style-name=\"Base\"") +
                    style("T2", "<style:text-properties style:text-line-through-style=\"solid\"/>",
                          "style:family=\"text\"") +
                    style("T3", "<style:text-properties style:text-position=\"super 58%\"/>",
                          "style:family=\"text\"") +
                    style("P3", "<style:paragraph-properties fo:break-before=\"page\"/>"),
                styles);
    CHECK(file.file->view.text() == "one\nTWO\nseen NO\nAct²\n");
    CHECK(file.blocks[1].gap_before);
    CHECK_FALSE(file.blocks[2].gap_before);
    CHECK(file.file->view.slice(file.blocks[2].struck_ranges.at(0)) == "NO");
    CHECK(file.blocks[3].page_before);
    CHECK(furniture_of(file) == std::vector<std::string>{"hidden unseen"});
}

TEST_CASE("headings of an ODT, numbered by its outline", "[odt]") {
    const std::string styles =
        "<office:styles><text:outline-style style:name=\"Outline\"><text:outline-level-style "
        "text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/><text:outline-level-style "
        "text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>"
        "</text:outline-style></office:styles>";
    const auto h = [](int level, std::string_view words, std::string_view more = "") {
        return "<text:h text:outline-level=\"" + std::to_string(level) + "\" " + std::string(more) +
               ">" + std::string(words) + "</text:h>";
    };
    const auto file =
        file_of(h(1, "Purpose") + h(2, "Aim") + h(2, "Scope") +
                    h(1, "Foreword", "text:is-list-header=\"true\"") + h(1, "Legal") + h(2, "Act"),
                "", styles);
    CHECK(file.file->view.text() ==
          "1. Purpose\n1.1 Aim\n1.2 Scope\nForeword\n2. Legal\n2.1 Act\n");
    CHECK(file.blocks[1].kind == BlockKind::heading);
    CHECK(file.blocks[1].level == 2);
}

TEST_CASE("lists of an ODT count as LibreOffice does", "[odt]") {
    const std::string styles =
        "<text:list-style style:name=\"L1\">" + number_level(1, "1", "style:num-suffix=\".\"") +
        number_level(2, "a", "style:num-prefix=\"(\" style:num-suffix=\")\"") +
        number_level(3, "1", "text:display-levels=\"3\"") +
        "</text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet "
        "text:level=\"1\" text:bullet-char=\"•\"/><text:list-level-style-bullet text:level=\"2\" "
        "text:bullet-char=\"–\"/></text:list-style><text:list-style style:name=\"L3\">" +
        number_level(1, "I", "loext:num-list-format=\"Part %1%:\"") + "</text:list-style>";
    const std::string x = p("x");
    CHECK(view_of(list("L1", item(x + p("more")) +
                                 item(x + "<text:list>" + item(x) + item(x) + "</text:list>") +
                                 item(x)),
                  styles) == "1. x\nmore\n2. x\n(a) x\n(b) x\n3. x\n");
    // whatever a file says, a number is of one line
    CHECK(view_of(list("L1", item(x)), "<text:list-style style:name=\"L1\">" +
                                           number_level(1, "1", "style:num-suffix=\")&#10;.\"") +
                                           "</text:list-style>") == "1) . x\n");
    CHECK(view_of(list("L1", item(x)), "<text:list-style style:name=\"L1\">" +
                                           number_level(1, "1", "style:num-suffix=\")\xFF.\"") +
                                           "</text:list-style>") == "1) x\n");
    // instances, one that goes on, one that goes on with another's
    CHECK(view_of(list("L1", item(x), "xml:id=\"a\"") + p("between") + list("L1", item(x)) +
                      list("L1", item(x), "text:continue-numbering=\"true\"") +
                      list("L1", item(x), "text:continue-list=\"a\"") +
                      list("L1", item(x, "text:start-value=\"7\"") + item(x)),
                  styles) == "1. x\nbetween\n1. x\n2. x\n2. x\n7. x\n8. x\n");
    // levels left out; a header counts for nothing
    CHECK(view_of(list("L1", item("<text:list>" + item("<text:list>" + item(x) + "</text:list>") +
                                  "</text:list>") +
                                 "<text:list-header>" + x + "</text:list-header>" + item(x)),
                  styles) == "1.a.1 x\nx\n2. x\n");
    CHECK(view_of(list("L3", item(x) + item(x)), styles) == "Part I: x\nPart II: x\n");
    const auto bullets =
        file_of(list("L2", item(x + "<text:list>" + item(x) + "</text:list>") + item(x)), styles);
    CHECK(bullets.file->view.text() == "x\nx\nx\n");
    CHECK(bullets.blocks[0].mark == "•");
    CHECK(bullets.blocks[1].mark == "–");
    CHECK(bullets.blocks[1].level == 2);
    CHECK(bullets.blocks[2].level == 1);
}

TEST_CASE("tables of an ODT", "[odt]") {
    const auto cell = [](std::string_view content, std::string_view more = "") {
        return "<table:table-cell " + std::string(more) + ">" + std::string(content) +
               "</table:table-cell>";
    };
    const std::string covered = "<table:covered-table-cell/>";
    const auto file = file_of(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>" +
        cell(p("Issue")) + cell(p("Sign-off"), "table:number-columns-spanned=\"2\"") + covered +
        "</table:table-row></table:table-header-rows><table:table-row>" +
        cell(p("Legal"), "table:number-rows-spanned=\"2\"") + cell(p("First.") + p("Second.")) +
        cell(p("A. Hale")) + "</table:table-row><table:table-row>" + covered + cell(p("x")) +
        cell("", "table:number-columns-repeated=\"1000000\"") + "</table:table-row></table:table>" +
        p("After."));
    const std::string& view = file.file->view.text();
    CHECK(view.substr(0, 52) == "Issue\tSign-off\t\nLegal\tFirst. Second.\tA. Hale\n\tx\t\t\t\t\t");
    CHECK(view.size() < 200);
    CHECK(file.blocks[0].cells[0].header);
    CHECK(file.blocks[1].cells[1].paragraphs.size() == 2);
    CHECK_FALSE(file.blocks[0].cells[2].covered); // by the cell before it
    CHECK(file.blocks[2].cells[0].covered);
    CHECK_FALSE(file.blocks[2].cells[2].covered);
    CHECK(file.blocks.back().gap_before);
    // one column is a frame
    const auto frame = file_of("<table:table><table:table-row>" + cell(p("One.") + p("Two.")) +
                               "</table:table-row></table:table>");
    CHECK(frame.file->view.text() == "One.\nTwo.\n");
}

TEST_CASE("notes, comments and changes of an ODT", "[odt]") {
    const auto file = file_of(
        "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion>"
        "<office:change-info><dc:creator>R. Vale</dc:creator><dc:date>2024-03-01T09:00:00</dc:date>"
        "</office:change-info></text:insertion></text:changed-region><text:changed-region "
        "text:id=\"c2\"><text:deletion><office:change-info><dc:creator>R. Vale</dc:creator>"
        "</office:change-info><text:p>£90,000</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>" +
        p("A grant of <text:change text:change-id=\"c2\"/><text:change-start "
          "text:change-id=\"c1\"/>"
          "£95,000<text:change-end text:change-id=\"c1\"/> a year<text:note text:note-class="
          "\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Of the "
          "note.</text:p></text:note-body></text:note>.") +
        p("<office:annotation "
          "office:name=\"n1\"><dc:creator>Finance</dc:creator><dc:date>2024-01-02"
          "</dc:date><text:p>Is this right?</text:p></office:annotation>The cost"
          "<office:annotation-end office:name=\"n1\"/> is known."));
    const auto& view = file.file->view;
    CHECK(view.text() == "A grant of £95,000 a year¹.\nThe cost is known.\nOf the note.\n");
    REQUIRE(furniture_of(file) ==
            std::vector<std::string>{"deleted £90,000", "inserted ", "comment Is this right?"});
    const auto covered = [&](const model::Furniture& it) {
        return view.slice({it.at, it.at + it.length});
    };
    CHECK(covered(file.furniture[1]) == "£95,000");
    CHECK(file.furniture[1].author == "R. Vale");
    CHECK(covered(file.furniture[2]) == "The cost");
    CHECK(file.furniture[2].author == "Finance");
    REQUIRE(file.blocks.back().kind == BlockKind::footnote);
    CHECK(file.blocks.back().mark == "1");
    // the deletion, the paragraph, the note in it, the comment in the next
    CHECK(file.file->map.place(view, file.blocks[0].range).paragraph == 2);
    CHECK(file.file->map.place(view, file.blocks[2].range).paragraph == 3);
    CHECK(file.file->map.place(view, file.blocks[1].range).paragraph == 4);
    CHECK(file.file->map.place(view, file.blocks[1].range).start == 0);
}

TEST_CASE("controls of an ODT show their state", "[odt]") {
    CHECK(view_of(
              "<office:forms><form:form><form:checkbox xml:id=\"c1\" form:id=\"c1\" "
              "form:current-state=\"checked\"/><form:checkbox form:id=\"c2\"/></form:form>"
              "</office:forms>" +
              p("<draw:control draw:control=\"c1\"/>Yes <draw:control draw:control=\"c2\"/>No")) ==
          "☑ Yes ☐ No\n");
    CHECK(view_of(p("<loext:content-control loext:checkbox=\"true\" loext:checked=\"true\">✓"
                    "</loext:content-control> Legal <loext:content-control loext:checkbox=\"true\" "
                    "loext:checked=\"false\">☐</loext:content-control> HR") +
                  p("<loext:content-control loext:showing-place-holder=\"true\">Choose an item."
                    "</loext:content-control>") +
                  p("<text:placeholder>&lt;Insert date&gt;</text:placeholder>")) ==
          "✓ Legal ☐ HR\nChoose an item.\n<Insert date>\n");
}

TEST_CASE("hidden parts, frames and pictures of an ODT", "[odt]") {
    const auto file = file_of(
        "<text:section text:name=\"s\" text:display=\"none\">" + p("Hidden words.") +
        "</text:section><text:section text:name=\"t\">" + p("Shown.") + "</text:section>" +
        p("Anchor<draw:frame><draw:text-box>" + p("Boxed") + "</draw:text-box></draw:frame>") +
        p("<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/><svg:title>A map</svg:title>"
          "</draw:frame>") +
        p("<text:hidden-paragraph text:is-hidden=\"true\"/>After"));
    CHECK(file.file->view.text() == "Shown.\nAnchor\nBoxed\nAfter\n");
    CHECK(furniture_of(file) == std::vector<std::string>{"hidden Hidden words.", "picture A map"});
    REQUIRE(file.notes.size() == 1);
    CHECK(file.notes[0].text == "picture");
    CHECK(file.file->map.place(file.file->view, file.blocks[3].range).paragraph == 6);
}

TEST_CASE("heads, feet and properties of an ODT", "[odt]") {
    const auto file = file_of(
        p("Words."), "",
        "<office:master-styles><style:master-page style:name=\"Standard\"><style:header>" +
            p("Report of the Board") + "</style:header><style:footer>" +
            p("Page <text:page-number>3</text:page-number> of <text:page-count>9"
              "</text:page-count>") +
            "</style:footer></style:master-page><style:master-page style:name=\"Unused\">"
            "<style:header>" +
            p("Never shown") + "</style:header></style:master-page></office:master-styles>",
        {{"meta.xml", "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"d\" xmlns:meta=\"m\">"
                      "<office:meta><meta:initial-creator>J. Hart</meta:initial-creator>"
                      "<dc:title>A title</dc:title></office:meta></office:document-meta>"}});
    CHECK(file.file->view.text() == "Words.\n");
    CHECK(furniture_of(file) ==
          std::vector<std::string>{"running-head Report of the Board", "page-number Page 3 of 9"});
    REQUIRE(file.properties.size() == 2);
    CHECK(file.properties[0].name == "author");
    CHECK(file.properties[1].value == "A title");
}

TEST_CASE("a list of contents keeps its lines whole", "[odt]") {
    const auto file =
        file_of("<text:table-of-content><text:table-of-content-source><text:index-title-template>x"
                "</text:index-title-template></text:table-of-content-source><text:index-body>"
                "<text:index-title>" +
                p("Contents") + "</text:index-title>" + p("1. Purpose<text:tab/>2") +
                p("2. Legal<text:tab/>3") + "</text:index-body></text:table-of-content>");
    CHECK(file.file->view.text() == "Contents\n1. Purpose 2\n2. Legal 3\n");
    CHECK(file.blocks[1].kind == BlockKind::paragraph);
    // with the styles of one and no index around it, as it comes from another program
    CHECK(view_of("<text:p text:style-name=\"Contents_20_1\">Purpose<text:tab/>2</text:p>"
                  "<text:p text:style-name=\"Contents_20_1\">Legal<text:tab/>3</text:p>",
                  "",
                  "<office:styles><style:style style:name=\"Contents_20_1\" "
                  "style:family=\"paragraph\"/></office:styles>") == "Purpose 2\nLegal 3\n");
}

TEST_CASE("an ODT nested without end", "[odt]") {
    std::string open, close, spans, ends;
    for (int i = 0; i < 3000; ++i) {
        open += "<text:list><text:list-item>";
        close += "</text:list-item></text:list>";
        spans += "<text:span>";
        ends += "</text:span>";
    }
    const auto file =
        file_of(p("Before.") + open + p("In.") + close + p(spans + "deep" + ends) + p("After."));
    CHECK(file.file->view.text() == "Before.\nAfter.\n");
    CHECK(file.notes.size() == 1);
}
