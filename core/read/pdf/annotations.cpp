#include "read/pdf/annotations.hpp"

#include <algorithm>

namespace duly::read::pdf {

namespace {

constexpr std::size_t most_annotations = 10'000; ///< of a page
constexpr std::size_t most_options = 1000;       ///< of a field
constexpr int most_ancestors = 32;

enum Flag : std::int64_t { hidden = 1 << 1, no_view = 1 << 5 };
enum FieldFlag : std::int64_t { password = 1 << 13, radio = 1 << 15, push_button = 1 << 16 };

/// A field with what it inherits from those above it.
struct Field {
    Value type, flags, value, options;
    std::string name;

    explicit Field(const Value& widget) {
        Value node = widget;
        for (int i = 0; i < most_ancestors && node.is_dictionary(); ++i) {
            const auto take = [&](Value& into, const char* key) {
                if (into.is_null()) into = node[key];
            };
            take(type, "FT");
            take(flags, "Ff");
            take(value, "V");
            take(options, "Opt");
            if (const std::string part = node["T"].text(); !part.empty())
                name = name.empty() ? part : part + '.' + name;
            if (name.size() > 1000) break;
            node = node["Parent"];
        }
    }
};

Widget::Kind kind_of(const Field& field) {
    const std::int64_t flags = field.flags.integer();
    if (field.type.is_name("Tx")) return Widget::Kind::text;
    if (field.type.is_name("Ch")) return Widget::Kind::choice;
    if (field.type.is_name("Sig")) return Widget::Kind::signature;
    if ((flags & FieldFlag::push_button) != 0) return Widget::Kind::button;
    return (flags & FieldFlag::radio) != 0 ? Widget::Kind::radio : Widget::Kind::check_box;
}

/// The name of the state in which a box is on, from its appearances.
std::string on_state(const Value& widget) {
    std::string state;
    widget["AP"]["N"].each([&](std::string_view key, const Value& /*appearance*/) {
        if (state.empty() && key != "Off") state = key;
    });
    return state;
}

/// What an option is called for people, when it has a name for machines, too.
std::string shown_option(const Field& field, const std::string& value) {
    for (std::size_t i = 0; i < std::min(field.options.size(), most_options); ++i) {
        const Value option = field.options[i];
        if (option.size() >= 2 && option[0].text() == value) return option[1].text();
    }
    return value;
}

void read_box(const Value& annotation, const Field& field, Widget& widget) {
    const Value state = annotation["AS"];
    const std::string own = on_state(annotation);
    const std::string_view chosen = field.value.name();
    if (state.is_name())
        widget.on = state.name() != "Off";
    else if (widget.kind == Widget::Kind::radio)
        widget.on = !chosen.empty() && chosen != "Off" && chosen == own;
    else
        widget.on = !chosen.empty() && chosen != "Off";
    widget.value = !own.empty() ? own : std::string(widget.on ? chosen : std::string_view());
    // With options, the state is an index into them.
    if (!widget.value.empty() && widget.value.size() < 5 &&
        std::all_of(widget.value.begin(), widget.value.end(),
                    [](char c) { return c >= '0' && c <= '9'; }))
        if (const Value option = field.options[std::stoul(widget.value)]; option.is_string())
            widget.value = option.text();
}

void read_value(const Field& field, Widget& widget) {
    if (field.value.is_array()) {
        for (std::size_t i = 0; i < std::min(field.value.size(), most_options); ++i)
            widget.value += (i > 0 ? ", " : "") + shown_option(field, field.value[i].text());
        return;
    }
    if (field.value.is_stream()) {
        Bytes text;
        if (field.value.file()->unpack(field.value, text)) widget.value = text.view();
        return;
    }
    widget.value = field.value.text();
    if (widget.kind == Widget::Kind::choice) widget.value = shown_option(field, widget.value);
}

Widget read_widget(const Value& annotation, const Rect& rect) {
    const Field field(annotation);
    Widget widget;
    widget.rect = rect;
    widget.kind = kind_of(field);
    widget.name = field.name;
    switch (widget.kind) {
    case Widget::Kind::check_box:
    case Widget::Kind::radio:
        read_box(annotation, field, widget);
        break;
    case Widget::Kind::text:
        if ((field.flags.integer() & FieldFlag::password) == 0) read_value(field, widget);
        break;
    case Widget::Kind::choice:
        read_value(field, widget);
        break;
    case Widget::Kind::signature:
        widget.is_signed = field.value.is_dictionary();
        break;
    case Widget::Kind::button:
        break;
    }
    return widget;
}

/// Which annotations are part of what a reader of the page reads. Highlights and the like are not,
/// and would seem to cover the text they mark.
bool is_shown(std::string_view kind) {
    return kind == "Widget" || kind == "FreeText" || kind == "Stamp" || kind == "Square" ||
           kind == "Watermark";
}

/// What people remark on a page with. A highlight without words is none.
bool is_remark(std::string_view kind) {
    return kind == "Text" || kind == "Highlight" || kind == "Underline" || kind == "Squiggly" ||
           kind == "StrikeOut" || kind == "Caret";
}

/// Also one that is not shown: it is in the file for whoever looks.
void read_remark(const Value& annotation, const Matrix& base, Page& page) {
    Comment comment;
    comment.text = annotation["Contents"].text();
    if (comment.text.find_first_not_of(" \t\r\n") == std::string::npos) return;
    comment.author = annotation["T"].text();
    if (Rect place; read_rect(annotation["Rect"], place))
        comment.rect = transformed(base, place.x0, place.y0, place.x1, place.y1);
    page.comments.push_back(std::move(comment));
}

} // namespace

void read_annotations(const Value& page_dictionary, const Matrix& base, Page& page,
                      Interpreter& interpreter) {
    const Value annotations = page_dictionary["Annots"];
    for (std::size_t i = 0; i < std::min(annotations.size(), most_annotations); ++i) {
        const Value annotation = annotations[i];
        const std::string_view kind = annotation["Subtype"].name();
        if (is_remark(kind)) read_remark(annotation, base, page);
        Rect place;
        if (!is_shown(kind) || !read_rect(annotation["Rect"], place)) continue;
        if ((annotation["F"].integer() & (Flag::hidden | Flag::no_view)) != 0) continue;
        if (interpreter.layers().is_off(annotation["OC"])) continue;
        std::int32_t widget = -1;
        if (kind == "Widget") {
            widget = static_cast<std::int32_t>(page.widgets.size());
            page.widgets.push_back(
                read_widget(annotation, transformed(base, place.x0, place.y0, place.x1, place.y1)));
        }
        Value appearance = annotation["AP"]["N"];
        if (appearance.is_dictionary() && !appearance.is_stream()) {
            const Value state = annotation["AS"];
            appearance = appearance.get(state.is_name() ? state.name() : "Off");
        }
        interpreter.show_appearance(appearance, place, widget);
    }
}

} // namespace duly::read::pdf
