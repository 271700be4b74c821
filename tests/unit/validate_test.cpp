// Looking at packs: every fault at its line and column, and warnings of what does nothing.
#include "engine/plugin_host.hpp"
#include "rules/pack.hpp"
#include "rules/page.hpp"
#include "rules/skeleton.hpp"
#include "support/catch.hpp"

using namespace duly;
using namespace duly::rules;

namespace {

const engine::PluginHost& host() {
    static const auto loaded = [] {
        auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
        if (!host) FAIL(host.error().describe());
        return std::move(*host);
    }();
    return loaded;
}

Validation looked_at(const std::string& text) {
    return validate_packs({duly_test::source_dir() + "/rules"}, {{"ours.xml", text}},
                          host().catalogue());
}

/// "3:14 Rule ...": what is told, errors and warnings apart.
std::vector<std::string> told(const std::vector<Failure>& failures) {
    std::vector<std::string> out;
    for (const auto& failure : failures) {
        CHECK(failure.path == "ours.xml");
        CHECK_FALSE(failure.offending_line.empty());
        out.push_back(std::to_string(failure.line) + ":" + std::to_string(failure.column) + " " +
                      failure.message);
    }
    return out;
}

using Told = std::vector<std::string>;

std::string pack(const std::string& inside) {
    return "<pack id='ours' version='1.0.0' title='Ours' kind='k' extends='common'>\n"
           "<recognise threshold='3'><cue pattern='^notes' weight='3'/></recognise>\n" +
           inside + "</pack>\n";
}

std::string rule(const std::string& attributes, const std::string& inside) {
    return "<rule id='OUR001' name='n' title='T' check='sections.required' severity='warning' " +
           attributes + ">\n" + inside + R"(
<when case='missing'><message>No {name}.</message><fix>Author: add it.</fix></when>
<why>Because.</why><who>Author</who><basis kind='house' title='House'/>
<example expect='fail' date='2020-01-01'>Text</example>
<example expect='pass' date='2020-01-01'># Summary</example>
</rule>
)";
}

const std::string summary = "<param name='role'>summary</param><param name='name'>summary</param>";

std::string heading(const std::string& pattern) {
    return pack("<vocabulary><role id='r'><heading>" + pattern + "</heading></role></vocabulary>");
}

std::string warning(const std::string& text) {
    const auto found = looked_at(text);
    CHECK(found.faults.empty());
    const auto all = told(found.warnings);
    CHECK(all.size() <= 1);
    return all.empty() ? "" : all.front();
}

} // namespace

TEST_CASE("all faults of a pack are told, each where it stands") {
    const auto found = looked_at(pack(rule("from='2020-02-30'", R"(
<param name='role'>summary</param>
<param name='nmae'>summary</param>)") +
                                      "<off rule='SEC999'/>\n<rul/>\n"));
    CHECK(told(found.faults) ==
          Told{"3:89 '2020-02-30' is not a date of the calendar; write year-month-day, as in "
               "2018-05-25.",
               "6:14 The check sections.required has no parameter 'nmae'; did you mean 'name'? (it "
               "takes role, name, "
               "heading, also, said, unless, not-of, opened-by, one-of-several).",
               "12:12 The pack inherits no rule 'SEC999' to switch off.",
               "13:1 <rul> does not belong in <pack>; did you mean 'rule'? (it takes about, "
               "recognise, vocabulary, sections, wording, off, regrade, rule)."});
}

