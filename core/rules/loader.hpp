// Reads files of rules and resolves `extends`; for the files of this folder only.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "rules/readers.hpp"
#include "rules/rule_sources.hpp"

namespace duly::rules {

class Loader {
public:
    /// `go_on`: after a fault, so that all of them are found. What is read goes into `set`.
    Loader(PackSet& set, bool go_on, Examples examples = Examples::read)
        : set_(set), go_on_(go_on), examples_(examples) {}

    /// The files asked about come before the folders, whose packs and authorities of the same id
    /// are then passed over.
    void read_asked(const RuleFile& file);
    void read_all(RuleSources sources);
    /// Packs onto their parents, without rules. No more files are read after it.
    void resolve_words();
    /// The rules of these packs. Leaves alone what is there already.
    void resolve_rules(const CheckCatalogue& catalogue);

    /// Every fault so far, one only unless `go_on`.
    [[nodiscard]] const std::vector<Failure>& faults() const { return faults_; }
    [[nodiscard]] bool stopped() const { return !go_on_ && !faults_.empty(); }
    [[nodiscard]] const std::vector<Failure>& warnings() const { return warnings_; }
    [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

private:
    enum class State { waiting, open, done };
    struct File {
        std::shared_ptr<XmlSource> source;
        bool asked = false;
        State state = State::waiting;
    };
    /// A pack whose words are read.
    struct Worded {
        const File* file;
        Pack* pack;
        const Pack* parent; ///< or null
        std::unique_ptr<XmlReader> reader;
    };
    void fault(Failure failure) { faults_.push_back(std::move(failure)); }
    void take(const XmlReader& reader);
    void read(Result<std::shared_ptr<XmlSource>> source, bool asked);
    void enter(File file);
    void enter_authorities(const File& file);
    void resolve(File& file);
    [[nodiscard]] const Pack* parent_of(const File& file);
    void read_rules_of(Worded& worded, const CheckCatalogue& catalogue);
    void warn_of_unrecognised();
    void look_at(const File& file, RuleContext& context);
    void warn(const XmlSource& source, std::size_t at, std::string message);

    PackSet& set_;
    bool go_on_;
    Examples examples_;
    std::vector<std::shared_ptr<XmlSource>> tables_; ///< of authorities
    std::vector<File> packs_;
    std::vector<Worded> worded_; ///< in the order of the set
    Authorities authorities_;
    std::set<std::string, std::less<>> asked_authorities_;
    std::map<std::string, std::string, std::less<>> taken_; ///< rule id -> file
    bool unreadable_ = false; ///< a file's packs are not known, so others may miss them
    std::vector<Failure> faults_, warnings_;
    std::vector<std::string> asked_;
};

} // namespace duly::rules
