// Which kind of paper it is, whose, and by which pack it is judged; with the evidence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "rules/pack.hpp"
#include "support/pattern.hpp"

namespace duly::rules {

struct Evidence {
    std::string pattern;
    model::Range where; ///< the line that spoke
    int weight = 0;
};

struct Recognition {
    const Pack* pack = nullptr; ///< never null: the common pack when nothing else fits
    int score = 0;
    std::vector<Evidence> evidence;
};

/// Cues of every pack, compiled once.
class Recogniser {
public:
    Recogniser(const PackSet& packs, PatternPool& pool);
    /// Looks at the lines of the paper's range. The pack with the highest score at or above its
    /// threshold wins; between equals the more special one (the longer chain of `extends`).
    /// `body`: packs of other bodies are passed over, and where a general pack wins, the body's own
    /// pack for that kind of paper takes its place.
    [[nodiscard]] Recognition recognise(const model::Document& paper,
                                        std::string_view body = {}) const;

    /// What the first paper would have to have done, whatever it is: before a fork, say.
    void prepare() const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

} // namespace duly::rules