TEST_CASE("faults point into words and values") {
    const auto first = [](const std::string& text) {
        const auto all = told(looked_at(text).faults);
        return all.empty() ? std::string() : all.front();
    };
    auto text = pack(rule("", summary));
    const auto with = [&](const std::string& from, const std::string& to) {
        auto changed = text;
        changed.replace(changed.find(from), from.size(), to);
        return first(changed);
    };
    CHECK(first(text).empty());
    CHECK_THAT(with("No {name}.", "No {nam}."), duly_test::contains("5:34 The wording has {nam}"));
    CHECK_THAT(with("No {name}.", "No {name."), duly_test::contains("5:34 The wording has {name."));
    CHECK_THAT(with("severity='warning'", "severity='grave'"),
               duly_test::contains("3:74 A severity is"));
    CHECK_THAT(with("</message>", "</mesage>"),
               duly_test::contains("5:41 This is not well-formed XML: </mesage> stands where "
                                   "<message>, opened on line 5, is still to be closed."));
    CHECK_THAT(with("</rule>\n", ""),
               duly_test::contains("9:1 This is not well-formed XML: </pack> stands where <rule>, "
                                   "opened on line 3"));
    CHECK_THAT(with("</pack>\n", ""),
               duly_test::contains("1:1 This is not well-formed XML: <pack> is never closed."));
    CHECK_THAT(with("<why>", "</off><why>"),
               duly_test::contains("6:1 This is not well-formed XML: </off>"));
    CHECK_THAT(with("<why>Because.", "<why>So. <why>Because.</why>"),
               duly_test::contains("6:10 <why> takes no element inside it"));
    CHECK_THAT(with("<who>Author</who>", "<who>Author</who>stray"),
               duly_test::contains("6:37 <rule> takes no text of its own"));
    CHECK_THAT(with("<when case='missing'>", "<when case='missing' severity='error'>"),
               duly_test::contains("5:32 The case 'missing' is graded above its rule"));
    CHECK_THAT(first(pack("<regrade rule='SEC001'/>")),
               duly_test::contains("3:1 This <regrade> changes nothing"));
    CHECK_THAT(first(pack(rule("", summary + "<assert test='1'/>"))),
               duly_test::contains("<assert> goes with the check 'xpath'"));
    // In an attribute, entities count as what they stand for.
    CHECK_THAT(first(pack(rule("", "") + "")), duly_test::contains("needs the parameter 'role'"));
}

TEST_CASE("wording in other languages is checked and kept for later") {
    auto text = pack(rule("", summary));
    const auto with = [&](const std::string& more) {
        auto changed = text;
        changed.insert(changed.find("<fix>"), more);
        const auto all = told(looked_at(changed).faults);
        return all.empty() ? std::string() : all.front();
    };
    CHECK(with("<message lang='cy'>Nid oes {name}.</message>").empty());
    CHECK_THAT(with("<message lang='cy'>Nid oes {enw}.</message>"),
               duly_test::contains("The wording has {enw}"));
    CHECK_THAT(with("<message>Again.</message>"),
               duly_test::contains("a second <message> in the language 'en'"));
    auto only = text;
    only.replace(only.find("<message>"), 9, "<message lang='cy'>");
    CHECK_THAT(told(looked_at(only).faults).front(),
               duly_test::contains("no <message> in English"));
}

TEST_CASE("assertions in XPath are refused at the character") {
    const auto with = [](const std::string& assertion) {
        auto text = rule("", assertion);
        text.replace(text.find("sections.required"), 17, "xpath");
        text.replace(text.find("'missing'"), 9, "'fails'");
        text.replace(text.find("No {name}"), 9, "No sum");
        return looked_at(pack(text));
    };
    CHECK(with("<assert test='//section'/>").faults.empty());
    CHECK(told(with("<assert test='a &lt; &#x3C; b'/>").faults).front().starts_with("4:22 "));
    CHECK(told(with("<assert test='//section[contain(@words, 1)]'/>").faults) ==
          Told{"4:25 XPath 1.0 has no function 'contain'; did you mean 'contains'?"});
    CHECK(told(with("<assert context='1' test='1'/>").faults) ==
          Told{"4:18 'context' has to select elements, as in //table."});
    CHECK_THAT(told(with("").faults).front(), duly_test::contains("needs an <assert"));
    CHECK_THAT(told(with("<param name='x'/>").faults).front(), duly_test::contains("no <param>"));
    CHECK_THAT(told(with("<assert/>").faults).front(),
               duly_test::contains("needs the attribute 'test'"));
    CHECK(told(with("<assert test='//sektion[@rolle and child::amount div 2 or @* = 1]'/>")
                   .warnings) ==
          Told{"4:17 The XML view has no element 'sektion'; did you mean 'section'?",
               "4:26 The XML view has no attribute 'rolle'; did you mean 'role'?"});
    CHECK(with("<assert test=\"not(self::paper/@kind = 'sektion')\"/>").warnings.empty());
}

