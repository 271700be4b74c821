// Rule packs as the commands for their authors need them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/settings.hpp"
#include "engine/plugin_host.hpp"
#include "report/layout.hpp"
#include "rules/pack.hpp"

namespace duly::cli {

/// The plugins and packs beside the program and of --plugin-dir and --rules. Cheaper than an
/// engine.
struct Loaded {
    engine::PluginHost host;
    rules::PackSet packs;
};
Result<Loaded> load(const Arguments& arguments, Folders folders = Folders::hold_something);

/// The files of `paths`, or of the folders of packs when there are no paths, on top of those
/// folders.
struct LookedAt {
    engine::PluginHost host;
    std::vector<rules::RuleFile> files;
    rules::Validation found;
};
Result<LookedAt> look_at(const Arguments& arguments, const std::vector<std::string>& paths);

/// Faults and warnings in the order of their places, each with its line and a caret.
std::string told(const rules::Validation& found);
/// "1 error, 2 warnings".
std::string counted(const rules::Validation& found);

/// The rule of that id (or, if only one has it, of that name), and the pack that has it: the one of
/// --pack, else the one that declares it. Code `usage` when there is none.
Result<std::pair<const rules::Pack*, const rules::Rule*>>
rule_named(const rules::PackSet& packs, const std::string& wanted, const Arguments& arguments);
/// The pack of that id. Code `usage` when there is none.
Result<const rules::Pack*> pack_named(const rules::PackSet& packs, const std::string& id,
                                      const Arguments& arguments);

/// How packs and checks of the user's own are named, where no such option was given: for messages
/// that say that something is not there.
std::string packs_of_your_own(const Arguments& arguments);
std::string plugins_of_your_own(const Arguments& arguments);

/// One indented line of a table: a word that is never broken, padded, and words beside it.
void beside(report::Page& page, unsigned indent, const std::string& left, std::size_t width,
            const std::string& text);

} // namespace duly::cli
