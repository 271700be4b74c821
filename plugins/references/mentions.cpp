#include "mentions.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace duly::references {
namespace {

bool digit(char c) {
    return c >= '0' && c <= '9';
}
bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool letter(char c) {
    return upper(c) || (c >= 'a' && c <= 'z');
}

/// The label at the start of the words, of the first one's kind: a number or a capital.
std::string_view label_at(std::string_view words, bool number) {
    std::size_t at = 0;
    if (number) {
        while (at < words.size() &&
               (digit(words[at]) ||
                (words[at] == '.' && at > 0 && at + 1 < words.size() && digit(words[at + 1]))))
            ++at;
        if (at < words.size() && (letter(words[at]) || words[at] == '%')) return {};
    } else if (!words.empty() && upper(words[0])) {
        at = 1;
        if (words.size() > 1 && (letter(words[1]) || words[1] == '.')) return {};
    }
    return words.substr(0, at);
}

/// The length of what joins two labels: ", ", " and ", " to ".
std::size_t joint(std::string_view words, bool& range) {
    static constexpr std::array<std::pair<std::string_view, bool>, 9> joints = {{{", and ", false},
                                                                                 {", ", false},
                                                                                 {" and ", false},
                                                                                 {" or ", false},
                                                                                 {" & ", false},
                                                                                 {" to ", true},
                                                                                 {"-", true},
                                                                                 {"–", true},
                                                                                 {" - ", true}}};
    for (const auto& [text, is_range] : joints) {
        if (!words.starts_with(text)) continue;
        range = is_range;
        return text.size();
    }
    return 0;
}

} // namespace

/// Both ways no farther than a long sentence reaches, so that a line without end costs no more.
Place place_of(const Document& paper, duly_range where) {
    constexpr std::uint32_t farthest = 600; // bytes
    const auto [from, to] = places::widened(paper, where, farthest);
    const std::string_view before = paper.text({from, where.begin});
    const std::string_view after = paper.text({where.end, to});
    const std::size_t newline = before.rfind('\n');
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    const std::size_t line_end = std::min(after.find('\n'), after.size());
    constexpr std::string_view stops = ".;?!";
    const auto first_letter = [&](std::size_t at) {
        return at < before.size() ? before[at] : paper.text(where)[0];
    };
    std::size_t begin = line;
    for (std::size_t at = before.size(); at > line + 1 && begin == line; --at)
        if (before[at - 1] == ' ' && stops.find(before[at - 2]) != stops.npos &&
            upper(first_letter(at)))
            begin = at;
    std::size_t end = line_end;
    for (std::size_t at = 0; at + 1 < line_end && end == line_end; ++at)
        if (stops.find(after[at]) != stops.npos && after[at + 1] == ' ') end = at;
    const auto in_paper = [](std::uint32_t start, std::size_t offset) {
        return start + static_cast<std::uint32_t>(offset);
    };
    const std::uint32_t start = from;
    return {where,
            {in_paper(start, line), in_paper(where.end, line_end)},
            {in_paper(start, begin), in_paper(where.end, end)}};
}

std::string_view behind(const Document& paper, const Place& place) {
    return paper.text({place.where.end, std::max(place.where.end, place.line.end)});
}

bool says_own(const Context& context, std::string_view words) {
    constexpr std::size_t enough = 80; // bytes
    return context.matches(context.text("own"), context.folded(words.substr(0, enough)));
}

bool surely_own(const Context& context, std::string_view words) {
    constexpr std::size_t enough = 80; // bytes
    return context.matches(context.text("surely"), context.folded(words.substr(0, enough)));
}

bool of_another(const Context& context, const Place& place, std::string_view words) {
    constexpr std::size_t enough = 80; // bytes
    if (says_own(context, words)) return false;
    if (context.matches(context.text("elsewhere"), context.folded(words.substr(0, enough))))
        return true;
    const Document& paper = context.document();
    const std::string_view before = paper.text({place.sentence.begin, place.where.begin});
    // "the Strategy's Appendix 2", "NPPF Annex 2": a name with a capital right before
    std::string_view word = before;
    while (!word.empty() && word.back() == ' ')
        word.remove_suffix(1);
    if (word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'")) return true;
    const std::size_t space = word.find_last_of(" (\t");
    if (space != std::string_view::npos && space + 1 < word.size() && upper(word[space + 1]) &&
        word[space] != '(' && word.back() != ':' && word.back() != '.' && word.back() != ',' &&
        word.substr(space + 1) != "See")
        return true;
    const std::string_view sentence = paper.text(place.sentence);
    return context.matches(context.text("others"), context.folded(sentence));
}

int number_of(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() ? number : largest_number;
}

Further further(std::string_view first, std::string_view words) {
    constexpr std::size_t most = 26;
    Further more;
    if (first.empty()) return more;
    const bool number = digit(first[0]);
    std::string last(first);
    while (more.labels.size() < most) {
        bool range = false;
        const std::string_view rest = words.substr(more.length);
        const std::size_t joined = joint(rest, range);
        if (joined == 0) break;
        const std::string_view label = label_at(rest.substr(joined), number);
        if (label.empty()) break;
        more.length += joined + label.size();
        if (range && !number && last.size() == 1)
            for (char c = static_cast<char>(last[0] + 1); c < label[0]; ++c)
                more.labels.emplace_back(1, c);
        if (range && number && label.size() <= 2 && last.size() <= 2 &&
            last.find('.') == last.npos && label.find('.') == label.npos)
            for (int i = number_of(last) + 1; i < number_of(label); ++i)
                more.labels.push_back(std::to_string(i));
        last = std::string(label);
        more.labels.push_back(last);
    }
    return more;
}

} // namespace duly::references
