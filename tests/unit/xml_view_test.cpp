#include "model/xml_view.hpp"

#include <cstdlib>
#include <fstream>

#include "support/catch.hpp"

using namespace duly::model;

namespace {

Document sample() {
    auto file = std::make_shared<File>();
    file->name = "a<b>.md";
    file->format = "markdown";
    file->view =
        TextView("Legal \u2013 Comments\nNone & \u00A35m by 7 April\nTotal\t\u00A310\none\ntwo\n");
    Document paper(file);
    paper.set_text(0, Attr::kind, "dmpc-decision");
    paper.set_date(0, Attr::date, {2017, 4, 7});
    const NodeId section = paper.add(0, Kind::section, {0, 62});
    paper.set_text(section, Attr::role, "legal");
    paper.set_integer(section, Attr::level, 1);
    paper.add(section, Kind::heading, {0, 18});
    const NodeId paragraph = paper.add(section, Kind::paragraph, {19, 41});
    const NodeId amount = paper.add(paragraph, Kind::amount, {26, 30});
    paper.set_decimal(amount, Attr::amount, {5, 6});
    paper.set_text(amount, Attr::unit, "GBP");
    const NodeId table = paper.add(section, Kind::table, {42, 53});
    paper.set_flag(table, Attr::trusted, false);
    const NodeId row = paper.add(table, Kind::row, {42, 53});
    paper.set_flag(row, Attr::header);
    paper.add(row, Kind::cell, {42, 47});
    paper.add(row, Kind::cell, {48, 52});
    const NodeId list = paper.add(section, Kind::list, {53, 61});
    const NodeId item = paper.add(list, Kind::item, {53, 61});
    const NodeId inner = paper.add(item, Kind::list, {57, 60});
    paper.add(inner, Kind::item, {57, 60});
    const NodeId form = paper.add(0, Kind::form, {0, 0});
    const NodeId field = paper.add(form, Kind::field, {0, 18});
    paper.set_text(field, Attr::value, "a \"quoted\" <value>\n");
    return paper;
}

Document one_paragraph(std::string words) {
    auto file = std::make_shared<File>();
    const auto size = static_cast<std::uint32_t>(words.size());
    file->view = TextView(std::move(words));
    Document paper(file);
    paper.add(0, Kind::paragraph, {0, size});
    return paper;
}

} // namespace

TEST_CASE("the XML view, whole", "[xml_view]") {
    CHECK(
        xml_view(sample()) ==
        "<paper line=\"1\" begin=\"0\" end=\"61\" kind=\"dmpc-decision\" date=\"2017-04-07\">\n"
        " <section line=\"1\" begin=\"0\" end=\"62\" role=\"legal\" level=\"1\">\n"
        "  <heading line=\"1\" begin=\"0\" end=\"18\" words=\"legal - comments\">Legal \u2013 "
        "Comments</heading>\n"
        "  <paragraph line=\"2\" begin=\"19\" end=\"41\" words=\"none &amp; \u00A35m by 7 april\">"
        "None &amp; \u00A35m by 7 April"
        "<amount line=\"2\" begin=\"26\" end=\"30\" amount=\"5000000\" unit=\"GBP\"/></paragraph>\n"
        "  <table line=\"3\" begin=\"42\" end=\"53\">\n"
        "   <row line=\"3\" begin=\"42\" end=\"53\" header=\"true\">\n"
        "    <cell line=\"3\" begin=\"42\" end=\"47\" words=\"total\">Total</cell>\n"
        "    <cell line=\"3\" begin=\"48\" end=\"52\" words=\"\u00A310\">\u00A310</cell>\n"
        "   </row>\n"
        "  </table>\n"
        "  <list line=\"4\" begin=\"53\" end=\"61\">\n"
        "   <item line=\"4\" begin=\"53\" end=\"61\" words=\"one\">one"
        "<list line=\"5\" begin=\"57\" end=\"60\"><item line=\"5\" begin=\"57\" end=\"60\" "
        "words=\"two\">two</item></list>"
        "</item>\n"
        "  </list>\n"
        " </section>\n"
        " <form line=\"1\" begin=\"0\" end=\"0\">\n"
        "  <field line=\"1\" begin=\"0\" end=\"18\" value=\"a &quot;quoted&quot; "
        "&lt;value&gt;&#10;\" "
        "words=\"legal - comments\"/>\n"
        " </form>\n"
        "</paper>\n");
}

