// control.years: what the text says of the plan's own years is what its title says.
#include <string>

#include "../shared/blocks.hpp"
#include "../shared/whole_number.hpp"

namespace duly::control {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("plan", DULY_PATTERN,
              "\\b(strategy|plan|policy|framework|programme|vision|charter|concordat|protocol|"
              "prospectus)\\b",
              "The word of a title by which the text calls the paper."),
    parameter("runs", DULY_PATTERN,
              "^(?:[0-9.]+ )?(?:this|our|the) (?:strategy|plan|policy|framework|programme|vision|"
              "charter|concordat|protocol|prospectus) (?:runs|will run|lasts|will last|covers|"
              "will cover|is|spans)(?: for| over)?(?: an?| the| its| next)* "
              "(?:(?:period|term) of )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|"
              "fifteen|twenty)[ -]years?\\b",
              "All the words up to those that say how long the paper's plan runs."),
    parameter("length", DULY_PATTERN,
              "\\b(two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)[ -]years?$",
              "The number at the end of them is its group."),
    parameter("then-reviewed", DULY_PATTERN,
              ",? and (?:will be|is|is to be|shall be) (?:formally |next |due to be )?"
              "(?:reviewed|refreshed|updated)\\b",
              "What may follow them, and tells of no other years."),
    parameter(
        "own", DULY_PATTERN,
        "\\b(?:this|our|commend (?:this|our)|present (?:this|our)|welcome (?:to )?(?:this|our)) "
        "(?:new )?(?:strategy|plan|policy|framework|programme|vision|charter|concordat|"
        "protocol|prospectus),? (?:for(?: the period)?|covering|covers|runs from|spans|which "
        "(?:covers|runs from)) ?$",
        "Words right before years that are those of the paper itself."),
    parameter("about-another", DULY_PATTERN,
              "\\b(?:review|evaluation|progress|report|monitoring|update|refresh|closing|lessons|"
              "extended|extension|addendum|equality impact|assessment|appendix|summary)\\b",
              "Words of a title with which its years are another paper's."),
    parameter("other", DULY_PATTERN,
              "\\b(?:first|second|third|last|final|previous|former|next|extend\\w*|extension|"
              "review\\w*|refresh\\w*|supersed\\w*|replac\\w*|part|phase|remaining|midway|halfway|"
              "mid-?point|another|further|action plan|delivery plan|annual|each|every|budget|"
              "funding|draft|originally|up to|at least|rolling|old)\\b",
              "Words of a sentence that may tell of other years than the paper's own."),
};
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "What the text says."),
    argument("years", DULY_TEXT, "The years in the title."),
    argument("place", DULY_PLACE, "Where these stand."),
};
constexpr duly_case cases[] = {
    fail("length", "The text gives another number of years than the title.", named),
    fail("years", "The text gives other years than the title.", named),
    pass("alike", "The text gives the years of the title.", named),
    not_applicable("none", "The title gives no years, or the text says nothing of them."),
};

class Years {
public:
    explicit Years(const Context& context) : context_(context), paper_(context.document()) {}

    bool run();

private:
    [[nodiscard]] bool of_the_title();
    void length(const places::Block& block);
    void period(const places::Block& block, const Node& period);
    [[nodiscard]] bool other(duly_range sentence) const {
        return context_.find(context_.text("other"), sentence).has_value();
    }
    void tell(const char* name, duly_range where);

    const Context& context_;
    const Document& paper_;
    std::string noun_; ///< "strategy"
    Node title_;       ///< its years
    int from_ = 0, to_ = 0;
    bool said_ = false;
};

