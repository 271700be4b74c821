// amounts.percent-of: what is said to be so many per cent of an amount is.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "labels.hpp"
#include "relation.hpp"
#include "sentence.hpp"
#include "style.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

const duly_parameter parameters[] = {
    parameter("of", DULY_PATTERN, "^ ?of (?:the |a |an |its |this |that )?(?:[a-z' -]+ )?(?:of )?$",
              "Words between a percentage and the amount it is of."),
    parameter("of-which", DULY_PATTERN, "^ of which\\b", "The same, of the amount before."),
    parameter("is", DULY_PATTERN,
              "^(?:,|:| is| are| -| =|, or| or| equals| amounts to| comes to|, equal to|, i\\.e\\.|"
              ", which is|, that is|, being|\\)|,? \\(|,? \\(i\\.e\\.)[ :]?(?:a total of )?$",
              "Words between the amount that the percentage is of and the part."),
    parameter("subject", DULY_PATTERN,
              "^(?:[0-9.]+ )?(?:the|this|an?) (?:total |overall |annual )?(?:saving|cost|grant|fee|"
              "contribution|sum|amount|deposit|underspend|overspend|surplus|deficit|shortfall|"
              "reserve|balance|contingency|increase|reduction|budget)s? of$",
              "All the words of a sentence before an amount that is said to be a percentage."),
    parameter(
        "named-whole", DULY_PATTERN,
        "^ of (?:the |our |its |this )?(?:(?:total|overall|whole|entire|full|programme|project|"
        "annual|resource|three|year) )*(?:funding|budget|cost|resource|requirement|"
        "expenditure|programme|income|total|spend|allocation)s?\\b",
        "Words behind a percentage of what the paper is about."),
    parameter("some-of-it", DULY_PATTERN,
              "^ (?:of (?:it|this|that|these|them|which)|irrecoverable|recoverable)\\b",
              "Words behind an amount that is only a part of what the percentage makes."),
    parameter("total", DULY_PATTERN, "\\b(?:total(?:ling|s)?|overall|whole|in all)\\b",
              "Words before the amount that the paper is about."),
    small_words_parameter,
};
constexpr duly_argument arguments[] = {
    argument("percent", DULY_TEXT, "The percentage as written."),
    argument("whole", DULY_TEXT, "The amount that it is of."),
    argument("part", DULY_TEXT, "The part as written."),
    argument("computed", DULY_TEXT, "What the part would be."),
    argument("difference", DULY_TEXT, "The difference, without a sign."),
};
constexpr duly_case cases[] = {
    fail("differs", "The part is not that percentage of the whole.", arguments),
    pass("agrees", "The part is that percentage of the whole.", arguments),
    not_applicable("none", "Nothing is said to be a percentage of an amount."),
};

/// A part, its whole and the percentage.
struct Portion {
    Figure percent, whole, part;
};

class Percentages {
public:
    explicit Percentages(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_), labels_(context) {}

    bool run() {
        for (const Node node : paper_.all("percent")) {
            const auto percent = reader_.read(node);
            if (!percent || percent->value.mantissa <= 0 || !goes_on_with_of(*percent)) continue;
            const auto sentence = sentence_of(context_, node.range());
            if (!sentence) continue;
            if (const auto portion = stated_portion(*sentence, *percent))
                judge(*portion);
            else
                by_name(*sentence, *percent);
        }
        return said_;
    }

private:
    [[nodiscard]] std::optional<Portion> stated_portion(const Sentence& sentence,
                                                        const Figure& percent) const;
    [[nodiscard]] bool one_of_several(const Sentence& sentence, const Figure& whole,
                                      const Figure& part) const;
    void by_name(const Sentence& sentence, const Figure& percent);
    void judge(const Portion& portion);
    void tell(const char* name, const Portion& portion, const Sum& sum);
    [[nodiscard]] bool between(const char* pattern, std::uint32_t begin, std::uint32_t end) const {
        constexpr std::uint32_t longest = 60;
        return begin <= end && end - begin <= longest &&
               context_.matches(context_.text(pattern), paper_.text({begin, end}));
    }
    [[nodiscard]] bool goes_on_with_of(const Figure& percent) const {
        const std::uint32_t end = percent.where.end;
        return end + 4 <= paper_.root().range().end && paper_.text({end, end + 4}) == " of ";
    }
    void named_amounts();

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    Labels labels_;
    struct Named {
        Figure figure;
        std::vector<std::string_view> words;
        bool total = false;
    };
    std::vector<Named> named_;
    int asked_ = 0;
    bool gathered_ = false, said_ = false;
};

