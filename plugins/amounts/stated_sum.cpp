// amounts.stated-sum: a sum stated in a sentence is what its parts make.
#include <algorithm>

#include "count_sums.hpp"
#include "signs.hpp"
#include "sums.hpp"

namespace duly::amounts {
namespace {

const duly_parameter parameters[] = {
    parameter(
        "parts-follow", DULY_PATTERN,
        "\\b(?:made up of|comprising|comprises?|comprised of|consisting of|consists? of|"
        "drawn from|composed of|broken down (?:as follows|as|into|between)|"
        "(?:funded|financed|met) (?:by|from|through)|"
        "(?:split|divided|apportioned|shared) (?:between|into|as follows|as|among(?:st)?))\\b",
        "Words between a sum and its parts."),
    parameter(
        "parts-before", DULY_PATTERN,
        "\\b(?:totall?ing|in total|altogether|(?:making|giving|bringing|for|reaching) (?:a|the)"
        " (?:combined |overall |grand )?total|a (?:combined |grand |overall )?total of|"
        "(?:sums?|adds? up|adding up|amounts?|amounting|comes?|coming) to)\\b",
        "Words between parts and their sum."),
    parameter("concludes", DULY_TEXT, "therefore",
              "A word that ends a sentence's way to the sum of what the paragraph told before."),
    parameter("concluded", DULY_PATTERN, "\\btotal\\b[^.;:]*$",
              "Words before it that say that it is the sum."),
    parameter("in-total", DULY_PATTERN, "^ ?(?:in total|altogether|in all|overall)\\b",
              "Words right behind the sum of what stands before it."),
    parameter("in-total-leads", DULY_PATTERN,
              "(?:,| -|, making| making|, giving| giving|, so|, that is| =) $",
              "How the words end that lead from the last part to their sum."),
    parameter("in-total-ends", DULY_PATTERN, "^ ?(?:in total|altogether|in all|overall)(?:[.;)]|$)",
              "What stands behind a sum that is all of the parts before it."),
    parameter("back", DULY_PATTERN, "^(?:this|these|it|that|the total|the sum|the cost)\\b",
              "How a sentence begins that says of what the sum before it consists."),
    parameter("further", DULY_PATTERN, "\\b(?:further|additional|remaining|other)\\b",
              "Words before a second part, whose sum with the first may stand before both."),
    parameter("of-the", DULY_PATTERN, "^(?:[0-9.]+ )?of (?:the|this)(?: total)?(?: of)?$",
              "How a sentence begins that parts an amount into years."),
    parameter("falls-in", DULY_PATTERN,
              "^ (?:(?:will |would )?(?:falls?|is|be|due|needed|spent|payable|required) ){0,3}in "
              "((?:19|20)[0-9][0-9]/[0-9][0-9])(?:,? and |, |[.;]|$)",
              "All that stands behind each part: its year is the group."),
    parameter("being", DULY_PATTERN,
              "(?:,|:|;| -| –)? ?\\(?(?:being|namely|that is|i\\.?e\\.?),? $",
              "Words between a sum and its parts, each with the year that it falls in."),
    parameter("year-behind", DULY_PATTERN,
              "^ (?:(?:falls?|falling|is|due|payable|spent) )?(?:in|for) "
              "((?:19|20)[0-9][0-9][/-](?:[0-9][0-9])?[0-9][0-9])\\b",
              "The year behind such a part: the group."),
    parameter("year-before", DULY_PATTERN,
              "\\b((?:19|20)[0-9][0-9][/-](?:[0-9][0-9])?[0-9][0-9]) \\($",
              "The year before a part in brackets: the group."),
    partial_parameter,
    counted_otherwise_parameter,
    counted_on_parameter,
    counted_twice_parameter,
    opposites_parameter,
    rest_told_parameter,
    subtracted_parameter,
    signs_parameter,
    multiplied_parameter,
    unpriced_parameter,
    aside_parameter,
    aside_follows_parameter,
};

class Sentences {
public:
    Sentences(const Context& context, Sums& sums)
        : context_(context), paper_(context.document()), sums_(sums) {}

    void run() {
        const std::vector<Told>& all = sums_.blocks();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].money.size() > 1) with_money(i);
            if (all[i].counts.size() > 1) with_counts(i);
        }
    }

private:
    void with_money(std::size_t index);
    void with_counts(std::size_t index);
    void parts_follow(const Told& told, duly_range cue);
    void parts_before(const Told& told, duly_range cue, bool concluded = false);
    void conclusions(const Told& told);
    void in_total(const Told& told, const Figure& whole);
    void further(std::size_t index, duly_range cue);

    const Context& context_;
    const Document& paper_;
    Sums& sums_;
};

