// From files to reports, in worker processes: the whole way, with rules made for the test.
#include "engine/engine.hpp"
#include "engine/whereabouts.hpp"

#include "engine/codec.hpp"
#include "engine/words.hpp"
#include "support/catch.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define DULY_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DULY_UNDER_ASAN 1
#endif
#endif
#ifndef DULY_UNDER_ASAN
#define DULY_UNDER_ASAN 0
#endif

using namespace duly;
using namespace duly::engine;

namespace {

/// One pack whose rules are bound to the unruly check; `from` dates the second.
const char* const pack = R"(<pack id="common" version="1.0.0" title="Test" kind="unknown">
  <wording case="no-date"><message>No date.</message></wording>
  <wording case="check-failed"><message>The check broke down.</message></wording>
  <rule id="XPL001" name="deeds" title="No deeds" check="unruly.deed" severity="error">
    <when case="allowed"><message>{deed} was allowed.</message><fix>Lock it.</fix></when>
    <when case="refused"><message>{deed} was refused ({error}).</message></when>
    <when case="said"><message>{text}</message><fix>Nothing.</fix></when>
    <why>Test.</why><who>Nobody</who><basis kind="house" title="Test"/>
    <example expect="fail">please open</example><example expect="pass">nothing</example>
  </rule>
  <rule id="XPL002" name="deeds-later" title="No deeds from 2018" check="unruly.deed" severity="error"
        from="2018-05-25">
    <when case="allowed"><message>{deed}</message><fix>Lock it.</fix></when>
    <when case="said"><message>{text}</message><fix>Nothing.</fix></when>
    <why>Test.</why><who>Nobody</who><basis kind="house" title="Test"/>
    <example expect="fail">please open</example><example expect="pass">nothing</example>
  </rule>
</pack>
)";

struct Ground {
    duly_test::TemporaryFolder folder;
    Result<Engine> engine = create();
    [[nodiscard]] Result<Engine> create() const {
        folder.write("rules/common.xml", pack);
        auto made = Engine::create(
            {{std::string(DULY_TEST_BAD_PLUGINS) + "/unruly"}, {folder.path() + "/rules"}});
        if (!made) FAIL(made.error().describe());
        return made;
    }
    Input paper(const std::string& name, const std::string& text) const {
        return {folder.write(name, text), name, std::nullopt};
    }
};

RunOptions options(unsigned jobs = 1) {
    RunOptions out;
    out.jobs = jobs;
    out.time_limit_seconds = 5;
    return out;
}

std::vector<model::FileReport> check(const Engine& engine, const std::vector<Input>& inputs,
                                     const RunOptions& with) {
    std::vector<model::FileReport> out;
    engine.check(inputs, with,
                 [&](model::FileReport&& report) { out.push_back(std::move(report)); });
    return out;
}

/// Path and fate of each file.
std::vector<std::string> fates(const std::vector<model::FileReport>& reports) {
    std::vector<std::string> out;
    out.reserve(reports.size());
    for (const auto& report : reports)
        out.push_back(report.path + " " + (report.unread ? report.unread->code : "read"));
    return out;
}

const model::Finding& first(const model::FileReport& report) {
    REQUIRE(report.papers.size() == 1);
    REQUIRE_FALSE(report.papers[0].results.empty());
    return report.papers[0].results[0];
}

} // namespace

TEST_CASE("a check that ends, stalls or swells its worker costs its file and nothing else",
          "[engine]") {
    const Ground ground;
    const auto fates_of = [&](std::initializer_list<const char*> deeds, unsigned seconds) {
        std::vector<Input> inputs;
        for (const std::string deed : deeds)
            inputs.push_back(ground.paper(std::to_string(inputs.size()) + ".txt", deed + "\n"));
        RunOptions with = options();
        with.time_limit_seconds = seconds;
        with.memory_limit_mib = 512; // enough to start with, and soon used up
        return fates(check(*ground.engine, inputs, with));
    };
    CHECK(fates_of({"nothing", "please crash", "nothing more", "please hang", "please abort",
                    "nothing at all", "please leave", "the end"},
                   4) == std::vector<std::string>{"0.txt read", "1.txt crashed", "2.txt read",
                                                  "3.txt time-limit", "4.txt crashed", "5.txt read",
                                                  "6.txt crashed", "7.txt read"});
    // With time to spare: a busy machine takes seconds to hand out so much memory.
    if (!DULY_UNDER_ASAN)
        CHECK(fates_of({"nothing", "please allocate", "the end"}, 60) ==
              std::vector<std::string>{"0.txt read", "1.txt memory-limit", "2.txt read"});
}

TEST_CASE("what breaks down in a check is told with its rule", "[engine]") {
    const Ground ground;
    RunOptions with = options();
    with.time_limit_seconds = 2;
    const auto reports =
        check(*ground.engine,
              {ground.paper("0.txt", "please crash\n"), ground.paper("1.txt", "please hang\n"),
               ground.paper("2.txt", "nothing\n")},
              with);
    REQUIRE(reports.size() == 3);
    REQUIRE(reports[0].unread);
    CHECK_THAT(reports[0].unread->message,
               duly_test::contains("the check unruly.deed (rule XPL001) broke down on it"));
    REQUIRE(reports[1].unread);
    CHECK_THAT(reports[1].unread->message,
               duly_test::contains("in the check unruly.deed (rule XPL001)"));
    CHECK_FALSE(reports[2].unread);

    const auto where = Whereabouts::shared();
    REQUIRE(where);
    CHECK(where->words().empty());
    where->enter("XPL001", "unruly.deed");
    CHECK(where->words() == "the check unruly.deed (rule XPL001)");
    where->leave();
    CHECK(where->words().empty());
    where->enter("XPL001", "\x1b[31m"); // a worker that went astray
    CHECK(where->words().empty());
    where->enter("XPL001", std::string(5000, 'a'));
    CHECK(where->words().size() < 300);
}

