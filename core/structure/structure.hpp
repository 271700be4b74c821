// From flat blocks to papers: outline (what it looks like), then interpretation (what it means).
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "model/block.hpp"
#include "model/document.hpp"
#include "model/vocabulary.hpp"
#include "support/pattern.hpp"

namespace duly::structure {

/// A vocabulary with its patterns compiled; build once, share, immutable.
class Lexicon {
public:
    /// `pool` holds the compiled patterns: lexicons that share words share it.
    Lexicon(model::Vocabulary vocabulary, PatternPool& pool);
    explicit Lexicon(model::Vocabulary vocabulary) { // one that shares nothing
        PatternPool own;
        *this = Lexicon(std::move(vocabulary), own);
    }
    struct Compiled;
    /// What the first outline would have to do, whatever the paper: before a fork, say.
    void prepare_outline() const;
    [[nodiscard]] const model::Vocabulary& words() const;
    [[nodiscard]] const Compiled& compiled() const { return *compiled_; }

private:
    std::shared_ptr<const Compiled> compiled_;
};

/// One paper of the file, outlined: sections, headings, numbering, tables, contents, footnotes,
/// entities. Its blocks stay with it for interpretation.
struct OutlinedPaper {
    std::unique_ptr<model::Document> document;
    std::size_t first_block = 0, last_block = 0; ///< half-open, into the file's blocks
    std::uint32_t part = 1;
};

/// Splits the file into papers and outlines each, with the words of all packs. A file without a
/// single paper's mark is one paper. Extents (the root's ranges) tile the view.
std::vector<OutlinedPaper> outline(const model::ReadFile& file, const Lexicon& everything);

/// Adds what the pack's words make of it: roles and status of sections, form fields, declaration
/// rows, sign-offs, reference, title, date and stage with their evidence. Sets the paper's
/// attributes but not `kind`, `body` and `pack`, which recognition has. `stage` overrides the
/// inferred one when not empty.
void interpret(OutlinedPaper& paper, const model::ReadFile& file, const Lexicon& words,
               std::string_view stage = {});

} // namespace duly::structure
