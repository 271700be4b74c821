#include "sums.hpp"

#include <algorithm>

namespace duly::amounts {

using places::Block;
using places::BlockKind;

constexpr duly_parameter partial_parameter = parameter(
    "partial", DULY_PATTERN,
    "\\b(?:of which|includ(?:ing|es)|e\\.?g\\.?|for example|such as|plus|net of|less|"
    "per (?:year|annum|month|week|person|head|hour|unit)|p\\.a\\.|annum|annually|each|"
    "every|respectively|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|rising|falling|among(?:st)?|"
    "others?|various|etc|rest|since|to date|so "
    "far|already|bringing|remain(?:s|ing|der)|balance|maximum|minimum|average|or)\\b",
    "Words beside figures that may be more or less than the parts of one sum.");

Sums::Sums(const Context& context) : context_(context), paper_(context.document()) {
    const Reader reader(paper_);
    for (const Block& block : places::blocks_of(paper_)) {
        if (block.kind == BlockKind::cell || block.kind == BlockKind::entry ||
            block.kind == BlockKind::heading)
            continue;
        Told told{block, {}, {}};
        for (const Figure& figure : reader.in(block.node, true)) {
            if (figure.kind == Figure::Kind::money) told.money.push_back(figure);
            if (figure.kind == Figure::Kind::number && figure.value.exponent == 0)
                told.counts.push_back(figure);
        }
        told_.push_back(std::move(told));
    }
}

Figures between(const Figures& figures, std::uint32_t begin, std::uint32_t end) {
    Figures found;
    for (const Figure& figure : figures)
        if (figure.where.begin >= begin && figure.where.end <= end) found.push_back(figure);
    return found;
}

bool alike(const Figures& parts, const Figure& whole) {
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

bool Sums::known(const Figure& whole) const {
    return std::find(known_.begin(), known_.end(), whole.where.begin) != known_.end();
}

bool Sums::confirm_any(const Told& told, const Figure& whole, const std::vector<Figures>& sets) {
    for (const Figures& parts : sets) {
        if (parts.size() < 2 || !alike(parts, whole)) continue;
        const Sum sum = add_up(parts, whole, Noughts::prose);
        if (sum.verdict != Verdict::overflow && sum.verdict != Verdict::holds) continue;
        if (known(whole)) return true;
        if (sum.verdict == Verdict::overflow)
            too_large(context_, relation(told, whole, parts));
        else
            confirm(context_, relation(told, whole, parts), sum);
        known_.push_back(whole.where.begin);
        said_ = true;
        return true;
    }
    return false;
}

void Sums::accuse(const Told& told, const Figure& whole, const Figures& parts, duly_range words,
                  Claim claim) {
    constexpr std::int64_t surely_near = 20, near_many = 40, near_two = 5, near_strong = 65;
    constexpr std::size_t many = 3;
    if (parts.size() < 2 || !whole.exact || !alike(parts, whole) || partial(words)) return;
    if (known(whole)) return;
    const Sum sum = add_up(parts, whole, Noughts::prose);
    if (sum.verdict != Verdict::misses) return;
    const Relation made = relation(told, whole, parts);
    const bool slip = slipped(parts, whole, sum);
    const std::int64_t limit = claim == Claim::strong ? near_strong
                               : parts.size() >= many ? near_many
                                                      : near_two;
    // what is as large as the whole is no part of it
    const bool smaller = std::all_of(parts.begin(), parts.end(), [&](const Figure& part) {
        return compare(part.value, whole.value) == -1;
    });
    // two figures in a bracket are as likely two of several; digits swapped fit by chance there
    const bool enough = parts.size() >= many || claim == Claim::strong;
    if (!(slip && enough) && (!smaller || !near(made, sum, limit))) return;
    fault(context_, made, sum,
          (slip && enough) || (parts.size() >= many && near(made, sum, surely_near)));
    known_.push_back(whole.where.begin);
    said_ = true;
}

} // namespace duly::amounts
