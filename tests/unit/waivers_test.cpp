// Waivers: what a register and remarks in a paper silence, and that nothing is silenced unseen.
#include "engine/waivers.hpp"

#include <algorithm>

#include "engine/check.hpp"
#include "engine/finding.hpp"
#include "engine/remarks.hpp"
#include "support/catch.hpp"

using namespace duly;
using namespace duly::engine;

namespace {

constexpr Date today{2026, 6, 30};

model::Finding finding(const std::string& rule, const std::string& print,
                       model::Outcome outcome = model::Outcome::fail) {
    model::Finding out;
    out.rule = rule;
    out.fingerprint = print;
    out.outcome = outcome;
    out.severity = model::Severity::error;
    return out;
}

/// Two papers in one file, each with a failure of FOI001 that has the same fingerprint.
model::FileReport report() {
    model::FileReport file;
    file.path = "papers/two.md";
    for (const std::uint32_t part : {1u, 2u}) {
        model::PaperReport paper;
        paper.part = part;
        auto placed = finding("FOI001", "aaaa");
        placed.excerpt = "to be deferred?\tYES/NO";
        placed.location = model::Location{{}, "Public access > Part 1 Deferral"};
        paper.results = {placed, finding("SEC101", "bbbb"),
                         finding("SEC102", "cccc", model::Outcome::pass),
                         finding("DEC001", "dddd", model::Outcome::inconclusive)};
        file.papers.push_back(paper);
    }
    return file;
}

struct Applied {
    model::FileReport file;
    std::vector<model::WaiverProblem> problems;

