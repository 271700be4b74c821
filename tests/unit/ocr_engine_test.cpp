// Scans the whole way: handed on to workers that recognise characters, and read with what these
// found, beside other papers.
#include <algorithm>
#include <map>
#include <set>

#include "engine/codec.hpp"
#include "engine/engine.hpp"
#include "engine/installation.hpp"
#include "engine/recognition.hpp"
#include "support/catch.hpp"
#include "support/duly_test.hpp"
#include "support/files.hpp"
#include "support/office_package.hpp"
#include "support/pdf_builder.hpp"

using namespace duly;
using namespace duly::engine;

namespace {

const Engine& project() {
    static const Result<Engine> made = Engine::create(Installation::beside_program());
    if (!made) FAIL(made.error().describe());
    return *made;
}

RunOptions with_ocr(unsigned jobs) {
    RunOptions out;
    out.jobs = jobs;
    out.judging.ocr = true;
    return out;
}

std::vector<model::FileReport> check(const std::vector<Input>& inputs, const RunOptions& options,
                                     std::vector<RunProgress>* progress = nullptr) {
    std::vector<model::FileReport> out;
    project().check(
        inputs, options, [&](model::FileReport&& report) { out.push_back(std::move(report)); },
        [&](const RunProgress& reached) {
            if (progress != nullptr) progress->push_back(reached);
        });
    return out;
}

std::string sample(const std::string& name) {
    return duly_test::source_dir() + "/samples/" + name;
}

Input paper(const std::string& name) {
    return {sample(name), name, std::nullopt};
}

std::string notes_of(const model::FileReport& report) {
    std::string out;
    for (const model::PaperReport& each : report.papers)
        for (const auto& [subject, words] : each.evidence)
            if (subject == "note") out += words + "\n";
    return out;
}

/// The scanned sample as read with --ocr, once for all tests.
const model::FileReport& scan() {
    static const model::FileReport kept =
        check({paper("officer-decision/scan.pdf")}, with_ocr(1))[0];
    return kept;
}

/// Whether the module and its data are here; says so where not.
bool possible() {
    static const std::string missing = [] {
        if (const std::string why = no_recognition(); !why.empty()) return why;
        const std::string notes = notes_of(scan());
        return notes.find("data for English is not installed") == std::string::npos ? "" : notes;
    }();
    if (!missing.empty()) duly_test::say_skipped(missing);
    return missing.empty();
}

/// A TrueType font of one letter, M, as its glyph 1; just enough of one for it to be told.
std::string font_of_one_letter() {
    using namespace std::string_literals;
    const auto two = [](unsigned n) {
        return std::string{static_cast<char>(n >> 8), static_cast<char>(n & 0xFF)};
    };
    const auto four = [&](std::size_t n) {
        return two(static_cast<unsigned>(n >> 16)) + two(static_cast<unsigned>(n & 0xFFFF));
    };
    const auto zeros = [](std::size_t n) { return std::string(n, '\0'); };
    // Format 4: M alone, and the end that every such table has.
    const std::string map = two(4) + two(32) + two(0) + two(4) + two(4) + two(1) + two(0) +
                            two('M') + two(0xFFFF) + two(0) + two('M') + two(0xFFFF) +
                            two(0x10000 + 1 - 'M') + two(1) + two(0) + two(0);
    const std::map<std::string, std::string> tables{
        {"cmap", two(0) + two(1) + two(3) + two(1) + four(12) + map},
        {"glyf", zeros(4)},
        {"head", four(0x10000) + zeros(8) + four(0x5F0F3CF5) + two(0) + two(1000) + zeros(34)},
        {"hhea", four(0x10000) + two(800) + zeros(28) + two(1)},
        {"hmtx", two(600) + two(0) + two(0)},
        {"loca", zeros(6)},
        {"maxp", four(0x10000) + two(2) + zeros(26)},
    };
    std::string out = four(0x10000) + two(static_cast<unsigned>(tables.size())) + zeros(6), data;
    for (const auto& [name, content] : tables) {
        out += name + four(0) + four(12 + 16 * tables.size() + data.size()) + four(content.size());
        data += content + zeros((4 - content.size() % 4) % 4);
    }
    return out + data;
}

} // namespace

