#include "price.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "asked_again.hpp"
#include "mentions.hpp"
#include "slips.hpp"

namespace duly::amounts {
namespace {

/// The last match of a pattern, as a range of the words.
std::optional<duly_range> last_of(const Context& context, const char* pattern,
                                  std::string_view words) {
    std::optional<duly_range> last;
    for (std::uint32_t from = 0; from < words.size();) {
        const auto found = context.match(context.text(pattern), words, from);
        if (!found) break;
        last = found;
        from = std::max(found->end, from + 1);
    }
    return last;
}

std::string rate_of(std::string_view words) {
    for (const auto& [sign, rate] :
         {std::pair<std::string_view, std::string_view>{"month", "month"},
          {"week", "week"},
          {"quarter", "quarter"},
          {"year", "year"},
          {"ann", "year"},
          {"p.a", "year"},
          {"pa", "year"},
          {"recurring", "year"},
          {"ongoing", "year"}})
        if (words.find(sign) != std::string_view::npos) return std::string(rate);
    return std::string(words);
}

/// "route 9", "lot 2": words with the numbers right behind them.
std::map<std::string, std::set<std::string>> numbered(std::string_view words) {
    std::map<std::string, std::set<std::string>> found;
    constexpr std::size_t most_digits = 3, shortest = 3;
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (!digit(words[at]) || words[at - 1] != ' ') continue;
        std::size_t end = at, begin = at - 1;
        while (end < words.size() && digit(words[end]))
            ++end;
        while (begin > 0 && letter(words[begin - 1]))
            --begin;
        if (end - at <= most_digits && at - 1 - begin >= shortest)
            found[std::string(words.substr(begin, at - 1 - begin))].emplace(
                words.substr(at, end - at));
        at = end;
    }
    return found;
}

/// The years that the words name, without days: "2019/20", "2023".
std::set<std::string_view> years_of(std::string_view words) {
    std::set<std::string_view> found;
    constexpr std::size_t width = 4;
    for (std::size_t at = 0; at + width <= words.size(); ++at) {
        const std::string_view year = words.substr(at, width);
        if ((year.starts_with("19") || year.starts_with("20")) &&
            year.find_first_not_of("0123456789") == std::string_view::npos &&
            (at == 0 || words[at - 1] == ' ' || words[at - 1] == '('))
            found.insert(year);
    }
    return found;
}

bool one_of(std::string_view word, const std::vector<std::string_view>& words) {
    constexpr std::size_t stem = 5; // letters: "refurbish", "refurbishment"
    return std::any_of(words.begin(), words.end(), [&](std::string_view other) {
        return word == other || (word.size() >= stem && other.size() >= stem &&
                                 word.substr(0, stem) == other.substr(0, stem));
    });
}

} // namespace

Prices::Prices(const Context& context)
    : context_(context),
      paper_(context.document()),
      labels_(context, 4,
              {context.text("small-words"), context.text("bare-words"),
               context.text("common-words"), context.text("price-words")}) {}

