// Paths as the configuration needs them: absolute, and files found in the nearest folder above.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace duly::cli {

/// Absolute, without "." and "..". Links stay as they are, unless there is a ".." to go back over.
std::string absolute_path(const std::string& path);

/// Of an absolute path; "/" for what lies in the root.
std::string folder_of(const std::string& path);

/// `path` (absolute) as seen from `folder` (absolute): "a/b.md", "../b.md".
std::string relative_path(const std::string& path, const std::string& folder);

/// As people here would name it: relative when it lies below the current folder.
std::string from_here(const std::string& path);

/// Why no rules, or no plugins, can be had from the path: "holds no rule pack (*.xml)"; else "".
std::string fault_of_rules(const std::string& path);
std::string fault_of_plugins(const std::string& path);

/// Files of one name, each sought in a folder and then in those above it. Folders are looked into
/// once.
class Nearest {
public:
    explicit Nearest(std::string name) : name_(std::move(name)) {}
    /// Path of the file, or "".
    const std::string& above(const std::string& folder);

private:
    std::string name_;
    std::map<std::string, std::string, std::less<>> known_;
};

} // namespace duly::cli
