// amounts.terms: so much a year for so many years makes the stated total.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

constexpr duly_parameter parameters[] = {
    parameter(
        "yearly", DULY_PATTERN,
        "^ ?(?:\\(?(?:per (?:financial )?year|per annum|a year|p\\.a\\.|pa\\b|annually|yearly|"
        "each (?:financial )?year|every year|in each (?:financial )?year))",
        "Words behind an amount that is spent every year."),
    parameter("years", DULY_PATTERN,
              "\\b(?:for|over|across|during|in each of)(?: (?:the|a|its|next|first|following|"
              "initial|financial|full|period|term|of|contract|life))* ([0-9]{1,2}|two|three|four|"
              "five|six|seven|eight|nine|ten)[ -](?:(?:financial|calendar|consecutive)[ -])?"
              "years?\\b",
              "How long; the number is its group."),
    parameter("changes", DULY_PATTERN,
              "\\b(?:increas|ris(?:e|es|ing)\\b|inflat|index|uplift|plus\\b|reduc|taper|declin|"
              "first year|one-off|set-up|initial (?:cost|payment)|options?|extend|extension|"
              "exclud|includ|of which|minus|less\\b|net\\b|further|additional|discount|free\\b|"
              "per (?:site|school|unit|place|head|person|property|licence|vehicle|ward|member)\\b|"
              "each (?:site|school|unit|ward)\\b|average|up to|subject to|pro "
              "rata|because\\b|part[ -]year|"
              "months?\\b|(?:first|second|third|last) (?:one )?(?:begins?|starts?)\\b)",
              "Words under which years are not alike, or the total holds more."),
    parameter("term-follows", DULY_PATTERN,
              "^ ?\\(?(?:per (?:financial )?year|per annum|a year|p\\.a\\.|pa|annually|yearly|"
              "each (?:financial )?year|every year|in each (?:financial )?year)\\)?,?"
              "(?: (?:payable|paid|funded|fixed|guaranteed))? "
              "(?:for|over|across|during|in each of)(?: (?:the|a|its|next|first|following|"
              "initial|financial|full|period|term|of|contract|life))* $",
              "All the words between an amount a year and the number of years."),
    parameter(
        "total-follows", DULY_PATTERN,
        "^[ -](?:(?:financial|calendar|consecutive)[ -])?years?"
        "(?: (?:contract|term|period|agreement|lease))?"
        "(?:[,:]? \\(|,? =|,|:| -)? ?"
        "(?:(?:which is|that is|i\\.e\\.|being|making|giving|or|at|and|for|with|to|is|equals|"
        "amounts to|comes to|totall?ing|totals?) ?)*"
        "(?:(?:an?|the) )?(?:(?:combined|overall|full|whole) )?"
        "(?:(?:total|sum|cost|price|value|contract value|total (?:cost|value|price|commitment|"
        "expenditure|spend|contract value|sum))(?: of| is|:)?)? ?$",
        "All the words between the term and its total."),
    parameter("total-leads", DULY_PATTERN,
              "^(?: (?:in total|altogether|in all|overall))?,? ?\\(?"
              "(?:(?:at|being|i\\.e\\.|that is|which is|or|made up of|consisting of|equal to|=|:|-|"
              "at a rate of|payable at) )?$",
              "All the words between a total and the amount a year behind it."),
    parameter("term-ends", DULY_PATTERN,
              "^[ -](?:(?:financial|calendar|consecutive)[ -])?years?(?:[.,;:)]|$)",
              "What stands behind the number of years when the total came first."),
    parameter("term-leads", DULY_PATTERN,
              "^[ -](?:(?:financial|calendar|consecutive)[ -])?years?"
              "(?: (?:contract|term|period|agreement|lease))?"
              "(?: (?:from|starting|beginning|commencing)(?: on| in)? [a-z0-9 /.-]{4,30})?,? ?"
              "(?:(?:at|for|costing|worth|priced at) )?"
              "(?:(?:an?|the) )?(?:(?:annual|yearly) )?(?:(?:cost|price|rent|fee|value) )?"
              "(?:of )?$",
              "All the words between the number of years and an amount a year behind it."),
    parameter("total-behind", DULY_PATTERN,
              "^ ?\\(?(?:per (?:financial )?year|per annum|a year|p\\.a\\.|pa|annually|yearly|"
              "each (?:financial )?year|every year)\\)?(?:,| -|:|;)? ?\\(?"
              // "or" begins another tariff
              "(?:(?:and|which is|that is|i\\.e\\.|being|making|giving|totall?ing) )?"
              "(?:(?:an?|the) )?(?:(?:total|overall|whole) )?(?:(?:total|sum|cost|price|value|"
              "contract value)(?: of| is|:)? )?$",
              "All the words between an amount a year and the total behind it."),
    parameter("makes", DULY_PATTERN,
              "^ ?\\(?(?:per (?:financial )?year|per annum|a year|p\\.a\\.|pa|annually|yearly|"
              "each (?:financial )?year|every year)\\)?,? (?:(?:which|that) )?(?:makes?|making|"
              "comes to|coming to|amounts to|amounting to|totals?|totall?ing|gives|giving|is) "
              "(?:(?:a|the) (?:total|sum) of )?$",
              "All the words between an amount a year and a total that its years follow."),
    parameter("over-years", DULY_PATTERN,
              "^ (?:in total |altogether |in all )?(?:for|over|across|during|in)(?: (?:the|a|its|"
              "next|first|full|period|term|of|contract|life))* $",
              "All the words between such a total and the number of years."),
    parameter("ends", DULY_PATTERN,
              "^(?: (?:in total|altogether|in all|overall)| over the (?:whole |full )?"
              "(?:term|period|contract|lease|life))?(?:[.,;:)]|$)",
              "What stands right behind the total of a term."),
};
constexpr duly_argument arguments[] = {
    argument("yearly", DULY_TEXT, "The amount a year as written."),
    argument("years", DULY_COUNT, "How many years."),
    argument("total", DULY_TEXT, "The total as written."),
    argument("computed", DULY_TEXT, "What the years make."),
    argument("difference", DULY_TEXT, "The difference, without a sign."),
};
constexpr duly_case cases[] = {
    fail("differs", "The years do not make the total.", arguments),
    pass("agrees", "The years make the total.", arguments),
    not_applicable("none", "No amount a year is stated with a term and a total."),
};

