// A pack's XML read without some of its elements: the rest is where it was.
#include "rules/xml_source.hpp"

#include "rules/rule_sources.hpp"
#include "support/catch.hpp"
#include "support/duly_test.hpp"

using namespace duly;
using namespace duly::rules;

namespace {

std::unique_ptr<XmlSource> parsed(const std::string& text, std::string_view leave_out = {}) {
    auto source = XmlSource::parse(text, "p.xml", leave_out);
    if (!source) FAIL(source.error().describe());
    return std::move(*source);
}

std::string fault_of(const std::string& text, std::string_view leave_out) {
    const auto source = XmlSource::parse(text, "p.xml", leave_out);
    return source ? std::string() : source.error().describe();
}

/// Every element but those called `example`, with its place and its words.
std::string outline(const XmlSource& source, pugi::xml_node node) {
    std::string out;
    for (const auto child : node.children()) {
        if (child.type() != pugi::node_element || std::string_view(child.name()) == "example")
            continue;
        const auto at = source.offset(child);
        out += std::string(child.name()) + " " + std::to_string(at) + " " +
               std::to_string(source.line(at)) + ":" + std::to_string(source.column(at)) + " '" +
               XmlReader::words(child) + "'\n" + outline(source, child);
    }
    return out;
}

} // namespace

TEST_CASE("elements that are left out are in the text and not in the tree", "[rules]") {
    const std::string text = "<pack>\n"
                             "<!-- an <example> in a comment -->\n"
                             "<rule><a>one</a><example src='x > y'/><b>two</b>\n"
                             "<example case='>'>words &lt; <![CDATA[</example>]]>\n"
                             "<!-- </example> --></example><c>three <!-- x --> four</c>\n"
                             "<![CDATA[<example>]]>\n"
                             "<examples>kept</examples>\n"
                             "</rule>\n"
                             "<example\n/><rule><d>five</d></rule></pack>\n";
    const auto whole = parsed(text), without = parsed(text, "example");
    CHECK(without->text() == text);
    CHECK(outline(*without, without->root()) == outline(*whole, whole->root()));
    for (const auto rule : without->root().children())
        CHECK_FALSE(rule.child("example"));
    CHECK(whole->root().child("rule").child("example"));
    const auto d = without->root().last_child().child("d");
    CHECK(without->line(without->offset(d)) == 10);
    CHECK(without->element(without->root().child("rule")).find("words &lt;") !=
          std::string_view::npos);
}

TEST_CASE("what is wrong is told alike where elements are left out", "[rules]") {
    for (const std::string text :
         {"<pack><example>never closed</pack>", "<pack>\n<example>x</example>\n<rule></pack>",
          "<pack><!-- <example> </pack>", "<pack a='<example>'>x</example></pack>",
          "<pack><rule>x</example></rule></pack>", "<example>x</example>", "<example/>",
          "<pack><example>x</example>&nope;</pack>", "<pack/><pack/><example/>",
          "<pack><example><example></example></pack>"}) {
        CAPTURE(text);
        CHECK(fault_of(text, "example") == fault_of(text, ""));
    }
}

TEST_CASE("the packs' own files are the same without their examples", "[rules]") {
    const std::string folder = duly_test::source_dir() + "/rules";
    const auto whole = read_sources(folder), without = read_sources(folder, Examples::left_out);
    REQUIRE(whole.size() == without.size());
    std::size_t elements = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        REQUIRE(whole[i]);
        REQUIRE(without[i]);
        const std::string all = outline(**whole[i], (*whole[i])->root());
        CHECK(outline(**without[i], (*without[i])->root()) == all);
        elements += static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n'));
    }
    CHECK(elements > 5000);
}
