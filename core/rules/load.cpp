// From folders of XML files to resolved packs.
#include <algorithm>
#include <unordered_set>

#include "rules/readers.hpp"
#include "support/files.hpp"
#include "support/hash.hpp"

namespace duly::rules {

namespace {

using Sources = std::vector<std::unique_ptr<XmlSource>>;
using Taken = std::map<std::string, std::string, std::less<>>;

bool is_xml(std::string_view name) {
    return name.ends_with(".xml");
}

tl::unexpected<Failure> refused(const XmlSource& source, pugi::xml_node node, const char* attribute,
                                std::string message) {
    return tl::unexpected<Failure>(
        source.fault(source.offset(node, attribute), std::move(message)));
}

/// Adds what is not there yet, told by `key`.
template <class T, class Key>
void unite(std::vector<T>& into, const std::vector<T>& more, std::unordered_set<std::string>& seen,
           Key key) {
    for (const auto& each : more)
        if (seen.insert(key(each)).second) into.push_back(each);
}

model::Vocabulary united(const std::vector<Pack>& packs) {
    model::Vocabulary all;
    std::unordered_set<std::string> headings, fields, rows, signoffs, cues, references, cited, nil,
        boilerplate, placeholders, front;
    const auto itself = [](const std::string& text) { return text; };
    const auto pattern = [](const auto& spec) { return spec.pattern; };
    const auto with_id = [](const auto& spec) { return spec.id + '\t' + spec.pattern; };
    for (const auto& pack : packs) {
        const auto& own = pack.vocabulary;
        unite(all.headings, own.headings, headings, pattern);
        unite(all.fields, own.fields, fields, with_id);
        unite(all.rows, own.rows, rows, with_id);
        unite(all.signoffs, own.signoffs, signoffs, [](const auto& spec) {
            return spec.role + '\t' + (spec.headings.empty() ? spec.name : spec.headings.front());
        });
        unite(all.cues, own.cues, cues, pattern);
        unite(all.references, own.references, references, pattern);
        unite(all.cited, own.cited, cited, pattern);
        unite(all.nil, own.nil, nil, itself);
        unite(all.boilerplate, own.boilerplate, boilerplate, itself);
        unite(all.placeholders, own.placeholders, placeholders, itself);
        unite(all.front_matter, own.front_matter, front, itself);
    }
    return all;
}

/// Of what was read: ids and contents, not paths, so that the same packs give the same digest
/// wherever they are installed.
std::string digest_of(const Sources& sources) {
    std::vector<std::pair<std::string, const XmlSource*>> ordered;
    for (const auto& source : sources)
        ordered.emplace_back(source->root().attribute("id").value(), source.get());
    std::sort(ordered.begin(), ordered.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string all;
    for (const auto& [id, source] : ordered) {
        all += id;
        all += '\0';
        all += source->text();
        all += '\0';
    }
    return sha256_hex(all);
}

Result<Pack> read_onto(const XmlSource& source, const Pack* parent, const CheckCatalogue& catalogue,
                       const Authorities& authorities, const Taken& taken) {
    Pack pack;
    if (parent != nullptr) {
        pack = *parent;
        pack.depth = parent->depth + 1;
    }
    XmlReader reader(source);
    RuleContext context{reader, pack, catalogue, authorities, taken};
    read_pack(context);
    if (!reader.sound()) return tl::unexpected<Failure>(*reader.first());
    return pack;
}

class Loader {
public:
    explicit Loader(const CheckCatalogue& catalogue) : catalogue_(catalogue) {}

    Result<bool> read_files(const std::vector<std::string>& folders);
    Result<bool> resolve_all();
    PackSet finished() &&;

private:
    enum class State { waiting, open, done };
    Result<bool> resolve(std::size_t index);

    const CheckCatalogue& catalogue_;
    Sources sources_;
    Authorities authorities_;
    std::vector<const XmlSource*> packs_;
    std::vector<State> states_;
    Taken taken_;
    PackSet set_;
};

Result<bool> Loader::read_files(const std::vector<std::string>& folders) {
    for (const auto& folder : folders) {
        const auto walk = files::walk(folder, is_xml);
        if (!walk.failures.empty()) return tl::unexpected<Failure>(walk.failures.front());
        for (const auto& path : walk.papers) {
            auto text = files::read_file(path, 16u << 20);
            if (!text) return tl::unexpected<Failure>(text.error());
            auto source = XmlSource::parse(std::move(*text), path);
            if (!source) return tl::unexpected<Failure>(source.error());
            sources_.push_back(std::move(*source));
        }
    }
    for (const auto& source : sources_) {
        const auto root = source->root();
        const std::string_view name = root.name();
        if (name == "authorities") {
            XmlReader reader(*source);
            read_authorities(reader, authorities_);
            if (!reader.sound()) return tl::unexpected<Failure>(*reader.first());
        } else if (name == "pack") {
            const auto same =
                std::find_if(packs_.begin(), packs_.end(), [&](const XmlSource* other) {
                    return std::string_view(other->root().attribute("id").value()) ==
                           root.attribute("id").value();
                });
            if (same != packs_.end())
                return refused(*source, root, "id",
                               std::string("the pack '") + root.attribute("id").value() +
                                   "' is there already, in " + (*same)->file());
            packs_.push_back(source.get());
        } else {
            return tl::unexpected<Failure>(source->fault(
                source->offset(root), "a file of rules holds a <pack> or <authorities>, not <" +
                                          std::string(name) + ">"));
        }
    }
    return true;
}

Result<bool> Loader::resolve(std::size_t index) {
    const auto& source = *packs_[index];
    const auto root = source.root();
    if (states_[index] == State::done) return true;
    if (states_[index] == State::open)
        return refused(source, root, "extends", "the packs extend one another in a circle");
    states_[index] = State::open;
    const Pack* parent = nullptr;
    if (const std::string wanted = root.attribute("extends").value(); !wanted.empty()) {
        std::vector<std::string_view> ids;
        for (const auto* pack : packs_)
            ids.emplace_back(pack->root().attribute("id").value());
        const auto found = std::find(ids.begin(), ids.end(), wanted);
        if (found == ids.end())
            return refused(source, root, "extends",
                           "there is no pack '" + wanted + "' to extend" +
                               did_you_mean(wanted, ids));
        if (auto above = resolve(static_cast<std::size_t>(found - ids.begin())); !above)
            return above;
        parent = set_.find(wanted);
    }
    auto pack = read_onto(source, parent, catalogue_, authorities_, taken_);
    if (!pack) return tl::unexpected<Failure>(pack.error());
    for (const auto& rule : pack->rules)
        if (rule.pack == pack->id) taken_.emplace(rule.id, pack->file);
    set_.packs.push_back(std::move(*pack));
    states_[index] = State::done;
    return true;
}

Result<bool> Loader::resolve_all() {
    states_.assign(packs_.size(), State::waiting);
    set_.packs.reserve(packs_.size()); // `parent` points into it while more are added
    const auto is_common = [](const XmlSource* source) {
        return std::string_view(source->root().attribute("id").value()) == "common";
    };
    // The common pack stands first, whatever the paths say.
    std::stable_partition(packs_.begin(), packs_.end(), is_common);
    if (packs_.empty() || !is_common(packs_.front()))
        return fail("no-rules", {},
                    "no rule packs were found: there is no pack with the id 'common'");
    for (std::size_t i = 0; i < packs_.size(); ++i)
        if (auto done = resolve(i); !done) return done;
    return true;
}

PackSet Loader::finished() && {
    set_.everything = united(set_.packs);
    set_.authorities = std::move(authorities_);
    set_.digest = digest_of(sources_);
    return std::move(set_);
}

} // namespace

Result<PackSet> load_packs(const std::vector<std::string>& folders,
                           const CheckCatalogue& catalogue) {
    Loader loader(catalogue);
    if (auto read = loader.read_files(folders); !read) return tl::unexpected<Failure>(read.error());
    if (auto done = loader.resolve_all(); !done) return tl::unexpected<Failure>(done.error());
    return std::move(loader).finished();
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
        return refused(**source, root, "extends",
                       "there is no pack '" + wanted + "' to extend" + did_you_mean(wanted, ids));
    }
    Taken taken;
    for (const auto& pack : known.packs)
        for (const auto& rule : pack.rules)
            taken.emplace(rule.id, rule.file);
    return read_onto(**source, parent, catalogue, known.authorities, taken);
}

} // namespace duly::rules
