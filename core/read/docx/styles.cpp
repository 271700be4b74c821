#include "read/docx/styles.hpp"

#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

Said said(pugi::xml_node node) {
    const string_view value = attribute(node, "val");
    return value == "0" || value == "false" || value == "off" || value == "none" ? Said::no
                                                                                 : Said::yes;
}

void inherit(Said& own, Said base) {
    if (own == Said::nothing) own = base;
}
void inherit(int& own, int base) {
    if (own < 0) own = base;
}

void inherit(RunProperties& own, const RunProperties& base) {
    inherit(own.bold, base.bold);
    inherit(own.italic, base.italic);
    inherit(own.strike, base.strike);
    inherit(own.double_strike, base.double_strike);
    inherit(own.capitals, base.capitals);
    inherit(own.hidden, base.hidden);
    inherit(own.raised, base.raised);
    inherit(own.underlined, base.underlined);
    inherit(own.highlighted, base.highlighted);
    inherit(own.boxed, base.boxed);
    if (own.has_font == Said::nothing) {
        own.has_font = base.has_font;
        own.font = base.font;
    }
}

bool toggled(Said direct, Said character, Said paragraph, Said otherwise) {
    if (direct != Said::nothing) return direct == Said::yes;
    if (character == Said::nothing && paragraph == Said::nothing) return otherwise == Said::yes;
    return (character == Said::yes) != (paragraph == Said::yes);
}

} // namespace

RunProperties run_properties(pugi::xml_node properties) {
    RunProperties out;
    for (pugi::xml_node each : properties.children()) {
        const string_view name = local(each);
        if (name == "b") {
            out.bold = said(each);
        } else if (name == "i") {
            out.italic = said(each);
        } else if (name == "strike") {
            out.strike = said(each);
        } else if (name == "dstrike") {
            out.double_strike = said(each);
        } else if (name == "caps") {
            out.capitals = said(each);
        } else if (name == "vanish") {
            out.hidden = said(each);
        } else if (name == "u") {
            out.underlined = said(each);
        } else if (name == "highlight") {
            out.highlighted = said(each);
        } else if (name == "bdr") {
            out.boxed = attribute(each, "val") == "nil" ? Said::no : said(each);
        } else if (name == "vertAlign") {
            out.raised = attribute(each, "val") == "superscript" ? Said::yes : Said::no;
        } else if (name == "rFonts") {
            string_view font = attribute(each, "ascii");
            if (font.empty()) font = attribute(each, "hAnsi");
            if (!font.empty()) {
                out.has_font = Said::yes;
                out.font = symbol_font(font);
            }
        }
    }
    return out;
}

ParagraphProperties paragraph_properties(pugi::xml_node properties) {
    ParagraphProperties out;
    for (pugi::xml_node each = properties.first_child(); each; each = each.next_sibling()) {
        const string_view name = local(each);
        if (name == "pStyle") {
            out.style = attribute(each, "val");
        } else if (name == "outlineLvl") {
            out.outline = number_of(attribute(each, "val"), -1);
        } else if (name == "numPr") {
            out.list = number_of(attribute(child(each, "numId"), "val"), -1);
            out.list_level = number_of(attribute(child(each, "ilvl"), "val"), -1);
        } else if (name == "spacing") {
            out.before = number_of(attribute(each, "before"), -1);
            out.after = number_of(attribute(each, "after"), -1);
            const auto automatic = [&](string_view side) {
                const string_view value = attribute(each, side);
                return value == "1" || value == "true" || value == "on";
            };
            if (automatic("beforeAutospacing")) out.before = 280;
            if (automatic("afterAutospacing")) out.after = 280;
        } else if (name == "contextualSpacing") {
            out.contextual = said(each);
        } else if (name == "pageBreakBefore") {
            out.page_before = said(each);
        } else if (name == "ind") {
            string_view left = attribute(each, "left");
            if (left.empty()) left = attribute(each, "start");
            out.indent = std::max(number_of(left, -1), -1);
        } else if (name == "framePr") { // a letter as high as several lines, and its paragraph
            const string_view drop = attribute(each, "dropCap");
            out.mark_deleted = out.mark_deleted || (!drop.empty() && drop != "none");
        } else if (name == "rPr") {
            out.mark = run_properties(each);
            out.mark_deleted = out.mark_deleted || child(each, "del") || child(each, "moveFrom");
            out.mark_joins = static_cast<bool>(child(each, "specVanish"));
        } else if (name == "sectPr") {
            out.ends_section = true;
        }
    }
    return out;
}

