// Remarks in Word documents: on the right words, replaced and taken out without a trace.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/docx/docx.hpp"
#include "annotate/office/container.hpp"
#include "annotate/office/xml_tree.hpp"
#include "annotate_ground.hpp"
#include "read/docx/docx_reader.hpp"
#include "support/catch.hpp"
#include "support/office_package.hpp"

using namespace duly;
using annotate::Container;
using annotate::Remark;
using annotate::Request;
using annotate::XmlTree;
using duly_test::docx;
using duly_test::wordprocessing;

namespace {

std::string rewritten(const std::string& bytes, const Request& request = {}) {
    auto package = Container::open(bytes, "paper.docx");
    if (!package) FAIL(package.error().message);
    auto out = annotate::docx::rewrite(*package, request);
    if (!out) FAIL(out.error().message);
    return std::move(*out);
}

std::string part(const std::string& bytes, const std::string& name) {
    auto package = Container::open(bytes, "paper.docx");
    REQUIRE(package);
    if (!package->has(name)) return {};
    return package->read(name).value();
}

/// The remark with this number, on these words as the reader places them.
Remark on(const std::string& bytes, std::string_view words, const std::string& message) {
    const auto file = read::read_docx(bytes, "paper.docx");
    REQUIRE(file);
    return duly_test::remark_on(*file->file, words, message);
}

/// What each comment says, and the words it stands on.
std::map<std::string, std::string> stands_on(const std::string& bytes) {
    const std::string comments = part(bytes, "word/comments.xml");
    std::map<std::string, std::string> said, words, out;
    if (comments.empty()) return out;
    const auto list = XmlTree::parse(comments);
    REQUIRE(list);
    for (auto each = list->first_child(list->root()); each != XmlTree::none;
         each = list->next(each))
        said[list->attribute(each, "id")] = list->text_below(list->child(each, "p"));
    const std::string document = part(bytes, "word/document.xml");
    const auto tree = XmlTree::parse(document);
    REQUIRE(tree);
    std::map<std::string, bool> open;
    for (auto each = tree->root(); each != XmlTree::none; each = tree->following(each)) {
        const std::string_view name = tree->local(each);
        const std::string id = tree->attribute(each, "id");
        if (name == "commentRangeStart") open[id] = true;
        if (name == "commentRangeEnd") open[id] = false;
        std::string shown;
        if (name == "t") shown = tree->text_below(each);
        if (name == "tab" || name == "br") shown = " ";
        if (name == "noBreakHyphen") shown = "-";
        for (const auto& [which, is_open] : open)
            if (is_open) words[which] += shown;
    }
    for (const auto& [id, text] : said)
        out[text] = open.contains(id) && !open.at(id) ? words[id] : "(no range)";
    return out;
}

Request request_of(std::vector<Remark> remarks, const std::string& now = "2026-10-20T09:30:00") {
    Request out;
    out.remarks = std::move(remarks);
    out.now = now;
    return out;
}

std::string run(std::string_view words, std::string_view properties = "") {
    std::string out = "<w:r>";
    if (!properties.empty()) out.append("<w:rPr>").append(properties).append("</w:rPr>");
    return out.append("<w:t>").append(words).append("</w:t></w:r>");
}

std::string p(std::string_view content) {
    return "<w:p>" + std::string(content) + "</w:p>";
}

} // namespace

