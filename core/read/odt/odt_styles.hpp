// Styles of an ODT: what a paragraph and its words look like once everything is inherited.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/office/symbols.hpp"
#include "read/office/xml.hpp"

namespace duly::read {

/// Text properties; what is not said is inherited.
struct OdtLook {
    enum class Said : signed char { nothing = -1, no = 0, yes = 1 };
    Said bold = Said::nothing, italic = Said::nothing, struck = Said::nothing,
         capitals = Said::nothing, hidden = Said::nothing, raised = Said::nothing,
         underlined = Said::nothing, highlighted = Said::nothing;
    bool has_font = false;
    SymbolFont font = SymbolFont::none;

    /// This look over another.
    [[nodiscard]] OdtLook over(const OdtLook& base) const;
};

struct OdtStyle {
    std::string name, parent;
    OdtLook look;
    int outline = -1;          ///< 1-10; 0: none; -1: not said
    int top = -1, bottom = -1; ///< room above and below, in twentieths of a point
    int indent = -1;
    OdtLook::Said page_before = OdtLook::Said::nothing, page_after = OdtLook::Said::nothing,
                  contextual = OdtLook::Said::nothing;
    std::string master_page; ///< a new page of that kind begins with it; its own only
    std::string kind;        ///< name of the first ancestor that is not automatic
    bool resolved = false;
};

class OdtStyles {
public:
    /// `fonts`: names of faces declared in the same part.
    void load_common(pugi::xml_node root);
    /// Automatic styles of one part replace those of another.
    void load_automatic(pugi::xml_node root);

    /// Never null: what is not defined looks like nothing in particular.
    [[nodiscard]] const OdtStyle& paragraph(std::string_view name) const;
    [[nodiscard]] const OdtStyle& text(std::string_view name) const;

private:
    struct Family {
        std::vector<OdtStyle> styles;
        std::unordered_map<std::string, std::size_t> index;
        OdtStyle standard; ///< default-style
    };
    void add(pugi::xml_node parent, bool common);
    void fonts(pugi::xml_node root);
    void read_properties(pugi::xml_node style, OdtStyle& out) const;
    static void resolve(Family& family, std::size_t index);

    Family paragraphs_, texts_;
    std::size_t common_paragraphs_ = 0, common_texts_ = 0;
    std::unordered_map<std::string, SymbolFont> faces_;
};

/// "0.5cm", "12pt" in twentieths of a point; -1 for what is no length.
int length_of(std::string_view text);

} // namespace duly::read
