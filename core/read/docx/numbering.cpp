#include "read/docx/numbering.hpp"

#include <algorithm>

#include "read/office/number_format.hpp"
#include "support/utf8.hpp"

namespace duly::read {

using std::string_view;

ListLevel Numbering::read_level(pugi::xml_node lvl) {
    ListLevel out;
    for (pugi::xml_node each : lvl.children()) {
        string_view name = local(each);
        if (name == "AlternateContent") { // a format that old versions do not know
            each = child(child(each, "Choice"), "numFmt");
            name = local(each);
        }
        const string_view value = attribute(each, "val");
        if (name == "start") {
            out.start = std::clamp(number_of(value, 1), 0, 1'000'000);
        } else if (name == "numFmt") {
            out.format = number_format(value);
            if (value == "custom") { // "001, 002, 003, ..."
                const string_view format = attribute(each, "format");
                out.width = static_cast<int>(
                    std::min<std::size_t>(format.substr(0, format.find(',')).size(), 8));
            }
        } else if (name == "lvlText") {
            out.text = label_words(value);
        } else if (name == "pStyle") {
            out.style = value;
        } else if (name == "lvlRestart") {
            out.restart = number_of(value, -1);
        } else if (name == "isLgl") {
            out.legal = value != "0" && value != "false" && value != "off";
        } else if (name == "suff") {
            out.apart = value != "nothing";
        } else if (name == "pPr") {
            out.indent = paragraph_properties(each).indent;
        } else if (name == "rPr") {
            const RunProperties look = run_properties(each);
            out.hidden = look.hidden == Said::yes;
            out.font = look.font;
        }
    }
    return out;
}

void Numbering::load(pugi::xml_node root, const Styles& styles) {
    std::unordered_map<std::string, std::size_t> by_id, by_style;
    for (pugi::xml_node each : root.children()) {
        if (is(each, "abstractNum")) {
            Abstract made;
            made.same_as = abstracts_.size();
            for (pugi::xml_node part : each.children()) {
                if (is(part, "lvl")) {
                    const int level = number_of(attribute(part, "ilvl"), -1);
                    if (level >= 0 && level < list_levels)
                        made.levels[static_cast<std::size_t>(level)] = read_level(part);
                } else if (is(part, "numStyleLink")) {
                    made.style_link = attribute(part, "val");
                } else if (is(part, "styleLink")) {
                    made.is_style = attribute(part, "val");
                }
            }
            by_id.emplace(attribute(each, "abstractNumId"), abstracts_.size());
            if (!made.is_style.empty()) by_style.emplace(made.is_style, abstracts_.size());
            abstracts_.push_back(std::move(made));
        } else if (is(each, "num")) {
            const auto abstract =
                by_id.find(std::string(attribute(child(each, "abstractNumId"), "val")));
            if (abstract == by_id.end()) continue;
            List list;
            list.abstract = abstract->second;
            for (pugi::xml_node part : each.children()) {
                const int level = number_of(attribute(part, "ilvl"), -1);
                if (!is(part, "lvlOverride") || level < 0 || level >= list_levels) continue;
                Override& over = list.overrides[static_cast<std::size_t>(level)];
                if (const pugi::xml_node start = child(part, "startOverride"))
                    over.start = std::clamp(number_of(attribute(start, "val"), 1), 0, 1'000'000);
                if (const pugi::xml_node lvl = child(part, "lvl")) {
                    over.whole = true;
                    over.level = read_level(lvl);
                }
            }
            lists_.emplace(number_of(attribute(each, "numId"), -1), list);
        }
    }
    counters_.resize(abstracts_.size());
    // A list that only names a list style has the levels of the list that defines that style.
    for (Abstract& each : abstracts_) {
        if (each.style_link.empty()) continue;
        if (const auto found = by_style.find(each.style_link); found != by_style.end()) {
            each.same_as = found->second;
        } else if (const Style* style = styles.find(each.style_link)) {
            const auto list = lists_.find(style->paragraph_own.list);
            if (list != lists_.end()) each.same_as = list->second.abstract;
        }
    }
}

const ListLevel& Numbering::level_of(const List& list, int level) const {
    const auto at = static_cast<std::size_t>(level);
    if (list.overrides[at].whole) return list.overrides[at].level;
    return abstracts_[abstracts_[list.abstract].same_as].levels[at];
}

int Numbering::level_of_style(int id, string_view style) const {
    const auto found = lists_.find(id);
    if (found == lists_.end() || style.empty()) return -1;
    for (int i = 0; i < list_levels; ++i)
        if (level_of(found->second, i).style == style) return i;
    return -1;
}

bool Numbering::next(int id, int level, ListLabel& label) {
    const auto found = lists_.find(id);
    if (found == lists_.end()) return false;
    List& list = found->second;
    level = std::clamp(level, 0, list_levels - 1);
    Counters& counters = counters_[abstracts_[list.abstract].same_as];
    const auto start_of = [&](int i) {
        const int own = list.overrides[static_cast<std::size_t>(i)].start;
        return own >= 0 ? own : level_of(list, i).start;
    };
    // A higher level that was left out counts as if it had been there, as in Word.
    for (int i = 0; i < level; ++i) {
        const auto above = static_cast<std::size_t>(i);
        if (!counters.running[above]) counters.value[above] = start_of(i);
        counters.running[above] = true;
    }
    const auto at = static_cast<std::size_t>(level);
    // An instance starts a level anew the first time it comes to it.
    const bool anew = list.overrides[at].start >= 0 && !list.used[at];
    counters.value[at] = counters.running[at] && !anew ? counters.value[at] + 1 : start_of(level);
    counters.running[at] = list.used[at] = true;
    for (int i = level + 1; i < list_levels; ++i) {
        const int restart = level_of(list, i).restart;
        if (restart < 0 || (restart > 0 && level < restart))
            counters.running[static_cast<std::size_t>(i)] = false;
    }

    const ListLevel& own = level_of(list, level);
    label = {};
    label.level = level;
    label.indent = own.indent >= 0 ? own.indent : (level + 1) * 360;
    label.apart = own.apart;
    if (own.format == NumberFormat::bullet) {
        label.bullet = true;
        if (!own.hidden && !utf8::trim(own.text).empty())
            label.text = bullet_of(own.text, own.font);
        return true;
    }
    if (own.hidden) return true;
    for (std::size_t i = 0; i < own.text.size() && label.text.size() < longest_label; ++i) {
        const bool holds_number = own.text[i] == '%' && i + 1 < own.text.size() &&
                                  own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
        if (!holds_number) {
            label.text.push_back(own.text[i]);
            continue;
        }
        const int which = own.text[++i] - '1';
        const auto there = static_cast<std::size_t>(which);
        const ListLevel& shown = level_of(list, which);
        // a level that has not come yet counts as one before its first
        const int value =
            counters.running[there] ? counters.value[there] : std::max(start_of(which) - 1, 0);
        NumberFormat format = own.legal ? NumberFormat::decimal : shown.format;
        if (format == NumberFormat::bullet) continue;
        std::string digits = write_number(value, format);
        while (static_cast<int>(digits.size()) < shown.width)
            digits.insert(digits.begin(), '0');
        label.text += digits;
    }
    const std::string trimmed(utf8::trim(label.text));
    label.apart = label.apart || !label.text.ends_with(trimmed);
    label.text = trimmed;
    return true;
}

} // namespace duly::read