TEST_CASE("a PDF that few files are like is read as if it were any other", "[pdf]") {
    const std::string content = "BT /F1 12 Tf 50 700 Td (Open minutes) Tj ET";
    std::string hex;
    for (const char c : content) {
        constexpr std::string_view digits = "0123456789abcdef";
        hex += digits[static_cast<unsigned char>(c) >> 4];
        hex += digits[static_cast<unsigned char>(c) & 15];
    }
    const Input usual{{}, "usual.pdf", duly_test::one_page(content).build()};
    // What unpacks it is in the module that a worker opens only when it is asked for.
    const Input rare{
        {},
        "rare.pdf",
        duly_test::one_page(content).stream(4, "/Filter/ASCIIHexDecode", hex + ">").build()};
    // And so is what tells the letters of a font of which the file says nothing.
    const Input nameless{
        {},
        "nameless.pdf",
        duly_test::one_page("BT /F1 12 Tf 50 700 Td (Open ) Tj /F2 12 Tf <0001> Tj ET")
            .object(6, "<</Type/Font/Subtype/Type0/BaseFont/Q/Encoding/Identity-H"
                       "/DescendantFonts[7 0 R]>>")
            .object(7, "<</Type/Font/Subtype/CIDFontType2/BaseFont/Q/FontDescriptor 8 0 R"
                       "/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                       "/Supplement 0>>>>")
            .object(8, "<</Type/FontDescriptor/FontName/Q/Flags 4/FontFile2 9 0 R>>")
            .stream(9, "", font_of_one_letter())
            .build()};
    // And what reads office files in unusual archives: here one with a comment at its end.
    std::string with_comment = duly_test::docx(duly_test::docx_paragraph("Open minutes"));
    with_comment[with_comment.size() - 2] = 1;
    const Input commented{{}, "commented.docx", with_comment + "!"};
    const auto text = [](const Input& input, bool ocr) {
        RunOptions options;
        options.judging.ocr = ocr;
        return Engine::text(input, false, options);
    };
    const Input sealed{{}, "sealed.pdf", duly_test::sealed_file(true)};
    const Input locked{{}, "locked.pdf", duly_test::sealed_file(false)};
    for (const bool ocr : {false, true}) {
        CHECK(text(sealed, ocr) == "Sealed minutes\n");
        const auto refused = text(locked, ocr);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "encrypted");
        CHECK(text(usual, ocr) == "Open minutes\n");
        CHECK(text(rare, ocr) == "Open minutes\n");
        CHECK(text(nameless, ocr) == "Open M\n");
        CHECK(text(commented, ocr) == "Open minutes\n");
        for (const unsigned jobs : {1U, 2U}) {
            RunOptions options = with_ocr(jobs);
            options.judging.ocr = ocr;
            const auto reports = check({usual, rare, usual, rare, rare, usual}, options);
            REQUIRE(reports.size() == 6);
            for (const model::FileReport& report : reports) {
                CAPTURE(report.path);
                CHECK_FALSE(report.unread);
                REQUIRE(report.papers.size() == 1);
                CHECK(report.papers[0].results == reports[0].papers[0].results);
            }
        }
    }
}

TEST_CASE("what most papers are read with opens no library that few need", "[pdf]") {
    const auto names = [](const std::string& module) {
        const auto bytes = files::read_file(library_folder() + "/readers/" + module);
        if (!bytes) FAIL(bytes.error().describe());
        std::set<std::string> out;
        for (const char* name : {"libpodofo", "libfreetype", "libcrypto", "libzip"})
            if (bytes->find(name) != std::string::npos) out.insert(name);
        return out;
    };
    CHECK(names("pdf.so").empty());
    CHECK(names("office.so").empty());
    CHECK(names("pdf_whole.so").contains("libfreetype"));
}

TEST_CASE("a scanned paper is recognised for what it is, and nothing in it is an error",
          "[ocr][engine]") {
    if (!possible()) return;
    REQUIRE(!scan().unread);
    REQUIRE(scan().papers.size() == 1);
    const model::PaperReport& found = scan().papers[0];
    CHECK(found.text_source == "ocr");
    CHECK(found.kind == "officer-decision");
    CHECK(found.reference == "TCC/ODR/2022/117");
    CHECK(found.date == "2022-10-21");
    for (const model::Finding& finding : found.results) {
        INFO(finding.rule << " " << finding.message);
        CHECK((finding.outcome != model::Outcome::fail ||
               finding.severity != model::Severity::error));
    }
    CHECK(notes_of(scan()).find("Read by character recognition") != std::string::npos);
    // Without it the same paper is not read at all.
    const auto without = check({paper("officer-decision/scan.pdf")}, RunOptions{});
    REQUIRE(without[0].papers.size() == 1);
    CHECK(without[0].papers[0].kind == "unknown");
}

