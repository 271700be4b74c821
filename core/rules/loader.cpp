#include "rules/loader.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "support/files.hpp"

namespace duly::rules {

namespace {

std::string_view id_of(const XmlSource& source) {
    return source.root().attribute("id").value();
}

/// What tells words of a kind apart: one text of theirs or two, in the packs' own strings.
using Key = std::pair<std::string_view, std::string_view>;
struct KeyHash {
    std::size_t operator()(const Key& key) const {
        const std::hash<std::string_view> hash;
        return hash(key.first) * 31 + hash(key.second);
    }
};
using Seen = std::unordered_set<Key, KeyHash>;

/// Adds what is not there yet, told by `key`. What a pack inherits stands last, as with its parent;
/// it is most of all words, and was added with the parent.
template <class T, class KeyOf>
void unite(std::vector<T>& into, const std::vector<T>& words, const std::vector<T>& of_parent,
           Seen& seen, KeyOf key) {
    std::size_t own = words.size();
    for (std::size_t theirs = of_parent.size(); own > 0 && theirs > 0; --own, --theirs)
        if (key(words[own - 1]) != key(of_parent[theirs - 1])) break;
    for (std::size_t i = 0; i < own; ++i)
        if (seen.insert(key(words[i])).second) into.push_back(words[i]);
}

} // namespace

model::Vocabulary united(const std::vector<Pack>& packs) {
    model::Vocabulary all;
    Seen headings, fields, rows, signoffs, cues, references, cited, nil, boilerplate, placeholders,
        front;
    const auto itself = [](const std::string& text) { return Key(text, {}); };
    const auto pattern = [](const auto& spec) { return Key(spec.pattern, {}); };
    const auto with_id = [](const auto& spec) { return Key(spec.id, spec.pattern); };
    const auto by_role = [](const auto& spec) {
        return Key(spec.role, spec.headings.empty() ? spec.name : spec.headings.front());
    };
    const model::Vocabulary nothing;
    for (auto pack = packs.begin(); pack != packs.end(); ++pack) {
        const auto parent = std::find_if(
            packs.begin(), pack, [&](const Pack& other) { return other.id == pack->extends; });
        const auto& own = pack->vocabulary;
        const auto& above = parent == pack ? nothing : parent->vocabulary;
        unite(all.headings, own.headings, above.headings, headings, pattern);
        unite(all.fields, own.fields, above.fields, fields, with_id);
        unite(all.rows, own.rows, above.rows, rows, with_id);
        unite(all.signoffs, own.signoffs, above.signoffs, signoffs, by_role);
        unite(all.cues, own.cues, above.cues, cues, pattern);
        unite(all.references, own.references, above.references, references, pattern);
        unite(all.cited, own.cited, above.cited, cited, pattern);
        unite(all.nil, own.nil, above.nil, nil, itself);
        unite(all.boilerplate, own.boilerplate, above.boilerplate, boilerplate, itself);
        unite(all.placeholders, own.placeholders, above.placeholders, placeholders, itself);
        unite(all.front_matter, own.front_matter, above.front_matter, front, itself);
    }
    return all;
}

void Loader::take(const XmlReader& reader) {
    if (reader.sound()) return;
    if (!go_on_) {
        fault(reader.first());
        return;
    }
    for (auto& failure : reader.faults())
        fault(std::move(failure));
}

void Loader::warn(const XmlSource& source, std::size_t at, std::string message) {
    warnings_.push_back(source.fault(at, std::move(message)));
}

void Loader::read_asked(const RuleFile& file) {
    if (file.text)
        read(XmlSource::parse(*file.text, file.path), true);
    else
        read(read_source(file.path), true);
}

void Loader::read_all(RuleSources sources) {
    for (auto& source : sources) {
        if (stopped()) return;
        read(std::move(source), false);
    }
}

void Loader::read(Result<std::shared_ptr<XmlSource>> source, bool asked) {
    if (!source) {
        unreadable_ = true;
        fault(std::move(source.error()));
        return;
    }
    enter({std::move(*source), asked});
}

void Loader::enter(File file) {
    const auto& source = *file.source;
    const std::string_view name = source.root().name();
    if (name == "authorities") {
        enter_authorities(file);
        tables_.push_back(std::move(file.source));
        return;
    }
    if (name != "pack") {
        fault(source.fault(source.offset(source.root()),
                           "a file of rules holds a <pack> or <authorities>, not <" +
                               std::string(name) + ">"));
        return;
    }
    const auto same = std::find_if(packs_.begin(), packs_.end(), [&](const File& other) {
        return id_of(*other.source) == id_of(source);
    });
    if (same != packs_.end() && !id_of(source).empty()) {
        if (same->asked && !file.asked) return; // looked at before it is installed
        fault(source.fault(source.offset(source.root(), "id"),
                           "the pack '" + std::string(id_of(source)) + "' is there already, in " +
                               same->source->file()));
        return;
    }
    packs_.push_back(std::move(file));
}

void Loader::enter_authorities(const File& file) {
    XmlReader reader(*file.source);
    Authorities own;
    read_authorities(reader, own);
    take(reader);
    for (auto& [id, authority] : own) {
        if (file.asked) asked_authorities_.insert(id);
        if (!file.asked && asked_authorities_.contains(id)) continue;
        if (authorities_.emplace(id, std::move(authority)).second) continue;
        for (const auto node : file.source->root().children("authority"))
            if (id == node.attribute("id").value())
                fault(file.source->fault(file.source->offset(node, "id"),
                                         "the authority '" + id + "' is in another table already"));
    }
}

const Pack* Loader::parent_of(const File& file) {
    const auto& source = *file.source;
    const std::string wanted = source.root().attribute("extends").value();
    if (wanted.empty()) return nullptr;
    const auto found = std::find_if(packs_.begin(), packs_.end(), [&](const File& other) {
        return id_of(*other.source) == wanted;
    });
    const auto refuse = [&](std::string message) {
        fault(source.fault(source.offset(source.root(), "extends"), std::move(message)));
        return nullptr;
    };
    if (found == packs_.end()) {
        if (unreadable_) return nullptr; // it may be in the file that cannot be read
        std::vector<std::string_view> ids;
        for (const auto& other : packs_)
            ids.push_back(id_of(*other.source));
        return refuse("there is no pack '" + wanted + "' to extend" + did_you_mean(wanted, ids));
    }
    if (found->state == State::open) return refuse("the packs extend one another in a circle");
    resolve(*found);
    return set_.find(wanted);
}

void Loader::resolve(File& file) {
    if (file.state != State::waiting) return;
    file.state = State::open;
    const auto before = faults_.size();
    const auto* parent = parent_of(file);
    file.state = State::done;
    const bool orphan = parent == nullptr && *file.source->root().attribute("extends").value() != 0;
    if (stopped()) return;
    // What it does not inherit it would be told to be missing.
    if (orphan && (faults_.size() > before || unreadable_)) return;
    Pack& pack = set_.packs.emplace_back();
    if (parent != nullptr) {
        pack = *parent;
        pack.depth = parent->depth + 1;
    }
    auto reader = std::make_unique<XmlReader>(*file.source, examples_ == Examples::read
                                                                ? XmlReader::Patterns::placed
                                                                : XmlReader::Patterns::passed_over);
    read_words(*reader, pack);
    if (!go_on_) take(*reader);
    worded_.push_back({&file, &pack, parent, std::move(reader)});
}

void Loader::read_rules_of(Worded& worded, const CheckCatalogue& catalogue) {
    Pack& pack = *worded.pack;
    if (worded.parent != nullptr) pack.rules = worded.parent->rules;
    RuleContext context{*worded.reader, pack, catalogue, authorities_, taken_, examples_};
    read_rules(context);
    take(*worded.reader);
    if (stopped()) return;
    if (worded.file->asked) look_at(*worded.file, context);
    for (const auto& rule : pack.rules)
        if (rule.pack == pack.id) taken_.emplace(rule.id, pack.file);
}

/// What loading leaves out because it costs too much at every start.
void Loader::look_at(const File& file, RuleContext& context) {
    asked_.push_back(context.pack.id);
    for (auto& warning : warnings_of(context))
        warn(*file.source, warning.at, std::move(warning.message));
    for (auto& failure : bad_patterns(context.pack)) {
        const bool told = std::any_of(faults_.begin(), faults_.end(), [&](const Failure& other) {
            return other.path == failure.path && other.line == failure.line &&
                   other.column == failure.column;
        });
        if (!told) fault(std::move(failure));
    }
    const auto folder = context.pack.file.substr(0, context.pack.file.rfind('/') + 1);
    for (const auto rule : file.source->root().children("rule"))
        for (const auto example : rule.children("example")) {
            const std::string name = example.attribute("src").value();
            if (!name.empty() && !files::open_for_reading(folder + name))
                fault(file.source->fault(file.source->offset(example, "src"),
                                         "there is no file '" + name + "' beside the pack"));
        }
}

void Loader::resolve_words() {
    set_.packs.reserve(packs_.size()); // parents are pointed at while more are added
    // The common pack stands first, whatever the paths say; what is asked about comes last, so that
    // a clash is told of it.
    const auto rank = [](const File& file) {
        return id_of(*file.source) == "common" ? 0 : file.asked ? 2 : 1;
    };
    std::stable_sort(packs_.begin(), packs_.end(),
                     [&](const File& a, const File& b) { return rank(a) < rank(b); });
    if (packs_.empty() || id_of(*packs_.front().source) != "common") {
        if (!unreadable_)
            fault({"no-rules",
                   {},
                   0,
                   0,
                   "no rule packs were found: there is no pack with the id 'common'",
                   {}});
        return;
    }
    for (auto& file : packs_) {
        resolve(file);
        if (stopped()) break;
    }
    set_.everything = united(set_.packs);
    set_.sources.assign(tables_.begin(), tables_.end());
    for (const auto& file : packs_)
        set_.sources.push_back(file.source);
}

void Loader::resolve_rules(const CheckCatalogue& catalogue) {
    // The first fault is that of the first pack: what is wrong with the words of one stands behind
    // what is wrong with the rules of those before it.
    auto of_words = std::exchange(faults_, {});
    for (auto& worded : worded_) {
        read_rules_of(worded, catalogue);
        if (stopped()) break;
    }
    std::move(of_words.begin(), of_words.end(), std::back_inserter(faults_));
    if (stopped()) return;
    warn_of_unrecognised();
    set_.authorities = std::move(authorities_);
}

void Loader::warn_of_unrecognised() {
    for (const auto& file : packs_) {
        const auto* pack = file.asked ? set_.find(id_of(*file.source)) : nullptr;
        // a pack for no kind of paper is asked for by its name, as `duly amounts` does
        if (pack == nullptr || pack->id == "common" || pack->own_cues > 0 || pack->kind == "none")
            continue;
        const bool extended =
            std::any_of(set_.packs.begin(), set_.packs.end(),
                        [&](const Pack& other) { return other.extends == pack->id; });
        if (!extended)
            warn(*file.source, file.source->offset(file.source->root(), "id"),
                 "no paper is ever recognised as one of the pack '" + pack->id +
                     "': it has no <cue> of its own in <recognise>, and no pack extends it");
    }
}

} // namespace duly::rules
