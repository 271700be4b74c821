// Bytes -> text reader -> outline -> recognition -> interpretation -> checks, in this process.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/check.hpp"

namespace {

struct Setup {
    duly::engine::PluginHost host;
    duly::rules::PackSet packs;
};

Setup load() {
    auto host = duly::engine::PluginHost::load({DULY_FUZZ_PLUGINS});
    if (!host) {
        std::fprintf(stderr, "%s\n", host.error().describe().c_str());
        std::exit(2);
    }
    auto packs = duly::rules::load_packs({DULY_FUZZ_RULES}, host->catalogue());
    if (!packs) {
        std::fprintf(stderr, "%s\n", packs.error().describe().c_str());
        std::exit(2);
    }
    return {std::move(*host), std::move(*packs)};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    static const Setup setup = load();
    static duly::engine::Checker checker(setup.packs, setup.host);
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const duly::model::FileReport report = checker.check(bytes, "fuzz.md", {});
    // A file that was read tiles into papers, each with places inside the file.
    for (const auto& paper : report.papers)
        if (paper.extent.first_line > paper.extent.last_line) std::abort();
    return 0;
}
