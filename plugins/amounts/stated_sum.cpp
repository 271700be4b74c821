// amounts.stated-sum: a sum stated in a sentence is what its parts make.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "figures.hpp"
#include "relation.hpp"

namespace duly::amounts {
namespace {

using places::Block;
using places::BlockKind;

constexpr duly_parameter parameters[] = {
    parameter(
        "parts-follow", DULY_PATTERN,
        "\\b(?:made up of|comprising|comprises?|comprised of|consisting of|consists? of|"
        "drawn from|composed of|broken down (?:as follows|as|into|between)|"
        "(?:split|divided|apportioned|shared) (?:between|into|as follows|as|among(?:st)?))\\b",
        "Words between a sum and its parts."),
    parameter(
        "parts-before", DULY_PATTERN,
        "\\b(?:totall?ing|in total|altogether|(?:making|giving|bringing|for|reaching) (?:a|the)"
        " (?:combined |overall |grand )?total|a (?:combined|grand) total of)\\b|"
        "\\btotal\\b[^.;:]{0,60}\\btherefore\\b",
        "Words between parts and their sum."),
    parameter("further", DULY_PATTERN, "\\b(?:further|additional|remaining|other)\\b",
              "Words before a second part, whose sum with the first may stand before both."),
    parameter("partial", DULY_PATTERN,
              "\\b(?:of which|includ(?:ing|es)|e\\.?g\\.?|for example|such as|plus|net of|less|"
              "per (?:year|annum|month|week|person|head|hour|unit)|p\\.a\\.|annum|annually|each|"
              "every|respectively|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|rising|falling|"
              "maximum|minimum|average|or)\\b",
              "Words beside figures that may be more or less than the parts of one sum."),
};

struct Told {
    Block block;
    std::vector<Figure> money, counts;
};

class Sums {
public:
    explicit Sums(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_) {
        for (const Block& block : places::blocks_of(paper_)) {
            if (block.kind == BlockKind::cell || block.kind == BlockKind::entry ||
                block.kind == BlockKind::heading)
                continue;
            Told told{block, {}, {}};
            for (const Figure& figure : reader_.in(block.node, true)) {
                if (figure.kind == Figure::Kind::money) told.money.push_back(figure);
                if (figure.kind == Figure::Kind::number && figure.value.exponent == 0)
                    told.counts.push_back(figure);
            }
            told_.push_back(std::move(told));
        }
    }

    bool run() {
        for (std::size_t i = 0; i < told_.size(); ++i) {
            const Told& told = told_[i];
            if (told.money.size() > 1 || (told.money.size() == 1 && i > 0)) with_money(i);
            if (told.counts.size() > 1) with_counts(i);
        }
        return said_;
    }

private:
    using Figures = std::vector<Figure>;

    void with_money(std::size_t index);
    void with_counts(std::size_t index);
    void parts_follow(const Told& told, duly_range cue);
    void parts_before(const Told& told, duly_range cue);
    void further(std::size_t index, duly_range cue);

