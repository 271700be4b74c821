// The plugin host: which plugins are taken, and what a check can and cannot do to it.
#include "engine/plugin_host.hpp"

#include "duly/plugin.hpp"
#include "engine/finding.hpp"
#include "engine/whereabouts.hpp"
#include "support/catch.hpp"

using namespace duly;
using namespace duly::engine;

namespace {

std::string folder(const std::string& name) {
    return std::string(DULY_TEST_BAD_PLUGINS) + "/" + name;
}

/// Code and message of a folder's refusal.
Failure refusal(const std::vector<std::string>& names) {
    std::vector<std::string> folders;
    for (const auto& name : names)
        folders.push_back(folder(name));
    auto host = PluginHost::load(folders);
    if (host) return {};
    return host.error();
}

/// A paper of one paragraph.
std::unique_ptr<model::Document> paper(const std::string& text, std::uint32_t before = 0) {
    auto file = std::make_shared<model::File>();
    file->name = "paper.md";
    file->format = "markdown";
    file->view = model::TextView(std::string(before, '-') + text);
    file->map = model::SourceMap(model::SourceMap::Addressing::view);
    auto document = std::make_unique<model::Document>(file);
    const auto end = static_cast<std::uint32_t>(before + text.size());
    document->set_range(document->root(), {before, end});
    document->add(document->root(), model::Kind::paragraph, {before, end});
    return document;
}

rules::Rule rule(const std::string& check) {
    rules::Rule one;
    one.id = "XPL001";
    one.name = "a-rule";
    one.title = "A rule";
    one.check = check;
    return one;
}

CheckRun run_unruly(const std::string& text, std::uint32_t before = 0) {
    static auto host = PluginHost::load({folder("unruly")});
    REQUIRE(host.has_value());
    const auto document = paper(text, before);
    PaperRun run(*host, *document, Date{2017, 4, 7});
    return run.run(rule("unruly.deed"));
}

} // namespace

TEST_CASE("a sound plugin is taken with all it declares", "[plugins]") {
    const auto host = PluginHost::load({folder("template")});
    REQUIRE(host.has_value());
    CHECK(host->size() == 1);
    const auto& catalogue = host->catalogue();
    REQUIRE(catalogue.contains("my-checks.paragraph-length"));
    const auto& check = catalogue.find("my-checks.paragraph-length")->second;
    CHECK(check.plugin == "example.my-checks");
    REQUIRE(check.parameters.size() == 2);
    CHECK(check.parameters[0].name == "most");
    CHECK(check.parameters[0].type == rules::Type::integer);
    CHECK(check.parameters[0].default_value == "120");
    REQUIRE(check.cases.size() == 2);
    CHECK(check.cases[0].outcome == model::Outcome::fail);
    CHECK(check.cases[0].arguments.at(1).type == rules::Type::count);
    CHECK(check.cases[1].outcome == model::Outcome::not_applicable);
}

TEST_CASE("the template's check finds what it is for", "[plugins]") {
    auto host = PluginHost::load({folder("template")});
    REQUIRE(host.has_value());
    const auto document = paper("one two three  four");
    PaperRun run(*host, *document, {});
    auto strict = rule("my-checks.paragraph-length");
    strict.parameters["most"].value = std::int64_t{3};
    strict.parameters["role"].value = std::string{};
    const auto found = run.run(strict);
    REQUIRE(found.cases.size() == 1);
    CHECK(found.cases[0].spec->name == "long");
    CHECK(found.cases[0].where == model::Range{0, 19});
    CHECK(std::get<std::int64_t>(found.cases[0].arguments.at(0).value) == 4);
    strict.parameters["most"].value = std::int64_t{4};
    CHECK(run.run(strict).cases.empty());
    strict.parameters["role"].value = std::string("legal");
    CHECK(run.run(strict).cases.at(0).spec->name == "nothing");
}

