// What loading leaves out because it costs too much at every start, for whoever writes packs.
#include <algorithm>
#include <unordered_set>

#include "rules/loader.hpp"
#include "support/files.hpp"
#include "support/pattern.hpp"

namespace duly::rules {

namespace {

bool is_folder(const std::string& path) {
    const auto opened = files::open_for_reading(path);
    return !opened && opened.error().code == "not-a-file";
}

Failure bad_pattern(const Pack& pack, const PatternPlace& place, const std::string& reason) {
    return {"bad-pattern",
            pack.file,
            place.line,
            place.column,
            "The pattern '" + place.pattern + "' is wrong: " + reason + ".",
            place.offending_line};
}

} // namespace

std::vector<Failure> bad_patterns(const Pack& pack) {
    std::vector<Failure> out;
    for (const auto& place : pack.patterns)
        if (const auto reason = Pattern(place.pattern).error())
            out.push_back(bad_pattern(pack, place, *reason));
    return out;
}

Result<std::size_t> validate_patterns(const PackSet& packs) {
    std::unordered_set<std::string> seen;
    for (const auto& pack : packs.packs)
        for (const auto& place : pack.patterns)
            if (seen.insert(place.pattern).second)
                if (const auto reason = Pattern(place.pattern).error())
                    return tl::unexpected<Failure>(bad_pattern(pack, place, *reason));
    return seen.size();
}

Result<std::vector<RuleFile>> rule_files(const std::vector<std::string>& paths) {
    std::vector<RuleFile> out;
    const auto add = [&](const std::string& path) {
        if (std::none_of(out.begin(), out.end(),
                         [&](const RuleFile& file) { return file.path == path; }))
            out.push_back({path});
    };
    for (const auto& path : paths) {
        if (!is_folder(path)) {
            if (auto opened = files::open_for_reading(path); !opened)
                return tl::unexpected<Failure>(opened.error());
            add(path);
            continue;
        }
        const auto walk =
            files::walk(path, [](std::string_view name) { return name.ends_with(".xml"); });
        if (!walk.failures.empty()) return tl::unexpected<Failure>(walk.failures.front());
        if (walk.papers.empty())
            return fail("no-rules", path, "There are no rule packs (*.xml) in this folder.");
        for (const auto& file : walk.papers)
            add(file);
    }
    return out;
}

Validation validate_packs(const std::vector<std::string>& folders,
                          const std::vector<RuleFile>& files, const CheckCatalogue& catalogue) {
    Validation out;
    Loader loader(out.packs, true);
    for (const auto& file : files)
        loader.read_asked(file);
    loader.read_all(read_sources(folders));
    loader.resolve_words();
    loader.resolve_rules(catalogue);
    out.asked = loader.asked();
    out.faults = loader.faults();
    out.warnings = loader.warnings();
    const auto order = [](const Failure& a, const Failure& b) {
        return std::tie(a.path, a.line, a.column) < std::tie(b.path, b.line, b.column);
    };
    std::stable_sort(out.faults.begin(), out.faults.end(), order);
    std::stable_sort(out.warnings.begin(), out.warnings.end(), order);
    for (const auto& id : out.asked)
        if (const auto* pack = out.packs.find(id)) out.patterns += pack->patterns.size();
    return out;
}

Result<std::string> source_of(const Rule& rule) {
    auto source = read_source(rule.file);
    if (!source) return tl::unexpected<Failure>(source.error());
    for (const auto node : (*source)->root().children("rule"))
        if (rule.id == node.attribute("id").value()) {
            const auto start = (*source)->offset(node);
            const auto indent = (*source)->column(start) - 1;
            return std::string(indent, ' ') + std::string((*source)->element(node)) + "\n";
        }
    return fail("bad-pack", rule.file, "The rule " + rule.id + " is no longer in this file.");
}

} // namespace duly::rules
