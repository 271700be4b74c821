// Opening plugins and reading their tables; nothing of a table is believed before it was looked at.
#include <dlfcn.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <filesystem>
#include <set>

#include "engine/plugin_impl.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t too_many = 10'000; ///< of anything in a table: more is garbage

using Fault = std::optional<std::string>;

bool name_ok(const char* name) {
    return name && *name && utf8::first_invalid(name) == std::string_view::npos;
}

std::string or_empty(const char* text) {
    return text ? text : "";
}

Fault read_parameter(const duly_parameter& in, rules::ParameterSpec& out, bool in_record) {
    if (!name_ok(in.name)) return "a parameter without name";
    out.name = in.name;
    if (in.type < DULY_TEXT || in.type > DULY_LIST)
        return "parameter '" + out.name + "' has no type the host knows";
    out.type = static_cast<rules::Type>(in.type);
    if (in.default_value) out.default_value = in.default_value;
    out.doc = or_empty(in.doc);
    if (in.type != DULY_LIST) return {};
    if (in_record) return "parameter '" + out.name + "' is a list within a list";
    if (!in.fields || in.field_count == 0 || in.field_count > too_many)
        return "parameter '" + out.name + "' is a list without fields";
    for (std::uint32_t i = 0; i < in.field_count; ++i)
        if (auto fault = read_parameter(in.fields[i], out.fields.emplace_back(), true))
            return fault;
    return {};
}

Fault read_case(const duly_case& in, rules::CaseSpec& out) {
    if (!name_ok(in.name)) return "a case without name";
    out.name = in.name;
    if (in.outcome > DULY_INCONCLUSIVE)
        return "case '" + out.name + "' has no outcome the host knows";
    out.outcome = static_cast<model::Outcome>(in.outcome);
    out.doc = or_empty(in.doc);
    if (in.argument_count > too_many || (in.argument_count && !in.arguments))
        return "case '" + out.name + "' has a broken table of arguments";
    for (std::uint32_t i = 0; i < in.argument_count; ++i) {
        const duly_argument& argument = in.arguments[i];
        if (!name_ok(argument.name)) return "case '" + out.name + "' has an argument without name";
        switch (argument.type) {
        case DULY_TEXT:
        case DULY_INTEGER:
        case DULY_DECIMAL:
        case DULY_DATE:
        case DULY_AMOUNT:
        case DULY_COUNT:
        case DULY_PLACE:
            break;
        default:
            return "argument '" + std::string(argument.name) + "' of case '" + out.name +
                   "' has no type the host knows";
        }
        out.arguments.push_back(
            {argument.name, static_cast<rules::Type>(argument.type), or_empty(argument.doc)});
    }
    return {};
}

Fault read_check(const duly_check& in, rules::CheckSpec& out) {
    if (!name_ok(in.name)) return "a check without name";
    out.name = in.name;
    out.doc = or_empty(in.doc);
    if (!in.run) return "check '" + out.name + "' has no function";
    if (in.parameter_count > too_many || (in.parameter_count && !in.parameters))
        return "check '" + out.name + "' has a broken table of parameters";
    if (in.case_count == 0 || in.case_count > too_many || !in.cases)
        return "check '" + out.name + "' has no cases";
    std::set<std::string> names;
    for (std::uint32_t i = 0; i < in.parameter_count; ++i) {
        auto& spec = out.parameters.emplace_back();
        if (auto fault = read_parameter(in.parameters[i], spec, false))
            return "check '" + out.name + "': " + *fault;
        if (!names.insert(spec.name).second)
            return "check '" + out.name + "' declares parameter '" + spec.name + "' twice";
    }
    names.clear();
    for (std::uint32_t i = 0; i < in.case_count; ++i) {
        auto& spec = out.cases.emplace_back();
        if (auto fault = read_case(in.cases[i], spec)) return "check '" + out.name + "': " + *fault;
        if (!names.insert(spec.name).second)
            return "check '" + out.name + "' declares case '" + spec.name + "' twice";
    }
    return {};
}

std::string version_words(std::uint32_t major, std::uint32_t minor) {
    return std::to_string(major) + "." + std::to_string(minor);
}

} // namespace

Library::~Library() {
    if (handle_) dlclose(handle_);
}

PluginHost::PluginHost() : impl_(std::make_unique<Impl>()) {
    auto xpath = rules::xpath_check();
    std::string name = xpath.name;
    impl_->catalogue.emplace(std::move(name), std::move(xpath));
}
PluginHost::~PluginHost() = default;
PluginHost::PluginHost(PluginHost&&) noexcept = default;
PluginHost& PluginHost::operator=(PluginHost&&) noexcept = default;

