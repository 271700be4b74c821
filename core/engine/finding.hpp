// A check's case made into a line of the checklist: severity, words, place, fingerprint.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/check_options.hpp"
#include "engine/plugin_host.hpp"
#include "model/document.hpp"
#include "model/report.hpp"
#include "rules/pack.hpp"

namespace duly::engine {

/// Wording of cases that every rule shares is in the common pack under these names.
namespace shared_case {
inline constexpr std::string_view pass = "pass";       ///< a check reported nothing
inline constexpr std::string_view no_date = "no-date"; ///< a dated rule, an undated paper
inline constexpr std::string_view ocr = "ocr"; ///< an error, but text from a scan; {finding}
inline constexpr std::string_view pictures = "pictures"; ///< the same, with unread pages; {finding}
inline constexpr std::string_view cut_short = "cut-short"; ///< the same, of a file without its end
inline constexpr std::string_view unread = "unread";       ///< nothing of the copy could be read
inline constexpr std::string_view more = "more"; ///< beyond the limit; {count} and {shown}
inline constexpr std::string_view cited_date = "cited-date";     ///< {reference} {date} {other}
inline constexpr std::string_view cited_amount = "cited-amount"; ///< {reference} {figure}
inline constexpr std::string_view cited_title = "cited-title";   ///< {reference} {title} {other}
inline constexpr std::string_view check_failed = "check-failed"; ///< the check broke down; {why}
} // namespace shared_case

/// The severity of a case at a stage, by the rule or as the options grade it anew: what a case is
/// graded at most holds all the same.
model::Severity graded(const rules::Rule& rule, std::string_view case_name, std::string_view stage,
                       const CheckOptions& options);

/// Collects the findings of one paper. What it is made with must outlive it.
class Findings {
public:
    Findings(const model::Document& paper, const rules::Pack& pack, const CheckOptions& options);

    /// Of one rule at most so many are told one by one; then one line says how many more there are.
    static constexpr std::size_t most_of_a_rule = 200, every_one = 50'000;

    void add(const rules::Rule& rule, const Case& said);
    /// All that a rule's check said. Beyond the limit failures come before what could not be
    /// judged, that before the rest, and within each what stands first in the paper; the line that
    /// counts the others is as grave as the gravest of them.
    void add(const rules::Rule& rule, const std::vector<Case>& said);
    /// About the whole paper, worded by the pack's shared wording.
    void add(const rules::Rule& rule, model::Outcome outcome, std::string_view shared_case,
             const std::string& why = {});

    /// In the order of the rules as added, within a rule by place; with fingerprints.
    /// `begins` gets where each lies in the view, or `no_place`.
    [[nodiscard]] std::vector<model::Finding> take(std::vector<std::uint32_t>* begins = nullptr);

private:
    struct Entry {
        model::Finding finding;
        std::uint32_t begin = 0;
        std::size_t rule = 0; ///< position among the rules added
        bool last = false;    ///< stands behind the rule's others
        std::string likeness; ///< what its fingerprint is made of, but for the ordinal
    };
    using Words = std::map<std::string, std::string, std::less<>>;
    Entry& start(const rules::Rule& rule, std::string_view case_name, model::Outcome outcome);
    [[nodiscard]] model::Location locate(model::Range where);
    [[nodiscard]] bool is_doubtful(model::Severity severity,
                                   const std::optional<model::Range>& where) const;
    void word(const rules::Rule& rule, model::Finding& finding, const Words& words) const;
    [[nodiscard]] std::string print(const Argument& argument) const;
    void add_more(const rules::Rule& rule, const std::vector<const Case*>& hidden);

    const model::Document& paper_;
    const rules::Pack& pack_;
    const CheckOptions& options_;
    std::string stage_;
    bool native_;
    const rules::Rule* last_ = nullptr;
    std::size_t rules_ = 0;
    std::deque<Entry> entries_; ///< never moved about: they are fat
    /// Headings down to a section, as locations name them: many findings stand in one.
    std::unordered_map<model::NodeId, std::string> trails_;
};

} // namespace duly::engine
