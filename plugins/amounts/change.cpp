// amounts.change: what rises or falls from one figure to another changes by what is stated.
#include <algorithm>
#include <optional>
#include <string>

#include "../shared/blocks.hpp"
#include "relation.hpp"
#include "sentence.hpp"
#include "style.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

constexpr duly_parameter parameters[] = {
    parameter("step", DULY_PATTERN,
              "(?:\\b(?:increas(?:e[ds]?|ing)|r[io]se[ns]?|rising|growth|gr[eo]w[ns]?|uplift|"
              "reduc(?:tion|ed|es?|ing)|decreas(?:e[ds]?|ing)|f[ae]ll(?:en|s|ing)?|drop(?:ped|s)?|"
              "saving|cut|change|difference|up|down)(?: of| by)?|\\bby|, or| and|^| or|,)"
              "[ (]*(?:about |around |some |approximately )?$",
              "Words right before the figure that something changes by."),
    parameter(
        "changes", DULY_PATTERN,
        "\\b(?:increas|r[io]se|rising|growth|gr[eo]w|uplift|reduc|decreas|f[ae]ll|drop|saving|"
        "cut\\b|change|difference|went up|gone up)",
        "Words of a sentence that tells of a change."),
    parameter("follows", DULY_PATTERN,
              "^(?: (?:a|per|each) year| per annum)?(?: (?:in|for|at|by|on|this) (?:the year |year "
              "|end |[0-9]{1,2} )?(?:[a-z]{3,9} )?"
              "(?:(?:19|20)[0-9]{2}(?:[/-][0-9]{2,4})?)?)?"
              "(?:,| -|;)?(?: (?:which is|this is|that is|i\\.e\\.|being|representing|or|with|"
              "giving|making))? ?\\(?(?:an?|the|\\+|-)? ?(?:total |overall |net )?"
              "(?:(?:increase|rise|growth|uplift|reduction|decrease|fall|drop|saving|cut|change|"
              "difference|up|down)(?: of| by)?|by) (?:about |around |some |approximately )?$",
              "All the words between the new figure and what it changed by."),
    parameter("then", DULY_PATTERN, "^(?: (?:in|for|at|by|on) [a-z0-9/ -]{1,30}?)? to $",
              "All the words between what it was and what it became."),
    parameter(
        "with-change", DULY_PATTERN,
        "^(?: (?:for|per|a|in|on) [a-z' -]{1,40})?, (?:which is |being |representing )?(?:an? )?"
        "(?:increase|rise|uplift|reduction|decrease|fall|drop) of $",
        "All the words between a new figure and what it changed by, where the old one is not "
        "stated."),
    parameter("less-now", DULY_PATTERN,
              "\\b(?:reduction|decrease|fall|drop) of $|^ (?:less|lower)\\b",
              "Those that say that it was more before."),
    parameter("more-than", DULY_PATTERN,
              "^ (?:more|higher|greater|less|lower) than (?:(?:the|a|an|its|our|last|this) )?"
              "(?:[a-z' -]{1,40} (?:of|at) )?$",
              "All the words between a difference and the figure it is measured from."),
    parameter(
        "another-unit", DULY_PATTERN,
        "^ (?:an?|per|each|every) (?:year|month|week|quarter|day|annum)|^ (?:in|for|to) all\\b",
        "Words behind a figure that need not be counted as the others are."),
    parameter(
        "comes-first", DULY_PATTERN,
        "^,?(?: \\([^()]{1,40}\\),?)? from $|"
        "^(?: (?:for|in|on|to) (?:the |its |our |their |this )?[^,;:.£€()]{1,60})?, "
        "(?:which (?:would |will )?)?(?:takes?|taking|brings?|bringing|raises?|raising|lifts?|"
        "lifting|moves?|moving|increases?|increasing|reduces?|reducing|cuts?|cutting|lowers?|"
        "lowering) (?:it|them|(?:its|the|their) (?:[a-z]+ ){0,2}(?:total|cost|budget|value|"
        "price|grant|funding|allocation|sum|amount)) from $",
        "All the words between what something changes by and the old figure."),
    parameter("each-year", DULY_PATTERN, "^ (?:(?:a|per|each) year|per annum)\\b",
              "Words behind the new figure with which both are paid each year."),
    parameter("ends", DULY_PATTERN,
              "^(?: (?:in|for) (?:the year )?(?:19|20)[0-9]{2}(?:[/-][0-9]{2,4})?)?"
              "(?: \\(|[.,;:)](?: |$)|$| (?:or|from|since then|in total|overall|altogether)\\b)",
              "What stands right behind a change that is the whole difference."),
    parameter(
        "several", DULY_PATTERN,
        "\\b(?:respectively|per year|per annum|a year|each|annual(?:ly)?|compound|between|"
        "of which|further|additional|average|real[- ]terms|in real|(?:over|above|more than) "
        "(?:and above )?inflation|like[- ]for[- ]like|excluding|adjusted|per (?:cent )?point|"
        "percentage points?|households?|per head|precept|element|social care|vat|once|cap)\\b",
        "Words under which a change is not just the difference."),
};
constexpr duly_argument arguments[] = {
    argument("from", DULY_TEXT, "What it was, as written."),
    argument("to", DULY_TEXT, "What it became, as written."),
    argument("change", DULY_TEXT, "The stated change."),
    argument("computed", DULY_TEXT, "What the change is; for a percentage, the new figure."),
};
constexpr duly_argument of_step[] = {
    argument("from", DULY_TEXT, "What it was before, computed."),
    argument("to", DULY_TEXT, "What it became, as written."),
    argument("step", DULY_TEXT, "How much it changed, as written."),
    argument("change", DULY_TEXT, "The stated percentage."),
    argument("computed", DULY_TEXT, "What that percentage of the former figure is."),
};
constexpr duly_case cases[] = {
    fail("differs", "The stated change is not the difference.", arguments),
    fail("percent-differs", "The stated percentage would lead to another figure.", arguments),
    fail("step-differs", "The stated change is not the stated percentage of what it was.", of_step),
    pass("agrees", "The stated change is the difference.", arguments),
    not_applicable("none", "No change from one figure to another is stated."),
};

