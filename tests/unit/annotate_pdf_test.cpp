// Remarks in PDFs: highlights with notes, in an update behind bytes that stay as they are.
#include <algorithm>
#include <string>
#include <vector>

#include "annotate/pdf/pdf.hpp"
#include "annotate/pdf/update.hpp"
#include "read/pdf/content.hpp"
#include "support/catch.hpp"
#include "support/pdf_builder.hpp"

using namespace duly;
using annotate::Remark;
using annotate::Request;
using duly_test::one_page;
using duly_test::PdfBuilder;

namespace {

constexpr const char* mark = "[duly: rule TST001, error]";
constexpr const char* words = "BT /F1 12 Tf 100 700 Td (Some words) Tj ET";

Remark remark(const std::string& message, std::vector<model::Quad> quads, std::uint32_t page = 1) {
    Remark out;
    out.words = {message, mark};
    out.place.page = page;
    out.place.quads = std::move(quads);
    out.severity = model::Severity::error;
    return out;
}

Request request_of(std::vector<Remark> remarks, bool allow_signed = false) {
    Request out;
    out.remarks = std::move(remarks);
    out.allow_signed = allow_signed;
    return out;
}

std::string rewritten(const std::string& bytes, const Request& request = {}) {
    auto out = annotate::pdf::rewrite(bytes, "paper.pdf", request);
    if (!out) FAIL(out.error().message);
    return std::move(*out);
}

std::string code_of(const std::string& bytes, const Request& request = {}) {
    const auto out = annotate::pdf::rewrite(bytes, "paper.pdf", request);
    return out ? "none" : out.error().code;
}

std::vector<read::pdf::Comment> comments_in(const std::string& bytes) {
    const auto content = read::pdf::read_content(bytes);
    REQUIRE(content);
    CHECK_FALSE(content->repaired);
    return content->pages.at(0).comments;
}

void check_rect(const read::pdf::Rect& rect, const model::Quad& quad) {
    CHECK(rect.x0 == Approx(quad.x0).margin(0.02));
    CHECK(rect.y0 == Approx(quad.y0).margin(0.02));
    CHECK(rect.x1 == Approx(quad.x1).margin(0.02));
    CHECK(rect.y1 == Approx(quad.y1).margin(0.02));
}

const model::Quad quad{100, 698, 160, 710};

} // namespace

TEST_CASE("a remark is a highlight with a note, behind the file's own bytes", "[annotate]") {
    const bool packed = GENERATE(false, true);
    PdfBuilder builder = one_page(words);
    const std::string paper = packed ? builder.build_packed() : builder.build();
    const Request request = request_of({remark("Mend (this) \\ now.", {quad}),
                                        remark("It costs £5 \xF0\x9F\x98\x80.", {quad, quad}),
                                        remark("About the page.", {})});
    const std::string once = rewritten(paper, request);
    CHECK(once.starts_with(paper));
    const auto comments = comments_in(once);
    REQUIRE(comments.size() == 3);
    CHECK(comments[0].author == "duly");
    CHECK(comments[0].text == "Mend (this) \\ now.\n" + std::string(mark));
    check_rect(comments[0].rect, quad);
    CHECK(comments[1].text == "It costs £5 \xF0\x9F\x98\x80.\n" + std::string(mark));
    CHECK(read::pdf::read_content(once)->pages.at(0).text ==
          read::pdf::read_content(paper)->pages.at(0).text);
    CHECK(rewritten(once, request) == once);
    CHECK(rewritten(once) == paper);
    CHECK(comments_in(rewritten(once, request_of({remark("Other.", {quad})}))).size() == 1);
    CHECK(rewritten(paper) == paper);
}

TEST_CASE("a highlight lies on the words of a turned and cropped page", "[annotate]") {
    const int turn = GENERATE(0, 90, 180, 270);
    const std::string paper =
        one_page(words, "/CropBox[40 60 580 770]/Rotate " + std::to_string(turn)).build();
    const auto comments = comments_in(rewritten(paper, request_of({remark("A.", {quad})})));
    REQUIRE(comments.size() == 1);
    check_rect(comments[0].rect, quad);
}

TEST_CASE("everybody else's annotations stay", "[annotate]") {
    const bool apart = GENERATE(false, true); // the array is an object of its own
    PdfBuilder builder = one_page(words, apart ? "/Annots 7 0 R" : "/Annots[6 0 R]");
    builder.object(6, "<</Type/Annot/Subtype/Text/Rect[1 1 9 9]/T(Ada)/Contents(Which one?)>>");
    if (apart)
        builder.object(7, "[6 0 R <</Subtype/Text/Rect[1 1 9 9]/T(duly)/Contents(A person.)>>]");
    const std::string paper = builder.build();
    const std::size_t theirs = apart ? 2 : 1;
    const std::string once = rewritten(paper, request_of({remark("Ours.", {quad})}));
    const auto comments = comments_in(once);
    REQUIRE(comments.size() == theirs + 1);
    CHECK(comments[0].text == "Which one?");
    CHECK(comments.back().author == "duly");
    CHECK(rewritten(once) == paper);
}

TEST_CASE("remarks are found when another program wrote behind them", "[annotate]") {
    const std::string paper = one_page(words).build();
    const std::string once = rewritten(paper, request_of({remark("Ours.", {quad})}));
    const auto contents = annotate::pdf::newest_contents(once);
    REQUIRE(contents);
    annotate::pdf::Update theirs(once, *contents, 20);
    theirs.put({theirs.number(), 0}, "(an object)");
    std::string saved = theirs.apply("/Root 1 0 R");
    const std::string line = "%duly-remarks behind";
    saved.replace(saved.rfind(line), line.size(), "%some-other program "); // not ours
    const std::string bare = rewritten(saved);
    CHECK(bare.starts_with(saved)); // none of their bytes is taken away
    CHECK(comments_in(bare).empty());
    const std::string again = rewritten(saved, request_of({remark("Anew.", {quad})}));
    REQUIRE(comments_in(again).size() == 1);
    CHECK(comments_in(again)[0].text.starts_with("Anew."));
    CHECK(rewritten(again, request_of({remark("Anew.", {quad})})) == again);
}

TEST_CASE("a signed PDF is written into only when that is asked", "[annotate]") {
    PdfBuilder builder = one_page(words, "/Annots[6 0 R]");
    builder.object(6, "<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 0 0]/V 7 0 R>>");
    builder.object(7, "<</Type/Sig/ByteRange[0 10 20 10]/Contents<00>>>");
    const std::string paper = builder.build();
    CHECK(code_of(paper, request_of({remark("A.", {quad})})) == "signed-file");
    CHECK(code_of(paper) == "none"); // there is nothing to write
    const std::string once = rewritten(paper, request_of({remark("A.", {quad})}, true));
    CHECK(once.starts_with(paper));
    CHECK(comments_in(once).size() == 1);
}

TEST_CASE("a PDF that cannot be written into says why", "[annotate]") {
    const Request request = request_of({remark("A.", {quad})});
    PdfBuilder locked = one_page(words);
    locked.object(9, "<</Filter/Standard/V 1/R 2/P -4/O(01234567890123456789012345678901)"
                     "/U(01234567890123456789012345678901)>>");
    locked.trailer("/Encrypt 9 0 R /ID[(a)(a)]");
    CHECK(code_of(locked.build(), request) == "encrypted-file");
    const std::string paper = one_page(words).build();
    CHECK(code_of(paper.substr(0, paper.size() / 2), request) == "damaged-file");
    CHECK(code_of("%PDF-1.4\nnothing", request) == "damaged-file");
}