TEST_CASE("names that do nothing are warned of") {
    CHECK(warning(pack(rule("", summary))).empty());
    CHECK(
        warning(pack(rule("", "<param name='role'>sumary</param><param name='name'>x</param>"))) ==
        "4:20 The vocabulary has no role 'sumary', so rule OUR001 cannot find it; did you mean "
        "'summary'?");
    CHECK_THAT(warning(pack(rule("from='2019-01-01' until='2018-01-01'", summary))),
               duly_test::contains("3:108 Rule OUR001 is never in force"));
    CHECK_THAT(warning(pack("<wording case='unsre'><message>M</message></wording>")),
               duly_test::contains("no check has a case 'unsre'") ||
                   duly_test::contains("No check has a case 'unsre'"));
    CHECK_THAT(warning(pack("<sections><section role='sumary'/></sections>")),
               duly_test::contains("3:26 No heading has the role 'sumary'"));
    CHECK_THAT(warning(pack("<vocabulary><date-sources><source>field:dat</source></date-sources>"
                            "</vocabulary>")),
               duly_test::contains("The vocabulary has no field:dat"));
    CHECK_THAT(warning("<pack id='ours' version='1.0.0' title='O' kind='k' extends='common'/>"),
               duly_test::contains("1:11 No paper is ever recognised as one of the pack 'ours'"));
    CHECK_THAT(warning("<pack id='ours' version='1.0.0' title='O' kind='k' extends='common'>"
                       "<recognise threshold='9'><cue pattern='a'/></recognise></pack>"),
               duly_test::contains("1:91 No paper can reach the threshold of 9: all cues together "
                                   "count 1"));
    // Roles that an expression asks for, of the element that it speaks of.
    const auto asking = [](const std::string& asserts) {
        std::string text = pack(rule("", asserts));
        text.replace(text.find("sections.required"), 17, "xpath");
        text.replace(text.find("case='missing'"), 14, "case='fails'");
        text.replace(text.find("{name}"), 6, "it");
        std::string all;
        for (const auto& each : looked_at(text).warnings)
            all += each.message + "\n";
        return all;
    };
    CHECK_THAT(
        asking("<assert test=\"//section[@role='sumary']\"/>"),
        duly_test::contains("The vocabulary has no role 'sumary', so nothing is found by it; "
                            "did you mean 'summary'?"));
    CHECK_THAT(asking("<assert context='//section' test=\"not('sumary' = @role)\"/>"),
               duly_test::contains("no role 'sumary'"));
    CHECK_THAT(asking("<assert test=\"//section[@level = 1]/@role != 'sumary'\"/>"),
               duly_test::contains("no role 'sumary'"));
    CHECK_THAT(asking("<assert context=\"//section[.//date]\" "
                      "test=\"//field[@role='no-such-field']\"/>"),
               duly_test::contains("no field 'no-such-field'"));
    CHECK_THAT(asking("<assert test=\"//signoff[@role='mayr']\"/>"),
               duly_test::contains("no sign-off 'mayr'"));
    CHECK(asking("<assert test=\"//section[@role='summary' or @role='legal']//amount\"/>").empty());
    CHECK(asking("<assert test=\"//*[@role='anything']\"/>").empty());
    const auto dated = looked_at(pack(rule("from='2021-01-01'", summary)));
    REQUIRE(dated.warnings.size() == 2);
    CHECK_THAT(told(dated.warnings).front(),
               duly_test::contains("7:30 Rule OUR001 is not in force on 2020-01-01"));
}

TEST_CASE("marks between spaces part them") {
    const auto cue = [](const std::string& pattern) {
        return warning("<pack id='ours' version='1.0.0' title='O' kind='k' extends='common'>"
                       "<recognise threshold='3'><cue pattern='" +
                       pattern + "' weight='3'/></recognise></pack>");
    };
    CHECK(cue("yes \\[ \\] no \\[ \\]").empty());
    CHECK_THAT(cue("no  comments"), duly_test::contains("two spaces in a row"));
}