TEST_CASE("a remark stands on the exact words, however the runs are split", "[annotate]") {
    const std::string paper =
        docx(p(run("The Board met on 4 May at the &amp; Mill.", "<w:b/>")) +
             p("<w:r><w:t xml:space=\"preserve\">The cost </w:t></w:r><w:r "
               "w:rsidR=\"00A1\"><w:t>is </w:t>"
               "<w:tab/><w:t>£4</w:t><w:noBreakHyphen/><w:t>5 million</w:t></w:r>") +
             p("<w:hyperlink>" + run("See the annex") + "</w:hyperlink>" + run(" for details")) +
             p("<w:ins w:id=\"90\" w:author=\"A\">" + run("Added words here") +
               "</w:ins><w:del w:id=\"91\" "
               "w:author=\"A\"><w:r><w:delText>gone</w:delText></w:r></w:del>" +
               run(" stay behind")) +
             p(run("Choose: ") + "<w:sdt><w:sdtContent>" + run("the first option") +
               "</w:sdtContent></w:sdt>" + run(" of two")) +
             p(run("Total") + "<w:fldSimple w:instr=\"=SUM\">" + run("1,234") + "</w:fldSimple>" +
               run(" in all")));
    const std::string once = rewritten(
        paper, request_of({on(paper, "4 May", "a"), on(paper, "the & Mill", "b"),
                           on(paper, "cost is\t£4-5", "c"), on(paper, "annex for", "d"),
                           on(paper, "words here stay", "e"), on(paper, "first", "f"),
                           on(paper, "234", "g"), on(paper, "4 May at the & Mill", "h")}));
    const auto found = stands_on(once);
    CHECK(found.at("a") == "4 May");
    CHECK(found.at("b") == "the & Mill");
    CHECK(found.at("c") == "cost is  £4-5");
    CHECK(found.at("d") == "annex for");
    CHECK(found.at("e") == "words here stay");
    CHECK(found.at("f") == "the first option"); // a control is not cut in two
    CHECK(found.at("g") == "1,234");            // nor is a field
    CHECK(found.at("h") == "4 May at the & Mill");

    SECTION("the words and their looks are what they were") {
        const auto before = read::read_docx(paper, "paper.docx");
        const auto after = read::read_docx(once, "paper.docx");
        REQUIRE(after);
        CHECK(after->file->view.text() == before->file->view.text());
        CHECK(after->blocks[0].bold);
        CHECK(part(once, "word/document.xml").find("<w:r w:rsidR=\"00A1\"") != std::string::npos);
    }
    SECTION("taking them out gives back every byte of every part") {
        const std::string bare = rewritten(once);
        CHECK(part(bare, "word/document.xml") == part(paper, "word/document.xml"));
        CHECK(part(bare, "[Content_Types].xml") == part(paper, "[Content_Types].xml"));
        CHECK(part(bare, "word/_rels/document.xml.rels") ==
              part(paper, "word/_rels/document.xml.rels"));
        CHECK(part(bare, "word/comments.xml").empty());
    }
}

TEST_CASE("annotating twice is annotating once, whatever the time", "[annotate]") {
    const std::string paper = docx(p(run("One two three four.")));
    const std::string once = rewritten(paper, request_of({on(paper, "two", "a")}));
    CHECK(once != paper);
    CHECK(rewritten(once, request_of({on(paper, "two", "a")}, "2027-01-01T00:00:00")) == once);
    CHECK(part(once, "word/comments.xml").find("2026-10-20T09:30:00Z") != std::string::npos);
    SECTION("other remarks take the place of the first") {
        const std::string other = rewritten(once, request_of({on(paper, "four", "b")}));
        CHECK(stands_on(other) == std::map<std::string, std::string>{{"b", "four"}});
        CHECK(rewritten(other, request_of({on(paper, "two", "a")})) == once);
    }
    SECTION("with nothing to remark the file stays as it is") {
        CHECK(rewritten(paper) == paper);
        CHECK(rewritten(paper, request_of({})) == paper);
    }
}

TEST_CASE("everybody else's comments stay, also under the name of duly", "[annotate]") {
    const auto comment = [](int id, const char* who, const char* words) {
        return "<w:comment w:id=\"" + std::to_string(id) + "\" w:author=\"" + who + "\">" +
               p(run(words)) + "</w:comment>";
    };
    const std::string theirs =
        comment(3, "Ada Brook", "Which street?") + comment(7, "duly", "I am a person.");
    const std::string paper =
        docx(p("<w:commentRangeStart w:id=\"3\"/>" + run("Mill Street") +
               "<w:commentRangeEnd w:id=\"3\"/><w:r><w:commentReference w:id=\"3\"/></w:r>" +
               "<w:commentRangeStart w:id=\"7\"/>" + run(" is closed") +
               "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>"),
             {{"word/comments.xml", wordprocessing("comments", theirs)}});
    const std::string once = rewritten(paper, request_of({on(paper, "Street is", "ours")}));
    const auto found = stands_on(once);
    CHECK(found.size() == 3);
    CHECK(found.at("Which street?") == "Mill Street");
    CHECK(found.at("I am a person.") == " is closed");
    CHECK(found.at("ours") == "Street is");
    const std::string bare = rewritten(once);
    CHECK(part(bare, "word/comments.xml") == part(paper, "word/comments.xml"));
    CHECK(part(bare, "word/document.xml") == part(paper, "word/document.xml"));
}

