// Rules in XPath: what they find and where, and that the description of the XML view is true of it.
#include <regex>

#include "engine/engine.hpp"
#include "engine/xpath_check.hpp"
#include "model/xml_view.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

/// "Money\nIt is TBC.\nNo sum.\nPeople\nThey are TBC.\n" in two sections.
model::Document sample() {
    auto file = std::make_shared<model::File>();
    file->view = model::TextView("Money\nIt is TBC.\nNo sum.\nPeople\nThey are TBC.\n");
    model::Document paper(file);
    paper.set_range(paper.root(), {0, 46});
    const auto money = paper.add(paper.root(), model::Kind::section, {0, 25});
    paper.add(money, model::Kind::heading, {0, 5});
    paper.add(money, model::Kind::paragraph, {6, 16});
    paper.add(money, model::Kind::paragraph, {17, 24});
    const auto people = paper.add(paper.root(), model::Kind::section, {25, 46});
    paper.add(people, model::Kind::heading, {25, 31});
    paper.add(people, model::Kind::paragraph, {32, 45});
    return paper;
}

using Asserts = std::vector<std::pair<std::string, std::string>>; ///< context, test

engine::CheckRun run(const Asserts& asserts) {
    static const auto spec = rules::xpath_check();
    const auto paper = sample();
    rules::Rule rule;
    rule.check = "xpath";
    std::vector<rules::ParameterValue::Record> records;
    for (const auto& [context, test] : asserts)
        records.push_back({{"test", {test}}, {"context", {context}}});
    rule.parameters.emplace("assert", rules::ParameterValue{records});
    return engine::run_xpath(rule, spec, paper, model::XmlTree(paper));
}

/// "fails 6, fails 32": case and first byte.
std::string told(const engine::CheckRun& run) {
    std::string out = run.fault.value_or("");
    for (const auto& said : run.cases)
        out += (out.empty() ? "" : ", ") + said.spec->name +
               (said.where ? " " + std::to_string(said.where->begin) : std::string());
    return out;
}

} // namespace

TEST_CASE("assertions in XPath fail where they do not hold") {
    CHECK(told(run({{"", "//section"}})) == "holds 0");
    CHECK(told(run({{"", "count(//section) = 2"}})) == "holds");
    CHECK(told(run({{"", "count(//section) = 3"}})) == "fails");
    CHECK(told(run({{"", "//table"}})) == "fails");
    CHECK(told(run({{"", "not(//paragraph[contains(@words, 'tbc')])"}})) == "fails 6, fails 32");
    CHECK(told(run({{"", " not ( //paragraph[contains(@words, ')')] ) "}})) == "holds");
    // Two in one expression are about the paper as a whole.
    CHECK(told(run({{"", "not(//table) and not(//paragraph)"}})) == "fails");
    CHECK(told(run({{"//paragraph", "contains(@words, 'tbc')"}})) == "fails 17");
    CHECK(told(run({{"//section", "paragraph"}})) == "holds 0");
    CHECK(told(run({{"//table", "row"}})) == "nothing");
    CHECK(told(run({{"//table", "row"}, {"", "//section"}})) == "holds 0");
    CHECK(told(run({{"//section", "paragraph"}, {"//heading", "@words = 'money'"}})) == "fails 25");
    // The paper's own element is the paper as a whole.
    CHECK(told(run({{"/paper", "table"}})) == "fails");
    CHECK(run({{"", "//section["}}).fault.has_value());
}

TEST_CASE("what an assertion may say of the element") {
    const auto result = run({{"//paragraph", "contains(@words, 'tbc')"}});
    REQUIRE(result.cases.size() == 1);
    for (const auto& argument : result.cases[0].arguments) {
        if (argument.name == "heading") CHECK(std::get<std::string>(argument.value) == "Money");
        if (argument.name != "heading")
            CHECK(std::get<model::Range>(argument.value) == model::Range{17, 24});
    }
    CHECK(result.cases[0].arguments.size() == 3);
}

TEST_CASE("the rule and the expressions in the description of the XML view work") {
    const auto page = duly_test::slurp(duly_test::source_dir() + "/rules/XML-VIEW.md");
    const auto begin = page.find("```xml\n") + 7;
    const auto rule = page.substr(begin, page.find("```", begin) - begin);
    duly_test::TemporaryFolder folder;
    const auto file = folder.write(
        "pack.xml", "<pack id='p' version='1.0.0' title='P' kind='k' extends='common'>\n"
                    "<recognise><cue pattern='^depot review' weight='3'/></recognise>\n" +
                        rule + "</pack>");
    auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
    REQUIRE(host);
    auto found =
        rules::validate_packs({duly_test::source_dir() + "/rules"}, {{file}}, host->catalogue());
    INFO((found.faults.empty() ? std::string() : found.faults.front().describe()));
    REQUIRE(found.faults.empty());
    CHECK(found.warnings.empty());
    const auto engine = engine::Engine::of(std::move(*host), std::move(found.packs));
    engine::RunOptions options;
    options.in_process = true;
    const auto runs = engine::examples_of(*engine.packs().find("p"), false);
    REQUIRE(runs.size() == 2);
    for (const auto& result : engine.run_examples(runs, options)) {
        INFO((result.told.empty() ? std::string() : result.told.front()));
        CHECK(result.as_said);
    }

    const auto questions = page.substr(page.find("| question | XPath |"));
    const std::regex expression("\\| `([^`]+)`");
    int count = 0;
    for (std::sregex_iterator each(questions.begin(), questions.end(), expression), end;
         each != end; ++each, ++count) {
        INFO((*each)[1].str());
        CHECK_FALSE(model::xpath_error((*each)[1].str()));
    }
    CHECK(count >= 8);
}
