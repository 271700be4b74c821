// Rule packs as loaded: which checks a body's papers must meet, with wording, basis and dates.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/report.hpp"
#include "model/vocabulary.hpp"
#include "rules/rule_sources.hpp"
#include "support/date.hpp"
#include "support/result.hpp"

namespace duly::rules {

// ---- what checks exist (filled by the plugin host)
// ------------------------------------------------

enum class Type : std::uint8_t {
    text = 1,
    integer,
    decimal,
    date,
    flag,
    pattern,
    list,
    amount,
    count,
    place
};

struct ParameterSpec {
    std::string name;
    Type type = Type::text;
    std::optional<std::string> default_value;
    std::string doc;
    std::vector<ParameterSpec> fields; ///< of a record, for lists
};

struct ArgumentSpec {
    std::string name;
    Type type = Type::text;
    std::string doc = {};
};

struct CaseSpec {
    std::string name;
    model::Outcome outcome = model::Outcome::fail;
    std::string doc;
    std::vector<ArgumentSpec> arguments;
};

struct CheckSpec {
    std::string name;
    std::string plugin;
    std::string doc;
    std::vector<ParameterSpec> parameters;
    std::vector<CaseSpec> cases;
};

using CheckCatalogue = std::map<std::string, CheckSpec, std::less<>>;

// ---- what a pack says
// -----------------------------------------------------------------------------

/// A parameter's value, checked against its declaration. Records of a list are maps.
struct ParameterValue {
    using Record = std::map<std::string, ParameterValue, std::less<>>;
    std::variant<std::string, std::int64_t, Date, std::vector<Record>> value; ///< flag: 0 or 1
};

struct Wording {
    std::string message; ///< with {placeholders}: the case's arguments
    std::string fix;     ///< "Decision-maker's office: strike one before signature."
};

struct Example {
    bool should_fail = true;
    std::string case_name;  ///< the case expected, may be empty
    std::string text;       ///< inline Markdown, dedented
    std::string source;     ///< or a file beside the pack
    std::string date;       ///< the paper's date for it (ISO), may be empty
    std::string stage;      ///< may be empty
    std::uint32_t line = 0; ///< in the pack
    std::uint32_t column = 0;
};

struct Rule {
    std::string id, name, title;
    std::string check;
    model::Severity severity = model::Severity::warning;
    /// Severity at a stage (draft, submitted, signed, published) where it differs.
    std::map<std::string, model::Severity, std::less<>> by_stage;
    std::map<std::string, model::Severity, std::less<>> by_case;
    std::map<std::string, ParameterValue, std::less<>> parameters; ///< defaults filled in
    std::map<std::string, Wording, std::less<>> wording;           ///< by case
    std::string why, who;
    model::Basis basis;
    bool from_memory = false; ///< a provision that nobody has confirmed: graded info at most
    /// Whether the audit profile may hold it against a paper; not said: unless it is good practice.
    std::optional<bool> audit;
    std::optional<Date> from, until; ///< in force from (inclusive) until (exclusive)
    bool record = false; ///< its findings carry their arguments: for registers, and for `across`
    std::vector<Example> examples;
    std::string pack; ///< the pack that declared it
    std::string file; ///< and where
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    bool last = false;       ///< stands behind the rules of every pack that extends its own
    bool about_file = false; ///< not about the words, so that pages nobody could read do not matter

    /// Severity for a case at a stage: the stage's (else the rule's), but never above the case's
    /// own.
    [[nodiscard]] model::Severity severity_of(std::string_view case_name,
                                              std::string_view stage) const;
    /// The gravest it can be, at whatever stage.
    [[nodiscard]] model::Severity highest_severity() const;
};

/// The rules of a pack in the order of the form. A pack shares those that it inherits as they are
/// with its parent: there are many packs, and most of their rules are the common pack's.
class RuleList {
public:
    class const_iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Rule;
        using difference_type = std::ptrdiff_t;
        using pointer = const Rule*;
        using reference = const Rule&;
        using Inner = std::vector<std::shared_ptr<const Rule>>::const_iterator;

