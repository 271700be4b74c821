// Prepares the packs that come with the program: run when it is built, in the build tree.
#include <cstdio>
#include <exception>

#include "engine/installation.hpp"
#include "engine/plugin_host.hpp"
#include "engine/snapshot.hpp"
#include "rules/pack.hpp"
#include "support/files.hpp"

namespace {

int complain(const duly::Failure& failure) {
    std::fprintf(stderr, "%s\n", failure.describe().c_str());
    return 1;
}

int run() {
    using namespace duly;
    const auto where = engine::Installation::beside_program();
    const auto host = engine::PluginHost::load(where.plugin_folders);
    if (!host) return complain(host.error());
    const auto packs =
        rules::load_packs(where.rule_folders, host->catalogue(), rules::Examples::left_out);
    if (!packs) return complain(packs.error());
    const auto written = files::write_file(
        engine::snapshot_path(),
        engine::snapshot_of(*packs, where.rule_folders.front(), host->catalogue()));
    return written ? 0 : complain(written.error());
}

} // namespace

int main() {
    try {
        return run();
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
        return 1;
    }
}
