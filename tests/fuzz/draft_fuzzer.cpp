// Bytes as a blank form: a rule pack is drafted from it that loads, or the form is refused; never
// is a draft made that no one can load.
#include <cstddef>
#include <cstdlib>
#include <string>

#include "engine/draft.hpp"

using namespace duly;

namespace {

struct Installed {
    engine::PluginHost host;
    rules::PackSet packs;
    rules::Drafts drafts;
};

const Installed& installed() {
    static const auto* const made = [] {
        auto host = engine::PluginHost::load({DULY_FUZZ_PLUGINS});
        if (!host) std::abort();
        auto packs = rules::load_packs({DULY_FUZZ_RULES}, host->catalogue());
        auto drafts = rules::load_drafts({DULY_FUZZ_RULES});
        if (!packs || !drafts) std::abort();
        return new Installed{std::move(*host), std::move(*packs), std::move(*drafts)};
    }();
    return *made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string form(reinterpret_cast<const char*>(data), size);
    const auto& [host, packs, drafts] = installed();
    static auto* const checker = new engine::Checker(packs, host);
    const rules::DraftOptions options{"Fuzz & Son's \"Council\" -- North", "", "form"};
    const auto draft =
        engine::draft_from({*checker, host, packs, drafts, options}, form, "form.md");
    if (!draft && draft.error().code == "no-draft") std::abort();
    return 0;
}
