// Runs of a DOCX: words, signs, fields, controls, changes.
#include <algorithm>
#include <charconv>

#include "read/docx/story.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

bool starts_with_word(string_view text, string_view word) {
    text = utf8::trim(text);
    return text.size() >= word.size() &&
           utf8::ascii_lower(text.substr(0, word.size())) == utf8::ascii_lower(word) &&
           (text.size() == word.size() || text[word.size()] == ' ');
}

/// "MACROBUTTON Name Click here and type": what is shown stands in the instruction.
string_view shown_by_button(string_view instruction) {
    instruction = utf8::trim(instruction);
    if (!starts_with_word(instruction, "MACROBUTTON")) return {};
    instruction = utf8::trim(instruction.substr(11));
    const std::size_t space = instruction.find(' ');
    return space == string_view::npos ? string_view() : utf8::trim(instruction.substr(space));
}

/// "1", "1,2": marks of notes and powers; "st" in 1st stays.
bool is_raised_number(string_view text) {
    text = utf8::trim(text);
    return !text.empty() && text.size() <= 7 && text[0] >= '0' && text[0] <= '9' &&
           text.find_first_not_of("0123456789, ") == string_view::npos;
}

bool is_on(pugi::xml_node node) {
    const string_view value = attribute(node, "val");
    return node && value != "0" && value != "false" && value != "off";
}

bool is_text_node(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

} // namespace

bool StoryReader::in_instruction() const {
    return std::any_of(place_.fields.begin(), place_.fields.end(),
                       [](const Field& field) { return !field.in_result; });
}

/// Words of one code point each for each in the file, whatever they are shown as.
void StoryReader::put(string_view text, const RunLook& look) {
    const std::uint32_t source = place_.offset;
    place_.offset += static_cast<std::uint32_t>(utf8::code_points(text));
    if (in_instruction()) return;
    if (!utf8::trim(text).empty())
        for (Field& field : place_.fields)
            field.answered = true;
    if (capture_) {
        *capture_ += clean(text);
        return;
    }
    if (look.hidden) {
        hide(text);
        return;
    }
    hidden_ = 0;
    const bool symbols = look.font != SymbolFont::none;
    if (look.raised && is_raised_number(text)) {
        words_.words(raised(text), source, plain_look(look));
    } else if (symbols || look.capitals) {
        std::string shown;
        for (std::size_t at = 0; at < text.size();) {
            char32_t c = utf8::next(text, at);
            if (symbols) c = sign_of(look.font, c);
            if (look.capitals) c = utf8::to_upper(c);
            utf8::append(shown, c);
        }
        words_.words(shown, source, plain_look(look));
    } else {
        words_.words(text, source, plain_look(look));
    }
}

/// A sign that the file does not hold as text: it takes no place in the paragraph.
void StoryReader::put_sign(string_view sign, const RunLook& look) {
    if (sign.empty() || in_instruction()) return;
    if (capture_) {
        *capture_ += clean(sign);
    } else if (look.hidden) {
        hide(sign);
    } else {
        words_.stand_in(clean(sign), place_.offset, 0, plain_look(look));
    }
}

void StoryReader::hide(string_view text) {
    if (hidden_ == 0) {
        model::Furniture it;
        it.kind = "hidden";
        it.at = writer_.at();
        hidden_ = add_furniture(std::move(it)) + 1;
        words_.mark(Piece::Kind::begin_mark, hidden_ - 1);
    }
    out_.furniture[hidden_ - 1].text += clean(text);
}

void StoryReader::inlines(pugi::xml_node parent, int depth) {
    for (pugi::xml_node node = parent.first_child(); node; node = node.next_sibling())
        inline_child(node, depth);
}

