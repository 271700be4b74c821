// What the rules on amounts hold against a few words, as a section of a paper.
#pragma once

#include <string>
#include <vector>

#include "project_checker.hpp"
#include "support/catch.hpp"

namespace duly_test {

/// Rules and cases of this family that fail, in the order of the rules.
inline std::string faults(const std::string& words) {
    const std::string paper = "# Harbour works\n\n## Financial comments\n\n" + words + "\n";
    const duly::model::FileReport report = project_checker().check(paper, "paper.md", {});
    std::string out;
    for (const duly::model::PaperReport& each : report.papers)
        for (const duly::model::Finding& finding : each.results)
            if (finding.rule.starts_with("AMT") && finding.outcome == duly::model::Outcome::fail)
                out += finding.rule + ' ' + finding.case_name + "; ";
    return out;
}
inline void sound(const std::vector<std::string>& all) {
    for (const std::string& words : all) {
        INFO(words);
        CHECK(faults(words) == "");
    }
}

} // namespace duly_test
