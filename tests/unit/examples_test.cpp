// Every example in every pack does what it says, through the whole pipeline. The example is taken
// for a paper of the pack's kind; everything else is as for any paper.
#include <map>

#include "engine/check.hpp"
#include "engine/plugin_host.hpp"
#include "read/read.hpp"
#include "rules/pack.hpp"
#include "structure/structure.hpp"
#include "support/catch.hpp"

using namespace duly;

namespace {

struct Set {
    engine::PluginHost host;
    rules::PackSet packs;
    PatternPool pool;
    std::map<std::string, structure::Lexicon> lexicons;
    std::unique_ptr<structure::Lexicon> everything;
};

Set& everything() {
    static auto set = [] {
        auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
        if (!host) FAIL(host.error().describe());
        auto packs = rules::load_packs({duly_test::source_dir() + "/rules"}, host->catalogue());
        if (!packs) FAIL(packs.error().describe());
        auto made =
            std::make_unique<Set>(Set{std::move(*host), std::move(*packs), {}, {}, nullptr});
        made->everything = std::make_unique<structure::Lexicon>(made->packs.everything, made->pool);
        for (const auto& pack : made->packs.packs)
            made->lexicons.emplace(pack.id, structure::Lexicon(pack.vocabulary, made->pool));
        return made;
    }();
    return *set;
}

/// What the pack's rules say of the example; nothing when the example is not one paper.
std::optional<std::vector<model::Finding>> findings(const rules::Pack& pack,
                                                    const rules::Example& example) {
    auto& set = everything();
    std::string text = example.text;
    std::string name = "example.md";
    if (!example.source.empty()) {
        const auto folder = pack.file.substr(0, pack.file.rfind('/') + 1);
        text = duly_test::slurp(folder + example.source);
        name = example.source;
    }
    const auto file = read::read(text, name);
    if (!file) return std::nullopt;
    auto papers = structure::outline(*file, *set.everything);
    if (papers.size() != 1) return std::nullopt;
    auto& document = *papers[0].document;
    document.set_text(document.root(), model::Attr::kind, pack.kind);
    document.set_text(document.root(), model::Attr::pack, pack.id);
    structure::interpret(papers[0], *file, set.lexicons.at(pack.id), example.stage);
    engine::CheckOptions options;
    if (!example.date.empty()) options.as_of = Date::from_iso(example.date);
    return engine::check_paper(document, pack, set.host, options).findings;
}

std::string told(const std::vector<model::Finding>& all, const std::string& rule) {
    std::string out;
    for (const auto& finding : all)
        if (finding.rule == rule)
            out += "\n    " + std::string(name(finding.outcome)) + " " + finding.case_name + ": " +
                   finding.message;
    return out.empty() ? "\n    nothing" : out;
}

/// Whether the rule's findings are what the example says.
bool as_said(const std::vector<model::Finding>& all, const std::string& rule,
             const rules::Example& example) {
    bool failed = false;
    bool seen = false;
    for (const auto& finding : all) {
        if (finding.rule != rule) continue;
        failed = failed || finding.outcome == model::Outcome::fail;
        const auto wanted = example.should_fail ? model::Outcome::fail : model::Outcome::pass;
        seen = seen || (finding.outcome == wanted &&
                        (example.case_name.empty() || finding.case_name == example.case_name));
    }
    return seen && failed == example.should_fail;
}

} // namespace

TEST_CASE("every example does what it says") {
    const auto& set = everything();
    for (const auto& pack : set.packs.packs) {
        for (const auto& rule : pack.rules) {
            for (const auto& example : rule.examples) {
                const auto found = findings(pack, example);
                INFO(rule.file << ":" << example.line << ": " << rule.id << " in " << pack.id
                               << " expects " << (example.should_fail ? "fail " : "pass ")
                               << example.case_name
                               << (found ? told(*found, rule.id) : "\n    not one paper"));
                CHECK((found && as_said(*found, rule.id, example)));
            }
        }
    }
}

TEST_CASE("every pattern of the packs compiles") {
    const auto checked = rules::validate_patterns(everything().packs);
    INFO((checked ? std::string() : checked.error().describe()));
    CHECK(checked.has_value());
}

TEST_CASE("findings are worded as people speak") {
    // What gets a tool banned, or is a promise that a rule cannot keep.
    const std::vector<std::string> barred = {
        "unlawful", "illegal", "breach", "violat", "must be", "you ", "conflict undeclared"};
    for (const auto& pack : everything().packs.packs) {
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