void StoryReader::inline_child(pugi::xml_node node, int depth) {
    const string_view name = local(node);
    if (name.empty() || name == "pPr" || name == "rPr" || name == "proofErr") return;
    if (depth > deepest) {
        too_deep(node);
    } else if (name == "r") {
        run(node, depth + 1);
    } else if (name == "hyperlink" || name == "smartTag" || name == "customXml" || name == "dir" ||
               name == "bdo" || name == "sdtContent") {
        inlines(node, depth + 1);
    } else if (name == "sdt") {
        if (child(child(node, "sdtPr"), "checkbox"))
            check_box(node, depth + 1);
        else
            inlines(node, depth + 1);
    } else if (name == "fldSimple") {
        Field field;
        field.in_result = true;
        place_.fields.push_back(std::move(field));
        inlines(node, depth + 1);
        if (!place_.fields.empty()) place_.fields.pop_back();
    } else if (name == "ins" || name == "moveTo") {
        changed(node, true, depth + 1);
    } else if (name == "del" || name == "moveFrom") {
        changed(node, false, depth + 1);
    } else if (name == "AlternateContent") {
        bool taken = false;
        for (pugi::xml_node each : node.children()) {
            if (taken)
                skip(each);
            else
                inlines(each, depth + 1);
            taken = true;
        }
    } else if (name == "commentRangeStart" || name == "commentRangeEnd") {
        comment_mark(node, name);
    } else if (name == "oMath" || name == "oMathPara") {
        // an equation as its letters and figures in a row
        for (pugi::xml_node each = next_below(node, node); each; each = next_below(each, node))
            if (is(each, "t") && !capture_) put_sign(each.text().get(), {});
    } else if (name == "sdtPr" || name == "sdtEndPr" || name == "smartTagPr" ||
               name == "customXmlPr") {
        return;
    } else {
        // bookmarks and the like; within a run that was taken apart, what a run holds
        run_child(node, {}, depth);
    }
}

void StoryReader::run(pugi::xml_node r, int depth) {
    const pugi::xml_node properties = child(r, "rPr");
    RunLook look = bare_look_;
    if (properties) {
        const pugi::xml_node named = child(properties, "rStyle");
        const Style* const character = named ? styles_.find(attribute(named, "val")) : nullptr;
        const RunProperties direct = run_properties(properties);
        look = character ? run_look(styles_, *style_, character, direct) : look_of(direct);
    }
    for (pugi::xml_node node = r.first_child(); node; node = node.next_sibling())
        run_child(node, look, depth);
}

void StoryReader::run_child(pugi::xml_node node, const RunLook& look, int depth) {
    const string_view name = local(node);
    const auto sign = [&](Piece::Kind kind) {
        if (!in_instruction()) {
            if (capture_)
                *capture_ += ' ';
            else if (!look.hidden)
                words_.sign(kind, place_.offset);
        }
        ++place_.offset;
    };
    if (name == "t") {
        for (pugi::xml_node text = node.first_child(); text; text = text.next_sibling())
            if (is_text_node(text)) put(text.value(), look);
    } else if (name == "tab" || name == "ptab") {
        sign(Piece::Kind::tab);
    } else if (name == "br" || name == "cr") {
        sign(attribute(node, "type") == "page" ? Piece::Kind::page_break : Piece::Kind::line_break);
    } else if (name == "noBreakHyphen") {
        put("-", look);
    } else if (name == "softHyphen") {
        ++place_.offset;
    } else if (name == "sym") {
        const string_view code = attribute(node, "char");
        unsigned value = 0;
        std::from_chars(code.data(), code.data() + code.size(), value, 16);
        std::string shown;
        const SymbolFont font = symbol_font(attribute(node, "font"));
        utf8::append(shown, value >= 0x20 && value < 0xD800U + 0x2800U
                                ? sign_of(font, static_cast<char32_t>(value))
                                : U' ');
        RunLook as_is = look;
        as_is.font = SymbolFont::none;
        as_is.capitals = false;
        put(shown, as_is);
    } else if (name == "fldChar") {
        field_char(node, look);
    } else if (name == "instrText") {
        if (!place_.fields.empty() && !place_.fields.back().in_result &&
            place_.fields.back().instruction.size() < 1000)
            place_.fields.back().instruction += node.text().get();
    } else if (name == "delText") {
        if (capture_) *capture_ += clean(node.text().get());
    } else if (name == "drawing" || name == "pict" || name == "object") {
        drawing(node);
    } else if (name == "footnoteReference") {
        note_reference(node, footnotes_, look);
    } else if (name == "endnoteReference") {
        note_reference(node, endnotes_, look);
    } else if (name == "commentReference") {
        comment_mark(node, name);
    } else if (name == "AlternateContent") {
        bool taken = false;
        for (pugi::xml_node each : node.children()) {
            if (taken || depth > deepest) {
                skip(each);
                continue;
            }
            for (pugi::xml_node part : each.children())
                run_child(part, look, depth + 1);
            taken = true;
        }
    } else if (name == "ruby") {
        inlines(child(node, "rubyBase"), depth + 1);
    }
}