/// The years in the title, where it names one plan and one period.
bool Years::of_the_title() {
    const std::string title(context_.folded(paper_.root().str("title")));
    const auto noun = context_.match(context_.text("plan"), title);
    if (!noun || context_.matches(context_.text("about-another"), title)) return false;
    noun_ = title.substr(noun->begin, noun->end - noun->begin);
    // "Council Plan and Financial Strategy 2023-2028": which of the two, nobody can tell
    const auto another = context_.match(context_.text("plan"), title, noun->end);
    if (another && title.substr(another->begin, another->end - another->begin) != noun_)
        return false;
    for (const Node period : paper_.all("period")) {
        const std::string words(context_.folded(period.text()));
        if (words.empty() || title.find(words) == std::string::npos) continue;
        const auto from = period.date("from"), to = period.date("to");
        if (!from || !to) return false;
        title_ = period;
        from_ = from->year;
        to_ = to->year;
        // "2023/24 to 2027/28" is read as two years, and the title has more of them
        return to_ - from_ > 1;
    }
    return false;
}

void Years::tell(const char* name, duly_range where) {
    context_.report(name, where)
        .arg("words", places::quoted(paper_.text(where), 120))
        .arg("years", places::quoted(title_.text()))
        .arg("place", title_)
        .related(places::quoted(title_.text()), title_);
    said_ = true;
}

/// "The strategy runs for five years": of "2023-2028" five, or six where both ends count.
void Years::length(const places::Block& block) {
    constexpr std::uint32_t beginning = 200; // bytes
    const std::string words(context_.folded(paper_.text(
        {block.range.begin, std::min(block.range.end, block.range.begin + beginning)})));
    const auto runs = context_.match(context_.text("runs"), words);
    if (!runs) return;
    const std::string said = words.substr(0, runs->end);
    if (said.find(' ' + noun_ + ' ') == std::string::npos) return;
    const auto number = context_.match(context_.text("length"), said);
    if (!number) return;
    // the group, or all of it: the number begins either
    const std::string_view rest = std::string_view(said).substr(number->begin);
    const int years = static_cast<int>(whole_number(rest).value_or(0));
    const duly_range sentence = places::sentence_around(
        paper_, block.range, {block.range.begin, std::min(block.range.begin + 1, block.range.end)});
    // "1." may end the sentence that the number of the paragraph is
    const duly_range whole = sentence.end - sentence.begin < 6 ? block.range : sentence;
    if (years == 0) return;
    const int apart = to_ - from_;
    const bool alike = years == apart || years == apart + 1;
    duly_range clause = whole;
    if (const auto then = context_.find(context_.text("then-reviewed"), whole))
        clause.end = then->begin;
    if (!alike && other(clause)) return;
    tell(alike ? "alike" : "length", whole);
}

/// "I commend this strategy for 2022-2027"
void Years::period(const places::Block& block, const Node& period) {
    constexpr std::uint32_t near = 60; // bytes
    const duly_range where = period.range();
    const std::uint32_t begin =
        std::max(block.range.begin, where.begin - std::min(where.begin, near));
    const auto own =
        context_.match(context_.text("own"), context_.folded(paper_.text({begin, where.begin})));
    if (!own) return;
    const std::string lead(context_.folded(paper_.text({begin, where.begin})));
    if (lead.find(' ' + noun_, own->begin) == std::string::npos) return;
    const auto from = period.date("from"), to = period.date("to");
    if (!from || !to) return;
    const duly_range sentence = places::sentence_around(paper_, block.range, where);
    const bool alike = from->year == from_ && to->year == to_;
    // "2023/24 to 2027/28" is read as two years of one
    if (!alike && (other(sentence) || to->year - from->year < 2)) return;
    tell(alike ? "alike" : "years", sentence);
}

bool Years::run() {
    if (!of_the_title()) return false;
    const auto& blocks = places::blocks_of(context_);
    for (const places::Block& block : blocks)
        if (block.kind == places::BlockKind::paragraph) length(block);
    for (const Node each : paper_.all("period")) {
        const places::Block* block = places::block_at(blocks, each.range().begin);
        if (block != nullptr && block->kind == places::BlockKind::paragraph) period(*block, each);
    }
    return said_;
}

void run(const Context& context) {
    if (!Years(context).run()) context.report("none");
}

} // namespace

duly_check years() {
    return check<run>("control.years",
                      "What the text says of the plan's own years is what its title says.",
                      parameters, cases);
}

} // namespace duly::control
