#include "cli/paths.hpp"

#include <filesystem>
#include <vector>

#include "engine/plugin_host.hpp"
#include "rules/pack.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

namespace fs = std::filesystem;

const std::string& current_folder() {
    static const std::string folder = [] {
        std::error_code error;
        return fs::current_path(error).string();
    }();
    return folder;
}

} // namespace

std::string fault_of_rules(const std::string& path) {
    if (!files::exists(path)) return "does not exist";
    if (!files::is_folder(path))
        return path.ends_with(".xml") ? "" : "is neither a folder nor a rule pack (*.xml)";
    return rules::holds_packs(path) ? "" : "holds no rule pack (*.xml)";
}

std::string fault_of_plugins(const std::string& path) {
    if (!files::exists(path)) return "does not exist";
    if (!files::is_folder(path)) return "is a file; name the folder that it lies in";
    return engine::PluginHost::holds_plugins(path) ? ""
                                                   : "holds no plugin (*.so); name the folder that "
                                                     "they were built in";
}

std::string absolute_path(const std::string& path) {
    const fs::path whole = fs::path(current_folder()) / path;
    for (const fs::path& part : fs::path(path)) {
        if (part != "..") continue;
        std::error_code error;
        const fs::path resolved = fs::weakly_canonical(whole, error);
        if (!error) return resolved.string();
    }
    std::string out = whole.lexically_normal().string();
    if (out.size() > 1 && out.ends_with('/')) out.pop_back();
    return out;
}

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos || slash == 0 ? "/" : path.substr(0, slash);
}

std::string relative_path(const std::string& path, const std::string& folder) {
    const std::string below = folder.ends_with('/') ? folder : folder + "/";
    if (path.starts_with(below)) return path.substr(below.size());
    return fs::path(path).lexically_relative(folder).generic_string();
}

std::string from_here(const std::string& path) {
    const std::string below = current_folder() + "/";
    return path.starts_with(below) ? path.substr(below.size()) : path;
}

const std::string& Nearest::above(const std::string& folder) {
    // Up to the first folder that is known already, then down again.
    std::vector<std::string> unknown;
    std::string at = folder;
    auto known = known_.find(at);
    while (known == known_.end()) {
        unknown.push_back(at);
        if (at == "/" || at.empty()) break;
        at = folder_of(at);
        known = known_.find(at);
    }
    std::string found = known == known_.end() ? std::string() : known->second;
    for (; !unknown.empty(); unknown.pop_back()) {
        const std::string& each = unknown.back();
        const std::string here = (each.ends_with('/') ? each : each + "/") + name_;
        if (files::exists(here)) found = here;
        known_[each] = found;
    }
    return known_.find(folder)->second;
}

} // namespace duly::cli
