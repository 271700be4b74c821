// The front of the engine: an installation with its plugins and rule packs, and papers checked in
// worker processes that can do nothing but read what they are handed.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check_options.hpp"
#include "engine/examples.hpp"
#include "engine/installation.hpp"
#include "engine/plugin_host.hpp"
#include "engine/worker.hpp"
#include "model/report.hpp"
#include "rules/draft/draft_pack.hpp"
#include "rules/pack.hpp"
#include "support/date.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// One file to check. `path` is opened by the parent; `display` is what reports call it. With
/// `bytes` (standard input) nothing is opened.
struct Input {
    std::string path;
    std::string display;
    std::optional<std::string> bytes;
    /// Instead of the run's own; must live as long as the run. For papers of other folders.
    const CheckOptions* judging = nullptr;
};

/// How far a run is.
struct RunProgress {
    std::size_t files = 0, of_files = 0;
    std::size_t pages = 0, of_pages = 0; ///< read by character recognition; those known of so far
};

struct RunOptions {
    unsigned jobs = 0; ///< workers; 0: one a processor
    CheckOptions judging;
    unsigned time_limit_seconds = 30;
    unsigned memory_limit_mib = 1536;
    bool sandbox = true; ///< false only in tests of the sandbox
    /// No fork at all: papers are read in this process. For benchmarks, fuzzers and debugging,
    /// never for strangers' papers.
    bool in_process = false;
};

class Engine {
public:
    /// Loads plugins and packs. Codes: those of PluginHost::load and rules::load_packs;
    /// bad-installation when there are no plugins or no packs.
    static Result<Engine> create(const Installation& installation);
    /// From what is loaded already; the packs must hold the common one.
    static Engine of(PluginHost host, rules::PackSet packs);
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    [[nodiscard]] const rules::PackSet& packs() const;
    [[nodiscard]] const rules::CheckCatalogue& checks() const;
    [[nodiscard]] const std::vector<PluginInfo>& plugins() const;

    using OnReport = std::function<void(model::FileReport&&)>;
    using OnProgress = std::function<void(const RunProgress&)>;

    /// Checks every input and hands over its report, in input order whatever the number of workers.
    /// What could not be read comes as a report with `unread`; codes, beside those of opening and
    /// reading: time-limit, memory-limit, crashed, no-sandbox, no-worker. `on_progress` is called
    /// when a file is done, which may be earlier than its turn, and when a page was recognised. A
    /// page may take as long as a file.
    void check(std::span<const Input> inputs, const RunOptions& options, const OnReport& on_report,
               const OnProgress& on_progress = {}) const;

    /// What was recognised in one file, as `xml` or `json`. Codes as above.
    [[nodiscard]] Result<std::string> parse(const Input& input, std::string_view format,
                                            const RunOptions& options,
                                            const OnProgress& on_progress = {}) const;

    /// One file's text view, with what was left out of it when `furniture`. Asks for no engine:
    /// neither packs nor plugins have a say in it. Always in a worker. Codes as above.
    [[nodiscard]] static Result<std::string> text(const Input& input, bool furniture,
                                                  const RunOptions& options,
                                                  const OnProgress& on_progress = {});

    /// Runs examples of this engine's packs as `check` runs papers; results in the order given.
    [[nodiscard]] std::vector<ExampleResult> run_examples(const std::vector<ExampleRun>& runs,
                                                          const RunOptions& options) const;

    /// A rule pack drafted from a body's blank form, as XML. Its rules have been tried on their own
    /// examples. Codes: as above, and those of rules::load_drafts and rules::plan_draft.
    [[nodiscard]] Result<std::string> draft(const Input& form, const rules::DraftOptions& draft,
                                            const RunOptions& options) const;

    /// What `work` makes of one file's bytes, done in a worker of its own. `prepare` is what that
    /// does while it may still open files. Codes: as for `check`, and those of `work`.
    using Work = std::function<Result<std::string>(std::string_view content)>;
    static Result<std::string> in_worker(const Input& input, const RunOptions& options,
                                         const Preparation& prepare, const Work& work);

private:
    struct Impl;
    explicit Engine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace duly::engine
