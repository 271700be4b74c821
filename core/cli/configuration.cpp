#include "cli/configuration.hpp"

#include <algorithm>
#include <cstdlib>

#include "cli/settings.hpp"
#include "engine/recognition.hpp"
#include "report/layout.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::uint64_t largest = 1u << 20;

Result<File> read_config(const std::string& path, FileOwner owner) {
    auto text = files::read_file(from_here(path), largest);
    if (!text) return tl::unexpected(text.error());
    auto file = ConfigFile::parse(std::move(*text), report::printable_path(from_here(path)),
                                  folder_of(path), owner);
    if (!file) return tl::unexpected(file.error());
    return std::make_shared<const ConfigFile>(std::move(*file));
}

/// The user's own file, or "" when there is none.
std::string user_file() {
    const auto set = [](const char* name) {
        const char* const value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    std::string folder = set("XDG_CONFIG_HOME");
    if (!folder.starts_with('/')) { // as the XDG specification has it: relative ones do not count
        const std::string home = set("HOME");
        if (!home.starts_with('/')) return {};
        folder = home + "/.config";
    }
    const std::string path = absolute_path(folder + "/duly/duly.toml");
    return files::exists(path) ? path : std::string();
}

template <class T>
void take(Setting<T>& setting, const std::optional<Placed<T>>& said, const File& file) {
    if (said && setting.is_default()) setting = {said->value, file, said->place, {}};
}

void add_folder(std::vector<Setting<std::string>>& folders, Setting<std::string> more) {
    const auto same = [&](const Setting<std::string>& known) { return known.value == more.value; };
    if (std::none_of(folders.begin(), folders.end(), same)) folders.push_back(std::move(more));
}

/// What the file says where nothing before it did.
void add_file(Configuration& out, const File& file) {
    out.files.push_back(file->source.file());
    for (const auto& folder : file->rules)
        add_folder(out.rules, {folder.value, file, folder.place, {}});
    for (const auto& folder : file->plugins)
        add_folder(out.plugins, {folder.value, file, folder.place, {}});
    take(out.stage, file->stage, file);
    take(out.body, file->body, file);
    take(out.profile, file->profile, file);
    take(out.waivers, file->waivers, file);
    take(out.fail_on, file->fail_on, file);
    take(out.ocr, file->ocr, file);
    if (file->as_of && out.as_of.is_default())
        out.as_of = {file->as_of->value, file, file->as_of->place, {}};
    for (const auto& [rule, grade] : file->severity)
        out.severity.try_emplace(rule, Setting<engine::Grade>{grade.value, file, grade.place, {}});
}

Result<Configuration> from_flags(const Arguments& arguments) {
    Configuration out;
    out.fail_on.value = model::Severity::error;
    out.profile.value = profiles.front();
    const auto folders = [&](const char* option, std::vector<Setting<std::string>>& into) {
        for (const std::string& folder : arguments.values(option))
            add_folder(into, {absolute_path(folder), {}, {}, std::string("--") + option});
    };
    folders("rules", out.rules);
    folders("plugin-dir", out.plugins);
    const auto word = [&](const char* option, std::span<const std::string_view> words,
                          Setting<std::string>& into) -> Result<bool> {
        if (!arguments.has(option)) return true;
        auto given = arguments.choice(option, words, "");
        if (!given) return tl::unexpected(given.error());
        into = {std::move(*given), {}, {}, std::string("--") + option};
        return true;
    };
    Setting<std::string> level;
    for (const auto& done :
         {word("stage", stages, out.stage), word("profile", profiles, out.profile),
          word("fail-on", levels, level)})
        if (!done) return tl::unexpected(done.error());
    if (!level.is_default())
        out.fail_on = {model::severity_named(level.value).value_or(model::Severity::error),
                       {},
                       {},
                       level.flag};
    if (auto body = arguments.value("body")) out.body = {std::move(*body), {}, {}, "--body"};
    const auto day = date_option(arguments, "as-of");
    if (!day) return tl::unexpected(day.error());
    if (*day) out.as_of = {*day, {}, {}, "--as-of"};
    if (arguments.has("ocr")) {
        if (auto why = engine::no_recognition(); !why.empty()) return usage(std::move(why));
        out.ocr = {true, {}, {}, "--ocr"};
    }
    return out;
}

} // namespace

engine::Installation Configuration::installation() const {
    engine::Installation out = engine::Installation::beside_program();
    for (const auto& folder : plugins)
        out.plugin_folders.push_back(from_here(folder.value));
    for (const auto& folder : rules)
        out.add_rules(from_here(folder.value));
    return out;
}

bool isolated(const Arguments& arguments) {
    return arguments.has("isolated");
}

Result<Configurations> Configurations::create(const Arguments& arguments) {
    Configurations out;
    if (auto checked = folders_hold(arguments); !checked) return tl::unexpected(checked.error());
    auto flags = from_flags(arguments);
    if (!flags) return tl::unexpected(flags.error());
    out.flags_ = std::make_shared<const Configuration>(std::move(*flags));
    const auto only = arguments.value("config");
    if (only && isolated(arguments))
        return usage("Give --config or --isolated, not both: one names the file to use, the other "
                     "says that none is used.");
    out.look_ = !only && !isolated(arguments);
    std::string user;
    if (only)
        user = absolute_path(*only);
    else if (!isolated(arguments))
        user = user_file();
    if (!user.empty()) {
        auto file = read_config(user, only ? FileOwner::named : FileOwner::user);
        if (!file) return tl::unexpected(file.error());
        out.user_ = std::move(*file);
        out.user_path_ = user;
    }
    return out;
}

Result<std::shared_ptr<const Configuration>> Configurations::layered(const File& nearest) const {
    Configuration out = *flags_;
    if (nearest) add_file(out, nearest);
    if (user_) add_file(out, user_);
    return std::make_shared<const Configuration>(std::move(out));
}

Result<std::shared_ptr<const Configuration>> Configurations::of_folder(const std::string& folder) {
    std::string path = look_ ? nearest_.above(folder) : std::string();
    if (path == user_path_) path.clear(); // papers kept beside the user's own file
    if (const auto known = known_.find(path); known != known_.end()) return known->second;
    File nearest;
    if (!path.empty()) {
        auto file = read_config(path, FileOwner::project);
        if (!file) return tl::unexpected(file.error());
        nearest = std::move(*file);
    }
    auto made = layered(nearest);
    if (made) known_[path] = *made;
    return made;
}

} // namespace duly::cli
