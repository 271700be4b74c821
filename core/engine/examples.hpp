// Examples of rules: papers that are judged by the pack they stand in, and must come out as said.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/check_options.hpp"
#include "model/report.hpp"
#include "rules/pack.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// One example of a rule, in a pack that has the rule (its own or inherited).
struct ExampleRun {
    const rules::Pack* pack = nullptr;
    const rules::Rule* rule = nullptr;
    const rules::Example* example = nullptr;
};

struct ExampleResult {
    bool as_said = false;
    /// The rule's findings, or why there are none: one line each.
    std::vector<std::string> told;
    std::set<std::string> cases; ///< that the rule reported
};

/// Every example of the rules that the pack declares itself, or of all its rules.
std::vector<ExampleRun> examples_of(const rules::Pack& pack, bool inherited);

/// How an example's paper is judged: by the pack, on the date and at the stage that it names.
CheckOptions options_of(const ExampleRun& run);

/// Holds what came of the example's paper against what the example says: it fails, or passes and
/// fails nowhere, with the case named, which without a failure may be one of any other outcome.
ExampleResult judge_example(const ExampleRun& run, const model::FileReport& report);

} // namespace duly::engine