class Changes {
public:
    explicit Changes(const Context& context)
        : context_(context), paper_(context.document()), reader_(paper_) {}

    bool run() {
        for (const char* kind : {"amount", "count", "percent"})
            for (const Node node : paper_.all(kind)) {
                const duly_range here = node.range();
                constexpr std::uint32_t word = 5;
                if (here.begin < word || paper_.text({here.begin - word, here.begin}) != "from ")
                    continue;
                const auto from = reader_.read(node);
                if (!from) continue;
                if (const auto sentence = sentence_of(context_, node.range()))
                    change(*sentence, *from);
            }
        for (const Node node : paper_.all("amount"))
            if (const auto step = reader_.read(node))
                if (const auto sentence = sentence_of(context_, node.range())) {
                    with_change(*sentence, *step);
                    more_than(*sentence, *step);
                }
        return said_;
    }

private:
    void change(const Sentence& sentence, const Figure& from);
    void with_change(const Sentence& sentence, const Figure& step);
    void more_than(const Sentence& sentence, const Figure& step);
    [[nodiscard]] std::optional<Figure> became(const Sentence& sentence, const Figure& from) const;
    void judge(const Figure& from, const Figure& to, const Figure& step, bool sure);
    void tell(const char* name, const Figure& from, const Figure& to, const Figure& step,
              const std::string& computed);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    bool said_ = false;
};