class Terms {
public:
    explicit Terms(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_) {}

    bool run() {
        constexpr std::uint32_t window = 30;
        for (const Node node : paper_.all("amount")) {
            const auto yearly = reader_.read(node);
            if (!yearly || yearly->value.mantissa == 0) continue;
            const string_view rest =
                paper_.text({yearly->where.end,
                             std::min(yearly->where.end + window, paper_.root().range().end)});
            if (!context_.matches(context_.text("yearly"), rest)) continue;
            if (const auto sentence = sentence_of(context_, node.range())) term(*sentence, *yearly);
        }
        return said_;
    }

private:
    void term(const Sentence& sentence, const Figure& yearly);
    [[nodiscard]] bool stated_plainly(const Sentence& sentence, const Figure& yearly,
                                      const Figure& total, duly_range years) const;

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    bool said_ = false;
};

/// To accuse, nothing may stand between the three, nor behind the total.
bool Terms::stated_plainly(const Sentence& sentence, const Figure& yearly, const Figure& total,
                           duly_range years) const {
    constexpr std::uint32_t behind_it = 45;
    const auto all_of = [&](const char* pattern, std::uint32_t from, std::uint32_t to) {
        return from <= to && context_.matches(context_.text(pattern), paper_.text({from, to}));
    };
    const auto ends = [&] {
        return context_.matches(context_.text("ends"), behind(paper_, sentence, total, behind_it));
    };
    // "for three years at £26,000 a year, £78,000 in total"
    if (years.end <= yearly.where.begin)
        return all_of("term-leads", years.end, yearly.where.begin) &&
               all_of("total-behind", yearly.where.end, total.where.begin) && ends();
    // "£26,000 a year makes £78,000 over three years"
    if (yearly.where.end <= total.where.begin && total.where.end <= years.begin)
        return all_of("makes", yearly.where.end, total.where.begin) &&
               all_of("over-years", total.where.end, years.begin) &&
               all_of("term-ends", years.end, sentence.range.end);
    if (!all_of("term-follows", yearly.where.end, years.begin)) return false;
    if (total.where.begin < yearly.where.begin) // "£78,000, at £26,000 a year for three years"
        return all_of("total-leads", total.where.end, yearly.where.begin) &&
               all_of("term-ends", years.end, sentence.range.end);
    return all_of("total-follows", years.end, total.where.begin) && ends();
}

void Terms::term(const Sentence& sentence, const Figure& yearly) {
    constexpr std::int64_t longest = 60;
    const auto number = context_.find(context_.text("years"), sentence.range);
    if (!number) return;
    const auto years = whole_number(paper_.text(*number));
    if (!years || *years < 2 || *years > longest) return;
    const duly_range rest{number->end, sentence.range.end};
    if (context_.find(context_.text("years"), rest)) return; // two terms
    const std::vector<Figure> parts(static_cast<std::size_t>(*years), yearly);
    for (const Figure& total : sentence.others(yearly)) {
        const Sum sum = add_up(parts, total, Noughts::prose);
        const auto report = [&](const char* name) {
            Relation relation;
            relation.whole = total;
            relation.parts.assign(1, {yearly, {}, yearly.where});
            const auto [computed, difference] = told(paper_, relation, sum);
            context_.report(name, total.where)
                .arg("yearly", stated(paper_, yearly))
                .arg("years", *years)
                .arg("total", stated(paper_, total))
                .arg("computed", computed)
                .arg("difference", difference)
                .related(stated(paper_, total), total.where)
                .related(stated(paper_, yearly), yearly.where)
                .related(paper_.text(*number), *number);
            said_ = true;
        };
        if (sum.verdict == Verdict::holds) return report("agrees");
        if (sum.verdict == Verdict::misses && sentence.others(yearly).size() == 1 && yearly.exact &&
            total.exact && compare(total.value, yearly.value) != -1 &&
            stated_plainly(sentence, yearly, total, *number) &&
            !context_.find(context_.text("changes"), sentence.range))
            report("differs");
    }
}

void run(const Context& context) {
    if (!Terms(context).run()) context.report("none");
}

} // namespace

duly_check terms() {
    return check<run>("amounts.terms", "An amount a year for so many years makes the total.",
                      parameters, cases);
}

} // namespace duly::amounts