    [[nodiscard]] std::string waived() const { // "1:FOI001 2:DEC001"
        std::string out;
        for (const auto& paper : file.papers)
            for (const auto& each : paper.results)
                if (each.waived)
                    out += (out.empty() ? "" : " ") + std::to_string(paper.part) + ":" + each.rule;
        return out;
    }
    [[nodiscard]] std::string codes() const {
        std::string out;
        for (const auto& problem : problems)
            out += (out.empty() ? "" : " ") + problem.code;
        return out;
    }
};

Applied applied(const std::string& entries, const std::string& paper = "two.md") {
    const auto made = WaiverRegister::parse(entries, "duly-waivers.toml");
    INFO((made ? std::string() : made.error().describe()));
    REQUIRE(made.has_value());
    Applied out{report(), {}};
    made->apply(out.file, paper, today, out.problems);
    return out;
}

std::string waiver(const std::string& keys) {
    return "[[waiver]]\npaper = \"two.md\"\nreason = \"agreed\"\nowner = \"Clerk\"\n" + keys + "\n";
}

std::string refused(const std::string& text) {
    const auto made = WaiverRegister::parse(text, "r.toml");
    return made ? "taken" : made.error().describe();
}

struct Ground {
    PluginHost host;
    rules::PackSet packs;
    std::unique_ptr<Checker> checker;
};

Ground& ground() {
    static const auto made = [] {
        auto host = PluginHost::load({DULY_TEST_PLUGINS});
        if (!host) FAIL(host.error().describe());
        auto packs = rules::load_packs({duly_test::source_dir() + "/rules"}, host->catalogue());
        if (!packs) FAIL(packs.error().describe());
        auto out = std::make_unique<Ground>(Ground{std::move(*host), std::move(*packs), nullptr});
        out->checker = std::make_unique<Checker>(out->packs, out->host);
        return out;
    }();
    return *made;
}

model::FileReport check(const std::string& text, const std::string& name = "p.md",
                        const CheckOptions& options = {}) {
    return ground().checker->check(text, name, options);
}

/// Rule, case and fingerprint of what can be waived.
std::vector<std::string> prints(const model::FileReport& file) {
    std::vector<std::string> out;
    for (const auto& paper : file.papers)
        for (const auto& each : paper.results)
            if (can_be_waived(each))
                out.push_back(each.rule + " " + each.case_name + " " + each.fingerprint);
    return out;
}

bool holds_all(const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::all_of(some.begin(), some.end(), [&](const std::string& each) {
        return std::find(all.begin(), all.end(), each) != all.end();
    });
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

std::string faulty() {
    return duly_test::slurp(duly_test::source_dir() + "/samples/dmpc-decision/faulty.md");
}

} // namespace

TEST_CASE("a waiver silences its finding, and only that", "[waivers]") {
    CHECK(applied(waiver("rule = \"FOI001\"\nfingerprint = \"aaaa\"")).waived() ==
          "1:FOI001 2:FOI001");
    const auto one = applied(waiver("rule = \"FOI001\"\npart = 2\nfingerprint = \"aaaa\""));
    CHECK(one.waived() == "2:FOI001");
    CHECK(one.codes().empty());
    const auto& said = one.file.papers[1].results[0].waived;
    REQUIRE(said.has_value());
    CHECK(said->reason == "agreed");
    CHECK(said->owner == "Clerk");
    CHECK(said->source == "duly-waivers.toml:1");
    CHECK(applied(waiver("rule = \"DEC001\"\nfingerprint = \"dddd\"")).waived() ==
          "1:DEC001 2:DEC001"); // what could not be judged, too
    CHECK(
        applied(waiver("rule = \"FOI001\"\nfingerprint = \"aaaa\""), "other.md").waived().empty());
    CHECK(applied("[[waiver]]\npaper = \"./a//two.md\"\nreason = \"agreed\"\nowner = \"Clerk\"\n"
                  "rule = \"FOI001\"\nfingerprint = \"aaaa\"\n",
                  "a/two.md")
              .waived() == "1:FOI001 2:FOI001");
}

TEST_CASE("a place in words stands for a fingerprint", "[waivers]") {
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"part 1  DEFERRAL\"")).waived() ==
          "1:FOI001 2:FOI001");
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"deferred? YES/NO\"")).waived() ==
          "1:FOI001 2:FOI001");
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"Part 2 deferral\"")).codes() == "unused");
    // Whole words, and of a paper without a place all of them.
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"access > Part 1\"")).waived() ==
          "1:FOI001 2:FOI001");
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"ublic access\"")).codes() == "unused");
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"Public acces\"")).codes() == "unused");
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"Deferral to be\"")).codes() == "unused");
    CHECK(applied(waiver("rule = \"SEC101\"\nplace = \"as a whole\"")).codes() == "unused");
    CHECK(applied(waiver("rule = \"FOI001\"\nplace = \"paper as a whole\"")).codes() == "unused");
    CHECK(applied(waiver("rule = \"SEC101\"\nplace = \"The paper as a whole\"")).waived() ==
          "1:SEC101 2:SEC101");
    // With a fingerprint the place is for people only.
    CHECK(applied(waiver("rule = \"FOI001\"\nfingerprint = \"eeee\"\nplace = \"Part 1\""))
              .waived()
              .empty());
}

TEST_CASE("a waiver past its day does not hold, and says so", "[waivers]") {
    const std::string entry = "rule = \"FOI001\"\nfingerprint = \"aaaa\"\nuntil = ";
    CHECK(applied(waiver(entry + "2026-06-30")).waived() == "1:FOI001 2:FOI001"); // its last day
    const auto past = applied(waiver(entry + "2026-06-29"));
    CHECK(past.waived().empty());
    REQUIRE(past.codes() == "expired");
    CHECK_THAT(past.problems[0].message, duly_test::contains("ended on 29 June 2026"));
    CHECK(past.problems[0].line == 1);
    CHECK(applied(waiver(entry + "\"2031-01-01\"")).waived() == "1:FOI001 2:FOI001");
}

