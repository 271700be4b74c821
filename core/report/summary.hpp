// What the findings of a paper come to: counts, the verdict, and whether it may go forward.
#pragma once

#include <cstddef>
#include <string>

#include "model/report.hpp"

namespace duly::report {

/// What is waived, failed or not to be judged, is counted as waived and nowhere else.
struct Tally {
    std::size_t errors = 0, warnings = 0, infos = 0;
    std::size_t unjudged = 0, waived = 0, passed = 0, not_applicable = 0;

    [[nodiscard]] std::size_t failed() const { return errors + warnings + infos; }
    /// Whether a failure of that severity or a graver one is among them.
    [[nodiscard]] bool reaches(model::Severity severity) const;
};

Tally tally(const model::PaperReport& paper);

/// Whether the paper was recognised as a kind with rules of its own.
bool recognised(const model::PaperReport& paper);

/// "Not ready: 2 to fix, 3 to look at, 1 could not be judged". Never "Ready" where nothing was
/// judged or the kind of paper is not known.
struct Verdict {
    enum class Is : unsigned char { ready, not_ready, open };
    Is is = Is::open;
    std::string opening; ///< "Not ready"
    std::string counts;  ///< "2 to fix, 3 to look at"
};
Verdict verdict(const model::PaperReport& paper, model::Severity fail_on);

} // namespace duly::report