TEST_CASE("a file's papers stand in one element", "[xml_view]") {
    const Document one = one_paragraph("x");
    auto file = std::make_shared<File>();
    file->name = "a<b>.md";
    file->format = "markdown";
    CHECK(xml_view(*file, {&one, &one}) ==
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<file name=\"a&lt;b&gt;.md\" "
          "format=\"markdown\">\n"
          " <paper line=\"1\" begin=\"0\" end=\"1\">\n"
          "  <paragraph line=\"1\" begin=\"0\" end=\"1\" words=\"x\">x</paragraph>\n </paper>\n"
          " <paper line=\"1\" begin=\"0\" end=\"1\">\n"
          "  <paragraph line=\"1\" begin=\"0\" end=\"1\" words=\"x\">x</paragraph>\n </paper>\n"
          "</file>\n");
    CHECK_THAT(xml_view(*file, {}), duly_test::contains("</file>"));
}

TEST_CASE("whatever the words are, the view is well-formed", "[xml_view]") {
    std::string every;
    for (int c = 0; c < 256; ++c)
        every += static_cast<char>(c);
    every += "\uFFFE\uFFFF\uFFFD\U0001F600]]>";
    const Document paper = one_paragraph(every);
    const XmlTree tree(paper);
    CHECK(tree.holds("string-length(paragraph) > 90").value());
    CHECK(tree.holds("contains(paragraph, ']]>')").value());
    CHECK(tree.holds("contains(paragraph, '\uFFFD\U0001F600')").value());
    CHECK(xml_view(paper).find("\xEF\xBF\xBE") == std::string::npos);
}

TEST_CASE("XPath asks and finds", "[xml_view]") {
    const Document paper = sample();
    const XmlTree tree(paper);
    CHECK(tree.holds("@kind = 'dmpc-decision'").value());
    CHECK(tree.holds("section[@role='legal']/heading/@words = 'legal - comments'").value());
    CHECK(tree.holds("//amount[@amount > 4999999]").value());
    CHECK_FALSE(tree.holds("//table[@trusted]").value());
    CHECK(tree.holds("//row[@header]").value());
    CHECK(tree.holds("string(//paragraph) = 'None & \u00A35m by 7 April'").value());
    CHECK(tree.select("//cell").value() == std::vector<Range>{{42, 47}, {48, 52}});
    CHECK(tree.select("//cell/@words").value() == std::vector<Range>{{42, 47}, {48, 52}});
    CHECK(tree.select("//item/text()").value() == std::vector<Range>{{53, 61}, {57, 60}});
    CHECK(tree.select("//footnote").value().empty());
    CHECK(tree.select("1 + 1").value().empty());
}

TEST_CASE("an XPath that is none is refused with its place", "[xml_view]") {
    const auto wrong = xpath_error("//cell[");
    REQUIRE(wrong);
    CHECK(wrong->code == "bad-xpath");
    CHECK(wrong->column >= 7);
    CHECK_FALSE(xpath_error("//cell"));
    CHECK(xpath_error(""));
    CHECK(xpath_error("no-such-function()"));
    const XmlTree tree(sample());
    CHECK_FALSE(tree.holds("//cell["));
    CHECK_FALSE(tree.select("//cell["));
}

