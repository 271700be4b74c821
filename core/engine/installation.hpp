// Where the parts of an installed duly are.
#pragma once

#include <string>
#include <vector>

namespace duly::engine {

/// Where plugins and rule packs are. Every folder named must exist.
struct Installation {
    std::vector<std::string> plugin_folders, rule_folders;
    /// Relative to the running program: ../lib/duly/plugins (or ../lib/<arch>/duly/plugins) and
    /// ../share/duly/rules, in the build tree and after `cmake --install` alike.
    static Installation beside_program();

    /// A folder of packs, or one pack; once only, by whatever names it goes.
    void add_rules(const std::string& path);
};

/// Of the running program: ../lib/duly, ../lib64/duly or ../lib/<arch>/duly.
std::string library_folder();

} // namespace duly::engine
