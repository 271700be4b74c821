#include "engine/remarks.hpp"

#include <algorithm>
#include <map>

#include "engine/waivers.hpp"
#include "engine/words.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

using model::Block;
using model::BlockKind;
using model::Document;
using model::Ignore;
using model::Kind;
using model::NodeId;
using model::Range;

constexpr std::string_view how =
    "write it as in <!-- duly: ignore FOI001 -- why it is right as it stands -->";

bool is_rule_word(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

std::vector<Ignore> not_understood(std::string why) {
    Ignore out;
    out.fault = std::move(why);
    return {out};
}

/// Sections by where they begin.
std::map<std::uint32_t, Range> sections_of(const Document& paper) {
    std::map<std::uint32_t, Range> out;
    for (NodeId id = paper.next_of(Kind::section, paper.root(), paper.root()); id != model::no_node;
         id = paper.next_of(Kind::section, paper.root(), id))
        out.emplace(paper.range(id).begin, paper.range(id));
    return out;
}

/// What a remark speaks of that stands before `at`; empty when nothing follows.
Range extent_of_remark(const model::ReadFile& file, const std::map<std::uint32_t, Range>& sections,
                       std::uint32_t at) {
    auto block =
        std::lower_bound(file.blocks.begin(), file.blocks.end(), at,
                         [](const Block& b, std::uint32_t byte) { return b.range.begin < byte; });
    if (block == file.blocks.end()) return {};
    if (const auto section = sections.find(block->range.begin); section != sections.end())
        return section->second;
    Range out = block->range;
    const auto same_table = [&](const Block& other) {
        return other.kind == BlockKind::row && other.table == block->table;
    };
    if (block->kind == BlockKind::row)
        for (auto next = block; next != file.blocks.end() && same_table(*next); ++next)
            out.end = next->range.end;
    return out;
}

} // namespace

std::vector<Ignore> ignores_in(std::string_view remark) {
    std::string_view rest = remark;
    rest.remove_prefix(std::min<std::size_t>(4, rest.size())); // "duly", in any case
    rest = utf8::trim(rest);
    if (!rest.starts_with(':'))
        return not_understood("after 'duly' there is no colon; " + std::string(how));
    rest.remove_prefix(1);
    rest = utf8::trim(rest);
    constexpr std::string_view verb = "ignore";
    if (!rest.starts_with(verb) || (rest.size() > verb.size() && is_rule_word(rest[verb.size()])))
        return not_understood("duly knows only the remark 'ignore'; " + std::string(how));
    rest.remove_prefix(verb.size());
    const std::size_t dashes = rest.find("--");
    const std::string reason =
        dashes == std::string_view::npos ? "" : one_line(utf8::trim(rest.substr(dashes + 2)), 400);
    std::string_view rules = rest.substr(0, dashes);
    std::vector<Ignore> out;
    for (std::size_t at = 0; at < rules.size();) {
        if (!is_rule_word(rules[at])) {
            if (rules[at] != ',' && rules[at] != ' ' && rules[at] != '\n' && rules[at] != '\r' &&
                rules[at] != '\t')
                return not_understood("the reason stands after two dashes; " + std::string(how));
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < rules.size() && is_rule_word(rules[end]))
            ++end;
        Ignore one;
        one.rule = utf8::ascii_upper(rules.substr(at, std::min<std::size_t>(end - at, 40)));
        one.reason = reason;
        out.push_back(std::move(one));
        at = end;
    }
    if (out.empty()) return not_understood("it names no rule; " + std::string(how));
    return out;
}

std::vector<Ignore> apply_remarks(const model::ReadFile& file, const Document& paper,
                                  const std::vector<std::uint32_t>& begins,
                                  std::vector<model::Finding>& findings) {
    std::vector<Ignore> out;
    const Range whole = paper.range(paper.root());
    const bool last = whole.end == paper.file().view.text().size();
    std::map<std::string, std::vector<std::size_t>, std::less<>> of_rule;
    std::map<std::uint32_t, Range> sections;
    for (const model::Remark& remark : file.remarks) {
        if (remark.at < whole.begin || remark.at > whole.end || (remark.at == whole.end && !last))
            continue;
        if (of_rule.empty()) {
            sections = sections_of(paper);
            for (std::size_t i = 0; i < findings.size(); ++i)
                if (can_be_waived(findings[i])) of_rule[findings[i].rule].push_back(i);
        }
        const bool on_top = remark.at == whole.begin;
        const Range extent = extent_of_remark(file, sections, remark.at);
        std::vector<Ignore> said =
            remark.own_line
                ? ignores_in(remark.text)
                : not_understood("it holds only on a line of its own, before what it is about");
        for (Ignore& ignore : said) {
            ignore.line = remark.line;
            const auto found = of_rule.find(ignore.rule);
            if (found != of_rule.end() && !ignore.reason.empty()) {
                for (const std::size_t i : found->second) {
                    const bool inside = begins[i] != no_place && begins[i] >= extent.begin &&
                                        begins[i] < std::max(extent.end, extent.begin + 1) &&
                                        !extent.empty();
                    if (!on_top && !inside) continue;
                    ++ignore.met;
                    if (findings[i].waived) continue;
                    findings[i].waived = model::Waiver{
                        ignore.reason, {}, {}, "line " + std::to_string(ignore.line), false};
                }
            }
            out.push_back(std::move(ignore));
        }
    }
    return out;
}

} // namespace duly::engine
