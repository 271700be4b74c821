#include "cli/packs.hpp"

#include <algorithm>
#include <tuple>

#include "cli/settings.hpp"
#include "support/utf8.hpp"

namespace duly::cli {

Result<Loaded> load(const Arguments& arguments, Folders folders) {
    const auto where = installation(arguments, folders);
    if (!where) return tl::unexpected(where.error());
    auto host = engine::PluginHost::load(where->plugin_folders);
    if (!host) return tl::unexpected(host.error());
    auto packs = rules::load_packs(where->rule_folders, host->catalogue());
    if (!packs) return tl::unexpected(packs.error());
    return Loaded{std::move(*host), std::move(*packs)};
}

Result<LookedAt> look_at(const Arguments& arguments, const std::vector<std::string>& paths) {
    const auto where = installation(arguments);
    if (!where) return tl::unexpected(where.error());
    auto host = engine::PluginHost::load(where->plugin_folders);
    if (!host) return tl::unexpected(host.error());
    auto files = rules::rule_files(paths.empty() ? where->rule_folders : paths);
    if (!files) return tl::unexpected(files.error());
    auto found =
        rules::validate_packs(paths.empty() ? std::vector<std::string>() : where->rule_folders,
                              *files, host->catalogue());
    return LookedAt{std::move(*host), std::move(*files), std::move(found)};
}

std::string told(const rules::Validation& found) {
    std::vector<std::pair<const Failure*, const char*>> all;
    for (const auto& fault : found.faults)
        all.emplace_back(&fault, "error");
    for (const auto& warning : found.warnings)
        all.emplace_back(&warning, "warning");
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first->path, a.first->line, a.first->column) <
               std::tie(b.first->path, b.first->line, b.first->column);
    });
    std::string out;
    for (const auto& [failure, kind] : all) {
        Failure said = *failure;
        said.path = report::printable_path(said.path);
        said.message = std::string(kind) + ": " + said.message;
        out += said.describe() + "\n";
    }
    return out;
}

std::string counted(const rules::Validation& found) {
    std::string out;
    if (!found.faults.empty()) out = report::counted(found.faults.size(), "error");
    if (!found.warnings.empty())
        out += (out.empty() ? "" : ", ") + report::counted(found.warnings.size(), "warning");
    return out.empty() ? "nothing wrong" : out;
}

std::string packs_of_your_own(const Arguments& arguments) {
    return arguments.values("rules").empty() ? " Packs of your own are found with --rules DIR."
                                             : std::string();
}

std::string plugins_of_your_own(const Arguments& arguments) {
    return arguments.values("plugin-dir").empty()
               ? " Checks of your own plugins are found with --plugin-dir DIR."
               : std::string();
}

Result<const rules::Pack*> pack_named(const rules::PackSet& packs, const std::string& id,
                                      const Arguments& arguments) {
    if (const auto* pack = packs.find(id)) return pack;
    std::vector<std::string_view> ids;
    for (const auto& pack : packs.packs)
        ids.emplace_back(pack.id);
    const auto close = nearest(id, ids);
    return usage("There is no pack '" + id + "'." +
                 (close ? " Did you mean " + *close + "?" : packs_of_your_own(arguments)));
}

Result<std::pair<const rules::Pack*, const rules::Rule*>>
rule_named(const rules::PackSet& packs, const std::string& wanted, const Arguments& arguments) {
    std::string id = wanted;
    for (char& c : id)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::vector<std::pair<const rules::Pack*, const rules::Rule*>> named;
    std::vector<std::string_view> known;
    for (const auto& pack : packs.packs)
        for (const auto& rule : pack.rules) {
            if (rule.pack != pack.id) continue;
            known.insert(known.end(), {rule.id, rule.name});
            if (rule.name == wanted) named.emplace_back(&pack, &rule);
        }
    auto found = packs.find_rule(id);
    if (found.second == nullptr && named.size() == 1) found = named.front();
    if (found.second == nullptr && named.size() > 1) {
        std::string ids;
        for (const auto& [pack, rule] : named)
            ids += (ids.empty() ? "" : ", ") + rule->id;
        return usage("Several rules are called '" + wanted + "': " + ids + ". Give the id.");
    }
    if (found.second == nullptr) {
        auto close = nearest(wanted, known);
        if (!close) close = nearest(id, known);
        // Letters that no pack has are a pack's that is not loaded.
        const auto letters = id.substr(0, id.find_first_of("0123456789"));
        const bool ours = std::any_of(known.begin(), known.end(), [&](std::string_view each) {
            return each.starts_with(letters) && each.size() == id.size();
        });
        return usage(
            "There is no rule '" + wanted + "'." +
            (close ? " Did you mean " + *close + "?" : " duly rules list shows them all.") +
            (close && ours ? std::string() : packs_of_your_own(arguments)));
    }
    const auto in = arguments.value("pack");
    if (!in) return found;
    const auto pack = pack_named(packs, *in, arguments);
    if (!pack) return tl::unexpected(pack.error());
    for (const auto& rule : (*pack)->rules)
        if (rule.id == found.second->id) return std::pair(*pack, &rule);
    return usage("The pack '" + *in + "' does not apply the rule " + found.second->id + ".");
}

void beside(report::Page& page, unsigned indent, const std::string& left, std::size_t width,
            const std::string& text) {
    const auto size = utf8::code_points(left);
    const std::string padding(width > size ? width - size : 0, ' ');
    page.paragraph(indent, indent + static_cast<unsigned>(width) + 2,
                   {{left + padding + "  ", report::Style::plain, true}, {text}});
}

} // namespace duly::cli
