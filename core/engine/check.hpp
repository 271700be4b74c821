// From a file's bytes to its report: read, outline, recognise, interpret, check, word.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/check_options.hpp"
#include "engine/plugin_host.hpp"
#include "engine/whereabouts.hpp"
#include "model/block.hpp"
#include "model/report.hpp"
#include "read/read.hpp"
#include "rules/pack.hpp"
#include "rules/recognise.hpp"
#include "structure/structure.hpp"
#include "support/date.hpp"
#include "support/result.hpp"

namespace duly::engine {

/// One paper of a file, understood as far as it goes.
struct ReadPaper {
    structure::OutlinedPaper outlined;
    const rules::Pack* pack = nullptr; ///< never null
};

struct ReadPapers {
    model::ReadFile file;
    std::vector<ReadPaper> papers;
};

/// What is compiled once and used for every paper: lexicons, cues, patterns. Not thread-safe;
/// `packs` and `host` must outlive it.
class Checker {
public:
    /// `patterns`: what is known of the packs' patterns.
    Checker(const rules::PackSet& packs, const PluginHost& host, PatternPool patterns = {});

    /// Does what every paper asks for, so that workers that are forked later need not each do it.
    /// Asks for no plugin and for no rule of the packs.
    void prepare() const;

    /// What was read of the packs' patterns: for another checker of the same packs.
    [[nodiscard]] std::vector<PatternWords> words() const { return pool_.words(); }

    /// Readers for the formats beside text.
    void use(read::Readers readers) { readers_ = std::move(readers); }

    /// Where to say which rule is being judged; may be null.
    void tell(Whereabouts* where) { where_ = where; }

    /// Codes: those of read::read.
    Result<ReadPapers> read(std::string_view bytes, const std::string& name,
                            const CheckOptions& options, const read::Recognised& recognised = {});

    /// What is to be said of a file that was read, or could not be.
    model::FileReport report(const Result<ReadPapers>& papers, const std::string& name,
                             const CheckOptions& options);

    model::FileReport check(std::string_view bytes, const std::string& name,
                            const CheckOptions& options) {
        return report(read(bytes, name, options), name, options);
    }

private:
    const structure::Lexicon& lexicon(const rules::Pack& pack);
    [[nodiscard]] rules::Recognition recognise(const model::Document& paper,
                                               const CheckOptions& options) const;

    const rules::PackSet* packs_;
    const PluginHost* host_;
    Whereabouts* where_ = nullptr;
    read::Readers readers_;
    PatternPool pool_; ///< before what is made of it
    structure::Lexicon everything_;
    rules::Recogniser recogniser_;
    std::map<const rules::Pack*, structure::Lexicon> lexicons_; ///< built when a paper needs one
};

/// What the rules of a pack make of one paper.
struct Checked {
    std::vector<model::Finding> findings;
    /// Rule ids and why their checks broke down: for whoever mends the check.
    std::vector<std::pair<std::string, std::string>> faults;
    std::vector<std::uint32_t> begins; ///< where each finding lies in the view, or `no_place`
    std::vector<std::string> left_out; ///< rules that the options leave out
};
enum class Asked : std::uint8_t { all, record }; ///< record: rules that go on record only
Checked check_paper(const model::Document& paper, const rules::Pack& pack, const PluginHost& host,
                    const CheckOptions& options, Whereabouts* where = nullptr,
                    Asked asked = Asked::all);

} // namespace duly::engine