TEST_CASE("waivers that meet nothing, and that nobody owns, are told", "[waivers]") {
    const auto unused = applied(waiver("rule = \"FOI001\"\nfingerprint = \"ffff\""));
    REQUIRE(unused.codes() == "unused");
    CHECK_THAT(unused.problems[0].message, duly_test::contains("no longer meets a finding"));
    const auto wrong = applied(waiver("rule = \"FOI002\"\nfingerprint = \"aaaa\""));
    CHECK(wrong.waived().empty());
    REQUIRE(wrong.codes() == "unused");
    CHECK_THAT(wrong.problems[0].message, duly_test::contains("that of a finding of FOI001"));
    CHECK(applied(waiver("rule = \"SEC102\"\nfingerprint = \"cccc\"")).codes() ==
          "unused"); // passes
    const std::string nobody = "[[waiver]]\npaper = \"two.md\"\nreason = \"agreed\"\n"
                               "rule = \"FOI001\"\nfingerprint = \"aaaa\"\n";
    CHECK(applied(nobody).waived() == "1:FOI001 2:FOI001");
    CHECK(applied(nobody).codes() == "no-owner");
    const auto baseline = applied(nobody + "baseline = 2026-01-01\n");
    CHECK(baseline.codes().empty());
    CHECK(baseline.file.papers[0].results[0].waived->baseline);
    // A rule that was left out of the run proves nothing about its waivers.
    const auto made = WaiverRegister::parse(waiver("rule = \"TXT009\"\nfingerprint = \"x\""), "r");
    Applied out{report(), {}};
    out.file.papers[0].left_out = {"TXT009"};
    made->apply(out.file, "two.md", today, out.problems);
    CHECK(out.codes().empty());
}

TEST_CASE("of papers that were not checked, what is gone and what is past is told", "[waivers]") {
    const std::string entry = "fingerprint = \"aaaa\"\nreason = \"agreed\"\n";
    const auto made = WaiverRegister::parse(
        "[[waiver]]\nrule = \"FOI001\"\npaper = \"gone.md\"\n" + entry +
            "[[waiver]]\nrule = \"FOI002\"\npaper = \"a/../there.md\"\nuntil = 2026-06-29\n" +
            entry + "[[waiver]]\nrule = \"FOI003\"\npaper = \"there.md\"\nuntil = 2026-06-30\n" +
            entry + "[[waiver]]\nrule = \"FOI004\"\npaper = \"two.md\"\nuntil = 2001-01-01\n" +
            entry,
        "r.toml");
    REQUIRE(made.has_value());
    std::vector<model::WaiverProblem> problems;
    made->look_at_rest(
        {"two.md"}, [](const std::string& paper) { return paper == "there.md"; }, today, problems);
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].code == "unused");
    CHECK(problems[0].line == 1);
    CHECK(problems[0].paper == "gone.md");
    CHECK_THAT(problems[0].message, duly_test::contains("names a paper that is not there"));
    CHECK(problems[1].code == "expired");
    CHECK(problems[1].rule == "FOI002");
    CHECK_THAT(problems[1].message, duly_test::contains("there.md ended on 29 June 2026"));
    // Of a rule that was left out, too.
    const auto past = WaiverRegister::parse(
        waiver("rule = \"TXT009\"\nfingerprint = \"x\"\nuntil = 2026-06-29"), "r");
    Applied out{report(), {}};
    out.file.papers[0].left_out = {"TXT009"};
    past->apply(out.file, "two.md", today, out.problems);
    CHECK(out.codes() == "expired");
    CHECK(WaiverRegister::plain_name("./a//b/../c.md") == "a/c.md");
    CHECK(WaiverRegister::plain_name("../../a/./b.md") == "../../a/b.md");
    CHECK(WaiverRegister::plain_name("/a/b.md") == "/a/b.md");
}