/// Whether the part stands in a bracket with more amounts: "(£20,000 this year and £21,200 next)".
bool Percentages::one_of_several(const Sentence& sentence, const Figure& whole,
                                 const Figure& part) const {
    const string_view gap = paper_.text({whole.where.end, part.where.begin});
    if (gap.find('(') == string_view::npos) return false;
    const string_view rest = paper_.text({part.where.end, sentence.range.end});
    const std::uint32_t end =
        part.where.end + static_cast<std::uint32_t>(std::min(rest.find(')'), rest.size()));
    return std::any_of(sentence.figures.begin(), sentence.figures.end(), [&](const Figure& other) {
        return other.kind == part.kind && other.where.begin > part.where.begin &&
               other.where.end <= end;
    });
}

// "£300,000 (15% of £2m)", "15% of £2m, £300,000", "£2m, 15% of which (£300,000)"
std::optional<Portion> Percentages::stated_portion(const Sentence& sentence,
                                                   const Figure& percent) const {
    constexpr std::uint32_t near = 4;
    const Figure *before = nullptr, *after = nullptr, *second = nullptr;
    for (const Figure& figure : sentence.figures) {
        if (figure.kind != Figure::Kind::money) continue;
        if (figure.where.end <= percent.where.begin) {
            before = &figure;
        } else if (figure.where.begin >= percent.where.end) {
            if (after != nullptr && second == nullptr) second = &figure;
            if (after == nullptr) after = &figure;
        }
    }
    if (after != nullptr && between("of", percent.where.end, after->where.begin)) {
        if (second != nullptr && second->currency == after->currency &&
            between("is", after->where.end, second->where.begin) &&
            !context_.find(context_.text("some-of-it"), {second->where.end, sentence.range.end}) &&
            !one_of_several(sentence, *after, *second))
            return Portion{percent, *after, *second};
        const string_view gap = before == nullptr || before->currency != after->currency
                                    ? string_view("none")
                                    : paper_.text({before->where.end, percent.where.begin});
        if (gap.size() <= near && (gap == " (" || gap == ", " || gap == " - "))
            return Portion{percent, *after, *before};
        // "The saving of £300,000 is 15% of the budget of £2m"
        if (gap == " is " && second == nullptr && sentence.range.begin < before->where.begin &&
            context_.matches(context_.text("subject"), context_.folded(paper_.text({
                                                           sentence.range.begin,
                                                           before->where.begin,
                                                       }))))
            return Portion{percent, *after, *before};
    }
    if (before != nullptr && after != nullptr && before->currency == after->currency &&
        context_.find(context_.text("of-which"), {percent.where.end, sentence.range.end}) &&
        paper_.text({percent.where.end, after->where.begin}) == " of which (")
        return Portion{percent, *before, *after};
    return std::nullopt;
}

void Percentages::tell(const char* name, const Portion& portion, const Sum& sum) {
    const std::string part = stated(paper_, portion.part), whole = stated(paper_, portion.whole),
                      percent = stated(paper_, portion.percent);
    const Style style = style_of(portion.part, paper_.text(portion.part.where));
    // to the place that the part is stated in, or to whole pounds
    const std::int32_t place = std::min(portion.part.value.exponent, 0);
    const duly_decimal computed = rounded_to(sum.value, place),
                       difference = rounded_to(sum.difference, place);
    context_.report(name, portion.part.where)
        .arg("percent", percent)
        .arg("whole", whole)
        .arg("part", part)
        .arg("computed", written(style, computed))
        .arg("difference", written_size(style, difference))
        .related(whole, portion.whole.where)
        .related(percent, portion.percent.where)
        .related(part, portion.part.where);
    said_ = true;
}

