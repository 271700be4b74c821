// Effective dates and stages, over every rule of every pack: the examples of a rule are papers that
// it speaks about, and each is judged on both sides of every date that the rule has, and at every
// stage. What is expected is told from the rule's own dates and grades, for all rules alike.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/engine.hpp"
#include "project_checker.hpp"
#include "rules/pack.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace duly;
using duly_test::project_engine;

namespace {

constexpr std::array<const char*, 4> stages = {"draft", "submitted", "signed", "published"};

/// The day so many days later.
Date moved(Date day, int by) {
    Date at = day;
    const std::int64_t wanted = day.days() + by;
    while (at.days() != wanted) { // a step at a time: only a day or two are asked for
        const int step = at.days() < wanted ? 1 : -1;
        Date next = at;
        next.day = static_cast<std::uint8_t>(next.day + step);
        if (!next.exists()) {
            next = at;
            next.month = static_cast<std::uint8_t>(next.month + step);
            if (next.month == 0 || next.month > 12) {
                next.year = static_cast<std::int16_t>(next.year + step);
                next.month = step > 0 ? 1 : 12;
            }
            next.day = step > 0 ? 1 : 31;
            while (!next.exists())
                --next.day;
        }
        at = next;
    }
    return at;
}

struct Trial {
    engine::ExampleRun run;
    engine::CheckOptions options;
    std::string told; ///< for a test that fails
};

/// The example as a file, judged as the options say: its findings of its rule, or nothing where it
/// could not be read as one paper.
std::vector<model::FileReport> reports_of(const std::vector<Trial>& trials) {
    std::vector<engine::Input> inputs;
    for (const Trial& trial : trials) {
        engine::Input input;
        const rules::Example& example = *trial.run.example;
        if (example.source.empty()) {
            input.display = "example.md";
            input.bytes = example.text;
        } else {
            const std::string& pack = trial.run.rule->file;
            input.path = pack.substr(0, pack.rfind('/') + 1) + example.source;
            input.display = input.path;
        }
        input.judging = &trial.options;
        inputs.push_back(std::move(input));
    }
    engine::RunOptions options;
    options.in_process = true;
    std::vector<model::FileReport> reports;
    project_engine().check(
        inputs, options, [&](model::FileReport&& report) { reports.push_back(std::move(report)); });
    REQUIRE(reports.size() == trials.size());
    return reports;
}

std::vector<model::Finding> findings_of(const Trial& trial, const model::FileReport& report) {
    std::vector<model::Finding> out;
    if (report.papers.size() == 1)
        for (const auto& finding : report.papers.front().results)
            if (finding.rule == trial.run.rule->id) out.push_back(finding);
    return out;
}

bool fails(const std::vector<model::Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const model::Finding& finding) {
        return finding.outcome == model::Outcome::fail;
    });
}

/// Every example of every rule, in every pack that holds its papers to the rule.
template <class Use> void for_each_example(Use&& use) {
    for (const rules::Pack& pack : project_engine().packs().packs)
        for (const engine::ExampleRun& run : engine::examples_of(pack, true))
            use(run);
}

Trial trial_of(const engine::ExampleRun& run, std::optional<Date> day) {
    Trial trial{run, engine::options_of(run), ""};
    trial.options.as_of = day;
    trial.told = run.rule->id + " in " + run.pack->id + ", " + run.rule->file + ":" +
                 std::to_string(run.example->line) + (day ? " as of " + day->iso() : "");
    return trial;
}

/// Whether rules say so; written apart from rules::in_force, in days.
bool held(const rules::Rule& rule, Date day) {
    return (!rule.from || day.days() >= rule.from->days()) &&
           (!rule.until || day.days() < rule.until->days());
}

} // namespace

TEST_CASE("days are moved over the ends of months and years") {
    CHECK(moved({2018, 3, 1}, -1) == Date{2018, 2, 28});
    CHECK(moved({2016, 3, 1}, -1) == Date{2016, 2, 29});
    CHECK(moved({2018, 1, 1}, -1) == Date{2017, 12, 31});
    CHECK(moved({2018, 12, 31}, 1) == Date{2019, 1, 1});
    CHECK(moved({2018, 4, 30}, 1) == Date{2018, 5, 1});
}

