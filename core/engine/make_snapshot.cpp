// Prepares the packs that come with the program: run when it is built, in the build tree. Where
// they cannot be prepared nothing is: the program then reads them itself, and says what is wrong.
#include <cstdio>
#include <exception>

#include "engine/check.hpp"
#include "engine/installation.hpp"
#include "engine/plugin_host.hpp"
#include "engine/snapshot.hpp"
#include "rules/pack.hpp"
#include "support/files.hpp"

namespace {

using namespace duly;

Result<std::string> prepared() {
    const auto where = engine::Installation::beside_program();
    const auto host = engine::PluginHost::load(where.plugin_folders);
    if (!host) return tl::unexpected(host.error());
    const auto read = [&] {
        return rules::load_packs(where.rule_folders, host->catalogue(), rules::Examples::left_out);
    };
    const auto packs = read();
    if (!packs) return tl::unexpected(packs.error());
    const engine::Checker checker(*packs, *host);
    checker.prepare();
    auto out =
        engine::snapshot_of(*packs, where.rule_folders.front(), host->catalogue(), checker.words());
    // One that was edited meanwhile must not pass for the one that was read.
    const auto again = read();
    if (!again) return tl::unexpected(again.error());
    if (again->digest() != packs->digest())
        return fail("stale", {}, "The packs were changed while they were being prepared.");
    return out;
}

} // namespace

int main() {
    try {
        const auto content = prepared();
        if (!content)
            std::fprintf(stderr, "The rule packs are not prepared for a quick start: %s\n",
                         content.error().describe().c_str());
        const auto written =
            files::write_file(engine::snapshot_path(), content ? *content : std::string());
        if (written) return 0;
        std::fprintf(stderr, "%s\n", written.error().describe().c_str());
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
    }
    return 1;
}