TEST_CASE("a register that is wrong is refused at its place", "[waivers]") {
    CHECK_THAT(refused("[[waiver]]\nrule = \"A\"\npaper = \"p\"\nfingerprint = \"f\"\n"),
               duly_test::contains("r.toml:1:1: A waiver needs a reason"));
    CHECK_THAT(refused("[[waiver]]\nrule = \"A\"\npaper = \"p\"\nfingerprint = \"f\"\n"
                       "reason = \"  \"\n"),
               duly_test::contains("r.toml:5:10: A waiver needs a reason"));
    CHECK_THAT(refused("[[waiver]]\nrule = \"A\"\npaper = \"p\"\nreason = \"r\"\n"),
               duly_test::contains("says which finding it is for"));
    CHECK_THAT(refused("[[waiver]]\nrule = \"A\"\npaper = \"p\"\nreason = \"r\"\nplace = \" \"\n"),
               duly_test::contains("says which finding it is for"));
    for (const char* place : {"a", "Part 1", ". . . . . . . .", "seventh"})
        CHECK_THAT(refused("[[waiver]]\nrule = \"A\"\npaper = \"p\"\nreason = \"r\"\nplace = \"" +
                           std::string(place) + "\"\n"),
                   duly_test::contains("r.toml:5:9: A waiver by words of its 'place' needs"));
    CHECK(refused(waiver("rule = \"A\"\nfingerprint = \"f\"\nplace = \"a\"")) == "taken");
    CHECK(refused(waiver("rule = \"A\"\nplace = \"£14/11/2017\"")) == "taken");
    CHECK_THAT(refused("[[waiver]]\npaper = \"p\"\nreason = \"r\"\nplace = \"x\"\n"),
               duly_test::contains("names the rule"));
    CHECK_THAT(refused("[[waivers]]\n"), duly_test::contains("Did you mean waiver?"));
    CHECK_THAT(refused("[waiver]\n"), duly_test::contains("[[waiver]]"));
    CHECK_THAT(refused("waiver = [1]\n"), duly_test::contains("[[waiver]]"));
    CHECK_THAT(refused("[[waiver]]\nowne = \"x\"\n"), duly_test::contains("Did you mean owner?"));
    CHECK(refused("waiver = []\n") == "taken");
    std::string many;
    for (int i = 0; i <= 100'000; ++i)
        many += "[[waiver]]\n";
    CHECK_THAT(refused(many), duly_test::contains("r.toml:100001:1: The register holds more than"));
}

TEST_CASE("an entry is read back as it was written", "[waivers]") {
    WaiverEntry entry;
    entry.rule = "FOI001";
    entry.paper = "a \"b\"/ç.md";
    entry.part = 3;
    entry.fingerprint = "0123";
    entry.place = "back\\slash";
    entry.reason = "two\nlines";
    entry.owner = "J. Marsh";
    entry.until = Date{2027, 1, 31};
    entry.baseline = Date{2026, 1, 1};
    for (const char* end : {"\n", "\r\n"}) {
        const auto back = WaiverRegister::parse("# a\n" + entry_text(entry, end), "r");
        INFO((back ? std::string() : back.error().describe()));
        REQUIRE(back.has_value());
        REQUIRE(back->entries().size() == 1);
        const WaiverEntry& is = back->entries()[0];
        CHECK(is.rule == entry.rule);
        CHECK(is.paper == entry.paper);
        CHECK(is.part == entry.part);
        CHECK(is.fingerprint == entry.fingerprint);
        CHECK(is.place == entry.place);
        CHECK(is.reason == entry.reason);
        CHECK(is.owner == entry.owner);
        CHECK(is.until == entry.until);
        CHECK(is.baseline == entry.baseline);
        CHECK(is.line == 2);
    }
}

TEST_CASE("fingerprints hold when other parts of the paper change", "[waivers][fingerprint]") {
    const auto before = prints(check(faulty()));
    REQUIRE(before.size() >= 6);
    // Lines added in front, another section reworded, another format's marks.
    std::string edited =
        replaced(faulty(), "## ", "## Foreword\n\nA few words before all else.\n\n## ");
    CHECK(holds_all(prints(check(edited)), before));
    std::string reformatted = faulty();
    for (std::size_t at = 0; (at = reformatted.find('\n', at)) != std::string::npos; at += 2)
        reformatted.replace(at, 1, "\r\n");
    CHECK(prints(check(reformatted)) == before);
    // Mending one leaves the others as they are.
    const auto mended =
        prints(check(replaced(faulty(), "in section 5. | |", "in section 5. | \u2713 |")));
    CHECK(mended.size() < before.size());
    CHECK(holds_all(before, mended));
}

TEST_CASE("of two things missing in one place, mending one leaves the other's fingerprint",
          "[waivers][fingerprint]") {
    auto file = std::make_shared<model::File>();
    file->view = model::TextView("The row\nThe row\n");
    model::Document paper(file);
    paper.set_range(paper.root(), {0, 16});
    rules::Rule rule;
    rule.id = "DEC001";
    rules::CaseSpec spec;
    spec.name = "missing";
    const auto said = [&](std::initializer_list<const char*> subjects) {
        rules::Pack pack;
        const CheckOptions options;
        Findings findings(paper, pack, options);
        for (const char* subject : subjects) {
            Case one;
            one.spec = &spec;
            one.where = model::Range{0, 7};
            one.subject = subject;
            findings.add(rule, one);
        }
        std::vector<std::string> out;
        for (const auto& each : findings.take())
            out.push_back(each.fingerprint);
        return out;
    };
    const auto both = said({"legal", "finance"});
    CHECK(both[0] != both[1]);
    CHECK(said({"finance"}).front() == both[1]);
    const auto equals = said({"legal", "legal"});
    CHECK(equals[0] != equals[1]);
    CHECK(equals[0] == both[0]);
}

TEST_CASE("a remark waives what it stands before", "[waivers][remarks]") {
    const std::string remark = "<!-- duly: ignore FOI001 -- the scheme's own form -->\n";
    const auto at = [&](const std::string& before, const std::string& what = {}) {
        const auto file =
            check(replaced(faulty(), before, (what.empty() ? remark : what) + before));
        std::string out;
        for (const auto& paper : file.papers) {
            for (const auto& each : paper.results)
                if (each.waived) out += each.rule + "=" + each.waived->reason + ";";
            for (const auto& each : paper.ignores)
                out += " " + each.rule + " met " + std::to_string(each.met) + each.fault;
        }
        return out;
    };
    const std::string row = "Is the publication of Part 1";
    const std::string met = "FOI001=the scheme's own form; FOI001 met 1";
    // On the line before the question; before its heading; at the top; in another section.
    const std::string text = faulty();
    const auto line = text.rfind('\n', text.find(row)) + 1;
    CHECK(at(text.substr(line, 60)) == met);
    CHECK(at("# Public access") == met);
    CHECK(at(text.substr(0, 40)) == met);
    CHECK(at("## 4. Legal Comments") == " FOI001 met 0");
    // The view is what it was.
    const auto plain = ground().checker->read(text, "p.md", {});
    const auto remarked = ground().checker->read(
        replaced(text, "# Public access", remark + "# Public access"), "p.md", {});
    CHECK(plain->file.file->view.text() == remarked->file.file->view.text());
    // Several rules; over several lines.
    CHECK(at("# Public access", "<!-- duly: ignore FOI002,\n  FOI001 -- agreed -->\n") ==
          "FOI001=agreed; FOI002 met 0 FOI001 met 1");
}

TEST_CASE("remarks that cannot hold are told", "[waivers][remarks]") {
    const auto code = [](const std::string& remark, const std::string& rule = {}) {
        auto file = check("# Minutes\n\n" + remark + "\n\nSome words.\n");
        std::vector<model::WaiverProblem> problems;
        remark_problems(file, problems);
        if (problems.size() != 1) return std::to_string(problems.size()) + " problems";
        CHECK(problems[0].line == 3);
        CHECK(problems[0].path == "p.md");
        if (!rule.empty()) CHECK(problems[0].rule == rule);
        return problems[0].code;
    };
    CHECK(code("<!-- duly: ignore FOI001 -- why not -->", "FOI001") == "unused");
    CHECK(code("<!-- duly: ignore FOI001 -->", "FOI001") == "no-reason");
    CHECK(code("<!-- duly: ignore FOI001 -- -->") == "no-reason");
    CHECK(code("<!-- duly: ignore -- why not -->") == "bad-remark");
    CHECK(code("<!-- duly: ignored FOI001 -- why not -->") == "bad-remark");
    CHECK(code("<!-- duly: off -->") == "bad-remark");
    CHECK(code("<!-- duly ignore FOI001 -- as agreed: ignore it -->") == "bad-remark");
    CHECK(code("<!-- DULY ignore FOI001 -->") == "bad-remark");
    CHECK(code("<!--duly-->") == "bad-remark");
    CHECK(code("<!-- Duly: ignore FOI001 -- why not -->") == "unused"); // understood in any case
    CHECK(code("<!-- duly : ignore FOI001 -- why not -->") == "unused");
    CHECK(code("<!-- dulyness of the vote -->") == "0 problems");
    CHECK(code("<!-- duly\u00e9 -->") == "0 problems");
    CHECK(code("<!-- duly: ignore FOI001; it is right -->") == "bad-remark");
    CHECK(code("Words <!-- duly: ignore FOI001 -- why not -->") == "bad-remark");
    CHECK(code("<!-- duly: ignore FOI001 -- why not --> words") == "bad-remark");
    CHECK(code("<!-- duly: ignore FOI001 -- never closed") == "bad-remark");
    CHECK(code("<!-- a remark to people: duly: ignore FOI001 -->") == "0 problems");
}

TEST_CASE("grades, rules switched off, and the audit profile", "[waivers][profile]") {
    const auto of = [](const model::FileReport& file, const std::string& rule) {
        std::string out;
        for (const auto& each : file.papers.at(0).results)
            if (each.rule == rule)
                out += std::string(name(each.outcome)) + " " + std::string(name(each.severity));
        return out;
    };
    CHECK(of(check(faulty()), "FOI001") == "fail error");
    CheckOptions options;
    options.grades["FOI001"] = model::Severity::warning;
    options.grades["SEC105"] = std::nullopt;
    const auto graded = check(faulty(), "p.md", options);
    CHECK(of(graded, "FOI001") == "fail warning");
    CHECK(of(graded, "SEC105").empty());
    CHECK(graded.papers[0].left_out == std::vector<std::string>{"SEC105"});

    const std::string minutes =
        duly_test::slurp(duly_test::source_dir() + "/samples/minutes/faulty.txt");
    CheckOptions audit;
    audit.audit = true;
    const auto helpful = check(minutes, "p.txt");
    const auto strict = check(minutes, "p.txt", audit);
    const auto house = [](const model::FileReport& file) {
        return std::count_if(file.papers.at(0).results.begin(), file.papers.at(0).results.end(),
                             [](const auto& each) {
                                 return each.outcome == model::Outcome::fail &&
                                        (each.severity == model::Severity::info ||
                                         each.basis.title == "Good practice for minutes");
                             });
    };
    CHECK(house(helpful) > 0);
    CHECK(house(strict) == 0);
    CHECK_FALSE(strict.papers[0].left_out.empty());
}

TEST_CASE("papers taken to be of a body", "[profile]") {
    const std::string text =
        duly_test::slurp(duly_test::source_dir() + "/samples/committee-report/sound.md");
    CheckOptions options;
    const std::string by_itself = check(text).papers.at(0).pack_id;
    options.body = "London Councils";
    CHECK(check(text, "p.md", options).papers.at(0).pack_id == "london-councils-committee-report");
    options.body = "Mayor's Office for Policing and Crime";
    CHECK(check(text, "p.md", options).papers.at(0).pack_id == "committee-report");
    CHECK(check(faulty(), "p.md", options).papers.at(0).pack_id == "mopac-dmpc-decision");
    options.body = "London Councils";
    CHECK(check(faulty(), "p.md", options).papers.at(0).pack_id != "mopac-dmpc-decision");
    CHECK((by_itself == "london-councils-committee-report" || by_itself == "committee-report"));
}
