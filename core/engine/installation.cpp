#include "engine/installation.hpp"

#include <algorithm>
#include <filesystem>

#include "support/files.hpp"

namespace duly::engine {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

fs::path root() {
    return fs::path(files::program_folder()).parent_path();
}

} // namespace

std::string library_folder() {
    const fs::path usual = root() / "lib" / "duly";
    if (is_folder(usual)) return usual.string();
    // lib64, or lib/<arch>-linux-gnu as Debian has it.
    std::vector<fs::path> places{root() / "lib64" / "duly"};
    std::error_code error;
    for (fs::directory_iterator i(root() / "lib", error), end; !error && i != end;
         i.increment(error))
        if (i->path().filename().string().find("-linux-") != std::string::npos)
            places.push_back(i->path() / "duly");
    std::sort(places.begin(), places.end());
    const auto found = std::find_if(places.begin(), places.end(), is_folder);
    return (found != places.end() ? *found : usual).string();
}

Installation Installation::beside_program() {
    Installation out;
    out.plugin_folders.push_back(library_folder() + "/plugins");
    out.rule_folders.push_back((root() / "share" / "duly" / "rules").string());
    return out;
}

void Installation::add_rules(const std::string& path) {
    const auto same = [&](const std::string& known) {
        std::error_code error;
        return known == path || fs::equivalent(known, path, error);
    };
    if (std::none_of(rule_folders.begin(), rule_folders.end(), same)) rule_folders.push_back(path);
}

} // namespace duly::engine