/// The figure that it rises or falls to. A number of things need not have a word behind it.
std::optional<Figure> Changes::became(const Sentence& sentence, const Figure& from) const {
    constexpr std::uint32_t widest = 40;
    for (const Figure& figure : sentence.figures)
        if (figure.where.begin > from.where.end && figure.kind == from.kind &&
            figure.currency == from.currency && figure.where.begin - from.where.end <= widest &&
            paper_.text({from.where.end, figure.where.begin}).ends_with(" to "))
            return figure;
    constexpr std::string_view joint = " to ";
    constexpr std::int64_t first_year = 1900, last_year = 2100;
    const string_view rest = behind(paper_, sentence, from, 2 * widest);
    const std::size_t at = rest.find(joint);
    if (from.kind != Figure::Kind::number || at > widest) return std::nullopt;
    const std::size_t begin = at + joint.size();
    std::size_t end = begin;
    while (end < rest.size() && ((rest[end] >= '0' && rest[end] <= '9') || rest[end] == ','))
        ++end;
    while (end > begin && rest[end - 1] == ',')
        --end;
    const auto value = whole_number(rest.substr(begin, end - begin));
    const auto year = [](std::int64_t number) {
        return number >= first_year && number <= last_year;
    };
    // "2.5", "40%", "12:30", "2019/20"
    const bool goes_on =
        end + 1 < rest.size() && (string_view("%/:").find(rest[end]) != string_view::npos ||
                                  (rest[end] == '.' && rest[end + 1] != ' '));
    if (end == begin || !value || goes_on || year(*value) ||
        (from.value.exponent == 0 && year(from.value.mantissa) &&
         paper_.text(from.where).find(',') == string_view::npos) ||
        !context_.matches(context_.text("then"), rest.substr(0, begin)))
        return std::nullopt;
    Figure to;
    to.value = {*value, 0};
    to.where = {from.where.end + static_cast<std::uint32_t>(begin),
                from.where.end + static_cast<std::uint32_t>(end)};
    return to;
}

// "rises from £2.1m to £2.4m, an increase of £0.3m (14%)"
void Changes::change(const Sentence& sentence, const Figure& from) {
    constexpr std::uint32_t window = 40;
    const std::optional<Figure> to = became(sentence, from);
    if (!to || !context_.find(context_.text("changes"), sentence.range)) return;
    bool plain = !context_.find(context_.text("several"), sentence.range);
    // "from £610,000 to £465,000 a year, a saving of £145,000": and nothing else is said of years
    const std::string_view rest_of_it = paper_.text({to->where.end, sentence.range.end});
    if (const auto yearly = context_.match(context_.text("each-year"), rest_of_it);
        !plain && yearly)
        plain = !context_.find(context_.text("several"), {sentence.range.begin, to->where.end}) &&
                !context_.matches(context_.text("several"), rest_of_it.substr(yearly->end)) &&
                !context_.matches(context_.text("another-unit"),
                                  paper_.text({from.where.end, to->where.begin}));
    const auto all_of = [&](const char* pattern, duly_range words) {
        return context_.matches(context_.text(pattern), paper_.text(words));
    };
    const auto outside = [&](const Figure& each) {
        return each.where.begin != from.where.begin && each.where.begin != to->where.begin &&
               (each.where.end <= from.where.begin || each.where.begin >= to->where.end);
    };
    for (const Figure::Kind kind : {from.kind, Figure::Kind::percent}) {
        std::vector<Figure> steps;
        for (const Figure& each : sentence.figures)
            if (each.kind == kind && each.currency == (kind == from.kind ? from.currency : "") &&
                outside(each) &&
                context_.matches(context_.text("step"), before(paper_, sentence, each, window)))
                steps.push_back(each);
        // "an increase of £2.4m for the bus lane, taking its total from £8.7m to £11.1m, and a
        // decrease of £3.4m": the one right before what was
        if (steps.size() > 1) {
            const auto leads = [&](const Figure& each) {
                return each.where.end <= from.where.begin &&
                       all_of("comes-first", {each.where.end, from.where.begin});
            };
            steps.erase(std::remove_if(steps.begin(), steps.end(),
                                       [&](const Figure& each) { return !leads(each); }),
                        steps.end());
        }
        if (steps.size() != 1) {
            if (from.kind == Figure::Kind::percent) break;
            continue;
        }
        // To accuse, nothing may stand between the three figures that could speak of another thing.
        const duly_range step = steps[0].where;
        const bool behind_it = step.begin >= to->where.end;
        // behind a change that stands further off, the first amount is the one that changed
        constexpr std::uint32_t adjoining = 12;
        const auto far_and_not_first = [&] {
            return from.where.begin - step.end > adjoining &&
                   std::any_of(sentence.figures.begin(), sentence.figures.end(),
                               [&](const Figure& each) {
                                   return each.kind == kind && each.where.end <= step.begin;
                               });
        };
        const bool near = behind_it ? all_of("follows", {to->where.end, step.begin})
                                    : step.end <= from.where.begin &&
                                          all_of("comes-first", {step.end, from.where.begin}) &&
                                          !far_and_not_first();
        const duly_range rest{behind_it ? step.end : to->where.end, sentence.range.end};
        judge(from, *to, steps[0], plain && near && rest.begin <= rest.end && all_of("ends", rest));
        if (from.kind == Figure::Kind::percent) break;
    }
}