    [[nodiscard]] duly_range sentence(const Told& told, duly_range part) const {
        return places::sentence_around(paper_, told.block.range, part);
    }
    [[nodiscard]] bool partial(duly_range words) const {
        return context_.find(context_.text("partial"), words).has_value();
    }
    [[nodiscard]] bool bracketed(const Figure& figure) const {
        const duly_range all = paper_.root().range();
        return figure.where.begin > all.begin && figure.where.end < all.end &&
               paper_.text({figure.where.begin - 1, figure.where.begin}) == "(" &&
               paper_.text({figure.where.end, figure.where.end + 1}) == ")";
    }
    [[nodiscard]] Relation relation(const Told& told, const Figure& whole,
                                    const Figures& parts) const;
    /// The first set that makes the whole is confirmed.
    bool confirm_any(const Told& told, const Figure& whole, const std::vector<Figures>& sets);
    void accuse(const Told& told, const Figure& whole, const Figures& parts, duly_range words);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    std::vector<Told> told_;
    bool said_ = false;
};

std::vector<Figure> between(const std::vector<Figure>& figures, std::uint32_t begin,
                            std::uint32_t end) {
    std::vector<Figure> found;
    for (const Figure& figure : figures)
        if (figure.where.begin >= begin && figure.where.end <= end) found.push_back(figure);
    return found;
}

bool alike(const std::vector<Figure>& parts, const Figure& whole) {
    return std::all_of(parts.begin(), parts.end(), [&](const Figure& part) {
        return part.exact && part.kind == whole.kind && part.currency == whole.currency;
    });
}

Relation Sums::relation(const Told& told, const Figure& whole, const Figures& parts) const {
    Relation made;
    made.name = places::quoted(paper_.text(sentence(told, whole.where)), 120);
    made.label = stated(paper_, whole);
    made.whole = whole;
    made.place = whole.where;
    for (const Figure& part : parts)
        made.parts.push_back({part, {}, part.where});
    return made;
}

bool Sums::confirm_any(const Told& told, const Figure& whole, const std::vector<Figures>& sets) {
    for (const Figures& parts : sets) {
        if (parts.size() < 2 || !alike(parts, whole)) continue;
        const Sum sum = add_up(parts, whole, Noughts::prose);
        if (sum.verdict == Verdict::overflow) {
            too_large(context_, relation(told, whole, parts));
            said_ = true;
            return true;
        }
        if (sum.verdict != Verdict::holds) continue;
        confirm(context_, relation(told, whole, parts), sum);
        said_ = true;
        return true;
    }
    return false;
}

/// Says so when the parts miss by what a slip would make: other money stands in sentences, too.
void Sums::accuse(const Told& told, const Figure& whole, const Figures& parts, duly_range words) {
    constexpr std::int64_t surely_near = 20, near_many = 40, near_two = 5;
    constexpr std::size_t many = 3;
    if (parts.size() < 2 || !whole.exact || !alike(parts, whole) || partial(words)) return;
    const Sum sum = add_up(parts, whole, Noughts::prose);
    if (sum.verdict != Verdict::misses) return;
    const Relation made = relation(told, whole, parts);
    const Cause cause = explain(parts, whole, sum);
    const bool slip = cause.kind == Cause::Kind::swapped || cause.kind == Cause::Kind::unit;
    if (!slip && !near(made, sum, parts.size() >= many ? near_many : near_two)) return;
    fault(context_, made, sum, slip || (parts.size() >= many && near(made, sum, surely_near)));
    said_ = true;
}

// "£1.61m, made up of £1m, £300,000 and £310,000"
void Sums::parts_follow(const Told& told, duly_range cue) {
    constexpr std::uint32_t reach = 80; // bytes between a sum and the words that open its parts
    const duly_range words = sentence(told, cue);
    const Figures before = between(told.money, words.begin, cue.begin);
    Figures after = between(told.money, cue.end, words.end);
    if (before.empty() || after.size() < 2) return;
    const Figure whole = before.back();
    std::vector<Figures> sets{after};
    for (std::size_t size = after.size() - 1; size > 1; --size)
        sets.emplace_back(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(size));
    if (confirm_any(told, whole, sets)) return;
    if (cue.begin - whole.where.end <= reach)
        accuse(told, whole, after, {whole.where.begin, words.end});
}

// "£1m, £300,000 and £310,000, totalling £1.61m"
void Sums::parts_before(const Told& told, duly_range cue) {
    constexpr std::uint32_t reach = 30, apart = 120;
    const duly_range words = sentence(told, cue);
    const Figures after = between(told.money, cue.end, words.end);
    if (after.empty() || after[0].where.begin - cue.end > reach) return;
    const Figure whole = after[0];
    const Figures same = between(told.money, words.begin, cue.begin);
    const Figures all = between(told.money, told.block.range.begin, cue.begin);
    std::vector<Figures> sets{same};
    for (std::size_t skip = 1; skip + 2 <= same.size(); ++skip)
        sets.emplace_back(same.begin() + static_cast<std::ptrdiff_t>(skip), same.end());
    sets.push_back(all);
    for (std::size_t skip = 1; skip + 2 <= all.size() && skip < 8; ++skip)
        sets.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(skip), all.end());
    if (confirm_any(told, whole, sets)) return;
    const bool therefore = paper_.text(cue).find("therefore") != std::string_view::npos;
    const Figures& parts = therefore && same.size() < 2 ? all : same;
    constexpr std::size_t enough = 3;
    if (parts.size() < enough) return;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].where.begin - parts[i - 1].where.end > apart) return;
    accuse(told, whole, parts, {parts[0].where.begin, whole.where.end});
}