void StoryReader::field_char(pugi::xml_node node, const RunLook& look) {
    const string_view type = attribute(node, "fldCharType");
    if (type == "begin") {
        Field field;
        const pugi::xml_node data = child(node, "ffData");
        if (const pugi::xml_node box = child(data, "checkBox")) {
            field.form = Field::Form::check_box;
            pugi::xml_node state = child(box, "checked");
            if (!state) state = child(box, "default");
            field.shown = is_on(state) ? "☑" : "☐";
        } else if (const pugi::xml_node list = child(data, "ddList")) {
            field.form = Field::Form::drop_down;
            pugi::xml_node chosen = child(list, "result");
            if (!chosen) chosen = child(list, "default");
            int left = number_of(attribute(chosen, "val"), 0);
            for (pugi::xml_node each : list.children())
                if (is(each, "listEntry") && left-- == 0) field.shown = attribute(each, "val");
        }
        if (place_.fields.size() < 64) place_.fields.push_back(std::move(field));
    } else if (type == "separate") {
        if (!place_.fields.empty()) place_.fields.back().in_result = true;
    } else if (type == "end") {
        end_field(look);
    }
}

void StoryReader::end_field(const RunLook& look) {
    if (place_.fields.empty()) return;
    const Field field = std::move(place_.fields.back());
    place_.fields.pop_back();
    if (field.form == Field::Form::check_box ||
        (field.form == Field::Form::drop_down && !field.answered))
        put_sign(field.shown, look);
    else if (!field.in_result)
        put_sign(shown_by_button(field.instruction), look);
}

/// A box to tick: its state tells; the sign that stands for it is shown where it says the same.
void StoryReader::check_box(pugi::xml_node sdt, int depth) {
    const pugi::xml_node box = child(child(sdt, "sdtPr"), "checkbox");
    const std::uint32_t begin = place_.offset;
    std::string shown;
    std::string* const outer = capture_;
    capture_ = &shown;
    inlines(child(sdt, "sdtContent"), depth);
    capture_ = outer;
    if (in_instruction()) return;
    const bool ticked = is_on(child(box, "checked"));
    const std::string_view sign = tick_shown(utf8::trim(shown), ticked);
    if (capture_)
        *capture_ += sign;
    else
        words_.stand_in(sign, begin, place_.offset - begin, {});
}

void StoryReader::changed(pugi::xml_node node, bool inserted, int depth) {
    model::Furniture it;
    it.kind = inserted ? "inserted" : "deleted";
    it.author = clean(attribute(node, "author"));
    it.date = clean(attribute(node, "date"));
    it.at = writer_.at();
    hidden_ = 0;
    if (!inserted) {
        std::string* const outer = capture_;
        std::string gone;
        capture_ = &gone;
        inlines(node, depth);
        capture_ = outer;
        if (gone.empty() || capture_) {
            if (capture_) *capture_ += gone;
            return;
        }
        it.text = std::move(gone);
        words_.mark(Piece::Kind::begin_mark, add_furniture(std::move(it)));
        return;
    }
    if (capture_) { // inserted, then deleted
        inlines(node, depth);
        return;
    }
    const std::size_t before = words_.pieces().size();
    const std::uint32_t furniture = add_furniture(std::move(it));
    words_.mark(Piece::Kind::begin_mark, furniture);
    const std::size_t first = words_.pieces().size();
    inlines(node, depth);
    std::string text;
    for (std::size_t i = first; i < words_.pieces().size(); ++i)
        text += clean(words_.text(words_.pieces()[i]));
    out_.furniture[furniture].text = std::move(text);
    if (words_.pieces().size() > before) words_.mark(Piece::Kind::end_mark, furniture);
}

} // namespace duly::read