TEST_CASE("what is no plugin for this host is refused with a clear word", "[plugins]") {
    using duly_test::contains;
    const auto major = refusal({"other_major"});
    CHECK(major.code == "plugin-abi");
    CHECK_THAT(major.path, contains("other_major.so"));
    CHECK_THAT(major.message,
               contains("interface 2.0; this duly offers 1." + std::to_string(DULY_ABI_MINOR)));
    const auto minor = refusal({"newer_minor"});
    CHECK(minor.code == "plugin-abi");
    CHECK_THAT(minor.message, contains("Use a newer duly"));
    const auto stranger = refusal({"no_entry"});
    CHECK(stranger.code == "plugin-abi");
    CHECK_THAT(stranger.message, contains("duly_plugin_entry"));
    const auto unsound = refusal({"unsound"});
    CHECK(unsound.code == "plugin-bad");
    CHECK_THAT(unsound.message, contains("'unsound.check' has no function"));
    const auto clash = refusal({"unruly", "clash"});
    CHECK(clash.code == "plugin-clash");
    CHECK_THAT(clash.message, contains("unruly.deed"));
    CHECK(refusal({"there is no such folder"}).code == "no-such-folder");

    const duly_test::TemporaryFolder text;
    const auto path = text.write("text.so", "this is no library");
    const auto broken = PluginHost::load({text.path()});
    REQUIRE_FALSE(broken.has_value());
    CHECK(broken.error().code == "plugin-load");
    CHECK(broken.error().path == path);
}

TEST_CASE("a file that two folders hold is loaded from the first", "[plugins]") {
    CHECK(PluginHost::load({folder("unruly"), folder("unruly")}).has_value());
}

TEST_CASE("a check that throws or reports what it must not is not believed, and harms nothing",
          "[plugins]") {
    using duly_test::contains;
    CHECK(run_unruly("nothing asked").cases.empty());
    CHECK_FALSE(run_unruly("nothing asked").fault.has_value());
    const auto fault = [](const std::string& text, std::uint32_t before = 0) {
        const auto run = run_unruly(text, before);
        CHECK(run.cases.empty());
        return run.fault.value_or("none");
    };
    CHECK(fault("please throw") == "the check fell over");
    CHECK(fault("please throw oddly") == "an exception of unknown type");
    CHECK_THAT(fault("please report outside"), contains("not in the paper"));
    CHECK_THAT(fault("please report unknown"), contains("'no-such-case'"));
    CHECK(fault("please mistake a count") ==
          "for the argument 'count' of its case 'said' it gave a text, and declares a count, which "
          "is a whole number");
    CHECK_THAT(fault("please mistake a text"),
               contains("gave a whole number, and declares a text"));
    CHECK_THAT(fault("please mistake a place"), contains("gave a text, and declares a place"));
    CHECK_THAT(fault("please mistake an amount"), contains("gave a date, and declares an amount"));
    CHECK_FALSE(run_unruly("please quote").fault.has_value()); // words told by their place
    CHECK_THAT(fault("please split \xC3\xA9"), contains("not in the paper"));
    CHECK_THAT(fault("please lie about text"), contains("no address"));
    // The view's first bytes belong to another paper of the file.
    CHECK_THAT(fault("please speak", 20), contains("not in the paper"));
    CHECK(fault("please name nothing") == "none");
}

