#include "report/summary.hpp"

namespace duly::report {

using model::Outcome;
using model::Severity;

bool Tally::reaches(Severity severity) const {
    switch (severity) {
    case Severity::error:
        return errors != 0;
    case Severity::warning:
        return errors + warnings != 0;
    case Severity::info:
        return failed() != 0;
    }
    return false;
}

Tally tally(const model::PaperReport& paper) {
    Tally sum;
    for (const model::Finding& finding : paper.results) {
        if (finding.waived) {
            ++sum.waived;
            continue;
        }
        switch (finding.outcome) {
        case Outcome::pass:
            ++sum.passed;
            break;
        case Outcome::not_applicable:
            ++sum.not_applicable;
            break;
        case Outcome::inconclusive:
            ++sum.unjudged;
            break;
        case Outcome::fail:
            if (finding.severity == Severity::error)
                ++sum.errors;
            else if (finding.severity == Severity::warning)
                ++sum.warnings;
            else
                ++sum.infos;
            break;
        }
    }
    return sum;
}

bool recognised(const model::PaperReport& paper) {
    return !paper.kind.empty() && paper.kind != "unknown";
}

Verdict verdict(const model::PaperReport& paper, Severity fail_on) {
    const Tally sum = tally(paper);
    Verdict out;
    const auto add = [&](std::size_t number, std::string_view words) {
        if (number == 0) return;
        if (!out.counts.empty()) out.counts += ", ";
        out.counts += std::to_string(number);
        out.counts += words;
    };
    if (sum.reaches(fail_on)) {
        out.is = Verdict::Is::not_ready;
        out.opening = "Not ready";
    } else if (sum.passed + sum.failed() + sum.waived == 0) {
        out.opening = "No verdict";
        out.counts = "no rule could be applied";
    } else if (!recognised(paper)) {
        out.opening = "No verdict";
        out.counts = "not a kind of paper that duly knows";
    } else {
        out.is = Verdict::Is::ready;
        out.opening = "Ready";
        if (sum.errors == 0) out.counts = "nothing to fix";
    }
    add(sum.errors, " to fix");
    add(sum.warnings, " to look at");
    add(sum.infos, " to note");
    add(sum.unjudged, " could not be judged");
    add(sum.waived, " waived");
    return out;
}

} // namespace duly::report
