// Rule packs: what is read, what is inherited, and that everything wrong is refused at its place.
#include <algorithm>

#include "rules/pack.hpp"
#include "support/catch.hpp"

using namespace duly;
using namespace duly::rules;

namespace {

/// Two small checks, so that these tests need no plugin.
CheckCatalogue catalogue() {
    CheckCatalogue all;
    CheckSpec required;
    required.name = "sections.required";
    required.parameters = {
        {"role", Type::text, std::nullopt, "the section's role", {}},
        {"name", Type::text, "", "what people call it", {}},
        {"most", Type::integer, "3", "", {}},
        {"loud", Type::flag, "no", "", {}},
        {"since", Type::date, "2000-01-01", "", {}},
        {"words", Type::pattern, "none", "", {}},
        {"rows",
         Type::list,
         "",
         "",
         {{"row", Type::text, std::nullopt, "", {}}, {"name", Type::text, "", "", {}}}}};
    required.cases = {{"missing", model::Outcome::fail, "not there", {{"name", Type::text}}},
                      {"present", model::Outcome::pass, "there", {{"place", Type::place}}},
                      {"unsure", model::Outcome::inconclusive, "cannot tell", {}}};
    all.emplace(required.name, required);
    CheckSpec signature;
    signature.name = "signoff.signed";
    signature.parameters = {{"role", Type::text, std::nullopt, "who signs", {}}};
    signature.cases = {{"blank", model::Outcome::fail, "", {{"name", Type::text}}},
                       {"signed", model::Outcome::pass, "", {}}};
    all.emplace(signature.name, signature);
    return all;
}

const std::string common = R"(<pack id="common" version="1.0.0" title="Common" kind="unknown">
  <vocabulary>
    <role id="legal"><heading>legal (comments|implications)</heading></role>
    <role id="summary"><heading strong="no">summary</heading></role>
    <field id="title" name="Title"><label>title</label></field>
    <nil><phrase>none</phrase></nil>
  </vocabulary>
  <wording case="unsure"><message>It cannot be told.</message></wording>
</pack>
)";

std::string rule(const std::string& attributes = "", const std::string& inside = "",
                 const std::string& id = "SEC001") {
    return "  <rule id=\"" + id +
           "\" name=\"legal-present\" title=\"There are legal comments\"\n"
           "        check=\"sections.required\" severity=\"warning\" " +
           attributes + ">\n" +
           (inside.find("name=\"role\"") == std::string::npos
                ? "    <param name=\"role\">legal</param>\n"
                : "") +
           inside + R"(
    <when case="missing"><message>There is no {name}.</message><fix>Legal: add it.</fix></when>
    <why>Because.</why><who>Legal</who><basis kind="form" title="The form"/>
    <example expect="fail" case="missing">
      # Title

      Text
    </example>
    <example expect="pass"># Legal comments</example>
  </rule>
)";
}

std::string pack(const std::string& inside, const std::string& attributes = "") {
    return "<pack id=\"body\" version=\"1.0.0\" title=\"A body\" extends=\"common\" "
           "kind=\"minutes\" " +
           attributes + ">\n" + inside + "</pack>\n";
}

PackSet known() {
    PackSet set;
    auto parsed = parse_pack(common, "common.xml", catalogue(), set);
    REQUIRE(parsed.has_value());
    set.packs.push_back(std::move(*parsed));
    Authority law;
    law.id = "act-s1";
    law.title = "An Act 2010";
    law.clause = "section 1";
    law.confirmed = true;
    set.authorities.emplace(law.id, law);
    law.id = "act-s2";
    law.confirmed = false;
    set.authorities.emplace(law.id, law);
    return set;
}

Result<Pack> parse(const std::string& xml) {
    static const auto set = known();
    return parse_pack(xml, "body.xml", catalogue(), set);
}

/// Why a pack is refused, with the line.
std::string refusal(const std::string& xml) {
    const auto parsed = parse(xml);
    if (parsed) return "accepted";
    CHECK(parsed.error().code == "bad-pack");
    CHECK(parsed.error().path == "body.xml");
    CHECK(parsed.error().line > 0);
    CHECK(parsed.error().column > 0);
    return std::to_string(parsed.error().line) + ": " + parsed.error().message;
}

} // namespace

