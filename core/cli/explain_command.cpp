#include <algorithm>
#include <array>
#include <sstream>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/packs.hpp"
#include "rules/page.hpp"
#include "support/utf8.hpp"

namespace duly::cli {
namespace {

constexpr std::array known_options{
    OptionSpec{"pack", 0, "ID", "As this pack has the rule, which may grade it in its own way."},
    options::plugin_dir,
    options::rules,
    options::help,
};

void print_paper(report::Page& page, const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.empty())
            page.gap();
        else
            page.paragraph(4, 4, {{line, report::Style::muted}});
    }
}

void print(report::Page& page, const std::vector<rules::PageBlock>& blocks) {
    using Kind = rules::PageBlock::Kind;
    std::size_t width = 0;
    for (const auto& block : blocks)
        if (block.kind == Kind::item) width = std::max(width, block.lead.size());
    bool in_list = false;
    for (const auto& block : blocks) {
        const bool item = block.kind == Kind::item;
        const bool gap = block.kind == Kind::paper || (in_list && !item) ||
                         (block.kind == Kind::paragraph && block.text.empty());
        if (gap) page.gap();
        in_list = item;
        switch (block.kind) {
        case Kind::title:
            page.paragraph(0, 2, {{block.lead + ": " + block.text, report::Style::strong}});
            page.gap();
            break;
        case Kind::paragraph:
            if (block.text.empty()) {
                page.paragraph(0, 0, {{block.lead + ":", report::Style::strong}});
                break;
            }
            beside(page, 0, block.lead, 15, block.text);
            if (!block.href.empty())
                page.paragraph(17, 17, {{block.href, report::Style::muted, true}});
            break;
        case Kind::item:
            beside(page, 2, block.lead, width, block.text);
            break;
        case Kind::paper:
            page.paragraph(0, 0, {{block.lead + ":", report::Style::strong}});
            page.gap();
            print_paper(page, block.text);
            break;
        }
    }
    page.flush();
}

Result<int> run(const Arguments& arguments) {
    if (arguments.paths().size() != 1)
        return usage("Name one rule to explain, by its id, such as SEC001.");
    const auto loaded = load(arguments);
    if (!loaded) return tl::unexpected(loaded.error());
    const auto found = rule_named(loaded->packs, arguments.paths().front(), arguments);
    if (!found) return tl::unexpected(found.error());
    StandardOutput out;
    report::Page page(out, page_options("auto", output_is_terminal()));
    print(page,
          rules::rule_page(loaded->packs, *found->first, *found->second, loaded->host.catalogue()));
    if (out.failure()) return tl::unexpected(*out.failure());
    return all_well;
}

constexpr CommandSpec command{
    "explain",
    "duly explain RULE [OPTIONS]",
    "Explain a rule: what must hold, why, who acts.",
    "Explains one rule: what must hold and why, on what basis, since when, who acts and how, with "
    "an example that fails and one that passes. RULE is its id, as reports print it, or its name.",
    known_options,
    "Exit status: 0 done; 2 there is no such rule, or a rule pack or a plugin is wrong.",
    run};

} // namespace

const CommandSpec& explain_command() {
    return command;
}

} // namespace duly::cli
