// Every example in every pack does what it says, through the whole pipeline. The example is taken
// for a paper of the pack's kind; everything else is as for any paper.
#include "engine/engine.hpp"
#include "rules/pack.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

const engine::Engine& everything() {
    static const auto engine = [] {
        auto made =
            engine::Engine::create({{DULY_TEST_PLUGINS}, {duly_test::source_dir() + "/rules"}});
        if (!made) FAIL(made.error().describe());
        return std::move(*made);
    }();
    return engine;
}

} // namespace

TEST_CASE("every example does what it says") {
    std::vector<engine::ExampleRun> runs;
    for (const auto& pack : everything().packs().packs)
        for (const auto& run : engine::examples_of(pack, true))
            runs.push_back(run);
    engine::RunOptions options;
    options.in_process = true;
    const auto results = everything().run_examples(runs, options);
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
    const auto checked = rules::validate_patterns(everything().packs());
    INFO((checked ? std::string() : checked.error().describe()));
    CHECK(checked.has_value());
}

TEST_CASE("findings are worded as people speak") {
    // What gets a tool banned, or is a promise that a rule cannot keep.
    const std::vector<std::string> barred = {
        "unlawful", "illegal", "breach", "violat", "must be", "you ", "conflict undeclared"};
    for (const auto& pack : everything().packs().packs) {
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
