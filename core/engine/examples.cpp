#include "engine/examples.hpp"

namespace duly::engine {

std::vector<ExampleRun> examples_of(const rules::Pack& pack, bool inherited) {
    std::vector<ExampleRun> out;
    for (const auto& rule : pack.rules)
        if (inherited || rule.pack == pack.id)
            for (const auto& example : rule.examples)
                out.push_back({&pack, &rule, &example});
    return out;
}

CheckOptions options_of(const ExampleRun& run) {
    CheckOptions out;
    out.stage = run.example->stage;
    out.pack = run.pack->id;
    out.only = run.rule->id; // what goes wrong in another one is another example's
    if (!run.example->date.empty()) out.as_of = Date::from_iso(run.example->date);
    return out;
}

ExampleResult judge_example(const ExampleRun& run, const model::FileReport& report) {
    ExampleResult out;
    if (report.unread) {
        out.told = {report.unread->message};
        return out;
    }
    if (report.papers.size() != 1) {
        out.told = {"It is taken for " + std::to_string(report.papers.size()) +
                    " papers; an example is one."};
        return out;
    }
    const rules::Example& example = *run.example;
    bool failed = false;
    bool seen = false;
    for (const auto& finding : report.papers.front().results) {
        if (finding.rule != run.rule->id) continue;
        out.cases.insert(finding.case_name);
        out.told.push_back(std::string(name(finding.outcome)) + ", " + finding.case_name + ": " +
                           finding.message);
        failed = failed || finding.outcome == model::Outcome::fail;
        // A case that is named may also be one that says why nothing can be said.
        const bool wanted = example.should_fail || !example.case_name.empty()
                                ? (finding.outcome == model::Outcome::fail) == example.should_fail
                                : finding.outcome == model::Outcome::pass;
        seen = seen ||
               (wanted && (example.case_name.empty() || finding.case_name == example.case_name));
    }
    if (out.told.empty())
        out.told = {"The rule was not in force: give the example a date between its 'from' and "
                    "'until'."};
    out.as_said = seen && failed == example.should_fail;
    return out;
}

} // namespace duly::engine
