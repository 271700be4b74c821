// Styles of a DOCX: what a paragraph and its words look like once everything is inherited.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/office/symbols.hpp"
#include "read/office/xml.hpp"

namespace duly::read {

/// Said, denied, or not said.
enum class Said : std::int8_t { no = 0, yes = 1, nothing = -1 };

struct RunProperties {
    Said bold = Said::nothing, italic = Said::nothing, strike = Said::nothing,
         double_strike = Said::nothing, capitals = Said::nothing, hidden = Said::nothing,
         raised = Said::nothing, underlined = Said::nothing, highlighted = Said::nothing,
         boxed = Said::nothing;
    Said has_font = Said::nothing;
    SymbolFont font = SymbolFont::none;
    friend bool operator==(const RunProperties&, const RunProperties&) = default;
};

struct ParagraphProperties {
    std::string style;           ///< id; direct properties only
    int outline = -1;            ///< 0-8; 9 is body text; -1 not said
    int list = -1;               ///< numId; 0 switches numbering off
    int list_level = -1;         ///< ilvl
    int before = -1, after = -1; ///< twentieths of a point
    int indent = -1;             ///< of its left edge
    Said contextual = Said::nothing, page_before = Said::nothing;
    RunProperties mark; ///< of the paragraph's mark: direct ones only
    bool mark_deleted = false, mark_joins = false;
    bool ends_section = false;
};

RunProperties run_properties(pugi::xml_node properties);
ParagraphProperties paragraph_properties(pugi::xml_node properties);

struct Style {
    std::string id, name; ///< name in lower case
    std::string based_on;
    bool paragraph = false;
    ParagraphProperties paragraph_own; ///< inherited, once resolved
    RunProperties run_own;
    std::string list_style; ///< id of the style that gave the numbering
    bool resolved = false;
};

class Styles {
public:
    void load(pugi::xml_node root);

    [[nodiscard]] const Style* find(std::string_view id) const;
    /// The style a paragraph has that names none; never null.
    [[nodiscard]] const Style& normal() const { return *normal_; }
    [[nodiscard]] const RunProperties& run_defaults() const { return run_defaults_; }
    [[nodiscard]] const ParagraphProperties& paragraph_defaults() const { return defaults_; }

private:
    void resolve(std::size_t index);

    std::vector<Style> styles_;
    std::unordered_map<std::string, std::size_t> index_;
    RunProperties run_defaults_;
    ParagraphProperties defaults_;
    Style plain_;
    const Style* normal_ = &plain_;
};

/// How words look: direct properties first, then styles. Bold of a paragraph's style and bold of
/// its words' style cancel each other, as in Word.
struct RunLook {
    bool bold = false, italic = false, struck = false, capitals = false, hidden = false,
         raised = false, marked = false;
    SymbolFont font = SymbolFont::none;
};
RunLook run_look(const Styles& styles, const Style& paragraph, const Style* character,
                 const RunProperties& direct);

/// Level 1-9 of a heading's style by its name ("heading 2", whatever it is called on the page) or,
/// where the file does not define it, its id ("Heading2"); 0 for others.
int heading_level(const Style* style, std::string_view id);

} // namespace duly::read
