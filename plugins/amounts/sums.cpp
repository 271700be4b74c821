#include "sums.hpp"

#include <algorithm>

#include "signs.hpp"

namespace duly::amounts {

using places::BlockKind;

constexpr duly_parameter partial_parameter = parameter(
    "partial", DULY_PATTERN,
    "\\b(?:of which|includ(?:ing|es)|e\\.?g\\.?|for example|such as|plus|net of|less|"
    "per (?:year|annum|month|week|person|head|hour|unit)|p\\.a\\.|annum|annually|each|"
    "a "
    "(?:year|month|week|day|person|head)|thereafter|reduc(?:e[ds]?|ing|tions?)|taper(?:s|ed|ing)?|"
    "every|respectively|increas(?:e|ed|ing)|decreas(?:e|ed|ing)|rising|falling|among(?:st)?|"
    "others?|various|etc|mainly|mostly|largely|primarily|chiefly|principally|predominantly|rest|"
    "since|to date|so "
    "far|already|bringing|remain(?:s|ing|der)|balance|maximum|minimum|average|or)\\b",
    "Words beside figures that may be more or less than the parts of one sum.");
constexpr duly_parameter subtracted_parameter =
    parameter("subtracted", DULY_PATTERN,
              "\\b(?:less (?:(?:(?:an?|the) (?:[a-z'-]+ ){1,5}|(?:income|grants?|receipts?|"
              "contributions?|savings?|discounts?|fees) )(?:of )?)?|(?:minus|net of|deducting|"
              "offset by|reduced by)\\b[^.;:£€$0-9]{0,60})[£€$]",
              "Words before an amount, with its sign, that say that it is taken off the others.");

Sums::Sums(const Context& context) : context_(context), paper_(context.document()) {
    for (const Passage& passage : passages_of(context)) {
        const BlockKind kind = passage.block.kind;
        if (kind == BlockKind::cell || kind == BlockKind::entry || kind == BlockKind::heading)
            continue;
        Told told{passage.block, &passage, {}, {}};
        for (const Figure& figure : passage.figures) {
            if (figure.kind == Figure::Kind::money) told.money.push_back(figure);
            if (figure.kind == Figure::Kind::number && figure.value.exponent == 0)
                told.counts.push_back(figure);
        }
        told_.push_back(std::move(told));
    }
}

Figures between(const Figures& figures, std::uint32_t begin, std::uint32_t end) {
    constexpr std::ptrdiff_t most = 200;
    const auto stands = [](const Figure& each, std::uint32_t at) { return each.where.begin < at; };
    const auto first = std::lower_bound(figures.begin(), figures.end(), begin, stands);
    auto last = std::lower_bound(first, figures.end(), end, stands);
    if (last != first && (last - 1)->where.end > end) --last;
    return last - first > most ? Figures() : Figures(first, last);
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
    return known_.count(whole.where.begin) > 0;
}

bool Sums::take_off(Figures& parts) const {
    constexpr std::uint32_t reach = 80; // bytes before the first part
    const std::uint32_t first = parts.front().where.begin;
    duly_range rest{first - std::min(first - paper_.root().range().begin, reach),
                    parts.back().where.end};
    bool taken = false;
    while (!empty(rest)) {
        const auto words = context_.find(context_.text("subtracted"), rest);
        if (!words || words->end <= rest.begin) break;
        rest.begin = words->end;
        const auto part = std::lower_bound(
            parts.begin(), parts.end(), words->end,
            [](const Figure& each, std::uint32_t at) { return each.where.end < at; });
        if (part == parts.end() || part->where.begin >= words->end) continue;
        part->value.mantissa = -std::abs(part->value.mantissa);
        taken = true;
    }
    return taken;
}

namespace {
/// Whether only the rounding of a whole such as "£2m" lets parts make it that are far from it.
bool coarse(const Sum& sum, const Figure& whole) {
    constexpr std::int64_t far = 40; // of the whole
    duly_decimal apart = sum.difference;
    if (apart.mantissa < 0) apart.mantissa = -apart.mantissa;
    constexpr std::int64_t most = std::int64_t{1} << 56;
    if (apart.mantissa > most / far) return false;
    apart.mantissa *= far;
    return compare(apart, whole.value) == 1;
}
} // namespace

bool Sums::confirm(const Told& told, const Figure& whole, const Figures& stated) {
    if (stated.size() < 2 || !alike(stated, whole)) return false;
    Figures parts = stated;
    take_off(parts);
    const Sum sum = add_up(parts, whole, Noughts::prose);
    if (sum.verdict != Verdict::overflow && sum.verdict != Verdict::holds) return false;
    if (known(whole)) return true;
    if (sum.verdict == Verdict::holds && coarse(sum, whole)) return true; // nothing is said of it
    if (sum.verdict == Verdict::overflow)
        too_large(context_, relation(told, whole, parts));
    else
        amounts::confirm(context_, relation(told, whole, parts), sum);
    known_.insert(whole.where.begin);
    said_ = true;
    return true;
}

Figures Sums::parts_only(const Figures& parts) const {
    constexpr std::uint32_t opening = 60;
    if (parts.size() < 2) return parts;
    const std::uint32_t begin = parts[0].where.begin;
    return without_asides(context_, parts,
                          begin - std::min(begin - paper_.root().range().begin, opening));
}

bool Sums::confirmed(const Told& told, const Figure& whole, const Figures& parts) {
    if (confirm(told, whole, parts)) return true;
    const Figures rest = parts_only(parts);
    return rest.size() < parts.size() && confirm(told, whole, rest);
}

namespace {
constexpr std::size_t few = 8; // parts that are tried, and that are left out
}

bool Sums::confirmed_but_last(const Told& told, const Figure& whole, const Figures& parts) {
    for (std::size_t size = parts.size(); size > 1; --size)
        if ((size <= few || size + few >= parts.size()) &&
            confirm(told, whole,
                    {parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(size)}))
            return true;
    const Figures rest = parts_only(parts);
    return rest.size() < parts.size() && confirmed_but_last(told, whole, rest);
}

bool Sums::confirmed_but_first(const Told& told, const Figure& whole, const Figures& parts) {
    for (std::size_t size = parts.size(); size > 1; --size)
        if ((size <= few || size + few >= parts.size()) &&
            confirm(told, whole, {parts.end() - static_cast<std::ptrdiff_t>(size), parts.end()}))
            return true;
    const Figures rest = parts_only(parts);
    return rest.size() < parts.size() && confirmed_but_first(told, whole, rest);
}

bool Sums::entangled(const Figures& stated, const Figures& parts) const {
    for (std::size_t i = 0, kept = 0; i + 1 < stated.size(); ++i) {
        if (kept < parts.size() && parts[kept].where.begin == stated[i].where.begin) {
            ++kept;
            continue;
        }
        const bool next =
            kept < parts.size() && parts[kept].where.begin == stated[i + 1].where.begin;
        const std::string_view gap = paper_.text({stated[i].where.end, stated[i + 1].where.begin});
        if (next && (gap == ", " || gap.find_first_of(",;)]") == std::string_view::npos))
            return true;
    }
    return false;
}

// "The first grant is £3m. Another adds £1m and the fees £2m, £6m in all."
bool Sums::began_before(const Told& told, const Figure& whole, const Figures& parts) const {
    constexpr std::size_t most = 4; // amounts of the sentences before
    Figures all = parts;
    std::size_t taken = 0;
    for (auto each = told.money.rbegin(); each != told.money.rend() && taken < most; ++each) {
        if (each->where.begin >= parts[0].where.begin) continue;
        all.insert(all.begin(), *each);
        ++taken;
        if (alike(all, whole) && add_up(all, whole, Noughts::prose).verdict == Verdict::holds)
            return true;
    }
    return false;
}

void Sums::accuse(const Told& told, const Figure& whole, const Figures& stated, duly_range words,
                  Claim claim) {
    constexpr std::int64_t surely_near = 20, near_many = 40, near_two = 5, near_strong = 65;
    constexpr std::size_t many = 3;
    if (!whole.exact || known(whole) || partial(words)) return;
    const Figures parts = parts_only(stated);
    if (parts.size() < 2 || !alike(parts, whole) || entangled(stated, parts)) return;
    // a number before the first part stands before the words between the figures
    duly_range around = words;
    if (words.begin >= told.block.range.begin && words.end <= told.block.range.end) {
        const duly_range all = sentence(told, words);
        around = {std::min(words.begin, all.begin), std::max(words.end, all.end)};
    }
    if (context_.find(context_.text("multiplied"), around) ||
        context_.find(context_.text("unpriced"), around) ||
        made_as_told(context_, around, parts, whole))
        return;
    const Sum sum = add_up(parts, whole, Noughts::prose);
    if (sum.verdict != Verdict::misses) return;
    Figures taken = parts; // what else is taken off need not have a word that says so
    if (take_off(taken)) return;
    if (began_before(told, whole, parts)) return;
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
    const bool surely = slip && enough && slipped(parts, whole, sum, Mended::exactly);
    // where some figures only explain others, one more may
    const bool plain = parts.size() == stated.size();
    // "are included: …" need not be all that is
    const bool all_listed = !context_.find("\\bincluded\\b", around);
    fault(context_, made, sum,
          plain && all_listed &&
              (surely || (parts.size() >= many && near(made, sum, surely_near))));
    known_.insert(whole.where.begin);
    said_ = true;
}

void Sums::doubt(const Told& told, const Figure& whole, const Figures& parts) {
    const Sum sum = add_up(parts, whole, Noughts::prose);
    if (known(whole) || sum.verdict != Verdict::misses) return;
    fault(context_, relation(told, whole, parts), sum, false);
    known_.insert(whole.where.begin);
    said_ = true;
}

} // namespace duly::amounts
