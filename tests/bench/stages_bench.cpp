// The share of each stage: read, outline, recognise, interpret, checks, report, over the samples.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "engine/check.hpp"
#include "read/read.hpp"
#include "report/json.hpp"
#include "report/sink.hpp"
#include "rules/recognise.hpp"
#include "structure/structure.hpp"
#include "support/files.hpp"

namespace {

using namespace duly;

template <class T> T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().describe().c_str());
        std::exit(2);
    }
    return std::move(*result);
}

/// Everything that a run needs, loaded once.
struct Bench {
    engine::PluginHost host = must(engine::PluginHost::load({DULY_BENCH_PLUGINS}));
    rules::PackSet packs = must(rules::load_packs({DULY_BENCH_RULES}, host.catalogue()));
    structure::Lexicon everything{packs.everything};
    PatternPool pool;
    rules::Recogniser recogniser{packs, pool};
    engine::Checker checker{packs, host};
    std::vector<std::pair<std::string, std::string>> papers; ///< name, text
    std::int64_t bytes = 0;

    Bench() {
        // DULY_BENCH_PAPERS: a folder of other papers in text
        const char* const folder = std::getenv("DULY_BENCH_PAPERS"); // NOLINT: one thread
        const files::Walk walk =
            files::walk(folder == nullptr ? DULY_BENCH_SAMPLES : folder, read::is_paper_name);
        for (const std::string& path : walk.papers) {
            papers.emplace_back(path, must(files::read_file(path)));
            bytes += static_cast<std::int64_t>(papers.back().second.size());
        }
    }
};

const Bench& bench() {
    static Bench made;
    return made;
}
engine::Checker& checker() {
    return const_cast<Bench&>(bench()).checker;
}

void throughput(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * bench().bytes);
}

void read_stage(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& [name, text] : bench().papers)
            benchmark::DoNotOptimize(must(read::read(text, name)));
    throughput(state);
}
BENCHMARK(read_stage)->Unit(benchmark::kMillisecond);

void outline_stage(benchmark::State& state) {
    std::vector<model::ReadFile> files;
    for (const auto& [name, text] : bench().papers)
        files.push_back(must(read::read(text, name)));
    for ([[maybe_unused]] auto _ : state)
        for (const model::ReadFile& file : files)
            benchmark::DoNotOptimize(structure::outline(file, bench().everything));
    throughput(state);
}
BENCHMARK(outline_stage)->Unit(benchmark::kMillisecond);

void recognise_stage(benchmark::State& state) {
    std::vector<model::ReadFile> files;
    std::vector<std::vector<structure::OutlinedPaper>> papers;
    for (const auto& [name, text] : bench().papers) {
        files.push_back(must(read::read(text, name)));
        papers.push_back(structure::outline(files.back(), bench().everything));
    }
    for ([[maybe_unused]] auto _ : state)
        for (const auto& file : papers)
            for (const structure::OutlinedPaper& paper : file)
                benchmark::DoNotOptimize(bench().recogniser.recognise(*paper.document));
    throughput(state);
}
BENCHMARK(recognise_stage)->Unit(benchmark::kMillisecond);

// Read, outline, recognise and interpret; interpretation's share is what the three before leave.
void up_to_interpret(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& [name, text] : bench().papers)
            benchmark::DoNotOptimize(must(checker().read(text, name, {})));
    throughput(state);
}
BENCHMARK(up_to_interpret)->Unit(benchmark::kMillisecond);

void checks_stage(benchmark::State& state) {
    std::vector<engine::ReadPapers> read;
    for (const auto& [name, text] : bench().papers)
        read.push_back(must(checker().read(text, name, {})));
    for ([[maybe_unused]] auto _ : state)
        for (const engine::ReadPapers& file : read)
            for (const engine::ReadPaper& paper : file.papers)
                benchmark::DoNotOptimize(
                    engine::check_paper(*paper.outlined.document, *paper.pack, bench().host, {}));
    throughput(state);
}
BENCHMARK(checks_stage)->Unit(benchmark::kMillisecond);

/// The checks whose rules begin so, or all others.
engine::CheckOptions only(std::string_view letters, bool these) {
    engine::CheckOptions options;
    for (const rules::Pack& pack : bench().packs.packs)
        for (const rules::Rule& rule : pack.rules)
            if (rule.id.starts_with(letters) != these) options.grades[rule.id] = std::nullopt;
    return options;
}
void checks_of(benchmark::State& state, bool amounts) {
    std::vector<engine::ReadPapers> read;
    for (const auto& [name, text] : bench().papers)
        read.push_back(must(checker().read(text, name, {})));
    const char* const rule = std::getenv("DULY_BENCH_RULE"); // NOLINT: one thread; "AMT006"
    const engine::CheckOptions options = only(rule == nullptr ? "AMT" : rule, amounts);
    for ([[maybe_unused]] auto _ : state)
        for (const engine::ReadPapers& file : read)
            for (const engine::ReadPaper& paper : file.papers)
                benchmark::DoNotOptimize(engine::check_paper(*paper.outlined.document, *paper.pack,
                                                             bench().host, options));
    throughput(state);
}
// The checks of amounts: at most a fifth of `whole`.
void amounts_checks(benchmark::State& state) {
    checks_of(state, true);
}
BENCHMARK(amounts_checks)->Unit(benchmark::kMillisecond);
void other_checks(benchmark::State& state) {
    checks_of(state, false);
}
BENCHMARK(other_checks)->Unit(benchmark::kMillisecond);

void report_stage(benchmark::State& state) {
    std::vector<model::FileReport> reports;
    for (const auto& [name, text] : bench().papers)
        reports.push_back(checker().check(text, name, {}));
    for ([[maybe_unused]] auto _ : state) {
        report::StringSink sink;
        report::JsonReport json(sink, {});
        for (const model::FileReport& file : reports)
            json.file(file);
        json.end({});
        benchmark::DoNotOptimize(sink);
    }
    throughput(state);
}
BENCHMARK(report_stage)->Unit(benchmark::kMillisecond);

void whole(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        for (const auto& [name, text] : bench().papers)
            benchmark::DoNotOptimize(checker().check(text, name, {}));
    throughput(state);
}
BENCHMARK(whole)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
