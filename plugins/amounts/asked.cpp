#include "asked.hpp"

#include <algorithm>

#include "asked_again.hpp"

namespace duly::amounts {
namespace {

bool is_year(std::string_view words, std::size_t at) {
    const std::string_view year = words.substr(at, 4);
    return year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) &&
           year.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

std::set<std::string> years_in(std::string_view words, bool of_days) {
    std::set<std::string> found;
    const auto of_day = [&](std::size_t at) { // "1 October 2023", but not "in 2023"
        constexpr std::size_t shortest_month = 3;
        std::size_t letters = 0;
        while (letters + 1 < at && words[at - 2 - letters] >= 'a' && words[at - 2 - letters] <= 'z')
            ++letters;
        return letters + 1 < at && letters + 1 >= shortest_month &&
               words[at - 2 - letters] >= 'A' && words[at - 2 - letters] <= 'Z';
    };
    for (std::size_t at = 0; at < words.size(); ++at)
        if (is_year(words, at) && (of_days || !of_day(at)) &&
            (at == 0 || std::string_view(" (/-").find(words[at - 1]) != std::string_view::npos)) {
            std::size_t end = at + 4;
            if (end < words.size() && (words[end] == '/' || words[end] == '-')) ++end;
            while (end < words.size() && words[end] >= '0' && words[end] <= '9')
                ++end;
            std::string year(words.substr(at, end - at));
            std::replace(year.begin(), year.end(), '-', '/');
            while (!year.empty() && year.back() == '/')
                year.pop_back();
            found.insert(std::move(year));
            at = end - 1;
        }
    return found;
}

std::optional<Asked> asked_by(const Context& context, const Passage& passage, const Figure& figure,
                              std::string_view role) {
    const Document& paper = context.document();
    const auto folded = [&](duly_range words) {
        return std::string(context.folded(paper.text(words)));
    };
    constexpr std::uint32_t lead = 80;
    Asked found;
    found.figure = figure;
    found.sentence = sentence_in(paper, passage, figure.where);
    const duly_range ahead{
        std::max(found.sentence.begin, figure.where.begin - std::min(figure.where.begin, lead)),
        figure.where.begin};
    // Folding takes the space at the end away, which the pattern asks for.
    const std::string before = folded(ahead) + " ";
    const auto noun = context.match(context.text("asked-noun"), before);
    if (!noun && !context.matches(context.text("asked-verb"), before)) return std::nullopt;
    if (noun) found.name = before.substr(noun->begin);
    if (const auto more = context.match(context.text("before-noun"), found.name))
        found.name.erase(0, more->end);
    if (!figure.exact && found.name.find("up to") == std::string::npos &&
        found.name.find("maximum") == std::string::npos)
        return std::nullopt;
    duly_range behind{figure.where.end, found.sentence.end};
    if (empty(behind) || behind.begin > behind.end) behind = {figure.where.end, figure.where.end};
    const std::string_view words = paper.text(behind);
    if (const auto rate =
            empty(behind) ? std::nullopt : context.match(context.text("asked-rate"), words)) {
        found.rate = context.folded(words.substr(0, rate->end));
        behind.begin += static_cast<std::uint32_t>(rate->end);
    }
    found.object = behind;
    if (!empty(behind)) {
        const duly_range inner = places::trimmed(paper, behind);
        if (const auto end = context.match(context.text("predicate"), paper.text(inner)))
            found.object = {inner.begin, inner.begin + static_cast<std::uint32_t>(end->begin)};
    }
    found.upto = {found.sentence.begin, std::max(found.object.end, figure.where.end)};
    if (context.find(context.text("otherwise"), found.upto)) return std::nullopt;
    if (context.matches(context.text("costing-in"), role)) {
        // "The cost of £60,000 will be met from …": what this paper asks for, and no other cost
        const bool begins = noun && noun->begin <= 8 && ahead.begin == found.sentence.begin;
        if (!begins ||
            !context.matches(context.text("met"),
                             context.folded(paper.text({figure.where.end, found.sentence.end}))))
            return std::nullopt;
        found.costed = true;
    } else if (context.matches(context.text("asking-in"), role)) {
        if (!context.find(context.text("asks"), {found.sentence.begin, figure.where.begin}))
            return std::nullopt;
    }
    return found;
}

} // namespace duly::amounts
