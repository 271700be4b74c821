#include <array>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "cli/settings.hpp"
#include "rules/skeleton.hpp"
#include "support/files.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"check", 0, "NAME", "The check that judges it; duly plugins lists them."},
    OptionSpec{"pack", 0, "FILE", "Put the rule at the end of the pack in FILE."},
    OptionSpec{"output", 'o', "FILE",
               "Write a new pack around the rule to FILE, which must not be there yet, instead of "
               "to standard output."},
    OptionSpec{"extends", 0, "ID", "The pack that a new pack extends: common, unless said."},
    options::plugin_dir,
    options::rules,
    options::help,
};

/// The file's name made an id: "Our minutes.xml" gives "our-minutes".
std::string pack_id_of(const std::string& file) {
    auto name = file.substr(file.rfind('/') == std::string::npos ? 0 : file.rfind('/') + 1);
    if (name.ends_with(".xml")) name.resize(name.size() - 4);
    std::string out;
    for (const char c : name) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool fits = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
        if (fits)
            out += small;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (out.ends_with('-'))
        out.pop_back();
    return out.empty() ? "my-pack" : out;
}

/// The options that `duly rules test` needs as well.
std::string same_folders(const Arguments& arguments) {
    std::string out;
    for (const char* option : {"plugin-dir", "rules"})
        for (const std::string& folder : arguments.values(option))
            out += std::string("--") + option + " " + report::printable_path(folder) + " ";
    return out;
}

struct Draft {
    std::string path; ///< where it goes; empty: standard output
    std::string text;
};

Result<Draft> into_pack(const std::string& id, const rules::CheckSpec& check,
                        const std::string& file, const engine::Installation& where,
                        const rules::CheckCatalogue& checks) {
    const auto text = files::read_file(file);
    if (!text) return tl::unexpected(text.error());
    const auto before = rules::validate_packs(where.rule_folders, {{file, *text}}, checks);
    if (!before.faults.empty()) return tl::unexpected(before.faults.front());
    const auto* pack = before.asked.empty() ? nullptr : before.packs.find(before.asked.front());
    if (pack == nullptr)
        return fail("bad-pack", file, "This file holds no pack to put a rule into.");
    auto with = rules::with_rule(*text, file, rules::rule_skeleton(id, check, *pack));
    if (!with) return tl::unexpected(with.error());
    return Draft{file, std::move(*with)};
}

Result<Draft> new_pack(const std::string& id, const rules::CheckSpec& check,
                       const Arguments& arguments, const rules::PackSet& packs) {
    const auto file = arguments.value("output").value_or("-");
    if (file != "-" && files::exists(file))
        return fail("cannot-write", file,
                    "\"" + report::printable_path(file) +
                        "\" is there already. Add to a pack with --pack, or give another name.");
    const auto parent = pack_named(packs, arguments.value("extends").value_or("common"), arguments);
    if (!parent) return tl::unexpected(parent.error());
    const auto pack_id = pack_id_of(file);
    if (packs.find(pack_id) != nullptr)
        return usage("There is a pack '" + pack_id + "' already. Give the file another name.");
    return Draft{file == "-" ? std::string() : file,
                 rules::pack_skeleton(pack_id, **parent, id, check)};
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 1)
        return usage("Give the new rule's id: three capitals and three digits, as in XYZ001.");
    const std::string& id = arguments.paths().front();
    if (auto fault = rules::rule_id_fault(id); !fault.empty()) return usage(std::move(fault));
    const auto wanted = arguments.value("check");
    if (!wanted) return usage("Say with --check which check judges it; duly plugins lists them.");
    if (arguments.has("pack") && (arguments.has("output") || arguments.has("extends")))
        return usage(
            "--pack adds to a pack that is there; --output and --extends begin a new one.");
    const auto where = installation(arguments, Folders::may_be_empty);
    if (!where) return tl::unexpected(where.error());
    const auto loaded = load(arguments, Folders::may_be_empty);
    if (!loaded) return tl::unexpected(loaded.error());
    const auto& checks = loaded->host.catalogue();
    const auto check = checks.find(*wanted);
    if (check == checks.end()) {
        std::vector<std::string_view> names;
        for (const auto& [name, spec] : checks)
            names.emplace_back(name);
        const auto close = nearest(*wanted, names);
        return usage("There is no check '" + *wanted + "'." +
                     (close ? " Did you mean " + *close + "?"
                            : " duly plugins lists them." + plugins_of_your_own(arguments)));
    }
    const auto file = arguments.value("pack");
    const auto draft = file ? into_pack(id, check->second, *file, *where, checks)
                            : new_pack(id, check->second, arguments, loaded->packs);
    if (!draft) return tl::unexpected(draft.error());
    // What is written is held against the same rules as what people write.
    const auto name = draft->path.empty() ? std::string("new pack") : draft->path;
    const auto found = rules::validate_packs(where->rule_folders, {{name, draft->text}}, checks);
    if (!found.faults.empty()) return tl::unexpected(found.faults.front());
    if (auto written =
            deliver(draft->path.empty() ? std::nullopt : std::optional(draft->path), draft->text);
        !written)
        return tl::unexpected(written.error());
    if (!draft->path.empty())
        complain("The rule " + id + " is in " + report::printable_path(draft->path) +
                 ". Fill it in, then: duly rules test " + same_folders(arguments) +
                 report::printable_path(draft->path));
    return all_well;
}

constexpr CommandSpec command{
    "rules new",
    "duly rules new RULE --check NAME [OPTIONS]",
    "Begin a rule, or a pack with one.",
    "Writes the beginnings of a rule that validates at once, with comments that tell of the "
    "check's "
    "parameters and cases, and examples to be filled in: into a pack (--pack), or with a new pack "
    "around it.",
    known_options,
    "Exit status: 0 done; 2 the command, a rule pack or a plugin is wrong, or the file could not "
    "be "
    "written.",
    run};

} // namespace

const CommandSpec& rules_new_command() {
    return command;
}

} // namespace duly::cli