TEST_CASE("a pack is read with what it inherits") {
    const auto parsed = parse(pack(R"(
  <recognise threshold="5"><cue pattern="^minutes of" weight="4" starts="yes" front="yes"/></recognise>
  <vocabulary>
    <role id="legal"><heading>law</heading></role>
    <row id="finance" name="Finance"><label>finance</label><label>money</label></row>
    <signoff role="chair" name="Chair"><heading>the chair</heading><phrase>i agree</phrase></signoff>
    <reference form="PCD {1}">pcd ?(\d+)</reference>
    <date-sources><source>signoff:chair</source><source>front</source></date-sources>
    <nil><phrase>nil</phrase></nil>
  </vocabulary>
  <sections><section role="legal" from="2018-05-25"/><section role="summary" expected="no"/></sections>
)" + rule("from=\"2018-05-25\"", R"(    <severity stage="draft">info</severity>
    <param name="since">2001-02-03</param><param name="loud">yes</param>
    <param name="rows"><record row="finance" name="Finance"/></param>)")));
    REQUIRE(parsed.has_value());
    const auto& words = parsed->vocabulary;
    CHECK(parsed->kind == "minutes");
    CHECK(words.headings.size() == 3);
    CHECK(words.headings[0].pattern == "(?-i:law)"); // its own before the inherited
    CHECK_FALSE(words.headings[2].strong);
    CHECK(words.fields.at(0).id == "title");
    CHECK(words.rows.at(0).pattern == "(?-i:finance|money)");
    CHECK(words.signoffs.at(0).phrases.at(0) == "(?-i:i agree)");
    CHECK(words.references.at(0).form == "PCD {1}");
    CHECK(words.dates == std::vector<std::string>{"signoff:chair", "front"});
    CHECK(words.nil == std::vector<std::string>{"(?-i:nil)", "(?-i:none)"});
    CHECK(words.threshold == 5);
    CHECK(words.cues.at(0).starts);
    CHECK(parsed->has_declarations);
    CHECK(parsed->has_signatures);
    CHECK_FALSE(parsed->has_publication);
    REQUIRE(parsed->sections.size() == 2);
    CHECK(parsed->sections[0].from == Date{2018, 5, 25});
    CHECK_FALSE(parsed->sections[1].expected);

    REQUIRE(parsed->rules.size() == 1);
    const auto& first = parsed->rules[0];
    CHECK(first.pack == "body");
    CHECK(first.line == 13);
    CHECK(std::get<std::int64_t>(first.parameters.at("most").value) == 3); // by default
    CHECK(std::get<std::int64_t>(first.parameters.at("loud").value) == 1);
    CHECK(std::get<Date>(first.parameters.at("since").value) == Date{2001, 2, 3});
    const auto& rows =
        std::get<std::vector<ParameterValue::Record>>(first.parameters.at("rows").value);
    CHECK(std::get<std::string>(rows.at(0).at("row").value) == "finance");
    CHECK(first.examples.at(0).text == "# Title\n\nText\n");
    CHECK(first.examples.at(0).should_fail);
    CHECK(first.severity_of("missing", "draft") == model::Severity::info);
    CHECK(first.severity_of("missing", "signed") == model::Severity::warning);
    REQUIRE(wording_of(*parsed, first, "missing") != nullptr);
    CHECK(fill(wording_of(*parsed, first, "missing")->message, {{"name", "law"}}) ==
          "There is no law.");
    REQUIRE(wording_of(*parsed, first, "unsure") != nullptr); // shared
    CHECK(wording_of(*parsed, first, "present") == nullptr);
}

TEST_CASE("a rule that stands last stands after those of the packs that extend its own") {
    auto set = known();
    auto general = parse_pack(pack(rule("last=\"yes\"", "", "TXT001") + rule("", "", "SEC001")),
                              "general.xml", catalogue(), set);
    REQUIRE(general.has_value());
    general->id = "general";
    set.packs.push_back(std::move(*general));
    const auto body = parse_pack(
        "<pack id=\"own\" version=\"1.0.0\" title=\"Own\" extends=\"general\" kind=\"minutes\">\n" +
            rule("last=\"yes\"", "", "TXT002") + rule("", "", "SEC002") +
            rule("after=\"SEC001\"", "", "SEC003") + "</pack>\n",
        "own.xml", catalogue(), set);
    REQUIRE(body.has_value());
    std::string order;
    for (const auto& each : body->rules)
        order += each.id + " ";
    CHECK(order == "SEC001 SEC003 SEC002 TXT001 TXT002 ");
}