namespace keeping {

/// Where the run says it is, when what was kept is released.
Whereabouts* where = nullptr;
std::string released_at;

int made = 0, released = 0;
struct Thing {
    explicit Thing(int n) : number(n) { ++made; }
    ~Thing() {
        ++released;
        if (where != nullptr) released_at += where->words() + "; ";
    }
    int number;
};

void run(const duly::Context& context) {
    const duly::Document& document = context.document();
    const Thing& first = context.kept<Thing>("first", [] { return Thing(1); });
    const Thing& second = context.kept<Thing>("second", [] { return Thing(2); });
    context.report("said").arg("words",
                               std::to_string(first.number) + std::to_string(second.number) + " " +
                                   std::to_string(reinterpret_cast<std::uintptr_t>(&document)));
    // By a name that is taken nothing is taken.
    Thing* const more = new Thing(3);
    const auto free_it = [](void* thing) { delete static_cast<Thing*>(thing); };
    if (!context.host().keep(context.handle(), duly::text("first"), more, free_it)) delete more;
}

constexpr duly_argument arguments[] = {duly::argument("words", DULY_TEXT, "What was kept.")};
constexpr duly_case cases[] = {duly::fail("said", "Always.", arguments)};
const duly_check checks[] = {duly::check<run>("keeping.one", "One.", {}, cases),
                             duly::check<run>("keeping.two", "Two.", {}, cases)};
const duly_check others[] = {duly::check<run>("others.one", "One.", {}, cases)};

} // namespace keeping

TEST_CASE("what a check keeps lives as long as its paper, and is its plugin's own", "[plugins]") {
    PluginHost host;
    REQUIRE(host.add(duly::plugin("test.keeping", "1.0", keeping::checks), "here"));
    REQUIRE(host.add(duly::plugin("test.others", "1.0", keeping::others), "there"));
    const auto same = host.add(duly::plugin("test.others", "1.0", keeping::checks), "again");
    REQUIRE_FALSE(same.has_value());
    const auto document = paper("words");
    const auto said = [](const CheckRun& run) {
        REQUIRE(run.cases.size() == 1);
        return std::get<std::string>(run.cases[0].arguments.at(0).value);
    };
    keeping::made = keeping::released = 0;
    {
        PaperRun run(host, *document, {});
        const std::string one = said(run.run(rule("keeping.one")));
        CHECK(one.starts_with("12 "));
        CHECK(said(run.run(rule("keeping.two"))) == one); // the same document, too
        CHECK(keeping::made - keeping::released == 2);
        CHECK(said(run.run(rule("others.one"))) != one);
        CHECK(keeping::made - keeping::released == 4);
    }
    CHECK(keeping::made == keeping::released);
}

TEST_CASE("what breaks down while it is freed is told by the check that kept it", "[plugins]") {
    PluginHost host;
    REQUIRE(host.add(duly::plugin("test.keeping", "1.0", keeping::checks), "here"));
    const auto document = paper("words");
    const auto shared = Whereabouts::shared();
    REQUIRE(shared != nullptr);
    keeping::where = shared.get();
    keeping::released_at.clear();
    const auto one = rule("keeping.one"), two = rule("keeping.two");
    {
        PaperRun run(host, *document, {}, shared.get());
        CHECK(run.run(one).cases.size() == 1);
        CHECK(run.run(two).cases.size() == 1);
        keeping::released_at.clear(); // of what was not taken
    }
    keeping::where = nullptr;
    CHECK(keeping::released_at ==
          "the check keeping.one (rule XPL001); the check keeping.one (rule XPL001); ");
    CHECK(shared->words().empty());
}

