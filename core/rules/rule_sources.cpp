#include "rules/rule_sources.hpp"

#include <iterator>

#include "rules/xml_source.hpp"
#include "support/files.hpp"

namespace duly::rules {
namespace {

// Packs may lie with papers that came from strangers.
constexpr std::uint64_t largest_file = 16u << 20;
constexpr std::size_t most_files = 1000; ///< of a folder

bool is_xml(std::string_view name) {
    return name.ends_with(".xml");
}

} // namespace

Result<std::shared_ptr<XmlSource>> read_source(const std::string& path, Examples examples) {
    auto text = files::read_file(path, largest_file);
    if (!text) return tl::unexpected<Failure>(std::move(text.error()));
    return XmlSource::parse(std::move(*text), path,
                            examples == Examples::left_out ? "example" : "");
}

bool holds_packs(const std::string& folder) {
    const auto walk = files::walk(folder, is_xml);
    return !walk.papers.empty() || !walk.failures.empty(); // what is wrong is told in reading
}

RuleSources read_sources(const std::string& folder, Examples examples) {
    RuleSources out;
    if (is_xml(folder) && !files::is_folder(folder)) { // a pack by itself
        out.push_back(read_source(folder, examples));
        return out;
    }
    const auto walk = files::walk(folder, is_xml);
    for (const auto& failure : walk.failures)
        out.push_back(tl::unexpected<Failure>(failure));
    if (walk.papers.size() > most_files) {
        out.push_back(
            fail("bad-pack", folder,
                 "There are more than " + std::to_string(most_files) +
                     " XML files in this folder of rules and below it, which is more than duly "
                     "takes."));
        return out;
    }
    for (const auto& path : walk.papers)
        out.push_back(read_source(path, examples));
    return out;
}

RuleSources read_sources(const std::vector<std::string>& folders, Examples examples) {
    RuleSources out;
    for (const auto& folder : folders) {
        auto more = read_sources(folder, examples);
        std::move(more.begin(), more.end(), std::back_inserter(out));
    }
    return out;
}

} // namespace duly::rules
