// amounts.left: what is left of a sum is the sum less what is taken from it.
#include <string_view>

#include "relation.hpp"
#include "sentence.hpp"

namespace duly::amounts {
namespace {

using std::string_view;

constexpr duly_parameter parameters[] = {
    parameter("taken", DULY_PATTERN,
              "^, (?:of|from|out of) which (?:[a-z]+ ){0,3}$|^,? (?:less|minus) [^.;:]{0,50}$",
              "All the words between a sum and what is taken from it."),
    parameter("of-the", DULY_PATTERN,
              "(?:^|[.;:] )(?:out )?of (?:the|this|that|its|our) (?:[a-z'-]+ ){0,4}(?:of )?$",
              "The beginning of a sentence that names the sum first."),
    parameter(
        "leaves", DULY_PATTERN,
        "^[^.;:]{0,60}\\b(?:leaves|leaving) (?:(?:an?|the|only|just|about) )?"
        "(?:(?:balance|remainder|surplus|total|net|sum|amount|unspent|uncommitted|remaining) )"
        "{0,2}(?:of )?$|^[^.;:]{0,60}\\b(?:balance|remainder) (?:of|is|being) $",
        "All the words between what is taken and what is left."),
    parameter("ends", DULY_PATTERN,
              "^(?:[.;](?: |$)|$| (?:available|uncommitted|unspent|unallocated)(?:[.;](?: |$)|$))",
              "What stands right behind what is left."),
    parameter(
        "more", DULY_PATTERN,
        "\\b(?:after|once|excluding|net of|further|already|plus|including|together with|added|"
        "a (?:year|month|week)|per|each|every|respectively|about|other|also|interest|inflation|"
        "rest|half|third|quarter|retention|contingency|"
        "carried|brought forward|slippage|returned|receipts?|income)\\b",
        "Words with which more may be taken or added than the figures say."),
};
constexpr duly_argument arguments[] = {
    argument("whole", DULY_TEXT, "The sum as written."),
    argument("taken", DULY_TEXT, "What is taken from it."),
    argument("left", DULY_TEXT, "What is said to be left."),
    argument("computed", DULY_TEXT, "What is left."),
};
constexpr duly_case cases[] = {
    fail("differs", "What is said to be left is not the difference.", arguments),
    pass("agrees", "What is said to be left is the difference.", arguments),
    not_applicable("none", "Nothing is said to be left of a sum."),
};

class Remainders {
public:
    explicit Remainders(const Context& context) : context_(context), paper_(context.document()) {}

    bool run() {
        for (const Passage& passage : passages_of(context_)) {
            const places::BlockKind kind = passage.block.kind;
            if (passage.figures.size() < 3 || kind == places::BlockKind::cell ||
                kind == places::BlockKind::entry)
                continue;
            std::vector<Figure> money;
            for (const Figure& figure : passage.figures)
                if (figure.kind == Figure::Kind::money) money.push_back(figure);
            if (money.size() < 3 ||
                !context_.find("\\b(?:leaves|leaving|balance|remainder)\\b", passage.block.range))
                continue;
            for (std::size_t i = 0; i + 2 < money.size(); ++i)
                judge(passage, money, i);
        }
        return said_;
    }

private:
    void judge(const Passage& passage, const std::vector<Figure>& money, std::size_t first);
    [[nodiscard]] bool all_of(const char* pattern, std::uint32_t begin, std::uint32_t end) const {
        constexpr std::uint32_t longest = 120; // bytes between two figures of a sentence
        return begin <= end && end - begin <= longest &&
               context_.matches(context_.text(pattern), paper_.text({begin, end}));
    }

    const Context& context_;
    const Document& paper_;
    bool said_ = false;
};

// "£620,000, of which £402,300 is committed, leaving £217,700", "Of the £620,000, £402,300 …"
void Remainders::judge(const Passage& passage, const std::vector<Figure>& money,
                       std::size_t first) {
    constexpr std::uint32_t opening = 60;
    const Figure &whole = money[first], &taken = money[first + 1], &left = money[first + 2];
    if (!all_of("leaves", taken.where.end, left.where.begin)) return;
    const duly_range sentence = sentence_in(paper_, passage, whole.where);
    const std::uint32_t before =
        whole.where.begin - std::min(whole.where.begin - sentence.begin, opening);
    const string_view gap = paper_.text({whole.where.end, taken.where.begin});
    const bool named_first =
        (gap == ", " || gap == " ") && all_of("of-the", before, whole.where.begin);
    // one more amount in the sentence may have been taken or added as well
    const bool alone = (first == 0 || money[first - 1].where.end <= sentence.begin) &&
                       (first + 3 == money.size() || money[first + 3].where.begin >= sentence.end);
    if ((!named_first && !all_of("taken", whole.where.end, taken.where.begin)) || !alone ||
        left.where.end > sentence.end || whole.currency != taken.currency ||
        whole.currency != left.currency)
        return;
    Relation relation;
    relation.whole = left;
    Figure off = taken;
    off.value.mantissa = -off.value.mantissa;
    relation.parts = {{whole, {}, whole.where}, {off, {}, taken.where}};
    const Sum sum = add_up(relation.figures(), left, Noughts::prose);
    const bool plain =
        whole.exact && taken.exact && left.exact &&
        all_of("ends", left.where.end, std::min(sentence.end, left.where.end + opening)) &&
        !context_.find(context_.text("more"), sentence);
    if (sum.verdict != Verdict::holds && (sum.verdict != Verdict::misses || !plain)) return;
    context_.report(sum.verdict == Verdict::holds ? "agrees" : "differs", left.where)
        .arg("whole", stated(paper_, whole))
        .arg("taken", stated(paper_, taken))
        .arg("left", stated(paper_, left))
        .arg("computed", told(paper_, relation, sum).first)
        .related(stated(paper_, whole), whole.where)
        .related(stated(paper_, taken), taken.where)
        .related(stated(paper_, left), left.where);
    said_ = true;
}

void run(const Context& context) {
    if (!Remainders(context).run()) context.report("none");
}

} // namespace

duly_check left() {
    return check<run>("amounts.left", "What is left of a sum is the difference.", parameters,
                      cases);
}

} // namespace duly::amounts