TEST_CASE("what a check says is worded, placed and given a fingerprint", "[plugins]") {
    const auto run = run_unruly("please speak of a thing\nsecond line");
    REQUIRE(run.cases.size() == 1);
    auto document = paper("please speak of a thing\nsecond line");
    rules::Pack pack;
    auto one = rule("unruly.deed");
    one.severity = model::Severity::error;
    one.wording["said"] = {"{text}, {amount}, {count}, {date}, {place}.", "Fix {count}."};
    pack.shared_wording["ocr"] = {"From a scan: {finding}", "Check the original."};
    const CheckOptions options;
    Findings findings(*document, pack, options);
    findings.add(one, run.cases[0]);
    findings.add(one, run.cases[0]);
    const auto said = findings.take();
    REQUIRE(said.size() == 2);
    CHECK(said[0].message == "a b, £418,000, 12,345, 7 April 2017, line 1.");
    CHECK(said[0].fix == "Fix 12,345.");
    CHECK(said[0].excerpt == "please");
    CHECK(said[0].severity == model::Severity::error);
    REQUIRE(said[0].location.has_value());
    CHECK(said[0].location->place.end_column == 7);
    REQUIRE(said[0].related.size() == 1);
    CHECK(said[0].related[0].label == "the start");
    CHECK(said[0].fingerprint.size() == 16);
    CHECK(said[0].fingerprint != said[1].fingerprint); // the second of its kind

    document->set_text(document->root(), model::Attr::text_source, "ocr");
    Findings scanned(*document, pack, options);
    scanned.add(one, run.cases[0]);
    const auto doubted = scanned.take();
    REQUIRE(doubted.size() == 1);
    CHECK(doubted[0].outcome == model::Outcome::inconclusive);
    CHECK(doubted[0].severity == model::Severity::warning);
    CHECK(doubted[0].case_name == "ocr");
    CHECK(doubted[0].message == "From a scan: a b, £418,000, 12,345, 7 April 2017, line 1.");
    CHECK(doubted[0].fix == "Check the original.");
    CHECK(doubted[0].fingerprint == said[0].fingerprint);
}

TEST_CASE("of a scan, what is missing or rests on unsure words is not held against it",
          "[plugins][ocr]") {
    auto file = std::make_shared<model::File>();
    file->format = "pdf";
    file->text_source = "ocr";
    file->view = model::TextView(std::string("some words that are read badly"));
    file->map = model::SourceMap(model::SourceMap::Addressing::view);
    file->unsure = {{5, 10}, {20, 24}};
    const model::Document document(file);
    const rules::CaseSpec wrong{"wrong", model::Outcome::fail, "", {}};
    auto one = rule("unruly.deed");
    one.wording["wrong"] = {"It is wrong.", "Mend it."};
    rules::Pack pack;
    pack.shared_wording["ocr"] = {"From a scan: {finding}", "Look at it."};
    const auto outcome = [&](model::Severity severity, std::optional<model::Range> where) {
        one.severity = severity;
        const CheckOptions options; // outlives what refers to it
        Findings findings(document, pack, options);
        Case said;
        said.spec = &wrong;
        said.where = where;
        findings.add(one, said);
        return findings.take().front().outcome;
    };
    using model::Outcome;
    using model::Severity;
    CHECK(outcome(Severity::error, model::Range{0, 4}) == Outcome::inconclusive);
    CHECK(outcome(Severity::warning, std::nullopt) == Outcome::inconclusive);
    CHECK(outcome(Severity::warning, model::Range{0, 4}) == Outcome::fail);
    CHECK(outcome(Severity::warning, model::Range{0, 6}) == Outcome::inconclusive);
    CHECK(outcome(Severity::warning, model::Range{10, 20}) == Outcome::fail);
    CHECK(outcome(Severity::warning, model::Range{22, 30}) == Outcome::inconclusive);
    CHECK(outcome(Severity::warning, model::Range{24, 30}) == Outcome::fail);
    CHECK(outcome(Severity::info, std::nullopt) == Outcome::fail);
}

