// Papers of one run held against each other: what one says of another by its number, against what
// that paper says of itself.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/report.hpp"
#include "rules/pack.hpp"
#include "support/decimal.hpp"

namespace duly::engine {

/// The check whose recorded findings say with what date, amount and title a decision is cited.
inline constexpr std::string_view citing_check = "references.cited";

/// Takes the reports of a run made with CheckOptions::compare. Keeps of each paper its name, dates
/// and sums, and what it cites: some hundred bytes.
class Across {
public:
    /// `packs` are those that the file was judged by, and must outlive this.
    void add(const model::FileReport& file, const rules::PackSet& packs);

    /// Every citation that disagrees with the paper it names, in the order of the citing papers.
    /// What several papers of the run answer to is passed over.
    [[nodiscard]] std::vector<model::AcrossFinding> findings() const;

private:
    struct Paper {
        std::string path;
        std::uint32_t part = 1;
        std::string title;
        std::vector<std::string> dates; ///< ISO
        std::vector<Decimal> amounts;
    };
    struct Citation {
        std::size_t paper = 0; ///< that cites
        std::string reference, date, title, figure;
        std::optional<Decimal> amount;
        const rules::Pack* pack = nullptr;
        const rules::Rule* rule = nullptr;
        model::Finding finding; ///< as it was recorded
    };
    void add_citations(const model::PaperReport& paper, const rules::PackSet& packs);
    [[nodiscard]] model::AcrossFinding
    disagreement(const Citation& citation, std::size_t other, std::string_view case_name,
                 const std::map<std::string, std::string, std::less<>>& words) const;

    std::vector<Paper> papers_;
    std::vector<Citation> citations_;
    std::multimap<std::string, std::size_t, std::less<>> by_reference_;
};

} // namespace duly::engine
