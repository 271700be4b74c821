// One sample in several formats: one text view, the same facts, findings and fingerprints.
#include <algorithm>
#include <string>
#include <vector>

#include "engine/check.hpp"
#include "read/office/office_reader.hpp"
#include "support/catch.hpp"
#include "support/duly_test.hpp"

using namespace duly;

namespace {

std::string sample(const std::string& name) {
    return duly_test::slurp(duly_test::source_dir() + "/samples/" + name);
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
    std::vector<std::string> findings;
};

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
        out.findings.push_back(paper.kind + " " + paper.reference.value_or("") + " " +
                               paper.title.value_or("") + " " + paper.stage);
        for (const auto& finding : paper.results)
            out.findings.push_back(finding.fingerprint + " " + finding.rule);
    }
    std::sort(out.findings.begin(), out.findings.end());
    return out;
}

} // namespace

TEST_CASE("a sample says the same in Markdown, DOCX and ODT", "[formats]") {
    for (const std::string name : {"dmpc-decision/sound", "committee-report/faulty"}) {
        const Judged markdown = judge(name + ".md");
        CHECK(markdown.findings.size() > 20);
        for (const std::string format : {".docx", ".odt"}) {
            CAPTURE(name, format);
            const Judged office = judge(name + format);
            CHECK(office.view == markdown.view);
            CHECK(office.blocks == markdown.blocks);
            CHECK(office.findings == markdown.findings);
        }
    }
}
