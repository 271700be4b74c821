// recommendations.amount: a recommendation that asks for money says how much.
#include "../shared/blocks.hpp"

namespace duly::recommendations {
namespace {

constexpr duly_parameter parameters[] = {
    parameter("role", DULY_TEXT, "recommendation", "The section with the recommendation."),
    parameter("costs", DULY_TEXT, "financial",
              "Roles of the sections that state what it costs, separated by spaces."),
    parameter("approves", DULY_PATTERN,
              "\\b(?:approv|agree|authoris|award|allocat|releas|commits?\\b|commitment|enter "
              "into|accept)",
              "Words of a recommendation that ask for a decision."),
    parameter("money", DULY_PATTERN,
              "\\b(?:fund|funds|funding|funded|grants?|expenditure|spend(?:ing)?|payments?|"
              "invest(?:ment)?|purchase|award of (?:a |the )?contract|contract award|award "
              "(?:a |the )?contract|costs?)\\b",
              "Words of a recommendation that ask for money."),
    parameter(
        "elsewhere", DULY_PATTERN,
        "\\b(?:part (?:2|ii|two|b)|exempt|confidential|appendix|appendices|annexe?|schedule|"
        "(?:set out|detailed|described|outlined|contained|shown|listed|summarised|identified|"
        "specified|stated|as|in|at|see) (?:above|below|in|at|paragraphs?|sections?|tables?)|"
        "paragraphs?|tables?|sections? [0-9]|per cent|bids?|appl(?:y|ication)|budget "
        "(?:report|monitoring|strategy)|accounts|outturn|in[- ]principle|no cost|nil cost|"
        "existing budgets?|within budget)\\b",
        "Words of a recommendation that say where the sum stands, or that none is asked for."),
    parameter("not-cost", DULY_PATTERN,
              "\\b(?:threshold|delegat|limit|less than|up to the value|per annum of|income|saving|"
              "savings|reserve|council tax|national|insurance|financial regulations|standing "
              "orders|in excess of|above|below|over)\\b",
              "Words of a sentence whose amount is not what is asked for."),
};
constexpr duly_argument named[] = {
    argument("amount", DULY_TEXT, "The amount as the paper states it elsewhere."),
    argument("heading", DULY_TEXT, "The heading that it stands under."),
    argument("place", DULY_PLACE, "Where it stands."),
    argument("words", DULY_TEXT, "The recommendation, cut short."),
};
constexpr duly_case cases[] = {
    fail("without", "Money is asked for, and the amount stands elsewhere only.", named),
    pass("stated", "The recommendation states an amount."),
    pass("elsewhere", "The recommendation says where the amount stands."),
    not_applicable("no-money", "No money is asked for."),
    not_applicable("none", "There is no recommendation, or the paper states no amount for it."),
};

/// Whether an amount stands in it, in a cell too where a row of a form is the section.
bool states_amount(const Context& context, Node section) {
    if (section.first("amount")) return true;
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.range.begin < section.range().begin) continue;
        if (block.range.begin >= section.range().end) break;
        if (block.holder != block.node && block.holder.first("amount")) return true;
    }
    return false;
}

/// Whether a paragraph or an item with its lead-in asks for money.
bool asks_for_money(const Context& context, duly_range section) {
    const Document& paper = context.document();
    bool led_in = false; // "That the Committee approves:"
    for (const places::Block& block : places::blocks_of(context)) {
        if (block.range.begin < section.begin) continue;
        if (block.range.begin >= section.end) break;
        if (block.kind == places::BlockKind::heading) continue;
        const std::string_view folded = context.folded(paper.text(block.range));
        const bool approves = context.matches(context.text("approves"), folded);
        if ((approves || led_in) && context.matches(context.text("money"), folded)) return true;
        if (folded.ends_with(':'))
            led_in = approves;
        else if (block.kind != places::BlockKind::item)
            led_in = false;
    }
    return false;
}

void run(const Context& context) {
    const Document& paper = context.document();
    const Node section = paper.section(context.text("role"));
    if (!section || section.str("status") == "empty") {
        context.report("none");
        return;
    }
    if (states_amount(context, section)) {
        context.report("stated", section.first("heading"));
        return;
    }
    if (!asks_for_money(context, section.range())) {
        context.report("no-money", section.first("heading"));
        return;
    }
    if (context.matches(context.text("elsewhere"), context.folded(section.text()))) {
        context.report("elsewhere", section.first("heading"));
        return;
    }
    for (const Node costs : paper.all("section")) {
        if (costs.str("role").empty() || !places::lists(context.text("costs"), costs.str("role")))
            continue;
        for (const Node amount : costs.all("amount")) {
            const places::Block* block =
                places::block_at(places::blocks_of(context), amount.range().begin);
            if (block == nullptr || block->kind == places::BlockKind::cell) continue;
            const duly_range sentence =
                places::sentence_around(paper, block->range, amount.range());
            if (context.matches(context.text("not-cost"), context.folded(paper.text(sentence))))
                continue;
            duly_range where = section.range();
            const Node heading = section.first("heading");
            if (heading) where.begin = heading.range().end;
            const std::string_view rest = paper.text(where);
            where.begin += static_cast<std::uint32_t>(
                std::min(rest.find_first_not_of(" :.\t\n"), rest.size()));
            context.report("without", places::first_line(paper, where))
                .arg("amount", places::quoted(amount.text()))
                .arg("heading", places::quoted(places::bare(costs.first("heading").text())))
                .arg("place", amount)
                .arg("words", places::quoted(paper.text(places::first_line(paper, where)), 120))
                .related(places::quoted(paper.text(sentence), 100), sentence);
            return;
        }
    }
    context.report("none");
}

} // namespace

duly_check amount() {
    return check<run>("recommendations.amount",
                      "A recommendation that asks for money says how much.", parameters, cases);
}

} // namespace duly::recommendations
