// What stands within a paragraph of an ODT: words, signs, notes, comments, changes, frames.
#include <algorithm>

#include "read/odt/odt_story.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;
using Said = OdtLook::Said;

constexpr std::size_t longest_value = 500;

bool is_text_node(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_raised_number(string_view text) {
    text = utf8::trim(text);
    return !text.empty() && text.size() <= 7 && text[0] >= '0' && text[0] <= '9' &&
           text.find_first_not_of("0123456789, ") == string_view::npos;
}

/// Words of a comment or a deletion: its paragraphs, parted by spaces.
std::string words_of(pugi::xml_node top) {
    std::string out;
    for (pugi::xml_node node = next_below(top, top); node; node = next_below(node, top)) {
        if ((is(node, "p") || is(node, "h") || is(node, "s") || is(node, "tab")) && !out.empty())
            out += ' ';
        const string_view above = local(node.parent());
        if (is_text_node(node) && above != "creator" && above != "date" &&
            above != "creator-initials" && above != "date-string" && above != "annotation")
            out += clean(node.value());
    }
    return std::string(utf8::trim(out));
}

std::string said_in(pugi::xml_node node, string_view name) {
    return clean(child(node, name).text().get());
}

} // namespace

void OdtStory::put(string_view text, const OdtLook& look) {
    const std::uint32_t source = place_.offset;
    place_.offset += static_cast<std::uint32_t>(utf8::code_points(text));
    if (capture_) {
        *capture_ += clean(text);
        return;
    }
    if (look.hidden == Said::yes) {
        hide(text);
        return;
    }
    hidden_ = 0;
    const bool symbols = look.font != SymbolFont::none;
    const bool capitals = look.capitals == Said::yes;
    if (look.raised == Said::yes && is_raised_number(text)) {
        words_.words(raised(text), source, plain_look(look));
    } else if (symbols || capitals) {
        std::string shown;
        for (std::size_t at = 0; at < text.size();) {
            char32_t c = utf8::next(text, at);
            if (symbols) c = sign_of(look.font, c);
            if (capitals) c = utf8::to_upper(c);
            utf8::append(shown, c);
        }
        words_.words(shown, source, plain_look(look));
    } else {
        words_.words(text, source, plain_look(look));
    }
}

void OdtStory::put_sign(string_view sign, const OdtLook& look) {
    if (sign.empty()) return;
    if (capture_)
        *capture_ += clean(sign);
    else if (look.hidden == Said::yes)
        hide(sign);
    else
        words_.stand_in(clean(sign), place_.offset, 0, plain_look(look));
}

void OdtStory::hide(string_view text) {
    if (hidden_ == 0) {
        model::Furniture it;
        it.kind = "hidden";
        it.at = writer_.at();
        hidden_ = add_furniture(std::move(it)) + 1;
        words_.mark(Piece::Kind::begin_mark, hidden_ - 1);
    }
    out_.furniture[hidden_ - 1].text += clean(text);
}

void OdtStory::inlines(pugi::xml_node parent, const OdtLook& look, int depth) {
    for (pugi::xml_node node : parent.children())
        inline_child(node, look, depth);
}

