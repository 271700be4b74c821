// What the checks of this plugin share: words of a template, looked for all over a paper, and where
// such words are no leftover: quoted, talked about, in a specimen, in a field that another rule
// judges.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../shared/blocks.hpp"
#include "../shared/places.hpp"
#include "duly/plugin.hpp"

namespace duly::residue {

inline constexpr duly_parameter judged_parameter =
    parameter("judged", DULY_TEXT, "",
              "Ids of the fields, rows, sign-offs and sections that other rules judge, parted by "
              "spaces.");
inline constexpr duly_parameter about_parameter = parameter(
    "about", DULY_PATTERN,
    "\\b(?:templates?|placeholders?|pro ?-?formas?|specimens?|wording|square brackets?|"
    "drop-? ?downs?|the words?|the phrases?|headed|marked|labelled|entitled|for example|such as|"
    "e\\.g\\.|options?|possible answers?|responses?|scale|format|(?:shown|written|given|expressed|"
    "recorded|entered) (?:as|like))\\b",
    "Words in the same sentence that speak of a form's words instead of leaving them in.");
inline constexpr duly_parameter specimen_parameter = parameter(
    "specimen", DULY_PATTERN,
    "\\b(?:templates?|pro ?-?formas?|specimens?|questionnaires?|(?:model|standard|sample|example|"
    "draft|blank) (?:\\w+ )?(?:letters?|forms?|agreements?|clauses?|notices?|orders?|contracts?|"
    "leases?|deeds?|conditions|wording|documents?|minutes|reports?)|"
    "(?:application|referral|nomination|consent|response|feedback|claim|booking|complaints?|"
    "survey|consultation) forms?|(?:consultation|survey|interview|public) questions|"
    "questions (?:asked|put))\\b",
    "Headings of what is meant to be filled in by others.");
inline constexpr duly_parameter specimen_appendix_parameter =
    parameter("specimen_appendix", DULY_PATTERN,
              "\\b(?:forms?|letters?|survey|consultation|agreement|order|contract|lease|deed|"
              "heads of terms|conditions|notice|examples?|samples?|guidance|checklist|toolkit)\\b",
              "Headings of appendices that are meant to be filled in by others.");

/// Where the first appendix begins, or DULY_NONE: what follows may be another paper.
std::uint32_t appendices_begin(const Context& context);

/// Whether the paper says of itself that it is a template.
bool is_specimen(const Context& context);

/// Where words of a template are no leftover of this paper. Made only when some were found.
class Surroundings {
public:
    explicit Surroundings(const Context& context);

    [[nodiscard]] const std::vector<places::Block>& blocks() const { return blocks_; }
    /// Whether words at the place are the paper's own and nobody else's to judge. `program`: a
    /// program put them in, so that what stands around them does not say that they are spoken of.
    [[nodiscard]] bool counts(const places::Block& block, duly_range where,
                              bool program = false) const;
    /// The block's words around a place, no more than a sentence needs.
    [[nodiscard]] duly_range nearby(const places::Block& block, duly_range where) const;

private:
    void add_specimens();
    void add_judged();
    void add_judged_sections();
    [[nodiscard]] bool quoted(const places::Block& block, duly_range where) const;

    const Context& context_;
    const std::vector<places::Block>& blocks_;
    std::vector<duly_range> elsewhere_; ///< specimens and fields judged by other rules, merged
};

/// Where the words of a paper are looked at: all of them, or only what stands in brackets.
class Search {
public:
    explicit Search(const Context& context);

    /// Every match of the pattern anywhere in the text, in order.
    [[nodiscard]] std::vector<duly_range> text(std::string_view pattern) const;
    /// Every piece in square, angle or curly brackets that the pattern matches, with its brackets.
    [[nodiscard]] std::vector<duly_range> brackets(std::string_view pattern) const {
        return pieces(bracketed().square, pattern);
    }
    /// The same for round ones, which most papers are full of.
    [[nodiscard]] std::vector<duly_range> parentheses(std::string_view pattern) const {
        return pieces(bracketed().round, pattern);
    }
    /// Every match within the words around a stroke: "has / has not".
    [[nodiscard]] std::vector<duly_range> strokes(std::string_view pattern) const;

private:
    struct Bracketed {
        std::vector<duly_range> square, round; ///< with angle and curly ones; round ones
    };
    /// Looked for once a paper.
    [[nodiscard]] const Bracketed& bracketed() const;
    [[nodiscard]] Bracketed look_for_brackets() const;
    [[nodiscard]] std::vector<duly_range> pieces(const std::vector<duly_range>& all,
                                                 std::string_view pattern) const;

    const Context& context_;
    duly_range all_;
};

/// What rules before this one have told of the paper. Words that are two kinds of leftover at once
/// ("[Insert the cost, or state none arising]") need be told only once; but a note among drafters
/// that holds "£xxx" is more than the gap in it, and a guess silences nothing that is sure.
struct Told {
    struct Words {
        duly_range where{};
        bool sure = false;
    };
    mutable std::vector<Words> words;
    /// Whether words that hold the place were told, and as surely as it would be.
    [[nodiscard]] bool covers(duly_range where, bool sure) const;
};
const Told& told_of(const Context& context);

/// Those that count.
std::vector<duly_range> counting(const Surroundings& surroundings, std::vector<duly_range> found);

} // namespace duly::residue
