#include "cli/config_file.hpp"

#include <set>

#include "cli/paths.hpp"
#include "cli/settings.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

// A configuration may lie with papers that came from strangers.
constexpr std::size_t most_folders = 100;
constexpr std::size_t most_severities = 5000;

std::string below(const std::string& folder, const std::string& path) {
    return absolute_path(path.starts_with('/') ? path : folder + "/" + path);
}

void read_folders(TomlReader& reader, const TomlValue& root, std::string_view key,
                  const std::string& folder, std::string (*fault_of)(const std::string&),
                  std::vector<Placed<std::string>>& out) {
    for (const TomlValue* value : reader.texts(root, key)) {
        if (out.size() == most_folders)
            return reader.fault(value->place, "'" + std::string(key) + "' names more than " +
                                                  std::to_string(most_folders) +
                                                  " folders, which is more than duly takes.");
        const std::string path = below(folder, value->text);
        if (!files::exists(path))
            reader.fault(value->place, "There is no folder '" +
                                           report::printable_path(value->text) +
                                           "' here; paths are relative to this file.");
        else if (const auto why = fault_of(path); !why.empty())
            reader.fault(value->place,
                         "'" + report::printable_path(value->text) + "' " + why + ".");
        out.push_back({path, value->place});
    }
}

void read_severity(TomlReader& reader, const TomlValue& root, ConfigFile& out) {
    const TomlValue* table = root.find("severity");
    if (table == nullptr) return;
    if (table->type != TomlValue::Type::table)
        return reader.fault(table->place, "[severity] is a table of rules, each with its severity, "
                                          "such as FOI001 = \"warning\".");
    if (table->table.size() > most_severities)
        return reader.fault(table->table[most_severities].place,
                            "[severity] holds more than " + std::to_string(most_severities) +
                                " rules, which is more than duly takes.");
    std::set<std::string, std::less<>> graded;
    for (const TomlEntry& entry : table->table) {
        // Ids of rules are told in any case.
        const std::string rule = utf8::ascii_upper(entry.key);
        if (!graded.insert(rule).second) {
            reader.fault(entry.place, "The rule " + report::printable(rule) + " is graded twice.");
            continue;
        }
        const auto word = reader.choice(entry, severity_words);
        if (!word) continue;
        out.severity.emplace_back(
            rule, Placed<engine::Grade>{model::severity_named(*word), entry.place}); // off: none
    }
}

} // namespace

Result<ConfigFile> ConfigFile::parse(std::string text, const std::string& shown,
                                     const std::string& folder, FileOwner owner) {
    auto source = TomlFile::parse(std::move(text), shown, "bad-configuration");
    if (!source) return tl::unexpected(source.error());
    ConfigFile out(std::move(*source));
    out.owner = owner;
    TomlReader reader(out.source);
    const TomlValue& root = out.source.root();
    reader.shape(root, {"rules", "plugins", "stage", "body", "profile", "fail-on", "as-of", "ocr",
                        "waivers", "severity"});
    const auto place = [&](std::string_view key) { return root.find(key)->place; };
    if (root.find("plugins") != nullptr && owner == FileOwner::project)
        reader.fault(place("plugins"),
                     "Plugins are programs, so they are never taken from a folder of papers. Name "
                     "the folder in your own configuration, or with --plugin-dir.");
    read_folders(reader, root, "rules", folder, fault_of_rules, out.rules);
    read_folders(reader, root, "plugins", folder, fault_of_plugins, out.plugins);
    if (auto stage = reader.choice(root, "stage", stages))
        out.stage = {std::move(*stage), place("stage")};
    if (auto profile = reader.choice(root, "profile", profiles))
        out.profile = {std::move(*profile), place("profile")};
    if (auto body = reader.text(root, "body")) out.body = {std::move(*body), place("body")};
    if (const auto level = reader.choice(root, "fail-on", levels))
        out.fail_on = {model::severity_named(*level).value_or(model::Severity::error),
                       place("fail-on")};
    if (const auto day = reader.date(root, "as-of")) out.as_of = {*day, place("as-of")};
    if (const auto ocr = reader.flag(root, "ocr")) out.ocr = {*ocr, place("ocr")};
    if (const auto path = reader.text(root, "waivers"))
        out.waivers = {below(folder, *path), place("waivers")};
    read_severity(reader, root, out);
    if (reader.first()) return tl::unexpected(*reader.first());
    return out;
}

} // namespace duly::cli