// "£1.61m, made up of £1m, £300,000 and £310,000", "£1.61m. This is made up of …"
void Sentences::parts_follow(const Told& told, duly_range cue) {
    constexpr std::uint32_t reach = 80; // bytes between a sum and the words that open its parts
    constexpr std::uint32_t right_behind = 12, opening = 40;
    const duly_range words = sums_.sentence(told, cue);
    Figures before = between(told.money, words.begin, cue.begin);
    const Figures after = between(told.money, cue.end, words.end);
    if (after.size() < 2) return;
    Claim claim = Claim::plain;
    if (before.empty() && words.begin > told.block.range.begin + 2 &&
        cue.begin - words.begin <= opening &&
        context_.matches(context_.text("back"), context_.folded(paper_.text(words)))) {
        // the sentence before has one amount
        const duly_range stop{words.begin - 2, words.begin - 1};
        const duly_range earlier = sums_.sentence(told, stop);
        before = between(told.money, earlier.begin, words.begin);
        if (before.size() != 1) return;
        claim = Claim::strong;
    }
    if (before.size() > 1)
        before = sums_.parts_only(before); // "£38m (previously £37m), made up of"
    if (before.empty()) return;
    const Figure whole = before.back();
    if (sums_.confirmed_but_last(told, whole, after)) return;
    if (claim == Claim::plain && cue.begin - whole.where.end > reach) return;
    if (cue.begin - whole.where.end <= right_behind || before.size() == 1) claim = Claim::strong;
    sums_.accuse(told, whole, after, {whole.where.begin, words.end}, claim);
}

// "£1m, £300,000 and £310,000, totalling £1.61m"
void Sentences::parts_before(const Told& told, duly_range cue, bool concluded) {
    constexpr std::uint32_t reach = 30, apart = 120;
    const duly_range words = sums_.sentence(told, cue);
    const Figures after = between(told.money, cue.end, words.end);
    if (after.empty() || after[0].where.begin - cue.end > reach) return;
    const Figure whole = after[0];
    const Figures same = between(told.money, words.begin, cue.begin);
    const Figures all = between(told.money, told.block.range.begin, cue.begin);
    if (sums_.confirmed_but_first(told, whole, same) || sums_.confirmed_but_first(told, whole, all))
        return;
    const Figures& parts = concluded && same.size() < 2 ? all : same;
    const bool only = after.size() == 1 && parts.size() == same.size();
    constexpr std::size_t enough = 3;
    if (parts.size() < enough && !only) return;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].where.begin - parts[i - 1].where.end > apart) return;
    if (!parts.empty())
        sums_.accuse(told, whole, parts, {parts[0].where.begin, whole.where.end},
                     only ? Claim::strong : Claim::plain);
}

// "… The total funding is therefore £1.61m"
void Sentences::conclusions(const Told& told) {
    constexpr std::size_t longest = 70;
    const std::string_view word = context_.text("concludes");
    const std::string_view text = paper_.text(told.block.range);
    if (word.empty()) return;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        const std::size_t from = at - std::min(at, longest);
        const auto total = context_.match(context_.text("concluded"), text.substr(from, at - from));
        if (!total) continue;
        const auto begin = static_cast<std::uint32_t>(from) + total->begin;
        parts_before(
            told, within(told.block.range, {begin, static_cast<std::uint32_t>(at + word.size())}),
            true);
    }
}

// "£1m and £610,000 (£1.61m in total)"
void Sentences::in_total(const Told& told, const Figure& whole) {
    const duly_range words = sums_.sentence(told, whole.where);
    const Figures parts = between(told.money, words.begin, whole.where.begin);
    if (parts.size() < 2 || sums_.confirmed(told, whole, parts)) return;
    const bool bracket = paper_.text({whole.where.begin - 1, whole.where.begin}) == "(";
    // "£20,000 and £30,000, making £60,000 in total.", and nothing else that is said of it
    const bool plain =
        context_.matches(context_.text("in-total-leads"),
                         paper_.text({parts.back().where.end, whole.where.begin})) &&
        context_.matches(context_.text("in-total-ends"), paper_.text({whole.where.end, words.end}));
    if (bracket || plain)
        sums_.accuse(told, whole, parts, {words.begin, whole.where.end}, Claim::strong);
}

