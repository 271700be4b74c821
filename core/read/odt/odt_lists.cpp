#include "read/odt/odt_lists.hpp"

#include <algorithm>

#include "read/office/number_format.hpp"
#include "support/utf8.hpp"

namespace duly::read {
namespace {

using std::string_view;

std::string digits_of(int value, const OdtListLevel& level) {
    if (level.format == "a" || level.format == "A") {
        if (level.letters_on) return write_letters_on(value, level.format == "A");
        return write_number(value, level.format == "a" ? NumberFormat::lower_letter
                                                       : NumberFormat::upper_letter);
    }
    if (level.format == "i") return write_number(value, NumberFormat::lower_roman);
    if (level.format == "I") return write_number(value, NumberFormat::upper_roman);
    if (level.format.compare(0, 2, "01") == 0)
        return write_number(value, NumberFormat::decimal_zero);
    if (level.format.find("1st") != std::string::npos)
        return write_number(value, NumberFormat::ordinal);
    return std::to_string(value);
}

} // namespace

OdtListLevel OdtLists::read_level(pugi::xml_node node, const OdtStyles& styles) {
    OdtListLevel out;
    out.bullet = !is(node, "list-level-style-number") && !is(node, "outline-level-style");
    out.format = attribute(node, "num-format");
    out.prefix = label_words(attribute(node, "num-prefix"));
    out.suffix = label_words(attribute(node, "num-suffix"));
    out.whole = label_words(attribute(node, "num-list-format"));
    out.start = std::clamp(number_of(attribute(node, "start-value"), 1), 0, 1'000'000);
    out.shown = std::clamp(number_of(attribute(node, "display-levels"), 1), 1, odt_levels);
    out.letters_on = attribute(node, "num-letter-sync") != "true";
    const pugi::xml_node place = child(node, "list-level-properties");
    const pugi::xml_node label = child(place, "list-level-label-alignment");
    out.apart = attribute(label, "label-followed-by") != "nothing";
    out.indent = length_of(attribute(label, "margin-left"));
    if (out.indent < 0) out.indent = length_of(attribute(place, "space-before"));
    if (out.bullet) {
        string_view face = attribute(child(node, "text-properties"), "font-name");
        if (face.empty()) face = attribute(child(node, "text-properties"), "font-family");
        SymbolFont font = symbol_font(face);
        if (const string_view style = attribute(node, "style-name");
            font == SymbolFont::none && !style.empty())
            font = styles.text(style).look.font;
        out.mark = bullet_of(attribute(node, "bullet-char"), font);
        const string_view sign = attribute(node, "bullet-char");
        if (is(node, "list-level-style-bullet") && utf8::trim(sign).empty()) out.mark.clear();
    }
    return out;
}

void OdtLists::load(pugi::xml_node parent, const OdtStyles& styles) {
    for (pugi::xml_node node : parent.children()) {
        const bool outline = is(node, "outline-style");
        if (!outline && !is(node, "list-style")) continue;
        Levels levels;
        for (OdtListLevel& level : levels)
            level.bullet = false;
        for (pugi::xml_node each : node.children()) {
            const int level = number_of(attribute(each, "level"), 0);
            if (level >= 1 && level <= odt_levels)
                levels[static_cast<std::size_t>(level - 1)] = read_level(each, styles);
        }
        if (outline)
            outline_ = std::move(levels);
        else
            styles_[std::string(attribute(node, "name"))] = std::move(levels);
    }
}

std::size_t OdtLists::begin(string_view style, string_view id, string_view continues,
                            bool goes_on) {
    std::size_t list = lists_.size();
    if (const auto named = by_id_.find(std::string(continues));
        !continues.empty() && named != by_id_.end())
        list = named->second;
    else if (const auto before = last_of_style_.find(std::string(style));
             goes_on && before != last_of_style_.end())
        list = before->second;
    if (list == lists_.size()) {
        lists_.emplace_back();
        lists_.back().style = style;
    }
    if (!id.empty()) by_id_[std::string(id)] = list;
    last_of_style_[std::string(style)] = list;
    return list;
}

OdtLabel OdtLists::count(Counters& counters, const Levels& levels, int level, int start) {
    const auto at = static_cast<std::size_t>(level);
    const OdtListLevel& own = levels[at];
    // A higher level that was left out counts as if it had been there.
    for (std::size_t i = 0; i < at; ++i) {
        if (!counters.running[i]) counters.value[i] = levels[i].start;
        counters.running[i] = true;
    }
    if (start >= 0)
        counters.value[at] = start;
    else
        counters.value[at] = counters.running[at] ? counters.value[at] + 1 : own.start;
    counters.running[at] = true;
    for (std::size_t i = at + 1; i < odt_levels; ++i)
        counters.running[i] = false;

    OdtLabel label;
    label.bullet = own.bullet;
    label.apart = own.apart;
    label.indent = own.indent >= 0 ? own.indent : (level + 1) * 360;
    if (own.bullet) {
        label.text = own.mark;
        return label;
    }
    const auto digits = [&](std::size_t i) {
        const int value = counters.running[i] ? counters.value[i] : levels[i].start;
        return levels[i].format.empty() || levels[i].bullet ? std::string()
                                                            : digits_of(value, levels[i]);
    };
    if (!own.whole.empty()) {
        for (std::size_t i = 0; i < own.whole.size() && label.text.size() < longest_label; ++i) {
            const std::size_t stop =
                own.whole[i] == '%' ? own.whole.find('%', i + 1) : std::string::npos;
            const int which =
                stop == std::string::npos
                    ? 0
                    : number_of(string_view(own.whole).substr(i + 1, stop - i - 1), 0);
            if (which < 1 || which > odt_levels) {
                label.text.push_back(own.whole[i]);
                continue;
            }
            label.text += digits(static_cast<std::size_t>(which - 1));
            i = stop;
        }
    } else {
        label.text = own.prefix;
        const int first = own.format.empty() ? level + 1 : std::max(level + 1 - own.shown, 0);
        bool any = false;
        for (int i = first; i <= level; ++i) {
            const std::string part = digits(static_cast<std::size_t>(i));
            if (part.empty()) continue;
            if (any) label.text.push_back('.');
            label.text += part;
            any = true;
        }
        label.text += own.suffix;
    }
    const std::string trimmed(utf8::trim(label.text));
    label.apart = label.apart || !label.text.ends_with(trimmed);
    label.text = trimmed;
    return label;
}

OdtLabel OdtLists::next(std::size_t list, string_view style, int level, int start) {
    const auto found = styles_.find(std::string(style));
    if (found == styles_.end()) { // a list without a style has bullets
        OdtLabel label;
        label.bullet = true;
        label.text = "•";
        label.indent = (level + 1) * 360;
        return label;
    }
    return count(lists_[list], found->second, std::clamp(level, 0, odt_levels - 1), start);
}

OdtLabel OdtLists::heading(int level, bool restart, int start) {
    level = std::clamp(level, 0, odt_levels - 1);
    if (outline_[static_cast<std::size_t>(level)].format.empty() &&
        outline_[static_cast<std::size_t>(level)].whole.empty() &&
        outline_[static_cast<std::size_t>(level)].prefix.empty() &&
        outline_[static_cast<std::size_t>(level)].suffix.empty()) {
        count(outline_counters_, outline_, level, restart ? std::max(start, 0) : -1);
        return {};
    }
    return count(outline_counters_, outline_, level,
                 restart ? (start >= 0 ? start : outline_[static_cast<std::size_t>(level)].start)
                         : -1);
}

} // namespace duly::read
