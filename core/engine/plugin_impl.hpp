// Inside of the plugin host, shared by plugin_load.cpp and plugin_host.cpp only.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/plugin_host.hpp"
#include "support/pattern.hpp"

namespace duly::engine {

/// A shared library that is closed with its owner.
class Library {
public:
    explicit Library(void* handle) : handle_(handle) {}
    ~Library();
    Library(Library&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Library& operator=(Library&&) = delete;

private:
    void* handle_;
};

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

struct PluginHost::Impl {
    std::vector<Library> libraries;
    /// What plugins offer, with its place in the catalogue.
    struct Offered {
        const duly_check* check;
        const rules::CheckSpec* spec;
    };
    StringMap<Offered> checks;
    rules::CheckCatalogue catalogue;
    std::vector<PluginInfo> plugins;
    /// Patterns of parameters and checks, compiled on first use and kept for every paper after.
    mutable StringMap<Pattern> patterns;
    mutable std::array<const StringMap<Pattern>::value_type*, 512> recent_patterns{};
};

} // namespace duly::engine