TEST_CASE("what may stand on pages that were not read is held against nobody", "[plugins]") {
    auto file = std::make_shared<model::File>();
    file->format = "pdf";
    file->view = model::TextView(std::string("words of the first page"));
    file->map = model::SourceMap(model::SourceMap::Addressing::view);
    file->unread_pages = {2};
    const model::Document document(file);
    const rules::CaseSpec absent{"absent", model::Outcome::fail, "", {}};
    auto one = rule("unruly.deed");
    one.wording["absent"] = {"It is not there.", "Put it in."};
    rules::Pack pack;
    pack.shared_wording["pictures"] = {"Not read: {finding}", "Look at the page."};
    const auto told = [&](model::Severity severity, std::optional<model::Range> where) {
        one.severity = severity;
        const CheckOptions options; // outlives what refers to it
        Findings findings(document, pack, options);
        Case said;
        said.spec = &absent;
        said.where = where;
        findings.add(one, said);
        return findings.take().front();
    };
    const auto whole = told(model::Severity::warning, std::nullopt);
    CHECK(whole.outcome == model::Outcome::inconclusive);
    CHECK(whole.case_name == "pictures");
    CHECK(whole.message == "Not read: It is not there.");
    CHECK(told(model::Severity::error, model::Range{0, 5}).outcome == model::Outcome::inconclusive);
    CHECK(told(model::Severity::warning, model::Range{0, 5}).outcome == model::Outcome::fail);

    // nor is what may have stood behind the end of a file that breaks off
    file->unread_pages.clear();
    CHECK(told(model::Severity::warning, std::nullopt).outcome == model::Outcome::fail);
    file->cut_short = true;
    pack.shared_wording["cut-short"] = {"Breaks off: {finding}", "Ask for it again."};
    const auto lost = told(model::Severity::warning, std::nullopt);
    CHECK(lost.outcome == model::Outcome::inconclusive);
    CHECK(lost.message == "Breaks off: It is not there.");
    {
        one.severity = model::Severity::error;
        const CheckOptions options;
        Findings findings(document, pack, options);
        Case said;
        said.spec = &absent;
        said.where = model::Range{0, 5};
        findings.add(one, std::vector<Case>(50, said)); // those that are only counted, too
        for (const auto& each : findings.take())
            CHECK(each.outcome == model::Outcome::inconclusive);
    }
    CHECK(told(model::Severity::warning, model::Range{0, 5}).outcome == model::Outcome::fail);
}

TEST_CASE("a rule that fails everywhere is told in so many findings and one line", "[plugins]") {
    const std::string text(600, 'x');
    const auto document = paper(text);
    const rules::CaseSpec bad{"bad", model::Outcome::fail, "", {}};
    const rules::CaseSpec worse{"worse", model::Outcome::fail, "", {}};
    const rules::CaseSpec good{"good", model::Outcome::pass, "", {}};
    auto one = rule("unruly.deed");
    one.severity = model::Severity::error;
    one.by_case["bad"] = model::Severity::warning;
    rules::Pack pack;
    pack.shared_wording["more"] = {"{count} more, {shown} shown.", "Mend those first."};
    const auto at = [](const rules::CaseSpec& spec, std::uint32_t begin) {
        Case said;
        said.spec = &spec;
        said.where = model::Range{begin, begin + 1};
        return said;
    };
    const auto told = [&](const std::vector<Case>& cases) {
        const CheckOptions options;
        Findings findings(*document, pack, options);
        findings.add(one, cases);
        return findings.take();
    };

    std::vector<Case> cases;
    for (std::uint32_t i = 0; i < Findings::most_of_a_rule; ++i)
        cases.push_back(at(bad, 500 - i)); // not in the order of the paper
    CHECK(told(cases).size() == Findings::most_of_a_rule);

    cases.insert(cases.begin(), at(good, 0)); // a pass gives way to failures
    cases.push_back(at(worse, 550));
    cases.push_back(at(bad, 5));
    const auto all = told(cases);
    REQUIRE(all.size() == Findings::most_of_a_rule + 1);
    CHECK(all.front().location->place.column == 6); // the first in the paper
    const auto& more = all.back();
    CHECK(more.case_name == "more");
    CHECK(more.outcome == model::Outcome::fail);
    CHECK(more.severity == model::Severity::error); // the gravest that is not shown
    CHECK(more.message == "3 more, 200 shown.");
    CHECK(more.fix == "Mend those first.");
    CHECK_FALSE(more.location.has_value());

    const auto passes = told(std::vector<Case>(300, at(good, 1)));
    CHECK(passes.back().outcome == model::Outcome::pass);
    CHECK(passes.back().message == "100 more, 200 shown.");
    CHECK(passes.back().fix.empty());
}