// "£239,200 was released. £200,000 goes to training, an additional £39,200 to the boroughs."
void Sums::further(std::size_t index, duly_range cue) {
    constexpr std::uint32_t reach = 30;
    constexpr std::size_t blocks_back = 3;
    const Told& told = told_[index];
    const Figures before = between(told.money, told.block.range.begin, cue.begin);
    const Figures after = between(told.money, cue.end, told.block.range.end);
    if (before.empty() || after.empty() || after[0].where.begin - cue.end > reach) return;
    const Figures parts{before.back(), after[0]};
    if (parts[0].value.mantissa == 0 || parts[1].value.mantissa == 0) return;
    for (std::size_t i = before.size() - 1; i-- > 0;)
        if (confirm_any(told, before[i], {parts})) return;
    for (std::size_t back = 1; back <= blocks_back && back <= index; ++back)
        for (const Figure& whole : told_[index - back].money)
            if (confirm_any(told_[index - back], whole, {parts})) return;
}

void Sums::with_money(std::size_t index) {
    const Told& told = told_[index];
    const auto each = [&](const char* name, const auto& act) {
        const std::string_view text = paper_.text(told.block.range);
        for (std::uint32_t from = 0; from < text.size();) {
            const auto cue = context_.match(context_.text(name), text, from);
            if (!cue || cue->end <= from) break;
            act(within(told.block.range, *cue));
            from = cue->end;
        }
    };
    if (told.money.size() > 2) {
        each("parts-follow", [&](duly_range cue) { parts_follow(told, cue); });
        each("parts-before", [&](duly_range cue) { parts_before(told, cue); });
    }
    if (told.money.size() > 1) each("further", [&](duly_range cue) { further(index, cue); });
}

// "45 incidents, split between violence (31) and criminal damage (14)"
void Sums::with_counts(std::size_t index) {
    constexpr std::int64_t near_percent = 30;
    constexpr std::size_t blocks_back = 5, many = 3;
    const Told& told = told_[index];
    const auto cue = context_.find(context_.text("parts-follow"), told.block.range);
    if (!cue) return;
    const duly_range words = sentence(told, *cue);
    Figures parts;
    for (const Figure& figure : between(told.counts, cue->end, words.end))
        if (bracketed(figure)) parts.push_back(figure);
    if (parts.size() < 2) return;
    const Figures same = between(told.counts, words.begin, cue->begin);
    for (auto whole = same.rbegin(); whole != same.rend(); ++whole)
        if (confirm_any(told, *whole, {parts})) return;
    if (!same.empty()) {
        const Figure& whole = same.back();
        const Sum sum = add_up(parts, whole, Noughts::prose);
        const Relation made = relation(told, whole, parts);
        if (sum.verdict == Verdict::misses && whole.exact && alike(parts, whole) &&
            near(made, sum, near_percent) && !partial(words)) {
            fault(context_, made, sum, parts.size() >= many);
            said_ = true;
        }
        return;
    }
    for (std::size_t back = 0; back <= blocks_back && back <= index; ++back) {
        const Told& there = told_[index - back];
        const Figures counts = between(there.counts, there.block.range.begin,
                                       std::min(there.block.range.end, words.begin));
        for (auto whole = counts.rbegin(); whole != counts.rend(); ++whole)
            if (confirm_any(there, *whole, {parts})) return;
    }
}

void run(const Context& context) {
    if (!Sums(context).run()) context.report("none");
}

} // namespace

duly_check stated_sum() {
    return check<run>("amounts.stated-sum", "A sum stated in a sentence is what its parts make.",
                      parameters, sum_cases);
}

} // namespace duly::amounts