TEST_CASE("every dated rule speaks from its first day to its last, and on no other") {
    std::vector<Trial> trials;
    std::vector<bool> expected;
    for_each_example([&](const engine::ExampleRun& run) {
        for (const auto& bound : {run.rule->from, run.rule->until}) {
            if (!bound) continue;
            for (const int by : {-1, 0, 1}) {
                const Date day = moved(*bound, by);
                trials.push_back(trial_of(run, day));
                expected.push_back(held(*run.rule, day));
            }
        }
    });
    REQUIRE_FALSE(trials.empty());
    const auto reports = reports_of(trials);
    for (std::size_t i = 0; i < trials.size(); ++i) {
        INFO(trials[i].told);
        const auto findings = findings_of(trials[i], reports[i]);
        CHECK(findings.empty() != expected[i]);
        if (expected[i]) CHECK(fails(findings) == trials[i].run.example->should_fail);
    }
}

TEST_CASE("a dated rule says that it cannot tell where the day is not known") {
    std::vector<Trial> trials;
    for_each_example([&](const engine::ExampleRun& run) {
        for (const auto& bound : {run.rule->from, run.rule->until}) {
            if (!bound) continue;
            if (bound->day != 1)
                trials.push_back(trial_of(run, Date{bound->year, bound->month, 0}));
            trials.push_back(trial_of(run, std::nullopt));
        }
    });
    const auto reports = reports_of(trials);
    for (std::size_t i = 0; i < trials.size(); ++i) {
        INFO(trials[i].told);
        REQUIRE(reports[i].papers.size() == 1);
        const auto findings = findings_of(trials[i], reports[i]);
        const auto& own = reports[i].papers.front().date;
        const auto day = own ? Date::from_iso(*own) : std::nullopt;
        if (!trials[i].options.as_of && day && day->exact()) {
            CHECK(findings.empty() != held(*trials[i].run.rule, *day));
            continue;
        }
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].outcome == model::Outcome::inconclusive);
        CHECK(findings[0].case_name == "no-date");
    }
}

TEST_CASE("a rule without dates says the same of a paper of any day, but for days of its own") {
    // Days within a rule (the last one of a statute) stand in its parameters: on the day before, no
    // example of it fails for that statute, and from that day on one does.
    std::size_t own_days = 0;
    for (const rules::Pack& pack : project_engine().packs().packs) {
        for (const rules::Rule& rule : pack.rules) {
            if (rule.pack != pack.id) continue;
            std::vector<Date> days;
            for (const auto& [name, parameter] : rule.parameters)
                if (const auto* const records =
                        std::get_if<std::vector<rules::ParameterValue::Record>>(&parameter.value))
                    for (const auto& record : *records)
                        for (const auto& [field, value] : record)
                            if (const auto* const day = std::get_if<Date>(&value.value))
                                days.push_back(*day);
            if (days.empty()) continue;
            const Date first = *std::min_element(days.begin(), days.end());
            std::vector<Trial> trials;
            for (const auto& example : rule.examples)
                if (example.should_fail)
                    for (const Date day : days)
                        for (const int by : {-1, 0, 1})
                            trials.push_back(trial_of({&pack, &rule, &example}, moved(day, by)));
            const auto reports = reports_of(trials);
            for (std::size_t example = 0; example * days.size() * 3 < trials.size(); ++example) {
                // One of the days is the example's: it turns there, and nowhere else.
                std::vector<std::pair<std::int64_t, bool>> answers;
                for (std::size_t i = 0; i < days.size() * 3; ++i) {
                    const std::size_t at = example * days.size() * 3 + i;
                    answers.emplace_back(trials[at].options.as_of->days(),
                                         fails(findings_of(trials[at], reports[at])));
                }
                std::sort(answers.begin(), answers.end());
                std::size_t turns = 0;
                for (std::size_t i = 1; i < answers.size(); ++i) {
                    if (answers[i].second == answers[i - 1].second) continue;
                    ++turns;
                    INFO(rule.id << " turns on " << answers[i].first);
                    CHECK(answers[i].second);
                    CHECK(std::any_of(days.begin(), days.end(),
                                      [&](Date day) { return day.days() == answers[i].first; }));
                }
                INFO(rule.id << ", first day " << first.iso());
                CHECK(turns == 1);
                ++own_days;
            }
        }
    }
    CHECK(own_days != 0);
}

