#include <algorithm>
#include <array>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "report/json_writer.hpp"

namespace duly::cli {
namespace {

constexpr std::array<std::string_view, 2> formats{"terminal", "json"};

constexpr std::array known_options{
    OptionSpec{"format", 0, "FORMAT", "How to list them: terminal (the default) or json."},
    OptionSpec{"pack", 0, "ID",
               "Only the rules that this pack applies, inherited ones too, as it grades them."},
    options::plugin_dir,
    options::rules,
    options::help,
};

struct Group {
    const rules::Pack* pack = nullptr;
    std::vector<const rules::Rule*> rules;
};

/// Each rule once, below the pack that declares it; or all that one pack applies.
std::vector<Group> groups_of(const rules::PackSet& packs, const rules::Pack* only) {
    std::vector<Group> out;
    for (const auto& pack : packs.packs) {
        if (only != nullptr && &pack != only) continue;
        Group group{&pack, {}};
        for (const auto& rule : pack.rules)
            if (only != nullptr || rule.pack == pack.id) group.rules.push_back(&rule);
        out.push_back(std::move(group));
    }
    return out;
}

void write_json(report::Sink& sink, const std::vector<Group>& groups) {
    report::JsonWriter json(sink);
    json.begin_object();
    json.key("rules");
    json.begin_array();
    for (const Group& group : groups)
        for (const rules::Rule* rule : group.rules) {
            json.begin_object();
            json.field("id", rule->id);
            json.field("name", rule->name);
            json.field("title", rule->title);
            json.field("severity", name(rule->severity));
            json.key("basis");
            json.begin_object(true);
            json.field("kind", rule->basis.kind);
            json.field("title", rule->basis.title);
            json.text_field("clause", rule->basis.clause);
            json.optional_field("href", rule->basis.href);
            json.end_object();
            json.field("check", rule->check);
            json.text_field("from", rule->from ? rule->from->iso() : std::string());
            json.text_field("until", rule->until ? rule->until->iso() : std::string());
            json.field("pack", group.pack->id);
            json.field("declared_in", rule->pack);
            json.field("file", report::printable_path(rule->file));
            json.integer_field("line", rule->line);
            json.end_object();
        }
    json.end_array();
    json.end_object();
    json.newline();
    json.flush();
}

void write_table(report::Sink& sink, const std::vector<Group>& groups) {
    report::Page page(sink, page_options("auto", output_is_terminal()));
    std::size_t width = 0;
    for (const Group& group : groups)
        for (const rules::Rule* rule : group.rules)
            width = std::max(width, rule->basis.kind.size());
    bool first = true;
    for (const Group& group : groups) {
        if (!first) page.gap();
        first = false;
        page.paragraph(0, 2,
                       {{group.pack->id, report::Style::strong, true}, {": " + group.pack->title}});
        for (const rules::Rule* rule : group.rules) {
            std::string grade(name(rule->severity));
            grade.resize(9, ' ');
            std::string basis = rule->basis.kind;
            basis.resize(width, ' ');
            const auto left = rule->id + "  " + grade + basis;
            beside(page, 2, left, left.size(), rule->title + " (" + rule->name + ")");
        }
        if (group.rules.empty()) page.paragraph(2, 2, {{"No rules of its own."}});
    }
    page.flush();
}

Result<int> run(const Arguments& arguments) {
    if (!arguments.paths().empty())
        return usage("Nothing is named here; choose a pack with --pack.");
    const auto format = arguments.choice("format", formats, formats.front());
    if (!format) return tl::unexpected(format.error());
    const auto loaded = load(arguments);
    if (!loaded) return tl::unexpected(loaded.error());
    const rules::Pack* only = nullptr;
    if (const auto wanted = arguments.value("pack")) {
        const auto pack = pack_named(loaded->packs, *wanted, arguments);
        if (!pack) return tl::unexpected(pack.error());
        only = *pack;
    }
    StandardOutput out;
    const auto groups = groups_of(loaded->packs, only);
    if (*format == "json")
        write_json(out, groups);
    else
        write_table(out, groups);
    if (out.failure()) return tl::unexpected(*out.failure());
    return all_well;
}

constexpr CommandSpec command{
    "rules list",
    "duly rules list [OPTIONS]",
    "List the rules, with severity and basis.",
    "Lists every rule once, in the pack that declares it: id, severity, basis, what must hold and "
    "its name.",
    known_options,
    "Exit status: 0 done; 2 the command, a rule pack or a plugin is wrong.",
    run};

} // namespace

const CommandSpec& rules_list_command() {
    return command;
}

} // namespace duly::cli
