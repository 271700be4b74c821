// Waivers: findings that somebody answers for, in a register beside the papers. The register is
// TOML; what is in it is applied to reports, never to papers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/report.hpp"
#include "support/date.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// One `[[waiver]]`. It has a fingerprint, or words of the place where the findings lie, or both
/// (then the place is for people only).
struct WaiverEntry {
    std::string rule;
    std::string paper;                 ///< file name, relative to the register
    std::optional<std::uint32_t> part; ///< which of the file's papers, from 1; nothing: any
    std::string fingerprint, place;
    std::string reason, owner;
    std::optional<Date> until;    ///< its last day
    std::optional<Date> baseline; ///< accepted as it stood on that day, with everything else
    std::uint32_t line = 0;       ///< in the register
};

/// Failures and inconclusive results can be waived; not the line that counts what is not told one
/// by one, since what it stands for may change unseen.
bool can_be_waived(const model::Finding& finding);

/// Whether the words, folded, stand as whole words in the finding's headings or excerpt. One
/// without a place lies at "The paper as a whole", and at no part of that.
bool lies_at(const model::Finding& finding, std::string_view folded_words);

/// Whether a place is told by these words at all: a letter or two would waive whatever the rule
/// finds, now and later.
bool tells_a_place(std::string_view words);
inline constexpr std::size_t least_place_letters = 8; ///< letters or digits

/// The entry as it is written to a register, with the line ends given.
std::string entry_text(const WaiverEntry& entry, std::string_view line_end = "\n");

class WaiverRegister {
public:
    /// Code: bad-register, with line and column: no TOML, unknown keys, no reason, neither
    /// fingerprint nor place.
    static Result<WaiverRegister> parse(std::string text, const std::string& file);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const std::vector<WaiverEntry>& entries() const { return entries_; }

    /// Waives the findings of one file that the register answers for on that day, and says what is
    /// wrong with its entries for this file. `paper` as entries name it, `/` between folders.
    void apply(model::FileReport& report, const std::string& paper, Date today,
               std::vector<model::WaiverProblem>& problems) const;

    /// What is wrong with entries for papers that were not checked: that there is no such paper, or
    /// that their day is past. `checked`: papers that `apply` was called for and that were read, by
    /// `plain_name`.
    void look_at_rest(const std::set<std::string, std::less<>>& checked,
                      const std::function<bool(const std::string& paper)>& is_there, Date today,
                      std::vector<model::WaiverProblem>& problems) const;

    /// A paper's name as entries are told by: "a/b.md" for "./a//b.md" and "a/c/../b.md".
    static std::string plain_name(std::string_view paper);

private:
    std::string file_;
    std::vector<WaiverEntry> entries_;
    std::unordered_map<std::string, std::vector<std::size_t>> of_paper_;
};

/// Problems of remarks in the file's papers; `path` is what reports call the file.
void remark_problems(const model::FileReport& report, std::vector<model::WaiverProblem>& problems);

} // namespace duly::engine
