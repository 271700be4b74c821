// Which blocks are headings, and of what: told by marks, numbers, words and their surroundings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/block.hpp"
#include "structure/lexicon.hpp"

namespace duly::structure {

struct Heading {
    model::Range range; ///< the words, without number and trailing colon
    std::string number;
    int depth = 0;        ///< of the number: 1 for "4", 2 for "4.2"; 0 without
    int marked_level = 0; ///< as the format marked it; 0 when it did not
    bool capitals = false;
    bool run_in = false; ///< "Legal implications: there are none": the words go on behind it
    bool plain = false;  ///< run in, and told by nothing but its words and a stop or dash
    bool part = false;   ///< "1. Roof" under "Decision": numbers the parts of the section above
    model::Range rest;   ///< what goes on, for run-in headings and cells
    bool known = false;  ///< its words are in the vocabulary
    bool strong =
        false;        ///< its words are in the vocabulary, and mean a heading wherever they stand
    std::string role; ///< first role the vocabulary knows for it, or empty
};

std::size_t words_in(std::string_view text);

/// Without the stops that part a heading from the words behind it: "Legal" of "Legal. –".
std::string_view without_stop(std::string_view words);

/// Decides block by block over the blocks [first, last).
class HeadingFinder {
public:
    HeadingFinder(const model::ReadFile& file, const Lexicon::Compiled& lexicon, std::size_t first,
                  std::size_t last);

    /// The heading that block `index` is or begins with, if any.
    [[nodiscard]] std::optional<Heading> at(std::size_t index) const;

    /// Further headings in the words behind a heading that runs in: "Legal" in "none. Legal: …".
    [[nodiscard]] std::vector<Heading> within(const model::Block& block, model::Range words) const;

    /// Headings that stand in the first cell of a table's rows ("Financial | There are none | …"):
    /// for a table whose rows [first, last) are such headings with their text, one per row, else
    /// empty.
    [[nodiscard]] std::vector<std::optional<Heading>> in_rows(std::size_t first,
                                                              std::size_t last) const;

    /// Headings that stand in the second cell of a table's rows, behind their numbers: minutes that
    /// are written in a table, with a column for who acts. As `in_rows`.
    [[nodiscard]] std::vector<std::optional<Heading>> items_in_rows(std::size_t first,
                                                                    std::size_t last) const;

private:
    [[nodiscard]] std::optional<Heading> whole_line(std::size_t index) const;
    [[nodiscard]] std::optional<Heading> run_in(std::size_t index) const;
    [[nodiscard]] std::optional<Heading> item_of_business(std::size_t index) const;
    [[nodiscard]] std::size_t capitals_end(std::size_t index) const;
    [[nodiscard]] bool items_in_capitals() const;
    [[nodiscard]] std::optional<Heading> item_in_row(const model::Block& row) const;
    [[nodiscard]] bool says_when(model::Range words) const;
    [[nodiscard]] Heading make(model::Range range) const;
    [[nodiscard]] Heading numbered(model::Range range) const;
    void name(Heading& heading) const;
    [[nodiscard]] bool may_be_heading(const Heading& heading, std::size_t index) const;
    [[nodiscard]] bool stands_over_text(const Heading& heading, std::size_t index) const;
    [[nodiscard]] bool may_head_text(const Heading& heading, std::size_t index) const;
    [[nodiscard]] LeadingNumber running_number(model::Range range) const;
    [[nodiscard]] bool near_signature(std::size_t index) const;
    [[nodiscard]] bool is_field_label(std::string_view line) const;
    [[nodiscard]] bool answers_with_date(std::string_view line) const;
    enum class Label { none, plain, bold };
    [[nodiscard]] Label form_label(std::size_t index) const;
    [[nodiscard]] bool stands_out(std::size_t index) const;
    [[nodiscard]] bool among_labels(std::size_t index) const;
    [[nodiscard]] bool answered_behind(std::size_t index) const;
    [[nodiscard]] bool gap_behind(std::size_t index) const;
    [[nodiscard]] bool after_full_stop(std::size_t index) const;
    [[nodiscard]] bool begins_text(std::size_t index) const;
    [[nodiscard]] bool numbers_its_text(std::size_t index, const std::string& number) const;

    const model::ReadFile& file_;
    const Lexicon::Compiled& lexicon_;
    std::size_t first_, last_;
    mutable std::optional<bool> capitals_; ///< items_in_capitals, once it was asked
};

} // namespace duly::structure
