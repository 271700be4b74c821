// A fixed set of results through every reporter, held against approved text. After a change that is
// meant: UPDATE_GOLDEN=1, then read the difference.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "report/json.hpp"
#include "report/terminal.hpp"
#include "support/catch.hpp"

using namespace duly;
using namespace duly::model;

namespace {

void approve(const std::string& name, const std::string& text) {
    const std::string path = std::string(DULY_SOURCE_DIR "/tests/unit/approved/") + name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file.good());
    const std::string approved{std::istreambuf_iterator<char>(file), {}};
    INFO(path);
    CHECK(text == approved);
}

Location at(std::uint32_t line, std::uint32_t column, std::uint32_t end_column,
            std::string trail = {}) {
    Location location;
    location.place.line = location.place.end_line = line;
    location.place.column = column;
    location.place.end_column = end_column;
    location.trail = std::move(trail);
    return location;
}

Finding finding(std::string rule, std::string name, std::string title, Outcome outcome) {
    Finding out;
    out.rule = std::move(rule);
    out.name = std::move(name);
    out.title = std::move(title);
    out.outcome = outcome;
    out.basis = {"form", "Estate decision form", "section 7", std::nullopt};
    out.fingerprint = "f-" + out.rule;
    return out;
}

/// A decision with every outcome, every severity, a waiver, and words that could do harm.
PaperReport faulty_paper() {
    PaperReport paper;
    paper.extent = {1, 120, std::nullopt, std::nullopt};
    paper.kind = "dmpc-decision";
    paper.pack_id = "estate-decision";
    paper.pack_version = "1.0.0";
    paper.reference = "PCD 9174";
    paper.title = "Roof repairs at the Hollow Lane stables";
    paper.date = "2017-04-07";
    paper.stage = "signed";
    paper.text_source = "native";
    paper.facts.sections = {{"legal", "Legal Comments", 81, "substantive"},
                            {"privacy", std::nullopt, std::nullopt, "not-expected"}};
    paper.facts.declarations = {{"Legal Advice", 87, "ticked", "given"}};
    paper.facts.foi = FoiFact{"unresolved", std::nullopt, "2017-04-15", "no"};
    paper.facts.signatures = {{"decision_maker", "signed", 77, "2017-04-07", 78},
                              {"decision_maker", "blank", 112, std::nullopt, std::nullopt}};
    paper.facts.signatures_expected = true;

    Finding choice = finding("FOI001", "deferral-choice-made", "The deferral question is answered",
                             Outcome::fail);
    choice.severity = Severity::error;
    choice.case_name = "unanswered";
    choice.message =
        "Nobody has answered whether publication is deferred: the form still offers both choices.";
    choice.fix = "Decision-maker's office: strike one before signature.";
    choice.excerpt = "Is the publication of Part 1 of this approval to be deferred?\tYES/NO";
    choice.location = at(73, 1, 69, "Public access to information > Part 1 Deferral");

    Finding missing =
        finding("SEC001", "sections-present", "Every section of the form is there", Outcome::fail);
    missing.severity = Severity::warning;
    missing.message = "The paper has no section on risk.";
    missing.fix = "Author: add it.";

    Finding sum =
        finding("AMT001", "table-total", "Table totals are the sum of their rows", Outcome::fail);
    sum.severity = Severity::error;
    sum.basis = {"arithmetic", "", "", std::nullopt};
    sum.message =
        "The grants table states \u00A3418,000; its two rows make \u00A3481,000. Two digits may be "
        "swapped.";
    sum.fix = "Finance: confirm which.";
    sum.excerpt = "Total \"grants\"\t418,000";
    sum.location = at(41, 3, 24, "Financial Comments");
    sum.related = {{"Row", at(39, 3, 20), "Stables\t400,000"},
                   {"Row", at(40, 3, 20), "Yard\t81,000"}};

    Finding residue =
        finding("PLC001", "no-placeholders", "No template text is left", Outcome::fail);
    residue.severity = Severity::info;
    residue.basis = {"house", "", "", std::nullopt};
    residue.message = "A place of the template is not filled in.";
    residue.fix = "Author: fill it in or delete it.";
    residue.excerpt = "[Insert\x1B[31m date]\u202E";
    residue.location = at(12, 1, 14);
    Finding residue_again = residue;
    residue_again.excerpt = "[Insert name]\n  of the officer";
    residue_again.location = at(19, 7, 20, "Recommendation");
    residue_again.related = {{"Annex B", at(7, 1, 8), "Annex B"},
                             {"Annex B", at(7, 20, 27), "Annex B"}};
    Finding residue_waived = residue;
    residue_waived.excerpt = "[Delete as applicable]";
    residue_waived.waived =
        Waiver{"Agreed with the secretariat", "J. Marsh", "2027-01-31", "line 10", false};

    Finding unclear = finding("DEC002", "rows-answered", "Every officer's row is answered",
                              Outcome::inconclusive);
    unclear.case_name = "unclear";
    unclear.message = "The finance row's mark is unreadable in this scan.";
    unclear.fix = "Check the original; nothing is alleged.";
    unclear.location = at(88, 1, 30);

    Finding held =
        finding("AMT001", "table-total", "Table totals are the sum of their rows", Outcome::pass);
    held.message = "The table adds up.";
    Finding dated = finding("SGN003", "dates-in-order", "", Outcome::pass);
    Finding none = finding("REF001", "appendices-there", "Appendices named are there",
                           Outcome::not_applicable);

    paper.results = {missing,       choice,         sum,     held,  residue,
                     residue_again, residue_waived, unclear, dated, none};
    paper.evidence = {{"kind", "the heading \"Originating officer declaration\" on line 100"},
                      {"note", "line 33 is broken off"}};
    return paper;
}

