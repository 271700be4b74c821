// A vocabulary with its patterns compiled, and folded lines that know where they came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/text.hpp"
#include "structure/structure.hpp"
#include "support/pattern.hpp"

namespace duly::structure {

struct Lexicon::Compiled {
    model::Vocabulary words;
    PatternSet headings{PatternSet::Anchor::whole};
    PatternSet field_labels{PatternSet::Anchor::start};
    std::vector<Pattern> fields;
    PatternSet question_set{PatternSet::Anchor::anywhere};
    std::vector<Pattern>
        questions; ///< labels of choices, anywhere in a line; empty for other fields
    PatternSet row_labels{PatternSet::Anchor::start};
    std::vector<Pattern> rows;
    struct SignoffCue {
        std::size_t signoff; ///< index into words.signoffs
        bool phrase;
    };
    PatternSet signoff_headings{PatternSet::Anchor::whole};
    std::vector<std::size_t> signoff_heading_of;
    PatternSet signoff_phrases{PatternSet::Anchor::anywhere};
    std::vector<std::size_t> signoff_phrase_of;
    PatternSet starts{PatternSet::Anchor::anywhere};
    std::vector<Pattern> confirms; ///< one a start; empty where none is asked for
    std::vector<bool> apart;       ///< one a start: opens another paper only on a page of its own
    PatternSet nil{PatternSet::Anchor::whole};
    PatternSet boilerplate{PatternSet::Anchor::anywhere};
    PatternSet placeholder_set{PatternSet::Anchor::anywhere};
    std::vector<Pattern> placeholders;
    PatternSet front_matter{PatternSet::Anchor::whole};
    std::vector<Pattern> references, cited;
    PatternSet cited_set{PatternSet::Anchor::anywhere}; ///< of `cited`
    std::vector<Pattern> title_lines; ///< of the title sources "line:PATTERN", in their order

    /// Of `headings`, those that a line's words are, with or without its number and what a form
    /// puts before them: "4. Legal comments", "Box 2 – Decision taken".
    [[nodiscard]] std::vector<int> headings_of(std::string_view line) const;
    /// The same of `signoff_headings`.
    [[nodiscard]] std::vector<int> signoff_headings_of(std::string_view line) const;
    /// The same of `field_labels`, for a folded line; `begin` is where the label's own words do.
    std::vector<int> fields_of(std::string_view folded, std::size_t& begin) const;
};

/// Folded text with the view byte each of its bytes came from: lower case, straight quotes, plain
/// dashes, single spaces.
struct Folded {
    std::string text;

    /// Bytes of the text from `at` on: as many of the view from `from` on, or all of one sign
    /// there.
    struct Piece {
        std::uint32_t at = 0, from = 0;
        bool one_sign = false;
    };
    std::vector<Piece> pieces; ///< in ascending order; the last one is where the text ends
    std::uint32_t begin = 0;   ///< without pieces the whole text goes on byte by byte from here

    /// Where text[at] came from; at its end, where the text ends in the view.
    [[nodiscard]] std::uint32_t origin(std::size_t at) const;
    /// The range of the view behind text[first, last).
    [[nodiscard]] model::Range range(std::size_t first, std::size_t last) const {
        return {origin(first), origin(last)};
    }
};

Folded fold_with_map(std::string_view view, model::Range range);

/// The number at the start of a line: "4.2", "10", "(a)", "A1", "iv)". `length` includes the stop,
/// bracket and white space behind it; 0 when there is none.
struct LeadingNumber {
    std::string number; ///< without trailing stop or bracket
    std::uint32_t length = 0;
    int depth = 0;       ///< 1 for "4", 2 for "4.2"; 0 for letters and roman numerals
    bool marked = false; ///< a stop, bracket or inner point says that it is a number of a paragraph
};
LeadingNumber leading_number(std::string_view line);

/// The number of an item of minutes, as clerks count them through the year: "24/032", "AC/23/41",
/// "2024-07/12". Not a financial year ("2023/24") and not a planning reference with letters behind.
LeadingNumber minute_number(std::string_view line);

/// What a form counts its boxes, questions and sections by, before the words of a label or heading:
/// "Box 2 – ", "Q3. ", "Section B: ". The bytes of it, 0 where a line begins with nothing such or
/// has no more words.
std::size_t form_number(std::string_view line);

/// Folded words of a heading: without number, emphasis and trailing colon.
std::string heading_words(std::string_view line);

/// A reference as the pack wants it written: the pattern's first group (or the whole) put into its
/// form, in the capitals of a reference ("pcd174" -> "PCD 174").
std::string in_form(std::string_view line, const std::vector<Pattern::Span>& spans,
                    const model::ReferenceSpec& spec);

} // namespace duly::structure
