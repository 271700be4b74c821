#include "project_checker.hpp"

#include <algorithm>

#include <memory>

#include "engine/plugin_host.hpp"
#include "support/catch.hpp"

namespace duly_test {
namespace {

using namespace duly;

struct Ground {
    engine::PluginHost host;
    rules::PackSet packs;
    std::unique_ptr<engine::Checker> checker; ///< refers to the two above
};

const Ground& ground() {
    static const auto made = [] {
        auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
        if (!host) FAIL(host.error().describe());
        auto packs = rules::load_packs({source_dir() + "/rules"}, host->catalogue());
        if (!packs) FAIL(packs.error().describe());
        auto out = std::make_unique<Ground>(Ground{std::move(*host), std::move(*packs), nullptr});
        out->checker = std::make_unique<engine::Checker>(out->packs, out->host);
        return out;
    }();
    return *made;
}

} // namespace

engine::Checker& project_checker() {
    return *ground().checker;
}

const rules::PackSet& project_packs() {
    return ground().packs;
}

const engine::Engine& project_engine() {
    static const auto made = [] {
        auto host = engine::PluginHost::load({DULY_TEST_PLUGINS});
        if (!host) FAIL(host.error().describe());
        auto packs = rules::load_packs({source_dir() + "/rules"}, host->catalogue());
        if (!packs) FAIL(packs.error().describe());
        return engine::Engine::of(std::move(*host), std::move(*packs));
    }();
    return made;
}

duly::model::FileReport checked(const std::string& text, const std::string& name) {
    return project_checker().check(text, name, {});
}

std::size_t count(const duly::model::FileReport& file, std::string_view rule,
                  duly::model::Outcome outcome) {
    std::size_t found = 0;
    for (const auto& paper : file.papers)
        found += static_cast<std::size_t>(
            std::count_if(paper.results.begin(), paper.results.end(), [&](const auto& each) {
                return each.rule == rule && each.outcome == outcome;
            }));
    return found;
}

std::size_t failures(const duly::model::FileReport& file, std::string_view rule) {
    return count(file, rule, duly::model::Outcome::fail);
}

} // namespace duly_test