PaperReport sound_paper(std::string stage) {
    PaperReport paper;
    paper.extent = {1, 40, 1, 2};
    paper.kind = "minutes";
    paper.pack_id = "board-minutes";
    paper.pack_version = "1.1.0";
    paper.title = "Minutes of the Estates Board";
    paper.stage = std::move(stage);
    paper.text_source = "ocr";
    paper.results = {
        finding("ACT001", "actions-owned", "Every action has an owner", Outcome::pass),
        finding("ACT001", "actions-owned", "Every action has an owner", Outcome::pass)};
    return paper;
}

PaperReport unknown_paper() {
    PaperReport paper = sound_paper("draft");
    paper.part = 2;
    paper.extent = {41, 60, std::nullopt, std::nullopt};
    paper.kind = "unknown";
    paper.pack_id = "common";
    paper.title = std::nullopt;
    paper.text_source = "native";
    return paper;
}

std::vector<FileReport> files() {
    FileReport faulty{"papers/faulty.md", "00ff", "markdown", {faulty_paper()}, std::nullopt, {}};
    FileReport pair{"papers/two in one.txt",
                    "11ee",
                    "text",
                    {sound_paper("signed"), unknown_paper()},
                    std::nullopt,
                    {}};
    FileReport gone{"papers/caf\xE9\n.md",
                    "",
                    "",
                    {},
                    Unread{"no-such-file", "There is no file of that name."},
                    {}};
    return {faulty, pair, gone};
}

report::TerminalOptions plain(unsigned width = 80) {
    report::TerminalOptions options;
    options.page.width = width;
    options.letter_titles = {{"SEC", "never said: SEC has a subject"}};
    options.pack_titles = {{"estate-decision", "Estate decision"},
                           {"board-minutes", "Board minutes"}};
    return options;
}

/// One of a considered waiver, two of a baseline, which are told together.
std::vector<WaiverProblem> waiver_problems() {
    return {{"expired", "duly-waivers.toml", 12, "FOI001", "papers/faulty.md",
             "The waiver of FOI001 for papers/faulty.md ended on 31 March 2024.", false},
            {"unused", "duly-waivers.toml", 20, "SEC001", "papers/faulty.md", "Not told.", true},
            {"unused", "duly-waivers.toml", 27, "SEC002", "papers/faulty.md", "Not told.", true}};
}

std::string terminal(const report::TerminalOptions& options, const std::vector<FileReport>& all,
                     std::uint64_t passed_over = 0,
                     const std::vector<WaiverProblem>& problems = {}) {
    report::StringSink sink;
    report::TerminalReport reporter(sink, options);
    for (const FileReport& file : all)
        reporter.file(file);
    reporter.end({passed_over, problems});
    return sink.text();
}

std::string json(const std::vector<FileReport>& all, unsigned indent = 1,
                 const std::vector<WaiverProblem>& problems = {}) {
    report::StringSink sink;
    report::JsonReport reporter(sink, {"0.0.0", "abc123"}, indent);
    for (const FileReport& file : all)
        reporter.file(file);
    reporter.end({3, problems});
    return sink.text();
}

} // namespace

TEST_CASE("report: one paper on the terminal", "[report]") {
    approve("terminal-one.txt", terminal(plain(), {files()[0]}));
}

TEST_CASE("report: one paper without checklist, ASCII only", "[report]") {
    report::TerminalOptions options = plain(60);
    options.page.unicode = false;
    options.checklist = false;
    approve("terminal-ascii.txt", terminal(options, {files()[0]}));
}

TEST_CASE("report: several files on the terminal", "[report]") {
    report::TerminalOptions options = plain(100);
    options.several = true;
    approve("terminal-several.txt", terminal(options, files(), 3));
}