TEST_CASE("a part for comments that holds none yet is the same afterwards", "[annotate]") {
    const std::string none =
        "<?xml version=\"1.0\"?><w:comments xmlns:w=\"http://schemas.openxmlformats"
        ".org/wordprocessingml/2006/main\" />";
    const std::string paper = docx(p(run("One two three.")), {{"word/comments.xml", none}});
    const std::string once = rewritten(paper, request_of({on(paper, "two", "a")}));
    CHECK(stands_on(once).at("a") == "two");
    CHECK(part(rewritten(once), "word/comments.xml") == none);
}

TEST_CASE("what Word keeps about our comments goes with them", "[annotate]") {
    const std::string paper = docx(p(run("One two three.")));
    std::string comments =
        part(rewritten(paper, request_of({on(paper, "two", "a")})), "word/comments.xml");
    // As Word saves it: paragraphs have names, and an answer refers to them.
    for (std::size_t at = 0; (at = comments.find("<w:p>", at)) != std::string::npos; at += 20)
        comments.replace(at, 5, "<w:p w14:paraId=\"0A\">");
    comments.insert(comments.find(" xmlns:w="),
                    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"");
    comments.insert(comments.rfind("</w:comments>"),
                    "<w:comment w:id=\"9\" w:author=\"Ada Brook\"><w:p w14:paraId=\"0B\"><w:r>"
                    "<w:t>Done.</w:t></w:r></w:p></w:comment>");
    const std::string marks = "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"9\"/>";
    const std::string ends =
        "<w:commentRangeEnd w:id=\"0\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
        "<w:commentReference w:id=\"0\"/></w:r><w:commentRangeEnd w:id=\"9\"/><w:r>"
        "<w:commentReference w:id=\"9\"/></w:r>";
    const std::string extended =
        "<?xml version=\"1.0\"?><w15:commentsEx xmlns:w15=\"x\"><w15:commentEx w15:paraId=\"0A\" "
        "w15:done=\"0\"/><w15:commentEx w15:paraId=\"0B\" w15:paraIdParent=\"0A\" w15:done=\"0\"/>"
        "</w15:commentsEx>";
    const std::string saved =
        docx(p(run("One ") + marks + run("two") + ends + run(" three.")),
             {{"word/comments.xml", comments}, {"word/commentsExtended.xml", extended}});
    const std::string bare = rewritten(saved);
    CHECK(stands_on(bare) == std::map<std::string, std::string>{{"Done.", "two"}});
    CHECK(part(bare, "word/commentsExtended.xml").find("0A") == std::string::npos);
    CHECK(part(bare, "word/commentsExtended.xml").find("w15:paraId=\"0B\" w15:done") !=
          std::string::npos);
}

TEST_CASE("remarks on notes and text boxes stand beside them in the text", "[annotate]") {
    const std::string notes = wordprocessing(
        "footnotes", "<w:footnote w:id=\"2\">" + p(run("See the lease.")) + "</w:footnote>");
    const std::string box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" +
                            p(run("In a box")) +
                            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>";
    const std::string paper = docx(
        p(run("First.")) + p(run("Rent is due") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>") +
            p(run("Beside ") + box) + p(run("After.")),
        {{"word/footnotes.xml", notes}});
    Remark whole;
    whole.words = {"whole", std::string(duly_test::remark_mark)};
    const std::string once =
        rewritten(paper, request_of({on(paper, "the lease", "note"), on(paper, "a box", "box"),
                                     on(paper, "After", "after"), whole}));
    const auto found = stands_on(once);
    CHECK(found.at("note") == "Rent is due");
    CHECK(found.at("box") == "In a box");
    CHECK(found.at("after") == "After");
    CHECK(found.at("whole") == "First.");
    CHECK(part(rewritten(once), "word/document.xml") == part(paper, "word/document.xml"));
}

TEST_CASE("a file that cannot be worked on says why", "[annotate]") {
    const auto code_of = [](const std::string& bytes) {
        auto package = Container::open(bytes, "paper.docx");
        if (!package) return package.error().code;
        const auto out = annotate::docx::rewrite(*package, {});
        return out ? std::string("none") : out.error().code;
    };
    const std::string paper = docx(p(run("One.")));
    CHECK(code_of(paper.substr(0, paper.size() / 2)) == "damaged-file");
    CHECK(code_of(duly_test::zip_of({{"a.txt", "x"}})) == "damaged-file");
    CHECK(code_of(docx("<w:p><w:r></w:p>")) == "damaged-file");
    CHECK(code_of(duly_test::zip_of({{"word/document.xml", "<document xmlns=\"x\"/>"}})) ==
          "unsupported-format");
}
