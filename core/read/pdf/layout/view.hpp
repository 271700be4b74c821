// Writes words as lines of the text view, with map, quads and what their style says.
#pragma once

#include <string>
#include <vector>

#include "model/block.hpp"
#include "read/pdf/layout/hyphens.hpp"
#include "read/pdf/layout/paragraphs.hpp"

namespace duly::read::pdf::layout {

class View {
public:
    View(const std::vector<Sheet>& sheets, const Hyphens& hyphens, model::SourceMap& map)
        : sheets_(sheets), hyphens_(hyphens), map_(map) {}

    [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(text_.size()); }
    /// Begins a block: ranges of style are gathered anew.
    void begin();
    /// Words of a paragraph, without what ends it; `narrow`: of a cell, which may break words.
    void write(const std::vector<WordAt>& words, bool narrow = false);
    void tab() { text_.push_back('\t'); }
    void space() { text_.push_back(' '); }
    /// Ends the block's line and gives the block its range and styles.
    void end(model::Block& block);
    std::string take() { return std::move(text_); }
    std::vector<model::Range> take_unsure() { return std::move(unsure_); }

private:
    void word(const WordAt& at);
    [[nodiscard]] bool parted(const WordAt& before, const WordAt& now);
    [[nodiscard]] bool far_apart(const WordAt& before, const WordAt& now) const;

    const std::vector<Sheet>& sheets_;
    const Hyphens& hyphens_;
    model::SourceMap& map_;
    std::string text_;
    std::uint32_t from_ = 0;
    std::uint32_t column_ = 0; ///< of the block's first line, words that stand well apart
    std::vector<model::Range> bold_, italic_, struck_, underlined_;
    std::vector<model::Range> unsure_; ///< of all blocks
    bool drop_hyphen_ = false;
    bool address_ = false; ///< the words since the last space belong to one, as far as is known
};

} // namespace duly::read::pdf::layout