// "a council tax of £91.35, an increase of £5.00 (5.79%)"
void Changes::with_change(const Sentence& sentence, const Figure& step) {
    constexpr std::uint32_t bracket = 2;
    if (behind(paper_, sentence, step, bracket) != " (") return;
    const Figure *now = nullptr, *percent = nullptr;
    for (const Figure& each : sentence.figures) {
        if (each.kind == Figure::Kind::money && each.where.begin < step.where.begin) {
            if (now != nullptr) return; // several amounts may have risen by this one
            now = &each;
        }
        if (each.kind == Figure::Kind::percent && each.where.begin == step.where.end + bracket)
            percent = &each;
    }
    if (now == nullptr || percent == nullptr || now->currency != step.currency || !now->exact ||
        !step.exact || !percent->exact || behind(paper_, sentence, *percent, 1) != ")" ||
        !context_.matches(context_.text("with-change"),
                          paper_.text({now->where.end, step.where.begin})) ||
        context_.find(context_.text("several"), sentence.range))
        return;
    const bool less_now = context_.matches(context_.text("less-now"),
                                           paper_.text({now->where.end, step.where.begin}));
    Figure before = *now;
    const auto value = less_now ? plus(now->value, step.value) : minus(now->value, step.value);
    if (!value || value->mantissa <= 0) return;
    before.value = *value;
    const Sum of_old = share_of(*percent, before, step.value, step.value.exponent);
    const Sum of_new = share_of(*percent, *now, step.value, step.value.exponent);
    // "£5.00" is no rounded sum: its pence are stated
    const bool pence = step.value.exponent == -2;
    const auto misses = [&](const Sum& sum) {
        return sum.verdict == Verdict::misses || (pence && sum.verdict == Verdict::rounded);
    };
    // 4.997% is cut off to "4.99%" where five are too many
    Figure next = *percent;
    ++next.value.mantissa;
    const Sum of_next = share_of(next, before, step.value, step.value.exponent);
    const auto least = compare(of_old.value, step.value), most = compare(step.value, of_next.value);
    const bool cut_off = least && most && *least <= 0 && *most <= 0;
    if (!misses(of_old) || !misses(of_new) || cut_off) return;
    context_.report("step-differs", percent->where)
        .arg("from", written(style_of(*now, paper_.text(now->where)), before.value))
        .arg("to", stated(paper_, *now))
        .arg("step", stated(paper_, step))
        .arg("change", stated(paper_, *percent))
        .arg("computed", written(style_of(step, paper_.text(step.where)),
                                 rounded_to(of_old.value, step.value.exponent)))
        .related(stated(paper_, *now), now->where)
        .related(stated(paper_, step), step.where)
        .related(stated(paper_, *percent), percent->where);
    said_ = true;
}

