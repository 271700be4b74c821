// actions.measures: measures that the paper says stand with its action plan are there.
#include "../shared/blocks.hpp"
#include "../shared/joined.hpp"
#include "tables.hpp"

namespace duly::actions {
namespace {

constexpr duly_parameter own[] = {
    parameter("hint", DULY_PATTERN, "\\b(?:measures?|indicators?)\\b",
              "A word that every such sentence has."),
    parameter(
        "promised", DULY_PATTERN,
        "\\b(?:performance|success|outcome|progress) (?:measures?|indicators?)\\b[^.;]{0,60}"
        "\\b(?:is|are|can be) (?:included|set out|contained|listed|given|found|shown|"
        "attached|provided)\\b[^.;]{0,60}\\b(?:end|action plan|delivery plan|appendix|annexe?|"
        "table)\\b",
        "Words that say that measures stand with the plan."),
    parameter("measure", DULY_PATTERN,
              "\\b(?:measures?|indicators?|kpis?|targets?|milestones?|success|baseline|how (?:will "
              ")?we(?: will)? (?:know|measure))\\b",
              "Words of a column, or of a heading of its own, that hold them."),
};
constexpr auto parameters = joined(own, table_parameters);
constexpr duly_argument named[] = {
    argument("words", DULY_TEXT, "The sentence that says so."),
    argument("place", DULY_PLACE, "Where the plan's table stands."),
};
constexpr duly_case cases[] = {
    fail("absent", "No column and no heading of the plan holds measures.", named),
    pass("there", "The plan holds measures.", named),
    not_applicable("none", "The paper says nothing of measures with its plan, or has no plan."),
};

void run(const Context& context) {
    const Document& paper = context.document();
    const auto& tables = tables_of(context);
    const ActionTable* plan = tables.empty() ? nullptr : &tables.back();
    if (plan == nullptr || !plan->trusted) {
        context.report("none");
        return;
    }
    duly_range promised{};
    bool there = false;
    places::Sought hint(context, context.text("hint"));
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.kind == places::BlockKind::entry || !hint.may_be_in(block.range) ||
            !context.find(hint.pattern(), block.range))
            continue;
        if (empty(promised)) {
            if (block.kind != places::BlockKind::paragraph) continue;
            const auto found = context.find(context.text("promised"), block.range);
            if (found) promised = places::sentence_around(paper, block.range, *found);
            continue;
        }
        // What comes after may be the measures: under a heading, or in words that announce them.
        if (block.kind == places::BlockKind::heading) there = true;
    }
    if (empty(promised)) {
        context.report("none");
        return;
    }
    for (const ActionTable& table : tables)
        for (const duly_range head : table.heads)
            there = there || (!empty(head) && context.matches(context.text("measure"),
                                                              context.folded(paper.text(head))));
    context.report(there ? "there" : "absent", promised)
        .arg("words", places::quoted(paper.text(promised), 140))
        .arg("place", plan->table)
        .related("table", places::first_line(paper, plan->table.range()));
}

} // namespace

duly_check measures() {
    return check<run>("actions.measures",
                      "Measures that the paper says stand with its action plan are there.",
                      table_of(parameters), cases);
}

} // namespace duly::actions