TEST_CASE("report: two packs with the same letters have a heading each", "[report]") {
    FileReport file = files()[0];
    file.papers[0].results = {finding("OUR001", "one", "One holds", Outcome::pass),
                              finding("OUR101", "other", "Other holds", Outcome::pass),
                              finding("OUR002", "two", "Two holds", Outcome::pass)};
    report::TerminalOptions options = plain();
    options.letter_titles = {{"OUR", "Our reports"}, {"OUR101", "Our minutes"}};
    const std::string text = terminal(options, {file});
    const auto at = [&](const std::string& words) { return text.find(words); };
    CHECK(at("  Our reports\n") < at("One holds"));
    CHECK(at("One holds") < at("Two holds"));
    CHECK(at("Two holds") < at("  Our minutes\n"));
    CHECK(at("  Our minutes\n") < at("Other holds"));
    CHECK(at("Other holds") != std::string::npos);
}

TEST_CASE("report: two papers in one file", "[report]") {
    approve("terminal-two-papers.txt", terminal(plain(), {files()[1]}));
}

TEST_CASE("report: profile, rules switched off, waivers and what is wrong with them", "[report]") {
    FileReport file = files()[0];
    file.terms.profile = "audit";
    file.terms.fail_on = Severity::warning;
    file.terms.files = {"papers/duly.toml"};
    file.terms.switched_off = {{"SEC201", "papers/duly.toml"}, {"DEC002", "papers/duly.toml"}};
    file.terms.packs = "other";
    PaperReport& paper = file.papers[0];
    paper.left_out = {"SEC201", "DEC002", "TXT001"};
    paper.results.resize(2);
    paper.results[0].waived = Waiver{"Accepted as it stood", "", "", "duly-waivers.toml:40", true};
    paper.results[1].waived = Waiver{"Counsel's advice of 3 May", "J. Marsh", "2027-01-31",
                                     "papers/duly-waivers.toml:12", false};
    approve("terminal-waived.txt", terminal(plain(), {file}, 0, waiver_problems()));
    approve("report-waived.json", json({file}, 1, waiver_problems()));
}

TEST_CASE("report: one line a paper", "[report]") {
    report::TerminalOptions options = plain(100);
    options.several = options.quiet = true;
    approve("terminal-quiet.txt", terminal(options, files(), 1));
}

TEST_CASE("report: colour", "[report]") {
    report::TerminalOptions options = plain(60);
    options.page.colour = true;
    const std::string text = terminal(options, {files()[0]});
    approve("terminal-colour.txt", text);
    // What the paper itself holds must not reach the terminal as a command.
    CHECK(text.find("\x1B[31m") == std::string::npos);
    CHECK(text.find("\u202E") == std::string::npos);
}

TEST_CASE("report: JSON", "[report]") {
    approve("report.json", json(files()));
}

TEST_CASE("report: JSON of nothing", "[report]") {
    CHECK(
        json({}, 0) ==
        "{\"schema\":1,\"tool\":{\"name\":\"duly\",\"version\":\"0.0.0\",\"packs\":\"abc123\"},"
        "\"documents\":[],\"across\":[],\"unread\":[],\"waiver_problems\":[],\"passed_over\":3}\n");
}

TEST_CASE("report: JSON strings and numbers", "[report]") {
    report::StringSink sink;
    {
        report::JsonWriter out(sink, 0);
        out.begin_array();
        out.string("a\"b\\c\n\t\x01\x7F \u00A3 \xFF\xC3.");
        for (const double value : {0.0, -0.0004, 1.5, -2.125, 612.2999, 1e300})
            out.real(value);
        out.integer(-9007199254740993);
        out.boolean(true);
        out.end_array();
    }
    CHECK(sink.text() ==
          "[\"a\\\"b\\\\c\\n\\t\\u0001\\u007f \u00A3 \uFFFD\uFFFD.\",0,0,1.5,-2.125,612.3,null,"
          "-9007199254740993,true]");
}

TEST_CASE("report: the verdict", "[report]") {
    const PaperReport faulty = faulty_paper();
    const report::Tally sum = report::tally(faulty);
    CHECK(sum.errors == 2);
    CHECK(sum.warnings == 1);
    CHECK(sum.infos == 2);
    CHECK(sum.waived == 1);
    CHECK(sum.unjudged == 1);
    CHECK(report::verdict(faulty, Severity::error).is == report::Verdict::Is::not_ready);

    PaperReport noted = sound_paper("draft");
    CHECK(report::verdict(noted, Severity::info).is == report::Verdict::Is::ready);
    noted.results.push_back(faulty.results[4]);
    CHECK(report::verdict(noted, Severity::warning).is == report::Verdict::Is::ready);
    CHECK(report::verdict(noted, Severity::info).is == report::Verdict::Is::not_ready);
    CHECK(report::verdict(noted, Severity::info).counts == "1 to note");
    noted.kind = "unknown";
    CHECK(report::verdict(noted, Severity::error).is == report::Verdict::Is::open);

    PaperReport unjudged = sound_paper("draft");
    unjudged.results = {faulty.results[7]};
    CHECK(report::verdict(unjudged, Severity::error).is == report::Verdict::Is::open);
}