TEST_CASE("scans hold nobody up and reports come in order, for any number of workers",
          "[ocr][engine]") {
    if (!possible()) return;
    const std::vector<Input> inputs{
        paper("officer-decision/sound.txt"), paper("officer-decision/scan.pdf"),
        paper("officer-decision/faulty.md"), paper("no-such.pdf"), paper("minutes/sound.md")};
    std::vector<RunProgress> progress;
    const auto one = check(inputs, with_ocr(1), &progress);
    const auto two = check(inputs, with_ocr(2));
    REQUIRE(one.size() == inputs.size());
    REQUIRE(two.size() == inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        INFO(inputs[i].display);
        CHECK(one[i].path == inputs[i].display);
        CHECK(encode(one[i]) == encode(two[i]));
    }
    CHECK(one[3].unread.has_value());
    REQUIRE(!progress.empty());
    CHECK(progress.back().files == inputs.size());
    CHECK(progress.back().pages == progress.back().of_pages);
    // The four that are no scans were done before any page of the scans.
    const auto first_page = std::find_if(progress.begin(), progress.end(),
                                         [](const RunProgress& at) { return at.pages > 0; });
    REQUIRE(first_page != progress.end());
    CHECK(first_page->files == 4);
}

TEST_CASE("a page that cannot be read leaves its paper inconclusive, with the reason",
          "[ocr][engine]") {
    if (!possible()) return;
    const std::string pdf =
        duly_test::one_page("q 600 0 0 800 0 0 cm /Im0 Do Q", "", "/XObject << /Im0 10 0 R >>")
            .stream(10,
                    "/Type /XObject /Subtype /Image /Width 1200 /Height 1600 /ColorSpace "
                    "/DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                    "no picture at all")
            .build();
    const auto reports = check({{"", "broken.pdf", pdf}}, with_ocr(1));
    REQUIRE(reports[0].papers.size() == 1);
    CHECK(notes_of(reports[0])
              .find("Page 1 could not be read by character recognition: its picture is damaged.") !=
          std::string::npos);
    const auto& results = reports[0].papers[0].results;
    CHECK(std::any_of(results.begin(), results.end(), [](const model::Finding& finding) {
        return finding.outcome == model::Outcome::inconclusive && finding.case_name == "unread";
    }));
    for (const model::Finding& finding : results)
        CHECK((finding.outcome != model::Outcome::fail ||
               finding.severity != model::Severity::error));
}

TEST_CASE("pages are carried as they were recognised, and nonsense is carried nowhere", "[ocr]") {
    read::RecognisedPage page;
    page.page = 7;
    page.direction = read::TextDirection::up;
    page.words.push_back({1.5F, 20, 30, 10, 88, true, "Nöte"});
    page.rules.push_back({1, 2, 3, 2, 0.5F});
    page.trouble = "why not";
    const std::string bytes = encode(page);
    const auto twice = decode_recognised(bytes + bytes);
    REQUIRE(twice.size() == 2);
    CHECK(twice[1].page == 7);
    CHECK(twice[1].direction == read::TextDirection::up);
    REQUIRE(twice[1].words.size() == 1);
    CHECK(twice[1].words[0].text == "Nöte");
    CHECK(twice[1].words[0].bold);
    CHECK(twice[1].words[0].from == 1.5F);
    REQUIRE(twice[1].rules.size() == 1);
    CHECK(twice[1].rules[0].width == 0.5F);
    CHECK(twice[1].trouble == "why not");
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(decode_recognised(std::string_view(bytes).substr(0, size)).empty());
}

TEST_CASE("a scan that few files are like is recognised as if it were any other", "[ocr][engine]") {
    if (!possible()) return;
    // The page's picture is found only by a worker that has the whole reader, and its words come to
    // such a worker.
    const std::string hex = "71203630302030203020383030203020302063 6d202f496d3020446f2051>";
    const std::string pdf =
        duly_test::one_page("", "", "/XObject << /Im0 10 0 R >>")
            .stream(4, "/Filter/ASCIIHexDecode", hex)
            .stream(10,
                    "/Type /XObject /Subtype /Image /Width 1200 /Height 1600 /ColorSpace "
                    "/DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                    "no picture at all")
            .build();
    for (const unsigned jobs : {1U, 2U}) {
        const auto reports =
            check({{"", "a.pdf", pdf}, {"", "b.pdf", pdf}, {"", "c.pdf", pdf}}, with_ocr(jobs));
        for (const model::FileReport& report : reports) {
            REQUIRE(report.papers.size() == 1);
            CHECK(notes_of(report).find("Page 1 could not be read by character recognition") !=
                  std::string::npos);
        }
    }
}