void Styles::load(pugi::xml_node root) {
    string_view normal;
    for (pugi::xml_node each : root.children()) {
        if (is(each, "docDefaults")) {
            run_defaults_ = run_properties(child(child(each, "rPrDefault"), "rPr"));
            defaults_ = paragraph_properties(child(child(each, "pPrDefault"), "pPr"));
        }
        if (!is(each, "style")) continue;
        Style style;
        style.id = attribute(each, "styleId");
        style.name = utf8::ascii_lower(attribute(child(each, "name"), "val"));
        style.based_on = attribute(child(each, "basedOn"), "val");
        style.paragraph = attribute(each, "type") == "paragraph" || !has_attribute(each, "type");
        style.paragraph_own = paragraph_properties(child(each, "pPr"));
        style.run_own = run_properties(child(each, "rPr"));
        if (style.paragraph_own.list >= 0) style.list_style = style.id;
        const string_view standard = attribute(each, "default");
        if (style.paragraph && (standard == "1" || standard == "true" || standard == "on"))
            normal = attribute(each, "styleId");
        if (index_.emplace(style.id, styles_.size()).second) styles_.push_back(std::move(style));
    }
    for (std::size_t i = 0; i < styles_.size(); ++i)
        resolve(i);
    if (const Style* found = find(normal)) normal_ = found;
}

/// From the first ancestor that is resolved downwards; a chain that bites its tail ends there.
void Styles::resolve(std::size_t index) {
    std::vector<std::size_t> chain;
    for (std::size_t at = index; !styles_[at].resolved;) {
        chain.push_back(at);
        styles_[at].resolved = true;
        const auto base = index_.find(styles_[at].based_on);
        if (base == index_.end()) break;
        at = base->second;
    }
    for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
        Style& own = styles_[*it];
        const auto found = index_.find(own.based_on);
        if (found == index_.end() || found->second == *it) continue;
        const Style& base = styles_[found->second];
        inherit(own.run_own, base.run_own);
        ParagraphProperties& mine = own.paragraph_own;
        const ParagraphProperties& theirs = base.paragraph_own;
        inherit(mine.outline, theirs.outline);
        if (mine.list < 0) {
            mine.list = theirs.list;
            own.list_style = mine.list_level < 0 ? base.list_style : own.id;
            inherit(mine.list_level, theirs.list_level);
        }
        inherit(mine.before, theirs.before);
        inherit(mine.after, theirs.after);
        inherit(mine.indent, theirs.indent);
        inherit(mine.contextual, theirs.contextual);
        inherit(mine.page_before, theirs.page_before);
    }
}

const Style* Styles::find(string_view id) const {
    const auto found = index_.find(std::string(id));
    return found == index_.end() ? nullptr : &styles_[found->second];
}

RunLook run_look(const Styles& styles, const Style& paragraph, const Style* character,
                 const RunProperties& direct) {
    static const RunProperties nothing;
    const RunProperties& p = paragraph.run_own;
    const RunProperties& c = character ? character->run_own : nothing;
    const RunProperties& d = styles.run_defaults();
    const auto last_word = [&](Said RunProperties::*what) {
        for (const RunProperties* each : {&direct, &c, &p, &d})
            if (each->*what != Said::nothing) return each->*what == Said::yes;
        return false;
    };
    RunLook out;
    out.bold = toggled(direct.bold, c.bold, p.bold, d.bold);
    out.italic = toggled(direct.italic, c.italic, p.italic, d.italic);
    out.struck = toggled(direct.strike, c.strike, p.strike, d.strike) ||
                 last_word(&RunProperties::double_strike);
    out.capitals = toggled(direct.capitals, c.capitals, p.capitals, d.capitals);
    out.hidden = toggled(direct.hidden, c.hidden, p.hidden, d.hidden);
    out.raised = last_word(&RunProperties::raised);
    out.marked = last_word(&RunProperties::underlined) || last_word(&RunProperties::highlighted) ||
                 last_word(&RunProperties::boxed);
    for (const RunProperties* each : {&direct, &c, &p, &d})
        if (each->has_font == Said::yes) {
            out.font = each->font;
            break;
        }
    return out;
}

int heading_level(const Style* style, string_view id) {
    const string_view name = style ? string_view(style->name) : id;
    if (name.size() < 8 || name.back() < '1' || name.back() > '9') return 0;
    const std::string folded = utf8::ascii_lower(name);
    if (folded.compare(0, 7, "heading") != 0) return 0;
    if (folded.size() == 8 || (folded.size() == 9 && folded[7] == ' ')) return folded.back() - '0';
    return 0;
}

} // namespace duly::read