// "£239,200 was released. £200,000 goes to training, an additional £39,200 to the boroughs."
void Sentences::further(std::size_t index, duly_range cue) {
    constexpr std::uint32_t reach = 30;
    constexpr std::size_t blocks_back = 3;
    const std::vector<Told>& all = sums_.blocks();
    const Told& told = all[index];
    const Figures before = between(told.money, told.block.range.begin, cue.begin);
    const Figures after = between(told.money, cue.end, told.block.range.end);
    if (before.empty() || after.empty() || after[0].where.begin - cue.end > reach) return;
    const Figures parts{before.back(), after[0]};
    if (parts[0].value.mantissa == 0 || parts[1].value.mantissa == 0) return;
    constexpr std::size_t most = 50;
    for (std::size_t i = before.size() - 1; i-- > 0;)
        if (sums_.confirmed(told, before[i], parts)) return;
    for (std::size_t back = 1; back <= blocks_back && back <= index; ++back) {
        const Told& there = all[index - back];
        if (there.money.size() > most) continue;
        for (const Figure& whole : there.money)
            if (sums_.confirmed(there, whole, parts)) return;
    }
}

void Sentences::with_money(std::size_t index) {
    const Told& told = sums_.blocks()[index];
    const duly_range block = told.block.range;
    // Searched only where amounts stand on the sides that the cue needs them on.
    const auto each = [&](const char* name, std::uint32_t begin, std::uint32_t end,
                          const auto& act) {
        const std::string_view text = paper_.text({block.begin, std::min(end, block.end)});
        for (std::uint32_t from = begin - block.begin; from < text.size();) {
            const auto cue = context_.match(context_.text(name), text, from);
            if (!cue || cue->end <= from) break;
            act(within(block, *cue));
            from = cue->end;
        }
    };
    const std::size_t count = told.money.size();
    const std::uint32_t first = told.money.front().where.end, last = told.money.back().where.begin;
    if (count > 2) {
        each("parts-follow", block.begin, told.money[count - 2].where.begin,
             [&](duly_range cue) { parts_follow(told, cue); });
        each("parts-before", first, last, [&](duly_range cue) { parts_before(told, cue); });
        conclusions(told);
        constexpr std::uint32_t window = 20;
        for (std::size_t i = 2; i < told.money.size(); ++i) {
            const std::uint32_t end = told.money[i].where.end;
            if (context_.find(context_.text("in-total"),
                              {end, std::min(end + window, told.block.range.end)}))
                in_total(told, told.money[i]);
        }
    }
    each("further", first, last, [&](duly_range cue) { further(index, cue); });
}

// "45 incidents, split between violence (31) and criminal damage (14)", "45 incidents: …"
void Sentences::with_counts(std::size_t index) {
    constexpr std::size_t blocks_back = 5;
    constexpr std::uint32_t noun = 40;
    const Told& told = sums_.blocks()[index];
    if (std::count_if(told.counts.begin(), told.counts.end(),
                      [&](const Figure& each) { return bracketed(paper_, each.where); }) < 2)
        return;
    auto cue = context_.find(context_.text("parts-follow"), told.block.range);
    if (!cue) { // a colon behind what is counted
        const Figure& first = told.counts[0];
        const std::string_view rest =
            paper_.text({first.where.end, std::min(first.where.end + noun, told.block.range.end)});
        const std::size_t colon = rest.find(": ");
        if (colon == std::string_view::npos ||
            rest.substr(0, colon).find_first_of(".;,(") != rest.npos)
            return;
        const std::uint32_t at = first.where.end + static_cast<std::uint32_t>(colon);
        cue = duly_range{at, at + 1};
    }
    const duly_range words = sums_.sentence(told, *cue);
    Figures parts;
    for (const Figure& figure : between(told.counts, cue->end, words.end))
        if (bracketed(paper_, figure.where)) parts.push_back(figure);
    if (parts.size() < 2) return;
    const Figures same = between(told.counts, words.begin, cue->begin);
    for (auto whole = same.rbegin(); whole != same.rend(); ++whole)
        if (sums_.confirmed(told, *whole, parts)) return;
    if (!same.empty()) return sums_.accuse(told, same.back(), parts, words, Claim::strong);
    const std::vector<Told>& all = sums_.blocks();
    for (std::size_t back = 0; back <= blocks_back && back <= index; ++back) {
        const Told& there = all[index - back];
        const Figures counts = between(there.counts, there.block.range.begin,
                                       std::min(there.block.range.end, words.begin));
        for (auto whole = counts.rbegin(); whole != counts.rend(); ++whole)
            if (sums_.confirmed(there, *whole, parts)) return;
    }
}

void run(const Context& context) {
    Sums sums(context);
    Sentences(context, sums).run();
    told_by_shape(context, sums);
    counts_by_shape(context, sums);
    if (!sums.said()) context.report("none");
}

} // namespace

duly_check stated_sum() {
    return check<run>("amounts.stated-sum", "A sum stated in a sentence is what its parts make.",
                      parameters, sum_cases);
}

} // namespace duly::amounts
