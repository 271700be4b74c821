#include "enumeration.hpp"

#include <string_view>

#include "../shared/places.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

/// Length of " and ", " & " or " or " at the place, or 0.
std::size_t joint_at(string_view words, std::size_t at) {
    if (words[at] != ' ') return 0;
    for (const string_view joint : {" and ", " & ", " or "})
        if (words.substr(at, joint.size()) == joint) return joint.size();
    return 0;
}

std::size_t dash_at(string_view words, std::size_t at) {
    constexpr char dashes = '\xE2'; // the first byte of the long ones
    if (words[at] != ' ' && words[at] != '-' && words[at] != dashes) return 0;
    for (const string_view dash : {" – ", "– ", " — ", " - ", "- "})
        if (words.substr(at, dash.size()) == dash) return dash.size();
    return 0;
}

/// The end of the sentence, or of the bracket that is open.
std::size_t end_of_list(string_view words, std::size_t from, bool bracketed) {
    int open = bracketed ? 1 : 0;
    for (std::size_t at = from; at < words.size(); ++at) {
        const char c = words[at];
        if (c == '(') ++open;
        if (c == ')' && --open == 0 && bracketed) return at;
        const bool stop = c == '.' && (at + 1 == words.size() || places::is_space(words[at + 1]));
        if (!bracketed && (stop || c == '?' || c == '!')) return at;
    }
    return bracketed ? string_view::npos : words.size();
}

void split(string_view words, std::uint32_t base, Enumeration& list) {
    const char comma = words.find(';') == string_view::npos ? ',' : ';';
    const auto add = [&](std::vector<duly_range>& to, std::size_t begin, std::size_t end) {
        while (begin < end && words[begin] == ' ')
            ++begin;
        while (end > begin && words[end - 1] == ' ')
            --end;
        for (const string_view joint : {"and ", "& ", "or "})
            if (words.substr(begin, joint.size()) == joint) begin += joint.size();
        if (begin < end)
            to.push_back(
                {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)});
    };
    int open = 0;
    std::size_t begin = 0, piece = 0, last_joint = string_view::npos, last_joint_end = 0;
    for (std::size_t at = 0; at <= words.size(); ++at) {
        const bool end = at == words.size();
        if (!end && words[at] == '(') ++open;
        if (!end && words[at] == ')') --open;
        if (!end && open > 0) continue;
        if (const std::size_t joint = end ? 0 : joint_at(words, at); joint != 0 && at > begin) {
            add(list.all, piece, at);
            piece = at + joint;
            last_joint = at;
            last_joint_end = piece;
            continue;
        }
        if (!end && words[at] != comma) continue;
        add(list.all, piece, at);
        const bool last = end;
        if (last && last_joint != string_view::npos && last_joint > begin) {
            add(list.usual, begin, last_joint);
            add(list.usual, last_joint_end, at);
        } else {
            add(list.usual, begin, at);
        }
        begin = piece = at + 1;
        last_joint = string_view::npos;
    }
}

} // namespace

std::optional<Enumeration> enumeration_after(const Document& paper, duly_range after) {
    constexpr std::size_t reach = 70; // words of the sentence between the noun and a colon
    const string_view words = paper.text(after);
    Enumeration list;
    std::size_t from = 0;
    if (words.substr(0, 2) == " (") {
        list.bracketed = true;
        from = 2;
    } else {
        for (std::size_t at = 0; from == 0; ++at) {
            if (at >= words.size() || at > reach) return std::nullopt;
            const char c = words[at];
            if (c == '.' || c == ';' || c == '(' || c == ',') return std::nullopt;
            if (c == ':')
                from = at + 1;
            else if (const std::size_t dash = dash_at(words, at); dash != 0)
                from = at + dash;
        }
    }
    const std::size_t end = end_of_list(words, from, list.bracketed);
    if (end == string_view::npos || end <= from) return std::nullopt;
    list.range = {after.begin + static_cast<std::uint32_t>(from),
                  after.begin + static_cast<std::uint32_t>(end)};
    split(words.substr(from, end - from), list.range.begin, list);
    if (list.usual.size() < 2 && list.all.size() < 2) return std::nullopt;
    return list;
}

} // namespace duly::amounts
