// amounts.vat: tax that is stated with its rate is that much of the amount.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "../shared/blocks.hpp"
#include "relation.hpp"
#include "sentence.hpp"
#include "style.hpp"

namespace duly::amounts {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("tax", DULY_PATTERN, "\\b(?:vat|value[- ]added tax)\\b",
              "Words of a sentence that speaks of the tax."),
    parameter("plus", DULY_PATTERN,
              "^\\)?,? ?\\(?(?:plus|and|\\+|with|excluding|exclusive of|excl\\.?|ex|net of|before) "
              "(?:the )?(?:additional )?(?:vat|value[- ]added tax)(?: (?:charged|payable|added))?"
              "(?: of)?(?:,? ?\\(?(?:at|@)(?: (?:the|a))?(?: (?:standard|current|reduced|full))?"
              "(?: rate)?(?: of)?)? ?\\(?$|^\\)? ?(?:plus|\\+) $",
              "Words between an amount without the tax and the tax or its rate."),
    parameter(
        "including", DULY_PATTERN,
        "^\\)?,? ?\\(?(?:including|inclusive of|incl\\.?|inc\\.?|of which|which includes|gross "
        "of|with) (?:the )?(?:vat|value[- ]added tax)(?: (?:charged|payable))?(?: (?:of|is))?"
        "(?:,? ?\\(?(?:at|@)(?: (?:the|a))?(?: (?:standard|current|reduced|full))?(?: rate)?"
        "(?: of)?)? ?\\(?$|^\\)?,? ?\\(?(?:including|inclusive of|of which) $",
        "Words between an amount with the tax and the tax or its rate."),
    parameter(
        "then-tax", DULY_PATTERN,
        "^(?: (?:vat|value[- ]added tax))?\\)?(?:,| -| =| is| of|:|, i\\.e\\.|, being|, which "
        "is|, amounting to)? ?\\(?(?:i\\.e\\. |being |= ?)?$",
        "Words between the rate and the tax."),
    parameter("then-rate", DULY_PATTERN,
              "^(?: (?:of |for |in )?(?:vat|value[- ]added tax))?,? ?\\(?(?:charged )?(?:at|@)? ?"
              "(?:(?:the|a) )?(?:(?:standard|current|reduced|full) )?(?:rate )?(?:of )?$",
              "Words between the tax and its rate."),
    parameter(
        "with-tax", DULY_PATTERN,
        "^ ?\\(?(?:including|inclusive of|incl\\.?|inc\\.?|with) (?:the )?(?:vat|value[- ]added "
        "tax)(?: (?:charged|payable))?,? ?\\(?(?:charged )?(?:at|@) "
        "(?:(?:the|a) )?(?:(?:standard|current|reduced|full) )?(?:rate )?(?:of )?$",
        "Words between the amount with the tax, stated behind the one without it, and the "
        "rate."),
    parameter(
        "then-total", DULY_PATTERN,
        "^(?: (?:vat|value[- ]added tax))?\\)?,? ?\\(?(?:(?:which )?(?:giv|mak|bring)(?:ing|es) "
        "|or |i\\.e\\. |= ?|is )?(?:an? |the )?(?:(?:overall |grand |gross )?total(?: cost| "
        "price| sum)?(?: to)?(?: (?:of|is|being))?|totall?ing) $",
        "Words between the rate and the amount with the tax."),
    parameter("ends", DULY_PATTERN,
              "^(?: (?:of |for |in )?(?:vat|value[- ]added tax)| in total)?(?:[.,;:)]|$)",
              "What stands right behind the last of the three figures."),
};
constexpr duly_argument arguments[] = {
    argument("whole", DULY_TEXT, "The amount, as written."),
    argument("rate", DULY_TEXT, "The rate, as written."),
    argument("part", DULY_TEXT, "What is stated beside them."),
    argument("computed", DULY_TEXT, "What it would be."),
};
constexpr duly_case cases[] = {
    fail("differs", "The tax on the amount is another.", arguments),
    fail("within-differs", "The tax that the amount holds is another.", arguments),
    fail("total-differs", "The amount with the tax is another.", arguments),
    pass("agrees", "The tax is what the rate makes.", arguments),
    not_applicable("none", "No tax is stated with its rate and its amount."),
};

/// Money in pence, and what one of its last place that is no nought stands for.
struct Pence {
    std::int64_t value = 0, unit = 1;
};

std::optional<Pence> pence(const Figure& figure) {
    constexpr std::int64_t most = 1'000'000'000'000; // £10bn: products stay in 64 bits
    constexpr std::int32_t pence_place = -2;
    std::int64_t mantissa = figure.value.mantissa;
    if (mantissa <= 0 || figure.value.exponent < pence_place) return std::nullopt;
    std::int64_t unit = 1;
    for (std::int32_t i = pence_place; i < figure.value.exponent; ++i) {
        unit *= 10;
        if (unit > most || mantissa > most / unit) return std::nullopt;
    }
    const std::int64_t value = mantissa * unit;
    if (value > most) return std::nullopt;
    for (; mantissa % 10 == 0; mantissa /= 10)
        unit *= 10;
    return Pence{value, unit};
}

/// A rate in thousandths of a per cent.
std::optional<std::int64_t> rate_of(const Figure& figure) {
    constexpr std::int64_t most = 50'000, one = 1000;
    std::int64_t rate = figure.value.mantissa;
    for (std::int32_t i = figure.value.exponent; i > -3; --i) {
        if (rate > most) return std::nullopt;
        rate *= 10;
    }
    if (figure.value.exponent < -3 || rate < one || rate > most) return std::nullopt;
    return rate;
}

