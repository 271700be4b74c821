// Every example in every pack does what it says, through the whole pipeline. The example is taken
// for a paper of the pack's kind; everything else is as for any paper.
#include "engine/engine.hpp"
#include "project_checker.hpp"
#include "rules/pack.hpp"
#include "support/catch.hpp"

using namespace duly;
using duly_test::project_engine;

TEST_CASE("every example does what it says") {
    std::vector<engine::ExampleRun> runs;
    for (const auto& pack : project_engine().packs().packs)
        for (const auto& run : engine::examples_of(pack, true))
            runs.push_back(run);
    REQUIRE_FALSE(runs.empty());
    engine::RunOptions options;
    options.in_process = true;
    const auto results = project_engine().run_examples(runs, options);
    REQUIRE(results.size() == runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto& example = *runs[i].example;
        std::string told;
        for (const auto& line : results[i].told)
            told += "\n    " + line;
        INFO(runs[i].rule->file << ":" << example.line << ": " << runs[i].rule->id << " in "
                                << runs[i].pack->id << " expects "
                                << (example.should_fail ? "fail " : "pass ") << example.case_name
                                << told);
        CHECK(results[i].as_said);
    }
}

TEST_CASE("every pattern of the packs compiles") {
    const auto checked = rules::validate_patterns(project_engine().packs());
    INFO((checked ? std::string() : checked.error().describe()));
    CHECK(checked.has_value());
}

TEST_CASE("findings are worded as people speak") {
    // What gets a tool banned, or is a promise that a rule cannot keep.
    const std::vector<std::string> barred = {
        "unlawful", "illegal", "breach", "violat", "must be", "you ", "conflict undeclared"};
    for (const auto& pack : project_engine().packs().packs) {
        for (const auto& rule : pack.rules) {
            for (const auto& [name, wording] : rule.wording) {
                INFO(rule.id << " " << name << ": " << wording.message << " " << wording.fix);
                for (const auto& word : barred) {
                    CHECK(wording.message.find(word) == std::string::npos);
                    CHECK(wording.fix.find(word) == std::string::npos);
                }
                CHECK(wording.message.find(rule.id) == std::string::npos);
                CHECK(wording.message.size() <= 240);
                CHECK((wording.message.ends_with('.') || wording.message.ends_with('}')));
                // Who acts comes first in the remedy.
                CHECK((wording.fix.empty() || wording.fix.find(": ") != std::string::npos ||
                       wording.fix.find("; ") != std::string::npos));
            }
            // A law that was not there yet is not held against a paper.
            if (rule.basis.kind == "law") CHECK_FALSE(rule.basis.clause.empty());
        }
    }
}

TEST_CASE("an example is judged on its date and at its stage, wherever it is tried") {
    rules::Pack pack;
    pack.id = "ours";
    rules::Example example;
    example.date = "2019-03-04";
    example.stage = "signed";
    rules::Rule rule;
    rule.id = "OUR001";
    const auto options = engine::options_of({&pack, &rule, &example});
    CHECK(options.pack == "ours");
    CHECK(options.only == "OUR001"); // what others of the pack do is not its affair
    CHECK(options.stage == "signed");
    CHECK(options.as_of == Date{2019, 3, 4});
    example.date.clear();
    CHECK_FALSE(engine::options_of({&pack, &rule, &example}).as_of.has_value());
}

TEST_CASE("the words of packs are united, every list of them, each once") {
    rules::Pack first;
    auto& words = first.vocabulary;
    words.headings = {{"legal", "legal", true}};
    words.fields = {{"date", model::FieldType::date, "date", "Date"}};
    words.rows = {{"legal", "legal advice", "Legal"}};
    words.signoffs = {{"chair", "Chair", {"the chair"}, {}}};
    words.cues = {{"^minutes", 2, true, true, ""}};
    words.references = {{"pcd", ""}};
    words.cited = {{"dmpcd", ""}};
    words.nil = {"none"};
    words.boilerplate = {"say why"};
    words.placeholders = {"choose an item"};
    words.front_matter = {"item"};
    rules::Pack second = first;
    second.vocabulary.nil.emplace_back("nil");
    const auto all = rules::united({first, second});
    CHECK(all.headings.size() == 1);
    CHECK(all.fields.size() == 1);
    CHECK(all.rows.size() == 1);
    CHECK(all.signoffs.size() == 1);
    CHECK(all.cues.size() == 1);
    CHECK(all.references.size() == 1);
    CHECK(all.cited.size() == 1);
    CHECK(all.nil == std::vector<std::string>{"none", "nil"});
    CHECK(all.boilerplate.size() == 1);
    CHECK(all.placeholders.size() == 1);
    CHECK(all.front_matter.size() == 1);
}