TEST_CASE("a rule is in force between its dates, as far as the paper's date tells") {
    Rule rule;
    CHECK(in_force(rule, {}) == true);
    rule.from = Date{2018, 5, 25};
    CHECK(in_force(rule, {}) == std::nullopt);
    CHECK(in_force(rule, {2018, 5, 24}) == false);
    CHECK(in_force(rule, {2018, 5, 25}) == true);
    CHECK(in_force(rule, {2018, 7, 0}) == true);
    CHECK(in_force(rule, {2018, 5, 0}) == std::nullopt);
    CHECK(in_force(rule, {2018, 0, 0}) == std::nullopt);
    rule.until = Date{2019, 1, 1};
    CHECK(in_force(rule, {2018, 12, 31}) == true);
    CHECK(in_force(rule, {2019, 1, 1}) == false);
    CHECK(in_force(rule, {2019, 0, 0}) == std::nullopt);
    CHECK(in_force(rule, {2020, 0, 0}) == false);
}

TEST_CASE("placeholders are filled") {
    CHECK(fill("{a} and {b}{c}", {{"a", "one"}, {"b", "two"}}) == "one and two");
    CHECK(fill("a { b", {}) == "a { b");
}

TEST_CASE("a stage grades up or down, a case's own grade is the most it can be") {
    Rule rule;
    rule.severity = model::Severity::error;
    rule.by_stage["draft"] = model::Severity::warning;
    rule.by_case["small"] = model::Severity::info;
    CHECK(rule.severity_of("big", "signed") == model::Severity::error);
    CHECK(rule.severity_of("big", "draft") == model::Severity::warning);
    CHECK(rule.severity_of("small", "signed") == model::Severity::info);
}

TEST_CASE("what is wrong with a pack is shown where it stands") {
    const std::string accepted = "accepted";
    CHECK(refusal(pack(rule())) == accepted);
    CHECK_THAT(refusal("<pack id=\"a\">\n<rule>\n</pack>"),
               duly_test::contains("3: This is not well-formed"));
    CHECK_THAT(refusal("<pack id='a'>\n&nbsp;</pack>"),
               duly_test::contains("2: This is not well-formed"));
    CHECK_THAT(refusal("<pack id='a'/><pack id='b'/>"), duly_test::contains("second outermost"));
    CHECK_THAT(refusal("<pack id='\xC3'/>"), duly_test::contains("not UTF-8"));
    CHECK_THAT(refusal(pack("<rul/>")),
               duly_test::contains("2: <rul> does not belong in <pack>; did you mean 'rule'?"));
    CHECK_THAT(refusal(pack("", "colour='red'")),
               duly_test::contains("1: <pack> has no attribute 'colour'"));
    CHECK_THAT(refusal(pack("stray")), duly_test::contains("no text of its own"));
    CHECK_THAT(refusal(pack(rule("colour='red'"))), duly_test::contains("no attribute 'colour'"));
    CHECK_THAT(refusal(pack(rule("from='2018-02-30'"))),
               duly_test::contains("3: '2018-02-30' is not a date"));
    CHECK_THAT(refusal(pack(rule("", "", "SEC1"))), duly_test::contains("no rule id"));
    CHECK_THAT(refusal(pack(rule() + rule())),
               duly_test::contains("SEC001 is declared already, in body.xml on line 2"));
    CHECK_THAT(refusal("<pack id='b' version='1.0.0' title='B' kind='k' extends='comon'/>"),
               duly_test::contains("no pack 'comon' to extend; did you mean 'common'?"));
    CHECK_THAT(refusal("<pack id='b' version='one' title='B' kind='k'/>"),
               duly_test::contains("three numbers"));
    CHECK_THAT(refusal("<pack id='b' version='1.0.0' title='B'/>"),
               duly_test::contains("needs the attribute 'kind'"));

    auto text = rule();
    const auto with = [&](const std::string& from, const std::string& to) {
        auto changed = text;
        changed.replace(changed.find(from), from.size(), to);
        return refusal(pack(changed));
    };
    CHECK_THAT(
        with("sections.required", "sections.requird"),
        duly_test::contains(
            "3: No plugin offers the check 'sections.requird'; did you mean 'sections.required'?"));
    CHECK_THAT(with("{name}", "{nam}"),
               duly_test::contains("6: The wording has {nam}, but the case 'missing'"));
    CHECK_THAT(with("{name}", "{name"), duly_test::contains("The wording has {"));
    CHECK_THAT(with("case=\"missing\">", "case=\"mising\">"),
               duly_test::contains("did you mean 'missing'?"));
    CHECK_THAT(with("<when case=\"missing\"><message>There is no {name}.</message><fix>Legal: add "
                    "it.</fix></when>",
                    ""),
               duly_test::contains("2: Rule SEC001 does not word the case 'missing'"));
    CHECK_THAT(with("<fix>Legal: add it.</fix>", ""), duly_test::contains("needs a <fix>"));
    CHECK_THAT(with("warning", "fatal"), duly_test::contains("error, warning or info"));
    CHECK_THAT(with("expect=\"pass\"", "expect=\"fail\""),
               duly_test::contains("no example that passes"));
    CHECK_THAT(with("expect=\"fail\" case=\"missing\"", "expect=\"pass\""),
               duly_test::contains("no example that fails"));
    CHECK_THAT(with("case=\"missing\">\n      #", "case=\"present\">\n      #"),
               duly_test::contains("is no fail of"));
    CHECK_THAT(with("<why>Because.</why>", ""), duly_test::contains("no <why>"));
    CHECK_THAT(with("<who>Legal</who>", "<who></who>"), duly_test::contains("<who> is empty"));
    CHECK_THAT(with("<basis kind=\"form\" title=\"The form\"/>", ""),
               duly_test::contains("no <basis>"));
    CHECK_THAT(with("kind=\"form\"", "kind=\"custom\""),
               duly_test::contains("law, form, house or arithmetic"));
    CHECK_THAT(with("    <param name=\"role\">legal</param>\n", ""),
               duly_test::contains("needs the parameter 'role'"));
    CHECK_THAT(with("name=\"role\"", "name=\"rolle\""),
               duly_test::contains("did you mean 'role'?"));

    CHECK_THAT(refusal(pack(rule("", "<param name='most'>three</param>"))),
               duly_test::contains("a whole number, not 'three'"));
    CHECK_THAT(refusal(pack(rule("", "<param name='loud'>very</param>"))),
               duly_test::contains("yes or no"));
    CHECK_THAT(refusal(pack(rule("", "<param name='since'>May</param>"))),
               duly_test::contains("a date"));
    CHECK_THAT(refusal(pack(rule("", "<param name='words'>a(b</param>"))),
               duly_test::contains("a group in ( ) is not closed"));
    CHECK_THAT(refusal(pack(rule("", "<param name='rows'><record name='x'/></param>"))),
               duly_test::contains("needs 'row'"));
    CHECK_THAT(refusal(pack(rule("", "<param name='rows'><record row='x' col='y'/></param>"))),
               duly_test::contains("has no 'col'"));
    CHECK_THAT(refusal(pack(rule("", "<param name='rows'>x</param>"))),
               duly_test::contains("no text of its own"));
    CHECK_THAT(refusal(pack(rule("", "<param name='most'>1</param><param name='most'>2</param>"))),
               duly_test::contains("given twice"));
    CHECK_THAT(refusal(pack("<off rule='SEC009'/>")),
               duly_test::contains("inherits no rule 'SEC009'"));
    CHECK_THAT(refusal(pack("<vocabulary/><vocabulary/>")),
               duly_test::contains("a second <vocabulary>"));
}

