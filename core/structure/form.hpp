// The parts of interpretation: what a paper answers as a form (fields, rows that officers tick,
// sign-offs), what its sections say, what it is called.
#pragma once

#include <string>
#include <vector>

#include "model/block.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

/// What interpretation works on: one paper, its blocks and its pack's words.
struct FormContext {
    model::Document& document;
    const model::ReadFile& file;
    const Lexicon::Compiled& lexicon;
    std::size_t first = 0, last = 0;     ///< the paper's blocks
    model::NodeId form = model::no_node; ///< where the nodes go
    std::vector<bool> taken;             ///< blocks (from `first`) that a sign-off or row has used
    std::vector<bool> headings;          ///< blocks (from `first`) that begin a section
    std::vector<model::Range> set_apart; ///< offers ("Yes / No") of which a part is set otherwise

    [[nodiscard]] const model::Block& block(std::size_t index) const { return file.blocks[index]; }
    [[nodiscard]] std::string_view text(model::Range range) const {
        return file.file->view.slice(range);
    }
    [[nodiscard]] std::string_view text(std::size_t index) const {
        return text(block(index).range);
    }
    /// Whether an offer there may have its answer in the way it is set.
    [[nodiscard]] bool is_set_apart(model::Range range) const;
    /// A placeholder of the template within the words: its range in them, or an empty one.
    [[nodiscard]] model::Range placeholder(model::Range range) const;
};

/// Alternatives of which the way they are set shows one. Call first.
void add_choices(FormContext& context);

/// Sign-offs wherever the page put them: role, signature and date each on a line of its own, in one
/// row, or moved by conversion. Call before `add_fields`.
void add_signoffs(FormContext& context);

/// The rows of the declaration table, statement and mark on one line or several.
void add_declarations(FormContext& context);

/// The labelled answers: value behind the label, in the next cell or in the next block.
void add_fields(FormContext& context);

/// A sign-off that found no date takes the date at the top of the form.
void settle_dates(FormContext& context);

/// Whether each section says something. Call after `add_fields`.
void add_statuses(FormContext& context);

/// The line that says when the paper was adopted, before block `front_end` or in its records of
/// itself; an empty range where none does.
model::Range adoption_of(const FormContext& context, std::size_t front_end);

/// What the paper says of itself: reference, title, date and stage (given, when not empty), with
/// their evidence. Call last.
void add_front(FormContext& context, std::string_view stage);

} // namespace duly::structure
