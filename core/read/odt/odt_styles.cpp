#include "read/odt/odt_styles.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace duly::read {
namespace {

using std::string_view;
using Said = OdtLook::Said;

void inherit(Said& own, Said base) {
    if (own == Said::nothing) own = base;
}
void inherit(int& own, int base) {
    if (own < 0) own = base;
}

void inherit(OdtStyle& own, const OdtStyle& base) {
    own.look = own.look.over(base.look);
    inherit(own.outline, base.outline);
    inherit(own.top, base.top);
    inherit(own.bottom, base.bottom);
    inherit(own.indent, base.indent);
    inherit(own.page_before, base.page_before);
    inherit(own.page_after, base.page_after);
    inherit(own.contextual, base.contextual);
}

Said yes_if(bool it) {
    return it ? Said::yes : Said::no;
}

} // namespace

OdtLook OdtLook::over(const OdtLook& base) const {
    OdtLook out = *this;
    inherit(out.bold, base.bold);
    inherit(out.italic, base.italic);
    inherit(out.struck, base.struck);
    inherit(out.capitals, base.capitals);
    inherit(out.hidden, base.hidden);
    inherit(out.raised, base.raised);
    inherit(out.underlined, base.underlined);
    inherit(out.highlighted, base.highlighted);
    if (!out.has_font) {
        out.has_font = base.has_font;
        out.font = base.font;
    }
    return out;
}

int length_of(string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return -1;
    const string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    static constexpr std::array<std::pair<string_view, double>, 6> units = {
        {{"cm", 566.93}, {"mm", 56.693}, {"in", 1440}, {"pt", 20}, {"pc", 240}, {"px", 15}}};
    for (const auto& [name, twips] : units)
        if (unit == name && std::abs(value) < 10'000) return static_cast<int>(value * twips);
    return -1;
}

void OdtStyles::fonts(pugi::xml_node root) {
    for (pugi::xml_node each : child(root, "font-face-decls").children()) {
        string_view family = attribute(each, "font-family");
        if (family.size() > 2 && family.front() == '\'')
            family = family.substr(1, family.size() - 2);
        faces_[std::string(attribute(each, "name"))] = symbol_font(family);
    }
}

void OdtStyles::read_properties(pugi::xml_node style, OdtStyle& out) const {
    for (pugi::xml_node properties : style.children()) {
        if (is(properties, "text-properties")) {
            for (const auto& each : properties.attributes()) {
                const string_view name = local(each.name()), value = each.value();
                if (name == "font-weight")
                    out.look.bold = yes_if(value == "bold" || value >= "600");
                else if (name == "font-style")
                    out.look.italic = yes_if(value != "normal");
                else if (name == "text-line-through-style" || name == "text-line-through-type")
                    out.look.struck = yes_if(value != "none");
                else if (name == "text-underline-style")
                    out.look.underlined = yes_if(value != "none");
                else if (name == "background-color")
                    out.look.highlighted = yes_if(value != "transparent");
                else if (name == "text-transform")
                    out.look.capitals = yes_if(value == "uppercase");
                else if (name == "display")
                    out.look.hidden = yes_if(value == "none");
                else if (name == "text-position")
                    out.look.raised =
                        yes_if(value.substr(0, 5) == "super" ||
                               (!value.empty() && value[0] >= '1' && value[0] <= '9'));
                else if (name == "font-name" || name == "font-family") {
                    const auto face = faces_.find(std::string(value));
                    out.look.has_font = true;
                    out.look.font = face != faces_.end() ? face->second : symbol_font(value);
                }
            }
        } else if (is(properties, "paragraph-properties")) {
            out.top = length_of(attribute(properties, "margin-top"));
            out.bottom = length_of(attribute(properties, "margin-bottom"));
            out.indent = length_of(attribute(properties, "margin-left"));
            if (has_attribute(properties, "break-before"))
                out.page_before = yes_if(attribute(properties, "break-before") == "page");
            if (has_attribute(properties, "break-after"))
                out.page_after = yes_if(attribute(properties, "break-after") == "page");
            if (has_attribute(properties, "contextual-spacing"))
                out.contextual = yes_if(attribute(properties, "contextual-spacing") == "true");
        }
    }
}

void OdtStyles::add(pugi::xml_node parent, bool common) {
    for (pugi::xml_node node : parent.children()) {
        const bool standard = is(node, "default-style");
        if (!standard && !is(node, "style")) continue;
        const string_view family = attribute(node, "family");
        if (family != "paragraph" && family != "text") continue;
        Family& into = family == "paragraph" ? paragraphs_ : texts_;
        OdtStyle style;
        style.name = attribute(node, "name");
        style.parent = attribute(node, "parent-style-name");
        style.master_page = attribute(node, "master-page-name");
        if (has_attribute(node, "default-outline-level"))
            style.outline = number_of(attribute(node, "default-outline-level"), 0);
        if (common) style.kind = style.name;
        read_properties(node, style);
        if (standard) {
            into.standard = std::move(style);
            continue;
        }
        into.index[style.name] = into.styles.size();
        into.styles.push_back(std::move(style));
    }
    for (Family* const family : {&paragraphs_, &texts_})
        for (std::size_t i = 0; i < family->styles.size(); ++i)
            resolve(*family, i);
}

void OdtStyles::resolve(Family& family, std::size_t index) {
    std::vector<std::size_t> chain;
    for (std::size_t at = index; !family.styles[at].resolved;) {
        chain.push_back(at);
        family.styles[at].resolved = true;
        const auto base = family.index.find(family.styles[at].parent);
        if (base == family.index.end()) break;
        at = base->second;
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        OdtStyle& own = family.styles[*it];
        const auto found = family.index.find(own.parent);
        if (found == family.index.end() || found->second == *it) {
            inherit(own, family.standard);
            continue;
        }
        const OdtStyle& base = family.styles[found->second];
        inherit(own, base);
        if (own.kind.empty()) own.kind = base.kind;
    }
}

void OdtStyles::load_common(pugi::xml_node root) {
    fonts(root);
    add(child(root, "styles"), true);
    common_paragraphs_ = paragraphs_.styles.size();
    common_texts_ = texts_.styles.size();
}

void OdtStyles::load_automatic(pugi::xml_node root) {
    const auto forget = [](Family& family, std::size_t common) {
        for (std::size_t i = common; i < family.styles.size(); ++i)
            family.index.erase(family.styles[i].name);
        family.styles.resize(common);
        for (std::size_t i = 0; i < common; ++i)
            family.index.emplace(family.styles[i].name, i);
    };
    forget(paragraphs_, common_paragraphs_);
    forget(texts_, common_texts_);
    fonts(root);
    add(child(root, "automatic-styles"), false);
}

const OdtStyle& OdtStyles::paragraph(string_view name) const {
    const auto found = paragraphs_.index.find(std::string(name));
    return found == paragraphs_.index.end() ? paragraphs_.standard
                                            : paragraphs_.styles[found->second];
}

const OdtStyle& OdtStyles::text(string_view name) const {
    static const OdtStyle nothing;
    const auto found = texts_.index.find(std::string(name));
    return found == texts_.index.end() ? nothing : texts_.styles[found->second];
}

} // namespace duly::read