const rules::CheckCatalogue& PluginHost::catalogue() const {
    return impl_->catalogue;
}

std::size_t PluginHost::size() const {
    return impl_->plugins.size();
}

const std::vector<PluginInfo>& PluginHost::plugins() const {
    return impl_->plugins;
}

Result<bool> PluginHost::add(const duly_plugin& plugin, const std::string& path) {
    if (plugin.abi_major != DULY_ABI_MAJOR)
        return fail("plugin-abi", path,
                    "This plugin was built for plugin interface " +
                        version_words(plugin.abi_major, plugin.abi_minor) + "; this duly offers " +
                        version_words(DULY_ABI_MAJOR, DULY_ABI_MINOR) +
                        ". Build it again with this duly's headers.");
    if (plugin.abi_minor > DULY_ABI_MINOR)
        return fail("plugin-abi", path,
                    "This plugin needs plugin interface " +
                        version_words(plugin.abi_major, plugin.abi_minor) +
                        "; this duly offers only " + version_words(DULY_ABI_MAJOR, DULY_ABI_MINOR) +
                        ". Use a newer duly.");
    const auto bad = [&](const std::string& what) {
        return fail("plugin-bad", path, "This plugin's table is not sound: " + what + ".");
    };
    if (!name_ok(plugin.id) || !name_ok(plugin.version)) return bad("it has no id or no version");
    if (!plugin.checks || plugin.check_count == 0 || plugin.check_count > too_many)
        return bad("it offers no checks");
    // All or nothing: a plugin that is refused leaves no check behind.
    rules::CheckCatalogue offered;
    for (std::uint32_t i = 0; i < plugin.check_count; ++i) {
        rules::CheckSpec spec;
        spec.plugin = plugin.id;
        if (const auto fault = read_check(plugin.checks[i], spec)) return bad(*fault);
        std::string name = spec.name;
        const auto known = impl_->catalogue.find(name);
        if (known != impl_->catalogue.end())
            return fail("plugin-clash", path,
                        "Check '" + name + "' is offered by plugin '" + plugin.id +
                            "' and by plugin '" + known->second.plugin +
                            "'. Remove one of the two.");
        if (!offered.emplace(name, std::move(spec)).second)
            return bad("it offers check '" + name + "' twice");
    }
    // What a plugin keeps of a paper is told from others' by its id.
    for (const PluginInfo& known : impl_->plugins)
        if (known.id == plugin.id)
            return fail("plugin-clash", path,
                        std::string("Two plugins are called '") + plugin.id + "': the other is " +
                            known.path + ". Remove one of the two.");
    PluginInfo info{plugin.id, plugin.version, path, plugin.abi_major, plugin.abi_minor, {}};
    impl_->catalogue.merge(offered);
    for (std::uint32_t i = 0; i < plugin.check_count; ++i) {
        const std::string name = plugin.checks[i].name;
        impl_->checks[name] = {&plugin.checks[i], &impl_->catalogue.find(name)->second};
        info.checks.push_back(name);
    }
    impl_->plugins.push_back(std::move(info));
    return true;
}

bool PluginHost::holds_plugins(const std::string& folder) {
    std::error_code error;
    for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error))
        if (i->path().extension() == ".so") return true;
    return bool(error); // what is wrong is told in loading
}

Result<PluginHost> PluginHost::load(const std::vector<std::string>& folders) {
    PluginHost host;
    std::set<std::string> seen; ///< file names: an earlier folder wins
    for (const std::string& folder : folders) {
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator i(folder, error), end; !error && i != end; i.increment(error))
            if (i->path().extension() == ".so") names.push_back(i->path().filename().string());
        if (error)
            return fail("no-such-folder", folder,
                        "The plugin folder cannot be opened (" + error.message() + ").");
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) {
            if (!seen.insert(name).second) continue;
            // With a slash in it, dlopen never searches the library path.
            const std::string path = (fs::absolute(folder, error) / name).string();
            void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
            if (!handle) {
                const char* why = dlerror();
                return fail("plugin-load", path,
                            "This plugin cannot be loaded (" + or_empty(why) + ").");
            }
            host.impl_->libraries.emplace_back(handle);
            const void* entry = dlsym(handle, "duly_plugin_entry");
            if (!entry)
                return fail("plugin-abi", path,
                            "This file is no duly plugin: it has no symbol 'duly_plugin_entry'.");
            if (auto added = host.add(*static_cast<const duly_plugin*>(entry), path); !added)
                return tl::unexpected(std::move(added.error()));
        }
    }
    return host;
}

} // namespace duly::engine