TEST_CASE("patterns that cannot be are refused at once, the rest by validation") {
    const auto heading = [](const std::string& pattern) {
        return pack("<vocabulary><role id='x'><heading>" + pattern +
                    "</heading></role></vocabulary>");
    };
    CHECK_THAT(refusal(heading("a(b")), duly_test::contains("a group in ( ) is not closed"));
    CHECK_THAT(refusal(heading("a)b")), duly_test::contains("not opened"));
    CHECK_THAT(refusal(heading("[ab")), duly_test::contains("a set in [ ] is not closed"));
    CHECK_THAT(refusal(heading("*a")), duly_test::contains("nothing before '*'"));
    CHECK_THAT(refusal(heading("a\\")), duly_test::contains("backslash"));
    CHECK(refusal(heading("\\S+\\pL\\p{Lu}(?P&lt;Name>a)")) == "accepted");
    CHECK_THAT(refusal(heading("")), duly_test::contains("is empty"));
    for (const char* sound :
         {"a{2,3}b", "(?i)a", "(?:a|b)+?", "[^]a]+", "a|\\(b", "^a$", "\\d+(?:\\.\\d+)*"})
        CHECK(refusal(heading(sound)) == "accepted");

    PackSet set = known();
    CHECK(validate_patterns(set).has_value());
    auto wrong = parse(heading("\\y"));
    REQUIRE(wrong.has_value());
    set.packs.push_back(*wrong);
    const auto refused = validate_patterns(set);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "bad-pattern");
    CHECK(refused.error().line == 2);
}

