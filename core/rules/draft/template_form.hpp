// What a body's blank form consists of: read off the outline of the form itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/block.hpp"
#include "rules/draft/drafts.hpp"

namespace duly::rules {

/// Words of the form as written, and their line in the file.
struct FormWords {
    std::string words;
    std::uint32_t line = 0;
};

struct FormHeading : FormWords {
    int level = 1;
    bool over_ticks = false; ///< the declarations stand under it
    bool bare = false;       ///< the next heading follows at once
    bool numbered = false;
    bool plain = false; ///< nothing but its number and its words make it one
};

struct FormField : FormWords {
    enum class Type : std::uint8_t { text, choice, date, reference };
    Type type = Type::text;
    std::string value;     ///< what the form has in the answer's place
    bool in_table = false; ///< else on a line of its own
    bool below = false;    ///< what answers it stands on the next line
    bool depends = false;  ///< its answer hangs on the one before
    bool if_yes = false;   ///< asked only of those who said yes to the choice before it
};

struct FormRow : FormWords {
    std::string statement;
    bool colon = false; ///< parts them
};

struct FormSignature : FormWords { ///< its words: the label, "Signed (Chair)"
    std::string who;               ///< "Chair"; empty when the form does not say
    bool dated = false;            ///< there is a place for the date
    bool same_line = false;        ///< on the same line
    bool colon = false;            ///< behind the label
    bool in_table = false;         ///< its words are the post, in a row of its own
    bool in_row = false;           ///< label and place beside each other, with more rows below
    std::string date_label;        ///< of the row below for the date, when there is one
};

struct FormGuidance : FormWords {
    bool bracketed = false; ///< with its brackets
    bool sure = false;      ///< nobody would write just this of their own accord
    bool alone = false;     ///< too short to be known but by a line that says no more
};

/// What nothing was made of.
struct FormPuzzle : FormWords {
    std::uint32_t last_line = 0;
    std::string why; ///< empty: nothing more can be said
};

struct TemplateForm {
    FormWords body, title; ///< may be empty
    FormWords first;       ///< what stands at its head, whatever it is
    /// What of the title any paper has: "Report to" where a field asks for the committee.
    std::string any_title;
    std::vector<FormHeading> headings;
    std::vector<FormField> fields;
    std::vector<FormRow> rows;
    /// Over the column that is ticked, or the columns of which one is ("Yes", "No").
    std::vector<std::string> tick_headings;
    bool rows_in_list = false; ///< a box a line instead of a table
    std::vector<FormSignature> signatures;
    std::vector<FormGuidance> guidance;  ///< sentences and brackets, each once
    std::vector<std::string> paragraphs; ///< that are guidance from end to end
    std::vector<FormPuzzle> puzzles;
    [[nodiscard]] bool empty() const { ///< nothing that a rule could ask for
        return headings.size() + fields.size() + rows.size() + signatures.size() == 0;
    }
};

/// `paper`: the only one of the file, outlined and interpreted. `body`: whose form it is, where
/// the user says so.
TemplateForm read_form(const model::ReadFile& file, const model::Document& paper,
                       const Drafts& drafts, const std::string& body);

/// Small letters, no number before and no colon after: what patterns of headings and labels are
/// held against.
std::string folded_label(std::string_view words);

} // namespace duly::rules