        const_iterator() = default;
        explicit const_iterator(Inner at) : at_(at) {}
        reference operator*() const { return **at_; }
        pointer operator->() const { return at_->get(); }
        reference operator[](difference_type n) const { return *at_[n]; }
        const_iterator& operator++() { return ++at_, *this; }
        const_iterator& operator--() { return --at_, *this; }
        const_iterator operator++(int) { return const_iterator(at_++); }
        const_iterator operator--(int) { return const_iterator(at_--); }
        const_iterator& operator+=(difference_type n) { return at_ += n, *this; }
        const_iterator& operator-=(difference_type n) { return at_ -= n, *this; }
        friend const_iterator operator+(const_iterator a, difference_type n) { return a += n; }
        friend const_iterator operator+(difference_type n, const_iterator a) { return a += n; }
        friend const_iterator operator-(const_iterator a, difference_type n) { return a -= n; }
        friend difference_type operator-(const_iterator a, const_iterator b) {
            return a.at_ - b.at_;
        }
        friend auto operator<=>(const_iterator a, const_iterator b) = default;

    private:
        friend class RuleList;
        Inner at_;
    };

    [[nodiscard]] const_iterator begin() const { return const_iterator(rules_.begin()); }
    [[nodiscard]] const_iterator end() const { return const_iterator(rules_.end()); }
    [[nodiscard]] std::size_t size() const { return rules_.size(); }
    [[nodiscard]] bool empty() const { return rules_.empty(); }
    [[nodiscard]] const Rule& operator[](std::size_t i) const { return *rules_[i]; }
    [[nodiscard]] const Rule& at(std::size_t i) const { return *rules_.at(i); }
    [[nodiscard]] const Rule& front() const { return *rules_.front(); }
    [[nodiscard]] const Rule& back() const { return *rules_.back(); }

    void insert(const_iterator before, Rule rule) {
        rules_.insert(before.at_, std::make_shared<const Rule>(std::move(rule)));
    }
    void push_back(Rule rule) { insert(end(), std::move(rule)); }
    /// One that other packs have, too.
    void push_back(std::shared_ptr<const Rule> rule) { rules_.push_back(std::move(rule)); }
    void erase(const_iterator rule) { rules_.erase(rule.at_); }
    void change(const_iterator rule, Rule changed) {
        rules_[static_cast<std::size_t>(rule - begin())] =
            std::make_shared<const Rule>(std::move(changed));
    }
    /// Rules that say so go behind all others.
    void last_behind() {
        std::stable_partition(rules_.begin(), rules_.end(),
                              [](const auto& rule) { return !rule->last; });
    }

private:
    std::vector<std::shared_ptr<const Rule>> rules_;
};

/// A section that the facts list, and whether the body's form has it at a date.
struct ExpectedSection {
    std::string role;
    bool expected = true; ///< false: listed as not-expected when absent
    std::optional<Date> from;
};

/// A provision that a rule may rest on. `confirmed`: seen in the legislation or a copy of it;
/// otherwise it is from memory, and a rule resting on it is graded info at most.
struct Authority {
    std::string id, title, clause;
    std::string href;   ///< may be empty
    std::string source; ///< where it was seen
    bool confirmed = false;
    std::optional<Date> from;
};

/// Where a pattern stands in its pack, so that a bad one can be shown.
struct PatternPlace {
    std::string pattern;
    std::uint32_t line = 0, column = 0;
    std::string offending_line;
};

/// An inherited rule that a pack switches off or fits to its body.
struct Change {
    std::string rule;
    bool off = false;
    std::uint32_t line = 0; ///< in the pack
};

struct Pack {
    std::string id, version, title;
    std::string about; ///< for whom it is, in its own words; not inherited
    std::string kind, body, jurisdiction, governance;
    std::string extends;
    std::string file;
    std::uint32_t depth = 0; ///< packs above it in the chain of `extends`
    std::size_t own_cues =
        0; ///< the first cues of the vocabulary: a special pack needs one of its own
    std::vector<PatternPlace> patterns; ///< its own, as written
    bool has_declarations = false, has_publication = false, has_signatures = false;
    model::Vocabulary vocabulary;          ///< its own and inherited
    std::vector<ExpectedSection> sections; ///< in the order of the form
    RuleList rules;                        ///< its own and inherited, in the order of the form
    std::map<std::string, Wording, std::less<>> shared_wording; ///< by case, inherited
    std::vector<std::string> switched_off;                      ///< rule ids
    std::vector<Change> changes; ///< its own <off> and <regrade>, as written
};

struct PackSet {
    std::vector<Pack> packs;      ///< the first one is the common pack (id "common")
    model::Vocabulary everything; ///< the union, for the outline
    std::map<std::string, Authority, std::less<>> authorities;
    std::vector<std::shared_ptr<const XmlSource>> sources; ///< what all of it was read from …
    std::string known_digest; ///< … or, where that is not at hand, its digest
    /// Of the resolved packs, 64 hex digits. It goes over all that was read, so that only those
    /// ask who tell it.
    [[nodiscard]] std::string digest() const;
    [[nodiscard]] const Pack* find(std::string_view id) const;
    /// The pack that declares the rule and the rule as it stands there; nulls when there is none.
    [[nodiscard]] std::pair<const Pack*, const Rule*> find_rule(std::string_view id) const;
};