std::optional<Price> Prices::read(const Passage& passage, const Figure& figure, Says part) {
    const bool asked = part != Says::costs;
    constexpr std::uint32_t ahead = 130, beside = 45, longest = 800;
    constexpr std::size_t right_behind = 12;
    if (!figure.exact || figure.value.mantissa <= 0) return std::nullopt;
    Price price;
    price.figure = figure;
    price.asked = asked;
    price.sentence = sentence_in(paper_, passage, figure.where);
    if (price.sentence.end - price.sentence.begin > longest) return std::nullopt;
    if (part == Says::sums_up &&
        !context_.matches(context_.text("summed-up"),
                          context_.folded(paper_.text({price.sentence.begin, figure.where.begin}))))
        return std::nullopt;
    // its own words: what stands between the amounts before and behind it
    price.words = {
        std::max(price.sentence.begin, figure.where.begin - std::min(figure.where.begin, ahead)),
        std::min(price.sentence.end, figure.where.end + beside)};
    for (const Figure& other : passage.figures) {
        if (other.kind != Figure::Kind::money) continue;
        if (other.where.end <= figure.where.begin)
            price.words.begin = std::max(price.words.begin, other.where.end);
        else if (other.where.begin >= figure.where.end)
            price.words.end = std::min(price.words.end, other.where.begin);
    }
    const std::string before =
        std::string(context_.folded(paper_.text({price.words.begin, figure.where.begin}))) + " ";
    std::string_view behind = paper_.text({figure.where.end, price.words.end});
    const auto noun = last_of(context_, "price-noun", before);
    if (!noun) return std::nullopt;
    std::string_view link = std::string_view(before).substr(
        std::min<std::size_t>(noun->end + (noun->end < before.size() ? 1 : 0), before.size()));
    // "grants from the Relief Fund of £128,500"
    if (const auto source = context_.match(context_.text("source"), link); source && asked)
        link.remove_prefix(source->end);
    else if (const auto other = last_of(context_, "other-noun", before);
             other && other->begin > noun->begin)
        return std::nullopt;
    if (link.find_first_of(",;:()") != std::string_view::npos ||
        !context_.matches(context_.text("price-link"), link))
        return std::nullopt;
    price.noun = before.substr(noun->begin, noun->end - noun->begin);
    // "the works cost £60,000" may be long ago
    if (price.noun == "cost" && link.empty() &&
        !context_.matches(context_.text("will-cost"),
                          std::string_view(before).substr(0, noun->begin)))
        return std::nullopt;
    if (const auto kind = context_.match(context_.text("own-kind"), price.noun))
        price.kind = price.noun.substr(kind->begin, kind->end - kind->begin);
    for (const std::string_view verb : {"approv", "releas", "pay", "paid", "spend", "award", "sum",
                                        "total", "capital", "revenue"})
        price.verb = price.verb || price.noun.starts_with(verb);
    std::uint32_t from = figure.where.end;
    if (const auto rate =
            behind.empty() ? std::nullopt : context_.match(context_.text("rate-behind"), behind)) {
        price.rate = rate_of(context_.folded(behind.substr(0, rate->end)));
        from += rate->end;
        behind.remove_prefix(rate->end);
    } else if (const auto rated = context_.match(context_.text("rate-before"), before)) {
        price.rate =
            rate_of(std::string_view(before).substr(rated->begin, rated->end - rated->begin));
    }
    const std::string after(context_.folded(behind));
    if (context_.matches(context_.text("told-apart"), before) ||
        context_.matches(context_.text("told-apart"), after.substr(0, after.find(". "))) ||
        context_.matches(context_.text("added"), before) ||
        context_.matches(context_.text("added"), after.substr(0, right_behind)) ||
        (price.kind.empty() && context_.matches(context_.text("cost-to"), after)))
        return std::nullopt;
    if (const auto side = last_of(context_, "sides", before))
        price.side = before.substr(side->begin, side->end - side->begin);
    else if (const auto said = context_.match("^(?: of| in)? (capital|revenue)\\b", behind))
        price.side = context_.folded(behind.substr(said->begin, said->end - said->begin));
    // What it is for stands before it and behind it.
    duly_range object{from, price.words.end};
    if (!context_.matches(context_.text("object"), after)) object.end = object.begin;
    if (!empty(object))
        if (const auto end = context_.find(context_.text("price-ends"), object))
            object.end = end->begin;
    duly_range lead{price.words.begin, figure.where.begin};
    for (duly_range rest = lead; !empty(rest);) {
        const auto verb = context_.find(context_.text("asking-verb"), rest);
        if (!verb) break;
        lead.begin = rest.begin = std::max(verb->end, rest.begin + 1);
    }
    price.lead = labels_.telling_words(lead);
    price.object = price.lead;
    if (!empty(object)) {
        const auto more = labels_.telling_words(object);
        price.object.insert(price.object.end(), more.begin(), more.end());
        std::sort(price.object.begin(), price.object.end());
        price.object.erase(std::unique(price.object.begin(), price.object.end()),
                           price.object.end());
    }
    const bool begins = price.words.begin == price.sentence.begin;
    // words that are cut off end no sentence
    const std::string told = (behind.starts_with(' ') ? " " : "") + after +
                             (price.words.end < price.sentence.end ? " ~" : "");
    price.definite = asked || (begins && (context_.matches(context_.text("costs"), before) ||
                                          (context_.matches(context_.text("bare-price"), before) &&
                                           context_.matches(context_.text("bare-behind"), told))));
    return price;
}

bool Prices::apart(const Price& a, const Price& b) const {
    if (a.figure.currency != b.figure.currency || a.rate != b.rate) return true;
    if (a.kind != b.kind && !((a.kind.empty() && a.verb) || (b.kind.empty() && b.verb)))
        return true; // a grant towards it is not its cost
    if (!a.side.empty() && !b.side.empty() && a.side != b.side) return true;
    const auto lasts = [&](const Price& each) {
        const auto found = context_.find(context_.text("lasting"), each.sentence);
        return found ? std::string(context_.folded(paper_.text(*found))) : std::string();
    };
    const std::string first = lasts(a), second = lasts(b);
    if (!first.empty() && !second.empty() && first != second) return true;
    const auto years = years_of(paper_.text(a.words)), others = years_of(paper_.text(b.words));
    if (!years.empty() && !others.empty() && years != others) return true;
    const auto first_numbers = numbered(context_.folded(paper_.text(a.words)));
    for (const auto& [word, numbers] : numbered(context_.folded(paper_.text(b.words))))
        if (const auto same = first_numbers.find(word);
            same != first_numbers.end() && same->second != numbers)
            return true;
    if (a.object.empty() || b.object.empty()) return false;
    return std::none_of(a.object.begin(), a.object.end(),
                        [&](std::string_view word) { return one_of(word, b.object); });
}

bool Prices::may_be_one(const Price& a, const Price& b) const {
    const bool order = a.asked != b.asked ? !a.asked : a.lead.size() < b.lead.size();
    const Price &less = order ? a : b, &more = order ? b : a;
    if (a.asked != b.asked && more.object.empty() && !less.object.empty())
        return false; // "the cost of supervision"
    return !apart(a, b) && a.definite && b.definite &&
           // "servicing the boiler" is not the boiler
           std::all_of(less.lead.begin(), less.lead.end(),
                       [&](std::string_view word) { return one_of(word, more.object); });
}

} // namespace duly::amounts
