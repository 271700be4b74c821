#include "rules/pack.hpp"

#include <algorithm>

#include "rules/xml_source.hpp"
#include "support/hash.hpp"

namespace duly::rules {

model::Severity Rule::highest_severity() const {
    auto highest = severity;
    for (const auto& [stage, grade] : by_stage)
        highest = std::max(highest, grade);
    return highest;
}

model::Severity Rule::severity_of(std::string_view case_name, std::string_view stage) const {
    const auto at_stage = by_stage.find(stage);
    const auto grade = at_stage == by_stage.end() ? severity : at_stage->second;
    const auto of_case = by_case.find(case_name);
    return of_case == by_case.end() ? grade : std::min(grade, of_case->second);
}

const Pack* PackSet::find(std::string_view id) const {
    for (const auto& pack : packs)
        if (pack.id == id) return &pack;
    return nullptr;
}

/// Of what was read: ids and contents, not paths, so that the same packs give the same digest
/// wherever they are installed.
std::string PackSet::digest() const {
    if (!known_digest.empty()) return known_digest;
    const auto id_of = [](const XmlSource& source) {
        return std::string_view(source.root().attribute("id").value());
    };
    auto ordered = sources;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const auto& a, const auto& b) { return id_of(*a) < id_of(*b); });
    std::string all;
    for (const auto& source : ordered) {
        all += id_of(*source);
        all += '\0';
        all += source->text();
        all += '\0';
    }
    return sha256_hex(all);
}

std::pair<const Pack*, const Rule*> PackSet::find_rule(std::string_view id) const {
    for (const auto& pack : packs)
        for (const auto& rule : pack.rules)
            if (rule.id == id && rule.pack == pack.id) return {&pack, &rule};
    return {nullptr, nullptr};
}

std::optional<bool> in_force(const Rule& rule, Date date) {
    if (!rule.from && !rule.until) return true;
    if (!date.given()) return std::nullopt;
    // A coarse date ("May 2018") on either side of the day cannot be told.
    if (rule.from) {
        const auto order = date.against(*rule.from);
        if (order == std::partial_ordering::less) return false;
        if (order != std::partial_ordering::greater && !date.exact()) return std::nullopt;
    }
    if (rule.until) {
        const auto order = date.against(*rule.until);
        if (order == std::partial_ordering::greater) return false;
        if (order != std::partial_ordering::less) {
            if (!date.exact()) return std::nullopt;
            return false;
        }
    }
    return true;
}

std::string fill(std::string_view wording,
                 const std::map<std::string, std::string, std::less<>>& args) {
    std::string out;
    out.reserve(wording.size() + 64);
    std::size_t at = 0;
    while (at < wording.size()) {
        const auto open = wording.find('{', at);
        const auto close = open == std::string_view::npos ? open : wording.find('}', open);
        if (close == std::string_view::npos) break;
        out += wording.substr(at, open - at);
        const auto found = args.find(wording.substr(open + 1, close - open - 1));
        if (found != args.end()) out += found->second;
        at = close + 1;
    }
    out += wording.substr(at);
    return out;
}

const Wording* wording_of(const Pack& pack, const Rule& rule, std::string_view case_name) {
    if (const auto own = rule.wording.find(case_name); own != rule.wording.end())
        return &own->second;
    if (const auto shared = pack.shared_wording.find(case_name);
        shared != pack.shared_wording.end())
        return &shared->second;
    return nullptr;
}

} // namespace duly::rules
