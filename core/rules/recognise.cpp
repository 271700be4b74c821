#include "rules/recognise.hpp"

#include <algorithm>
#include <unordered_map>

#include "support/pattern.hpp"
#include "support/utf8.hpp"

namespace duly::rules {

namespace {

/// Papers of hundreds of pages say early what they are; the rest is not worth the time.
constexpr std::uint32_t most_lines = 4000;
/// Front lines of a paper, as the vocabulary's comment on cues has it.
constexpr std::uint32_t front_lines = 40;
/// Cues stand at the start of headings, labels and forms, not deep in a paragraph.
constexpr std::size_t most_bytes = 220;
/// A label may have all of its answer behind it: "Purpose of report: This report sets out …".
constexpr std::size_t longest_label = 60;

/// The words of a line that may say what the paper is, or none.
std::string_view telling(std::string_view line) {
    if (line.size() <= most_bytes) return line;
    const std::size_t colon = line.substr(0, longest_label).find(':');
    return colon == std::string_view::npos ? std::string_view{} : line.substr(0, colon + 1);
}

} // namespace

struct Recogniser::Impl {
    struct Use {
        std::size_t pack = 0;
        int weight = 0;
        bool front = false;
        bool own = false;
    };
    const PackSet* packs = nullptr;
    std::vector<std::string> patterns;
    std::vector<std::vector<Use>> uses; ///< by pattern: which packs it speaks for
    /// Those asked of every line, and those that speak in front only: most of them.
    PatternSet everywhere{PatternSet::Anchor::anywhere}, in_front{PatternSet::Anchor::anywhere};
    std::vector<std::size_t> of_everywhere, of_front; ///< patterns by index in the set
};

Recogniser::Recogniser(const PackSet& packs, PatternPool& pool) {
    auto impl = std::make_shared<Impl>();
    impl->packs = &packs;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t p = 0; p < packs.packs.size(); ++p) {
        const auto& pack = packs.packs[p];
        for (std::size_t c = 0; c < pack.vocabulary.cues.size(); ++c) {
            const auto& cue = pack.vocabulary.cues[c];
            const auto [entry, added] = known.emplace(cue.pattern, impl->patterns.size());
            if (added) {
                impl->patterns.push_back(cue.pattern);
                impl->uses.emplace_back();
            }
            impl->uses[entry->second].push_back({p, cue.weight, cue.front, c < pack.own_cues});
        }
    }
    for (std::size_t i = 0; i < impl->patterns.size(); ++i) {
        const auto& uses = impl->uses[i];
        const bool front =
            std::all_of(uses.begin(), uses.end(), [](const auto& use) { return use.front; });
        (front ? impl->in_front : impl->everywhere).add(pool.get(impl->patterns[i]));
        (front ? impl->of_front : impl->of_everywhere).push_back(i);
    }
    impl_ = std::move(impl);
}

void Recogniser::prepare() const {
    impl_->everywhere.prepare();
    impl_->in_front.prepare();
}

namespace {

/// The most special pack of the body that extends `general`, or `general` itself.
std::size_t of_body(const PackSet& set, std::size_t general, std::string_view body) {
    std::size_t best = general;
    for (std::size_t p = 0; p < set.packs.size(); ++p) {
        const Pack& pack = set.packs[p];
        if (pack.body != body || pack.kind != set.packs[general].kind) continue;
        const Pack* above = &pack;
        while (above != nullptr && above != &set.packs[general])
            above = set.find(above->extends);
        if (above != nullptr && pack.depth > set.packs[best].depth) best = p;
    }
    return best;
}

} // namespace

Recognition Recogniser::recognise(const model::Document& paper, std::string_view body) const {
    const auto& packs = impl_->packs->packs;
    const auto& view = paper.file().view;
    const auto extent = paper.range(paper.root());
    struct Tally {
        int score = 0;
        bool own = false;
        std::vector<Evidence> evidence;
    };
    std::vector<Tally> tallies(packs.size());

    const auto first = view.line_of(extent.begin);
    const auto last =
        std::min(view.line_of(extent.end > extent.begin ? extent.end - 1 : extent.begin),
                 first + most_lines - 1);
    // Each cue counts once, where it is met first: no other line can add to that, as the front lies
    // behind once it is left.
    std::vector<bool> met_everywhere(impl_->of_everywhere.size());
    std::vector<bool> met_in_front(impl_->of_front.size());
    const auto count = [&](std::size_t pattern, bool front, model::Range range) {
        for (const auto& use : impl_->uses[pattern]) {
            if (use.front && !front) continue;
            auto& tally = tallies[use.pack];
            tally.score += use.weight;
            tally.own = tally.own || use.own;
            if (use.weight != 0)
                tally.evidence.push_back({impl_->patterns[pattern], range, use.weight});
        }
    };
    const auto look = [&](const PatternSet& cues, const std::vector<std::size_t>& patterns,
                          std::vector<bool>& met, std::string_view line, bool front,
                          model::Range range) {
        for (const int hit : cues.match(line, &met)) {
            const auto index = static_cast<std::size_t>(hit);
            if (met[index]) continue;
            met[index] = true;
            count(patterns[index], front, range);
        }
    };
    std::uint32_t seen = 0; // lines with words in them
    for (auto line = first; line <= last && first <= view.lines(); ++line) {
        auto range = view.line_range(line);
        range.begin = std::max(range.begin, extent.begin);
        range.end = std::min(range.end, extent.end);
        if (range.empty()) continue;
        const auto folded = utf8::fold(telling(view.slice(range)));
        if (folded.empty()) continue;
        const bool front = seen++ < front_lines;
        if (!front && impl_->of_everywhere.empty()) break;
        if (front) look(impl_->in_front, impl_->of_front, met_in_front, folded, front, range);
        look(impl_->everywhere, impl_->of_everywhere, met_everywhere, folded, front, range);
    }

    std::size_t best = packs.size();
    for (std::size_t p = 0; p < packs.size(); ++p) {
        const auto& pack = packs[p];
        if (pack.vocabulary.cues.empty() || tallies[p].score < pack.vocabulary.threshold) continue;
        if (!body.empty() && !pack.body.empty() && pack.body != body) continue;
        // A body's pack knows its parent's cues as well; it needs one that is the body's own.
        if (!tallies[p].own) continue;
        if (best == packs.size() || tallies[p].score > tallies[best].score ||
            (tallies[p].score == tallies[best].score && pack.depth > packs[best].depth))
            best = p;
    }
    Recognition out;
    if (best == packs.size()) {
        out.pack = &packs.front();
        return out;
    }
    out.pack = &packs[body.empty() ? best : of_body(*impl_->packs, best, body)];
    out.score = tallies[best].score;
    out.evidence = std::move(tallies[best].evidence);
    return out;
}

} // namespace duly::rules
