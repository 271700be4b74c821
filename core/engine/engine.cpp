#include "engine/engine.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <future>
#include <limits>
#include <optional>

#include "engine/check.hpp"
#include "engine/codec.hpp"
#include "engine/draft.hpp"
#include "engine/jobs.hpp"
#include "engine/plugin_host.hpp"
#include "engine/readers.hpp"
#include "engine/recognition.hpp"
#include "engine/scans.hpp"
#include "engine/snapshot.hpp"
#include "engine/worker_pool.hpp"
#include "support/files.hpp"
#include "support/memory.hpp"
#include "support/utf8.hpp"

namespace duly::engine {
namespace {

model::FileReport unread(const std::string& path, const Failure& failure) {
    model::FileReport report;
    report.path = path;
    report.unread = model::Unread{failure.code, failure.message};
    return report;
}

Result<Job> make_job(const Input& input, JobRequest request) {
    request.name = input.display;
    if (input.judging != nullptr) request.options = *input.judging;
    Job job;
    job.request = encode(request);
    if (job.request.size() > largest_request)
        return fail("cannot-open", input.display,
                    "The file's name is too long, or its configuration is.");
    auto file = input.bytes ? files::in_memory(*input.bytes) : files::open_for_reading(input.path);
    if (!file) {
        if (file.error().path.empty()) file.error().path = input.display;
        return tl::unexpected(std::move(file.error()));
    }
    job.file = std::move(*file);
    return job;
}

/// A look at each file's beginning; what cannot be looked at is told when its turn comes.
ReadersNeeded readers_for(std::span<const Input> inputs) {
    ReadersNeeded out;
    for (const Input& input : inputs) {
        out.add(read::format_of(input.bytes ? std::string_view(*input.bytes)
                                            : files::read_head(input.path, read::head_size),
                                input.display));
        if (out.all()) break;
    }
    return out;
}

unsigned processors() {
    const long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1u : static_cast<unsigned>(count);
}

SandboxLimits limits_of(const RunOptions& options) {
    SandboxLimits limits;
    limits.memory_bytes = static_cast<std::uint64_t>(options.memory_limit_mib) << 20;
    limits.cpu_seconds = 20 * std::max(30u, options.time_limit_seconds);
    limits.filter = options.sandbox;
    return limits;
}

/// What starts workers that have opened those readers.
using SpawnerFor = std::function<Spawner(const ReadersNeeded&)>;

} // namespace

struct Engine::Impl {
    PluginHost host;
    rules::PackSet packs;
    std::unique_ptr<Checker> checker; ///< after the two it refers to
    std::vector<std::string> rule_folders;
    void make_ready(std::vector<PatternWords> words = {}) {
        PatternPool patterns;
        patterns.know(std::move(words));
        checker = std::make_unique<Checker>(packs, host, std::move(patterns));
        checker->prepare();
    }
    /// Workers are forked from this process, so that each has its own copy of the checker.
    [[nodiscard]] Handler handler() const {
        return [checks = checker.get()](std::string_view request, int file, int attachment) {
            return perform(*checks, request, file, attachment);
        };
    }
    [[nodiscard]] Preparation preparation(const ReadersNeeded& needed) const {
        return [checks = checker.get(), needed](Whereabouts* where) {
            memory::part_from_parent();
            checks->use(open_readers(needed));
            checks->tell(where);
        };
    }
    [[nodiscard]] SpawnerFor spawner(const RunOptions& options) const {
        return [this, limits = limits_of(options)](const ReadersNeeded& needed) {
            return fork_spawner(handler(), limits, preparation(needed));
        };
    }
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const rules::PackSet& Engine::packs() const {
    return impl_->packs;
}

const rules::CheckCatalogue& Engine::checks() const {
    return impl_->host.catalogue();
}

const std::vector<PluginInfo>& Engine::plugins() const {
    return impl_->host.plugins();
}

Engine Engine::of(PluginHost host, rules::PackSet packs) {
    tzset(); // reads a file: too late in a worker
    auto impl = std::make_unique<Impl>();
    impl->host = std::move(host);
    impl->packs = std::move(packs);
    impl->make_ready();
    return Engine(std::move(impl));
}

namespace {

/// The packs of an installation that has none but those that came with the program, as they were
/// prepared when it was built; nothing when they are to be read.
std::optional<Snapshot> prepared_packs(const Installation& installation) {
    if (installation.rule_folders != Installation::beside_program().rule_folders)
        return std::nullopt;
    auto read = read_snapshot(snapshot_path(), installation.rule_folders.front());
    if (!read) return std::nullopt;
    return std::move(*read);
}

} // namespace

Result<Engine> Engine::create(const Installation& installation) {
    tzset(); // reads a file: too late in a worker
    auto impl = std::make_unique<Impl>();
    impl->rule_folders = installation.rule_folders;
    auto prepared = prepared_packs(installation);
    std::optional<rules::PackLoader> loader;
    const auto read_words = [&] {
        loader.emplace(impl->packs, rules::Examples::left_out);
        return loader->read_words(
            rules::read_sources(installation.rule_folders, rules::Examples::left_out));
    };
    // Side by side, as neither asks for the other. The threads are gone before anything is forked.
    std::future<bool> words;
    if (!prepared) words = std::async(std::launch::async, read_words);
    auto host = PluginHost::load(installation.plugin_folders);
    bool sound = words.valid() && words.get();
    if (!host) return tl::unexpected(std::move(host.error()));
    impl->host = std::move(*host);
    if (prepared && prepared->checks == checks_of(prepared->packs, impl->host.catalogue())) {
        impl->packs = std::move(prepared->packs);
        impl->make_ready(std::move(prepared->words));
        return Engine(std::move(impl));
    }
    if (!loader) sound = read_words();
    std::future<void> ready;
    if (sound) ready = std::async(std::launch::async, [&] { impl->make_ready(); });
    const Result<bool> rules = loader->read_rules(impl->host.catalogue());
    if (ready.valid()) ready.get();
    if (!rules) return tl::unexpected(rules.error());
    if (impl->packs.packs.empty())
        return fail("bad-installation",
                    installation.rule_folders.empty() ? "" : installation.rule_folders.front(),
                    "There are no rule packs here, so there is nothing to check papers against. "
                    "Install duly again, or name a folder with --rules.");
    return Engine(std::move(impl));
}

namespace {

PoolOptions pool_options(const RunOptions& options, std::size_t files) {
    PoolOptions out;
    const unsigned wanted = options.jobs != 0 ? options.jobs : processors();
    out.workers =
        static_cast<unsigned>(std::min<std::size_t>(wanted, std::max<std::size_t>(files, 1)));
    out.time_limit = std::chrono::seconds(std::max(1u, options.time_limit_seconds));
    out.work_a_worker =
        10 * std::max<std::chrono::milliseconds>(out.time_limit, std::chrono::seconds(30));
    return out;
}

constexpr int patience_with_pages = 4;

bool wants_recognition(std::span<const Input> inputs, const CheckOptions& options) {
    return options.ocr || std::any_of(inputs.begin(), inputs.end(), [](const Input& input) {
               return input.judging != nullptr && input.judging->ocr;
           });
}

/// Gives out the inputs' jobs, with a crew for character recognition where one is wanted.
void run_steps(const SpawnerFor& spawner, std::span<const Input> inputs, const JobRequest& request,
               const RunOptions& options, const WorkerPool::Deliver& on_answer,
               const Engine::OnProgress& on_progress) {
    const auto make = [&](std::size_t i) {
        JobRequest own = request;
        const CheckOptions* const judging = inputs[i].judging;
        own.tell_pictures = judging != nullptr ? judging->ocr : request.options.ocr;
        return make_job(inputs[i], std::move(own));
    };
    const ReadersNeeded needed = readers_for(inputs);
    WorkerPool pool(spawner(needed), pool_options(options, inputs.size()),
                    spawner(needed.with_whole()));
    if (!wants_recognition(inputs, request.options)) {
        pool.run(inputs.size(), make, on_answer, [&](std::size_t done) {
            if (on_progress) on_progress({done, inputs.size()});
        });
        return;
    }
    read::RecogniseLimits limits;
    limits.processor_seconds = std::max(1u, options.time_limit_seconds);
    const Recognition recognition(limits);
    // Of pages there may be many in one file. They give way to papers, so that the clock tells less
    // of what they need than the processor's time does, by which the worker itself goes.
    PoolOptions pages = pool_options(options, std::numeric_limits<std::size_t>::max());
    pages.time_limit *= patience_with_pages;
    pool.add_crew(
        fork_spawner(recognition.handler(), limits_of(options), recognition.preparation()), pages);
    Scans scans(make, on_progress, inputs.size());
    pool.run(inputs.size(),
             {[&](const Step& step) { return scans.prepare(step); },
              [&](const Step& step, Result<std::string>&& answer, std::vector<Step>& further) {
                  return scans.settle(step, std::move(answer), further);
              },
              on_answer, [&](std::size_t done) { scans.done(done); }});
}

/// The same job without a worker.
Result<std::string> perform_here(Checker& checker, const Job& job) {
    return perform(checker, job.request, job.file.get());
}

model::FileReport report_from(const Input& input, Result<std::string>&& answer) {
    if (!answer) return unread(input.display, answer.error());
    auto report = decode(*answer);
    if (!report)
        return unread(
            input.display,
            Failure{"crashed", {}, 0, 0, "The worker's answer cannot be understood.", {}});
    report->path = input.display; // whatever the worker says it looked at
    return std::move(*report);
}

} // namespace

void Engine::check(std::span<const Input> inputs, const RunOptions& options,
                   const OnReport& on_report, const OnProgress& on_progress) const {
    JobRequest request;
    request.kind = JobKind::check;
    request.options = options.judging;
    if (options.in_process) {
        impl_->checker->use(open_readers(readers_for(inputs).with_whole()));
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            auto answer = make_job(inputs[i], request).and_then([&](const Job& job) {
                return perform_here(*impl_->checker, job);
            });
            if (on_progress) on_progress({i + 1, inputs.size()});
            on_report(report_from(inputs[i], std::move(answer)));
        }
        return;
    }
    run_steps(
        impl_->spawner(options), inputs, request, options,
        [&](std::size_t i, Result<std::string>&& answer) {
            on_report(report_from(inputs[i], std::move(answer)));
        },
        on_progress);
}

namespace {

/// The steps of one input that come to a text.
Result<std::string> shown(const SpawnerFor& spawner, const Input& input, const JobRequest& request,
                          const RunOptions& options, const Engine::OnProgress& on_progress) {
    Result<std::string> out;
    run_steps(
        spawner, {&input, 1}, request, options,
        [&](std::size_t, Result<std::string>&& answer) {
            out =
                std::move(answer).and_then([](std::string&& bytes) { return decode_parse(bytes); });
            if (!out && out.error().path.empty()) out.error().path = input.display;
        },
        on_progress);
    return out;
}

} // namespace

Result<std::string> Engine::parse(const Input& input, std::string_view format,
                                  const RunOptions& options, const OnProgress& on_progress) const {
    JobRequest request;
    request.kind = JobKind::parse;
    request.options = options.judging;
    request.format = format;
    return shown(impl_->spawner(options), input, request, options, on_progress);
}

Result<std::string> Engine::text(const Input& input, bool furniture, const RunOptions& options,
                                 const OnProgress& on_progress) {
    JobRequest request;
    request.kind = JobKind::text;
    request.options = options.judging;
    request.furniture = furniture;
    const SpawnerFor spawner = [limits = limits_of(options)](const ReadersNeeded& needed) {
        const auto readers = std::make_shared<read::Readers>();
        return fork_spawner(
            [readers](std::string_view asked, int file, int attachment) {
                return perform(*readers, asked, file, attachment);
            },
            limits, [readers, needed](Whereabouts*) { *readers = open_readers(needed); });
    };
    return shown(spawner, input, request, options, on_progress);
}

namespace {

Input paper_of(const ExampleRun& run) {
    if (run.example->source.empty()) return {{}, "example.md", run.example->text};
    const auto folder = run.rule->file.substr(0, run.rule->file.rfind('/') + 1);
    return {folder + run.example->source, run.example->source, std::nullopt};
}

JobRequest request_of(const ExampleRun& run) {
    JobRequest request;
    request.kind = JobKind::check;
    request.options = options_of(run);
    return request;
}

} // namespace

std::vector<ExampleResult> Engine::run_examples(const std::vector<ExampleRun>& runs,
                                                const RunOptions& options) const {
    std::vector<ExampleResult> out(runs.size());
    std::vector<Input> papers;
    papers.reserve(runs.size());
    for (const ExampleRun& run : runs)
        papers.push_back(paper_of(run));
    const auto make = [&](std::size_t i) { return make_job(papers[i], request_of(runs[i])); };
    const auto take = [&](std::size_t i, Result<std::string>&& answer) {
        out[i] = judge_example(runs[i], report_from(papers[i], std::move(answer)));
    };
    const ReadersNeeded needed = readers_for(papers);
    if (options.in_process) {
        impl_->checker->use(open_readers(needed.with_whole()));
        for (std::size_t i = 0; i < runs.size(); ++i)
            take(i, make(i).and_then(
                        [&](const Job& job) { return perform_here(*impl_->checker, job); }));
        return out;
    }
    const SpawnerFor spawner = impl_->spawner(options);
    WorkerPool pool(spawner(needed), pool_options(options, runs.size()),
                    spawner(needed.with_whole()));
    pool.run(runs.size(), make, take, [](std::size_t) {});
    return out;
}

Result<std::string> Engine::draft(const Input& form, const rules::DraftOptions& draft,
                                  const RunOptions& options) const {
    const auto drafts = rules::load_drafts(impl_->rule_folders);
    if (!drafts) return tl::unexpected(drafts.error());
    // The form is a stranger's file like any paper.
    return in_worker(
        form, options, impl_->preparation(readers_for({&form, 1}).with_whole()),
        [&](std::string_view content) {
            const Drafting drafting{*impl_->checker, impl_->host, impl_->packs, *drafts, draft};
            return draft_from(drafting, content, form.display);
        });
}

Result<std::string> Engine::in_worker(const Input& input, const RunOptions& options,
                                      const Preparation& prepare, const Work& work) {
    const Handler handler = [&](std::string_view, int file, int) {
        return with_content(file, [&](const Result<std::string_view>& content) {
            return encode_parse(content ? work(*content)
                                        : Result<std::string>(tl::unexpected(content.error())));
        });
    };
    Result<std::string> out;
    WorkerPool pool(fork_spawner(handler, limits_of(options), prepare), pool_options(options, 1));
    pool.run(
        1, [&](std::size_t) { return make_job(input, JobRequest{}); },
        [&](std::size_t, Result<std::string>&& answer) {
            out =
                std::move(answer).and_then([](std::string&& bytes) { return decode_parse(bytes); });
            if (!out && out.error().path.empty()) out.error().path = input.display;
        });
    return out;
}

} // namespace duly::engine
