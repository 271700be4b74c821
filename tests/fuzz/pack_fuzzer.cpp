// Bytes as a rule pack: whatever they are, the pack is read or refused with a place inside the
// text, and what was read can be used. Seeds are the packs with one fault each.
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/plugin_host.hpp"
#include "rules/pack.hpp"
#include "rules/page.hpp"
#include "support/utf8.hpp"

using namespace duly;

namespace {

struct Installed {
    engine::PluginHost host;
    rules::PackSet packs;
};

const Installed& installed() {
    static const auto* const made = [] {
        auto host = engine::PluginHost::load({DULY_FUZZ_PLUGINS});
        if (!host) std::abort();
        auto packs = rules::load_packs({DULY_FUZZ_RULES}, host->catalogue());
        if (!packs) std::abort();
        return new Installed{std::move(*host), std::move(*packs)};
    }();
    return *made;
}

/// A parent to extend, so that a whole validation costs no reading of folders.
constexpr const char* parent =
    "<pack id=\"common\" version=\"1.0.0\" title=\"Any paper\" kind=\"unknown\"><vocabulary>"
    "<role id=\"summary\"><heading>summary</heading></role></vocabulary></pack>";

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

void check_place(const Failure& failure, const std::string& text) {
    if (failure.message.empty()) std::abort();
    (void)failure.describe();
    if (failure.line == 0) return; // about the whole
    const auto lines = lines_of(text);
    if (failure.line > lines.size() || failure.column == 0) std::abort();
    if (failure.column > utf8::code_points(lines[failure.line - 1]) + 1) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto& [host, packs] = installed();
    if (const auto pack = rules::parse_pack(text, "fuzz.xml", host.catalogue(), packs)) {
        for (const rules::Rule& rule : pack->rules) {
            for (const auto& [name, wording] : rule.wording)
                if (rules::fill(wording.message, {}).size() > wording.message.size()) std::abort();
            if (rule.pack == pack->id && (rule.line == 0 || rule.examples.size() < 2)) std::abort();
        }
    } else {
        check_place(pack.error(), text);
    }
    const auto looked = rules::validate_packs(
        {}, {{"common.xml", std::string(parent)}, {"fuzz.xml", text}}, host.catalogue());
    for (const auto* list : {&looked.faults, &looked.warnings})
        for (const Failure& failure : *list)
            if (failure.path == "fuzz.xml") check_place(failure, text);
    for (const std::string& id : looked.asked) {
        const rules::Pack* pack = looked.packs.find(id);
        if (pack == nullptr || !looked.faults.empty()) continue;
        bool files = false; // examples in files are not looked for on this machine
        for (const rules::Rule& rule : pack->rules)
            for (const rules::Example& example : rule.examples)
                files = files || !example.source.empty();
        if (!files && rules::pack_page(looked.packs, *pack, host.catalogue()).empty()) std::abort();
    }
    return 0;
}
