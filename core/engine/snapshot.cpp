#include "engine/snapshot.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <concepts>
#include <functional>
#include <map>
#include <set>

#include "engine/codec_io.hpp"
#include "engine/installation.hpp"
#include "engine/snapshot_io.hpp"
#include "support/files.hpp"

namespace duly::engine {
namespace {

using namespace model;
using namespace rules;

constexpr std::string_view magic = "duly packs 3 " DULY_VERSION;
constexpr std::uint64_t largest = 64u << 20;

template <class T, class Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

/// One file of a folder's packs. Where copying did not keep its time, its content tells.
struct FileState {
    std::string below; ///< its path below the folder
    std::uint64_t size = 0;
    std::int64_t changed = 0; ///< in seconds, as copying keeps no finer time
    std::uint64_t sum = 0;

    bool operator==(const FileState&) const = default;
};

/// Tells what was changed by accident; who means harm could as well change the packs. Whatever the
/// standard library hashes by, a library that does so otherwise finds a snapshot that is damaged.
std::uint64_t checksum(std::string_view bytes) {
    return std::hash<std::string_view>{}(bytes);
}

/// Writing and reading in one list of fields: they cannot come apart.
template <class Archive> class Fields {
public:
    explicit Fields(Archive& archive) : archive_(archive) {}

    template <class... T> void operator()(T&... values) { (one(values), ...); }

private:
    template <class T>
    requires Is<T, std::string> || Is<T, bool> || Is<T, std::uint8_t> || Is<T, std::uint32_t>
    void one(T& value) { archive_(value); }
    template <class T>
    requires(std::integral<T> && !Is<T, bool> && !Is<T, std::uint8_t> && !Is<T, std::uint32_t>) ||
        std::is_enum_v<T> void one(T& value) {
        if constexpr (Archive::reading) {
            std::uint64_t wire = 0;
            archive_(wire);
            value = static_cast<T>(wire);
        } else {
            archive_(static_cast<std::uint64_t>(value));
        }
    }
    void one(Is<Date> auto& date) { (*this)(date.year, date.month, date.day); }

    template <class T> void one(std::optional<T>& value) {
        bool given = false;
        archive_(given);
        if (given) one(value.emplace());
    }
    template <class T> void one(const std::optional<T>& value) {
        archive_(value.has_value());
        if (value) one(*value);
    }
    template <class T> void one(std::vector<T>& list) {
        for (std::uint32_t left = count(); left > 0 && archive_.ok(); --left)
            one(list.emplace_back());
    }
    template <class T> void one(const std::vector<T>& list) {
        archive_(static_cast<std::uint32_t>(list.size()));
        for (const T& each : list)
            one(each);
    }
    template <class T> void one(std::map<std::string, T, std::less<>>& table) {
        for (std::uint32_t left = count(); left > 0 && archive_.ok(); --left) {
            std::string name;
            archive_(name);
            one(table.emplace_hint(table.end(), std::move(name), T{})->second);
        }
    }
    template <class T> void one(const std::map<std::string, T, std::less<>>& table) {
        archive_(static_cast<std::uint32_t>(table.size()));
        for (const auto& [name, each] : table) {
            archive_(name);
            one(each);
        }
    }
    std::uint32_t count() {
        std::uint32_t out = 0;
        archive_(out);
        return out;
    }

    // Taken apart by name, so that a field which is added and not listed does not compile.
    void one(Is<HeadingSpec> auto& each) {
        auto& [role, pattern, strong] = each;
        (*this)(role, pattern, strong);
    }
    void one(Is<FieldSpec> auto& each) {
        auto& [id, type, pattern, name] = each;
        (*this)(id, type, pattern, name);
    }
    void one(Is<RowSpec> auto& each) {
        auto& [id, pattern, name] = each;
        (*this)(id, pattern, name);
    }
    void one(Is<SignoffSpec> auto& each) {
        auto& [role, name, headings, phrases, alone, open] = each;
        (*this)(role, name, headings, phrases, alone, open);
    }
    void one(Is<KindCue> auto& each) {
        auto& [pattern, weight, starts, front, confirm, apart] = each;
        (*this)(pattern, weight, starts, front, confirm, apart);
    }
    void one(Is<ReferenceSpec> auto& each) {
        auto& [pattern, form] = each;
        (*this)(pattern, form);
    }
    void one(Is<Wording> auto& each) {
        auto& [message, fix] = each;
        (*this)(message, fix);
    }
    void one(Is<Basis> auto& each) {
        auto& [kind, title, clause, href] = each;
        (*this)(kind, title, clause, href);
    }
    void one(Is<Authority> auto& each) {
        auto& [id, title, clause, href, source, confirmed, from] = each;
        (*this)(id, title, clause, href, source, confirmed, from);
    }
    void one(Is<ExpectedSection> auto& each) {
        auto& [role, expected, from] = each;
        (*this)(role, expected, from);
    }
    void one(Is<PatternPlace> auto& each) {
        auto& [pattern, line, column, offending_line] = each;
        (*this)(pattern, line, column, offending_line);
    }
    void one(Is<PatternWords> auto& each) {
        auto& [source, at_start, prefixes, parts, signs] = each;
        (*this)(source, at_start, prefixes, parts, signs);
    }
    void one(Is<FileState> auto& each) {
        auto& [below, size, changed, sum] = each;
        (*this)(below, size, changed, sum);
    }
    void one(Is<Change> auto& each) {
        auto& [rule, off, line] = each;
        (*this)(rule, off, line);
    }
    void one(Is<ParameterValue> auto& each) {
        auto kind = static_cast<std::uint8_t>(each.value.index());
        archive_(kind);
        if constexpr (Archive::reading) {
            if (kind == 0) each.value.template emplace<0>();
            if (kind == 1) each.value.template emplace<1>();
            if (kind == 2) each.value.template emplace<2>();
            if (kind == 3) each.value.template emplace<3>();
            if (kind > 3) archive_.refuse();
        }
        std::visit([&](auto& value) { one(value); }, each.value);
    }
    /// Without examples.
    void one(Is<Rule> auto& each) {
        [[maybe_unused]] auto& [id, name, title, check, severity, by_stage, by_case, parameters,
                                wording, why, who, basis, from_memory, audit, from, until, record,
                                examples, pack, file, line, column, last, about_file] = each;
        (*this)(id, name, title, check, severity, by_stage, by_case, parameters, wording, why, who,
                basis, from_memory, audit, from, until, record, pack, file, line, column, last,
                about_file);
    }
    /// Without its vocabulary and its rules, most of which are those of its parent.
    void one(Is<Pack> auto& each) {
        [[maybe_unused]] auto& [id, version, title, about, kind, body, jurisdiction, governance,
                                extends, file, depth, own_cues, patterns, has_declarations,
                                has_publication, has_signatures, vocabulary, sections, rules,
                                shared_wording, switched_off, changes] = each;
        (*this)(id, version, title, about, kind, body, jurisdiction, governance, extends, file,
                depth, own_cues, patterns, has_declarations, has_publication, has_signatures,
                sections, shared_wording, switched_off, changes);
    }
    void one(Is<ParameterSpec> auto& each) {
        auto& [name, type, default_value, doc, fields] = each;
        (*this)(name, type, default_value, doc, fields);
    }
    void one(Is<ArgumentSpec> auto& each) {
        auto& [name, type, doc] = each;
        (*this)(name, type, doc);
    }
    void one(Is<CaseSpec> auto& each) {
        auto& [name, outcome, doc, arguments] = each;
        (*this)(name, outcome, doc, arguments);
    }
    void one(Is<CheckSpec> auto& each) {
        auto& [name, plugin, doc, parameters, cases] = each;
        (*this)(name, plugin, doc, parameters, cases);
    }

    Archive& archive_;
};

/// The lists of two vocabularies, one after the other.
template <class First, class Visit>
void each_list(const Visit& visit, First& a, const Vocabulary& b) {
    // As above: one that is added and not listed does not compile.
    auto& [headings, fields, rows, signoffs, cues, threshold, references, cited, dates, titles, nil,
           boilerplate, placeholders, front_matter] = a;
    visit(headings, b.headings), visit(fields, b.fields), visit(rows, b.rows);
    visit(signoffs, b.signoffs), visit(cues, b.cues), visit(references, b.references);
    visit(cited, b.cited), visit(dates, b.dates), visit(titles, b.titles), visit(nil, b.nil);
    visit(boilerplate, b.boilerplate), visit(placeholders, b.placeholders);
    visit(front_matter, b.front_matter);
    static_cast<void>(threshold); // the only one that is no list
}

template <class T> std::string bytes_of(const T& one) {
    Writer writer;
    Fields fields(writer);
    fields(one);
    return writer.take();
}

/// A pack's own words stand first, then those of its parent: of these, how many.
void write_words(PackingWriter& writer, const Vocabulary& words, const Vocabulary& of_parent) {
    Fields fields(writer);
    fields(words.threshold);
    each_list(
        [&](const auto& list, const auto& above) {
            std::uint32_t shared = 0;
            while (shared < std::min(list.size(), above.size()) &&
                   bytes_of(list[list.size() - 1 - shared]) ==
                       bytes_of(above[above.size() - 1 - shared]))
                ++shared;
            fields(shared);
            const std::vector own(list.begin(), list.end() - shared);
            fields(std::as_const(own));
        },
        words, of_parent);
}

void read_words(PackingReader& reader, Vocabulary& words, const Vocabulary& of_parent) {
    Fields fields(reader);
    fields(words.threshold);
    each_list(
        [&](auto& list, const auto& above) {
            std::uint32_t shared = 0;
            fields(shared, list);
            if (shared > above.size()) reader.refuse();
            if (reader.ok()) list.insert(list.end(), above.end() - shared, above.end());
        },
        words, of_parent);
}

const Vocabulary& words_of_parent(const PackSet& packs, const Pack& pack) {
    static const Vocabulary none;
    const Pack* const parent = pack.extends.empty() ? nullptr : packs.find(pack.extends);
    return parent == nullptr ? none : parent->vocabulary;
}

std::uint64_t sum_of(const std::string& path) {
    const auto content = files::read_file(path, largest);
    return content ? checksum(*content) : 0;
}

/// Without their sums.
std::vector<FileState> files_of(const std::string& folder) {
    std::vector<FileState> out;
    const auto found = rules::rule_files({folder});
    if (!found) return out;
    for (const auto& [path, text] : *found) {
        struct stat info {};
        if (::stat(path.c_str(), &info) != 0) return {};
        out.push_back({path.substr(std::min(folder.size(), path.size())),
                       static_cast<std::uint64_t>(info.st_size), info.st_mtim.tv_sec, 0});
    }
    return out;
}

/// Whether the folder's files are those that were told of.
bool are_same(const std::vector<FileState>& told, const std::string& folder) {
    const auto now = files_of(folder);
    return !now.empty() && std::equal(told.begin(), told.end(), now.begin(), now.end(),
                                      [&](const FileState& then, const FileState& each) {
                                          return then.below == each.below &&
                                                 then.size == each.size &&
                                                 (then.changed == each.changed ||
                                                  then.sum == sum_of(folder + each.below));
                                      });
}

/// Paths of packs are kept as they lie below the folder.
void rebase(std::string& path, const std::string& from, const std::string& to) {
    if (path.starts_with(from)) path.replace(0, from.size(), to);
}

Failure stale() {
    return {"stale", {}, 0, 0, "The packs were changed since they were prepared.", {}};
}

Failure damaged() {
    return {"damaged", {}, 0, 0, "The prepared packs are damaged.", {}};
}

void read_packs(PackingReader& reader, const std::string& folder, PackSet& packs) {
    Fields fields(reader);
    std::vector<Rule> read;
    fields(packs.known_digest, packs.authorities, read);
    std::vector<std::shared_ptr<const Rule>> rules;
    rules.reserve(read.size());
    for (Rule& rule : read) {
        rebase(rule.file, "", folder);
        rules.push_back(std::make_shared<const Rule>(std::move(rule)));
    }
    std::vector<Pack> all;
    fields(all);
    packs.packs.reserve(all.size());
    for (Pack& pack : all) {
        rebase(pack.file, "", folder);
        read_words(reader, pack.vocabulary, words_of_parent(packs, pack));
        std::vector<std::uint32_t> numbers;
        fields(numbers);
        for (const std::uint32_t number : numbers)
            if (number < rules.size())
                pack.rules.push_back(rules[number]);
            else
                reader.refuse();
        packs.packs.push_back(std::move(pack));
    }
    read_words(reader, packs.everything, {});
}

} // namespace

std::string snapshot_path() {
    return library_folder() + "/packs.snapshot";
}

std::uint64_t checks_of(const PackSet& packs, const CheckCatalogue& catalogue) {
    std::vector<const Rule*> rules; // most of them in several packs
    for (const Pack& pack : packs.packs)
        for (const Rule& rule : pack.rules)
            rules.push_back(&rule);
    std::sort(rules.begin(), rules.end(), std::less<>());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    std::set<std::string_view> asked;
    for (const Rule* const rule : rules)
        asked.insert(rule->check);
    Writer writer;
    Fields fields(writer);
    for (const std::string_view name : asked)
        if (const auto check = catalogue.find(name); check != catalogue.end())
            fields(check->second);
    return checksum(writer.bytes());
}

std::string snapshot_of(const PackSet& packs, const std::string& folder,
                        const CheckCatalogue& checks, const std::vector<PatternWords>& words) {
    PackingWriter writer;
    Fields fields(writer);
    std::vector<FileState> files = files_of(folder);
    for (FileState& file : files)
        file.sum = sum_of(folder + file.below);
    const std::uint64_t held_against = checks_of(packs, checks);
    const std::string digest = packs.digest();
    fields(std::as_const(files), held_against, digest, packs.authorities);
    std::map<const Rule*, std::uint32_t> number;
    std::vector<Rule> rules;
    for (const Pack& pack : packs.packs)
        for (const Rule& rule : pack.rules)
            if (number.emplace(&rule, static_cast<std::uint32_t>(rules.size())).second) {
                rules.push_back(rule);
                rebase(rules.back().file, folder, "");
            }
    fields(std::as_const(rules));
    std::vector<Pack> heads = packs.packs;
    for (Pack& pack : heads)
        rebase(pack.file, folder, "");
    fields(std::as_const(heads));
    for (const Pack& pack : packs.packs) {
        write_words(writer, pack.vocabulary, words_of_parent(packs, pack));
        std::vector<std::uint32_t> numbers;
        for (const Rule& rule : pack.rules)
            numbers.push_back(number.at(&rule));
        fields(std::as_const(numbers));
    }
    write_words(writer, packs.everything, {});
    fields(words);
    const std::string content = writer.take();
    Writer head;
    head(std::string(magic), checksum(content), content);
    return head.take();
}

Result<Snapshot> read_snapshot(const std::string& path, const std::string& folder) {
    // Not into the heap, where bytes of that size would leave a hole: workers would fill it, page
    // by page, in copies of their own.
    const auto file = files::open_for_reading(path);
    if (!file) return tl::unexpected(file.error());
    const auto bytes = files::Mapping::of(file->get(), path, largest);
    if (!bytes) return tl::unexpected(bytes.error());
    Reader whole(bytes->bytes());
    std::string_view made_by, content;
    std::uint64_t sum = 0;
    whole(made_by, sum, content);
    if (made_by != magic) return tl::unexpected(stale());
    if (!whole.ok() || checksum(content) != sum) return tl::unexpected(damaged());
    PackingReader reader(content);
    Snapshot out;
    std::vector<FileState> files;
    Fields fields(reader);
    fields(files, out.checks);
    if (!reader.ok() || !are_same(files, folder)) return tl::unexpected(stale());
    read_packs(reader, folder, out.packs);
    fields(out.words);
    if (!reader.ok() || !reader.at_end() || out.packs.packs.empty())
        return tl::unexpected(damaged());
    return out;
}

} // namespace duly::engine