// "£18,750, which is £2,250 more than the present rent of £16,500"
void Changes::more_than(const Sentence& sentence, const Figure& step) {
    constexpr std::uint32_t before_it = 12, behind_it = 20, word = 4;
    if (before(paper_, sentence, step, word) != " is ") return;
    const Figure *now = nullptr, *then = nullptr;
    for (const Figure& each : sentence.figures) {
        if (each.kind != Figure::Kind::money || each.where.begin == step.where.begin) continue;
        const Figure*& place = each.where.begin < step.where.begin ? now : then;
        if (place != nullptr || each.currency != step.currency || !each.exact) return;
        place = &each;
    }
    if (now == nullptr || then == nullptr || !step.exact ||
        step.where.begin - now->where.end > before_it ||
        !context_.matches("^(?:,? which)?,? is $", paper_.text({now->where.end, step.where.begin})))
        return;
    const string_view words = paper_.text({step.where.end, then->where.begin});
    if (!context_.matches(context_.text("more-than"), words) ||
        context_.find(context_.text("several"), sentence.range) ||
        context_.matches(context_.text("another-unit"), behind(paper_, sentence, *then, behind_it)))
        return;
    const string_view goes_on = behind(paper_, sentence, *then, 1);
    if (!goes_on.empty() && string_view(".,;)").find(goes_on.front()) == string_view::npos)
        return; // "£1,250 less than the cap of £19,500 once VAT is off"
    const auto order = compare(now->value, then->value);
    const int meant = context_.matches(context_.text("less-now"), words) ? -1 : 1;
    if (order && *order == meant) judge(*then, *now, step, true);
}

void Changes::tell(const char* name, const Figure& from, const Figure& to, const Figure& step,
                   const std::string& computed) {
    context_.report(name, step.where)
        .arg("from", stated(paper_, from))
        .arg("to", stated(paper_, to))
        .arg("change", stated(paper_, step))
        .arg("computed", computed)
        .related(stated(paper_, from), from.where)
        .related(stated(paper_, to), to.where)
        .related(stated(paper_, step), step.where);
    said_ = true;
}

void Changes::judge(const Figure& from, const Figure& to, const Figure& step, bool sure) {
    Figure size = step;
    if (size.value.mantissa < 0) size.value.mantissa = -size.value.mantissa;
    const auto order = compare(to.value, from.value);
    if (!order || *order == 0) return;
    Figure less = *order > 0 ? from : to;
    const Figure& more = *order > 0 ? to : from;
    less.value.mantissa = -less.value.mantissa;
    sure = sure && step.exact;
    if (step.kind == from.kind) {
        Relation relation;
        relation.whole = size;
        relation.parts = {{more, {}, more.where}, {less, {}, less.where}};
        const Sum sum = add_up(relation.figures(), size, Noughts::prose);
        if (sum.verdict == Verdict::holds)
            tell("agrees", from, to, step, told(paper_, relation, sum).first);
        else if (sum.verdict == Verdict::misses && sure && step.kind != Figure::Kind::percent)
            tell("differs", from, to, step, told(paper_, relation, sum).first);
        return;
    }
    const auto difference = plus(more.value, less.value);
    if (!difference) return;
    const std::int32_t place = std::max(from.value.exponent, to.value.exponent);
    Sum sum = share_of(size, from, *difference, place);
    if (sum.verdict == Verdict::overflow) return;
    const auto twice = plus(sum.difference, sum.difference);
    const duly_decimal reach{2, place};
    if (sum.verdict != Verdict::holds && twice &&
        compare({twice->mantissa < 0 ? -twice->mantissa : twice->mantissa, twice->exponent},
                {reach.mantissa * 2, reach.exponent}) != 1)
        sum.verdict = Verdict::rounded;
    Relation relation;
    relation.whole = to;
    relation.parts = {{from, {}, from.where}};
    Sum reached;
    const auto value = *order > 0 ? plus(from.value, sum.value) : minus(from.value, sum.value);
    if (!value) return;
    reached.value = rounded_to(*value, std::min(place, 0));
    const std::string computed = told(paper_, relation, reached).first;
    if (sum.verdict == Verdict::holds)
        tell("agrees", from, to, step, computed);
    else if (sum.verdict == Verdict::misses && sure)
        tell("percent-differs", from, to, step, computed);
}

void run(const Context& context) {
    if (!Changes(context).run()) context.report("none");
}

} // namespace

duly_check change() {
    return check<run>("amounts.change", "A change from one figure to another is the difference.",
                      parameters, cases);
}

} // namespace duly::amounts
