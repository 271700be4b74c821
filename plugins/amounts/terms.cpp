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
              "exclud|includ|of which|minus|less\\b|net\\b|further|additional)",
              "Words under which years are not alike, or the total holds more."),
    parameter("total", DULY_PATTERN, "\\b(?:total(?:ling|s)?|altogether|in all|overall|whole)\\b",
              "Words beside the total."),
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
            if (const auto sentence = sentence_of(paper_, reader_, node)) term(*sentence, *yearly);
        }
        return said_;
    }

private:
    void term(const Sentence& sentence, const Figure& yearly);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    bool said_ = false;
};

void Terms::term(const Sentence& sentence, const Figure& yearly) {
    constexpr std::uint32_t near = 45;
    constexpr std::int64_t longest = 60;
    const auto number = context_.find(context_.text("years"), sentence.range);
    if (!number) return;
    const auto years = whole_number(paper_.text(*number));
    if (!years || *years < 2 || *years > longest) return;
    const duly_range rest{number->end, sentence.range.end};
    if (context_.find(context_.text("years"), rest)) return; // two terms
    const std::vector<Figure> parts(static_cast<std::size_t>(*years), yearly);
    std::size_t candidates = 0;
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
        ++candidates;
        const bool cue =
            context_.matches(context_.text("total"), before(paper_, sentence, total, near)) ||
            context_.matches(context_.text("total"), behind(paper_, sentence, total, near)) ||
            (before(paper_, sentence, total, 1) == "(" &&
             behind(paper_, sentence, total, 1) == ")");
        if (candidates == 1 && sentence.others(yearly).size() == 1 && cue && yearly.exact &&
            total.exact && sum.verdict == Verdict::misses &&
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