TEST_CASE("from inside a check the system is out of reach, because of the filter",
          "[engine][sandbox]") {
    const Ground ground;
    const auto outcome = [&](const std::string& deed, bool sandbox) {
        RunOptions with = options();
        with.sandbox = sandbox;
        const auto reports =
            check(*ground.engine, {ground.paper("p.txt", "please " + deed + "\n")}, with);
        return first(reports.at(0)).message;
    };
    for (const std::string deed : {"open", "socket", "fork", "exec"}) {
        CHECK(outcome(deed, true) == deed + " was refused (1).");
        CHECK(outcome(deed, false) == deed + " was allowed.");
    }
}

TEST_CASE("a check that breaks down makes its rule inconclusive and leaves the others",
          "[engine]") {
    const Ground ground;
    const auto reports =
        check(*ground.engine, {ground.paper("p.txt", "please throw\n")}, options());
    const auto& finding = first(reports.at(0));
    CHECK(finding.outcome == model::Outcome::inconclusive);
    CHECK(finding.severity == model::Severity::warning);
    CHECK(finding.case_name == "check-failed");
    CHECK(finding.message == "The check broke down.");
    const auto& evidence = reports.at(0).papers.at(0).evidence;
    const auto told = std::find_if(evidence.begin(), evidence.end(),
                                   [](const auto& each) { return each.first == "check-failed"; });
    REQUIRE(told != evidence.end());
    CHECK_THAT(told->second,
               duly_test::contains("XPL001: the check unruly.deed of the plugin test.unruly: the "
                                   "check fell over; the rule stands at "));
}

TEST_CASE("dated rules follow the paper's day, and are not judged without one", "[engine]") {
    const Ground ground;
    const std::vector<Input> input{ground.paper("p.txt", "nothing\n")};
    const auto results = [&](std::optional<Date> as_of) {
        RunOptions with = options();
        with.judging.as_of = as_of;
        return check(*ground.engine, input, with).at(0).papers.at(0).results;
    };
    const auto undated = results(std::nullopt);
    REQUIRE(undated.size() == 2);
    CHECK(undated[0].outcome == model::Outcome::pass);
    CHECK_FALSE(undated[0].location.has_value());
    CHECK(undated[0].message == "No deeds");
    CHECK(undated[1].outcome == model::Outcome::inconclusive);
    CHECK(undated[1].case_name == "no-date");
    CHECK(undated[1].message == "No date.");
    CHECK(results(Date{2018, 5, 24}).size() == 1);
    const auto later = results(Date{2018, 5, 25});
    REQUIRE(later.size() == 2);
    CHECK(later[1].outcome == model::Outcome::pass);
}

TEST_CASE("what comes out does not depend on the number of workers", "[engine]") {
    const Ground ground;
    std::vector<Input> inputs;
    for (int i = 0; i < 60; ++i) {
        const std::string text = i % 9 == 5   ? "please crash"
                                 : i % 4 == 1 ? "please speak"
                                              : "paper " + std::to_string(i);
        inputs.push_back(ground.paper(std::to_string(i) + ".md", text + "\n"));
    }
    inputs.push_back({ground.folder.path() + "/none.md", "none.md", std::nullopt});
    inputs.push_back({"", "standard input", "please speak\n"});
    const auto one = check(*ground.engine, inputs, options(1));
    CHECK(one.size() == inputs.size());
    CHECK(one == check(*ground.engine, inputs, options(4)));
    CHECK(one[60].unread.value().code == "no-such-file");
    CHECK(first(one[61]).message == "a b");
    CHECK(one[1].sha256.size() == 64);
}

TEST_CASE("the same in this process as in a worker", "[engine]") {
    const Ground ground;
    const std::vector<Input> inputs{ground.paper("a.md", "# A\n\nplease speak\n"),
                                    ground.paper("b.md", "")};
    RunOptions here = options();
    here.in_process = true;
    CHECK(check(*ground.engine, inputs, here) == check(*ground.engine, inputs, options()));
}

TEST_CASE("a file is shown as text, XML or JSON", "[engine]") {
    const Ground ground;
    const Input input = ground.paper("p.md", "# Title\n\nSome \"words\".\n");
    const auto shown = [&](const char* format) {
        const auto view = std::string_view(format) == "text"
                              ? Engine::text(input, false, options())
                              : ground.engine->parse(input, format, options());
        return view ? *view : "!" + view.error().code;
    };
    CHECK(shown("text") == "Title\nSome \"words\".\n");
    CHECK_THAT(shown("xml"), duly_test::contains("<heading"));
    CHECK_THAT(shown("json"), duly_test::contains("\"node\": \"heading\""));
    CHECK_THAT(shown("json"), duly_test::contains("Some \\\"words\\\"."));
    CHECK(shown("pdf") == "!unknown-format");
    const auto none = Engine::text({"/nowhere/x", "x", std::nullopt}, false, options());
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == "no-such-file");
}

TEST_CASE("words for a report stand on one line and cannot move the cursor", "[engine]") {
    CHECK(one_line("  a\tb\n\nc \x1B[31m d\xE2\x80\xAE"
                   "e ") == "a b c [31m d e");
    CHECK(one_line(std::string(300, 'x')).size() == 159 + 3);
    CHECK(one_line("aaaa bbbb cccc dddd", 12) == "aaaa bbbb\xE2\x80\xA6");
    CHECK(one_line("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 3) == "\xC3\xA9\xC3\xA9\xE2\x80\xA6");
    CHECK(one_line("").empty());
}