TEST_CASE(
    "a statute comes from the table, from memory only as a hint, and never without jurisdiction") {
    const auto law = [](const std::string& severity, const std::string& authority,
                        const std::string& attributes) {
        auto text = rule();
        const auto put = [&](const std::string& from, const std::string& to) {
            text.replace(text.find(from), from.size(), to);
        };
        put("severity=\"warning\"", "severity=\"" + severity + "\"");
        put("kind=\"form\" title=\"The form\"", "kind=\"law\" authority=\"" + authority + "\"");
        return pack(text, attributes);
    };
    const std::string england = "jurisdiction='England'";
    const auto parsed = parse(law("warning", "act-s1", england));
    REQUIRE(parsed.has_value());
    CHECK(parsed->rules.at(0).basis.title == "An Act 2010");
    CHECK(parsed->rules.at(0).basis.clause == "section 1");
    CHECK(refusal(law("info", "act-s2", england)) == "accepted");
    const auto remembered = parse(law("info", "act-s2", england));
    REQUIRE(remembered.has_value());
    CHECK(remembered->rules.at(0).basis.clause.ends_with("from memory, not confirmed"));
    CHECK_THAT(refusal(law("warning", "act-s2", england)), duly_test::contains("from memory"));
    CHECK_THAT(refusal(law("warning", "act-s1", "")), duly_test::contains("without jurisdiction"));
    CHECK_THAT(refusal(law("warning", "act-s9", england)), duly_test::contains("no 'act-s9'"));
}

TEST_CASE("no regrade lifts what rests on law from memory above info") {
    auto own = rule();
    const auto put = [&](const std::string& from, const std::string& to) {
        own.replace(own.find(from), from.size(), to);
    };
    put("severity=\"warning\"", "severity=\"info\"");
    put("kind=\"form\" title=\"The form\"", "kind=\"law\" authority=\"act-s2\"");
    auto set = known();
    const auto add = [&](const std::string& xml) -> std::string {
        auto parsed = parse_pack(xml, "body.xml", catalogue(), set);
        if (!parsed) return parsed.error().describe();
        set.packs.push_back(std::move(*parsed));
        return "accepted";
    };
    const auto child = [](const std::string& id, const std::string& of,
                          const std::string& regrade) {
        return "<pack id='" + id + "' version='1.0.0' title='C' extends='" + of +
               "' kind='minutes' jurisdiction='England'>\n<regrade rule='SEC001' " + regrade +
               "</pack>";
    };
    REQUIRE(add(pack(own, "jurisdiction='England'")) == "accepted");
    CHECK_THAT(add(child("up", "body", "severity='warning'/>")),
               duly_test::contains("he basis of SEC001 (An Act 2010) is from memory"));
    CHECK(add(child("same", "body", "severity='info'/>")) == "accepted");
    CHECK(add(child("words", "body", "><param name='most'>9</param></regrade>")) == "accepted");
    // Neither two steps down, nor by a basis that comes with it; another basis is free.
    CHECK_THAT(add(child("down", "same", "severity='error'/>")),
               duly_test::contains("from memory"));
    CHECK_THAT(add(child("law", "body",
                         "severity='warning'><basis kind='law' authority='act-s2'/></regrade>")),
               duly_test::contains("'act-s2' is from memory"));
    CHECK(add(child("custom", "body",
                    "severity='warning'><basis kind='house' title='Custom'/></regrade>")) ==
          "accepted");
    CHECK(add(child("further", "custom", "severity='error'/>")) == "accepted");
    // A stage's grade counts as well.
    const auto staged =
        "<pack id='staged' version='1.0.0' title='S' extends='common' kind='minutes' "
        "jurisdiction='England'>" +
        rule("", "<severity stage=\"signed\">error</severity>", "SEC003") + "</pack>";
    REQUIRE(add(staged) == "accepted");
    auto memory = child("late", "staged", "><basis kind='law' authority='act-s2'/></regrade>");
    memory.replace(memory.find("SEC001"), 6, "SEC003");
    CHECK_THAT(add(memory), duly_test::contains("'act-s2' is from memory"));
}