constexpr std::int64_t all = 100'000; ///< 100 % in thousandths

class Taxes {
public:
    explicit Taxes(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_) {}

    bool run() {
        for (const Node node : paper_.all("percent")) {
            const auto rate = reader_.read(node);
            const auto sentence = sentence_of(context_, node.range());
            if (rate && rate->exact && sentence && sentence->figures.size() <= most_figures &&
                context_.find(context_.text("tax"), sentence->range))
                look_at(*sentence, *rate);
        }
        return said_;
    }

private:
    void look_at(const Sentence& sentence, const Figure& rate);
    /// How the words between put the tax to the amount; "with VAT" may mean either.
    struct Reading {
        bool plus = false, included = false;
    };
    void judge(const Figure& whole, const Figure& rate, const Figure& part, Reading reading,
               bool total);
    [[nodiscard]] bool between(const char* pattern, const Figure& first,
                               const Figure& second) const {
        const duly_range gap{first.where.end, second.where.begin};
        constexpr std::uint32_t longest = 80;
        return gap.begin <= gap.end && gap.end - gap.begin <= longest && says(pattern, gap);
    }
    [[nodiscard]] bool says(const char* pattern, duly_range words) const {
        return context_.matches(context_.text(pattern), paper_.text(words));
    }
    [[nodiscard]] bool speaks_of_tax(const Figure& first, const Figure& last) const {
        constexpr std::uint32_t behind = 6; // "£2,200 VAT"
        const std::uint32_t end = std::min(last.where.end + behind, paper_.root().range().end);
        return context_
            .find(context_.text("tax"), places::widened(paper_, {first.where.end, end}, 0))
            .has_value();
    }

    static constexpr std::size_t most_figures = 8; // of a sentence
    const Context& context_;
    const Document& paper_;
    Reader reader_;
    bool said_ = false;
};

// "£10,000 plus VAT at 20% (£2,000)", "£12,000 including VAT of £2,000 at 20%"
void Taxes::look_at(const Sentence& sentence, const Figure& rate) {
    for (std::size_t i = 0; i + 2 < sentence.figures.size(); ++i) {
        const Figure &first = sentence.figures[i], &second = sentence.figures[i + 1],
                     &third = sentence.figures[i + 2];
        const bool rate_second = second.where.begin == rate.where.begin;
        const bool rate_third = third.where.begin == rate.where.begin;
        if (!rate_second && !rate_third) continue;
        const Figure& part = rate_second ? third : second;
        if (first.kind != Figure::Kind::money || part.kind != Figure::Kind::money ||
            first.currency != part.currency || !first.exact || !part.exact ||
            !speaks_of_tax(first, third) || !says("ends", {third.where.end, sentence.range.end}))
            continue;
        const Reading reading{between("plus", first, second), between("including", first, second)};
        if (!reading.plus && !reading.included) continue;
        // "£10,000 excluding VAT (£12,000 including VAT at 20%)"
        if (rate_third && reading.plus && !reading.included && between("with-tax", second, third))
            judge(first, rate, part, reading, true);
        else if (rate_third ? between("then-rate", second, third)
                            : between("then-tax", second, third))
            judge(first, rate, part, reading, false);
        else if (rate_second && reading.plus && between("then-total", second, third))
            judge(first, rate, part, reading, true);
    }
}

void Taxes::judge(const Figure& whole, const Figure& rate, const Figure& part, Reading reading,
                  bool total) {
    const auto base = pence(whole), stated_part = pence(part);
    const auto percent = rate_of(rate);
    if (!base || !stated_part || !percent) return;
    const bool included = !reading.plus;
    const std::int64_t r = *percent, share = included ? all + r : all;
    // Noughts may be rounding, but of an amount no coarser than what was worked out from it.
    constexpr std::int64_t finer = 10;
    // A penny is rounded up or down.
    const std::int64_t part_reach = std::max<std::int64_t>(1, stated_part->unit / 2);
    const std::int64_t base_reach =
        std::min(base->unit, total ? stated_part->unit : stated_part->unit * finer) / 2;
    const auto holds = [&](std::int64_t factor, std::int64_t of) {
        return std::llabs(stated_part->value * of - base->value * factor) <=
               part_reach * of + base_reach * factor;
    };
    bool right = false;
    if (reading.plus) // "(£12,000)": with the tax
        right = holds(all + r, all) || (!total && holds(r, all));
    if (reading.included) // "(£10,000)": without it
        right = right || (total ? holds(all, all) : holds(r, all + r) || holds(all, all + r));
    const std::int64_t computed = base->value * (total ? all + r : r) / share;
    const std::string written_sum =
        written(style_of(part, paper_.text(part.where)),
                rounded_to({computed, -2}, std::min(part.value.exponent, 0)));
    context_
        .report(right      ? "agrees"
                : total    ? "total-differs"
                : included ? "within-differs"
                           : "differs",
                part.where)
        .arg("whole", stated(paper_, whole))
        .arg("rate", stated(paper_, rate))
        .arg("part", stated(paper_, part))
        .arg("computed", written_sum)
        .related(stated(paper_, whole), whole.where)
        .related(stated(paper_, rate), rate.where)
        .related(stated(paper_, part), part.where);
    said_ = true;
}

void run(const Context& context) {
    if (!Taxes(context).run()) context.report("none");
}

} // namespace

duly_check vat() {
    return check<run>("amounts.vat", "Tax that is stated with its rate is that much of the amount.",
                      parameters, cases);
}

} // namespace duly::amounts