TEST_CASE("a deep paper is printed without recursion", "[xml_view]") {
    Document paper = one_paragraph("x");
    NodeId at = 1;
    for (int i = 0; i < 100000; ++i)
        at = paper.add(at, Kind::list, {0, 1});
    CHECK(xml_view(paper).ends_with("</paper>\n"));
}

// ---- rules/XML-VIEW.md, the description that rules in XPath are written by

namespace {

std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '<' || c == '*') out += '\\';
        out += c;
    }
    return out;
}

/// The page with its tables made of the schema.
std::string with_tables(const std::string& page) {
    static constexpr const char* types[] = {"", "text", "whole number", "number", "date", "flag"};
    std::string elements = "| element | what it is |\n|---|---|\n";
    for (std::size_t i = 0; i < kind_count; ++i) {
        const auto kind = static_cast<Kind>(i);
        elements += "| `" + std::string(name(kind)) + "` | " + plain(describe(kind)) + " |\n";
    }
    std::string attributes = "| attribute | type | what it says |\n|---|---|---|\n";
    for (std::size_t i = 0; i < attr_count; ++i) {
        const auto attr = static_cast<Attr>(i);
        attributes += "| `" + std::string(name(attr)) + "` | " +
                      types[static_cast<std::size_t>(type_of(attr))] + " | " +
                      plain(describe(attr)) + " |\n";
    }
    std::string out = page;
    for (const auto& [mark, table] :
         {std::pair{std::string("elements"), elements}, {"attributes", attributes}}) {
        const auto open = "<!-- " + mark + " -->\n";
        const auto begin = out.find(open);
        const auto end = out.find("<!-- end of " + mark + " -->");
        REQUIRE(begin != std::string::npos);
        REQUIRE(end != std::string::npos);
        out.replace(begin + open.size(), end - begin - open.size(), table);
    }
    return out;
}

} // namespace

TEST_CASE("the description of the XML view has every kind and attribute", "[xml_view]") {
    const auto path = duly_test::source_dir() + "/rules/XML-VIEW.md";
    const auto page = duly_test::slurp(path);
    const auto renewed = with_tables(page);
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path) << renewed;
    INFO("Run the unit tests with UPDATE_GOLDEN=1 to make the tables anew.");
    CHECK(page == renewed);
}

TEST_CASE("elements are parted by what a test says of them", "[xml_view]") {
    const Document paper = sample();
    const XmlTree tree(paper);
    const auto parted = tree.parted("//cell", "contains(@words, '10')");
    REQUIRE(parted);
    CHECK(parted->holds == std::vector<Range>{{48, 52}});
    CHECK(parted->fails == std::vector<Range>{{42, 47}});
    CHECK(tree.parted("//nothing", "true()")->holds.empty());
    CHECK(tree.parted("1 + 1", "true()")->fails.empty());
    CHECK(tree.parted("//cell[", "true()").error().code == "bad-xpath");
    CHECK(tree.parted("//cell", "contain(.)").error().code == "bad-xpath");
    CHECK(xpath_selects("//cell/@words"));
    CHECK_FALSE(xpath_selects("count(//cell)"));
    CHECK_FALSE(xpath_selects("//cell["));
}

TEST_CASE("what XML cannot hold as it stands is found wherever it lies", "[xml_view]") {
    for (const auto& [sign, written] : {std::pair<std::string, std::string>{"&", "&amp;"},
                                        {"<", "&lt;"},
                                        {">", "&gt;"},
                                        {"\x01", ""},
                                        {"\u00A3", "\u00A3"},
                                        {"\x7F", "\x7F"},
                                        {"$", "$"},
                                        {"'", "'"},
                                        {"=", "="}})
        for (std::size_t at = 1; at < 20; ++at) {
            const std::string before(at, 'a'), after(20 - at, 'z');
            INFO(sign << " at " << at);
            CHECK(xml_view(one_paragraph(before + sign + sign + after))
                      .find(">" + before + written + written + after + "<") != std::string::npos);
        }
}