// A pack's own headings, fields, rows, sign-offs and cues come before the inherited ones, so that
// the first that matches is the more special. Sources of date and title replace the inherited ones.

/// Whether there is any *.xml below the folder.
bool holds_packs(const std::string& folder);

class Loader;

/// Loads every *.xml below the folders (sorted by path; the schema's own files are passed over; a
/// pack's file may stand for a folder), resolves `extends`, checks each rule against the catalogue.
/// All that is wrong is refused with file, line, column and the offending line: the first fault
/// found is returned. Codes: no-rules, bad-pack, and those of reading files.
Result<PackSet> load_packs(const std::vector<std::string>& folders, const CheckCatalogue& catalogue,
                           Examples examples = Examples::read);
/// The same of files that are read and parsed: see rules/rule_sources.hpp.
Result<PackSet> load_packs(RuleSources sources, const CheckCatalogue& catalogue,
                           Examples examples = Examples::read);

/// The same in two steps. The words of all packs ask for no plugin, and they are all it takes to
/// get ready for reading papers.
class PackLoader {
public:
    /// `set` is filled and must stay where it is.
    PackLoader(PackSet& set, Examples examples);
    ~PackLoader();
    PackLoader(const PackLoader&) = delete;
    PackLoader& operator=(const PackLoader&) = delete;

    /// All of `set` but the rules of packs. False when something is wrong; `read_rules` then tells.
    bool read_words(RuleSources sources);
    /// The rules. Leaves alone what was there before: another thread may go on using that.
    Result<bool> read_rules(const CheckCatalogue& catalogue);

private:
    std::unique_ptr<Loader> loader_;
};

/// The words of all packs, each once: what the outline goes by.
model::Vocabulary united(const std::vector<Pack>& packs);

/// One pack from memory, for tests and examples; `extends` must be in `known`.
Result<Pack> parse_pack(std::string_view xml, const std::string& file,
                        const CheckCatalogue& catalogue, const PackSet& known);

/// A file of rules to look at; with `text`, as if that stood in it.
struct RuleFile {
    std::string path;
    std::optional<std::string> text = {};
};

/// Every *.xml of folders and files, each once. Codes: those of walking and opening.
Result<std::vector<RuleFile>> rule_files(const std::vector<std::string>& paths);

struct Validation {
    PackSet packs;                  ///< as far as they could be read
    std::vector<std::string> asked; ///< ids of the packs in the files asked about
    std::vector<Failure> faults;    ///< what a pack is refused for, in the order of the files
    std::vector<Failure> warnings;  ///< what does nothing, in the files asked about
    std::size_t patterns = 0;       ///< compiled, in the files asked about
};

/// Looks at files as `load_packs` does on top of the folders, but goes on after a fault, compiles
/// every pattern (which loading leaves out: it would cost a start several milliseconds), looks for
/// the files of examples, and warns of names that do nothing. A pack or authority of the folders
/// that one of the files has as well is passed over: that is how an installed pack is looked at
/// before it is installed.
Validation validate_packs(const std::vector<std::string>& folders,
                          const std::vector<RuleFile>& files, const CheckCatalogue& catalogue);

/// Compiles every pattern of the packs. The number of patterns, or the first that RE2 refuses.
/// Code: bad-pattern.
Result<std::size_t> validate_patterns(const PackSet& packs);

/// The rule's element as it is written in its file. Codes: those of reading; bad-pack when the file
/// has changed.
Result<std::string> source_of(const Rule& rule);

/// The check that is built in: assertions in XPath over the XML view.
CheckSpec xpath_check();

/// Whether the rule is in force for a paper of that date. Nothing when it is dated and the date is
/// not given or too coarse to tell.
std::optional<bool> in_force(const Rule& rule, Date date);

/// Fills {name} placeholders; unknown ones were refused when the pack was loaded, absent ones give
/// "".
std::string fill(std::string_view wording,
                 const std::map<std::string, std::string, std::less<>>& args);

/// The wording of a case: the rule's, else the pack's shared one, else nothing.
const Wording* wording_of(const Pack& pack, const Rule& rule, std::string_view case_name);

} // namespace duly::rules
