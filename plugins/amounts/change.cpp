// amounts.change: what rises or falls from one figure to another changes by what is stated.
#include <algorithm>

#include "../shared/blocks.hpp"
#include "relation.hpp"
#include "sentence.hpp"

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
              "^(?:,| -|;)?(?: (?:which is|this is|that is|i\\.e\\.|being|representing|or|with|"
              "giving|making))? ?\\(?(?:an?|the|\\+|-)? ?(?:total |overall |net )?"
              "(?:(?:increase|rise|growth|uplift|reduction|decrease|fall|drop|saving|cut|change|"
              "difference|up|down)(?: of| by)?|by) (?:about |around |some |approximately )?$",
              "All the words between the new figure and what it changed by."),
    parameter("comes-first", DULY_PATTERN, "^,?(?: \\([^()]{1,40}\\),?)? from $",
              "All the words between what something changes by and the old figure."),
    parameter("ends", DULY_PATTERN,
              "^(?: \\(|[.,;:)](?: |$)|$| (?:or|from|since then|in total|overall|altogether)\\b)",
              "What stands right behind a change that is the whole difference."),
    parameter("several", DULY_PATTERN,
              "\\b(?:respectively|per year|per annum|a year|each|annual(?:ly)?|compound|between|"
              "of which|further|additional|average|real[- ]terms|in real|(?:over|above|more than) "
              "(?:and above )?inflation|like[- ]for[- ]like|excluding|adjusted|per (?:cent )?point|"
              "percentage points?|households?|per head)\\b",
              "Words under which a change is not just the difference."),
};
constexpr duly_argument arguments[] = {
    argument("from", DULY_TEXT, "What it was, as written."),
    argument("to", DULY_TEXT, "What it became, as written."),
    argument("change", DULY_TEXT, "The stated change."),
    argument("computed", DULY_TEXT, "What the change is; for a percentage, the new figure."),
};
constexpr duly_case cases[] = {
    fail("differs", "The stated change is not the difference.", arguments),
    fail("percent-differs", "The stated percentage would lead to another figure.", arguments),
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
        return said_;
    }

private:
    void change(const Sentence& sentence, const Figure& from);
    void judge(const Figure& from, const Figure& to, const Figure& step, bool sure);
    void tell(const char* name, const Figure& from, const Figure& to, const Figure& step,
              const std::string& computed);

    const Context& context_;
    const Document& paper_;
    Reader reader_;
    bool said_ = false;
};

// "rises from £2.1m to £2.4m, an increase of £0.3m (14%)"
void Changes::change(const Sentence& sentence, const Figure& from) {
    constexpr std::uint32_t widest = 40, window = 40;
    const Figure* to = nullptr;
    for (const Figure& figure : sentence.figures)
        if (figure.where.begin > from.where.end && figure.kind == from.kind &&
            figure.currency == from.currency) {
            to = &figure;
            break;
        }
    if (to == nullptr || to->where.begin - from.where.end > widest ||
        !paper_.text({from.where.end, to->where.begin}).ends_with(" to ") ||
        !context_.find(context_.text("changes"), sentence.range))
        return;
    const bool plain = !context_.find(context_.text("several"), sentence.range);
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
        if (steps.size() != 1) {
            if (from.kind == Figure::Kind::percent) break;
            continue;
        }
        // To accuse, nothing may stand between the three figures that could speak of another thing.
        const duly_range step = steps[0].where;
        const bool behind_it = step.begin >= to->where.end;
        const bool near = behind_it ? all_of("follows", {to->where.end, step.begin})
                                    : step.end <= from.where.begin &&
                                          all_of("comes-first", {step.end, from.where.begin});
        const duly_range rest{behind_it ? step.end : to->where.end, sentence.range.end};
        judge(from, *to, steps[0], plain && near && rest.begin <= rest.end && all_of("ends", rest));
        if (from.kind == Figure::Kind::percent) break;
    }
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
