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
    bool plain = false;      ///< nothing but its number and its words make it one
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
};

struct FormGuidance : FormWords {
    bool bracketed = false; ///< with its brackets
    bool sure = false;      ///< nobody would write just this of their own accord
};

/// What nothing was made of.
struct FormPuzzle : FormWords {
    std::uint32_t last_line = 0;
    std::string why; ///< empty: nothing more can be said
};

struct TemplateForm {
    FormWords body, title; ///< may be empty
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

/// `paper`: the only one of the file, outlined and interpreted.
TemplateForm read_form(const model::ReadFile& file, const model::Document& paper,
                       const Drafts& drafts);

/// Small letters, no number before and no colon after: what patterns of headings and labels are
/// held against.
std::string folded_label(std::string_view words);

} // namespace duly::rules
