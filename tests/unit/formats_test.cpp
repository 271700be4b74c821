// One sample in several formats: one text view, the same facts, findings and fingerprints. In a
// program of its own, as it needs all readers.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/check.hpp"
#include "read/office/office_reader.hpp"
#include "read/pdf/read_pdf.hpp"
#include "support/catch.hpp"
#include "support/duly_test.hpp"

using namespace duly;

namespace {

std::filesystem::path folder() {
    return std::filesystem::path(duly_test::source_dir()) / "samples";
}

std::string sample(const std::string& name) {
    return duly_test::slurp((folder() / name).string());
}

/// The papers in Markdown or text, without the templates: tests/formats/make_copies.py makes the
/// other formats of these.
std::vector<std::string> samples() {
    std::vector<std::string> out;
    for (const auto& each : std::filesystem::recursive_directory_iterator(folder())) {
        const std::string name = each.path().lexically_relative(folder()).generic_string();
        if ((name.ends_with(".md") || name.ends_with(".txt")) && name != "README.md" &&
            !name.starts_with("templates/"))
            out.push_back(name);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string view_of_ticks(const std::string& name) {
    const std::string bytes =
        duly_test::slurp(duly_test::source_dir() + "/tests/formats/ticks/" + name);
    const auto file = name.ends_with(".pdf") ? read::pdf::read_pdf(bytes, name, {})
                                             : read::read_office(bytes, name);
    REQUIRE(file.has_value());
    return file->file->view.text();
}

/// Without rows that only Markdown's table has: an empty row of headings.
std::string without_empty_rows(const std::string& view) {
    std::string out;
    for (std::size_t at = 0; at < view.size();) {
        const std::size_t stop = view.find('\n', at) + 1;
        const std::string line = view.substr(at, stop - at);
        if (line.find_first_not_of("\t\n") != std::string::npos) out += line;
        at = stop;
    }
    return out;
}

struct Judged {
    std::string view;
    std::vector<std::string> blocks; ///< kind and level of each
    std::vector<model::Finding> results;
    std::vector<std::string> facts;
    std::vector<std::string> findings;
    std::size_t unplaced = 0; ///< findings with words in the paper and no quads
};

/// Rules about what the file is and not what the paper says.
bool about_file(const std::string& rule) {
    return rule.compare(0, 3, "ACC") == 0 || rule.compare(0, 3, "LEK") == 0;
}

std::vector<std::string> facts_of(const model::PaperReport& paper) {
    const model::Facts& facts = paper.facts;
    std::vector<std::string> out = {paper.kind, paper.reference.value_or(""),
                                    paper.title.value_or(""), paper.date.value_or(""), paper.stage};
    for (const auto& each : facts.sections)
        out.push_back("section " + each.role + " " + each.heading.value_or("") + " " + each.status);
    for (const auto& each : facts.declarations)
        out.push_back("row " + each.row + " " + each.state + " " + each.statement);
    if (facts.foi)
        out.push_back("publication " + facts.foi->part1.value_or("-") + " " +
                      facts.foi->reason.value_or("-") + " " + facts.foi->until.value_or("-") + " " +
                      facts.foi->part2.value_or("-"));
    for (const auto& each : facts.signatures)
        out.push_back("signature " + each.role + " " + each.state + " " + each.date.value_or("-"));
    return out;
}

Judged judge(const std::string& name) {
    static const auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
    REQUIRE(host.has_value());
    static const auto packs =
        rules::load_packs({duly_test::source_dir() + "/rules"}, host->catalogue());
    REQUIRE(packs.has_value());
    engine::Checker checker(*packs, *host);
    read::Readers readers;
    readers.office.read = [](std::string_view bytes, const std::string& file,
                             const read::ReadLimits&,
                             const read::Recognised&) { return read::read_office(bytes, file); };
    readers.pdf.read = [](std::string_view bytes, const std::string& file,
                          const read::ReadLimits& limits, const read::Recognised& recognised) {
        return read::pdf::read_pdf(bytes, file, limits, recognised);
    };
    checker.use(readers);
    const std::string bytes = sample(name);
    Judged out;
    const auto papers = checker.read(bytes, name, {});
    REQUIRE(papers.has_value());
    out.view = without_empty_rows(papers->file.file->view.text());
    for (const auto& block : papers->file.blocks) {
        const auto words = papers->file.file->view.slice(block.range);
        if (words.find_first_not_of('\t') == std::string_view::npos) continue;
        out.blocks.push_back(std::to_string(static_cast<int>(block.kind)) + "/" +
                             std::to_string(block.level) + "/" +
                             std::to_string(block.cells.size()));
    }
    for (const auto& paper : checker.check(bytes, name, {}).papers) {
        for (const std::string& fact : facts_of(paper))
            out.facts.push_back(fact);
        for (const auto& finding : paper.results) {
            if (about_file(finding.rule)) continue;
            out.results.push_back(finding);
            out.findings.push_back(finding.fingerprint + " " + finding.rule + " " + finding.name);
            out.unplaced +=
                finding.location && !finding.excerpt.empty() &&
                (!finding.location->place.page || finding.location->place.quads.empty());
        }
    }
    std::sort(out.findings.begin(), out.findings.end());
    return out;
}

} // namespace

TEST_CASE("every sample says the same in all formats", "[formats]") {
    std::size_t compared = 0;
    for (const std::string& name : samples()) {
        const Judged own = judge(name);
        CHECK(own.findings.size() > 20);
        const bool markdown = name.ends_with(".md");
        const std::string stem = name.substr(0, name.rfind('.'));
        for (const std::string format : {".docx", ".odt", ".pdf", "-web.pdf"}) {
            CAPTURE(name, format);
            REQUIRE(std::filesystem::exists(folder() / (stem + format)));
            const Judged copy = judge(stem + format);
            CHECK(copy.view == own.view);
            CHECK(copy.facts == own.facts);
            CHECK(copy.findings == own.findings);
            if (format.ends_with(".pdf"))
                CHECK(copy.unplaced == 0);
            else if (markdown) // plain text and a PDF tell of headings only by how they look
                CHECK(copy.blocks == own.blocks);
            ++compared;
        }
    }
    CHECK(compared >= 4 * 23U);
}

TEST_CASE("quads lie where the words stand on the page", "[formats]") {
    const Judged pdf = judge("committee-report/faulty-web.pdf");
    const auto found = std::find_if(pdf.results.begin(), pdf.results.end(),
                                    [](const auto& each) { return each.rule == "SEC207"; });
    REQUIRE(found != pdf.results.end());
    CHECK(found->excerpt == "None");
    REQUIRE(found->location.has_value());
    CHECK(found->location->place.page == 3U);
    REQUIRE(found->location->place.quads.size() == 1);
    // as `pdftotext -bbox` has the word, on a page 792 points high
    const model::Quad& quad = found->location->place.quads[0];
    CHECK(std::abs(quad.x0 - 33.75) < 1.5);
    CHECK(std::abs(quad.x1 - 60.03) < 1.5);
    CHECK(std::abs(quad.y0 - (792 - 72.83)) < 1.5);
    CHECK(std::abs(quad.y1 - (792 - 60.55)) < 1.5);
}

TEST_CASE("ticks and boxes, on and off, as Word, LibreOffice and Chromium make them", "[formats]") {
    for (const std::string name : {"ticks.docx", "ticks.odt", "ticks.pdf"}) {
        CAPTURE(name);
        CHECK(view_of_ticks(name) ==
              std::string("Ticks\nYes ☒ No ☐\nRow\tTick\nCheck mark\t✓\nHeavy check mark\t✔\n"
                          "Content control on\t☒\nContent control off\t☐\n"
                          "Control with a tick\t☑\nWingdings tick\t✓\n"
                          "Wingdings ticked box\t☑\nWingdings box\t☐\nOld form field on\t") +
                  (name == "ticks.pdf" ? "☒" : "☑") +
                  "\nOld form field off\t☐\nLetter\tX\nNothing\t\nEnd of the sheet.\n");
    }
    CHECK(view_of_ticks("ticks-web.pdf") ==
          "Ticks\n☑ Box of a form, ticked\n☐ Box of a form, not\n☑ Sign, ticked\n"
          "☒ Sign, crossed\n☐ Sign, not\nRow\tTick\nCheck mark\t✓\nHeavy check mark\t✔\n"
          "Form box on\t☑\nForm box off\t☐\nNothing\t\nLetter\tX\nRadio on\t☑\n"
          "Radio off\t☐\nYes ☐ No ☒\nYes ☑ No ☐\n");
}
