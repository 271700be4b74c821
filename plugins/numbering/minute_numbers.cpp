#include "minute_numbers.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "../shared/blocks.hpp"

namespace duly::numbering {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// A line's number in its parts: "22/" 79, "CS/" 47, and "79/22" the other way round.
struct Numbered {
    std::string_view first, second, whole;
    duly_range line{};
};

/// Empty where the line does not begin with such a number and words behind it.
std::optional<Numbered> numbered(std::string_view line, duly_range where) {
    constexpr std::size_t longest = 14, most_digits = 4;
    const std::size_t end = line.substr(0, longest + 2).find_first_of(" \t");
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view whole = line.substr(0, end);
    if (whole.ends_with('.') || whole.ends_with(':')) whole.remove_suffix(1);
    const std::size_t slash = whole.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return std::nullopt;
    const std::string_view first = whole.substr(0, slash), second = whole.substr(slash + 1);
    // "22/01187/FUL" is an application; "2024/25 budget" may be a year: the others tell
    const auto plain = [](char c) { return is_digit(c) || is_letter(c) || c == '/'; };
    if (second.empty() || second.size() > most_digits ||
        !std::all_of(second.begin(), second.end(), is_digit) ||
        !std::all_of(first.begin(), first.end(), plain))
        return std::nullopt;
    return Numbered{first, second, whole, where};
}

int value(std::string_view digits) {
    int number = 0;
    for (const char c : digits)
        number = is_digit(c) ? number * 10 + (c - '0') : number;
    return number;
}

/// The number behind this one, written as it is: "079" behind "078".
std::string next_to(std::string_view digits) {
    std::string next = std::to_string(value(digits) + 1);
    while (next.size() < digits.size())
        next.insert(0, 1, '0');
    return next;
}

std::string whole_of(const Numbered& before, bool first, const std::string& next) {
    return first ? next + "/" + std::string(before.second) : std::string(before.first) + "/" + next;
}

} // namespace

MinuteNumbers minute_numbers(const Context& context, std::string_view usual) {
    constexpr std::size_t fewest = 5;
    const Document& paper = context.document();
    std::vector<Numbered> all;
    std::map<std::string_view, std::size_t> firsts, seconds;
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.kind == places::BlockKind::cell) continue;
        // the number of a heading stands before it
        const duly_range line = places::line_at(paper, block.range.begin);
        const auto found = numbered(paper.text(line), line);
        if (!found) continue;
        ++firsts[found->first];
        // "CS/47": what stands first is no number
        if (std::all_of(found->first.begin(), found->first.end(), is_digit))
            ++seconds[found->second];
        all.push_back(*found);
    }
    const auto most = [](const auto& counts) {
        return std::max_element(counts.begin(), counts.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
    };
    MinuteNumbers out;
    if (all.size() < fewest) return out;
    const auto first = most(firsts), second = most(seconds);
    const bool year_last = second != seconds.end() && second->second > first->second;
    const std::string_view same = year_last ? second->first : first->first;
    const Numbered* last = nullptr;
    bool items = false;
    for (const Numbered& each : all) {
        if ((year_last ? each.second : each.first) != same) continue;
        const int number = value(year_last ? each.first : each.second);
        items =
            items ||
            context.matches(usual, context.folded(paper.text(each.line).substr(each.whole.size())));
        if (last != nullptr) {
            const int before = value(year_last ? last->first : last->second);
            out.unclear = out.unclear || number == before; // or one item on two lines
            if (number <= before) continue;                // an earlier minute that is spoken of
            if (number > before + 2 || (number == before + 2 && out.gap)) out.unclear = true;
            if (number == before + 2) {
                const std::string next = next_to(year_last ? last->first : last->second);
                out.gap = MinuteGap{whole_of(*last, year_last, next),
                                    std::string(last->whole),
                                    std::string(each.whole),
                                    next,
                                    last->line,
                                    each.line};
            }
        }
        ++out.count;
        last = &each;
    }
    if (out.count < fewest || !items) return {};
    // it may stand where no line begins
    if (out.gap &&
        paper.text(paper.root().range()).find(out.gap->missing) != std::string_view::npos)
        out.unclear = true;
    if (out.unclear) out.gap.reset();
    return out;
}

} // namespace duly::numbering