TEST_CASE("folders of packs are resolved whatever the order of their files") {
    duly_test::TemporaryFolder folder;
    folder.write("z/common.xml", common);
    folder.write("rulepack.xsd", "<not-a-pack/>");
    folder.write("a/child.xml",
                 "<pack id='child' version='1.0.0' title='C' extends='body'><off rule='SEC001'/>"
                 "<regrade rule='SEC002' severity='info'><basis kind='house' title='Custom'/>"
                 "<param name='most'>9</param></regrade></pack>");
    folder.write("b/body.xml", pack(rule() + rule("", "", "SEC002")));
    const auto set = load_packs({folder.path()}, catalogue());
    REQUIRE(set.has_value());
    REQUIRE(set->packs.size() == 3);
    CHECK(set->packs[0].id == "common");
    const auto* child = set->find("child");
    REQUIRE(child != nullptr);
    CHECK(child->kind == "minutes"); // inherited
    CHECK(child->depth == 2);
    CHECK(child->switched_off == std::vector<std::string>{"SEC001"});
    REQUIRE(child->rules.size() == 1);
    CHECK(child->rules[0].id == "SEC002");
    CHECK(child->rules[0].severity == model::Severity::info);
    CHECK(child->rules[0].basis.title == "Custom");
    CHECK(std::get<std::int64_t>(child->rules[0].parameters.at("most").value) == 9);
    CHECK(set->find("body")->rules.size() == 2);
    CHECK(set->digest().size() == 64);
    CHECK(set->everything.headings.size() == 2);

    duly_test::TemporaryFolder moved;
    moved.write("one.xml", common);
    CHECK(load_packs({moved.path()}, catalogue())->digest() != set->digest());

    SECTION("a circle") {
        folder.write("c.xml", "<pack id='c' version='1.0.0' title='C' kind='k' extends='d'/>");
        folder.write("d.xml", "<pack id='d' version='1.0.0' title='D' kind='k' extends='c'/>");
        const auto circle = load_packs({folder.path()}, catalogue());
        REQUIRE_FALSE(circle.has_value());
        CHECK_THAT(circle.error().message, duly_test::contains("in a circle"));
    }
    SECTION("two packs of one id") {
        folder.write("c.xml", common);
        const auto twice = load_packs({folder.path()}, catalogue());
        REQUIRE_FALSE(twice.has_value());
        CHECK_THAT(twice.error().message, duly_test::contains("is there already"));
    }
    SECTION("one rule id in two packs") {
        auto other = pack(rule());
        other.replace(other.find("\"body\""), 6, "\"rest\"");
        folder.write("c.xml", other);
        const auto clash = load_packs({folder.path()}, catalogue());
        REQUIRE_FALSE(clash.has_value());
        CHECK_THAT(clash.error().message, duly_test::contains("SEC001 is declared already, in "));
    }
    SECTION("no common pack") {
        duly_test::TemporaryFolder empty;
        CHECK(load_packs({empty.path()}, catalogue()).error().code == "no-rules");
    }
    SECTION("no such folder") {
        CHECK_FALSE(load_packs({folder.path() + "/none"}, catalogue()));
    }
}

TEST_CASE("words are there before rules, and the first fault is that of the first pack") {
    duly_test::TemporaryFolder folder;
    folder.write("a.xml", common);
    folder.write("b.xml", pack(rule()));
    const auto other = [](const std::string& words) {
        return "<pack id='other' version='1.0.0' title='O' extends='body'><vocabulary>" + words +
               "</vocabulary></pack>";
    };
    folder.write("c.xml", other("<nil><phrase>nothing</phrase></nil>"));
    PackSet set;
    PackLoader loader(set, Examples::left_out);
    const auto words = [&] { return loader.read_words(read_sources(folder.path())); };

    SECTION("sound packs") {
        REQUIRE(words());
        REQUIRE(set.packs.size() == 3);
        CHECK(set.everything.nil.size() == 2);
        CHECK(set.packs[2].rules.empty());
        REQUIRE(loader.read_rules(catalogue()));
        REQUIRE(set.packs[2].rules.size() == 1); // inherited
        CHECK(&set.packs[2].rules[0] == &set.packs[1].rules[0]);
    }
    SECTION("a fault in words") {
        folder.write("c.xml", other("<nill/>"));
        CHECK_FALSE(words());
        const auto rules = loader.read_rules(catalogue());
        REQUIRE_FALSE(rules);
        CHECK_THAT(rules.error().path, duly_test::contains("c.xml"));
    }
    SECTION("a fault in the rules of a pack before it") {
        folder.write("b.xml", pack(rule("", "<param name='rank'>1</param>")));
        folder.write("c.xml", other("<nill/>"));
        CHECK_FALSE(words());
        const auto rules = loader.read_rules(catalogue());
        REQUIRE_FALSE(rules);
        CHECK_THAT(rules.error().path, duly_test::contains("b.xml"));
    }
}