TEST_CASE("what rests on law rests on a provision that was confirmed, and from its first day") {
    // Statutes older than the oldest paper that anybody checks need no first day in a rule.
    constexpr Date oldest{2000, 1, 1};
    const auto& packs = project_engine().packs();
    std::size_t laws = 0;
    for (const rules::Pack& pack : packs.packs) {
        for (const rules::Rule& rule : pack.rules) {
            INFO(rule.id << " in " << pack.id);
            const model::Basis& basis = rule.basis;
            const bool remembered =
                (basis.title + basis.clause).find("from memory") != std::string::npos; // so it says
            if (remembered) CHECK(rule.highest_severity() == model::Severity::info);
            if (basis.kind != "law") continue;
            ++laws;
            CHECK_FALSE(pack.jurisdiction.empty());
            CHECK(remembered == rule.from_memory);
            const auto row = std::find_if(
                packs.authorities.begin(), packs.authorities.end(), [&](const auto& entry) {
                    return entry.second.title == basis.title && entry.second.href == basis.href;
                });
            REQUIRE(row != packs.authorities.end());
            CHECK(row->second.confirmed != rule.from_memory);
            const auto first = row->second.from;
            REQUIRE(first.has_value());
            if (*first >= oldest) {
                REQUIRE(rule.from.has_value());
                CHECK(*rule.from >= *first);
            }
        }
    }
    CHECK(laws != 0);
}

TEST_CASE("a part of a form that came later is missing from its day on") {
    std::size_t seen = 0;
    for (const rules::Pack& pack : project_engine().packs().packs) {
        for (const rules::ExpectedSection& section : pack.sections) {
            if (!section.from || !section.expected) continue;
            for (const int by : {-1, 0, 1}) {
                engine::CheckOptions judging;
                judging.pack = pack.id;
                judging.as_of = moved(*section.from, by);
                engine::Input input;
                input.display = "paper.md";
                input.bytes = "# A paper\n\n## Introduction\n\nNothing of that kind is here.\n";
                input.judging = &judging;
                engine::RunOptions options;
                options.in_process = true;
                project_engine().check({&input, 1}, options, [&](const model::FileReport& report) {
                    REQUIRE(report.papers.size() == 1);
                    for (const auto& fact : report.papers.front().facts.sections) {
                        if (fact.role != section.role) continue;
                        INFO(pack.id << " " << section.role << " " << judging.as_of->iso());
                        CHECK(fact.status == (by < 0 ? "not-expected" : "missing"));
                        ++seen;
                    }
                });
            }
        }
    }
    CHECK(seen != 0);
}

TEST_CASE("every rule is graded at each stage as its pack says") {
    std::vector<Trial> trials;
    for_each_example([&](const engine::ExampleRun& run) {
        if (!run.example->should_fail) return;
        std::optional<Date> day;
        if (!run.example->date.empty()) day = Date::from_iso(run.example->date);
        for (const char* const stage : stages) {
            trials.push_back(trial_of(run, day));
            trials.back().options.stage = stage;
            trials.back().told += std::string(", ") + stage;
        }
    });
    const auto reports = reports_of(trials);
    for (std::size_t i = 0; i < trials.size(); ++i) {
        INFO(trials[i].told);
        const rules::Rule& rule = *trials[i].run.rule;
        const std::string& stage = trials[i].options.stage;
        REQUIRE(reports[i].papers.size() == 1);
        CHECK(reports[i].papers.front().stage == stage);
        const auto findings = findings_of(trials[i], reports[i]);
        const auto graded = rule.by_stage.find(stage);
        // Where a rule has a grade for the stage, its example is a fault there.
        if (graded != rule.by_stage.end()) CHECK(fails(findings));
        for (const auto& finding : findings) {
            if (finding.outcome != model::Outcome::fail) continue;
            model::Severity grade = graded == rule.by_stage.end() ? rule.severity : graded->second;
            const auto cap = rule.by_case.find(finding.case_name);
            if (cap != rule.by_case.end() && cap->second < grade) grade = cap->second;
            CHECK(finding.severity == grade);
        }
    }
}