TEST_CASE("headings that cannot match are warned of") {
    CHECK(warning(heading("legal (?:comments|advice)")).empty());
    CHECK(
        warning(heading("(?:section )?\\d+ officer|appendix [a-z0-9]+|\\S+ \\p{L}+ \u00A3?a{1,2}"))
            .empty());
    CHECK_THAT(warning(heading("Legal comments")),
               duly_test::contains("3:35 This heading cannot "
                                   "match: it has a capital 'L'"));
    CHECK_THAT(warning(heading("appendix [A-Z]")), duly_test::contains("a capital 'A'"));
    CHECK_THAT(warning(heading("officers\u2019 comments")), duly_test::contains("stands as '''"));
    CHECK_THAT(warning(heading("a \u2013 b")), duly_test::contains("stands as '-'"));
    CHECK_THAT(warning(heading("1\\. background")), duly_test::contains("begins with a number"));
    CHECK_THAT(warning(heading("background:")), duly_test::contains("ends in a colon"));
    CHECK(warning(heading("background:?")).empty());
    CHECK_THAT(warning(heading("legal|")), duly_test::contains("alternatives is empty"));
    CHECK_THAT(warning(heading("legal\\nadvice")), duly_test::contains("a line break"));
    CHECK(warning(heading("151 officer")).empty());
    CHECK_THAT(warning(pack("<vocabulary><role id='a'><heading>x</heading></role><role id='b'>"
                            "<heading>x</heading></role></vocabulary>")),
               duly_test::contains("given already, for the role 'a'"));
    CHECK_THAT(warning(pack("<vocabulary><boilerplate><phrase>a*</phrase></boilerplate>"
                            "</vocabulary>")),
               duly_test::contains("fits every line"));
}

TEST_CASE("an installed pack is looked at before it is installed, and a clash is the new one's") {
    const auto folder = duly_test::source_dir() + "/rules";
    const auto files = rule_files({folder, folder + "/common/common.xml"});
    REQUIRE(files);
    const auto found = validate_packs({folder}, *files, host().catalogue());
    CHECK(found.faults.empty());
    CHECK(found.packs.packs.size() == found.asked.size());
    CHECK(found.patterns > 200);

    const auto clash = looked_at(pack(rule("", summary).replace(10, 6, "SEC001")));
    CHECK_THAT(told(clash.faults).front(),
               duly_test::contains("3:11 The rule SEC001 is declared already, in "));
    CHECK_FALSE(rule_files({folder + "/nothing.xml"}));
    duly_test::TemporaryFolder empty;
    CHECK(rule_files({empty.path()}).error().code == "no-rules");
}

TEST_CASE("what a rule's beginnings say validates at once, whatever the check") {
    const auto packs = load_packs({duly_test::source_dir() + "/rules"}, host().catalogue());
    REQUIRE(packs);
    REQUIRE(host().catalogue().size() > 10);
    for (const auto& [name, check] : host().catalogue()) {
        const auto text = pack_skeleton("ours", packs->packs.front(), "OUR001", check);
        const auto found = looked_at(text);
        INFO(text);
        CHECK(told(found.faults).empty());
        CHECK(told(found.warnings).empty());
        const auto more =
            with_rule(text, "ours.xml", rule_skeleton("OUR002", check, *found.packs.find("ours")));
        REQUIRE(more);
        CHECK(told(looked_at(*more).faults).empty());
    }
    CHECK_FALSE(with_rule("<authorities/>", "a.xml", "<rule/>"));
    CHECK_FALSE(with_rule("<pack id='a'/>", "a.xml", "<rule/>"));
    CHECK(rule_id_fault("ABC123").empty());
    CHECK_FALSE(rule_id_fault("abc123").empty());
}

TEST_CASE("a rule's page says since when and how gravely") {
    Rule rule;
    CHECK(in_force_words(rule) == "For papers of any date.");
    rule.from = Date{2018, 5, 25};
    CHECK(in_force_words(rule) == "For papers dated 25 May 2018 or later.");
    rule.until = Date{2020, 3, 1};
    CHECK(in_force_words(rule) == "For papers dated 25 May 2018 or later, and 29 February 2020 or "
                                  "earlier.");
    rule.from.reset();
    rule.until = Date{2021, 1, 1};
    CHECK(in_force_words(rule) == "For papers dated 31 December 2020 or earlier.");
    rule.severity = model::Severity::error;
    rule.by_stage = {{"draft", model::Severity::info}, {"signed", model::Severity::warning}};
    CHECK(severity_words(rule) == "error; info in a draft; warning once signed");
}