void Percentages::judge(const Portion& portion) {
    const Sum sum =
        share_of(portion.percent, portion.whole, portion.part.value, portion.part.value.exponent);
    if (sum.verdict == Verdict::holds)
        tell("agrees", portion, sum);
    else if (sum.verdict == Verdict::misses && portion.percent.exact && portion.whole.exact &&
             portion.part.exact)
        tell("differs", portion, sum);
}

void Percentages::named_amounts() {
    constexpr std::uint32_t reach = 40;
    constexpr std::size_t most = 300;
    if (gathered_) return;
    gathered_ = true;
    for (const Node node : paper_.all("amount")) {
        if (named_.size() >= most) break;
        const auto figure = reader_.read(node);
        if (!figure || figure->value.mantissa <= 0) continue;
        const auto sentence = sentence_of(context_, node.range());
        if (!sentence) continue;
        const bool alone = sentence->others(*figure).empty();
        // what is for one of several amounts stands near it
        constexpr std::uint32_t clause = 90;
        const duly_range words =
            alone
                ? sentence->range
                : duly_range{std::max(sentence->range.begin,
                                      figure->where.begin - std::min(figure->where.begin, clause)),
                             std::min(sentence->range.end, figure->where.end + clause)};
        named_.push_back(
            {*figure, labels_.telling_words(words),
             context_.matches(context_.text("total"), before(paper_, *sentence, *figure, reach))});
    }
}

// "2% of the total budget goes to the chapel" where the paper has both amounts
void Percentages::by_name(const Sentence& sentence, const Figure& percent) {
    constexpr std::size_t enough = 2;
    constexpr std::int64_t loosely = 2, sensible = 10;
    constexpr int most_asked = 100; // of one paper
    if (asked_ == most_asked ||
        !context_.find(context_.text("named-whole"), {percent.where.end, sentence.range.end}))
        return;
    ++asked_;
    named_amounts();
    const std::vector<std::string_view> words = labels_.telling_words(sentence.range);
    const Portion* best = nullptr;
    Portion found;
    Sum sum;
    std::size_t most = 0;
    for (const Named& part : named_) {
        const std::size_t shared = in_common(part.words, words);
        if (shared < enough || shared <= most) continue;
        for (const Named& whole : named_) {
            if (!whole.total || whole.figure.currency != part.figure.currency ||
                compare(part.figure.value, whole.figure.value) != -1)
                continue;
            Figure read = percent;
            if (!percent.exact && percent.value.exponent == 0 &&
                percent.value.mantissa >= sensible) {
                // "about 60%" is right within two points: read with twice that as its last place
                const auto rest = share_of(percent, whole.figure, part.figure.value, 0);
                Figure point;
                point.value = {2 * loosely, 0};
                const Sum reach = share_of(point, whole.figure, {0, 0}, 0);
                const auto twice = plus(rest.difference, rest.difference);
                if (!twice || rest.verdict == Verdict::overflow) continue;
                const duly_decimal size{twice->mantissa < 0 ? -twice->mantissa : twice->mantissa,
                                        twice->exponent};
                if (compare(size, reach.value) == 1) continue;
                sum = rest;
            } else {
                sum = share_of(read, whole.figure, part.figure.value, part.figure.value.exponent);
                if (sum.verdict != Verdict::holds) continue;
            }
            found = {percent, whole.figure, part.figure};
            best = &found;
            most = shared;
            break;
        }
    }
    if (best != nullptr) tell("agrees", *best, sum);
}

void run(const Context& context) {
    if (!Percentages(context).run()) context.report("none");
}

} // namespace

duly_check percent_of() {
    return check<run>("amounts.percent-of", "What is a percentage of an amount is that much.",
                      parameters, cases);
}

} // namespace duly::amounts