void OdtStory::inline_child(pugi::xml_node node, const OdtLook& look, int depth) {
    if (is_text_node(node)) {
        put(node.value(), look);
        return;
    }
    const string_view name = local(node);
    if (name.empty() || deep(node, depth)) return;
    const auto sign = [&](Piece::Kind kind, std::uint32_t count) {
        if (capture_)
            *capture_ += ' ';
        else if (look.hidden != Said::yes)
            words_.sign(kind, place_.offset);
        place_.offset += count;
    };
    if (name == "span") {
        inlines(node, using_->text(attribute(node, "style-name")).look.over(look), depth + 1);
    } else if (name == "s") {
        const int count = std::clamp(number_of(attribute(node, "c"), 1), 1, 10'000);
        if (capture_)
            *capture_ += ' ';
        else if (look.hidden != Said::yes)
            words_.stand_in(" ", place_.offset, static_cast<std::uint32_t>(count),
                            plain_look(look));
        place_.offset += static_cast<std::uint32_t>(count);
    } else if (name == "tab") {
        sign(Piece::Kind::tab, 1);
    } else if (name == "line-break") {
        sign(Piece::Kind::line_break, 1);
    } else if (name == "note") {
        note(node, look);
    } else if (name == "annotation") {
        annotation(node);
    } else if (name == "annotation-end") {
        const auto found = comments_.find(std::string(attribute(node, "name")));
        if (found != comments_.end() && !capture_)
            words_.mark(Piece::Kind::end_mark, found->second);
    } else if (name == "change-start" || name == "change-end" || name == "change") {
        change_mark(node, name);
    } else if (name == "hidden-text" || name == "hidden-paragraph") {
        const bool shown = attribute(node, "is-hidden") == "false";
        OdtLook inner = look;
        if (!shown) inner.hidden = Said::yes;
        const string_view value = attribute(node, "string-value");
        if (node.first_child())
            inlines(node, inner, depth + 1);
        else
            put_sign(value, inner);
    } else if (name == "control") {
        control(node, look);
    } else if (name == "fieldmark" || name == "fieldmark-start") {
        field_mark(node, look);
    } else if (name == "content-control") {
        content_control(node, look, depth + 1);
    } else if (name == "ruby") {
        inlines(child(node, "ruby-base"), look, depth + 1);
    } else if (name == "frame" || name == "custom-shape" || name == "rect" || name == "g" ||
               name == "line" || name == "ellipse" || name == "polygon" || name == "path" ||
               name == "connector" || name == "caption" || name == "measure") {
        drawing(node);
    } else if (name == "number" || name == "script" || name == "label" ||
               name == "event-listeners" || name == "bookmark" || name == "bookmark-start" ||
               name == "bookmark-end" || name == "soft-page-break" || name == "toc-mark" ||
               name == "fieldmark-end") {
        return;
    } else {
        inlines(node, look, depth + 1); // links, fields and what else shows words
    }
}

void OdtStory::note(pugi::xml_node node, const OdtLook& look) {
    const pugi::xml_node body = child(node, "note-body");
    if (capture_ || look.hidden == Said::yes || in_head_) {
        skip(node);
        return;
    }
    Aside made;
    made.node = body;
    made.paragraph = place_.paragraph;
    made.mark = clean(child(node, "note-citation").text().get());
    words_.stand_in(raised(made.mark), place_.offset, 0, {});
    auto& pending = attribute(node, "note-class") == "endnote" ? pending_endnotes_ : pending_notes_;
    pending.push_back(std::move(made));
    skip(body);
}

void OdtStory::annotation(pugi::xml_node node) {
    if (in_head_ || capture_) {
        skip(node);
        return;
    }
    model::Furniture it;
    it.kind = "comment";
    it.text = words_of(node);
    it.author = said_in(node, "creator");
    it.date = said_in(node, "date");
    it.at = writer_.at();
    const std::uint32_t at = add_furniture(std::move(it));
    words_.mark(Piece::Kind::begin_mark, at);
    if (const string_view name = attribute(node, "name"); !name.empty())
        comments_[std::string(name)] = at;
    skip(node);
}

void OdtStory::load_changes(pugi::xml_node node) {
    for (pugi::xml_node region : node.children()) {
        if (!is(region, "changed-region")) continue;
        for (pugi::xml_node each : region.children()) {
            const bool inserted = is(each, "insertion");
            if (!inserted && !is(each, "deletion")) continue;
            Change change;
            change.inserted = inserted;
            const pugi::xml_node info = child(each, "change-info");
            change.author = said_in(info, "creator");
            change.date = said_in(info, "date");
            if (!inserted) change.text = words_of(each);
            changes_[std::string(attribute(region, "id"))] = std::move(change);
        }
    }
}

void OdtStory::change_mark(pugi::xml_node node, string_view what) {
    const auto found = changes_.find(std::string(attribute(node, "change-id")));
    if (found == changes_.end() || capture_) return;
    Change& change = found->second;
    if (what == "change-end") {
        if (change.begun && change.inserted) words_.mark(Piece::Kind::end_mark, change.furniture);
        return;
    }
    if (change.begun) return;
    change.begun = true;
    model::Furniture it;
    it.kind = change.inserted ? "inserted" : "deleted";
    it.text = change.text;
    it.author = change.author;
    it.date = change.date;
    it.at = writer_.at();
    change.furniture = add_furniture(std::move(it));
    words_.mark(Piece::Kind::begin_mark, change.furniture);
}

/// Frames of text are read after the paragraph; pictures and embedded files are noted.
void OdtStory::drawing(pugi::xml_node node) {
    bool picture = false;
    std::string described, object;
    for (pugi::xml_node each = node; each;) {
        const string_view name = local(each);
        bool descend = true;
        if (name == "text-box" || name == "custom-shape" || name == "rect" || name == "ellipse") {
            if (!capture_) boxes_.push_back({each, place_.paragraph, {}});
            for (pugi::xml_node part : each.children())
                skip(part);
            descend = false;
        } else if (name == "image") {
            picture = true;
        } else if (name == "object" || name == "object-ole") {
            picture = true;
            object = "object";
            if (const string_view target = attribute(each, "href"); !target.empty())
                object += " (" + clean(target) + ")";
        } else if (name == "title" || name == "desc") {
            if (described.empty()) described = clean(each.text().get());
        } else if (name == "p" || name == "h") {
            skip(each);
            descend = false;
        }
        each = next_below(each, node, descend);
        if (each == node) break;
    }
    if (!picture || in_head_ || capture_) return;
    words_.sign(Piece::Kind::picture, place_.offset);
    if (!object.empty()) {
        const std::uint32_t at = add_furniture({"embedded", std::move(object), writer_.at()});
        words_.mark(Piece::Kind::begin_mark, at);
    }
    const std::uint32_t at = add_furniture({"picture", std::move(described), writer_.at()});
    words_.mark(Piece::Kind::begin_mark, at);
}

void OdtStory::load_forms(pugi::xml_node node) {
    for (pugi::xml_node each = next_below(node, node); each; each = next_below(each, node)) {
        const string_view name = local(each);
        std::string shown;
        if (name == "checkbox" || name == "radio") {
            string_view state =
                attribute(each, name == "radio" ? "current-selected" : "current-state");
            if (state.empty()) state = attribute(each, name == "radio" ? "selected" : "state");
            shown = state == "checked" || state == "true" ? "☑" : "☐";
            if (const string_view label = attribute(each, "label"); !label.empty())
                shown += " " + clean(label);
        } else if (name == "text" || name == "textarea" || name == "combobox" ||
                   name == "formatted-text" || name == "date" || name == "listbox") {
            string_view value = attribute(each, "current-value");
            if (value.empty()) value = attribute(each, "value");
            shown = clean(value);
        }
        if (shown.empty()) continue;
        // it is written wherever the control is named
        if (shown.size() > longest_value) shown.resize(utf8::floor_boundary(shown, longest_value));
        controls_.emplace(attribute(each, "id"), shown);
    }
}

void OdtStory::control(pugi::xml_node node, const OdtLook& look) {
    const auto found = controls_.find(std::string(attribute(node, "control")));
    if (found == controls_.end()) return;
    put_sign(" ", look);
    put_sign(found->second, look);
    put_sign(" ", look);
}

/// Form fields that came from Word.
void OdtStory::field_mark(pugi::xml_node node, const OdtLook& look) {
    const string_view type = attribute(node, "type");
    const auto ends = [&](string_view tail) {
        return type.size() >= tail.size() && type.substr(type.size() - tail.size()) == tail;
    };
    std::string chosen;
    std::vector<std::string> entries;
    bool ticked = false;
    for (pugi::xml_node each : node.children()) {
        if (!is(each, "param")) continue;
        const string_view name = attribute(each, "name"), value = attribute(each, "value");
        if (name == "Checkbox_Checked") ticked = value == "true" || value == "1";
        if (name == "Dropdown_ListEntry") entries.emplace_back(value);
        if (name == "Dropdown_Selected") chosen = value;
    }
    if (ends("FORMCHECKBOX")) {
        put_sign(ticked ? "☑" : "☐", look);
    } else if (ends("FORMDROPDOWN")) {
        const int which = number_of(chosen, -1);
        if (which >= 0 && which < static_cast<int>(entries.size()))
            put_sign(entries[static_cast<std::size_t>(which)], look);
    }
}

void OdtStory::content_control(pugi::xml_node node, const OdtLook& look, int depth) {
    if (attribute(node, "checkbox") != "true" || capture_) {
        inlines(node, look, depth);
        return;
    }
    const std::uint32_t begin = place_.offset;
    std::string shown;
    capture_ = &shown;
    inlines(node, look, depth);
    capture_ = nullptr;
    words_.stand_in(tick_shown(utf8::trim(shown), attribute(node, "checked") == "true"), begin,
                    place_.offset - begin, {});
}

} // namespace duly::read
