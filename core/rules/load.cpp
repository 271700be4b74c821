// From folders of XML files to resolved packs.
#include "rules/loader.hpp"

namespace duly::rules {

PackLoader::PackLoader(PackSet& set, Examples examples)
    : loader_(std::make_unique<Loader>(set, false, examples)) {}
PackLoader::~PackLoader() = default;

bool PackLoader::read_words(RuleSources sources) {
    loader_->read_all(std::move(sources));
    if (!loader_->stopped()) loader_->resolve_words();
    return !loader_->stopped();
}

Result<bool> PackLoader::read_rules(const CheckCatalogue& catalogue) {
    loader_->resolve_rules(catalogue);
    if (loader_->stopped()) return tl::unexpected<Failure>(loader_->faults().front());
    return true;
}

Result<PackSet> load_packs(RuleSources sources, const CheckCatalogue& catalogue,
                           Examples examples) {
    PackSet set;
    PackLoader loader(set, examples);
    loader.read_words(std::move(sources));
    if (auto sound = loader.read_rules(catalogue); !sound)
        return tl::unexpected<Failure>(std::move(sound.error()));
    return set;
}

Result<PackSet> load_packs(const std::vector<std::string>& folders, const CheckCatalogue& catalogue,
                           Examples examples) {
    return load_packs(read_sources(folders, examples), catalogue, examples);
}

Result<Pack> parse_pack(std::string_view xml, const std::string& file,
                        const CheckCatalogue& catalogue, const PackSet& known) {
    auto source = XmlSource::parse(std::string(xml), file);
    if (!source) return tl::unexpected<Failure>(source.error());
    const auto root = (*source)->root();
    if (std::string_view(root.name()) != "pack")
        return tl::unexpected<Failure>((*source)->fault(0, "a pack's outermost element is <pack>"));
    const std::string wanted = root.attribute("extends").value();
    const auto* parent = wanted.empty() ? nullptr : known.find(wanted);
    if (!wanted.empty() && parent == nullptr) {
        std::vector<std::string_view> ids;
        for (const auto& pack : known.packs)
            ids.emplace_back(pack.id);
        return tl::unexpected<Failure>((*source)->fault(
            (*source)->offset(root, "extends"),
            "there is no pack '" + wanted + "' to extend" + did_you_mean(wanted, ids)));
    }
    std::map<std::string, std::string, std::less<>> taken;
    for (const auto& pack : known.packs)
        for (const auto& rule : pack.rules)
            taken.emplace(rule.id, rule.file);
    Pack pack;
    if (parent != nullptr) {
        pack = *parent;
        pack.depth = parent->depth + 1;
    }
    XmlReader reader(**source);
    RuleContext context{reader, pack, catalogue, known.authorities, taken};
    read_words(reader, pack);
    read_rules(context);
    if (!reader.sound()) return tl::unexpected<Failure>(reader.first());
    return pack;
}

} // namespace duly::rules
