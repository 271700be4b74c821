// Bytes as a duly.toml and as a register of waivers: whatever they are, they are read or refused
// with a place inside the text, and what was read as a register is read again as it was written.
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

#include "cli/config_file.hpp"
#include "engine/remarks.hpp"
#include "engine/waivers.hpp"

using namespace duly;

namespace {

void check_fault(const Failure& failure, const std::string& text) {
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    // toml++ takes other marks than \n for line ends, too.
    if (failure.message.empty() || failure.line > lines + text.size()) std::abort();
    (void)failure.describe();
}

void check_round_trip(const engine::WaiverEntry& entry) {
    const auto again = engine::WaiverRegister::parse(engine::entry_text(entry), "again");
    if (!again || again->entries().size() != 1) std::abort();
    const engine::WaiverEntry& is = again->entries()[0];
    if (is.rule != entry.rule || is.paper != entry.paper || is.reason != entry.reason ||
        is.place != entry.place || is.until != entry.until || is.part != entry.part)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const auto owner : {cli::FileOwner::project, cli::FileOwner::user})
        if (const auto file = cli::ConfigFile::parse(text, "duly.toml", "/nonexistent", owner);
            !file)
            check_fault(file.error(), text);
    const auto waivers = engine::WaiverRegister::parse(text, "duly-waivers.toml");
    if (!waivers) {
        check_fault(waivers.error(), text);
    } else {
        for (const engine::WaiverEntry& entry : waivers->entries())
            check_round_trip(entry);
    }
    if (engine::ignores_in(text).empty()) std::abort();
    return 0;
}
