// Remarks in LibreOffice documents: on the right words, replaced and taken out without a trace.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/odt/odt.hpp"
#include "annotate/office/container.hpp"
#include "annotate/office/xml_tree.hpp"
#include "annotate_ground.hpp"
#include "read/odt/odt_reader.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"

using namespace duly;
using annotate::Container;
using annotate::Remark;
using annotate::Request;
using annotate::XmlTree;
using duly_test::odt;

namespace {

std::string rewritten(const std::string& bytes, const Request& request = {}) {
    auto package = Container::open(bytes, "paper.odt");
    if (!package) FAIL(package.error().message);
    auto out = annotate::odt::rewrite(*package, request);
    if (!out) FAIL(out.error().message);
    return std::move(*out);
}

std::string content(const std::string& bytes) {
    auto package = Container::open(bytes, "paper.odt");
    REQUIRE(package);
    return package->read("content.xml").value();
}

Remark on(const std::string& bytes, std::string_view words, const std::string& message) {
    const auto file = read::read_odt(bytes, "paper.odt");
    REQUIRE(file);
    return duly_test::remark_on(*file->file, words, message);
}

Request request_of(std::vector<Remark> remarks, const std::string& now = "2026-10-20T09:30:00") {
    Request out;
    out.remarks = std::move(remarks);
    out.now = now;
    return out;
}

/// What each annotation says, and the words it stands on.
std::map<std::string, std::string> stands_on(const std::string& bytes) {
    const std::string xml = content(bytes);
    const auto tree = XmlTree::parse(xml);
    REQUIRE(tree);
    std::map<std::string, std::string> names, open, out;
    XmlTree::Id skip_to = XmlTree::none;
    for (auto each = tree->root(); each != XmlTree::none; each = tree->following(each)) {
        if (skip_to != XmlTree::none && each < skip_to) continue;
        if (tree->local(each) == "annotation") {
            const std::string said = tree->text_below(tree->child(each, "p"));
            open[tree->attribute(each, "name")] = "";
            names[tree->attribute(each, "name")] = said;
            out[said] = "(no range)";
            skip_to = tree->behind(each);
        } else if (tree->local(each) == "annotation-end") {
            const std::string name = tree->attribute(each, "name");
            out[names[name]] = open[name];
            open.erase(name);
        } else {
            const bool sign = tree->local(each) == "s" || tree->local(each) == "tab";
            for (auto& [name, words] : open)
                words += sign ? " " : tree->text(each);
        }
    }
    return out;
}

std::string p(std::string_view words) {
    return "<text:p>" + std::string(words) + "</text:p>";
}

} // namespace

TEST_CASE("an annotation stands on the exact words", "[annotate]") {
    const std::string paper =
        odt("<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion>"
            "<office:change-info><dc:creator>A</dc:creator></office:change-info>" +
            p("gone") + "</text:deletion></text:changed-region></text:tracked-changes>" +
            "<text:section text:display=\"none\">" + p("kept back") + "</text:section>" +
            p("The Board met on 4 May at the &amp; Mill.") +
            p("The <text:span>cost</text:span> is<text:s text:c=\"3\"/><text:tab/>£4 million") +
            p("See <text:a>the long annex</text:a> for details") +
            p("Rent is due<text:note text:note-class=\"footnote\"><text:note-citation>1"
              "</text:note-citation><text:note-body>" +
              p("See the lease.") + "</text:note-body></text:note> in May") +
            "<text:list><text:list-item>" + p("Last words") + "</text:list-item></text:list>");
    const std::string once =
        rewritten(paper, request_of({on(paper, "4 May", "a"), on(paper, "the & Mill", "b"),
                                     on(paper, "cost is", "c"), on(paper, "long", "d"),
                                     on(paper, "lease", "e"), on(paper, "in May", "f"),
                                     on(paper, "Last", "g"), on(paper, "4 May at", "h")}));
    const auto found = stands_on(once);
    CHECK(found.at("a") == "4 May");
    CHECK(found.at("b") == "the & Mill");
    CHECK(found.at("c") == "cost is");
    CHECK(found.at("d") == "the long annex"); // a link is not cut in two
    CHECK(found.at("e") == "1See the lease.");
    CHECK(found.at("f") == "in May");
    CHECK(found.at("g") == "Last");
    CHECK(found.at("h") == "4 May at");
    CHECK(read::read_odt(once, "paper.odt")->file->view.text() ==
          read::read_odt(paper, "paper.odt")->file->view.text());
    CHECK(content(rewritten(once)) == content(paper));
    CHECK(once.substr(30, 8) == "mimetype"); // still the first part
}

TEST_CASE("annotations of a second run take the place of the first ones", "[annotate]") {
    const std::string theirs = "<office:annotation office:name=\"duly-1\"><dc:creator>Ada Brook"
                               "</dc:creator><text:p>Which one?</text:p></office:annotation>";
    const std::string paper =
        odt(p("One " + theirs + "two<office:annotation-end office:name=\"duly-1\"/> three"));
    const std::string once = rewritten(paper, request_of({on(paper, "two three", "a")}));
    const std::map<std::string, std::string> both{{"Which one?", "two"}, {"a", "two three"}};
    CHECK(stands_on(once) == both);
    CHECK(rewritten(once, request_of({on(paper, "two three", "a")}, "2027-01-01T00:00:00")) ==
          once);
    CHECK(stands_on(rewritten(once, request_of({on(paper, "One", "b")}))).contains("b"));
    CHECK_FALSE(stands_on(rewritten(once, request_of({on(paper, "One", "b")}))).contains("a"));
    CHECK(content(rewritten(once)) == content(paper));
    CHECK(rewritten(paper) == paper);
}
