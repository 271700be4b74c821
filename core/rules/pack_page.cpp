// The Markdown of a pack's page.
#include <algorithm>

#include "rules/page.hpp"

namespace duly::rules {

namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Words that Markdown would take for marks are kept as they stand.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const bool inside =
            at > 0 && is_letter(text[at - 1]) && at + 1 < text.size() && is_letter(text[at + 1]);
        if (c == '*' || c == '<' || c == '`' || c == '\\' || c == '|' || c == '[' ||
            (c == '_' && !inside))
            out += '\\';
        out += c;
    }
    return out;
}

std::string without_extension(const std::string& file) {
    return file.ends_with(".xml") ? file.substr(0, file.size() - 4) : file;
}

std::string folder_of(const std::string& file) {
    return file.substr(0, file.rfind('/') + 1);
}

/// From the page of one pack to that of another, where both are in neighbouring folders; else "".
std::string link_to(const Pack& from, const Pack& to) {
    const auto here = folder_of(from.file);
    const auto page = page_path(to);
    if (here == folder_of(to.file)) return page.substr(here.size());
    if (here.empty()) return {};
    const auto above = folder_of(here.substr(0, here.size() - 1));
    const auto theirs = folder_of(to.file);
    if (theirs.empty() || folder_of(theirs.substr(0, theirs.size() - 1)) != above) return {};
    return "../" + page.substr(above.size());
}

std::string linked(const Pack& from, const Pack& to) {
    const auto link = link_to(from, to);
    return link.empty() ? plain(to.title) : "[" + plain(to.title) + "](" + link + ")";
}

/// A fence longer than any in the paper.
std::string fenced(const std::string& text) {
    std::string fence = "```";
    while (text.find(fence) != std::string::npos)
        fence += '`';
    return fence + "markdown\n" + text + fence + "\n";
}

void add_rule(std::string& out, const std::vector<PageBlock>& page) {
    bool in_list = false;
    for (const auto& block : page) {
        const bool item = block.kind == PageBlock::Kind::item;
        if (in_list && !item) out += '\n';
        in_list = item;
        switch (block.kind) {
        case PageBlock::Kind::title:
            out += "## <a id=\"" + block.lead + "\"></a>" + block.lead + ": " + plain(block.text) +
                   "\n\n";
            break;
        case PageBlock::Kind::paragraph:
            out += "**" + block.lead + (block.text.empty() ? ":**" : ".** ");
            out += plain(block.text);
            if (!block.href.empty()) out += " <" + block.href + ">";
            out += "\n\n";
            break;
        case PageBlock::Kind::item:
            out += "- `" + block.lead + "` - " + plain(block.text) + "\n";
            break;
        case PageBlock::Kind::paper:
            out += "**" + block.lead + ":**\n\n" + fenced(block.text) + "\n";
            break;
        }
    }
    if (in_list) out += '\n';
}

void add_table(std::string& out, const Pack& pack) {
    out += "| rule | what must hold | severity | basis |\n|---|---|---|---|\n";
    for (const auto& rule : pack.rules)
        if (rule.pack == pack.id)
            out += "| [" + rule.id + "](#" + rule.id + ") | " + plain(rule.title) + " | " +
                   std::string(name(rule.severity)) + " | " + rule.basis.kind + " |\n";
    out += '\n';
}

void add_inherited(std::string& out, const PackSet& packs, const Pack& pack) {
    std::string lines;
    for (const auto& rule : pack.rules) {
        const auto* home = packs.find(rule.pack);
        if (rule.pack == pack.id || home == nullptr) continue;
        const bool changed =
            std::any_of(pack.changes.begin(), pack.changes.end(),
                        [&](const Change& change) { return change.rule == rule.id; });
        const auto link = link_to(pack, *home);
        lines += "| " +
                 (link.empty() ? rule.id : "[" + rule.id + "](" + link + "#" + rule.id + ")") +
                 " | " + plain(rule.title) + " | " + std::string(name(rule.severity)) + " | " +
                 rule.basis.kind + (changed ? ", as this pack has it" : "") + " |\n";
    }
    if (!lines.empty())
        out += "## Inherited rules\n\n| rule | what must hold | severity | basis "
               "|\n|---|---|---|---|\n" +
               lines + '\n';
    std::string off;
    for (const auto& change : pack.changes)
        if (change.off) off += (off.empty() ? "" : ", ") + change.rule;
    if (!off.empty()) out += "Switched off: " + off + ".\n\n";
}

/// Ids that rules of this pack, and of packs that extend it, may name.
template <class Spec>
void add_ids(std::string& out, std::string_view what, const std::vector<Spec>& specs,
             std::string Spec::*id) {
    std::vector<std::string_view> seen;
    for (const Spec& spec : specs)
        if (std::find(seen.begin(), seen.end(), spec.*id) == seen.end()) seen.push_back(spec.*id);
    if (seen.empty()) return;
    (out += "- ").append(what) += ":";
    for (const std::string_view each : seen)
        out.append(each == seen.front() ? " `" : ", `").append(each) += '`';
    out += '\n';
}

void add_words(std::string& out, const Pack& pack) {
    std::string ids;
    const auto& words = pack.vocabulary;
    add_ids(ids, "sections (`role`)", words.headings, &model::HeadingSpec::role);
    add_ids(ids, "fields (`field`)", words.fields, &model::FieldSpec::id);
    add_ids(ids, "rows that officers tick (`row`)", words.rows, &model::RowSpec::id);
    add_ids(ids, "sign-offs (`role` of the checks `signoff.*`)", words.signoffs,
            &model::SignoffSpec::role);
    if (ids.empty()) return;
    out += "## What its rules can name\n\nA pack that extends this one inherits these ids.\n\n" +
           ids + '\n';
}

} // namespace

std::string page_path(const Pack& pack) {
    return without_extension(pack.file) + ".md";
}

std::string pack_page(const PackSet& packs, const Pack& pack, const CheckCatalogue& catalogue) {
    const auto file = pack.file.substr(folder_of(pack.file).size());
    std::string out =
        "<!-- Made from " + file +
        " by `duly rules pages`. Change that file and make the pages anew. -->\n\n# " +
        plain(pack.title) + "\n\n";
    if (!pack.about.empty()) out += plain(pack.about) + "\n\n";
    out += "- Pack: `" + pack.id + "`, version " + pack.version + "\n";
    out += "- Kind of paper: `" + pack.kind + "`\n";
    if (!pack.body.empty()) out += "- Body: " + plain(pack.body) + "\n";
    if (!pack.jurisdiction.empty()) out += "- Jurisdiction: " + plain(pack.jurisdiction) + "\n";
    if (!pack.governance.empty()) out += "- Governance: " + plain(pack.governance) + "\n";
    if (const auto* parent = packs.find(pack.extends))
        out += "- Extends: " + linked(pack, *parent) + "\n";
    out += '\n';
    const bool own = std::any_of(pack.rules.begin(), pack.rules.end(),
                                 [&](const Rule& rule) { return rule.pack == pack.id; });
    if (own) add_table(out, pack);
    add_words(out, pack);
    for (const auto& rule : pack.rules)
        if (rule.pack == pack.id) add_rule(out, rule_page(packs, pack, rule, catalogue));
    add_inherited(out, packs, pack);
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

} // namespace duly::rules
