#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/settings.hpp"
#include "report/json_writer.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 2> formats{"terminal", "json"};

constexpr std::array known_options{
    OptionSpec{"format", 0, "FORMAT", "How to list them: terminal (the default) or json."},
    options::plugin_dir,
    options::help,
};

using Checks = std::vector<const rules::CheckSpec*>;

std::string type_name(rules::Type type) {
    constexpr std::array names{"",        "text", "integer", "decimal", "date", "flag",
                               "pattern", "list", "amount",  "count",   "place"};
    return names.at(static_cast<std::size_t>(type));
}

void print_parameter(report::Page& page, unsigned indent, std::size_t width,
                     const rules::ParameterSpec& spec) {
    std::string text = type_name(spec.type);
    if (!spec.default_value)
        text += ", required";
    else if (!spec.default_value->empty())
        text += ", '" + *spec.default_value + "' when left out";
    if (!spec.doc.empty()) text += ": " + spec.doc;
    beside(page, indent, spec.name, width, text);
    std::size_t inner = 0;
    for (const auto& field : spec.fields)
        inner = std::max(inner, field.name.size());
    for (const auto& field : spec.fields)
        print_parameter(page, indent + 2, inner, field);
}

void print_check(report::Page& page, const rules::CheckSpec& check) {
    page.gap();
    page.paragraph(2, 4, {{check.name, report::Style::strong, true}, {": " + check.doc}});
    std::size_t width = 0;
    for (const auto& spec : check.parameters)
        width = std::max(width, spec.name.size());
    if (!check.parameters.empty()) page.paragraph(4, 4, {{"Parameters:"}});
    for (const auto& spec : check.parameters)
        print_parameter(page, 6, width, spec);
    width = 0;
    for (const auto& spec : check.cases)
        width = std::max(width, spec.name.size());
    if (!check.cases.empty()) page.paragraph(4, 4, {{"Cases:"}});
    for (const auto& spec : check.cases) {
        std::string text(name(spec.outcome));
        if (!spec.doc.empty()) text += ": " + spec.doc;
        for (const auto& argument : spec.arguments)
            text += " {" + argument.name + "}";
        beside(page, 6, spec.name, width, text);
    }
}

void write_parameters(report::JsonWriter& json, const std::vector<rules::ParameterSpec>& specs) {
    json.begin_array();
    for (const auto& spec : specs) {
        json.begin_object(spec.fields.empty());
        json.field("name", spec.name);
        json.field("type", type_name(spec.type));
        json.optional_field("default", spec.default_value);
        json.field("doc", spec.doc);
        if (!spec.fields.empty()) {
            json.key("fields");
            write_parameters(json, spec.fields);
        }
        json.end_object();
    }
    json.end_array();
}

void write_check(report::JsonWriter& json, const rules::CheckSpec& check) {
    json.begin_object();
    json.field("name", check.name);
    json.field("doc", check.doc);
    json.key("parameters");
    write_parameters(json, check.parameters);
    json.key("cases");
    json.begin_array();
    for (const auto& spec : check.cases) {
        json.begin_object();
        json.field("name", spec.name);
        json.field("outcome", name(spec.outcome));
        json.field("doc", spec.doc);
        json.key("arguments");
        json.begin_array();
        for (const auto& argument : spec.arguments) {
            json.begin_object(true);
            json.field("name", argument.name);
            json.field("type", type_name(argument.type));
            json.field("doc", argument.doc);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

struct Listed {
    engine::PluginInfo plugin;
    Checks checks;
};

/// The plugins with their checks and, first, what is built in; all of them, or those that bear one
/// of the names.
Result<std::vector<Listed>> listed(const engine::PluginHost& host, const Arguments& arguments) {
    const auto& wanted = arguments.paths();
    std::vector<Listed> all{{{"built in", DULY_VERSION, "", 0, 0, {"xpath"}}, {}}};
    for (const auto& plugin : host.plugins())
        all.push_back({plugin, {}});
    std::vector<std::string_view> known;
    for (auto& each : all) {
        known.emplace_back(each.plugin.id);
        for (const auto& name : each.plugin.checks) {
            each.checks.push_back(&host.catalogue().find(name)->second);
            known.emplace_back(name);
        }
    }
    if (wanted.empty()) return all;
    for (const auto& name : wanted)
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            const auto close = nearest(name, known);
            return usage(
                "There is no plugin or check '" + name + "'." +
                (close ? " Did you mean " + *close + "?" : plugins_of_your_own(arguments)));
        }
    const auto named = [&](const std::string& name) {
        return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    };
    std::vector<Listed> out;
    for (auto& each : all) {
        if (!named(each.plugin.id))
            std::erase_if(each.checks,
                          [&](const rules::CheckSpec* check) { return !named(check->name); });
        if (!each.checks.empty()) out.push_back(std::move(each));
    }
    return out;
}

void print(report::Sink& sink, const std::vector<Listed>& all) {
    report::Page page(sink, page_options("auto", output_is_terminal()));
    bool first = true;
    for (const auto& [plugin, checks] : all) {
        if (!first) page.gap();
        first = false;
        std::string head = " " + plugin.version;
        if (!plugin.path.empty())
            head += " (plugin interface " + std::to_string(plugin.abi_major) + "." +
                    std::to_string(plugin.abi_minor) + ")";
        page.paragraph(0, 2, {{plugin.id, report::Style::strong, true}, {head}});
        if (!plugin.path.empty())
            page.paragraph(2, 2,
                           {{report::printable_path(plugin.path), report::Style::muted, true}});
        for (const auto* check : checks)
            print_check(page, *check);
    }
    page.flush();
}

void write(report::Sink& sink, const std::vector<Listed>& all) {
    report::JsonWriter json(sink);
    json.begin_object();
    json.key("plugins");
    json.begin_array();
    for (const auto& [plugin, checks] : all) {
        json.begin_object();
        json.field("id", plugin.id);
        json.field("version", plugin.version);
        json.text_field("path", report::printable_path(plugin.path));
        json.text_field("interface", plugin.path.empty() ? std::string()
                                                         : std::to_string(plugin.abi_major) + "." +
                                                               std::to_string(plugin.abi_minor));
        json.key("checks");
        json.begin_array();
        for (const auto* check : checks)
            write_check(json, *check);
        json.end_array();
        json.end_object();
    }
    json.end_array();
    json.end_object();
    json.newline();
    json.flush();
}

Result<int> run(const Arguments& arguments) {
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    const auto where = installation(arguments);
    if (!where) return tl::unexpected(where.error());
    const auto host = engine::PluginHost::load(where->plugin_folders);
    if (!host) return tl::unexpected(host.error());
    const auto all = listed(*host, arguments);
    if (!all) return tl::unexpected(all.error());
    StandardOutput out;
    if (*format == "json")
        write(out, *all);
    else
        print(out, *all);
    if (out.failure()) return tl::unexpected(*out.failure());
    return all_well;
}

constexpr CommandSpec command{
    "plugins",
    "duly plugins [NAME...] [OPTIONS]",
    "List plugins and their checks.",
    "Lists the plugins with version and file, and what each of their checks may be told (its "
    "parameters) and may say (its cases, with the words that a rule's wording may use). A NAME is "
    "a "
    "plugin's or a check's; without one all are listed.",
    known_options,
    "Exit status: 0 done; 2 the command or a plugin is wrong.",
    run};

} // namespace

const CommandSpec& plugins_command() {
    return command;
}

} // namespace duly::cli
