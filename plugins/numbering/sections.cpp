// numbering.sections: the numbers of the sections run on, and their paragraphs carry them.
#include "../shared/places.hpp"
#include "minute_numbers.hpp"
#include "words.hpp"

namespace duly::numbering {
namespace {

constexpr duly_parameter parameters[] = {
    quantity_parameter,
    own_parameter,
    parameter(
        "gaps", DULY_FLAG, "true",
        "Ask for numbers that run on; no where exempt items are left out of what is published."),
    parameter("minute-numbers", DULY_FLAG, "false",
              "Ask about numbers such as 22/079 too, where the sections have no others."),
    parameter(
        "excused", DULY_PATTERN, "",
        "Words of a paper that leaves numbers out for a reason; where a pattern is given, only "
        "a lone number that is left out is told. Empty: every gap is asked about."),
    parameter("named", DULY_PATTERN, "",
              "Words in front of a number that speak of an item by it, folded; where a pattern is "
              "given, a number that stands behind such words is not told as left out."),
    parameter("usual", DULY_PATTERN, "",
              "How a line behind a minute's number opens, folded, on one item or another of any "
              "meeting: numbers without such a line may be those of a list."),
};
constexpr duly_argument twice[] = {
    argument("number", DULY_TEXT, "The number that stands twice."),
    argument("first-words", DULY_TEXT, "The first heading."),
    argument("words", DULY_TEXT, "The second heading."),
};
constexpr duly_argument other[] = {
    argument("number", DULY_TEXT, "The section's number."),
    argument("words", DULY_TEXT, "The section's heading."),
    argument("first", DULY_TEXT, "The number of its first paragraph."),
    argument("last", DULY_TEXT, "The number of its last paragraph."),
};
constexpr duly_argument counted[] = {
    argument("count", DULY_COUNT, "How many numbered sections there are."),
};
constexpr duly_case cases[] = {
    fail("missing", "A section's number is left out.", gap_arguments),
    fail("several-missing", "A run of sections' numbers is left out.", gap_arguments),
    fail("twice", "Two sections carry the same number.", twice),
    fail("differs", "The paragraphs of a section carry another section's number.", other),
    pass("run-on", "Every section's number follows the one before.", counted),
    not_applicable("unnumbered", "The paper does not number its sections."),
    not_applicable("jumps", "A number is left out, and may stand elsewhere."),
    not_applicable("unclear", "Numbers stand twice, perhaps as those of several lists."),
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "Items 3 and 4 were taken together", "19/33 & 34": an item that the text speaks of.
bool spoken_of(const Context& context, const std::string& number) {
    constexpr std::size_t farthest = 48; // bytes in front of the number
    const std::string_view named = context.text("named");
    if (named.empty()) return false;
    const Document& paper = context.document();
    const std::string_view all = paper.text(paper.root().range());
    for (std::size_t at = all.find(number); at != std::string_view::npos;
         at = all.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        if (at == 0 || is_digit(all[at - 1]) || (end < all.size() && is_digit(all[end]))) continue;
        std::string_view before = all.substr(0, at);
        before.remove_prefix(at > farthest ? at - farthest : 0);
        if (const std::size_t line = before.rfind('\n'); line != std::string_view::npos)
            before.remove_prefix(line + 1);
        if (context.matches(named, context.folded(before))) return true;
    }
    return false;
}

/// Items that are numbered "22/079": a lone one that is left out.
void tell_minute_numbers(const Context& context, std::string_view excused) {
    const Document& paper = context.document();
    const MinuteNumbers found = minute_numbers(context, context.text("usual"));
    if (found.count == 0) {
        context.report("unnumbered");
    } else if (found.unclear || (found.gap && spoken_of(context, found.gap->number))) {
        context.report("jumps");
    } else if (found.gap && !(!excused.empty() && context.find(excused, paper.root().range()))) {
        const MinuteGap& gap = *found.gap;
        const auto words = [&](duly_range line, const std::string& number) {
            return places::quoted(paper.text(line).substr(number.size()), 60);
        };
        context.report("missing", gap.after_line)
            .arg("missing", gap.missing)
            .arg("last", gap.missing)
            .arg("before", gap.before)
            .arg("after", gap.after)
            .arg("before-words", words(gap.before_line, gap.before))
            .arg("after-words", words(gap.after_line, gap.after))
            .related(gap.before, gap.before_line);
    } else {
        context.report("run-on").arg("count", found.count);
    }
}

void run(const Context& context) {
    constexpr std::size_t fewest = 3; // fewer numbers are no numbering
    const std::string_view excused = context.text("excused");
    const Numbering& numbering = Numbering::of(context);
    const Chain& chain = numbering.chain();
    const std::size_t sections = chain.sections + chain.differs.size();
    if (sections < fewest) {
        if (context.flag("minute-numbers"))
            tell_minute_numbers(context, excused);
        else
            context.report("unnumbered");
        return;
    }
    const Document& paper = context.document();
    bool faultless = true;
    // Where the numbers jump again and again, the headings were not understood.
    const auto& gaps = chain.section_gaps;
    const bool asked =
        excused.empty() || (gaps.size() == 1 && gaps.front().first == gaps.front().last &&
                            !context.find(excused, paper.root().range()) &&
                            !spoken_of(context, numbers::written(gaps.front().first)));
    if (context.flag("gaps") && asked && gaps.size() * 3 <= sections) {
        for (const Gap& gap : gaps) {
            report_gap(context, gap.first == gap.last ? "missing" : "several-missing", gap);
            faultless = false;
        }
    }
    if (chain.sections_twice.size() == 1) {
        const Twice& each = chain.sections_twice.front();
        const std::string number = numbers::written(each.first->number);
        context.report("twice", each.second->where)
            .arg("number", number)
            .arg("first-words", numbers::opening_words(paper, *each.first))
            .arg("words", numbers::opening_words(paper, *each.second))
            .related(number, each.first->where);
        faultless = false;
    }
    for (const Differs& each : chain.differs) {
        const std::string first = numbers::written(each.first->number);
        context.report("differs", each.section->where)
            .arg("number", numbers::written(each.section->number))
            .arg("words", numbers::opening_words(paper, *each.section))
            .arg("first", first)
            .arg("last", numbers::written(each.last->number))
            .related(first, each.first->where);
        faultless = false;
    }
    if (!faultless) return;
    if (chain.sections_alike > 0 || !chain.sections_twice.empty())
        context.report("unclear");
    else if (context.flag("gaps") && excused.empty() && chain.sections_jump > 0)
        context.report("jumps");
    else
        context.report("run-on").arg("count", sections);
}

} // namespace

duly_check sections() {
    return check<run>("numbering.sections",
                      "The numbers of the sections run on, and their paragraphs carry them.",
                      parameters, cases);
}

} // namespace duly::numbering
